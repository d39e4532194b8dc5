//! Tables of CBS that name their own columns: the observations of OData v4, the rows of v3.

use crate::head::Header;
use crate::number::Marks;
use crate::plan::{Plan, Value};
use crate::reading::Kind;
use crate::roles;
use crate::table::Measure;
use crate::text::snake;

/// Columns of an observation that are neither its dimensions nor its period.
const V4: [&str; 5] = ["Id", "Measure", "Value", "StringValue", "ValueAttribute"];

/// `Id;Measure;<dimensions>;Perioden;Value;StringValue;ValueAttribute`
pub fn v4(header: Header, marks: Marks) -> Plan {
    let mut plan = Plan::new(Kind::CbsV4Json, header.names);
    (plan.header_rows, plan.marks) = (header.rows, marks);
    let at = |name: &str| plan.names.iter().position(|n| n == name);
    (plan.beside.measure, plan.beside.status) = (at("Measure"), at("ValueAttribute"));
    plan.beside.period = plan.names.iter().position(|n| is_time(n));
    let value = at("Value");
    let dims: Vec<usize> =
        (0..plan.names.len()).filter(|c| Some(*c) != plan.beside.period && !V4.contains(&plan.names[*c].as_str())).collect();
    roles::add_dims(&mut plan, &dims);
    plan.values.extend(value.map(|column| Value { column, written: "Value".into(), ..Value::default() }));
    plan
}

pub fn is_time(name: &str) -> bool {
    matches!(name, "Perioden" | "Periods" | "Jaren" | "Jaar")
}

/// Topics of v3 end in `_` and a number.
pub fn is_topic(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(stem, n)| !stem.is_empty() && !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// `ID;<dimensions>;Perioden;<topics>`, keys padded, decimals with a point.
pub fn v3(header: Header) -> Plan {
    let mut plan = Plan::new(Kind::CbsV3Csv, header.names);
    plan.header_rows = header.rows;
    plan.beside.period = plan.names.iter().position(|n| is_time(n));
    let mut dims = vec![];
    for column in 0..plan.names.len() {
        let name = plan.names[column].clone();
        if is_topic(&name) {
            // A title that starts with a digit gets `k_` before it.
            let bare = name.strip_prefix("k_").unwrap_or(&name);
            let measure = plan.measure(Measure { name: snake(bare), written: name.clone(), unit: None, decimals: None });
            plan.values.push(Value { column, written: name, measure, ..Value::default() });
        } else if name != "ID" && Some(column) != plan.beside.period {
            dims.push(column);
        }
    }
    roles::add_dims(&mut plan, &dims);
    plan
}
