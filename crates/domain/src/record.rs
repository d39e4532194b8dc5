//! A record is one versioned noun: kept with every version it had, found by kind and id.

use crate::field::{FieldError, FieldSpec};
use crate::permission::Scope;
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! kinds {
    ($($variant:ident $code:literal),+ $(,)?) => {
        /// The kinds of versioned nouns; the code is stored and stands in addresses of the editors.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($variant),+ }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$variant),+];
            pub fn code(self) -> &'static str { match self { $(Kind::$variant => $code),+ } }
            pub fn from_code(code: &str) -> Option<Kind> {
                match code { $($code => Some(Kind::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    PactVersion "pact_version",
    Theme "theme",
    Goal "goal",
    Agreement "agreement",
    Review "review",
    Party "party",
    Seat "seat",
    Membership "membership",
    Region "region",
    Indicator "indicator",
    Edition "edition",
    Correction "correction",
    Page "page",
    Agenda "agenda",
    Action "action",
    ProgressReport "progress_report",
    ReportingPeriod "reporting_period",
    SignalRule "signal_rule",
    Signal "signal",
    Meeting "meeting",
    Decision "decision",
    Question "question",
    Amendment "amendment",
    Comment "comment",
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Where a record stands. Only `Live` is public; `Merged` points on to its survivor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    Draft,
    Live,
    Deleted,
    Merged { into: String },
}

impl State {
    pub fn code(&self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Live => "live",
            State::Deleted => "deleted",
            State::Merged { .. } => "merged",
        }
    }
}

/// A noun with what the keeping of it adds: id, version number (from 1) and state.
#[derive(Clone, Debug, PartialEq)]
pub struct Rec<T> {
    pub id: String,
    pub revision: i64,
    pub state: State,
    pub updated_at: jiff::Timestamp,
    pub value: T,
}

impl<T> Rec<T> {
    pub fn is_live(&self) -> bool {
        self.state == State::Live
    }
}

/// What every noun that is kept with its versions tells about itself.
pub trait Record: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    const KIND: Kind;
    /// Fields in the order people fill them in. A test holds this equal to the struct's own fields.
    const FIELDS: &'static [FieldSpec];

    /// Fields that only deeds of their own change: a form does not show them, an edit keeps them.
    const HELD: &'static [&'static str] = &[];

    fn title(&self) -> &Text;

    /// [`Record::HELD`], and what became so in the state it is in.
    fn held(&self) -> &'static [&'static str] {
        Self::HELD
    }

    /// Settled for good: nothing of it may be edited, removed or merged any more.
    fn is_fixed(&self) -> bool {
        false
    }

    /// Part of what the pact must answer for: never removed.
    fn is_lasting(&self) -> bool {
        self.is_fixed()
    }

    /// Not for the public: it is kept as a draft and never published.
    fn is_closed(&self) -> bool {
        false
    }

    /// Whose this is: decides together with role and deed who may change it.
    fn scope(&self, _id: &str) -> Scope {
        Scope::national()
    }

    /// The same, for what belongs to whom something else belongs to; ask this one.
    fn scope_in(&self, id: &str, _world: &World) -> Scope {
        self.scope(id)
    }

    /// Keys that may exist only once over all live records of this kind, such as `kvk:12345678`,
    /// each with the field that holds it.
    fn unique_keys(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// What the field table cannot say: dates in order, reasons given.
    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        Vec::new()
    }

    /// The id a new record gets when its maker gives none.
    fn suggest_id(&self) -> String {
        slug(&self.title().nl)
    }

    /// The same, for what is numbered among its own; ask this one.
    fn assigned_id(&self, _world: &World, _today: Date) -> String {
        self.suggest_id()
    }
}

/// An id for addresses: lower case ASCII letters, digits and single hyphens, at most 60 long.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(plain) => out.push_str(plain),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            None => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.truncate(60);
    out.trim_matches('-').to_string()
}

/// Whether `id` can stand in an address as it is.
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 80 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
}

/// The plain letters for a letter with a mark, as Dutch names carry them.
pub fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ñ' => "n",
        'ç' => "c",
        'ĳ' => "ij",
        'ß' => "ss",
        '&' => "en",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_fit_for_an_address() {
        for (text, expected) in [
            ("Koninklijke Metaalunie", "koninklijke-metaalunie"),
            ("Súdwest-Fryslân", "sudwest-fryslan"),
            ("  Noord-Veluwe & Randmeergebied ", "noord-veluwe-en-randmeergebied"),
            ("<script>", "script"),
            ("…", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
        assert!(slug(&"techniek ".repeat(30)).len() <= 60);
        assert!(is_id("4") && is_id("women_share") && !is_id("") && !is_id("../x") && !is_id("A"));
    }

    #[test]
    fn kinds_read_as_they_are_written() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!(Kind::from_code("account"), None);
    }
}
