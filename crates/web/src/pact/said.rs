//! Texts of the data on a page: in the reader's language, and marked where they are Dutch on an
//! English page, so that a screen reader pronounces them well.

use crate::shell::Ctx;
use askama::Template;
use domain::text::{Lang, Text};

/// A text ready for a template: `{{ title|safe }}`.
#[derive(Clone, Template)]
#[template(source = "{% if quoted %}<span lang=\"nl\">{{ text }}</span>{% else %}{{ text }}{% endif %}", ext = "html")]
pub struct Said {
    pub text: String,
    pub(crate) quoted: bool,
}

impl Said {
    pub fn of(text: &Text, ctx: &Ctx) -> Said {
        Said { text: text.get(ctx.lang).into(), quoted: text.lang(ctx.lang) != ctx.lang }
    }

    /// Words of our own, in the reader's language.
    pub fn plain(text: String) -> Said {
        Said { text, quoted: false }
    }

    /// Words that exist in Dutch only, such as the title of a source.
    pub fn dutch(text: &str, ctx: &Ctx) -> Said {
        Said { text: text.into(), quoted: ctx.lang != Lang::Nl }
    }
}

/// A title with the address of its page.
#[derive(Clone)]
pub struct Linked {
    pub text: Said,
    pub address: String,
}

impl Linked {
    pub fn new(text: Said, address: String) -> Linked {
        Linked { text, address }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_dutch_is_marked_and_everything_is_escaped() {
        let said = |quoted| Said { text: "a < b".into(), quoted }.to_string();
        assert_eq!(said(false), "a &#60; b");
        assert_eq!(said(true), "<span lang=\"nl\">a &#60; b</span>");
    }
}
