//! How an action goes, told by those who do it.

use super::PHASES;
use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One entry in the public timeline of an action. "Nothing changed" is an answer too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgressReport {
    pub action: String,
    pub title: Text,
    pub on: Date,
    /// In which function someone writes; the name stays with the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// A page, picture or document elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where the work stood that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentage: Option<i64>,
}

impl Record for ProgressReport {
    const KIND: Kind = Kind::ProgressReport;
    const FIELDS: &'static [FieldSpec] = &[
        need("action", FieldKind::Ref(Kind::Action)),
        need("title", FieldKind::TextLine(200)),
        need("on", FieldKind::Date),
        may("author", FieldKind::Line(120)),
        may("unchanged", FieldKind::Flag),
        may("text", FieldKind::TextProse(4000)),
        may("url", FieldKind::Url),
        may("phase", FieldKind::Choice(PHASES)),
        may("percentage", FieldKind::Whole { least: 0, most: 100 }),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    /// A report belongs to whom its action belongs to.
    fn scope_in(&self, _id: &str, world: &World) -> Scope {
        world.actions.get(&self.action).map_or_else(Scope::national, |a| a.value.scope(&a.id))
    }

    fn suggest_id(&self) -> String {
        format!("{}-{}", self.action, self.on)
    }

    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        let says_nothing = !self.unchanged && self.text.as_ref().is_none_or(Text::is_empty);
        says_nothing.then(|| FieldError::new("text.nl", Problem::Required)).into_iter().collect()
    }
}
