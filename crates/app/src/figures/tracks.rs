//! Figures as a reader sees them through time: strands, each with threads that may be compared.
//!
//! A thread has one series and one definition; its points may be joined. A strand (women; havo)
//! may have several threads. Its chain is the newest thread, with what older threads know of the
//! time before it, each change of thread marked as a break.

use super::Shown;
use domain::monitor::Break;
use domain::period::Period;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Figures that differ only in period (and edition).
#[derive(Clone, Debug)]
pub struct Thread<'w> {
    pub series: String,
    pub definition: String,
    pub points: Vec<Point<'w>>,
}

#[derive(Clone, Debug)]
pub struct Point<'w> {
    pub figure: Shown<'w>,
    /// Not comparable with the point before it.
    pub break_before: bool,
}

/// Everything of one breakdown in one region.
#[derive(Clone, Debug)]
pub struct Strand<'w> {
    pub dims: BTreeMap<String, String>,
    pub region: String,
    /// The best known value of each period, with breaks.
    pub chain: Vec<Point<'w>>,
    /// All threads, the newest first.
    pub threads: Vec<Thread<'w>>,
}

/// First and last point that may be compared.
#[derive(Clone, Debug)]
pub struct Change<'a, 'w> {
    pub first: &'a Shown<'w>,
    pub last: &'a Shown<'w>,
    /// Last minus first, rounded to the decimals of the two.
    pub difference: f64,
    /// The same in percent of the first, where that is not zero.
    pub percent: Option<f64>,
}

/// A key that puts periods in order of time; words without a year come last.
pub(super) fn time(shown: &Shown<'_>) -> (i64, String) {
    // A span of years counts from its end: that is when it could be known.
    let end = match shown.key.period {
        Period::Years(_, last) => Some(f64::from(last)),
        ref other => other.position(),
    };
    let position = end.map_or(i64::MAX, |p| (p * 1000.0).round() as i64);
    (position, shown.key.period.to_string())
}

impl<'w> Strand<'w> {
    /// Arranges figures of one breakdown and region.
    pub fn new(figures: Vec<Shown<'w>>, breaks: &[Break]) -> Strand<'w> {
        let (dims, region) = figures.first().map_or_else(Default::default, |f| (f.key.dims.clone(), f.key.region.clone()));
        let mut groups = BTreeMap::<(String, String), Vec<Shown<'w>>>::new();
        for figure in figures {
            groups.entry((figure.key.series.clone(), figure.key.definition.clone())).or_default().push(figure);
        }
        let mut threads: Vec<Thread<'w>> =
            groups.into_iter().map(|((series, definition), f)| thread(series, definition, f, breaks)).collect();
        threads.sort_by_cached_key(|t| Reverse(t.newest()));
        let chain = chain(&threads);
        Strand { dims, region, chain, threads }
    }

    /// Threads that know at least two periods which the chain does not: they add a course of
    /// their own, and not just another value for a year.
    pub fn beside(&self) -> impl Iterator<Item = &Thread<'w>> {
        let own: BTreeSet<String> = self.chain.iter().map(|p| p.figure.key.period.to_string()).collect();
        self.threads.iter().filter(move |t| t.points.iter().filter(|p| !own.contains(&p.figure.key.period.to_string())).count() > 1)
    }

    /// The last run of the chain without a break.
    pub fn last_run(&self) -> &[Point<'w>] {
        let start = self.chain.iter().rposition(|p| p.break_before).unwrap_or(0);
        &self.chain[start..]
    }

    pub fn last(&self) -> Option<&Shown<'w>> {
        self.chain.iter().rev().map(|p| &p.figure).find(|f| f.value.number().is_some())
    }

    /// How the last run went; none where it has fewer than two numbers.
    pub fn change(&self) -> Option<Change<'_, 'w>> {
        let numbers = || self.last_run().iter().map(|p| &p.figure).filter(|f| f.value.number().is_some());
        let (first, last) = (numbers().next()?, numbers().next_back()?);
        if first.key.period == last.key.period {
            return None;
        }
        let (a, b) = (first.value.number()?, last.value.number()?);
        let difference = rounded(b - a, decimals(a).max(decimals(b)));
        Some(Change { first, last, difference, percent: (a != 0.0).then(|| (b - a) / a.abs() * 100.0) })
    }
}

impl Thread<'_> {
    /// When it was last measured, how late that was published, how much it knows.
    fn newest(&self) -> (i64, String, usize) {
        let last = self.points.last().map(|p| &p.figure);
        (last.map_or(0, |f| time(f).0), last.map_or_else(String::new, |f| f.key.edition.clone()), self.points.len())
    }
}

fn thread<'w>(series: String, definition: String, mut figures: Vec<Shown<'w>>, breaks: &[Break]) -> Thread<'w> {
    figures.sort_by_cached_key(time);
    let mut points: Vec<Point<'w>> = Vec::with_capacity(figures.len());
    for figure in figures {
        let period = figure.key.period.to_string();
        let break_before = !points.is_empty() && breaks.iter().any(|b| b.at == period);
        points.push(Point { figure, break_before });
    }
    Thread { series, definition, points }
}

/// The newest thread, and before its first point what older threads know.
fn chain<'w>(threads: &[Thread<'w>]) -> Vec<Point<'w>> {
    let mut chain = threads.first().map_or_else(Vec::new, |t| t.points.clone());
    loop {
        let Some(first) = chain.first().map(|p| time(&p.figure)) else { return chain };
        let earlier = |t: &Thread<'w>| t.points.iter().rposition(|p| time(&p.figure).0 < first.0);
        let best = threads.iter().filter_map(|t| earlier(t).map(|i| (t, i))).max_by_key(|(t, i)| {
            let last = &t.points[*i].figure;
            (time(last).0, last.key.edition.clone())
        });
        let Some((thread, last)) = best else { return chain };
        chain[0].break_before = true;
        chain.splice(0..0, thread.points[..=last].iter().cloned());
    }
}

/// Decimals that show the value as published, at most four.
pub(super) fn decimals(value: f64) -> i32 {
    (0..4).find(|d| (value * 10f64.powi(*d)).fract().abs() < 1e-9).unwrap_or(4)
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale
}
