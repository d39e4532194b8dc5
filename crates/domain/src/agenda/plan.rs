//! The doe-agenda of the pact or of one landsdeel: its own phases, statuses and rhythm.

use super::{Action, PHASES, STATUSES};
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::pact::{SOURCE, Source};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use serde::{Deserialize, Serialize};

/// Which phases and statuses are in use here, under which names, and how often a report is due.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// The landsdeel whose agenda it is; absent means the national one, used where no other is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// In use here, in this order; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PhaseLabel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusLabel>,
    /// A report is expected this often.
    pub update_days: i64,
    /// After this long without one an action is silent.
    pub update_limit_days: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A phase in use, under the agenda's own name if it has one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseLabel {
    pub phase: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

/// A status that may be set by hand, under the agenda's own name if it has one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusLabel {
    pub status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

const PHASE: &[FieldSpec] = &[need("phase", FieldKind::Choice(PHASES)), may("label", FieldKind::TextLine(60))];
const STATUS: &[FieldSpec] = &[need("status", FieldKind::Choice(STATUSES)), may("label", FieldKind::TextLine(60))];
const DAYS: FieldKind = FieldKind::Whole { least: 7, most: 730 };

impl Record for Agenda {
    const KIND: Kind = Kind::Agenda;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        may("summary", FieldKind::TextProse(2000)),
        may("region", FieldKind::Ref(Kind::Region)),
        may("phases", FieldKind::Rows(PHASE)),
        may("statuses", FieldKind::Rows(STATUS)),
        need("update_days", DAYS),
        need("update_limit_days", DAYS),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        self.region.as_ref().map_or_else(Scope::national, Scope::region)
    }

    /// One agenda per landsdeel, and one for the country.
    fn unique_keys(&self) -> Vec<(String, String)> {
        vec![(format!("region:{}", self.region.as_deref().unwrap_or("NL")), "region".into())]
    }

    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        let short = self.update_limit_days < self.update_days;
        let least = Problem::NotAWholeNumber { found: self.update_limit_days.to_string(), least: self.update_days, most: 730 };
        short.then(|| FieldError::new("update_limit_days", least)).into_iter().collect()
    }
}

impl Agenda {
    /// What holds where nobody wrote an agenda down.
    pub const UPDATE_DAYS: i64 = 90;
    pub const UPDATE_LIMIT_DAYS: i64 = 180;

    fn allows_phase(&self, code: &str) -> bool {
        self.phases.is_empty() || self.phases.iter().any(|p| p.phase == code)
    }

    fn allows_status(&self, code: &str) -> bool {
        self.statuses.is_empty() || self.statuses.iter().any(|s| s.status == code)
    }
}

/// The agenda an action stands on: that of its landsdeel, else the national one.
pub fn agenda_of<'a>(action: &Action, world: &'a World) -> Option<&'a Agenda> {
    let of = |region: Option<&str>| world.agendas.live().find(|a| a.value.region.as_deref() == region).map(|a| &a.value);
    action.landsdeel.as_deref().and_then(|l| of(Some(l))).or_else(|| of(None))
}

/// Phase and status must be in use on the agenda of the action.
pub(super) fn words_in_use(action: &Action, world: &World) -> Vec<FieldError> {
    let Some(agenda) = agenda_of(action, world) else { return Vec::new() };
    let refuse =
        |field: &str, found: &str, allowed: Vec<&'static str>| FieldError::new(field, Problem::NotAChoice { found: found.into(), allowed });
    let mut errors = Vec::new();
    if let Some(phase) = action.phase.as_deref().filter(|p| !agenda.allows_phase(p)) {
        errors.push(refuse("phase", phase, PHASES.iter().copied().filter(|p| agenda.allows_phase(p)).collect()));
    }
    if let Some(status) = action.status.as_deref().filter(|s| !agenda.allows_status(s)) {
        errors.push(refuse("status", status, STATUSES.iter().copied().filter(|s| agenda.allows_status(s)).collect()));
    }
    errors
}
