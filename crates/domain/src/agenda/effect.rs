//! What actions should change, what they did change, and how far that is from the target.

use super::{Action, Expected, METHODS, Measured};
use crate::record::Rec;
use crate::world::World;
use std::collections::BTreeMap;

/// An expectation beside what was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap<'a> {
    pub expected: &'a Expected,
    /// The best evidence: the strongest method, then the latest year.
    pub measured: Option<&'a Measured>,
    /// Measured less expected, where both are in one unit.
    pub gap: Option<f64>,
}

/// Every expectation of an action with its measurement.
pub fn gaps<'a>(action: &'a Action, world: &World) -> Vec<Gap<'a>> {
    let of = |expected: &'a Expected| {
        let fits = |m: &&Measured| m.indicator == expected.indicator;
        let measured = action.measured.iter().filter(fits).max_by_key(|m| (rank(&m.method), m.year));
        let same = measured
            .filter(|m| unit_of(&m.indicator, m.unit.as_ref(), world) == unit_of(&expected.indicator, expected.unit.as_ref(), world));
        Gap { expected, measured, gap: same.map(|m| m.size - expected.size) }
    };
    action.expected.iter().map(of).collect()
}

/// Measured effects nobody had expected.
pub fn unexpected(action: &Action) -> Vec<&Measured> {
    action.measured.iter().filter(|m| !action.expected.iter().any(|e| e.indicator == m.indicator)).collect()
}

fn rank(method: &str) -> usize {
    METHODS.iter().position(|m| *m == method).unwrap_or(0)
}

/// The unit an effect is in: its own, else that of the indicator.
pub fn unit_of(indicator: &str, own: Option<&String>, world: &World) -> Option<String> {
    own.cloned().or_else(|| world.indicators.get(indicator).map(|i| i.value.unit.clone()))
}

/// What the open and finished actions for a goal should do to one indicator together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Promised {
    pub size: f64,
    pub actions: Vec<String>,
}

/// The promises for each indicator in its own unit, up to and including `year`. A part whose whole promises for the
/// same indicator is in the whole already.
pub fn promised<'a>(actions: impl Iterator<Item = &'a Rec<Action>>, world: &World, year: Option<i64>) -> BTreeMap<String, Promised> {
    let mut sums: BTreeMap<String, Promised> = BTreeMap::new();
    for action in actions.filter(|a| a.value.status.as_deref() != Some("stopped")) {
        let counts = |e: &&Expected| {
            let own_unit = world.indicators.get(&e.indicator).map(|i| i.value.unit.clone());
            unit_of(&e.indicator, e.unit.as_ref(), world) == own_unit
                && year.is_none_or(|last| e.year <= last)
                && !whole_promises(action, &e.indicator, world)
        };
        for expected in action.value.expected.iter().filter(counts) {
            let sum = sums.entry(expected.indicator.clone()).or_default();
            sum.size += expected.size;
            if !sum.actions.contains(&action.id) {
                sum.actions.push(action.id.clone());
            }
        }
    }
    sums
}

fn whole_promises(part: &Rec<Action>, indicator: &str, world: &World) -> bool {
    let whole = part.value.part_of.as_deref().and_then(|id| world.actions.get_live(id));
    whole.is_some_and(|w| w.value.expected.iter().any(|e| e.indicator == indicator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::State;
    use std::sync::Arc;

    fn expected(indicator: &str, size: f64, year: i64) -> Expected {
        Expected { indicator: indicator.into(), size, year, ..Expected::default() }
    }

    fn measured(size: f64, year: i64, method: &str) -> Measured {
        Measured { indicator: "x".into(), size, year, method: method.into(), ..Measured::default() }
    }

    #[test]
    fn the_strongest_evidence_counts_and_the_gap_is_named() {
        let action = Action {
            expected: vec![expected("x", 10.0, 2026), expected("y", 1.0, 2026)],
            measured: vec![measured(9.0, 2027, "count"), measured(4.0, 2026, "comparison"), measured(6.0, 2025, "comparison")],
            ..Action::default()
        };
        let found = gaps(&action, &World::default());
        assert_eq!((found[0].measured.map(|m| m.size), found[0].gap), (Some(4.0), Some(-6.0)));
        assert_eq!((found[1].measured, found[1].gap), (None, None));
    }

    #[test]
    fn different_units_have_no_gap() {
        let other = Measured { unit: Some("euro".into()), ..measured(4.0, 2026, "count") };
        let action = Action { expected: vec![expected("x", 10.0, 2026)], measured: vec![other], ..Action::default() };
        assert_eq!(gaps(&action, &World::default())[0].gap, None);
    }

    #[test]
    fn promises_add_up_once() {
        let mut world = World::default();
        let rec = |id: &str, value| Rec { id: id.into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value };
        let action = |size, year, part_of: Option<&str>| Action {
            expected: vec![expected("x", size, year)],
            part_of: part_of.map(Into::into),
            ..Action::default()
        };
        let stopped = Action { status: Some("stopped".into()), ..action(50.0, 2026, None) };
        for (id, value) in
            [("a", action(10.0, 2026, None)), ("part", action(7.0, 2026, Some("a"))), ("late", action(3.0, 2031, None)), ("no", stopped)]
        {
            Arc::make_mut(&mut world.actions).0.insert(id.into(), rec(id, value).into());
        }
        let sum = |year| promised(world.actions.live(), &world, year).remove("x").unwrap();
        assert_eq!(sum(Some(2030)), Promised { size: 10.0, actions: vec!["a".into()] });
        assert_eq!(sum(None).size, 13.0);
    }
}
