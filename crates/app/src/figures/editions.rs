//! What each edition brought: cells that were new, that had another value before, that stayed.

use domain::monitor::{Figure, Line};
use domain::period::Period;
use domain::slices::{Slice, difference};
use domain::world::World;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One edition beside everything published before it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionChange<'w> {
    pub edition: String,
    pub published: Option<Date>,
    pub added: usize,
    pub same: usize,
    /// How many cells have another value.
    pub revised: usize,
    /// (older, newer) of cells whose value changed; of a large table the first [`MOST`].
    pub changed: Vec<(Cow<'w, Figure>, Cow<'w, Figure>)>,
}

/// Changed cells of a table that are told one by one.
pub const MOST: usize = 200;

/// The editions of an indicator, oldest first; figures without an edition come before all.
pub fn edition_changes<'w>(world: &'w World, indicator: &str) -> Vec<EditionChange<'w>> {
    let days = world.edition_days();
    let mut editions = BTreeMap::<(Option<Date>, &str), Vec<&Figure>>::new();
    for figure in world.figures.get(indicator).into_iter().flatten() {
        editions.entry((days.get(&figure.key.edition).copied(), &figure.key.edition)).or_default().push(figure);
    }
    let mut known = BTreeMap::<(Line, &Period), &Figure>::new();
    let mut changes = Vec::new();
    for ((published, edition), figures) in editions {
        let mut change = EditionChange { edition: edition.into(), published, added: 0, same: 0, revised: 0, changed: Vec::new() };
        for figure in figures {
            match known.insert(figure.cell(), figure) {
                None => change.added += 1,
                Some(before) if before.value == figure.value => change.same += 1,
                Some(before) => change.changed.push((Cow::Borrowed(before), Cow::Borrowed(figure))),
            }
        }
        change.revised = change.changed.len();
        changes.push(change);
    }
    changes.extend(of_tables(world, indicator, &days));
    changes.sort_by_key(|c| c.published);
    changes
}

fn of_tables<'w>(world: &'w World, indicator: &str, days: &BTreeMap<String, Date>) -> Vec<EditionChange<'w>> {
    // Another definition is another measure: a break and no revision.
    let mut before = BTreeMap::<(&str, &str), &Slice>::new();
    let mut changes = Vec::new();
    for slice in world.slices.get(indicator).into_iter().flatten() {
        let found =
            before.insert((&slice.about.series, &slice.about.definition), slice).map(|older| (older, difference(older, slice, MOST)));
        let published = days.get(&slice.about.edition).copied();
        let mut change =
            EditionChange { edition: slice.about.edition.clone(), published, added: slice.len(), same: 0, revised: 0, changed: Vec::new() };
        if let Some((older, found)) = found {
            (change.added, change.same, change.revised) = (found.new as usize, found.same as usize, found.changed as usize);
            let pair = |(at, then, now): (Vec<usize>, _, _)| {
                let newer = slice.figure(&at, now);
                let mut earlier = Figure { value: then, ..newer.clone() };
                earlier.key.edition.clone_from(&older.about.edition);
                (Cow::Owned(earlier), Cow::Owned(newer))
            };
            change.changed = found.examples.into_iter().map(pair).collect();
        }
        changes.push(change);
    }
    changes
}
