//! Another wording for the text of an agreement: proposed, laid beside it, accepted or refused.

use super::Stuck;
use super::machine::machine;
use crate::field::{FieldKind, FieldSpec, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

machine! {
    /// Where an amendment stands.
    AmendmentStep { Proposed "proposed", Accepted "accepted", Refused "refused", Withdrawn "withdrawn" }
    by AmendmentDeed { Accept "accept", Refuse "refuse", Withdraw "withdraw" }
    moves {
        Proposed, Accept => Accepted;
        Proposed, Refuse => Refused;
        Proposed, Withdraw => Withdrawn;
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    pub title: Text,
    pub agreement: String,
    pub proposer: String,
    pub after: Text,
    pub grounds: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    #[serde(default)]
    pub step: AmendmentStep,
    /// The text as it was when this was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Date>,
}

impl Record for Amendment {
    const KIND: Kind = Kind::Amendment;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("agreement", FieldKind::Ref(Kind::Agreement)),
        need("proposer", FieldKind::Ref(Kind::Party)),
        need("after", FieldKind::TextProse(8000)),
        need("grounds", FieldKind::TextProse(4000)),
        may("meeting", FieldKind::Ref(Kind::Meeting)),
        may("step", FieldKind::Choice(AmendmentStep::CODES)),
        may("before", FieldKind::TextProse(8000)),
        may("answer", FieldKind::TextProse(4000)),
        may("answered", FieldKind::Date),
    ];
    const HELD: &'static [&'static str] = &["step", "before", "answer", "answered"];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        Scope { regions: Vec::new(), parties: vec![self.proposer.clone()] }
    }

    fn is_fixed(&self) -> bool {
        self.step != AmendmentStep::Proposed
    }
}

impl Amendment {
    /// Accepts or refuses, with grounds either way. Who accepts must have seen the text that stands now.
    pub fn decided(&self, deed: AmendmentDeed, standing: &Text, answer: Text, today: Date) -> Result<Amendment, Stuck> {
        let step = self.step.after(deed).ok_or("refusal-amendment-step")?;
        if deed != AmendmentDeed::Withdraw && answer.is_empty() {
            return Err("refusal-amendment-reason");
        }
        if deed == AmendmentDeed::Accept && self.before.as_ref() != Some(standing) {
            return Err("refusal-amendment-stale");
        }
        let answer = Some(answer).filter(|a| !a.is_empty());
        Ok(Amendment { step, answer, answered: Some(today), ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_is_accepted_only_over_the_text_it_was_made_for() {
        let today = jiff::civil::date(2026, 11, 21);
        let (old, new, why) = (Text::nl("oud"), Text::nl("nieuw"), Text::nl("beter"));
        let a = Amendment { before: Some(old.clone()), after: new.clone(), ..Amendment::default() };
        assert_eq!(a.decided(AmendmentDeed::Accept, &new, why.clone(), today).unwrap_err(), "refusal-amendment-stale");
        assert_eq!(a.decided(AmendmentDeed::Accept, &old, Text::nl(""), today).unwrap_err(), "refusal-amendment-reason");
        assert_eq!(a.decided(AmendmentDeed::Refuse, &new, why.clone(), today).unwrap().step, AmendmentStep::Refused);
        let accepted = a.decided(AmendmentDeed::Accept, &old, why.clone(), today).unwrap();
        assert_eq!(accepted.step, AmendmentStep::Accepted);
        for deed in AmendmentDeed::ALL {
            assert_eq!(accepted.decided(*deed, &old, why.clone(), today).unwrap_err(), "refusal-amendment-step");
        }
    }
}
