//! JSON-stat, versions 1 and 2: a cube in one list, dimensions named beside it.

use crate::finding::{Finding, Flaw, Place, Refused};
use crate::grid::small;
use crate::melt::flag;
use crate::names;
use crate::reading::{Kind, Layout, Options, Placement, Reading};
use crate::table::{Amount, Cells, Code, Dim, Flags, Measure, Missing, PeriodNote, Table};
use crate::text::snake;
use crate::when;
use domain::period::Period;
use serde_json::Value;

/// Cells a cube may have, filled or not.
const MOST: usize = 50_000_000;

/// Whether a document is JSON-stat at all.
pub fn is_it(value: &Value) -> bool {
    let is_class = matches!(value["class"].as_str(), Some("dataset" | "collection" | "dimension"));
    is_class || datasets(value).iter().any(|(_, d)| d.get("dimension").is_some() && d.get("value").is_some())
}

/// The datasets of a document with their names: itself, a bundle of version 1, or a collection.
fn datasets(value: &Value) -> Vec<(String, &Value)> {
    match value["class"].as_str() {
        Some("collection") => {
            let items = value["link"]["item"].as_array().into_iter().flatten();
            items.filter(|i| i.get("value").is_some()).map(|i| (i["label"].as_str().unwrap_or("").to_string(), i)).collect()
        }
        Some(_) => vec![(String::new(), value)],
        None if value.get("dimension").is_some() && value.get("value").is_some() => vec![(String::new(), value)],
        None => {
            value.as_object().into_iter().flatten().filter(|(_, v)| v.get("dimension").is_some()).map(|(n, v)| (n.clone(), v)).collect()
        }
    }
}

pub fn read(name: &str, value: &Value, options: &Options) -> Result<Reading, Refused> {
    let place = Place::file(name);
    let all = datasets(value);
    let wanted = |d: &&(String, &Value)| options.part.as_ref().is_none_or(|p| *p == d.0);
    let Some((part, dataset)) = all.iter().find(wanted) else {
        let found = format!("{} datasets", all.len());
        return Err(Finding::refuse(place, Flaw::NoMeasure, found, "a dataset with values, not links to one").into());
    };
    let mut reading = dataset_reading(&place, dataset, options)?;
    if all.len() > 1 {
        let names: Vec<&str> = all.iter().map(|d| d.0.as_str()).collect();
        let finding =
            Finding::confirm(place, Flaw::Unsupported, format!("datasets {}", names.join(", ")), format!("one; only {part:?} was read"));
        reading.findings.push(finding);
    }
    Ok(reading)
}

/// One dimension as the cube has it.
struct Side {
    id: String,
    label: String,
    codes: Vec<(String, String)>,
    units: Vec<Option<String>>,
    periods: Vec<Option<(Period, PeriodNote)>>,
}

fn dataset_reading(place: &Place, dataset: &Value, options: &Options) -> Result<Reading, Refused> {
    let refuse = |found: String, expected: &str| Finding::refuse(place.clone(), Flaw::Damaged, found, expected);
    let dimension = &dataset["dimension"];
    // Version 1 keeps id, size and role inside dimension.
    let of = |key: &str| if dataset.get(key).is_some() { &dataset[key] } else { &dimension[key] };
    let ids: Vec<&str> = of("id").as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let sizes: Vec<usize> = of("size").as_array().into_iter().flatten().filter_map(Value::as_u64).map(|n| n as usize).collect();
    let sides: Vec<Side> = ids.iter().map(|id| side(id, &dimension[*id])).collect();
    let counted: Vec<usize> = sides.iter().map(|s| s.codes.len()).collect();
    // Some leave out the sizes of dimensions of one category; what is left must agree.
    let plural = |sizes: &[usize]| sizes.iter().copied().filter(|s| *s != 1).collect::<Vec<_>>();
    if ids.is_empty() || (sizes != counted && (sizes.len() == ids.len() || plural(&sizes) != plural(&counted))) {
        return Err(refuse(format!("dimensions of {counted:?} categories"), &format!("{sizes:?}, their sizes")).into());
    }
    let sizes = counted;
    let product = sizes.iter().try_fold(1_usize, |p, s| p.checked_mul(*s)).filter(|p| *p <= MOST);
    let Some(product) = product else {
        return Err(Finding::refuse(place.clone(), Flaw::TooLarge, "a cube too large to hold", format!("at most {MOST} cells")).into());
    };
    let role = |name: &str| {
        of("role")[name].as_array().and_then(|r| r.first()).and_then(Value::as_str).and_then(|id| ids.iter().position(|i| *i == id))
    };
    let is_time = |s: &Side| names::is_period(&snake(&s.id)) || names::is_period(&snake(&s.label));
    let readable = |at: &usize| sides[*at].periods.iter().all(Option::is_some);
    let time = role("time").or_else(|| sides.iter().position(is_time)).filter(readable);
    let values = values(place, &dataset["value"], product)?;
    let cube = Cube { sides: &sides, sizes: &sizes, time, metric: role("metric").filter(|m| Some(*m) != time) };
    let mut reading = cube.reading(place, dataset, values, options);
    reading.title = dataset["label"].as_str().map(str::to_string);
    declared(&mut reading, place, options)?;
    Ok(reading)
}

