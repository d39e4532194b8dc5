//! How an edition comes out: staged, looked at by a second person, held back until its minute,
//! released. Pure transitions; the drawing is docs/parts/editions.md, and a test holds both equal.

use crate::text::Text;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// Where an edition stands on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Imports are gathered; nothing is asked yet.
    Staged,
    /// Waits for a second person.
    InReview,
    /// Frozen: what comes out is fixed to the bit.
    Approved,
    /// Frozen, and opens by itself at its minute.
    Embargoed,
    Released,
    /// Sent back with a reason.
    Refused,
}

/// What somebody, or the clock, does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Import, or undo an import.
    Change,
    Submit,
    Approve,
    Refuse,
    Embargo,
    /// Take it out of the embargo or the approval again.
    Withdraw,
    Release,
}

impl Stage {
    pub const ALL: [Stage; 6] = [Stage::Staged, Stage::InReview, Stage::Approved, Stage::Embargoed, Stage::Released, Stage::Refused];

    pub fn code(self) -> &'static str {
        match self {
            Stage::Staged => "staged",
            Stage::InReview => "in_review",
            Stage::Approved => "approved",
            Stage::Embargoed => "embargoed",
            Stage::Released => "released",
            Stage::Refused => "refused",
        }
    }

    pub fn from_code(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|s| s.code() == code)
    }

    /// The stage after a step; none where the step is not possible here.
    pub fn after(self, step: Step) -> Option<Stage> {
        Some(match (self, step) {
            (Stage::Staged | Stage::Refused, Step::Change) => Stage::Staged,
            (Stage::Staged, Step::Submit) => Stage::InReview,
            (Stage::InReview, Step::Approve) => Stage::Approved,
            (Stage::InReview, Step::Refuse) => Stage::Refused,
            (Stage::Approved, Step::Embargo) => Stage::Embargoed,
            (Stage::Approved | Stage::Embargoed, Step::Release) => Stage::Released,
            (Stage::Approved | Stage::Embargoed, Step::Withdraw) => Stage::InReview,
            _ => return None,
        })
    }
}

impl Step {
    pub const ALL: [Step; 7] = [Step::Change, Step::Submit, Step::Approve, Step::Refuse, Step::Embargo, Step::Withdraw, Step::Release];

    pub fn code(self) -> &'static str {
        match self {
            Step::Change => "change",
            Step::Submit => "submit",
            Step::Approve => "approve",
            Step::Refuse => "refuse",
            Step::Embargo => "embargo",
            Step::Withdraw => "withdraw",
            Step::Release => "release",
        }
    }
}

/// An edition on its way out. Its id is the edition's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    pub edition: String,
    pub title: Text,
    pub stage: Stage,
    /// Everyone who imported something that is in it; none stands for the operator of the machine.
    #[serde(default)]
    pub importers: Vec<Option<Uuid>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Uuid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargo_until: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_at: Option<Timestamp>,
    /// Why it was sent back, or what the second person said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Why a step was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseError {
    WrongStage {
        stage: Stage,
        step: Step,
    },
    /// Whoever imported does not approve: a second pair of eyes is a second person.
    OwnWork,
    /// A refusal says why.
    NoReason,
    /// An embargo ends in the future.
    Past,
    /// The minute has not come.
    TooEarly,
}

impl fmt::Display for ReleaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReleaseError::WrongStage { stage, step } => {
                write!(f, "an edition that is {} cannot take the step {}", stage.code(), step.code())
            }
            ReleaseError::OwnWork => f.write_str("who imported figures does not approve them; ask a second person"),
            ReleaseError::NoReason => f.write_str("a refusal needs a reason"),
            ReleaseError::Past => f.write_str("an embargo ends in the future"),
            ReleaseError::TooEarly => f.write_str("the embargo is not over yet"),
        }
    }
}

impl Release {
    pub fn new(edition: &str, title: Text) -> Release {
        Release {
            edition: edition.into(),
            title,
            stage: Stage::Staged,
            importers: Vec::new(),
            approved_by: None,
            embargo_until: None,
            released_at: None,
            reason: String::new(),
        }
    }

    fn take(&self, step: Step) -> Result<Release, ReleaseError> {
        let stage = self.stage.after(step).ok_or(ReleaseError::WrongStage { stage: self.stage, step })?;
        Ok(Release { stage, ..self.clone() })
    }

    /// Something was imported or taken back; `importers` are those of what is in it now.
    pub fn changed(&self, importers: Vec<Option<Uuid>>) -> Result<Release, ReleaseError> {
        Ok(Release { importers, ..self.take(Step::Change)? })
    }

    pub fn submitted(&self) -> Result<Release, ReleaseError> {
        self.take(Step::Submit)
    }

    /// `by` is an account, or none for the operator at the machine, whom nothing there can stop:
    /// the journal tells that it was the operator.
    pub fn approved(&self, by: Option<Uuid>, remark: &str) -> Result<Release, ReleaseError> {
        if by.is_some() && self.importers.contains(&by) {
            return Err(ReleaseError::OwnWork);
        }
        Ok(Release { approved_by: by, reason: remark.into(), ..self.take(Step::Approve)? })
    }

