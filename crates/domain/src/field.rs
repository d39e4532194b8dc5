//! One table of fields per noun. Forms, checks, differences, exports, the data dictionary and the
//! OpenAPI schema are all read from it, so they cannot disagree.

mod body;
mod form;
mod values;
mod walk;

pub use body::check_body;
pub use form::{MOST_ROWS, Pairs, read_form};
pub use values::{MOST_EUROCENT, is_web_address, read_date, read_decimal, read_euros};
pub use walk::{Difference, differences, keep_order, redirect, references};

use crate::clean::Unclean;
use crate::record::Kind;

/// One field of a noun: its key in storage, its kind, and whether it must be filled.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub name: &'static str,
    pub kind: FieldKind,
    pub required: bool,
}

/// What a field may hold. Lengths are in characters.
#[derive(Clone, Copy, Debug)]
pub enum FieldKind {
    Line(usize),
    Prose(usize),
    /// The same in two languages: `{nl, en}`.
    TextLine(usize),
    TextProse(usize),
    /// One of these codes.
    Choice(&'static [&'static str]),
    /// Any of these codes.
    Choices(&'static [&'static str]),
    /// The id of one record of this kind.
    Ref(Kind),
    Refs(Kind),
    Date,
    Whole {
        least: i64,
        most: i64,
    },
    Decimal,
    /// An amount of zero or more: typed in euros, kept in eurocents.
    Euro,
    Url,
    Flag,
    /// A list of groups with these fields each.
    Rows(&'static [FieldSpec]),
}

pub const fn need(name: &'static str, kind: FieldKind) -> FieldSpec {
    FieldSpec { name, kind, required: true }
}

pub const fn may(name: &'static str, kind: FieldKind) -> FieldSpec {
    FieldSpec { name, kind, required: false }
}

/// Why a field is refused. Faces turn it into a sentence that names field, found and expected.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// The input's name as in the form: `targets.0.value`, `title.nl`.
    pub field: String,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Required,
    Unknown,
    Unclean(Unclean),
    NotADate(String),
    NotAWholeNumber {
        found: String,
        least: i64,
        most: i64,
    },
    /// `1.234` may be a thousand or a fraction: we ask, we never guess.
    NotANumber(String),
    Ambiguous(String),
    NotAUrl(String),
    /// Not an amount in euros of zero or more.
    NotAnAmount(String),
    NotAChoice {
        found: String,
        allowed: Vec<&'static str>,
    },
    NoSuchRecord {
        kind: Kind,
        id: String,
    },
    /// A second record with the same identifier, and which one has it.
    Taken {
        by: String,
    },
    EndBeforeStart,
    /// A status set by hand needs a reason.
    ReasonMissing,
    /// An identifier that fails its own check digit or pattern.
    BadIdentifier {
        scheme: String,
        found: String,
    },
    PointsAtItself,
    /// A part of its own part, with the records on the way.
    Circle {
        through: String,
    },
    /// A record that was merged away, and what it became.
    MergedAway {
        kind: Kind,
        id: String,
        into: String,
    },
    /// A region that is no landsdeel, or does not lie in the one named.
    NotPartOf {
        found: String,
        of: String,
    },
    /// A day on which it was done, though it is not done.
    NotDone,
    /// A size outside its own interval.
    OutsideInterval,
    /// No time of the clock such as `10:00`.
    NotATime(String),
    /// No point of this agenda.
    NoSuchItem(String),
    /// Parts that together take more minutes than the whole.
    PartsExceed {
        whole: i64,
        parts: i64,
    },
}

impl FieldError {
    pub fn new(field: impl Into<String>, problem: Problem) -> FieldError {
        FieldError { field: field.into(), problem }
    }
}

