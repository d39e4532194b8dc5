//! What was published, as a reader asks for it: a selection of one indicator's figures.

use domain::monitor::{Correction, Figure, as_known};
use domain::record::Rec;
use domain::world::World;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A reader's choice. It stands in the address, and stays readable when the table changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    pub indicator: String,
    /// Dimension → wanted codes; a dimension that is absent is not restricted.
    pub wanted: BTreeMap<String, Vec<String>>,
    pub regions: Vec<String>,
    pub periods: Vec<String>,
    /// One edition only.
    pub edition: Option<String>,
    /// As published on this day.
    pub as_of: Option<Date>,
}

/// Figures of a selection: of each cell the newest known, or those of one edition.
pub fn select<'w>(world: &'w World, selection: &Selection) -> Vec<&'w Figure> {
    let Some(all) = world.figures.get(&selection.indicator) else { return Vec::new() };
    let fits = |f: &&Figure| {
        let dims = selection.wanted.iter().all(|(dim, codes)| f.key.dims.get(dim).is_some_and(|c| codes.contains(c)));
        let region = selection.regions.is_empty() || selection.regions.contains(&f.key.region);
        let period = selection.periods.is_empty() || selection.periods.contains(&f.key.period.to_string());
        dims && region && period
    };
    match &selection.edition {
        Some(edition) => all.iter().filter(|f| f.key.edition == *edition).filter(fits).collect(),
        None => as_known(all.iter().filter(fits), &world.edition_days(), selection.as_of),
    }
}

/// Corrections of an indicator's figures, newest first.
pub fn corrections<'w>(world: &'w World, indicator: &str) -> Vec<&'w Rec<Correction>> {
    let mut found: Vec<_> = world.corrections.live().filter(|c| c.value.indicator == indicator).collect();
    found.sort_by_key(|c| std::cmp::Reverse(c.value.corrected));
    found
}
