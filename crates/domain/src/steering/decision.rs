//! A decision of the steering group, of a region's body, or of the pact: numbered, reasoned, and
//! looked back upon.

use super::machine::machine;
use super::{LRT, Stuck, body_scope, is_body};
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::pact::{SOURCE, Source};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

machine! {
    /// Where a decision stands.
    DecisionStep { Proposed "proposed", Taken "taken", Withdrawn "withdrawn", Superseded "superseded" }
    by DecisionDeed { Take "take", Withdraw "withdraw", Supersede "supersede" }
    moves {
        Proposed, Take => Taken;
        Proposed, Withdraw => Withdrawn;
        Taken, Withdraw => Withdrawn;
        Taken, Supersede => Superseded;
    }
}

/// What a review finds: was the aim reached?
pub const VERDICTS: &[&str] = &["reached", "partly", "not_reached", "unknown"];

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub title: Text,
    pub text: Text,
    /// `lrt`, `pact`, or a region.
    #[serde(rename = "organ")]
    pub body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
    /// What it rests on; without these the indicators of its goals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// `consent` or `vote`; absent where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// When to look whether the aim was reached, and who does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    /// The decision of another body that this one answers, or works out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// Until when other bodies are asked to decide on this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_due: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    #[serde(default)]
    pub step: DecisionStep,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recused: Vec<Recused>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_on: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict_text: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Date>,
}

/// A seat that kept out of it, and why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recused {
    pub seat: String,
    pub reason: String,
}

const RECUSED: &[FieldSpec] = &[need("seat", FieldKind::Ref(Kind::Seat)), need("reason", FieldKind::Line(400))];

impl Record for Decision {
    const KIND: Kind = Kind::Decision;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("text", FieldKind::TextProse(8000)),
        need("organ", FieldKind::Line(60)),
        may("basis", FieldKind::TextProse(4000)),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("regions", FieldKind::Refs(Kind::Region)),
        may("parties", FieldKind::Refs(Kind::Party)),
        may("indicators", FieldKind::Refs(Kind::Indicator)),
        may("meeting", FieldKind::Ref(Kind::Meeting)),
        may("item", FieldKind::Line(12)),
        may("manner", FieldKind::Choice(&["consent", "vote"])),
        may("decided", FieldKind::Date),
        may("effective", FieldKind::Date),
        may("review_on", FieldKind::Date),
        may("owner", FieldKind::Ref(Kind::Party)),
        may("supersedes", FieldKind::Ref(Kind::Decision)),
        may("answers", FieldKind::Ref(Kind::Decision)),
        may("answer_due", FieldKind::Date),
        may("sources", FieldKind::Rows(SOURCE)),
        may("step", FieldKind::Choice(DecisionStep::CODES)),
        may("signals", FieldKind::Refs(Kind::Signal)),
        may("recused", FieldKind::Rows(RECUSED)),
        may("superseded_by", FieldKind::Ref(Kind::Decision)),
        may("asked_on", FieldKind::Date),
        may("verdict", FieldKind::Choice(VERDICTS)),
        may("verdict_text", FieldKind::TextProse(4000)),
        may("judged", FieldKind::Date),
    ];
    const HELD: &'static [&'static str] =
        &["meeting", "item", "decided", "step", "signals", "recused", "superseded_by", "asked_on", "verdict", "verdict_text", "judged"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        Scope { parties: self.owner.iter().cloned().collect(), ..body_scope(&self.body) }
    }

    /// An item of a meeting is decided once.
    fn unique_keys(&self) -> Vec<(String, String)> {
        match (&self.meeting, &self.item) {
            (Some(meeting), Some(item)) if self.step != DecisionStep::Withdrawn => vec![(format!("{meeting}/{item}"), "item".into())],
            _ => Vec::new(),
        }
    }

    fn check(&self, id: &str, world: &World) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if !is_body(world, &self.body) {
            errors.push(FieldError::new("organ", Problem::NoSuchRecord { kind: Kind::Region, id: self.body.clone() }));
        }
        let from = self.decided.or(self.effective);
        for (field, day) in [("review_on", self.review_on), ("answer_due", self.answer_due)] {
            if from.zip(day).is_some_and(|(from, day)| day < from) {
                errors.push(FieldError::new(field, Problem::EndBeforeStart));
            }
        }
        if self.review_on.is_some() && self.owner.is_none() {
            errors.push(FieldError::new("owner", Problem::Required));
        }
        for (field, other) in [("supersedes", &self.supersedes), ("answers", &self.answers)] {
            if other.as_deref() == Some(id) {
                errors.push(FieldError::new(field, Problem::PointsAtItself));
            }
        }
        errors
    }

    /// What was decided stays as it was decided: a later insight is a later decision.
    fn held(&self) -> &'static [&'static str] {
        const SETTLED: &[&str] = &[
            "title",
            "text",
            "organ",
            "basis",
            "manner",
            "effective",
            "supersedes",
            "meeting",
            "item",
            "decided",
            "step",
            "signals",
            "recused",
            "superseded_by",
            "asked_on",
            "verdict",
            "verdict_text",
            "judged",
        ];
        if self.step == DecisionStep::Proposed { Self::HELD } else { SETTLED }
    }

    fn is_lasting(&self) -> bool {
        self.step != DecisionStep::Proposed
    }

    /// Body, year and a number that counts on.
    fn assigned_id(&self, world: &World, today: Date) -> String {
        number_of(world, &self.body, self.decided.unwrap_or(today).year())
    }
}

