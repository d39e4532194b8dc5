//! What actions can be filtered by. Each facet is a question; an action answers it with codes.

/// The filters of the doe-agenda, in the order of the page; the name is that in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    Landsdeel,
    Goal,
    Theme,
    Party,
    Status,
    Year,
    Quality,
}

/// The code for what has no landsdeel (national), goal, theme or date.
pub const NONE: &str = "geen";

impl Facet {
    pub const ALL: [Facet; 7] = [Facet::Landsdeel, Facet::Goal, Facet::Theme, Facet::Party, Facet::Status, Facet::Year, Facet::Quality];

    pub fn name(self) -> &'static str {
        match self {
            Facet::Landsdeel => "landsdeel",
            Facet::Goal => "doel",
            Facet::Theme => "thema",
            Facet::Party => "partij",
            Facet::Status => "status",
            Facet::Year => "jaar",
            Facet::Quality => "kwaliteit",
        }
    }
}

/// What a reader asked for: at most one code per facet, and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub codes: Vec<(Facet, String)>,
    pub words: String,
}

impl Wanted {
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.words.trim().is_empty()
    }

    pub fn one(facet: Facet, code: &str) -> Wanted {
        Wanted { codes: vec![(facet, code.into())], words: String::new() }
    }
}
