//! A record as the columns of a worksheet: which columns there are follows from the field table, so a
//! new field of an action is a new column and nothing has to be told twice.

use domain::field::{FieldKind, FieldSpec, MOST_EUROCENT, Problem, is_web_address, read_date, read_decimal, read_euros};
use domain::{Record, agenda::Action, clean::clean};
use report::{EditCell, EditKind};
use serde_json::{Map, Value as Json};
use sources::CellValue;
use texts::T;

/// The sheet with one row per action.
pub const MAIN: &str = "Acties";
/// The columns that say which action and which version of it a row is, and which row of a group.
pub const ID: &str = "Actie";
pub const REVISION: &str = "Versie";
pub const NUMBER: &str = "Nr.";

/// One column: a field, or one language of it.
#[derive(Clone, Debug)]
pub struct Column {
    /// `percentage`, `title.en`.
    pub path: String,
    pub heading: String,
    pub spec: FieldSpec,
}

/// A sheet with one row per milestone, amount, partner…
#[derive(Clone, Debug)]
pub struct Group {
    pub field: &'static str,
    pub title: String,
    pub fields: &'static [FieldSpec],
    pub columns: Vec<Column>,
}

#[derive(Clone, Debug)]
pub struct Layout {
    pub main: Vec<Column>,
    pub groups: Vec<Group>,
}

impl Layout {
    /// The headings are Dutch in every language of the site: one file format, not two.
    pub fn new(t: T) -> Layout {
        let groups = Action::FIELDS.iter().filter_map(|spec| match spec.kind {
            FieldKind::Rows(fields) => {
                let title = t.code("field", spec.name).chars().take(31).collect();
                Some(Group { field: spec.name, title, fields, columns: columns(fields, t) })
            }
            _ => None,
        });
        Layout { main: columns(Action::FIELDS, t), groups: groups.collect() }
    }
}

fn columns(fields: &'static [FieldSpec], t: T) -> Vec<Column> {
    let mut columns = Vec::new();
    for spec in fields.iter().filter(|s| !matches!(s.kind, FieldKind::Rows(_))) {
        let heading = t.code("field", spec.name).into_owned();
        if spec.is_localised() {
            let english = format!("{heading} ({})", t.code("language", "en"));
            columns.push(Column { path: format!("{}.nl", spec.name), heading, spec: *spec });
            columns.push(Column { path: format!("{}.en", spec.name), heading: english, spec: *spec });
        } else {
            columns.push(Column { path: spec.name.into(), heading, spec: *spec });
        }
    }
    columns
}

