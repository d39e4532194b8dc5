//! What was published, as a reader asks for it: a selection of one indicator's figures.
//!
//! A corrected figure shows its new value here, so that page, picture and API agree; what was
//! published stays reachable through [`Shown::published`]. Nothing here joins figures of another
//! series or definition: see [`view`].

mod asked;
mod derived;
mod editions;
mod offers;
mod places;
mod since;
mod tracks;
mod view;

pub use asked::{Asked, TOTAL, Unknown, ask, spread};
pub use derived::{INHABITANTS, Measure, Why, measured};
pub use editions::{EditionChange, edition_changes};
pub use offers::{Codes, Offers, offers};
pub use places::{Boundaries, Gazetteer, Level, Spot, fit, spot};
pub use since::{Since, since};
pub use tracks::{Change, Point, Strand, Thread};
pub use view::{Form, View, view};

use domain::monitor::{Correction, Figure, Key, as_known};
use domain::record::Rec;
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
    published: &'w Figure,
    pub correction: Option<&'w Rec<Correction>>,
}

impl<'w> Shown<'w> {
    /// What was published, before any correction.
    pub fn published(&self) -> &'w Figure {
        self.published
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
    let Some(all) = world.figures.get(&selection.indicator) else { return Vec::new() };
    let fits = |f: &&Figure| {
        let code = |dim: &str| f.key.dims.get(dim).map_or("", String::as_str);
        let dims = selection.wanted.iter().all(|(dim, codes)| codes.iter().any(|c| c == code(dim)));
        let region = selection.regions.is_empty() || selection.regions.contains(&f.key.region);
        let period = selection.periods.is_empty() || selection.periods.contains(&f.key.period.to_string());
        dims && region && period
    };
    let found: Vec<&Figure> = match &selection.edition {
        Some(edition) => all.iter().filter(|f| f.key.edition == *edition).filter(fits).collect(),
        None => as_known(all.iter().filter(fits), &world.edition_days(), selection.as_of),
    };
    let corrected = newest_corrections(world, selection);
    found.into_iter().map(|figure| shown(figure, &corrected)).collect()
}

fn shown<'w>(published: &'w Figure, corrected: &BTreeMap<String, &'w Rec<Correction>>) -> Shown<'w> {
    let correction = if corrected.is_empty() { None } else { corrected.get(&published.key.to_string()).copied() };
    let figure = match correction {
        None => Cow::Borrowed(published),
        Some(c) => Cow::Owned(Figure { value: Value::Number { value: c.value.after }, ..published.clone() }),
    };
    Shown { figure, published, correction }
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
pub fn by_key<'w>(world: &'w World, key: &str) -> Option<&'w Figure> {
    let indicator = key.split(';').next()?;
    world.figures.get(indicator)?.iter().find(|f| Key::to_string(&f.key) == key)
}

/// Corrections of an indicator's figures, newest first.
pub fn corrections<'w>(world: &'w World, indicator: &str) -> Vec<&'w Rec<Correction>> {
    let mut found: Vec<_> = world.corrections.live().filter(|c| c.value.indicator == indicator).collect();
    found.sort_by_key(|c| std::cmp::Reverse(c.value.corrected));
    found
}

#[cfg(test)]
mod tests;
