//! Sorts the files of a CBS table by what is in them.

use crate::finding::{Finding, Flaw, Place};
use crate::grid::{self, Batch, Csv, Rows};
use crate::json;
use crate::reading::File;
use crate::table::Status;
use crate::text::Encoding;
use crate::when;
use serde_json::Value;
use std::collections::BTreeMap;

/// Rows that are observations.
pub enum Part<'f> {
    Csv(&'f File),
    Json(Vec<Value>),
}

#[derive(Default)]
pub struct Parts<'f> {
    pub observations: Vec<(&'f str, Part<'f>)>,
    pub measures: Vec<MeasureCode>,
    pub dimensions: Vec<String>,
    pub time: Option<String>,
    /// Code lists by dimension.
    lists: BTreeMap<String, Vec<Listed>>,
    pub identifier: Option<String>,
    pub title: Option<String>,
    pub count: Option<u64>,
    pub next_links: usize,
    pub is_v4: bool,
    /// A name for findings about the whole.
    pub file: String,
}

pub struct MeasureCode {
    pub id: String,
    pub title: String,
    pub unit: Option<String>,
    pub decimals: Option<u8>,
}

pub struct Listed {
    pub id: String,
    pub title: String,
    pub status: Status,
}

type Line = BTreeMap<String, String>;

impl Parts<'_> {
    pub fn codes(&self, dimension: &str) -> Option<&Vec<Listed>> {
        self.lists.get(dimension).filter(|l| !l.is_empty())
    }

    pub fn is_measure(&self, name: &str) -> bool {
        self.measures.iter().any(|m| m.id == name)
    }

    fn take(&mut self, name: &str, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let has = |key: &str| first.contains_key(key);
        if has("MeasureGroupId") && has("Unit") {
            self.measures.extend(lines.iter().map(measure));
        } else if has("Kind") && has("Identifier") {
            self.dimensions.extend(lines.iter().map(|l| text(l, "Identifier")));
            self.time = lines.iter().find(|l| text(l, "Kind") == "TimeDimension").map(|l| text(l, "Identifier"));
        } else if has("odata.type") && has("Key") {
            self.properties(lines);
        } else if has("DimensionId") && has("Identifier") {
            for line in lines {
                self.lists.entry(text(line, "DimensionId")).or_default().push(listed(line, "Identifier"));
            }
        } else if has("Identifier") && has("ObservationCount") {
            self.identifier = Some(text(first, "Identifier"));
            self.title = Some(text(first, "Title"));
            self.count = text(first, "ObservationCount").parse().ok();
        } else if has("Key") && has("Title") && !has("DimensionKey") {
            self.lists.entry(name.to_string()).or_default().extend(lines.iter().map(|l| listed(l, "Key")));
        }
    }

    /// `DataProperties` of v3.
    fn properties(&mut self, lines: &[Line]) {
        for line in lines {
            let kind = text(line, "odata.type");
            let kind = kind.rsplit('.').next().unwrap_or("");
            match kind {
                "Topic" => self.measures.push(MeasureCode { id: text(line, "Key"), ..measure(line) }),
                "Dimension" | "GeoDimension" | "GeoDetail" => self.dimensions.push(text(line, "Key")),
                "TimeDimension" => {
                    self.dimensions.push(text(line, "Key"));
                    self.time = Some(text(line, "Key"));
                }
                _ => {}
            }
        }
    }
}

fn text(line: &Line, key: &str) -> String {
    line.get(key).map_or("", String::as_str).trim().to_string()
}

fn measure(line: &Line) -> MeasureCode {
    let unit = Some(text(line, "Unit")).filter(|u| !u.is_empty());
    MeasureCode { id: text(line, "Identifier"), title: text(line, "Title"), unit, decimals: text(line, "Decimals").parse().ok() }
}

fn listed(line: &Line, key: &str) -> Listed {
    Listed { id: text(line, key), title: text(line, "Title"), status: when::status(&text(line, "Status")) }
}

/// Sorts files into the parts of one table; nothing when they are none.
pub fn sort(files: &[File]) -> Result<Option<Parts<'_>>, Finding> {
    let mut parts = Parts { file: files.first().map_or_else(String::new, |f| f.name.clone()), ..Parts::default() };
    let mut found = false;
    for file in files {
        found |= match file.bytes.trim_ascii_start().first() {
            Some(b'{' | b'[') => json_part(file, &mut parts)?,
            _ => csv_part(file, &mut parts)?,
        };
    }
    // A description without rows is a table of CBS too, though an empty one.
    Ok(found.then_some(parts))
}

/// The name behind `#` in an OData context: `…/$metadata#Cbs.OData.WebAPI.Perioden`.
fn context(value: &Value) -> Option<(&str, bool)> {
    let (text, is_v4) = match (value["odata.metadata"].as_str(), value["@odata.context"].as_str()) {
        (Some(text), _) => (text, false),
        (_, Some(text)) => (text, true),
        _ => return None,
    };
    let name = text.rsplit_once('#')?.1;
    Some((name.rsplit('.').next().unwrap_or(name), is_v4))
}

