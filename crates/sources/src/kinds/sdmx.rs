//! SDMX-CSV 1.0 and 2.0. The file does not say which columns are dimensions and which attributes;
//! what stands before the value is taken for a dimension, unless its name says otherwise.

use crate::grid::Batch;
use crate::head::Header;
use crate::number::Marks;
use crate::plan::{Plan, RowDim, Value};
use crate::reading::Kind;
use crate::table::Measure;
use crate::text::snake;
use crate::when;

const FRAME: &[&str] =
    &["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY", "LAST UPDATE", "UPDATED"];
const ATTRIBUTES: &[&str] =
    &["OBS_STATUS", "OBS_FLAG", "CONF_STATUS", "OBS_CONF", "UNIT_MULT", "UNIT_MULTIPLIER", "DECIMALS", "TIME_FORMAT", "COMMENT"];

/// The id of `DIM_1: Dimension 1` and of `ATTR_1[en;fr]`, and whether it has several values.
fn id(name: &str) -> (&str, bool) {
    let id = name.split_once(": ").map_or(name, |(id, _)| id);
    id.split_once('[').map_or((id, false), |(id, _)| (id, true))
}

pub fn plan(header: Header, batch: &Batch, marks: Marks) -> Plan {
    let mut plan = Plan::new(Kind::SdmxCsv, header.names);
    (plan.header_rows, plan.marks) = (header.rows, marks);
    plan.split_labels = plan.names.iter().any(|n| n.contains(": "));
    // With names for structures, each id is followed by its words.
    let paired = plan.names.iter().any(|n| n == "STRUCTURE_NAME");
    let frame = |name: &str| FRAME.contains(&id(name).0);
    let is_value = |name: &str| id(name).0.starts_with("OBS_VALUE");
    let first_value = plan.names.iter().position(|n| is_value(n)).unwrap_or(plan.names.len());
    let own: Vec<usize> = (0..plan.names.len()).filter(|c| !frame(&plan.names[*c])).collect();
    let named: Vec<(usize, Option<usize>)> =
        if paired { own.chunks(2).map(|pair| (pair[0], pair.get(1).copied())).collect() } else { own.iter().map(|c| (*c, None)).collect() };
    let before = named.iter().any(|(c, _)| *c < first_value);
    plan.beside.action = plan.names.iter().position(|n| n == "ACTION");
    for (column, label) in named {
        let name = plan.names[column].clone();
        let (bare, many) = id(&name);
        let is_attribute = many || bare.starts_with("ATTR") || ATTRIBUTES.contains(&bare) || (before && column > first_value);
        if is_value(&name) {
            let measure = plan.measure(Measure { name: snake(bare), written: name.clone(), unit: None, decimals: None });
            plan.values.push(Value { column, written: bare.into(), measure, ..Value::default() });
        } else if matches!(bare, "OBS_STATUS" | "OBS_FLAG") {
            plan.beside.status = Some(column);
        } else if !is_attribute && plan.beside.period.is_none() && (bare == "TIME_PERIOD" || holds_periods(batch, header.rows, column)) {
            plan.beside.period = Some(column);
        } else if !is_attribute {
            let label_written = label.map(|l| plan.names[l].clone());
            plan.dims.push(RowDim { name: snake(bare), written: name, column, label, label_written });
        }
    }
    plan
}

/// Every cell is a period that looks like one: `2014-01`, not `2014`, which may be a code.
fn holds_periods(batch: &Batch, skip: usize, column: usize) -> bool {
    let mut cells = batch.records().skip(skip).take(200).map(|r| String::from_utf8_lossy(&r.cell(column)).into_owned()).peekable();
    let is_period = |cell: &str| {
        cell.len() > 4 && cell.contains(['-', 'Q', 'M']) && when::period(cell.split_once(": ").map_or(cell, |c| c.0)).is_some()
    };
    cells.peek().is_some() && cells.all(|cell| is_period(&cell))
}
