//! What a visitor says about an action.

use crate::field::{FieldKind, FieldSpec, may, need};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A comment waits as a draft until the coordinator of the landsdeel or the programme office makes it public. Who
/// wrote it is not asked and not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub action: String,
    /// The first words, for lists.
    pub title: Text,
    pub text: Text,
    pub on: Date,
    /// In which function someone says so writes: a teacher, a neighbour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// What those of the action say to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Something was done with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub processed: bool,
}

impl Record for Comment {
    const KIND: Kind = Kind::Comment;
    const FIELDS: &'static [FieldSpec] = &[
        need("action", FieldKind::Ref(Kind::Action)),
        need("title", FieldKind::TextLine(200)),
        need("text", FieldKind::TextProse(2000)),
        need("on", FieldKind::Date),
        may("author", FieldKind::Line(120)),
        may("answer", FieldKind::TextProse(2000)),
        may("processed", FieldKind::Flag),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    /// A comment belongs to whom its action belongs to.
    fn scope_in(&self, _id: &str, world: &World) -> Scope {
        world.actions.get(&self.action).map_or_else(Scope::national, |a| a.value.scope(&a.id))
    }
}
