//! What was published, as a reader asks for it: a selection of one indicator's figures.
//!
//! A corrected figure shows its new value here, so that page, picture and API agree; what was
//! published stays reachable through [`Shown::published`]. Nothing here joins figures of another
//! series or definition: see [`view`].

mod asked;
mod editions;
mod known;
mod tracks;
mod view;

pub use asked::{Asked, TOTAL, Unknown, ask};
pub use editions::{EditionChange, edition_changes};
pub use known::{Known, known};
pub use tracks::{Change, Point, Strand, Thread};
pub use view::{Form, View, beside, view};

use domain::monitor::{Correction, Figure, Key, as_known};
use domain::record::Rec;
use domain::slices::{PERIOD, REGION, Slice};
use domain::value::Value;
use domain::world::World;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A reader's choice. It stands in the address, and stays readable when the table changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    pub indicator: String,
    /// Dimension → wanted codes; the empty code is the total. A dimension that is absent is not
    /// restricted.
    pub wanted: BTreeMap<String, Vec<String>>,
    pub regions: Vec<String>,
    pub periods: Vec<String>,
    /// One edition only.
    pub edition: Option<String>,
    /// As published on this day.
    pub as_of: Option<Date>,
}

/// A figure as it is shown today: as published, or with the value a correction gave it.
#[derive(Clone, Debug)]
pub struct Shown<'w> {
    figure: Cow<'w, Figure>,
    /// As published, where a correction gave it another value.
    published: Option<Cow<'w, Figure>>,
    pub correction: Option<&'w Rec<Correction>>,
}

impl Shown<'_> {
    /// What was published, before any correction.
    pub fn published(&self) -> &Figure {
        self.published.as_ref().unwrap_or(&self.figure)
    }
}

impl std::ops::Deref for Shown<'_> {
    type Target = Figure;
    fn deref(&self) -> &Figure {
        &self.figure
    }
}

/// Figures of a selection: of each cell the newest known, or those of one edition.
pub fn select<'w>(world: &'w World, selection: &Selection) -> Vec<Shown<'w>> {
    let all = world.figures.get(&selection.indicator).map_or(&[][..], Vec::as_slice);
    let fits = |f: &&Figure| {
        let code = |dim: &str| f.key.dims.get(dim).map_or("", String::as_str);
        let dims = selection.wanted.iter().all(|(dim, codes)| codes.iter().any(|c| c == code(dim)));
        let region = selection.regions.is_empty() || selection.regions.contains(&f.key.region);
        let period = selection.periods.is_empty() || selection.periods.contains(&f.key.period.to_string());
        dims && region && period
    };
    let days = world.edition_days();
    let found: Vec<&Figure> = match &selection.edition {
        Some(edition) => all.iter().filter(|f| f.key.edition == *edition).filter(fits).collect(),
        None => as_known(all.iter().filter(fits), &days, selection.as_of),
    };
    let corrected = newest_corrections(world, selection);
    let mut found: Vec<Shown<'w>> = found.into_iter().map(|figure| shown(Cow::Borrowed(figure), &corrected)).collect();
    found.extend(of_slices(world, selection, &days).into_iter().map(|figure| shown(Cow::Owned(figure), &corrected)));
    found
}

/// Figures of the released tables: of each cell the newest, read from the newest table backwards.
fn of_slices(world: &World, selection: &Selection, days: &BTreeMap<String, Date>) -> Vec<Figure> {
    let Some(slices) = world.slices.get(&selection.indicator) else { return Vec::new() };
    let known = |s: &&std::sync::Arc<Slice>| match (&selection.edition, selection.as_of) {
        (Some(edition), _) => s.about.edition == *edition,
        (None, Some(day)) => days.get(&s.about.edition).is_none_or(|published| *published <= day),
        (None, None) => true,
    };
    let mut told: Vec<&std::sync::Arc<Slice>> = slices.iter().filter(known).collect();
    // The newest first; of one day the later released.
    told.reverse();
    told.sort_by_key(|s| std::cmp::Reverse(days.get(&s.about.edition).copied()));
    let mut found: Vec<Figure> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let several = told.len() > 1;
    for slice in told {
        let Some(wanted) = positions(slice, selection) else { continue };
        for figure in slice.select(&wanted) {
            // The key without its edition: what a newer table already told is not told again.
            if !several || seen.insert(Key { edition: String::new(), ..figure.key.clone() }) {
                found.push(figure);
            }
        }
    }
    found
}

