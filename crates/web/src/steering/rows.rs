//! A list of things with a state, as every page of this part shows them: title, state, facts.

use crate::pact::said::Linked;
use askama::Template;

/// `{{ rows|safe }}`.
#[derive(Template)]
#[template(path = "steering/rows.html")]
pub struct Rows {
    pub rows: Vec<Row>,
    /// What is said where there is none.
    pub empty: &'static str,
}

pub struct Row {
    pub link: Linked,
    pub mark: Option<Mark>,
    pub facts: Vec<String>,
}

/// A state as a badge.
pub struct Mark {
    pub text: String,
    pub shade: &'static str,
}

/// How urgent a state is, as a colour beside its word.
pub fn shade(code: &str) -> &'static str {
    match code {
        "new" | "asked" | "late" => " utrecht-badge-status--danger",
        "acknowledged" | "on_agenda" | "proposed" | "open" | "review" | "draft" => " utrecht-badge-status--warning",
        "decided" | "taken" | "answered" | "accepted" | "published" | "reached" => " utrecht-badge-status--positive",
        "closed" | "withdrawn" | "superseded" | "cancelled" | "refused" => " utrecht-badge-status--none",
        _ => "",
    }
}

impl Rows {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
