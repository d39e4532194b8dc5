//! A signal: something goes another way than agreed, and somebody must look at it.

use super::machine::machine;
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a rule looks at. The sums are in [`super::rules`].
pub const TESTS: &[&str] =
    &["off_path", "wrong_way", "action_late", "action_silent", "action_unowned", "action_unfunded", "milestone_missed", "agreement_idle"];

/// When something becomes a signal, as data: what is looked at and how much is too much.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignalRule {
    pub title: Text,
    pub explanation: Text,
    pub test: String,
    /// Off its path: percent of the way from base to target that may be missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// Editions in a row, or days of patience.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patience: Option<i64>,
    /// Only these; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
    /// A signal of this rule ends in a decision and in nothing else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_decide: bool,
    /// Switched off: it raises nothing, what it raised stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl Record for SignalRule {
    const KIND: Kind = Kind::SignalRule;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("explanation", FieldKind::TextProse(2000)),
        need("test", FieldKind::Choice(TESTS)),
        may("threshold", FieldKind::Decimal),
        may("patience", FieldKind::Whole { least: 0, most: 3650 }),
        may("indicators", FieldKind::Refs(Kind::Indicator)),
        may("must_decide", FieldKind::Flag),
        may("off", FieldKind::Flag),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        match (self.test.as_str(), self.threshold) {
            ("off_path", None) => vec![FieldError::new("threshold", Problem::Required)],
            (_, Some(t)) if t < 0.0 => vec![FieldError::new("threshold", Problem::NotANumber(t.to_string()))],
            _ => Vec::new(),
        }
    }
}

/// Where a signal comes from.
pub const ORIGINS: &[&str] = &["rule", "region", "parliament", "party"];

machine! {
    /// Where a signal stands.
    SignalStep {
        New "new", Acknowledged "acknowledged", OnAgenda "on_agenda", Decided "decided", Closed "closed",
    }
    by SignalDeed { Acknowledge "acknowledge", Schedule "schedule", Unschedule "unschedule", Decide "decide", Close "close" }
    moves {
        New, Acknowledge => Acknowledged;
        New, Schedule => OnAgenda;
        Acknowledged, Schedule => OnAgenda;
        OnAgenda, Unschedule => Acknowledged;
        New, Decide => Decided;
        Acknowledged, Decide => Decided;
        OnAgenda, Decide => Decided;
        New, Close => Closed;
        Acknowledged, Close => Closed;
        OnAgenda, Close => Closed;
        Decided, Close => Closed;
    }
}

/// Why a deed on a value is refused; each is the key of a sentence (`refusal-…`).
pub type Stuck = &'static str;

/// One signal, from the moment it is raised to the reason with which it is closed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    pub title: Text,
    pub raised_by: String,
    /// What the person or body who raised it says; a rule says it in its trail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where it was said, for a signal that a person raised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    pub raised: Date,
    #[serde(default)]
    pub step: SignalStep,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub must_decide: bool,
    /// What the rule found, the newest last: at raising, and at each later edition or day that changed it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trail: Vec<TrailRow>,
    /// The day on which what raised it was over. The signal stays until someone closes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Date>,
}

/// What a rule found on a day: the figure, what was expected, how much is too much.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrailRow {
    pub on: Date,
    /// What makes this finding another than the one before: an edition, a day something was due.
    pub occasion: String,
    /// The figure's key as text, where a figure was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norm: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

const TRAIL: &[FieldSpec] = &[
    need("on", FieldKind::Date),
    need("occasion", FieldKind::Line(200)),
    may("figure", FieldKind::Line(400)),
    may("found", FieldKind::Decimal),
    may("norm", FieldKind::Decimal),
    may("threshold", FieldKind::Decimal),
    may("due", FieldKind::Date),
];

impl Record for Signal {
    const KIND: Kind = Kind::Signal;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("raised_by", FieldKind::Choice(ORIGINS)),
        may("text", FieldKind::TextProse(4000)),
        may("rule", FieldKind::Ref(Kind::SignalRule)),
        may("indicator", FieldKind::Ref(Kind::Indicator)),
        may("action", FieldKind::Ref(Kind::Action)),
        may("agreement", FieldKind::Ref(Kind::Agreement)),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("region", FieldKind::Ref(Kind::Region)),
        may("source", FieldKind::Url),
        need("raised", FieldKind::Date),
        may("step", FieldKind::Choice(SignalStep::CODES)),
        may("must_decide", FieldKind::Flag),
        may("trail", FieldKind::Rows(TRAIL)),
        may("ended", FieldKind::Date),
        may("meeting", FieldKind::Ref(Kind::Meeting)),
        may("item", FieldKind::Line(12)),
        may("decided_by", FieldKind::Ref(Kind::Decision)),
        may("close_reason", FieldKind::Prose(2000)),
        may("closed", FieldKind::Date),
    ];
    const HELD: &'static [&'static str] =
        &["rule", "step", "must_decide", "trail", "ended", "meeting", "item", "decided_by", "close_reason", "closed"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        self.region.as_ref().map_or_else(Scope::national, Scope::region)
    }

    /// One open signal per rule and subject, whoever looks and however often.
    fn unique_keys(&self) -> Vec<(String, String)> {
        match (&self.rule, self.subject()) {
            (Some(rule), Some((kind, id))) if self.step != SignalStep::Closed => vec![(format!("{rule}/{kind}/{id}"), "rule".into())],
            _ => Vec::new(),
        }
    }

    /// What a rule found is said by the rule.
    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        let made_up = self.raised_by == "rule" && self.rule.is_none();
        let problem = Problem::NotAChoice { found: "rule".into(), allowed: ORIGINS[1..].to_vec() };
        made_up.then(|| FieldError::new("raised_by", problem)).into_iter().collect()
    }

    fn is_fixed(&self) -> bool {
        self.step == SignalStep::Closed
    }

    fn is_lasting(&self) -> bool {
        self.step != SignalStep::New || self.rule.is_some()
    }
}