    pub fn refused(&self, reason: &str) -> Result<Release, ReleaseError> {
        if reason.trim().is_empty() {
            return Err(ReleaseError::NoReason);
        }
        Ok(Release { reason: reason.trim().into(), ..self.take(Step::Refuse)? })
    }

    pub fn embargoed(&self, until: Timestamp, now: Timestamp) -> Result<Release, ReleaseError> {
        let next = self.take(Step::Embargo)?;
        if until <= now {
            return Err(ReleaseError::Past);
        }
        Ok(Release { embargo_until: Some(until), ..next })
    }

    pub fn withdrawn(&self, reason: &str) -> Result<Release, ReleaseError> {
        let next = self.take(Step::Withdraw)?;
        Ok(Release { approved_by: None, embargo_until: None, reason: reason.into(), ..next })
    }

    /// Opens it. Under embargo only the clock may, and not before the minute.
    pub fn released(&self, now: Timestamp) -> Result<Release, ReleaseError> {
        let next = self.take(Step::Release)?;
        if self.embargo_until.is_some_and(|until| now < until) {
            return Err(ReleaseError::TooEarly);
        }
        Ok(Release { released_at: Some(now), ..next })
    }

    /// Whether the clock must open it now.
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.stage == Stage::Embargoed && self.embargo_until.is_some_and(|until| until <= now)
    }
}

/// What may be told of an edition that is not out: its name and its minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    pub edition: String,
    pub title: Text,
    pub opens: Timestamp,
}

/// One file as it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    pub name: String,
    pub sha256: String,
    pub bytes: u64,
}

/// Something a person should know about an import: where, what, and what was expected there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// `note`, `confirm` or `refuse`.
    pub weight: String,
    /// What kind of trouble; words for it stand in the texts.
    pub flaw: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    pub found: String,
    pub expected: String,
    pub times: u64,
}

/// What an import brings beside what is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub equal: u64,
    pub refused: u64,
}

/// One run of an import: enough to do it again, and to say who did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    pub id: String,
    pub edition: String,
    pub indicator: String,
    /// Recipe and version.
    pub recipe: String,
    pub files: Vec<SourceFile>,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Uuid>,
    pub code_version: String,
    /// What the source was recognised as: kind, layout, encoding.
    pub recognised: String,
    /// Rows of the source, and cells staged from them.
    pub rows: u64,
    pub cells: u64,
    pub counts: Counts,
    pub remarks: Vec<Remark>,
    /// SHA-256 of everything that decides the outcome: the same again adds nothing.
    pub content: String,
    /// Who looked at what was odd and found it right, when and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmed>,
    #[serde(default)]
    pub undone: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Uuid>,
    pub at: Timestamp,
    pub reason: String,
}

impl Run {
    /// Whether something odd waits for a person.
    pub fn waits(&self) -> bool {
        !self.undone && self.confirmed.is_none() && self.remarks.iter().any(|r| r.weight == "confirm")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The drawing is the contract: every arrow in it is a transition, and there is no other.
    #[test]
    fn the_transitions_are_those_of_the_drawing() {
        let drawing = include_str!("../../../docs/parts/editions.md");
        let arrow = |line: &str| {
            let (from, rest) = line.trim().split_once(" --> ")?;
            let (to, step) = rest.split_once(" : ")?;
            Some((from.to_string(), to.to_string(), step.trim().to_string()))
        };
        let mut drawn: Vec<_> = drawing.lines().filter_map(arrow).filter(|(from, ..)| from != "[*]").collect();
        let mut coded = Vec::new();
        for stage in Stage::ALL {
            for step in Step::ALL {
                coded.extend(stage.after(step).map(|to| (stage.code().into(), to.code().into(), step.code().into())));
            }
        }
        drawn.sort();
        coded.sort();
        assert_eq!(drawn, coded);
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_second_pair_of_eyes_is_a_second_person() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let review = Release::new("2027", Text::both("x", "x")).changed(vec![Some(one)]).unwrap().submitted().unwrap();
        assert_eq!(review.approved(Some(one), "").unwrap_err(), ReleaseError::OwnWork);
        assert_eq!(review.approved(Some(two), "").unwrap().approved_by, Some(two));
        assert_eq!(review.refused(" ").unwrap_err(), ReleaseError::NoReason);
        assert_eq!(review.refused("totaal klopt niet").unwrap().changed(vec![]).unwrap().stage, Stage::Staged);
    }

    #[test]
    fn an_embargo_opens_at_its_minute_and_not_before() {
        let approved = Release::new("2027", Text::both("x", "x")).submitted().unwrap().approved(None, "").unwrap();
        assert_eq!(approved.embargoed(at(10), at(10)).unwrap_err(), ReleaseError::Past);
        let held = approved.embargoed(at(60), at(10)).unwrap();
        assert_eq!((held.is_due(at(59)), held.is_due(at(60))), (false, true));
        assert_eq!(held.released(at(59)).unwrap_err(), ReleaseError::TooEarly);
        assert_eq!(held.released(at(60)).unwrap().stage, Stage::Released);
        assert_eq!(
            held.withdrawn("").unwrap().released(at(99)).unwrap_err(),
            ReleaseError::WrongStage { stage: Stage::InReview, step: Step::Release }
        );
    }
}
