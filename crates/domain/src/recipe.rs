//! A recipe says how an indicator is made from a source: which columns become which dimensions,
//! what is counted, and how the result is protected. Recipes and classifications are data with a
//! version; a change of meaning is a new version, and editions made before keep theirs.
//!
//! Deliberately absent: names of files. Which recipe applies is found from what a source contains.

mod share;

pub use share::{Share, share_faults};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The code under which all that a list calls technical is added up.
pub const TECHNICAL: &str = "technical";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    pub id: String,
    pub version: String,
    pub indicator: String,
    /// Who publishes the source and under what name.
    pub source: String,
    pub url: String,
    pub unit: String,
    /// Identifiers of tables this recipe is for (`82045NED`); then nothing else is looked at.
    #[serde(default)]
    pub tables: Vec<String>,
    /// Headers a source must have, of each list at least one; as [`plain`] writes them.
    #[serde(default)]
    pub needs: Vec<Vec<String>>,
    /// Headers a source must not have: they tell another table with otherwise the same columns.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Name of the measure; where a source has one only, none is needed.
    #[serde(default)]
    pub measure: Vec<String>,
    /// Only rows whose code in this column begins with one of these.
    #[serde(default)]
    pub only: Vec<Filter>,
    pub axes: Vec<Breakdown>,
    /// Whether cells add up to totals; shares and averages do not.
    #[serde(default = "yes")]
    pub adds: bool,
    /// Dimensions that are never split together: the table would be all detail.
    #[serde(default)]
    pub apart: Vec<[String; 2]>,
    #[serde(default)]
    pub protection: Protection,
    /// Only when a person names it: nothing in a source tells it from another recipe.
    #[serde(default)]
    pub asked: bool,
    /// A source with one of these measures does tell it.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The finest level of region that is kept, where municipalities are too fine: `corop`.
    #[serde(default)]
    pub level: Option<String>,
    /// What cannot be seen from the source and is assumed; a person confirms it.
    #[serde(default)]
    pub assumes: Option<crate::Text>,
    /// Series and definition of the figures, as they stand in a key.
    #[serde(default)]
    pub series: String,
    #[serde(default)]
    pub definition: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    pub from: Vec<String>,
    pub begins: Vec<String>,
}

/// One dimension of the result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    pub name: String,
    /// Columns it may be read from, the best first.
    pub from: Vec<String>,
    /// How a code of the source becomes ours; unchanged where nothing is said.
    #[serde(default)]
    pub via: Via,
    /// With [`Via::Prefix`]: beginning of the source's code → code.
    #[serde(default)]
    pub prefix: BTreeMap<String, String>,
    /// With [`Via::Replace`]: the source's code → code.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// A total is made only where all of these are there; empty: of whatever is there.
    #[serde(default)]
    pub whole: Vec<String>,
    /// The classification whose codes are expected.
    #[serde(default)]
    pub codes: Option<String>,
    /// The words of the source are the codes, not the numbers it gives them beside.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_label: bool,
    /// Codes that nothing is said of are left out; otherwise they wait for a person.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub drop_others: bool,
    /// The classification that says which of its codes are technical.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technical: Option<String>,
    /// A source without this column still fits.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    #[default]
    Same,
    Prefix,
    Replace,
    /// A municipality's number, `0106` or `GM0106`.
    Municipality,
    /// A municipality's or town's name in whatever letters.
    Town,
    /// `NL01`, `PV20`, `CR03`, `LD01`, `GM0106` of CBS.
    CbsRegion,
    /// No column: the whole country.
    Country,
    /// No column: the measures of the source are its codes, read through [`Breakdown::replace`].
    Measure,
}

/// Figures that may be added up.
fn yes() -> bool {
    true
}

/// How a table is protected before it is published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Protection {
    /// The source is public already: its hidden cells are intervals and stay so.
    #[default]
    Public,
    /// Counts below the threshold are hidden, and others so that they cannot be worked out.
    Suppress { threshold: u64 },
    /// Every count is rounded to a multiple of the base, sums too.
    Round { base: u64 },
    /// Every cell is changed by noise that belongs to it; results below the threshold do not occur.
    Cellkey { threshold: u64 },
}

impl std::fmt::Display for Protection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Protection::Public => f.write_str("public"),
            Protection::Suppress { threshold } => write!(f, "suppress {threshold}"),
            Protection::Round { base } => write!(f, "round {base}"),
            Protection::Cellkey { threshold } => write!(f, "cellkey {threshold}"),
        }
    }
}

/// Codes and what they mean, from a day on. A new meaning is a new version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classification {
    pub id: String,
    pub version: String,
    pub valid_from: jiff::civil::Date,
    #[serde(default)]
    pub valid_until: Option<jiff::civil::Date>,
    /// The definition that figures made by it bear, where it differs from the one before: points of
    /// different definitions are never joined. The first version needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    pub title: crate::Text,
    pub source: String,
    pub codes: Vec<Class>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    pub code: String,
    /// Whether the pact counts it as technical; absent where that is not decided by this list.
    #[serde(default)]
    pub technical: Option<bool>,
}