impl Column {
    /// What the body holds here.
    pub fn of<'b>(&self, body: &'b Json) -> Option<&'b Json> {
        self.path.split('.').try_fold(body, |json, part| json.get(part)).filter(|v| !v.is_null())
    }

    /// Puts a value here, or takes it away.
    pub fn put(&self, body: &mut Map<String, Json>, value: Option<Json>) {
        let Some((field, lang)) = self.path.split_once('.') else {
            match value {
                Some(value) => body.insert(self.path.clone(), value),
                None => body.remove(&self.path),
            };
            return;
        };
        let text = body.entry(field).or_insert_with(|| Json::Object(Map::new()));
        if let Some(text) = text.as_object_mut() {
            match value {
                Some(value) => text.insert(lang.into(), value),
                None => text.remove(lang),
            };
            if text.is_empty() {
                body.remove(field);
            }
        }
    }

    /// How a spreadsheet should treat it; `list` is the number of its list of choices.
    pub fn edit_kind(&self, list: Option<usize>) -> EditKind {
        match (self.spec.kind, list) {
            (_, Some(list)) => EditKind::Choice(list),
            (FieldKind::Date, _) => EditKind::Date,
            (FieldKind::Whole { least, most }, _) => {
                let bound = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
                EditKind::Whole { least: bound(least), most: bound(most) }
            }
            (FieldKind::Decimal, _) => EditKind::Decimal,
            (FieldKind::Euro, _) => EditKind::Euro,
            _ => EditKind::Text,
        }
    }

    /// The cell for a body.
    pub fn cell(&self, body: &Json, t: T) -> EditCell {
        let Some(value) = self.of(body) else { return EditCell::Empty };
        let text = |text: String| if text.is_empty() { EditCell::Empty } else { EditCell::Text(text) };
        let joined = |f: &dyn Fn(&str) -> String| {
            value.as_array().map(|a| a.iter().filter_map(Json::as_str).map(f).collect::<Vec<_>>().join(", ")).unwrap_or_default()
        };
        let plain = value.as_str().unwrap_or("");
        match self.spec.kind {
            FieldKind::Choice(_) => text(label(self.spec.name, plain, t)),
            FieldKind::Choices(_) => text(joined(&|code| label(self.spec.name, code, t))),
            FieldKind::Refs(_) => text(joined(&|id| id.to_string())),
            FieldKind::Flag => text(String::from(if value.as_bool() == Some(true) { YES } else { "" })),
            FieldKind::Euro => value.as_i64().map_or(EditCell::Empty, |cents| EditCell::Number(cents as f64 / 100.0)),
            FieldKind::Whole { .. } | FieldKind::Decimal => value.as_f64().map_or(EditCell::Empty, EditCell::Number),
            // A spreadsheet knows no day before 1900.
            FieldKind::Date => match plain.parse::<jiff::civil::Date>() {
                Ok(day) if day.year() >= 1900 => EditCell::Date(day),
                _ => text(plain.into()),
            },
            _ => text(plain.into()),
        }
    }

    /// What somebody wrote in a cell, as it is kept; nothing where it is empty.
    pub fn value(&self, cell: &CellValue, t: T) -> Result<Option<Json>, Wrong> {
        let written = written(cell);
        if written.trim().is_empty() {
            return Ok(None);
        }
        let problem = |p: Problem| Wrong::Field(p);
        let text = |most, lines| clean(&written, most, lines).map_err(|e| Wrong::Field(Problem::Unclean(e))).map(Json::String);
        Ok(Some(match self.spec.kind {
            FieldKind::Line(most) | FieldKind::TextLine(most) => text(most, false)?,
            FieldKind::Prose(most) | FieldKind::TextProse(most) => text(most, true)?,
            FieldKind::Url => match text(500, false)? {
                Json::String(url) if is_web_address(&url) => Json::String(url),
                _ => return Err(problem(Problem::NotAUrl(written))),
            },
            FieldKind::Choice(codes) => Json::String(code(self.spec.name, codes, &written, t)?.into()),
            FieldKind::Choices(codes) => {
                listed(&written).map(|one| code(self.spec.name, codes, one, t)).collect::<Result<Vec<_>, _>>()?.into()
            }
            FieldKind::Ref(_) => Json::String(written.trim().into()),
            FieldKind::Refs(_) => unique(listed(&written)).into(),
            FieldKind::Date => day(cell, &written).map(|d| Json::String(d.to_string())).ok_or(problem(Problem::NotADate(written)))?,
            FieldKind::Whole { least, most } => match whole(cell, &written).filter(|n| (least..=most).contains(n)) {
                Some(n) => n.into(),
                None => return Err(problem(Problem::NotAWholeNumber { found: written, least, most })),
            },
            FieldKind::Decimal => decimal(cell, &written).map_err(problem)?,
            FieldKind::Euro => eurocents(cell, &written).map(Json::from).ok_or(problem(Problem::NotAnAmount(written)))?,
            FieldKind::Flag => match written.trim().to_lowercase().as_str() {
                YES | "1" => Json::Bool(true),
                "nee" | "0" => return Ok(None),
                _ => return Err(Wrong::Choice { allowed: vec![YES.into(), "nee".into()] }),
            },
            FieldKind::Rows(_) => return Ok(None),
        }))
    }
}

const YES: &str = "ja";

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    Field(Problem),
    /// None of these words.
    Choice {
        allowed: Vec<String>,
    },
}

/// The words for a code, as they stand in the list.
pub fn label(field: &str, code: &str, t: T) -> String {
    t.code(&field.replace('_', "-"), code).into_owned()
}

/// The code for a word of the list; the code itself is good too.
fn code(field: &str, codes: &[&'static str], written: &str, t: T) -> Result<&'static str, Wrong> {
    let wanted = written.trim().to_lowercase();
    let found = codes.iter().find(|c| **c == wanted || label(field, c, t).to_lowercase() == wanted);
    found.copied().ok_or_else(|| Wrong::Choice { allowed: codes.iter().map(|c| label(field, c, t)).collect() })
}

fn listed(written: &str) -> impl Iterator<Item = &str> {
    written.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty())
}

fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in ids {
        if !found.iter().any(|f| f == id) {
            found.push(id.into());
        }
    }
    found
}

/// A cell as a person reads it.
pub fn written(cell: &CellValue) -> String {
    match cell {
        CellValue::Empty => String::new(),
        CellValue::Text(text) | CellValue::Error(text) => text.clone(),
        CellValue::Number(n) => n.to_string(),
        CellValue::Date(day) => day.to_string(),
        CellValue::Flag(on) => String::from(if *on { YES } else { "nee" }),
    }
}

fn day(cell: &CellValue, written: &str) -> Option<jiff::civil::Date> {
    match cell {
        CellValue::Date(day) => Some(*day),
        CellValue::Text(_) => read_date(written.trim()),
        _ => None,
    }
}

fn whole(cell: &CellValue, written: &str) -> Option<i64> {
    match cell {
        CellValue::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => Some(*n as i64),
        CellValue::Text(_) => written.trim().parse().ok(),
        _ => None,
    }
}

fn decimal(cell: &CellValue, written: &str) -> Result<Json, Problem> {
    let number = match cell {
        CellValue::Number(n) => *n,
        CellValue::Text(_) => read_decimal(written.trim())?,
        _ => return Err(Problem::NotANumber(written.into())),
    };
    serde_json::Number::from_f64(number).map(Json::Number).ok_or_else(|| Problem::NotANumber(written.into()))
}

