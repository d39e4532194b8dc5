//! Measuring what an action changed, from the published figures: which regions acted, from which
//! year on, and how they are compared. The sums are in the crate `effect`; here figures become its
//! panel.
//!
//! Only figures that may be compared are: one series, one definition, one period kind, regions of
//! one kind. A region that lacks a year is left out and named; no year is guessed.

use crate::figures::{Selection, Shown, Strand, select};
use domain::period::Period;
use domain::world::World;
use effect::{Comparison, Design, Estimate, Panel, Synthetic};
use std::collections::{BTreeMap, BTreeSet};

/// How regions are compared, weakest evidence first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    BeforeAfter,
    Comparison,
    Synthetic,
}

impl Method {
    pub const ALL: &[Method] = &[Method::BeforeAfter, Method::Comparison, Method::Synthetic];

    pub fn code(self) -> &'static str {
        match self {
            Method::BeforeAfter => "before_after",
            Method::Comparison => "comparison",
            Method::Synthetic => "synthetic",
        }
    }

    pub fn from_code(code: &str) -> Option<Method> {
        Method::ALL.iter().copied().find(|m| m.code() == code)
    }
}

/// A question: did this indicator change where was acted?
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Indicator and codes; a dimension that is not named means its total.
    pub selection: Selection,
    /// Region ids that acted.
    pub acted: Vec<String>,
    /// First year in which the effect may show; a school year counts by its first year.
    pub start: i32,
    pub method: Method,
    /// Between 0 and 1.
    pub confidence: f64,
}

/// What was found, with what it was found from.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub panel: Panel,
    pub found: Found,
    /// Regions of the same kind that lack a year.
    pub left_out: Vec<String>,
    /// Last edition the figures come from.
    pub edition: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    BeforeAfter(Estimate),
    Comparison(Comparison),
    Synthetic(Synthetic),
}

impl Found {
    /// Size, and the ends of its interval.
    pub fn interval(&self) -> (f64, f64, f64) {
        match self {
            Found::BeforeAfter(e) => (e.size, e.low, e.high),
            Found::Comparison(c) => (c.estimate.size, c.estimate.low, c.estimate.high),
            Found::Synthetic(s) => (s.size, s.low, s.high),
        }
    }
}

/// Why there is no finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Hindrance {
    /// No figure of this selection exists for a region that acted.
    NoFigures { region: String },
    /// Regions that acted must be of one kind.
    MixedKinds { one: String, other: String },
    /// The data cannot carry it; the panel shows what there is.
    Refused { why: effect::Refusal, panel: Panel, left_out: Vec<String> },
}

/// Answers a study from the figures as the world knows them.
///
/// # Errors
/// [`Hindrance`] says what is missing.
pub fn study(world: &World, asked: &Study) -> Result<Finding, Box<Hindrance>> {
    let kind = one_kind(world, &asked.acted)?;
    let courses = courses(world, &asked.selection, &kind);
    let years = common_years(&courses, &asked.acted)?;
    let (panel, left_out) = panel(&courses, &years);
    let treated = asked.acted.iter().filter_map(|r| panel.units.iter().position(|u| u == r)).collect();
    let design = Design { treated, start: asked.start, confidence: asked.confidence };
    let found = match asked.method {
        Method::BeforeAfter => effect::before_after(&panel, &design).map(Found::BeforeAfter),
        Method::Comparison => effect::difference_in_differences(&panel, &design).map(Found::Comparison),
        Method::Synthetic => effect::synthetic(&panel, &design).map(Found::Synthetic),
    };
    let edition = courses.values().map(|c| c.edition.as_str()).max().unwrap_or_default().to_owned();
    match found {
        Ok(found) => Ok(Finding { panel, found, left_out, edition }),
        Err(why) => Err(Hindrance::Refused { why, panel, left_out }.into()),
    }
}

/// Values of one region by year.
struct Course {
    values: BTreeMap<i32, f64>,
    edition: String,
}

/// The kind of a region: the form of a record, or the letters of a code (`PV26` → `PV`).
fn kind_of(world: &World, region: &str) -> String {
    match world.regions.get_live(region) {
        Some(rec) => rec.value.form.clone(),
        None => region.chars().take_while(|c| c.is_alphabetic()).collect(),
    }
}

fn one_kind(world: &World, acted: &[String]) -> Result<String, Box<Hindrance>> {
    let kinds: Vec<String> = acted.iter().map(|r| kind_of(world, r)).collect();
    let first = kinds.first().cloned().unwrap_or_default();
    match kinds.iter().find(|k| **k != first) {
        Some(other) => Err(Hindrance::MixedKinds { one: first, other: other.clone() }.into()),
        None => Ok(first),
    }
}

fn courses(world: &World, selection: &Selection, kind: &str) -> BTreeMap<String, Course> {
    let breaks = world.indicators.get(&selection.indicator).map_or(&[][..], |i| &i.value.breaks);
    let whole = |f: &Shown<'_>| f.key.dims.keys().all(|d| selection.wanted.contains_key(d));
    let mut regions = BTreeMap::<String, Vec<Shown<'_>>>::new();
    for figure in select(world, selection).into_iter().filter(whole) {
        if kind_of(world, &figure.key.region) == kind {
            regions.entry(figure.key.region.clone()).or_default().push(figure);
        }
    }
    regions.into_iter().map(|(region, figures)| (region, course(figures, breaks))).collect()
}

/// The last stretch that may be compared, of years only.
fn course(figures: Vec<Shown<'_>>, breaks: &[domain::monitor::Break]) -> Course {
    let strand = Strand::new(figures, breaks);
    let mut course = Course { values: BTreeMap::new(), edition: String::new() };
    for point in strand.last_run() {
        if let (Some(year), Some(value)) = (year(&point.figure.key.period), point.figure.value.number()) {
            course.values.insert(year, value);
            course.edition = course.edition.max(point.figure.key.edition.clone());
        }
    }
    course
}

fn year(period: &Period) -> Option<i32> {
    match period {
        Period::Year(y) | Period::SchoolYear(y) => Some(i32::from(*y)),
        _ => None,
    }
}

/// Years that every region that acted has.
fn common_years(courses: &BTreeMap<String, Course>, acted: &[String]) -> Result<BTreeSet<i32>, Box<Hindrance>> {
    let mut years: Option<BTreeSet<i32>> = None;
    for region in acted {
        let own: BTreeSet<i32> = courses.get(region).map(|c| c.values.keys().copied().collect()).unwrap_or_default();
        if own.is_empty() {
            return Err(Hindrance::NoFigures { region: region.clone() }.into());
        }
        years = Some(years.map_or(own.clone(), |held| held.intersection(&own).copied().collect()));
    }
    Ok(years.unwrap_or_default())
}

fn panel(courses: &BTreeMap<String, Course>, years: &BTreeSet<i32>) -> (Panel, Vec<String>) {
    let whole = |c: &Course| years.iter().all(|y| c.values.contains_key(y));
    let left_out = courses.iter().filter(|(_, c)| !whole(c)).map(|(r, _)| r.clone()).collect();
    let kept: Vec<(&String, &Course)> = courses.iter().filter(|(_, c)| whole(c)).collect();
    let panel = Panel {
        units: kept.iter().map(|(r, _)| (*r).clone()).collect(),
        times: years.iter().copied().collect(),
        values: kept.iter().map(|(_, c)| years.iter().map(|y| c.values.get(y).copied()).collect()).collect(),
    };
    (panel, left_out)
}

#[cfg(test)]
mod tests;