impl Classification {
    pub fn has(&self, code: &str) -> bool {
        self.codes.iter().any(|c| c.code == code)
    }

    pub fn is_technical(&self, code: &str) -> bool {
        self.codes.iter().any(|c| c.code == code && c.technical == Some(true))
    }

    /// Known codes that are nearest to one that is not, the nearest first; at most three.
    pub fn near(&self, code: &str) -> Vec<&str> {
        let wanted = plain(code);
        let mut near: Vec<(usize, &str)> = self.codes.iter().map(|c| (distance(&wanted, &plain(&c.code)), c.code.as_str())).collect();
        near.retain(|(d, c)| *d <= 1 + c.chars().count() / 4);
        near.sort();
        near.into_iter().take(3).map(|(_, code)| code).collect()
    }
}

/// A header or code as it is compared: small letters and digits, one space between words.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match crate::record::fold(c) {
            Some(folded) if c != '&' => out.push_str(folded),
            _ if c.is_alphanumeric() => out.push(c),
            _ if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Letters to add, drop or change to make one of the other.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// What is wrong with an entry, and under which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub key: &'static str,
    pub what: String,
}

/// What is wrong with a recipe; empty where nothing is.
pub fn faults(recipe: &Recipe, lists: &[Classification]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let names: Vec<&str> = recipe.axes.iter().map(|a| a.name.as_str()).collect();
    let mut fault = |key: &'static str, what: String| faults.push(Fault { key, what });
    if recipe.axes.iter().filter(|a| a.name == crate::slices::REGION).count() != 1 {
        fault("axes", "exactly one axis is the region".into());
    }
    if recipe.tables.is_empty() && recipe.needs.is_empty() {
        fault("needs", "needs neither a table nor a header, so it would fit everything".into());
    }
    for axis in &recipe.axes {
        if names.iter().filter(|n| **n == axis.name).count() > 1 || axis.name == crate::slices::PERIOD {
            fault("name", format!("axis {} stands twice or is the period", axis.name));
        }
        if axis.from.is_empty() != matches!(axis.via, Via::Country | Via::Measure) {
            fault("from", format!("axis {} has no column to be read from", axis.name));
        }
        if (axis.via == Via::Prefix) == axis.prefix.is_empty() || matches!(axis.via, Via::Replace | Via::Measure) == axis.replace.is_empty()
        {
            fault("via", format!("axis {}: the codes to read through and the way to do it do not fit", axis.name));
        }
        for (key, id) in [("codes", &axis.codes), ("technical", &axis.technical)] {
            if let Some(id) = id.as_ref().filter(|id| !lists.iter().any(|l| l.id == **id)) {
                fault(key, format!("axis {}: no classification {id}", axis.name));
            }
        }
    }
    for header in recipe.needs.iter().flatten().chain(&recipe.lacks) {
        if plain(header) != *header {
            fault("needs", format!("header {header:?} is to be written {:?}", plain(header)));
        }
    }
    for dim in recipe.apart.iter().flatten() {
        if !names.contains(&dim.as_str()) {
            fault("apart", format!("no axis {dim} to keep apart"));
        }
    }
    if !recipe.adds && recipe.protection != Protection::Public {
        fault("protection", "only counts can be protected by a rule".into());
    }
    match recipe.protection {
        Protection::Suppress { threshold } | Protection::Cellkey { threshold } if threshold < 2 => {
            fault("protection", "a threshold is at least 2".into())
        }
        Protection::Round { base } if base < 2 => fault("protection", "a base is at least 2".into()),
        _ => {}
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_towns_are_compared_without_case_marks_and_signs() {
        for (text, expected) in [
            ("BRIN NUMMER ACTUEEL", "brin nummer actueel"),
            ("INSTELLINGSCODE_ACTUEEL", "instellingscode actueel"),
            ("'S-GRAVENHAGE", "s gravenhage"),
            ("Súdwest-Fryslân", "sudwest fryslan"),
            ("BERGEN (NH.)", "bergen nh"),
            ("  ", ""),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn an_unknown_code_is_answered_with_the_nearest() {
        let list = Classification {
            id: "sector".into(),
            version: "1".into(),
            valid_from: "2010-01-01".parse().unwrap(),
            valid_until: None,
            definition: None,
            title: crate::Text::both("x", "x"),
            source: "DUO".into(),
            codes: ["techniek", "natuur", "economie"].map(|c| Class { code: c.into(), technical: None }).into(),
        };
        assert_eq!(list.near("techneik"), ["techniek"]);
        assert_eq!(list.near("Natuur "), ["natuur"]);
        assert!(list.near("gezondheidszorg").is_empty());
        assert_eq!((distance("", "abc"), distance("kitten", "sitting")), (3, 3));
    }
}
