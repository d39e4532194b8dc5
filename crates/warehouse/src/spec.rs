//! The specification of a tabulation, as a person writes it (TOML).
//!
//! ```toml
//! [[dimensions]]
//! name = "regio"                       # the column, and the name in the cube
//! codes = ["RMC01", "RMC02", "RMC03"]  # every code that may occur
//! groups = [{ code = "Noord", of = ["RMC01", "RMC02"] }]
//! total = "Nederland"                  # leave out where one does not add (years)
//! missing = "RMC03"                    # the code for an empty cell; without it empty is a fault
//!
//! [measures]
//! count = "aantal"                     # leave out when a row is one person
//! weight = "gewicht"                   # leave out for none
//! decimals = 4                         # of the weight: sums are exact, in any order
//!
//! [protect]
//! rule = "suppress"                    # or round, cellkey, small-only
//! threshold = 10
//! ```

use crate::fault::Fault;
use cube::{Dimension, NoiseTable, Rule, Shape, Zeros};
use serde::Deserialize;
use toml::Spanned;

/// A read specification: what to count, and how to protect it.
#[derive(Debug, Clone)]
pub struct Spec {
    pub shape: Shape,
    /// For each dimension the code for an empty cell.
    pub missing: Vec<Option<usize>>,
    pub count: Option<String>,
    pub weight: Option<String>,
    pub decimals: u32,
    /// The column that tells persons apart, for cell keys.
    pub person: Option<String>,
    pub protection: Protection,
    /// The text itself, kept with the result.
    pub text: String,
}

/// What is done to the cube before it leaves.
#[derive(Debug, Clone, PartialEq)]
pub enum Protection {
    Rule(Rule),
    /// Hide the small cells and nothing else: totals give them back. For comparing with tools that do this.
    SmallOnly {
        threshold: u64,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    dimensions: Spanned<Vec<Spanned<WrittenDimension>>>,
    #[serde(default)]
    measures: Measures,
    protect: Spanned<Protect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDimension {
    name: String,
    codes: Spanned<Vec<String>>,
    #[serde(default)]
    groups: Vec<Group>,
    total: Option<String>,
    missing: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    code: Spanned<String>,
    of: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Measures {
    count: Option<String>,
    weight: Option<String>,
    decimals: Option<Spanned<u32>>,
    person: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Protect {
    rule: Spanned<String>,
    threshold: Option<u64>,
    base: Option<u64>,
    #[serde(default)]
    zeros: ZerosWord,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum ZerosWord {
    #[default]
    Shown,
    Counted,
}

/// Where in which file.
struct Place<'a> {
    file: &'a str,
    text: &'a str,
}

impl Place<'_> {
    fn fault(&self, at: usize, key: &str, reason: impl std::fmt::Display) -> Fault {
        let line = self.text[..at.min(self.text.len())].matches('\n').count() + 1;
        Fault::Spec { file: self.file.into(), line, key: key.into(), reason: reason.to_string() }
    }
}

impl Spec {
    /// Reads a specification; `file` names it in faults.
    ///
    /// # Errors
    /// [`Fault::Spec`] with file, line and key.
    pub fn read(file: &str, text: &str) -> Result<Self, Fault> {
        let place = Place { file, text };
        let written: Written = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            place.fault(at, &key_at(text, at), e.message())
        })?;
        if written.dimensions.get_ref().is_empty() {
            return Err(place.fault(written.dimensions.span().start, "dimensions", "there is nothing to count by"));
        }
        let mut missing = Vec::new();
        let mut dimensions = Vec::new();
        for spanned in written.dimensions.get_ref() {
            let dimension = dimension(&place, spanned)?;
            missing.push(missing_code(&place, spanned.get_ref(), &dimension)?);
            dimensions.push(dimension);
        }
        let shape = Shape::new(dimensions).map_err(|e| place.fault(written.dimensions.span().start, "dimensions", e))?;
        let decimals = written.measures.decimals.as_ref().map_or(6, |d| *d.get_ref());
        if let Some(d) = written.measures.decimals.as_ref().filter(|d| *d.get_ref() > 9) {
            return Err(place.fault(d.span().start, "measures.decimals", "at most nine fit an exact sum"));
        }
        let Measures { count, weight, person, .. } = written.measures;
        let protection = protection(&place, &written.protect)?;
        Ok(Self { shape, missing, count, weight, decimals, person, protection, text: text.into() })
    }

    /// Whole numbers a weight of one counts for.
    pub(crate) fn scale(&self) -> f64 {
        10f64.powi(self.decimals as i32)
    }

    /// Does counting need record keys?
    pub fn is_keyed(&self) -> bool {
        matches!(self.protection, Protection::Rule(Rule::CellKey { .. }))
    }
}

fn dimension(place: &Place, spanned: &Spanned<WrittenDimension>) -> Result<Dimension, Fault> {
    let written = spanned.get_ref();
    let leaves: Vec<&str> = written.codes.get_ref().iter().map(String::as_str).collect();
    let of: Vec<Vec<&str>> = written.groups.iter().map(|g| g.of.iter().map(String::as_str).collect()).collect();
    let mut nodes: Vec<(&str, &[&str])> =
        written.groups.iter().zip(&of).map(|(g, of)| (g.code.get_ref().as_str(), of.as_slice())).collect();
    if let Some(total) = &written.total {
        nodes.push((total, &leaves));
    }
    Dimension::tree(&written.name, &leaves, &nodes).map_err(|why| {
        let cube::CubeError::BadDimension { code, reason, .. } = &why else { return Fault::Cube(why) };
        let group = written.groups.iter().find(|g| g.code.get_ref() == code);
        let at = group.map_or(written.codes.span().start, |g| g.code.span().start);
        let key = format!("dimensions.{}.{}", written.name, if group.is_some() { "groups" } else { "codes" });
        place.fault(at, &key, format!("code {code:?}: {}", said(*reason)))
    })
}

fn said(reason: cube::DimensionFault) -> &'static str {
    use cube::DimensionFault as F;
    match reason {
        F::NoCodes => "there are no codes",
        F::Twice => "this code stands here twice",
        F::NoChildren => "this group has no members",
        F::UnknownChild => "a member is neither a code nor an earlier group",
        F::Overlap => "two members share a code, so the group is not their sum",
    }
}

