//! A question between a region and the steering group, with a day by which it is answered.

use super::Stuck;
use super::machine::machine;
use crate::field::{FieldKind, FieldSpec, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

machine! {
    /// Where a question stands.
    QuestionStep { Asked "asked", Answered "answered", Withdrawn "withdrawn" }
    by QuestionDeed { Answer "answer", Withdraw "withdraw", Reopen "reopen" }
    moves {
        Asked, Answer => Answered;
        Asked, Withdraw => Withdrawn;
        Withdrawn, Reopen => Asked;
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub title: Text,
    pub text: Text,
    pub region: String,
    /// `to_lrt` or `to_region`.
    pub direction: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    /// Public, a closed answer to a public question (`visible`), or closed altogether.
    pub access: String,
    pub due: Date,
    /// The party that answers for the body asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answerer: Option<String>,
    #[serde(default)]
    pub step: QuestionStep,
    /// Only a public answer stands here; a closed one is kept beside the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
}

impl Record for Question {
    const KIND: Kind = Kind::Question;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("text", FieldKind::TextProse(4000)),
        need("region", FieldKind::Ref(Kind::Region)),
        need("direction", FieldKind::Choice(&["to_lrt", "to_region"])),
        may("goals", FieldKind::Refs(Kind::Goal)),
        need("access", FieldKind::Choice(super::ACCESS)),
        need("due", FieldKind::Date),
        may("answerer", FieldKind::Ref(Kind::Party)),
        may("step", FieldKind::Choice(QuestionStep::CODES)),
        may("answer", FieldKind::TextProse(8000)),
        may("answered", FieldKind::Date),
    ];
    const HELD: &'static [&'static str] = &["step", "answer", "answered"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        Scope { regions: vec![self.region.clone()], parties: self.answerer.iter().cloned().collect() }
    }

    fn held(&self) -> &'static [&'static str] {
        const SETTLED: &[&str] = &["title", "text", "region", "direction", "access", "step", "answer", "answered"];
        if self.step == QuestionStep::Asked { Self::HELD } else { SETTLED }
    }

    fn is_closed(&self) -> bool {
        self.access == "closed"
    }
}

impl Question {
    /// The answer goes into the record only where everyone may read it.
    pub fn answered_with(&self, answer: &Text, today: Date) -> Result<Question, Stuck> {
        if answer.is_empty() {
            return Err("refusal-answer-empty");
        }
        let step = self.step.after(QuestionDeed::Answer).ok_or("refusal-question-step")?;
        Ok(Question { step, answer: (self.access == "public").then(|| answer.clone()), answered: Some(today), ..self.clone() })
    }

    pub fn stepped(&self, deed: QuestionDeed) -> Result<Question, Stuck> {
        Ok(Question { step: self.step.after(deed).ok_or("refusal-question-step")?, ..self.clone() })
    }

    pub fn is_late(&self, today: Date) -> bool {
        self.step == QuestionStep::Asked && self.due < today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_answer_never_enters_the_record() {
        let today = jiff::civil::date(2026, 11, 21);
        for (access, kept) in [("public", true), ("visible", false), ("closed", false)] {
            let q = Question { access: access.into(), due: today, ..Question::default() };
            let answered = q.answered_with(&Text::nl("ja"), today).unwrap();
            assert_eq!((answered.answer.is_some(), answered.step), (kept, QuestionStep::Answered), "{access}");
            assert_eq!(answered.answered_with(&Text::nl("nee"), today).unwrap_err(), "refusal-question-step");
            assert_eq!(q.answered_with(&Text::nl(""), today).unwrap_err(), "refusal-answer-empty");
        }
    }
}