impl Signal {
    /// What it is about, where it is about one thing.
    pub fn subject(&self) -> Option<(Kind, &str)> {
        let about = [(Kind::Indicator, &self.indicator), (Kind::Action, &self.action), (Kind::Agreement, &self.agreement)];
        about.into_iter().find_map(|(kind, id)| id.as_deref().map(|id| (kind, id)))
    }

    fn stepped(&self, deed: SignalDeed) -> Result<Signal, Stuck> {
        let step = self.step.after(deed).ok_or("refusal-signal-step")?;
        Ok(Signal { step, ..self.clone() })
    }

    pub fn acknowledge(&self) -> Result<Signal, Stuck> {
        self.stepped(SignalDeed::Acknowledge)
    }

    /// Puts it on the agenda of a meeting that still can treat it.
    pub fn schedule(&self, meeting: &str, item: &str) -> Result<Signal, Stuck> {
        Ok(Signal { meeting: Some(meeting.into()), item: Some(item.into()), ..self.stepped(SignalDeed::Schedule)? })
    }

    pub fn unschedule(&self) -> Result<Signal, Stuck> {
        Ok(Signal { meeting: None, item: None, ..self.stepped(SignalDeed::Unschedule)? })
    }

    pub fn decide(&self, decision: &str) -> Result<Signal, Stuck> {
        Ok(Signal { decided_by: Some(decision.into()), ..self.stepped(SignalDeed::Decide)? })
    }

    /// Closes it, with a reason. What must end in a decision closes only after one.
    pub fn close(&self, reason: &str, today: Date) -> Result<Signal, Stuck> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err("refusal-signal-reason");
        }
        if self.must_decide && self.step != SignalStep::Decided {
            return Err("refusal-signal-must-decide");
        }
        Ok(Signal { close_reason: Some(reason.into()), closed: Some(today), ..self.stepped(SignalDeed::Close)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_step(step: SignalStep, must_decide: bool) -> Signal {
        Signal { step, must_decide, ..Signal::default() }
    }

    fn today() -> Date {
        jiff::civil::date(2026, 11, 21)
    }

    #[test]
    fn closing_asks_a_reason_in_every_state() {
        for step in SignalStep::ALL {
            let refused = in_step(*step, false).close("  ", today()).unwrap_err();
            assert_eq!(refused, "refusal-signal-reason", "{step:?}");
        }
        let closed = in_step(SignalStep::New, false).close(" opgelost ", today()).unwrap();
        assert_eq!((closed.step, closed.close_reason.as_deref(), closed.closed), (SignalStep::Closed, Some("opgelost"), Some(today())));
    }

    #[test]
    fn a_breach_of_the_band_closes_only_by_decision() {
        for step in SignalStep::ALL {
            let closed = in_step(*step, true).close("opgelost", today());
            match step {
                SignalStep::Decided => assert!(closed.is_ok()),
                _ => assert_eq!(closed.unwrap_err(), "refusal-signal-must-decide", "{step:?}"),
            }
        }
        let decided = in_step(SignalStep::OnAgenda, true).decide("lrt-2026-1").unwrap();
        assert_eq!((decided.step, decided.decided_by.as_deref()), (SignalStep::Decided, Some("lrt-2026-1")));
    }

    #[test]
    fn a_closed_signal_can_do_nothing_more_and_frees_its_place() {
        let closed = Signal { rule: Some("r".into()), indicator: Some("x".into()), ..in_step(SignalStep::Closed, false) };
        assert!(closed.is_fixed() && closed.unique_keys().is_empty());
        assert!(SignalDeed::ALL.iter().all(|d| closed.step.after(*d).is_none()));
        let open = Signal { step: SignalStep::Decided, ..closed };
        assert_eq!(open.unique_keys()[0].0, "r/indicator/x");
    }
}