fn missing_code(place: &Place, written: &WrittenDimension, dimension: &Dimension) -> Result<Option<usize>, Fault> {
    let Some(code) = &written.missing else { return Ok(None) };
    match dimension.position(code.get_ref()).filter(|p| *p < dimension.leaves()) {
        Some(position) => Ok(Some(position)),
        None => Err(place.fault(code.span().start, &format!("dimensions.{}.missing", written.name), "this is not one of the codes")),
    }
}

fn protection(place: &Place, spanned: &Spanned<Protect>) -> Result<Protection, Fault> {
    let (written, start) = (spanned.get_ref(), spanned.span().start);
    let wanted = |value: Option<u64>, key: &str| match value {
        Some(n @ 2..=1_000_000) => Ok(n),
        Some(_) => Err(place.fault(start, &format!("protect.{key}"), "expected 2 to 1000000")),
        None => Err(place.fault(start, &format!("protect.{key}"), "this rule needs it")),
    };
    let zeros = match written.zeros {
        ZerosWord::Shown => Zeros::Shown,
        ZerosWord::Counted => Zeros::Counted,
    };
    let threshold = || wanted(written.threshold, "threshold");
    Ok(match written.rule.get_ref().as_str() {
        "suppress" => Protection::Rule(Rule::Suppress { threshold: threshold()?, zeros }),
        "round" => Protection::Rule(Rule::Round { base: wanted(written.base, "base")? }),
        "cellkey" => Protection::Rule(Rule::CellKey { threshold: threshold()?, table: NoiseTable::gentle() }),
        "small-only" => Protection::SmallOnly { threshold: threshold()? },
        other => {
            let reason = format!("{other:?} is no rule; there are suppress, round, cellkey and small-only");
            return Err(place.fault(written.rule.span().start, "protect.rule", reason));
        }
    })
}

/// The key on the line at this place: what stands before its equals sign, or its heading.
fn key_at(text: &str, at: usize) -> String {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line = text[start..].lines().next().unwrap_or("");
    line.split('=').next().unwrap_or("").trim().trim_matches(['[', ']']).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[dimensions]]\nname = \"sex\"\ncodes = [\"m\", \"v\"]\ntotal = \"t\"\nmissing = \"v\"\n\n[measures]\ncount = \"n\"\n\n[protect]\nrule = \"suppress\"\nthreshold = 5\n";

    fn refused(from: &str, to: &str) -> String {
        Spec::read("spec.toml", &GOOD.replace(from, to)).unwrap_err().to_string()
    }

    #[test]
    fn a_good_one_is_read() {
        let spec = Spec::read("spec.toml", GOOD).unwrap();
        assert_eq!((spec.shape.cells(), spec.missing[0], spec.count.as_deref()), (3, Some(1), Some("n")));
        assert_eq!(spec.protection, Protection::Rule(Rule::Suppress { threshold: 5, zeros: Zeros::Shown }));
    }

    #[test]
    fn faults_name_file_line_and_key() {
        let starts = |text: String, with: &str| assert!(text.starts_with(with), "{text}");
        starts(refused("\"v\"]", "\"m\"]"), "spec.toml, line 3, dimensions.sex.codes: code \"m\"");
        starts(refused("missing = \"v\"", "missing = \"x\""), "spec.toml, line 5, dimensions.sex.missing");
        starts(refused("\"suppress\"", "\"hide\""), "spec.toml, line 11, protect.rule: \"hide\" is no rule");
        starts(refused("threshold = 5", ""), "spec.toml, line 10, protect.threshold: this rule needs it");
        starts(refused("threshold = 5", "threshold = \"five\""), "spec.toml, line 12, threshold:");
        starts(refused("total = ", "totaal = "), "spec.toml, line 4, totaal:");
        starts(refused("count = \"n\"", "count = \"n\"\ndecimals = 12"), "spec.toml, line 9, measures.decimals");
        starts(
            refused("codes = [\"m\", \"v\"]\n", "codes = [\"m\", \"v\"]\ngroups = [{ code = \"g\", of = [\"x\"] }]\n"),
            "spec.toml, line 4, dimensions.sex.groups",
        );
    }
}
