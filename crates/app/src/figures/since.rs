//! What changed in a reader's own selection since the edition before the newest.

use super::{Selection, Shown, select};
use domain::monitor::Line;
use domain::period::Period;
use domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// The newest edition of a selection beside what was known the day before it.
#[derive(Clone, Debug)]
pub struct Since<'w> {
    pub edition: String,
    pub added: usize,
    pub same: usize,
    /// (older, newer) of each cell whose value changed.
    pub changed: Vec<(Shown<'w>, Shown<'w>)>,
}

/// None where the selection has one edition, or is itself a look at the past. Only cells of `lines` count.
pub fn since<'w>(world: &'w World, selection: &Selection, lines: &BTreeSet<Line<'_>>) -> Option<Since<'w>> {
    if selection.edition.is_some() || selection.as_of.is_some() {
        return None;
    }
    let days = world.edition_days();
    let now: Vec<Shown<'w>> = select(world, selection).into_iter().filter(|f| lines.contains(&f.line())).collect();
    let newest = now.iter().filter_map(|f| Some((*days.get(&f.key.edition)?, f.key.edition.as_str()))).max()?;
    let eve = newest.0.yesterday().ok()?;
    let earlier = select(world, &Selection { as_of: Some(eve), ..selection.clone() });
    let before: BTreeMap<(Line<'_>, &Period), &Shown<'w>> =
        earlier.iter().filter(|f| lines.contains(&f.line())).map(|f| ((f.line(), &f.key.period), f)).collect();
    if before.is_empty() {
        return None;
    }
    let mut found = Since { edition: newest.1.into(), added: 0, same: 0, changed: Vec::new() };
    for figure in &now {
        match before.get(&(figure.line(), &figure.key.period)) {
            None => found.added += 1,
            Some(old) if old.value == figure.value => found.same += 1,
            Some(old) => found.changed.push(((*old).clone(), figure.clone())),
        }
    }
    Some(found)
}
