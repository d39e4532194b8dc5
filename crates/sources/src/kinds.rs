//! Which table this is, from its header; and the plan that goes with it.

mod cbs;
mod eurostat;
mod sdmx;
mod tidy;

pub use eurostat::{Unpacked, is_header as is_eurostat, plan as eurostat};

use crate::finding::{Finding, Flaw, Place};
use crate::grid::Batch;
use crate::head::{self, Header};
use crate::names;
use crate::number::Marks;
use crate::plan::Plan;
use crate::reading::Kind;
use crate::roles;
use crate::text::{Encoding, snake};

/// The plan of a table, with what was odd in its header.
pub fn plan(batch: &Batch, encoding: Encoding, separator: Option<u8>, place: &Place) -> Result<(Plan, Vec<Finding>), Finding> {
    let header = head::find(batch, encoding)
        .ok_or_else(|| Finding::refuse(place.clone().row(1), Flaw::Empty, "no line with cells", "a header and rows of figures"))?;
    let default = if separator == Some(b';') { Marks::COMMA } else { Marks::POINT };
    let (marks, shown, ambiguous) = roles::marks(batch, header.rows, default);
    let kind = kind(&header);
    let mut plan = match kind {
        Kind::SdmxCsv => sdmx::plan(header, batch, marks),
        Kind::CbsV4Json => cbs::v4(header, if shown { marks } else { Marks::COMMA }),
        Kind::CbsV3Csv => cbs::v3(header),
        Kind::Tidy => tidy::plan(header, marks),
        _ => roles::plan(kind, header, batch, marks),
    };
    plan.decimal_shown = shown;
    let mut findings = vec![];
    if ambiguous {
        let found = "numbers such as 1.234 and no other decimals";
        findings.push(Finding::confirm(place.clone(), Flaw::AmbiguousNumber, found, "one reading; taken as thousands"));
    }
    for name in plan.names.iter().filter(|n| n.contains('\u{fffd}')) {
        let place = place.clone().row(plan.header_rows as u64).column(name.clone());
        findings.push(Finding::note(
            place,
            Flaw::LostCharacters,
            format!("{name:?}"),
            "the letters that were there before someone else saved it",
        ));
    }
    for column in &plan.phantoms {
        let place = place.clone().column(plan.column(*column));
        findings.push(Finding::note(place, Flaw::PhantomColumn, "a column without name and cells", "columns with a name"));
    }
    doubles(&plan, place, &mut findings);
    if plan.values.is_empty() && !findings.iter().any(|f| f.severity == crate::Severity::Refuse) {
        let found = format!("columns {}", short(&plan.names));
        let place = place.clone().row(plan.header_rows as u64);
        return Err(Finding::refuse(place, Flaw::NoMeasure, found, "at least one column of numbers"));
    }
    Ok((plan, findings))
}

fn short(names: &[String]) -> String {
    let all = names.join(", ");
    if all.chars().count() > 200 { format!("{}…", all.chars().take(200).collect::<String>()) } else { all }
}

/// Two columns that would fill the same cell.
fn doubles(plan: &Plan, place: &Place, findings: &mut Vec<Finding>) {
    for (at, value) in plan.values.iter().enumerate() {
        let same = |v: &&crate::plan::Value| v.measure == value.measure && v.period == value.period && v.codes == value.codes;
        if let Some(first) = plan.values[..at].iter().find(same) {
            let found = format!("{:?} twice (columns {} and {})", value.written, first.column + 1, value.column + 1);
            let place = place.clone().row(plan.header_rows as u64).column(value.written.clone());
            findings.push(Finding::refuse(place, Flaw::DoubleHeader, found, "one column per measure, period and group"));
        }
    }
}

fn kind(header: &Header) -> Kind {
    let names = &header.names;
    let snaked: Vec<String> = names.iter().map(|n| snake(n)).collect();
    let has = |name: &str| snaked.iter().any(|s| s == name);
    let first = names.first().map_or("", String::as_str);
    if (first.starts_with("STRUCTURE") && has("structure_id")) || (first == "DATAFLOW" && has("obs_value")) {
        Kind::SdmxCsv
    } else if has("measure") && has("value") && has("value_attribute") {
        Kind::CbsV4Json
    } else if first == "ID" && names.iter().any(|n| cbs::is_topic(n)) {
        Kind::CbsV3Csv
    } else if has("indicator") && has("waarde") && has("eenheid") {
        Kind::Tidy
    } else if has("postcodegebied") && has("rec_type") {
        Kind::UwvCsv
    } else if names.iter().any(|n| names::is_duo(n)) || (has("geslacht") && has("onderdeel")) {
        Kind::Duo
    } else if names.iter().any(|n| matches!(n.as_str(), "Perioden" | "Regio's" | "Regio.s" | "Onderwerp")) {
        Kind::StatlineCsv
    } else {
        Kind::Delimited
    }
}
