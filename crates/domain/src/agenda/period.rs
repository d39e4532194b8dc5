//! A reporting period: how all actions stood at its end, kept as it was.

use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::people::dates_in_order;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of time about which the pact reports. Once frozen it is fixed; what was frozen stands
/// beside it under its fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportingPeriod {
    pub title: Text,
    pub from: Date,
    pub until: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The day it was frozen, what it holds then, and the SHA-256 of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen_actions: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// Why a period cannot be frozen; the code of a sentence.
pub type Stuck = &'static str;

impl Record for ReportingPeriod {
    const KIND: Kind = Kind::ReportingPeriod;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("from", FieldKind::Date),
        need("until", FieldKind::Date),
        may("text", FieldKind::TextProse(4000)),
        may("frozen", FieldKind::Date),
        may("frozen_actions", FieldKind::Whole { least: 0, most: 10_000_000 }),
        may("fingerprint", FieldKind::Line(64)),
    ];
    const HELD: &'static [&'static str] = &["frozen", "frozen_actions", "fingerprint"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn is_fixed(&self) -> bool {
        self.frozen.is_some()
    }

    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        let mut errors: Vec<FieldError> = dates_in_order(Some(self.from), Some(self.until), "until").into_iter().collect();
        if self.frozen.is_some() != self.fingerprint.is_some() {
            errors.push(FieldError::new("fingerprint", Problem::Required));
        }
        errors
    }
}

impl ReportingPeriod {
    /// Frozen on `today`: once, and not before it is over.
    pub fn frozen(&self, today: Date, actions: i64, fingerprint: String) -> Result<ReportingPeriod, Stuck> {
        if self.frozen.is_some() {
            return Err("refusal-period-frozen");
        }
        if today <= self.until {
            return Err("refusal-period-running");
        }
        Ok(ReportingPeriod { frozen: Some(today), frozen_actions: Some(actions), fingerprint: Some(fingerprint), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_is_frozen_once_and_not_before_it_is_over() {
        let period = ReportingPeriod { from: date(2026, 1, 1), until: date(2026, 6, 30), ..ReportingPeriod::default() };
        assert_eq!(period.frozen(date(2026, 6, 30), 3, "x".into()), Err("refusal-period-running"));
        let frozen = period.frozen(date(2026, 7, 1), 3, "x".into()).unwrap();
        assert!(frozen.is_fixed() && !period.is_fixed());
        assert_eq!(frozen.frozen(date(2026, 7, 2), 4, "y".into()), Err("refusal-period-frozen"));
    }
}
