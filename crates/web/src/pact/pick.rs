//! The choices of a filter: a labelled list to choose one from, with how many each would leave.

use crate::shell::Ctx;
use askama::Template;

/// One choice of a filter: `{{ pick|safe }}` inside a form with `method="get"`.
#[derive(Template)]
#[template(path = "pact/pick.html")]
pub struct Pick {
    name: &'static str,
    label: String,
    /// What stands first: no restriction.
    all: String,
    options: Vec<Choice>,
}

struct Choice {
    code: String,
    label: String,
    chosen: bool,
}

/// A choice under `name`; the chosen one is what the address says.
pub fn pick(ctx: &Ctx, name: &'static str, label: impl Into<String>, options: Vec<(String, String)>) -> Pick {
    let asked = ctx.query(name).unwrap_or_default();
    let options = options.into_iter().map(|(code, label)| Choice { chosen: code == asked, code, label }).collect();
    Pick { name, label: label.into(), all: ctx.t.pact_all().into(), options }
}

impl Pick {
    /// Whether there is anything to choose.
    pub fn is_useful(&self) -> bool {
        !self.options.is_empty()
    }

    pub fn is_set(&self) -> bool {
        self.options.iter().any(|o| o.chosen)
    }

    /// Other words for "no restriction".
    pub fn all(mut self, words: &str) -> Pick {
        self.all = words.into();
        self
    }
}
