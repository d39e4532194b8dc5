//! One action of the doe-agenda.

use super::rows::{EXPECTED, MEASURED, MILESTONE, MONEY, RESULT, TASK};
use super::{Expected, Measured, Milestone, Money, PHASES, Result, STATUSES, Task};
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::pact::{SOURCE, Source, reason_for_status};
use crate::people::dates_in_order;
use crate::permission::Scope;
use crate::record::{Kind, Record, slug};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What one party does, with others, for goals of the pact. Exactly one owner answers for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    pub title: Text,
    /// Its number elsewhere, such as that of a grant; held by one action only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    pub lead: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    pub owner: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub partners: Vec<Task>,
    /// A functional address; persons stay with their account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Absent means national.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub landsdeel: Option<String>,
    /// The regional or thematic pact inside that landsdeel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pact: Option<String>,
    /// The programme, scheme or initiative it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<Text>,
    /// The action this one is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// Number of the decision and of the card it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentage: Option<i64>,
    /// Overrules the status that follows from dates and reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<Text>,
    /// How often the owner promises to report; absent means as its agenda says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub update_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub money: Vec<Money>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<Result>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<Expected>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measured: Vec<Measured>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What could not be found out, said openly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gaps: Option<Text>,
}

/// Pages beside the actions, whose addresses no action can have.
const PAGES: [&str; 5] = ["geld", "ritme", "download", "werkblad", "perioden"];

impl Record for Action {
    const KIND: Kind = Kind::Action;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        may("number", FieldKind::Line(60)),
        need("lead", FieldKind::TextProse(2000)),
        may("text", FieldKind::TextProse(8000)),
        need("owner", FieldKind::Ref(Kind::Party)),
        may("partners", FieldKind::Rows(TASK)),
        may("contact", FieldKind::TextLine(300)),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("themes", FieldKind::Refs(Kind::Theme)),
        may("landsdeel", FieldKind::Ref(Kind::Region)),
        may("pact", FieldKind::Ref(Kind::Region)),
        may("programme", FieldKind::TextLine(200)),
        may("part_of", FieldKind::Ref(Kind::Action)),
        may("agreement", FieldKind::Ref(Kind::Agreement)),
        may("decision", FieldKind::Line(80)),
        may("card", FieldKind::Line(80)),
        may("start", FieldKind::Date),
        may("end", FieldKind::Date),
        may("phase", FieldKind::Choice(PHASES)),
        may("percentage", FieldKind::Whole { least: 0, most: 100 }),
        may("status", FieldKind::Choice(STATUSES)),
        may("status_reason", FieldKind::TextProse(2000)),
        may("update_days", FieldKind::Whole { least: 7, most: 730 }),
        may("milestones", FieldKind::Rows(MILESTONE)),
        may("money", FieldKind::Rows(MONEY)),
        may("results", FieldKind::Rows(RESULT)),
        may("expected", FieldKind::Rows(EXPECTED)),
        may("measured", FieldKind::Rows(MEASURED)),
        may("sources", FieldKind::Rows(SOURCE)),
        may("gaps", FieldKind::TextProse(2000)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        Scope { regions: self.landsdeel.iter().cloned().collect(), parties: vec![self.owner.clone()] }
    }

    fn unique_keys(&self) -> Vec<(String, String)> {
        self.number.iter().map(|n| (format!("number:{}", n.trim().to_lowercase()), "number".into())).collect()
    }

    fn suggest_id(&self) -> String {
        let id = slug(&self.title.nl);
        if PAGES.contains(&id.as_str()) { format!("{id}-actie") } else { id }
    }

    fn check(&self, id: &str, world: &World) -> Vec<FieldError> {
        let mut errors = reason_for_status(self.status.as_deref(), self.status_reason.as_ref());
        errors.extend(dates_in_order(self.start, self.end, "end"));
        errors.extend(self.place(world));
        errors.extend(self.cycle(id, world));
        errors.extend(self.milestone_days());
        errors.extend(self.intervals());
        errors.extend(super::plan::words_in_use(self, world));
        if PAGES.contains(&id) {
            errors.push(FieldError::new("_id", Problem::Taken { by: format!("/doe-agenda/{id}") }));
        }
        errors
    }
}

impl Action {
    /// A landsdeel is a landsdeel, and a pact lies in it.
    fn place(&self, world: &World) -> Option<FieldError> {
        let known = |id: &Option<String>| id.as_deref().and_then(|id| world.regions.get(id));
        if let Some(region) = known(&self.landsdeel).filter(|r| r.value.form != "landsdeel") {
            return Some(FieldError::new("landsdeel", Problem::NotPartOf { found: region.id.clone(), of: String::new() }));
        }
        let pact = known(&self.pact)?;
        let Some(landsdeel) = &self.landsdeel else {
            return Some(FieldError::new("landsdeel", Problem::Required));
        };
        let elsewhere = pact.value.parent.as_ref() != Some(landsdeel);
        elsewhere.then(|| FieldError::new("pact", Problem::NotPartOf { found: pact.id.clone(), of: landsdeel.clone() }))
    }

    /// An action is no part of itself, nor of its own parts.
    fn cycle(&self, id: &str, world: &World) -> Option<FieldError> {
        let mut above = self.part_of.as_deref();
        let mut seen = Vec::new();
        while let Some(next) = above {
            if next == id {
                let problem = if seen.is_empty() { Problem::PointsAtItself } else { Problem::Circle { through: seen.join(" → ") } };
                return Some(FieldError::new("part_of", problem));
            }
            if seen.contains(&next) {
                return None;
            }
            seen.push(next);
            above = world.actions.get(next).and_then(|a| a.value.part_of.as_deref());
        }
        None
    }

    /// Done means: on a day. Not done means: on no day.
    fn milestone_days(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (i, m) in self.milestones.iter().enumerate() {
            let field = format!("milestones.{i}.completed");
            match (m.milestone_state == "completed", m.completed) {
                (true, None) => errors.push(FieldError::new(field, Problem::Required)),
                (false, Some(_)) => errors.push(FieldError::new(format!("milestones.{i}.milestone_state"), Problem::NotDone)),
                _ => {}
            }
        }
        errors
    }

    /// A measured size lies within its own interval.
    fn intervals(&self) -> Vec<FieldError> {
        let outside = |m: &Measured| m.low.is_some_and(|low| low > m.size) || m.high.is_some_and(|high| high < m.size);
        let rows = self.measured.iter().enumerate().filter(|(_, m)| outside(m));
        rows.map(|(i, _)| FieldError::new(format!("measured.{i}.size"), Problem::OutsideInterval)).collect()
    }
}
