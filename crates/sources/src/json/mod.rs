//! JSON: arrays of objects as rows, the envelopes they come in, and JSON-stat.

mod stat;

pub use stat::{is_it as is_json_stat, read as json_stat};

use crate::collect::Collector;
use crate::finding::{Finding, Flaw, Place, Refused};
use crate::grid::{Batch, Held};
use crate::kinds;
use crate::log::Log;
use crate::names;
use crate::read;
use crate::reading::{File, Kind, Options, Reading};
use crate::stream;
use crate::text::Encoding;
use serde_json::{Map, Value};
use std::collections::HashMap;

pub fn parse(file: &File) -> Result<Value, Finding> {
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    serde_json::from_slice(bytes).map_err(|e| {
        let place = Place::file(&file.name).row(e.line() as u64);
        Finding::refuse(place, Flaw::Damaged, e.to_string(), "whole JSON")
    })
}

/// Names under which services put their rows.
const ENVELOPES: [&str; 7] = ["value", "records", "results", "data", "items", "result", "_embedded"];

/// The rows of a document, however deep they are wrapped.
pub fn rows(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Array(rows) => Some(rows),
        Value::Object(map) => {
            let named = ENVELOPES.iter().find_map(|name| map.get(*name).and_then(rows));
            // HAL: `_embedded` holds one list under a name of its own.
            named.or_else(|| if map.len() == 1 { map.values().next().and_then(rows) } else { None })
        }
        _ => None,
    }
}

/// A list of objects as a grid: the keys are the header, in order of appearance.
pub fn grid<'v>(objects: impl Iterator<Item = &'v Map<String, Value>> + Clone, null: &str) -> Batch {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<&str> = vec![];
    for key in objects.clone().flat_map(Map::keys) {
        places.entry(key).or_insert_with(|| {
            names.push(key);
            names.len() - 1
        });
    }
    let mut batch = Batch::starting_at(1);
    batch.push(&names);
    let mut cells = vec![String::new(); names.len()];
    for object in objects {
        cells.iter_mut().for_each(String::clear);
        for (key, value) in object {
            cells[places[key.as_str()]] = shown(value, null);
        }
        batch.push(&cells);
    }
    batch
}

fn shown(value: &Value, null: &str) -> String {
    match value {
        Value::Null => null.to_string(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Rows of a service that says nothing more of them.
pub fn records(file: &File, value: &Value, options: &Options) -> Result<Reading, Refused> {
    let objects: Vec<&Map<String, Value>> = rows(value).into_iter().flatten().filter_map(Value::as_object).collect();
    let place = Place::file(&file.name);
    if objects.is_empty() {
        return Err(Finding::refuse(place, Flaw::UnknownKind, "JSON without a list of rows", "rows, an OData answer or JSON-stat").into());
    }
    let total = rows(value).map_or(0, Vec::len);
    if total != objects.len() {
        return Err(Finding::refuse(place, Flaw::RaggedRow, format!("{} items that are no rows", total - objects.len()), "objects").into());
    }
    let is_duo = objects[0].keys().any(|k| names::is_duo(k));
    let batch = grid(objects.iter().copied(), "");
    let mut collector = Collector::default();
    let mut planner = |batch: &Batch, log: &Log| {
        let (mut plan, findings) = kinds::plan(batch, Encoding::Utf8, None, &log.place())?;
        plan.kind = if is_duo { Kind::DuoJson } else { plan.kind };
        Ok((plan, findings))
    };
    let streamed = stream::table(Held { batch }, &file.name, Encoding::Utf8, None, options, &mut collector, &mut planner)?;
    read::finished(streamed, collector, &file.name)
}