/// What a selection wants, as positions on the axes of a table; none where it has nothing of it.
fn positions(slice: &Slice, selection: &Selection) -> Option<Vec<Option<Vec<usize>>>> {
    // A dimension the table lacks is the whole there.
    let lacking = |dim: &String| slice.axis(dim).is_none_or(|a| a.name == REGION || a.name == PERIOD);
    if selection.wanted.iter().any(|(dim, codes)| lacking(dim) && !codes.iter().any(String::is_empty)) {
        return None;
    }
    let mut wanted = Vec::with_capacity(slice.axes.len());
    for axis in &slice.axes {
        let codes = match axis.name.as_str() {
            REGION => Some(&selection.regions).filter(|r| !r.is_empty()),
            PERIOD => Some(&selection.periods).filter(|p| !p.is_empty()),
            dim => selection.wanted.get(dim),
        };
        let places = codes.map(|codes| codes.iter().filter_map(|c| axis.position(c)).collect::<Vec<usize>>());
        if places.as_ref().is_some_and(Vec::is_empty) {
            return None;
        }
        wanted.push(places);
    }
    Some(wanted)
}

fn shown<'w>(published: Cow<'w, Figure>, corrected: &BTreeMap<String, &'w Rec<Correction>>) -> Shown<'w> {
    let correction = if corrected.is_empty() { None } else { corrected.get(&published.key.to_string()).copied() };
    match correction {
        None => Shown { figure: published, published: None, correction },
        Some(c) => {
            let figure = Cow::Owned(Figure { value: Value::Number { value: c.value.after }, ..published.as_ref().clone() });
            Shown { figure, published: Some(published), correction }
        }
    }
}

/// Of each corrected figure the last correction known on the day asked for, by the figure's key.
fn newest_corrections<'w>(world: &'w World, selection: &Selection) -> BTreeMap<String, &'w Rec<Correction>> {
    let mut newest = BTreeMap::<String, &Rec<Correction>>::new();
    let known = |c: &&Rec<Correction>| selection.as_of.is_none_or(|day| c.value.corrected <= day);
    for correction in world.corrections.live().filter(|c| c.value.indicator == selection.indicator).filter(known) {
        let held = newest.entry(correction.value.figure.clone()).or_insert(correction);
        if (held.value.corrected, held.updated_at) < (correction.value.corrected, correction.updated_at) {
            *held = correction;
        }
    }
    newest
}

/// The figure with this key, as published.
pub fn by_key<'w>(world: &'w World, key: &str) -> Option<Cow<'w, Figure>> {
    let indicator = key.split(';').next()?;
    let flat = world.figures.get(indicator).into_iter().flatten().find(|f| Key::to_string(&f.key) == key);
    flat.map(Cow::Borrowed).or_else(|| of_key(world, indicator, key).map(Cow::Owned))
}

/// A cell of a table by its key; the key names every code.
fn of_key(world: &World, indicator: &str, key: &str) -> Option<Figure> {
    let pairs: BTreeMap<&str, &str> = key.split(';').skip(1).filter_map(|pair| pair.split_once('=')).collect();
    let slice = world.slices.get(indicator)?.iter().find(|s| Some(&s.about.edition.as_str()) == pairs.get("edition"))?;
    let position = |a: &domain::slices::Axis| a.position(pairs.get(a.name.as_str()).copied().unwrap_or(""));
    let places = slice.axes.iter().map(position).collect::<Option<Vec<_>>>()?;
    Some(slice.figure(&places, slice.at(&places)?)).filter(|f| f.key.to_string() == key)
}

/// Corrections of an indicator's figures, newest first.
pub fn corrections<'w>(world: &'w World, indicator: &str) -> Vec<&'w Rec<Correction>> {
    let mut found: Vec<_> = world.corrections.live().filter(|c| c.value.indicator == indicator).collect();
    found.sort_by_key(|c| std::cmp::Reverse(c.value.corrected));
    found
}

#[cfg(test)]
mod tests;