/// Euros with at most two decimals, not below zero.
fn eurocents(cell: &CellValue, written: &str) -> Option<i64> {
    match cell {
        CellValue::Number(n) => {
            let cents = (n * 100.0).round();
            let slack = 1e-4 + n.abs() * 1e-13;
            let fits = n.is_finite() && *n >= 0.0 && (n * 100.0 - cents).abs() <= slack && cents <= MOST_EUROCENT as f64;
            fits.then_some(cents as i64)
        }
        CellValue::Text(_) => read_euros(written),
        _ => None,
    }
}

/// Whether a cell still holds what was put in it.
pub fn is_same(was: &EditCell, is: &CellValue) -> bool {
    match (was, is) {
        (EditCell::Empty, CellValue::Empty) => true,
        (EditCell::Empty, CellValue::Text(text)) => text.trim().is_empty(),
        (EditCell::Text(a), CellValue::Text(b)) => a == b,
        (EditCell::Number(a), CellValue::Number(b)) => a == b,
        (EditCell::Date(a), CellValue::Date(b)) => a == b,
        _ => false,
    }
}

/// A cell in words, for the preview.
pub fn shown(column: &Column, cell: &EditCell) -> String {
    match (column.spec.kind, cell) {
        (_, EditCell::Empty) => String::new(),
        (_, EditCell::Text(text)) => text.clone(),
        (_, EditCell::Date(day)) => day.strftime("%d-%m-%Y").to_string(),
        (FieldKind::Euro, EditCell::Number(n)) => format!("€ {}", dutch_euros(*n)),
        (_, EditCell::Number(n)) => n.to_string().replace('.', ","),
    }
}

fn dutch_euros(euros: f64) -> String {
    let plain = format!("{euros:.2}");
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{cents}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const NL: T = T(texts::Lang::Nl);

    fn column(heading: &str) -> Column {
        let layout = Layout::new(NL);
        layout.main.into_iter().chain(layout.groups.into_iter().flat_map(|g| g.columns)).find(|c| c.heading == heading).unwrap()
    }

    #[test]
    fn no_sheet_has_a_heading_twice_and_no_list_a_word_twice() {
        let layout = Layout::new(NL);
        let own = [ID, REVISION, NUMBER].map(String::from);
        for columns in std::iter::once(&layout.main).chain(layout.groups.iter().map(|g| &g.columns)) {
            let all: Vec<String> = columns.iter().map(|c| c.heading.clone()).chain(own.clone()).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
            for c in columns {
                if let FieldKind::Choice(codes) = c.spec.kind {
                    let words: BTreeSet<String> = codes.iter().map(|code| label(c.spec.name, code, NL).to_lowercase()).collect();
                    assert_eq!(words.len(), codes.len(), "{words:?}");
                }
            }
        }
        let titles: BTreeSet<_> = layout.groups.iter().map(|g| g.title.clone()).chain([MAIN.to_string()]).collect();
        assert_eq!(titles.len(), layout.groups.len() + 1);
    }

    #[test]
    fn money_is_read_to_the_cent_or_refused() {
        let planned = column("Begroot");
        for (cell, cents) in [
            (CellValue::Number(1250.5), Some(125_050_i64)),
            (CellValue::Number(0.29), Some(29)),
            (CellValue::Number(9_999_999_999_999.99), Some(999_999_999_999_999)),
            (CellValue::Text("1.250,50".into()), Some(125_050)),
            (CellValue::Number(-1.0), None),
            (CellValue::Number(12.345), None),
            (CellValue::Number(f64::NAN), None),
            (CellValue::Number(1e14), None),
            (CellValue::Text("-1".into()), None),
            (CellValue::Flag(true), None),
        ] {
            assert_eq!(planned.value(&cell, NL).ok(), cents.map(|c| Some(Json::from(c))), "{cell:?}");
        }
    }

    #[test]
    fn every_amount_survives_the_way_through_a_cell() {
        let planned = column("Begroot");
        for cents in
            (0..2_000_i64).chain((0..53).map(|bit| 1_i64 << bit)).chain([MOST_EUROCENT - 1, MOST_EUROCENT]).filter(|c| *c <= MOST_EUROCENT)
        {
            let EditCell::Number(n) = planned.cell(&serde_json::json!({ "planned_eurocent": cents }), NL) else { panic!() };
            assert_eq!(planned.value(&CellValue::Number(n), NL), Ok(Some(Json::from(cents))), "{cents}");
        }
    }

    #[test]
    fn words_of_a_list_become_codes() {
        let phase = column("Fase");
        for word in ["uitvoering", " Uitvoering ", "running"] {
            assert_eq!(phase.value(&CellValue::Text(word.into()), NL), Ok(Some("running".into())));
        }
        assert!(matches!(phase.value(&CellValue::Text("ooit".into()), NL), Err(Wrong::Choice { allowed }) if allowed.len() == 5));
    }
}
