//! What an import found, as rows a person can read.

use crate::shell::{Ctx, format};
use domain::release::Remark;
use domain::value::Value;

/// One remark: where, what, what was found and what was expected.
pub struct Row {
    pub weight: &'static str,
    pub weight_words: String,
    pub what: String,
    pub place: String,
    pub found: String,
    pub expected: String,
    pub times: String,
}

/// Remarks, those that refuse or wait first.
pub fn rows(ctx: &Ctx, remarks: &[Remark]) -> Vec<Row> {
    let mut sorted: Vec<&Remark> = remarks.iter().collect();
    sorted.sort_by_key(|r| ["refuse", "confirm", "note"].iter().position(|w| *w == r.weight));
    sorted.into_iter().map(|r| row(ctx, r)).collect()
}

fn row(ctx: &Ctx, r: &Remark) -> Row {
    let t = ctx.t;
    let mut place: Vec<String> = Vec::new();
    place.extend(Some(r.file.clone()).filter(|f| !f.is_empty()));
    place.extend(r.row.map(|row| t.imports_row(row)));
    place.extend(r.column.as_ref().map(|column| t.imports_column(column)));
    Row {
        weight: match r.weight.as_str() {
            "refuse" => "error",
            "confirm" => "warning",
            _ => "neutral",
        },
        weight_words: t.code("imports-weight", &r.weight).into_owned(),
        what: t.code("imports-flaw", &r.flaw.replace('_', "-")).into_owned(),
        place: if place.is_empty() { t.imports_whole_file().into() } else { place.join(", ") },
        found: r.found.clone(),
        expected: r.expected.clone(),
        times: if r.times > 1 { t.imports_times(r.times) } else { String::new() },
    }
}

/// A value as a person compares it.
pub fn value(ctx: &Ctx, value: Value) -> String {
    let number = |v: f64| domain::value::format_number(v, format::needed(v, 0), ctx.lang);
    match value {
        Value::Number { value } => number(value),
        Value::Interval { low, high } => ctx.t.imports_between(number(high), number(low)),
        _ => ctx.t.imports_hidden().into(),
    }
}
