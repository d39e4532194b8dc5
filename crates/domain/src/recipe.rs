//! A recipe says how an indicator is made from a source: which columns become which dimensions,
//! what is counted, and how the result is protected. Recipes and classifications are data with a
//! version; a change of meaning is a new version, and editions made before keep theirs.
//!
//! Deliberately absent: names of files. Which recipe applies is found from what a source contains.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
}

/// How a table is protected before it is published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Protection {
    /// The source is public already: its hidden cells are intervals and stay so.
    #[default]
    Public,
    /// Counts below the threshold are hidden, and others so that they cannot be worked out.
    Suppress {
        threshold: u64,
    },
    /// Every count is rounded to a multiple of the base, sums too.
    Round {
        base: u64,
    },
    Cellkey {
        threshold: u64,
        base: u64,
    },
}

impl std::fmt::Display for Protection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Protection::Public => f.write_str("public"),
            Protection::Suppress { threshold } => write!(f, "suppress {threshold}"),
            Protection::Round { base } => write!(f, "round {base}"),
            Protection::Cellkey { threshold, base } => write!(f, "cellkey {threshold} {base}"),
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

/// What is wrong with a recipe, in words; empty where nothing is.
pub fn faults(recipe: &Recipe, lists: &[Classification]) -> Vec<String> {
    let mut faults = Vec::new();
    let names: Vec<&str> = recipe.axes.iter().map(|a| a.name.as_str()).collect();
    let mut fault = |what: String| faults.push(format!("recipe {}: {what}", recipe.id));
    if recipe.axes.iter().filter(|a| a.name == crate::slices::REGION).count() != 1 {
        fault("exactly one axis is the region".into());
    }
    if recipe.tables.is_empty() && recipe.needs.is_empty() {
        fault("needs neither a table nor a header, so it would fit everything".into());
    }
    for axis in &recipe.axes {
        if names.iter().filter(|n| **n == axis.name).count() > 1 || axis.name == crate::slices::PERIOD {
            fault(format!("axis {} stands twice or is the period", axis.name));
        }
        if axis.from.is_empty() != (axis.via == Via::Country) {
            fault(format!("axis {} has no column to be read from", axis.name));
        }
        if (axis.via == Via::Prefix) == axis.prefix.is_empty() || (axis.via == Via::Replace) == axis.replace.is_empty() {
            fault(format!("axis {}: the codes to read through and the way to do it do not fit", axis.name));
        }
        if axis.codes.as_ref().is_some_and(|id| !lists.iter().any(|l| l.id == *id)) {
            fault(format!("axis {}: no classification {}", axis.name, axis.codes.as_deref().unwrap_or("")));
        }
    }
    for header in recipe.needs.iter().flatten().chain(&recipe.lacks) {
        if plain(header) != *header {
            fault(format!("header {header:?} is to be written {:?}", plain(header)));
        }
    }
    for dim in recipe.apart.iter().flatten() {
        if !names.contains(&dim.as_str()) {
            fault(format!("no axis {dim} to keep apart"));
        }
    }
    match recipe.protection {
        Protection::Suppress { threshold } if threshold < 2 => fault("a threshold is at least 2".into()),
        Protection::Round { base } if base < 2 => fault("a base is at least 2".into()),
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
