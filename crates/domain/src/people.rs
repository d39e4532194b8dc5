//! Parties of the pact, the bodies they sit in, and the networks they join.
//!
//! Persons are not here: names and addresses of people live with their account, so that erasing
//! an account erases them.

use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::pact::{SOURCE, Source};
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Kinds of party. The order is that of filters and legends.
pub const PARTY_KINDS: &[&str] = &["government", "education", "business", "workers", "top_sector", "region", "fund", "network", "other"];

/// Schemes of external identifiers; each belongs to exactly one live record.
pub const SCHEMES: &[&str] = &["kvk", "brin", "rio", "oin", "org_id", "ror"];

/// An organisation that takes part in the pact. Names change and parties succeed each other, so
/// each has validity and, where it ended, a successor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abbreviation: Option<String>,
    pub sort: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    pub scheme: String,
    pub value: String,
}

const IDENTIFIER: &[FieldSpec] = &[need("scheme", FieldKind::Choice(SCHEMES)), need("value", FieldKind::Line(60))];

impl Identifier {
    /// The value as it is compared: without spaces and dots, in capitals.
    pub fn normal(&self) -> String {
        self.value.chars().filter(|c| !c.is_whitespace() && *c != '.').flat_map(char::to_uppercase).collect()
    }

    /// Whether the value has the form its scheme prescribes.
    pub fn is_sound(&self) -> bool {
        let value = self.normal();
        let digits = |n: usize| value.len() == n && value.bytes().all(|b| b.is_ascii_digit());
        match self.scheme.as_str() {
            "kvk" => digits(8),
            "oin" => digits(20),
            "brin" => {
                let bytes = value.as_bytes();
                bytes.len() == 4 && bytes[..2].iter().all(u8::is_ascii_digit) && bytes[2..].iter().all(u8::is_ascii_uppercase)
            }
            _ => !value.is_empty(),
        }
    }
}

impl Record for Party {
    const KIND: Kind = Kind::Party;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        may("abbreviation", FieldKind::Line(40)),
        need("sort", FieldKind::Choice(PARTY_KINDS)),
        may("summary", FieldKind::TextProse(4000)),
        may("identifiers", FieldKind::Rows(IDENTIFIER)),
        may("website", FieldKind::Url),
        may("themes", FieldKind::Refs(Kind::Theme)),
        may("regions", FieldKind::Refs(Kind::Region)),
        may("valid_from", FieldKind::Date),
        may("valid_until", FieldKind::Date),
        may("successor", FieldKind::Ref(Kind::Party)),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, id: &str) -> Scope {
        Scope { regions: self.regions.clone(), parties: vec![id.into()] }
    }

    fn unique_keys(&self) -> Vec<(String, String)> {
        self.identifiers
            .iter()
            .enumerate()
            .map(|(i, id)| (format!("{}:{}", id.scheme, id.normal()), format!("identifiers.{i}.value")))
            .collect()
    }

    fn check(&self, id: &str, _world: &World) -> Vec<FieldError> {
        let mut errors = dates_in_order(self.valid_from, self.valid_until, "valid_until");
        for (i, identifier) in self.identifiers.iter().enumerate().filter(|(_, x)| !x.is_sound()) {
            let problem = Problem::BadIdentifier { scheme: identifier.scheme.clone(), found: identifier.value.clone() };
            errors.push(FieldError::new(format!("identifiers.{i}.value"), problem));
        }
        if self.successor.as_deref() == Some(id) {
            errors.push(FieldError::new("successor", Problem::PointsAtItself));
        }
        errors
    }
}

pub(crate) fn dates_in_order(from: Option<Date>, until: Option<Date>, field: &str) -> Vec<FieldError> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => {
            vec![FieldError::new(field, Problem::EndBeforeStart)]
        }
        _ => Vec::new(),
    }
}

/// A seat in a body (the LRT), held by a party or a landsdeel for a time. History stays visible.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub title: Text,
    /// `lrt`, or the id of a region whose body it is.
    pub body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Person in public function, as published; not an account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    #[serde(default)]
    pub position: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Record for Seat {
    const KIND: Kind = Kind::Seat;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("body", FieldKind::Line(60)),
        may("party", FieldKind::Ref(Kind::Party)),
        may("region", FieldKind::Ref(Kind::Region)),
        may("holder", FieldKind::Line(120)),
        may("since", FieldKind::Date),
        may("until", FieldKind::Date),
        may("position", FieldKind::Whole { least: 0, most: 1000 }),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn check(&self, _id: &str, _world: &World) -> Vec<FieldError> {
        dates_in_order(self.since, self.until, "until")
    }
}

/// A party's place in a network: a landsdeel, a regional pact. Both sides must agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    pub title: Text,
    pub party: String,
    pub network: String,
    /// `asked` by the party, `invited` by the network, `accepted`, `declined` or `ended`.
    pub step: String,
}

pub const STEPS: &[&str] = &["asked", "invited", "accepted", "declined", "ended"];

impl Record for Membership {
    const KIND: Kind = Kind::Membership;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("party", FieldKind::Ref(Kind::Party)),
        need("network", FieldKind::Ref(Kind::Region)),
        need("step", FieldKind::Choice(STEPS)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, _id: &str) -> Scope {
        Scope { regions: vec![self.network.clone()], parties: vec![self.party.clone()] }
    }

    fn unique_keys(&self) -> Vec<(String, String)> {
        vec![(format!("{}:{}", self.party, self.network), "party".into())]
    }
}

/// The other side's answer is what a membership waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Party,
    Network,
}

impl Membership {
    /// Which side must answer now, if any.
    pub fn waits_for(&self) -> Option<Side> {
        match self.step.as_str() {
            "asked" => Some(Side::Network),
            "invited" => Some(Side::Party),
            _ => None,
        }
    }

    /// The step after an answer by `side`; none where that side has nothing to answer.
    pub fn answered(&self, side: Side, yes: bool) -> Option<&'static str> {
        (self.waits_for() == Some(side)).then_some(if yes { "accepted" } else { "declined" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_compared_in_one_form_and_checked_by_scheme() {
        let check = |scheme: &str, value: &str, sound: bool, normal: &str| {
            let id = Identifier { scheme: scheme.into(), value: value.into() };
            assert_eq!((id.is_sound(), id.normal().as_str()), (sound, normal), "{scheme} {value}");
        };
        check("kvk", "1234 5678", true, "12345678");
        check("kvk", "1234567", false, "1234567");
        check("brin", "25be", true, "25BE");
        check("brin", "2BE5", false, "2BE5");
        check("oin", "00000001003214345000", true, "00000001003214345000");
    }

    #[test]
    fn only_the_other_side_answers() {
        let membership = |step: &str| Membership { step: step.into(), ..Membership::default() };
        assert_eq!(membership("asked").answered(Side::Network, true), Some("accepted"));
        assert_eq!(membership("asked").answered(Side::Party, true), None);
        assert_eq!(membership("invited").answered(Side::Party, false), Some("declined"));
        assert_eq!(membership("accepted").answered(Side::Network, true), None);
    }
}
