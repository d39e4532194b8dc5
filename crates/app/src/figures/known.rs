//! The codes that an indicator's figures have, whether they stand alone or in tables.

use domain::monitor::Figure;
use domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// What can be asked of one indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known<'w> {
    /// Dimension → codes, without the whole.
    pub dims: BTreeMap<&'w str, BTreeSet<&'w str>>,
    /// Dimensions for which there are figures of the whole.
    pub wholes: BTreeSet<&'w str>,
    pub regions: BTreeSet<&'w str>,
    pub periods: BTreeSet<String>,
    pub editions: BTreeSet<&'w str>,
    /// How many figures there are, of all editions.
    pub count: usize,
    /// Whether there are tables too large to look at as a whole.
    pub is_table: bool,
}

/// Looks through what is published of an indicator.
pub fn known<'w>(world: &'w World, indicator: &str) -> Known<'w> {
    let mut known = Known::default();
    let figures = world.figures.get(indicator).map_or(&[][..], Vec::as_slice);
    let slices = world.slices.get(indicator).map_or(&[][..], Vec::as_slice);
    for figure in figures {
        known.flat(figure);
    }
    for slice in slices {
        known.is_table = true;
        known.count += slice.len();
        known.editions.insert(&slice.about.edition);
        known.regions.extend(slice.regions().codes.iter().map(String::as_str));
        known.periods.extend(slice.periods().codes.iter().cloned());
        for axis in slice.dims() {
            known.dims.entry(&axis.name).or_default().extend(axis.codes.iter().map(String::as_str).filter(|c| !c.is_empty()));
            known.wholes.extend(axis.has_whole().then_some(axis.name.as_str()));
        }
    }
    let dims: Vec<&str> = known.dims.keys().copied().collect();
    let lacks = |dim: &str| figures.iter().any(|f| !f.key.dims.contains_key(dim)) || slices.iter().any(|s| s.axis(dim).is_none());
    known.wholes.extend(dims.into_iter().filter(|dim| lacks(dim)));
    known
}

impl<'w> Known<'w> {
    fn flat(&mut self, figure: &'w Figure) {
        self.count += 1;
        for (dim, code) in &figure.key.dims {
            self.dims.entry(dim).or_default().insert(code);
        }
        self.regions.insert(&figure.key.region);
        self.periods.insert(figure.key.period.to_string());
        self.editions.extend(Some(figure.key.edition.as_str()).filter(|e| !e.is_empty()));
    }
}