impl FieldSpec {
    pub fn is_localised(&self) -> bool {
        matches!(self.kind, FieldKind::TextLine(_) | FieldKind::TextProse(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const FIELDS: &[FieldSpec] = &[
        need("title", FieldKind::TextLine(20)),
        may("due", FieldKind::Date),
        may("kind", FieldKind::Choice(&["a", "b"])),
        may("goals", FieldKind::Refs(Kind::Goal)),
        may("rows", FieldKind::Rows(&[need("party", FieldKind::Ref(Kind::Party)), may("share", FieldKind::Decimal)])),
    ];

    fn read(pairs: &[(&str, &str)]) -> Result<Json, Vec<FieldError>> {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        read_form(FIELDS, &pairs).map(Json::Object)
    }

    #[test]
    fn a_whole_form_becomes_a_body() {
        let body = read(&[
            ("title.nl", " Doel "),
            ("title.en", ""),
            ("due", "15-06-2027"),
            ("goals", "4"),
            ("goals", "5"),
            ("rows.0.party", ""),
            ("rows.0.share", ""),
            ("rows.3.party", "fme"),
            ("rows.3.share", "28,4"),
            ("_csrf", "x"),
        ]);
        let expected =
            json!({"title": {"nl": "Doel"}, "due": "2027-06-15", "goals": ["4", "5"], "rows": [{"party": "fme", "share": 28.4}]});
        assert_eq!(body, Ok(expected));
    }

    #[test]
    fn each_fault_names_its_field() {
        let errors = read(&[("due", "31-02-2027"), ("kind", "c"), ("owner", "me"), ("rows.0.share", "1.234")]).unwrap_err();
        let fields: Vec<_> = errors.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["title.nl", "due", "kind", "rows.0.party", "rows.0.share", "owner"]);
        assert_eq!(errors[4].problem, Problem::Ambiguous("1.234".into()));
        assert_eq!(errors[5].problem, Problem::Unknown);
    }

    #[test]
    fn references_are_found_and_redirected() {
        let mut body = json!({"goals": ["4"], "rows": [{"party": "old"}, {"party": "other"}]});
        let found: Vec<_> = references(FIELDS, &body).into_iter().map(|(path, _, id)| format!("{path}={id}")).collect();
        assert_eq!(found, ["goals=4", "rows.0.party=old", "rows.1.party=other"]);
        assert!(redirect(FIELDS, &mut body, Kind::Party, "old", "new"));
        assert_eq!(body, json!({"goals": ["4"], "rows": [{"party": "new"}, {"party": "other"}]}));
    }

    #[test]
    fn decimals_are_read_in_both_dialects_and_never_guessed() {
        assert_eq!(read_decimal("28,4"), Ok(28.4));
        assert_eq!(read_decimal("28.40"), Ok(28.4));
        assert_eq!(read_decimal("0,125"), Ok(0.125));
        assert_eq!(read_decimal("1.234"), Err(Problem::Ambiguous("1.234".into())));
        for bad in ["1.234.567", "1e9", "NaN", "inf", "twaalf", ""] {
            assert_eq!(read_decimal(bad), Err(Problem::NotANumber(bad.into())));
        }
    }

    #[test]
    fn euros_are_read_as_people_write_them() {
        for (typed, cents) in [
            ("0", 0),
            ("1250", 125_000),
            ("1.250", 125_000),
            ("1,250", 125_000),
            ("€ 1.250.000", 125_000_000),
            ("1.250,5", 125_050),
            ("1,250.55", 125_055),
            ("12,05", 1_205),
        ] {
            assert_eq!(read_euros(typed), Some(cents), "{typed}");
        }
        for bad in ["-1", "−1", "1.25.000", "1.250,000,5", "1,2,3", "12.50,10.5", ",50", "", "tien", "1e6", "1.250.50", "10000000000001"]
        {
            assert_eq!(read_euros(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_plain_web_addresses_pass() {
        assert!(is_web_address("https://www.techniekpact.nl/artikel/x?y=1"));
        for bad in ["javascript:alert(1)", "https://", "https://a b.nl", "ftp://x.nl", "https://u@x.nl", "https://x.nl/\"><script>"] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
