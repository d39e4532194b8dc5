//! Pages the programme office writes: statements, help beside a form, explanations.

use crate::field::{FieldKind, FieldSpec, may, need};
use crate::record::{Kind, Record};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A text with an address (`privacy`) or a help text beside a screen (`help-goal-edit`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub title: Text,
    pub body: Text,
    /// `page` or `help`.
    pub form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<jiff::civil::Date>,
}

impl Record for Page {
    const KIND: Kind = Kind::Page;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("body", FieldKind::TextProse(20000)),
        need("form", FieldKind::Choice(&["page", "help"])),
        may("checked", FieldKind::Date),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}
