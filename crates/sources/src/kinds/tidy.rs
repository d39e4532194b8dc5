//! Our own tables: one row per figure, codes with their words beside them.

use crate::head::Header;
use crate::number::Marks;
use crate::plan::{Plan, Value};
use crate::reading::Kind;
use crate::roles;

/// Columns that are no dimension of a figure.
const BESIDE: &[&str] = &[
    "indicator",
    "indicatorNaam",
    "periode",
    "periodeNaam",
    "waarde",
    "ondergrens",
    "bovengrens",
    "eenheid",
    "eenheidNaam",
    "status",
    "toelichting",
    "reeksbreuk",
    "correctie",
    "gepubliceerdeWaarde",
    "bron",
];

pub fn plan(header: Header, marks: Marks) -> Plan {
    let mut plan = Plan::new(Kind::Tidy, header.names);
    (plan.header_rows, plan.marks) = (header.rows, marks);
    let at = |name: &str| plan.names.iter().position(|n| n == name);
    let (value, beside) = (at("waarde"), &mut plan.beside);
    beside.period = at("periode");
    beside.measure = at("indicator");
    beside.measure_label = at("indicatorNaam");
    beside.unit = at("eenheid");
    beside.low = at("ondergrens");
    beside.high = at("bovengrens");
    beside.status = at("status");
    let dims: Vec<usize> = (0..plan.names.len()).filter(|c| !BESIDE.contains(&plan.names[*c].as_str())).collect();
    roles::add_dims(&mut plan, &dims);
    plan.values.extend(value.map(|column| Value { column, written: "waarde".into(), ..Value::default() }));
    plan
}
