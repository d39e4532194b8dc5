//! What a reader asks of the doe-agenda, as it stands in the address.

use crate::shell::Ctx;
use crate::shell::front::escaped;
use app::agenda::{Facet, Wanted};

/// How the answer is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Table,
    Board,
    Time,
}

impl Form {
    pub const ALL: [Form; 3] = [Form::Table, Form::Board, Form::Time];

    /// The value of `vorm`; the table is what one gets without.
    pub fn code(self) -> &'static str {
        match self {
            Form::Table => "tabel",
            Form::Board => "bord",
            Form::Time => "tijdlijn",
        }
    }
}

pub struct Ask {
    pub wanted: Wanted,
    pub form: Form,
    /// From 1.
    pub page: usize,
}

/// The parameter of the words and of the form.
pub const WORDS: &str = "zoek";
pub const FORM: &str = "vorm";
pub const PAGE: &str = "pagina";

/// Rows of one page.
pub const ROWS: usize = 100;

impl Ask {
    pub fn of(ctx: &Ctx) -> Ask {
        let codes = Facet::ALL.into_iter().filter_map(|f| Some((f, ctx.query(f.name())?))).collect();
        let form = ctx.query(FORM).and_then(|v| Form::ALL.into_iter().find(|f| f.code() == v)).unwrap_or(Form::Table);
        let page = ctx.query(PAGE).and_then(|p| p.parse().ok()).filter(|p| *p > 0).unwrap_or(1);
        Ask { wanted: Wanted { codes, words: ctx.query(WORDS).unwrap_or_default() }, form, page }
    }

    pub fn code(&self, facet: Facet) -> Option<&str> {
        self.wanted.codes.iter().find(|(f, _)| *f == facet).map(|(_, code)| code.as_str())
    }

    /// The query of the same question in another form, from the first page on.
    pub fn in_form(&self, form: Form) -> String {
        self.query(form, 1, None)
    }

    pub fn on_page(&self, page: usize) -> String {
        self.query(self.form, page, None)
    }

    /// The same question in the table, with one facet set to `code`.
    pub fn with(&self, facet: Facet, code: &str) -> String {
        self.query(Form::Table, 1, Some((facet, code)))
    }

    fn query(&self, form: Form, page: usize, set: Option<(Facet, &str)>) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        for facet in Facet::ALL {
            let code = set.filter(|(f, _)| *f == facet).map(|(_, code)| code).or_else(|| self.code(facet));
            pairs.extend(code.map(|code| (facet.name(), code.to_string())));
        }
        let words = self.wanted.words.trim();
        pairs.extend((!words.is_empty()).then(|| (WORDS, words.to_string())));
        pairs.extend((form != Form::Table).then(|| (FORM, form.code().to_string())));
        pairs.extend((page > 1).then(|| (PAGE, page.to_string())));
        pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_whole_question() {
        let ask = Ask {
            wanted: Wanted { codes: vec![(Facet::Goal, "7".into()), (Facet::Landsdeel, "oost".into())], words: "súd & west".into() },
            form: Form::Board,
            page: 3,
        };
        assert_eq!(ask.in_form(Form::Time), "landsdeel=oost&doel=7&zoek=s%C3%BAd%20%26%20west&vorm=tijdlijn");
        assert_eq!(ask.on_page(2), "landsdeel=oost&doel=7&zoek=s%C3%BAd%20%26%20west&vorm=bord&pagina=2");
        assert_eq!(ask.with(Facet::Goal, "4"), "landsdeel=oost&doel=4&zoek=s%C3%BAd%20%26%20west");
    }
}