/// The table's number in an OData context: what stands before `/$metadata`.
fn number(value: &Value) -> Option<String> {
    let text = value["odata.metadata"].as_str().or(value["@odata.context"].as_str())?;
    let number = text.split("/$metadata").next()?.rsplit('/').next()?;
    let is_number =
        number.len() > 3 && number.bytes().all(|b| b.is_ascii_alphanumeric()) && number.starts_with(|c: char| c.is_ascii_digit());
    is_number.then(|| number.to_string())
}

fn json_part<'f>(file: &'f File, parts: &mut Parts<'f>) -> Result<bool, Finding> {
    let mut value = json::parse(file)?;
    let Some((name, is_v4)) = context(&value).map(|(n, v)| (n.to_string(), v)) else { return Ok(false) };
    parts.is_v4 |= is_v4;
    parts.identifier = parts.identifier.take().or_else(|| number(&value));
    let is_rows = matches!(name.as_str(), "TypedDataSet" | "UntypedDataSet" | "Observations");
    let next = value.get("odata.nextLink").or(value.get("@odata.nextLink")).is_some();
    if is_rows {
        let Value::Array(rows) = value["value"].take() else {
            return Err(Finding::refuse(Place::file(&file.name), Flaw::Damaged, "no list of rows", "a list named value"));
        };
        parts.next_links += usize::from(next);
        parts.observations.push((&file.name, Part::Json(rows)));
        return Ok(true);
    }
    let lines: Vec<Line> = value["value"].as_array().into_iter().flatten().filter_map(line).collect();
    if lines.is_empty() {
        parts.take(&name, &line(&value).into_iter().collect::<Vec<_>>());
    }
    parts.take(&name, &lines);
    Ok(true)
}

fn line(value: &Value) -> Option<Line> {
    let text = |v: &Value| match v {
        Value::String(s) => s.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    Some(value.as_object()?.iter().map(|(k, v)| (k.clone(), text(v))).collect())
}

/// The first cells of each kind of CSV part.
fn csv_part<'f>(file: &'f File, parts: &mut Parts<'f>) -> Result<bool, Finding> {
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let header = bytes.split(|b| *b == b'\n').next().unwrap_or(b"");
    let names: Vec<&[u8]> = header.split(|b| *b == b';').map(|n| n.trim_ascii().trim_ascii_end()).map(unquoted).collect();
    let has = |name: &str| names.contains(&name.as_bytes());
    if has("Measure") && has("Value") && has("ValueAttribute") {
        parts.is_v4 = true;
        parts.observations.push((&file.name, Part::Csv(file)));
        return Ok(true);
    }
    let is_list = has("Identifier") && (has("DimensionId") || has("MeasureGroupId") || has("Kind") || has("ObservationCount"));
    let is_other = has("Identifier") && has("Publisher")
        || has("DimensionId") && has("ParentId")
        || has("DownloadUrl") && has("AccessUrl")
        || has("DatasetId") && has("ObservationCount");
    if is_list && !has("DatasetId") {
        parts.take("", &lines(file, bytes)?);
    }
    Ok(is_list || is_other)
}

fn unquoted(name: &[u8]) -> &[u8] {
    name.strip_prefix(b"\"").and_then(|n| n.strip_suffix(b"\"")).unwrap_or(name)
}

/// A small table of metadata as lines of named cells.
fn lines(file: &File, bytes: &[u8]) -> Result<Vec<Line>, Finding> {
    let dialect = grid::Dialect { separator: b';', old_mac: false, quotes: true };
    let mut csv = Csv::new(std::io::empty(), &file.name, dialect, bytes.to_vec(), u64::MAX);
    let (mut batch, mut names, mut out) = (Batch::default(), vec![], vec![]);
    let (encoding, _) = Encoding::of(bytes);
    loop {
        csv.next(&mut batch)?;
        if batch.len() == 0 {
            return Ok(out);
        }
        for record in batch.records() {
            let cells = (0..record.len()).map(|c| encoding.decode(&record.cell(c)).map(|t| t.into_owned()));
            let Some(cells) = cells.collect::<Option<Vec<String>>>() else {
                let place = Place::file(&file.name).row(record.row);
                return Err(Finding::refuse(place, Flaw::Undecodable, "bytes that are no text", encoding.name()));
            };
            if names.is_empty() {
                names = cells;
            } else if record.filled() > 0 {
                if cells.len() != names.len() {
                    let place = Place::file(&file.name).row(record.row);
                    return Err(Finding::refuse(
                        place,
                        Flaw::RaggedRow,
                        format!("{} cells", cells.len()),
                        format!("{} cells", names.len()),
                    ));
                }
                out.push(names.iter().cloned().zip(cells).collect());
            }
        }
    }
}
