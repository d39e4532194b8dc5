//! Money of actions added up, in eurocents.

use super::{Action, Money, ORIGINS};
use std::collections::BTreeMap;

/// What is planned, committed and spent. An amount nobody gave is none, not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub planned: Option<i64>,
    pub committed: Option<i64>,
    pub spent: Option<i64>,
}

impl Sum {
    pub fn add(&mut self, money: &Money) {
        self.join(&Sum { planned: money.planned_eurocent, committed: money.committed_eurocent, spent: money.spent_eurocent });
    }

    pub fn join(&mut self, other: &Sum) {
        let plus = |a: &mut Option<i64>, b: Option<i64>| {
            if let Some(b) = b {
                *a = Some(a.unwrap_or(0).saturating_add(b));
            }
        };
        plus(&mut self.planned, other.planned);
        plus(&mut self.committed, other.committed);
        plus(&mut self.spent, other.spent);
    }

    pub fn is_empty(&self) -> bool {
        *self == Sum::default()
    }
}

/// All money of an action.
pub fn total(action: &Action) -> Sum {
    let mut sum = Sum::default();
    action.money.iter().for_each(|m| sum.add(m));
    sum
}

/// By year; money without a year comes first.
pub fn by_year(action: &Action) -> BTreeMap<Option<i64>, Sum> {
    let mut years: BTreeMap<Option<i64>, Sum> = BTreeMap::new();
    action.money.iter().for_each(|m| years.entry(m.year).or_default().add(m));
    years
}

/// By origin, in the order of [`ORIGINS`].
pub fn by_origin(action: &Action) -> Vec<(&'static str, Sum)> {
    let of = |origin: &str| {
        let mut sum = Sum::default();
        action.money.iter().filter(|m| m.origin == origin).for_each(|m| sum.add(m));
        sum
    };
    ORIGINS.iter().map(|o| (*o, of(o))).filter(|(_, sum)| !sum.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_gave_stays_unknown() {
        let row = |year, planned, spent| Money {
            year,
            origin: "eu".into(),
            planned_eurocent: planned,
            spent_eurocent: spent,
            ..Money::default()
        };
        let action = Action {
            money: vec![row(Some(2026), Some(100), None), row(Some(2027), Some(50), Some(0)), row(None, None, None)],
            ..Action::default()
        };
        assert_eq!(total(&action), Sum { planned: Some(150), committed: None, spent: Some(0) });
        assert_eq!(by_year(&action).keys().copied().collect::<Vec<_>>(), [None, Some(2026), Some(2027)]);
        assert_eq!(by_origin(&action), [("eu", total(&action))]);
    }
}
