//! The pact: its versions, the goals and themes of each, and what parties agreed.

use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::period::Period;
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One version of the pact (2013, 2016, …): a text that replaced the one before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactVersion {
    pub title: Text,
    pub summary: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What could not be found out, said openly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gaps: Option<Text>,
}

/// Where a fact was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

pub const SOURCE: &[FieldSpec] = &[need("title", FieldKind::Line(300)), may("url", FieldKind::Url)];

impl Record for PactVersion {
    const KIND: Kind = Kind::PactVersion;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("summary", FieldKind::TextProse(8000)),
        may("adopted", FieldKind::Date),
        may("superseded_by", FieldKind::Ref(Kind::PactVersion)),
        may("sources", FieldKind::Rows(SOURCE)),
        may("gaps", FieldKind::TextProse(2000)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// A line of action (2013), a theme (2018, 2021) or a pillar (2023): what goals are grouped by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// `line`, `theme` or `pillar`.
    pub form: String,
    pub version: String,
    #[serde(default)]
    pub position: i64,
    /// The theme of a later version that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Record for Theme {
    const KIND: Kind = Kind::Theme;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        may("summary", FieldKind::TextProse(4000)),
        need("form", FieldKind::Choice(&["line", "theme", "pillar"])),
        need("version", FieldKind::Ref(Kind::PactVersion)),
        may("position", FieldKind::Whole { least: 0, most: 1000 }),
        may("superseded_by", FieldKind::Ref(Kind::Theme)),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// A goal of the pact. Its id is its number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub title: Text,
    pub text: Text,
    pub version: String,
    /// Themes of every version under which this goal falls: many to many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Where in the chain from primary school to work it acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<PartyRole>,
    /// Empty means: no measurable target was agreed, and the page says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
    /// What is said about evidence where no indicator exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Text>,
    /// Set by hand, then with a reason; absent means: not judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// What a goal wants to reach, as far as a number was agreed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
    /// For a part only: one sex, one level, one region. A target for everyone names none of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Codes of the dimensions by which a target can be split, as the figures use them.
pub const TARGET_SEXES: &[&str] = &["female", "male"];
pub const TARGET_LEVELS: &[&str] =
    &["po", "vo", "vmbo_bb", "vmbo_kb", "vmbo_gl", "vmbo_tl", "havo", "vwo", "mbo", "1", "2", "3", "4", "ho", "hbo", "wo"];

impl Target {
    /// Whether it is for everyone: only such a target may be held against the headline of an indicator.
    pub fn is_total(&self) -> bool {
        self.sex.is_none() && self.level.is_none() && self.region.is_none()
    }

    /// The dimensions of the figures it is held against.
    pub fn dims(&self) -> Vec<(&str, &str)> {
        [("sex", &self.sex), ("level", &self.level)].into_iter().filter_map(|(name, code)| Some((name, code.as_deref()?))).collect()
    }
}

pub const LINKS: &[&str] = &["po", "vo", "mbo", "ho", "teachers", "governance", "labour_market"];
pub const STATUSES: &[&str] = &["on_track", "behind", "reached", "not_reached", "stopped"];
pub const ROLES: &[&str] = &["signatory", "responsible", "partner", "funder", "accountable"];

/// A party with its role from a fixed list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyRole {
    pub party: String,
    pub role: String,
}

pub const PARTY_ROLE: &[FieldSpec] = &[need("party", FieldKind::Ref(Kind::Party)), need("role", FieldKind::Choice(ROLES))];

const TARGET: &[FieldSpec] = &[
    need("text", FieldKind::TextLine(400)),
    may("indicator", FieldKind::Ref(Kind::Indicator)),
    may("value", FieldKind::Decimal),
    may("year", FieldKind::Whole { least: 2000, most: 2100 }),
    may("sex", FieldKind::Choice(TARGET_SEXES)),
    may("level", FieldKind::Choice(TARGET_LEVELS)),
    may("region", FieldKind::Ref(Kind::Region)),
    may("source", FieldKind::Line(300)),
];

impl Record for Goal {
    const KIND: Kind = Kind::Goal;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("text", FieldKind::TextProse(8000)),
        need("version", FieldKind::Ref(Kind::PactVersion)),
        may("themes", FieldKind::Refs(Kind::Theme)),
        may("links", FieldKind::Choices(LINKS)),
        may("roles", FieldKind::Rows(PARTY_ROLE)),
        may("targets", FieldKind::Rows(TARGET)),
        may("indicators", FieldKind::Refs(Kind::Indicator)),
        may("evidence", FieldKind::TextProse(2000)),
        may("status", FieldKind::Choice(STATUSES)),
        may("status_reason", FieldKind::TextProse(2000)),
        may("superseded_by", FieldKind::Ref(Kind::Goal)),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn check(&self, id: &str, _world: &World) -> Vec<FieldError> {
        let mut errors = reason_for_status(self.status.as_deref(), self.status_reason.as_ref());
        if self.superseded_by.as_deref() == Some(id) {
            errors.push(FieldError::new("superseded_by", Problem::PointsAtItself));
        }
        errors
    }
}

pub(crate) fn reason_for_status(status: Option<&str>, reason: Option<&Text>) -> Vec<FieldError> {
    if status.is_some() && reason.is_none_or(Text::is_empty) {
        vec![FieldError::new("status_reason.nl", Problem::ReasonMissing)]
    } else {
        Vec::new()
    }
}

/// What parties agreed to do for one or more goals, national or in one landsdeel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub title: Text,
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<PartyRole>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The landsdeel it was made in; absent means national.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The national agreement this one works out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translates: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_reason: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Record for Agreement {
    const KIND: Kind = Kind::Agreement;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(300)),
        need("text", FieldKind::TextProse(8000)),
        may("version", FieldKind::Ref(Kind::PactVersion)),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("roles", FieldKind::Rows(PARTY_ROLE)),
        may("due", FieldKind::Date),
        may("region", FieldKind::Ref(Kind::Region)),
        may("translates", FieldKind::Ref(Kind::Agreement)),
        may("status", FieldKind::Choice(STATUSES)),
        may("status_reason", FieldKind::TextProse(2000)),
        may("superseded_by", FieldKind::Ref(Kind::Agreement)),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        self.region.as_ref().map_or_else(Scope::national, Scope::region)
    }

    fn check(&self, id: &str, _world: &World) -> Vec<FieldError> {
        let mut errors = reason_for_status(self.status.as_deref(), self.status_reason.as_ref());
        for (field, target) in [("superseded_by", &self.superseded_by), ("translates", &self.translates)] {
            if target.as_deref() == Some(id) {
                errors.push(FieldError::new(field, Problem::PointsAtItself));
            }
        }
        errors
    }
}

/// An independent judgement of one agreement on the published scale (0 to 4 each).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub title: Text,
    pub agreement: String,
    pub verifiability: i64,
    pub ambition: i64,
    pub completion: i64,
    pub grounds: Text,
    pub reviewed: Date,
}

const SCORE: FieldKind = FieldKind::Whole { least: 0, most: 4 };

impl Record for Review {
    const KIND: Kind = Kind::Review;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("agreement", FieldKind::Ref(Kind::Agreement)),
        need("verifiability", SCORE),
        need("ambition", SCORE),
        need("completion", SCORE),
        need("grounds", FieldKind::TextProse(4000)),
        need("reviewed", FieldKind::Date),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// A period a target is for, as text, for charts.
pub fn target_period(target: &Target) -> Option<Period> {
    target.year.and_then(|y| i16::try_from(y).ok()).map(Period::Year)
}