/// The next free number of a body in a year: `lrt-2026-3`.
pub fn number_of(world: &World, body: &str, year: i16) -> String {
    let prefix = format!("{body}-{year}-");
    let taken = world.decisions.0.keys().filter_map(|id| id.strip_prefix(&prefix)?.parse::<u32>().ok());
    format!("{prefix}{}", taken.max().unwrap_or(0) + 1)
}

impl Decision {
    fn stepped(&self, deed: DecisionDeed) -> Result<Decision, Stuck> {
        Ok(Decision { step: self.step.after(deed).ok_or("refusal-decision-step")?, ..self.clone() })
    }

    pub fn take(&self, on: Date) -> Result<Decision, Stuck> {
        let decided = self.decided.or(Some(on));
        Ok(Decision { decided, effective: self.effective.or(decided), ..self.stepped(DecisionDeed::Take)? })
    }

    pub fn withdraw(&self) -> Result<Decision, Stuck> {
        self.stepped(DecisionDeed::Withdraw)
    }

    pub fn supersede(&self, by: &str) -> Result<Decision, Stuck> {
        Ok(Decision { superseded_by: Some(by.into()), ..self.stepped(DecisionDeed::Supersede)? })
    }

    /// Whether the owner must be asked now whether the aim was reached.
    pub fn is_to_review(&self, today: Date) -> bool {
        self.step == DecisionStep::Taken && self.judged.is_none() && self.review_on.is_some_and(|day| day <= today)
    }

    /// Keeps what the review found. It is found once.
    pub fn judge(&self, verdict: &str, text: Text, today: Date) -> Result<Decision, Stuck> {
        if self.step != DecisionStep::Taken || self.judged.is_some() {
            return Err("refusal-decision-judged");
        }
        if !VERDICTS.contains(&verdict) || text.is_empty() {
            return Err("refusal-verdict-reason");
        }
        Ok(Decision { verdict: Some(verdict.into()), verdict_text: Some(text), judged: Some(today), ..self.clone() })
    }

    /// The day whose figures it shows.
    pub fn known_on(&self) -> Option<Date> {
        self.decided
    }

    pub fn is_national(&self) -> bool {
        self.body == LRT || self.body == super::PACT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_decision_is_judged_once_and_only_when_taken() {
        let today = date(2026, 11, 21);
        for step in DecisionStep::ALL {
            let d = Decision { step: *step, review_on: Some(today), ..Decision::default() };
            let judged = d.judge("partly", Text::nl("half"), today);
            assert_eq!((judged.is_ok(), d.is_to_review(today)), (*step == DecisionStep::Taken, *step == DecisionStep::Taken), "{step:?}");
            if let Ok(judged) = judged {
                assert_eq!(judged.judge("reached", Text::nl("toch"), today).unwrap_err(), "refusal-decision-judged");
                assert!(!judged.is_to_review(today));
            }
        }
        let taken = Decision { step: DecisionStep::Taken, ..Decision::default() };
        assert_eq!(taken.judge("reached", Text::nl(""), today).unwrap_err(), "refusal-verdict-reason");
        assert_eq!(taken.judge("wonderful", Text::nl("x"), today).unwrap_err(), "refusal-verdict-reason");
    }

    #[test]
    fn what_was_decided_is_held() {
        let d = Decision { body: LRT.into(), ..Decision::default() };
        assert!(!d.held().contains(&"text"));
        let taken = d.take(date(2026, 11, 21)).unwrap();
        assert!(taken.held().contains(&"text") && taken.held().contains(&"decided"));
        assert_eq!((taken.decided, taken.effective), (Some(date(2026, 11, 21)), Some(date(2026, 11, 21))));
        for field in Decision::HELD.iter().chain(taken.held()) {
            assert!(Decision::FIELDS.iter().any(|f| f.name == *field), "{field}");
        }
    }

    #[test]
    fn numbers_count_on_per_body_and_year() {
        let mut world = World::default();
        assert_eq!(number_of(&world, LRT, 2026), "lrt-2026-1");
        let stored = |id: &str| crate::world::Stored {
            id: id.into(),
            revision: 1,
            state: crate::State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: r#"{"title":{"nl":"x"},"text":{"nl":"x"},"organ":"lrt"}"#.into(),
        };
        let all = ["lrt-2026-2", "lrt-2026-10", "lrt-2025-30", "oost-2026-70"].map(stored).into();
        crate::world::fill(&mut world, Kind::Decision, all).unwrap();
        assert_eq!(number_of(&world, LRT, 2026), "lrt-2026-11");
        assert_eq!(number_of(&world, "noord", 2026), "noord-2026-1");
    }
}