fn side(id: &str, dimension: &Value) -> Side {
    let category = &dimension["category"];
    let label = |code: &str| category["label"][code].as_str().unwrap_or(code).to_string();
    let mut codes: Vec<(String, usize)> = match &category["index"] {
        Value::Array(list) => list.iter().filter_map(Value::as_str).enumerate().map(|(i, c)| (c.to_string(), i)).collect(),
        Value::Object(map) => map.iter().map(|(c, i)| (c.clone(), i.as_u64().unwrap_or(0) as usize)).collect(),
        // A dimension of one category needs no index.
        _ => category["label"].as_object().into_iter().flatten().map(|(c, _)| (c.clone(), 0)).collect(),
    };
    codes.sort_by_key(|(_, at)| *at);
    let units = codes
        .iter()
        .map(|(c, _)| category["unit"][c]["label"].as_str().or(category["unit"][c]["base"].as_str()).map(str::to_string))
        .collect();
    let periods = codes.iter().map(|(c, _)| when::period(c).or_else(|| when::period(&label(c)))).collect();
    let codes = codes.into_iter().map(|(c, _)| (c.clone(), label(&c))).collect();
    Side { id: id.into(), label: dimension["label"].as_str().unwrap_or(id).into(), codes, units, periods }
}

/// Position and amount of each cell that is there.
fn values(place: &Place, value: &Value, product: usize) -> Result<Vec<(usize, Amount)>, Finding> {
    let amount = |v: &Value| match v {
        Value::Number(n) => n.as_f64().map(Amount::Exact),
        Value::Null => Some(Amount::Missing(Missing::Unknown)),
        Value::String(text) => crate::number::amount(text.as_bytes(), crate::number::Marks::POINT).map(|a| a.0),
        _ => None,
    };
    let wrong = |at: &str, v: &Value| {
        Finding::refuse(place.clone().row(at.parse().unwrap_or(0)), Flaw::NotANumber, v.to_string(), "a number or null")
    };
    match value {
        Value::Array(list) if list.len() != product => Err(Finding::refuse(
            place.clone(),
            Flaw::RowsDiffer,
            format!("{} values", list.len()),
            format!("{product}, the product of the sizes"),
        )),
        Value::Array(list) => list.iter().enumerate().map(|(i, v)| Ok((i, amount(v).ok_or_else(|| wrong(&i.to_string(), v))?))).collect(),
        Value::Object(map) => {
            let mut cells = vec![];
            for (key, v) in map {
                let Some(at) = key.parse::<usize>().ok().filter(|at| *at < product) else {
                    return Err(Finding::refuse(
                        place.clone(),
                        Flaw::Damaged,
                        format!("a value at {key:?}"),
                        format!("a place below {product}"),
                    ));
                };
                cells.push((at, amount(v).ok_or_else(|| wrong(key, v))?));
            }
            cells.sort_by_key(|c| c.0);
            Ok(cells)
        }
        other => Err(Finding::refuse(place.clone(), Flaw::NoMeasure, format!("values {other}"), "a list or map of values")),
    }
}

struct Cube<'a> {
    sides: &'a [Side],
    sizes: &'a [usize],
    time: Option<usize>,
    metric: Option<usize>,
}

