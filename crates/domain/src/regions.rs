//! Where the pact is carried out: five landsdelen, regional pacts, and the dated crosswalk from
//! municipality to each division.
//!
//! A landsdeel of the pact is not a CBS landsdeel (four) and not a set of provinces: West-Brabant
//! belongs to Zuidwest, the rest of Noord-Brabant to Zuidoost. So the mapping stands on municipalities.

use crate::field::{FieldError, FieldKind, FieldSpec, Problem, may, need};
use crate::pact::{SOURCE, Source};
use crate::people::dates_in_order;
use crate::permission::Scope;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::world::World;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub const FORMS: &[&str] = &["landsdeel", "pact", "thematic"];

/// The five landsdelen in the fixed order of pages, legends and colours.
pub const LANDSDELEN: [&str; 5] = ["noord", "oost", "zuidoost", "zuidwest", "noordwest"];

/// A landsdeel, a regional pact inside one, or a thematic pact without a territory.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub title: Text,
    pub form: String,
    /// The landsdeel a regional pact belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    pub summary: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Earlier names, such as Noordvleugel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<FormerName>,
    /// Meetings, conferences and other moments a visitor should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Own accent colour as `#rrggbb`; checked for contrast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Own host name that shows this region's home page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    pub on: Date,
    pub text: Text,
}

const NAME: &[FieldSpec] = &[need("name", FieldKind::Line(120)), may("until", FieldKind::Date)];
const MOMENT: &[FieldSpec] = &[need("on", FieldKind::Date), need("text", FieldKind::TextLine(300))];

impl Record for Region {
    const KIND: Kind = Kind::Region;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("form", FieldKind::Choice(FORMS)),
        may("parent", FieldKind::Ref(Kind::Region)),
        need("summary", FieldKind::TextProse(4000)),
        may("territory", FieldKind::TextLine(300)),
        may("contact", FieldKind::TextProse(2000)),
        may("website", FieldKind::Url),
        may("valid_from", FieldKind::Date),
        may("valid_until", FieldKind::Date),
        may("names", FieldKind::Rows(NAME)),
        may("moments", FieldKind::Rows(MOMENT)),
        may("colour", FieldKind::Line(7)),
        may("logo", FieldKind::Url),
        may("host", FieldKind::Line(200)),
        may("sources", FieldKind::Rows(SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }

    fn scope(&self, id: &str) -> Scope {
        Scope::region(self.parent.as_deref().unwrap_or(id))
    }

    fn unique_keys(&self) -> Vec<(String, String)> {
        self.host.iter().map(|host| (format!("host:{}", host.to_lowercase()), "host".into())).collect()
    }

    fn check(&self, id: &str, _world: &World) -> Vec<FieldError> {
        let mut errors = dates_in_order(self.valid_from, self.valid_until, "valid_until");
        if self.form != "landsdeel" && self.parent.is_none() {
            errors.push(FieldError::new("parent", Problem::Required));
        }
        if self.parent.as_deref() == Some(id) {
            errors.push(FieldError::new("parent", Problem::PointsAtItself));
        }
        if let Some(colour) = self.colour.as_ref().filter(|c| !is_legible(c)) {
            errors.push(FieldError::new("colour", Problem::NotAChoice { found: colour.clone(), allowed: vec!["#003b5c"] }));
        }
        errors
    }
}

/// Whether `#rrggbb` carries white text at 4.5:1 or more (WCAG 2.2, 1.4.3).
pub fn is_legible(colour: &str) -> bool {
    let Some(digits) = colour.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii()) else {
        return false;
    };
    let channel = |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).map(|v| linear(f64::from(v) / 255.0));
    let (Ok(r), Ok(g), Ok(b)) = (channel(0), channel(2), channel(4)) else {
        return false;
    };
    1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 4.5
}

fn linear(c: f64) -> f64 {
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// One municipality in one division, with the areas it lies in. Codes are text: leading zeros count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// CBS code, `GM0106`.
    pub code: String,
    pub name: String,
    pub corop: String,
    pub corop_name: String,
    pub province: String,
    pub province_name: String,
    /// CBS landsdeel, `LD01`; not a landsdeel of the pact.
    pub cbs_area: String,
    pub landsdeel: String,
    pub valid_from: Date,
    /// Last day it existed in this form; absent while it does.
    pub valid_until: Option<Date>,
    /// The municipality it merged into, by code.
    pub successor: Option<String>,
    /// WGS 84, in microdegrees.
    pub lon_microdegrees: Option<i64>,
    pub lat_microdegrees: Option<i64>,
}

/// The dated crosswalk. Old figures keep the division of their day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crosswalk {
    pub municipalities: Vec<Municipality>,
}

impl Crosswalk {
    /// The municipalities that existed on `day`.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Municipality> {
        self.municipalities.iter().filter(move |m| m.valid_from <= day && m.valid_until.is_none_or(|end| day <= end))
    }

    /// The municipality with `code` on `day`.
    pub fn find(&self, code: &str, day: Date) -> Option<&Municipality> {
        self.on(day).find(|m| m.code == code)
    }

    /// Provinces that lie in more than one landsdeel on `day`: (province, landsdelen).
    pub fn split_provinces(&self, day: Date) -> Vec<(String, Vec<String>)> {
        let mut parts = std::collections::BTreeMap::<&str, std::collections::BTreeSet<&str>>::new();
        for m in self.on(day) {
            parts.entry(&m.province_name).or_default().insert(&m.landsdeel);
        }
        parts.into_iter().filter(|(_, l)| l.len() > 1).map(|(p, l)| (p.to_string(), l.into_iter().map(String::from).collect())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_colour_must_carry_white_text() {
        assert!(is_legible("#003B5C") && is_legible("#a3002d"));
        assert!(!is_legible("#ffd23f") && !is_legible("red") && !is_legible("#12345") && !is_legible("#12345é"));
    }
}
