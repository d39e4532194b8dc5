//! What a selection finds, before it is told: cells of tables stay numbers until somebody reads them.
//! A table may have a hundred thousand cells, and a page of an answer shows a hundred.

use super::{Selection, Shown, newest_corrections, positions, shown};
use domain::monitor::{Correction, Figure, as_known};
use domain::record::Rec;
use domain::slices::Slice;
use domain::world::World;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Figures of a selection: of each cell the newest known, or those of one edition.
pub struct Found<'w> {
    flat: Vec<Shown<'w>>,
    /// The newest table first; the numbers of its cells in its order.
    tables: Vec<(&'w Slice, Vec<usize>)>,
    corrected: BTreeMap<String, &'w Rec<Correction>>,
}

/// Looks up what a selection wants.
pub fn find<'w>(world: &'w World, selection: &Selection) -> Found<'w> {
    let all = world.figures.get(&selection.indicator).map_or(&[][..], Vec::as_slice);
    let fits = |f: &&Figure| {
        let code = |dim: &str| f.key.dims.get(dim).map_or("", String::as_str);
        let dims = selection.wanted.iter().all(|(dim, codes)| codes.iter().any(|c| c == code(dim)));
        let region = selection.regions.is_empty() || selection.regions.contains(&f.key.region);
        let period = selection.periods.is_empty() || selection.periods.contains(&f.key.period.to_string());
        dims && region && period
    };
    let days = world.edition_days();
    let flat: Vec<&Figure> = match &selection.edition {
        Some(edition) => all.iter().filter(|f| f.key.edition == *edition).filter(fits).collect(),
        None => as_known(all.iter().filter(fits), &days, selection.as_of),
    };
    let corrected = newest_corrections(world, selection);
    let flat = flat.into_iter().map(|figure| shown(Cow::Borrowed(figure), &corrected)).collect();
    Found { flat, tables: tables(world, selection, &days), corrected }
}

/// Cells of the released tables, read from the newest table backwards.
fn tables<'w>(world: &'w World, selection: &Selection, days: &BTreeMap<String, Date>) -> Vec<(&'w Slice, Vec<usize>)> {
    let Some(slices) = world.slices.get(&selection.indicator) else { return Vec::new() };
    let known = |s: &&Slice| match (&selection.edition, selection.as_of) {
        (Some(edition), _) => s.about.edition == *edition,
        (None, Some(day)) => days.get(&s.about.edition).is_none_or(|published| *published <= day),
        (None, None) => true,
    };
    let mut told: Vec<&Slice> = slices.iter().map(|s| &**s).filter(known).collect();
    // The newest first; of one day the later released.
    told.reverse();
    told.sort_by_key(|s| std::cmp::Reverse(days.get(&s.about.edition).copied()));
    let mut found: Vec<(&Slice, Vec<usize>)> = Vec::new();
    for (i, slice) in told.iter().enumerate() {
        let Some(wanted) = positions(slice, selection) else { continue };
        let newer: Vec<Places> = told[..i].iter().filter_map(|newer| Places::new(slice, newer)).collect();
        let mut cells = slice.find(&wanted);
        // What a newer table already told is not told again.
        cells.retain(|cell| {
            let at = slice.positions_of(*cell);
            !newer.iter().any(|places| places.has(&at))
        });
        if !cells.is_empty() {
            found.push((slice, cells));
        }
    }
    found
}

/// Where the codes of one table stand in a newer one.
struct Places<'w> {
    newer: &'w Slice,
    /// Per axis of the newer one: the axis of the older, and each code's place; none where the older
    /// has no such axis, which then is the whole.
    axes: Vec<(Option<usize>, Vec<Option<usize>>)>,
    /// Axes that the newer one lacks, with the place of the whole: only that is the same cell.
    lost: Vec<(usize, Option<usize>)>,
}

impl<'w> Places<'w> {
    /// None where they measure another thing.
    fn new(older: &Slice, newer: &'w Slice) -> Option<Places<'w>> {
        if older.about.series != newer.about.series || older.about.definition != newer.about.definition {
            return None;
        }
        let axes = newer.axes.iter().map(|axis| match older.axes.iter().position(|a| a.name == axis.name) {
            Some(own) => (Some(own), older.axes[own].codes.iter().map(|c| axis.position(c)).collect()),
            None => (None, vec![axis.position("")]),
        });
        let lost = older.axes.iter().enumerate().filter(|(_, a)| newer.axis(&a.name).is_none());
        Some(Places { newer, axes: axes.collect(), lost: lost.map(|(i, a)| (i, a.position(""))).collect() })
    }

    fn has(&self, at: &[usize]) -> bool {
        let there = || self.axes.iter().map(|(own, places)| places[own.map_or(0, |own| at[own])]).collect::<Option<Vec<usize>>>();
        self.lost.iter().all(|(axis, whole)| Some(at[*axis]) == *whole) && there().is_some_and(|there| self.newer.at(&there).is_some())
    }
}

impl<'w> Found<'w> {
    pub fn len(&self) -> usize {
        self.flat.len() + self.tables.iter().map(|(_, cells)| cells.len()).sum::<usize>()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of it, in the order of tables.
    pub fn part(&self, skip: usize, take: usize) -> Vec<Shown<'w>> {
        let cells = self.tables.iter().flat_map(|(slice, cells)| cells.iter().map(move |cell| (*slice, *cell)));
        let of_tables = cells.skip(skip.saturating_sub(self.flat.len()));
        let flat: Vec<Shown<'w>> = self.flat.iter().skip(skip).take(take).cloned().collect();
        let left = take - flat.len();
        flat.into_iter().chain(of_tables.take(left).map(|(slice, cell)| shown(Cow::Owned(slice.nth(cell)), &self.corrected))).collect()
    }

    /// All of it.
    pub fn all(&self) -> Vec<Shown<'w>> {
        self.part(0, usize::MAX)
    }

    /// The codes of a dimension that occur, `region` and `period` among them; the empty one is the whole.
    pub fn codes(&self, dim: &str) -> BTreeSet<String> {
        let of = |f: &Figure| match dim {
            domain::slices::REGION => f.key.region.clone(),
            domain::slices::PERIOD => f.key.period.to_string(),
            dim => f.key.dims.get(dim).cloned().unwrap_or_default(),
        };
        let mut codes: BTreeSet<String> = self.flat.iter().map(|f| of(f)).collect();
        for (slice, cells) in &self.tables {
            let Some(axis) = slice.axes.iter().position(|a| a.name == dim) else {
                codes.insert(String::new());
                continue;
            };
            let mut seen = vec![false; slice.axes[axis].codes.len()];
            cells.iter().for_each(|cell| seen[slice.positions_of(*cell)[axis]] = true);
            codes.extend(slice.axes[axis].codes.iter().zip(seen).filter(|(_, seen)| *seen).map(|(code, _)| code.clone()));
        }
        codes
    }

    /// What figures of one table share, and each figure that stands alone: enough to know which
    /// editions, series and sources there are.
    pub fn samples(&self) -> Vec<Shown<'w>> {
        let first = self.tables.iter().filter_map(|(slice, cells)| Some((slice, *cells.first()?)));
        let told = first.map(|(slice, cell)| shown(Cow::Owned(slice.nth(cell)), &self.corrected));
        self.flat.iter().cloned().chain(told).collect()
    }
}
