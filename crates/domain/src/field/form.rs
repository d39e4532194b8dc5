//! From what a browser sent to a body: a form read by the field table.

use super::{FieldError, FieldKind, FieldSpec, Problem, is_web_address, read_date, read_decimal, read_euros};
use crate::clean::clean;
use serde_json::{Map, Value as Json};

/// What a browser sent: names and values in order, names may repeat.
pub type Pairs = [(String, String)];

/// Reads a submitted form by the field table into a JSON object. Empty optional fields are left
/// out, empty rows are dropped, names the table does not know are refused.
pub fn read_form(fields: &[FieldSpec], pairs: &Pairs) -> Result<Map<String, Json>, Vec<FieldError>> {
    let mut reader = Reader { pairs, used: vec![false; pairs.len()], errors: Vec::new() };
    let object = reader.object("", fields);
    for (index, used) in reader.used.iter().enumerate() {
        if !used && !pairs[index].0.starts_with('_') {
            reader.errors.push(FieldError::new(&pairs[index].0, Problem::Unknown));
        }
    }
    if reader.errors.is_empty() { Ok(object) } else { Err(reader.errors) }
}

struct Reader<'a> {
    pairs: &'a Pairs,
    used: Vec<bool>,
    errors: Vec<FieldError>,
}

impl Reader<'_> {
    fn object(&mut self, prefix: &str, fields: &[FieldSpec]) -> Map<String, Json> {
        let mut object = Map::new();
        for spec in fields {
            let path = format!("{prefix}{}", spec.name);
            let before = self.errors.len();
            match self.field(&path, spec) {
                Some(value) => {
                    object.insert(spec.name.into(), value);
                }
                None if spec.required && self.errors.len() == before => {
                    let path = if spec.is_localised() { format!("{path}.nl") } else { path };
                    self.errors.push(FieldError::new(path, Problem::Required));
                }
                None => {}
            }
        }
        object
    }

    fn all(&mut self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (index, (key, value)) in self.pairs.iter().enumerate() {
            if key == name {
                self.used[index] = true;
                if !value.trim().is_empty() {
                    found.push(value.clone());
                }
            }
        }
        found
    }

    fn one(&mut self, name: &str) -> Option<String> {
        self.all(name).pop()
    }

    fn refuse(&mut self, path: &str, problem: Problem) -> Option<Json> {
        self.errors.push(FieldError::new(path, problem));
        None
    }

    fn field(&mut self, path: &str, spec: &FieldSpec) -> Option<Json> {
        match spec.kind {
            FieldKind::Line(most) => self.text(path, most, false),
            FieldKind::Prose(most) => self.text(path, most, true),
            FieldKind::TextLine(most) => self.localised(path, most, false),
            FieldKind::TextProse(most) => self.localised(path, most, true),
            FieldKind::Rows(fields) => self.rows(path, fields),
            FieldKind::Choices(allowed) => {
                let found = self.all(path);
                for code in &found {
                    if !allowed.contains(&code.as_str()) {
                        self.refuse(path, Problem::NotAChoice { found: code.clone(), allowed: allowed.to_vec() });
                    }
                }
                list(found)
            }
            FieldKind::Refs(_) => {
                let mut found = self.all(path);
                found.iter_mut().for_each(|id| *id = id.trim().to_string());
                found.dedup();
                list(found)
            }
            FieldKind::Flag => self.one(path).map(|v| Json::Bool(v != "0")),
            _ => {
                let found = self.one(path)?.trim().to_string();
                self.single(path, spec, found)
            }
        }
    }

    fn single(&mut self, path: &str, spec: &FieldSpec, found: String) -> Option<Json> {
        match spec.kind {
            FieldKind::Choice(allowed) if !allowed.contains(&found.as_str()) => {
                self.refuse(path, Problem::NotAChoice { found, allowed: allowed.to_vec() })
            }
            FieldKind::Date => match read_date(&found) {
                Some(date) => Some(Json::String(date.to_string())),
                None => self.refuse(path, Problem::NotADate(found)),
            },
            FieldKind::Whole { least, most } => match found.parse::<i64>() {
                Ok(n) if (least..=most).contains(&n) => Some(n.into()),
                _ => self.refuse(path, Problem::NotAWholeNumber { found, least, most }),
            },
            FieldKind::Decimal => match read_decimal(&found) {
                Ok(n) => serde_json::Number::from_f64(n).map(Json::Number),
                Err(problem) => self.refuse(path, problem),
            },
            FieldKind::Euro => match read_euros(&found) {
                Some(cents) => Some(cents.into()),
                None => self.refuse(path, Problem::NotAnAmount(found)),
            },
            FieldKind::Url => match clean(&found, 500, false) {
                Ok(url) if is_web_address(&url) => Some(Json::String(url)),
                _ => self.refuse(path, Problem::NotAUrl(found)),
            },
            _ => Some(Json::String(found)),
        }
    }

    fn text(&mut self, path: &str, most: usize, lines: bool) -> Option<Json> {
        let found = self.one(path)?;
        match clean(&found, most, lines) {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(Json::String(text)),
            Err(unclean) => self.refuse(path, Problem::Unclean(unclean)),
        }
    }

    fn localised(&mut self, path: &str, most: usize, lines: bool) -> Option<Json> {
        let nl = self.text(&format!("{path}.nl"), most, lines);
        let en = self.text(&format!("{path}.en"), most, lines);
        match (nl, en) {
            (None, None) => None,
            (None, Some(_)) => self.refuse(&format!("{path}.nl"), Problem::Required),
            (Some(nl), en) => {
                let mut text = Map::new();
                text.insert("nl".into(), nl);
                en.map(|en| text.insert("en".into(), en));
                Some(Json::Object(text))
            }
        }
    }

    fn rows(&mut self, path: &str, fields: &[FieldSpec]) -> Option<Json> {
        let mut rows = Vec::new();
        for index in 0..MOST_ROWS {
            let prefix = format!("{path}.{index}.");
            if !self.pairs.iter().any(|(name, _)| name.starts_with(&prefix)) {
                continue;
            }
            let filled = self.pairs.iter().any(|(name, value)| name.starts_with(&prefix) && !value.trim().is_empty());
            if filled {
                rows.push(Json::Object(self.object(&prefix, fields)));
            } else {
                self.mark(&prefix);
            }
        }
        if rows.is_empty() { None } else { Some(Json::Array(rows)) }
    }

    fn mark(&mut self, prefix: &str) {
        for (index, (name, _)) in self.pairs.iter().enumerate() {
            self.used[index] |= name.starts_with(prefix);
        }
    }
}

/// A form holds at most this many rows of one group.
pub const MOST_ROWS: usize = 200;

fn list(found: Vec<String>) -> Option<Json> {
    if found.is_empty() { None } else { Some(found.into()) }
}
