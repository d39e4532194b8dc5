//! Actions and their parts: how far the whole is, and parts that do not fit into it.

use super::Action;
use crate::record::Rec;
use crate::world::World;
use std::collections::BTreeMap;

/// The public parts of each action, in order of id.
pub fn parts(world: &World) -> BTreeMap<&str, Vec<&Rec<Action>>> {
    let mut parts: BTreeMap<&str, Vec<&Rec<Action>>> = BTreeMap::new();
    for action in world.actions.live() {
        if let Some(whole) = &action.value.part_of {
            parts.entry(whole).or_default().push(action);
        }
    }
    parts
}

/// How far an action is, in per cent: the mean of its parts where it has any, else what it says, else
/// its milestones. None where nothing tells.
pub fn progress(action: &Rec<Action>, parts: &BTreeMap<&str, Vec<&Rec<Action>>>) -> Option<i64> {
    rolled_up(action, parts, 0)
}

/// No chain of parts is deeper; what is, came past the checks and must not hang a page.
const DEEPEST: usize = 12;

fn rolled_up(action: &Rec<Action>, parts: &BTreeMap<&str, Vec<&Rec<Action>>>, depth: usize) -> Option<i64> {
    let below = parts.get(action.id.as_str()).filter(|_| depth < DEEPEST);
    let known: Vec<i64> = below
        .into_iter()
        .flatten()
        .filter(|p| p.value.status.as_deref() != Some("stopped"))
        .filter_map(|p| rolled_up(p, parts, depth + 1))
        .collect();
    match i64::try_from(known.len()) {
        Ok(n) if n > 0 => Some((known.iter().sum::<i64>() + n / 2) / n),
        _ => own_progress(&action.value),
    }
}

/// What the action itself says, or its milestones do.
pub fn own_progress(action: &Action) -> Option<i64> {
    let counted = || {
        let live = action.milestones.iter().filter(|m| m.milestone_state != "cancelled").count();
        let done = action.milestones.iter().filter(|m| m.milestone_state == "completed").count();
        (live > 0).then(|| i64::try_from((done * 100 + live / 2) / live).unwrap_or(100))
    };
    match action.phase.as_deref() {
        Some("done") => Some(action.percentage.unwrap_or(100)),
        _ => action.percentage.or_else(counted),
    }
}

/// Whether a part begins before its whole or ends after it. That is a warning, no refusal: plans move.
pub fn sticks_out(part: &Action, whole: &Action) -> bool {
    let before = |a: Option<_>, b: Option<_>| matches!((a, b), (Some(a), Some(b)) if a < b);
    before(part.start, whole.start) || before(whole.end, part.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Milestone;
    use crate::record::State;
    use jiff::civil::date;
    use std::sync::Arc;

    fn world(actions: &[(&str, Option<&str>, Option<i64>)]) -> World {
        let mut world = World::default();
        for (id, part_of, percentage) in actions {
            let value = Action { part_of: part_of.map(Into::into), percentage: *percentage, ..Action::default() };
            let rec = Rec { id: (*id).into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value };
            Arc::make_mut(&mut world.actions).0.insert((*id).into(), rec.into());
        }
        world
    }

    fn progress_of(world: &World, id: &str) -> Option<i64> {
        progress(world.actions.get(id).unwrap(), &parts(world))
    }

    #[test]
    fn the_whole_is_the_mean_of_its_parts() {
        let world =
            world(&[("whole", None, Some(5)), ("a", Some("whole"), Some(100)), ("b", Some("whole"), Some(35)), ("c", Some("b"), None)]);
        assert_eq!(progress_of(&world, "whole"), Some(68));
        assert_eq!(progress_of(&world, "b"), Some(35), "a part that says nothing does not count");
        assert_eq!(progress_of(&world, "c"), None);
    }

    #[test]
    fn a_circle_that_slipped_in_ends() {
        let world = world(&[("a", Some("b"), Some(10)), ("b", Some("a"), Some(20))]);
        assert!(progress_of(&world, "a").is_some());
    }

    #[test]
    fn milestones_count_where_nobody_says_a_number() {
        let step = |state: &str| Milestone { milestone_state: state.into(), ..Milestone::default() };
        let action =
            Action { milestones: vec![step("completed"), step("active"), step("not_started"), step("cancelled")], ..Action::default() };
        assert_eq!(own_progress(&action), Some(33));
        assert_eq!(own_progress(&Action { percentage: Some(50), ..action }), Some(50));
    }

    #[test]
    fn a_part_outside_its_whole_is_noticed() {
        let span = |from, until| Action { start: Some(from), end: Some(until), ..Action::default() };
        let whole = span(date(2026, 1, 1), date(2026, 12, 31));
        assert!(!sticks_out(&span(date(2026, 1, 1), date(2026, 12, 31)), &whole));
        assert!(sticks_out(&span(date(2025, 12, 31), date(2026, 2, 1)), &whole));
        assert!(sticks_out(&span(date(2026, 2, 1), date(2027, 1, 1)), &whole));
        assert!(!sticks_out(&Action::default(), &whole));
    }
}
