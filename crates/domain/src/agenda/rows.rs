//! The groups of an action: tasks, milestones, money, results, expected and measured effects.

use crate::field::{FieldKind, FieldSpec, may, need};
use crate::record::Kind;
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CERTAINTIES, EVIDENCE_LEVELS, LEVELS, METHODS, MILESTONE_STATES, MONEY_KINDS, ORIGINS};

/// A partner and what it does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub party: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Text>,
}

pub(super) const TASK: &[FieldSpec] = &[need("party", FieldKind::Ref(Kind::Party)), may("task", FieldKind::TextLine(300))];

/// A step of the work with the day it should be done by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// One of [`super::MILESTONE_STATES`].
    pub milestone_state: String,
    /// The day it was done; kept for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Date>,
}

pub(super) const MILESTONE: &[FieldSpec] = &[
    need("text", FieldKind::TextLine(300)),
    may("due", FieldKind::Date),
    need("milestone_state", FieldKind::Choice(MILESTONE_STATES)),
    may("completed", FieldKind::Date),
];

impl Milestone {
    pub fn is_open(&self) -> bool {
        matches!(self.milestone_state.as_str(), "not_started" | "active")
    }

    /// Whether it should have been done before `today`.
    pub fn is_missed(&self, today: Date) -> bool {
        self.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// Money of one origin and kind in one year. In kind means hours, rooms or machines, at their worth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Absent where the source gives a sum over several years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    pub origin: String,
    pub money_kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_eurocent: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committed_eurocent: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent_eurocent: Option<i64>,
}

pub(super) const MONEY: &[FieldSpec] = &[
    may("year", FieldKind::Whole { least: 2000, most: 2100 }),
    need("origin", FieldKind::Choice(ORIGINS)),
    need("money_kind", FieldKind::Choice(MONEY_KINDS)),
    may("funder", FieldKind::Ref(Kind::Party)),
    may("planned_eurocent", FieldKind::Euro),
    may("committed_eurocent", FieldKind::Euro),
    may("spent_eurocent", FieldKind::Euro),
];

/// One step of the results chain: what was counted, where it stood, should come and stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Result {
    pub level: String,
    pub measure: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_level: Option<String>,
}

pub(super) const RESULT: &[FieldSpec] = &[
    need("level", FieldKind::Choice(LEVELS)),
    need("measure", FieldKind::TextLine(300)),
    may("indicator", FieldKind::Ref(Kind::Indicator)),
    may("year", YEAR),
    may("baseline", FieldKind::Decimal),
    may("target", FieldKind::Decimal),
    may("actual", FieldKind::Decimal),
    may("evidence_url", FieldKind::Url),
    may("evidence_level", FieldKind::Choice(EVIDENCE_LEVELS)),
];

const YEAR: FieldKind = FieldKind::Whole { least: 2000, most: 2100 };

/// What the action should do to an indicator, in the indicator's own unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub indicator: String,
    /// The change against doing nothing; below zero for a fall.
    pub size: f64,
    /// Unit code; absent means the indicator's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub year: i64,
    pub certainty: String,
    /// What the expectation rests on.
    pub basis: Text,
}

pub(super) const EXPECTED: &[FieldSpec] = &[
    need("indicator", FieldKind::Ref(Kind::Indicator)),
    need("size", FieldKind::Decimal),
    may("unit", FieldKind::Line(40)),
    need("year", YEAR),
    need("certainty", FieldKind::Choice(CERTAINTIES)),
    need("basis", FieldKind::TextLine(500)),
];

/// What the action did to an indicator, as far as someone could tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    pub indicator: String,
    pub size: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub year: i64,
    pub method: String,
    /// The interval around the size, where the method gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// Who judged: an organisation or function.
    pub judge: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_url: Option<String>,
}

pub(super) const MEASURED: &[FieldSpec] = &[
    need("indicator", FieldKind::Ref(Kind::Indicator)),
    need("size", FieldKind::Decimal),
    may("unit", FieldKind::Line(40)),
    need("year", YEAR),
    need("method", FieldKind::Choice(METHODS)),
    may("low", FieldKind::Decimal),
    may("high", FieldKind::Decimal),
    need("judge", FieldKind::Line(200)),
    may("evidence_url", FieldKind::Url),
];