impl Cube<'_> {
    fn reading(&self, place: &Place, dataset: &Value, values: Vec<(usize, Amount)>, options: &Options) -> Reading {
        let mut table = self.empty(options);
        let plain: Vec<usize> = (0..self.sides.len()).filter(|s| Some(*s) != self.time && Some(*s) != self.metric).collect();
        let mut cells = Cells { codes: vec![vec![]; plain.len()], ..Cells::default() };
        let periods = self.time.map(|t| self.periods(t, &table.periods));
        let mut flags = vec![];
        for (at, amount) in values {
            let index = self.index(at);
            plain.iter().enumerate().for_each(|(dim, side)| cells.codes[dim].push(small(index[*side])));
            cells.period.push(periods.as_ref().zip(self.time).map_or(0, |(p, t)| p[index[t]]));
            cells.measure.push(self.metric.map_or(0, |m| small(index[m])));
            cells.amount.push(amount);
            cells.row.push(small(at + 1));
            flags.push(status(&dataset["status"], at));
        }
        cells.flags = if flags.iter().any(|f| *f != Flags(0)) { flags } else { vec![] };
        let years = if self.time.is_some() { Placement::Rows } else { Placement::Absent };
        let sex = if table.dims.iter().any(|d| d.name == "sex") { Placement::Rows } else { Placement::Absent };
        let count = cells.len() as u64;
        let layout = Layout {
            encoding: Some("utf-8"),
            sex,
            years,
            columns: small(self.sides.len()),
            rows: count,
            observations: count,
            ..Layout::default()
        };
        table.cells = cells;
        let mut findings = vec![];
        if self.time.is_none() && options.period.is_none() {
            findings.push(Finding::confirm(place.clone(), Flaw::NoPeriod, "no dimension of time", "the period of the figures"));
        }
        Reading { kind: Kind::JsonStat, identifier: None, title: None, layout, table, findings, declared: None }
    }

    fn index(&self, at: usize) -> Vec<usize> {
        let mut rest = at;
        let mut index = vec![0; self.sizes.len()];
        for (side, size) in self.sizes.iter().enumerate().rev() {
            index[side] = rest % size;
            rest /= size;
        }
        index
    }

    fn periods(&self, time: usize, list: &[Period]) -> Vec<u32> {
        let place = |p: &Option<(Period, PeriodNote)>| p.as_ref().and_then(|p| list.iter().position(|l| *l == p.0)).unwrap_or(0);
        self.sides[time].periods.iter().map(|p| small(place(p))).collect()
    }

    fn empty(&self, options: &Options) -> Table {
        let mut table = Table::default();
        for (at, side) in self.sides.iter().enumerate() {
            if Some(at) == self.time {
                for (period, note) in side.periods.iter().flatten() {
                    if !table.periods.contains(period) {
                        table.periods.push(period.clone());
                        table.period_notes.push(note.clone());
                    }
                }
            } else if Some(at) == self.metric {
                let measures = side.codes.iter().zip(&side.units);
                let named = measures.map(|((code, label), unit)| Measure {
                    name: snake(code),
                    written: label.clone(),
                    unit: unit.clone(),
                    decimals: None,
                });
                table.measures.extend(named);
            } else {
                let name = snake(&side.id);
                let name = names::dimension(&name).map_or(name, |(dim, _)| dim.to_string());
                let code =
                    |(code, label): &(String, String)| Code { code: code.clone(), label: label.clone(), is_total: names::is_total(label) };
                table.dims.push(Dim {
                    name,
                    written: side.label.clone(),
                    label_written: None,
                    codes: side.codes.iter().map(code).collect(),
                });
            }
        }
        if table.measures.is_empty() {
            table.measures.push(Measure { name: "count".into(), written: "value".into(), unit: None, decimals: None });
        }
        if table.periods.is_empty() {
            table.periods.push(options.period.clone().unwrap_or(Period::Words("?".into(), None)));
            table.period_notes.push(PeriodNote::default());
        }
        table
    }
}

fn status(status: &Value, at: usize) -> Flags {
    let text = match status {
        Value::String(all) => all.as_str(),
        Value::Array(list) if list.len() == 1 => list[0].as_str().unwrap_or(""),
        Value::Array(list) => list.get(at).and_then(Value::as_str).unwrap_or(""),
        Value::Object(map) => map.get(&at.to_string()).and_then(Value::as_str).unwrap_or(""),
        _ => "",
    };
    if text.len() > 3 { Flags(0) } else { text.bytes().fold(Flags(0), |all, letter| all.and(flag(letter))) }
}

/// What the person who handed it in declared.
fn declared(reading: &mut Reading, place: &Place, options: &Options) -> Result<(), Refused> {
    if let Some(expected) = options.expect_rows.filter(|e| *e != reading.layout.rows) {
        let found = format!("{} values", reading.layout.rows);
        return Err(Finding::refuse(place.clone(), Flaw::RowsDiffer, found, format!("{expected}, as declared")).into());
    }
    for (name, expected) in &options.expect_totals {
        let Some(measure) = reading.table.measure(name) else {
            return Err(
                Finding::refuse(place.clone().column(name.clone()), Flaw::SumDiffers, "no such measure", "one of the measures").into()
            );
        };
        let cells = &reading.table.cells;
        let sum: f64 =
            cells.amount.iter().zip(&cells.measure).filter(|(_, m)| **m as usize == measure).filter_map(|(a, _)| a.exact()).sum();
        if !crate::melt::equal(sum, *expected) {
            let found = format!("a sum of {sum}");
            return Err(
                Finding::refuse(place.clone().column(name.clone()), Flaw::SumDiffers, found, format!("{expected}, as declared")).into()
            );
        }
    }
    Ok(())
}
