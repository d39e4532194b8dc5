//! What each edition brought: cells that were new, that had another value before, that stayed.

use domain::monitor::{Figure, Line};
use domain::period::Period;
use domain::world::World;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One edition beside everything published before it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionChange<'w> {
    pub edition: String,
    pub published: Option<Date>,
    pub added: usize,
    pub same: usize,
    /// (older, newer) of each cell whose value changed.
    pub changed: Vec<(&'w Figure, &'w Figure)>,
}

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
        let mut change = EditionChange { edition: edition.into(), published, added: 0, same: 0, changed: Vec::new() };
        for figure in figures {
            match known.insert(figure.cell(), figure) {
                None => change.added += 1,
                Some(before) if before.value == figure.value => change.same += 1,
                Some(before) => change.changed.push((before, figure)),
            }
        }
        changes.push(change);
    }
    changes
}
