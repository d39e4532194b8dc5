//! CSV files into figures and the crosswalk. Every cell is read strictly; an error names its line.

use crate::SeedError;
use domain::monitor::{Figure, Finality, Key};
use domain::regions::{Crosswalk, Municipality};
use domain::{Unit, Value};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

const FIGURES: &str = "figures.csv";
const MUNICIPALITIES: &str = "municipalities.csv";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureRow {
    indicator: String,
    region: String,
    period: String,
    dims: String,
    edition: String,
    series: String,
    definition: String,
    value: String,
    unit: String,
    finality: String,
    qualifier: String,
    note: String,
    source_url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MunicipalityRow {
    code: String,
    name: String,
    corop: String,
    corop_name: String,
    province: String,
    province_name: String,
    cbs_area: String,
    landsdeel: String,
    valid_from: String,
    valid_until: String,
    successor: String,
    lon: String,
    lat: String,
}

pub(crate) fn load() -> Result<Vec<Figure>, SeedError> {
    read(include_str!("../../../data/figures.csv"))
}

pub(crate) fn read(text: &str) -> Result<Vec<Figure>, SeedError> {
    rows(FIGURES, text, figure)
}

pub(crate) fn load_crosswalk() -> Result<Crosswalk, SeedError> {
    let municipalities = rows(MUNICIPALITIES, include_str!("../../../data/municipalities.csv"), municipality)?;
    Ok(Crosswalk { municipalities })
}

/// Reads each line as `R` and turns it into the noun; lines are counted from 1, the header included.
fn rows<R: for<'de> Deserialize<'de>, T>(
    file: &'static str,
    text: &str,
    noun: fn(R, &Cells) -> Result<T, SeedError>,
) -> Result<Vec<T>, SeedError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut nouns = Vec::new();
    for (index, row) in reader.deserialize::<R>().enumerate() {
        let cells = Cells { file, line: index + 2 };
        let row = row.map_err(|e| cells.error("").found(e).expected("a row as its header says"))?;
        nouns.push(noun(row, &cells)?);
    }
    Ok(nouns)
}

/// Where the cells of one row stand.
struct Cells {
    file: &'static str,
    line: usize,
}

impl Cells {
    fn error(&self, field: &str) -> SeedError {
        SeedError::new(self.file, format!("line {}", self.line), field)
    }

    fn parse<T: std::str::FromStr>(&self, field: &str, found: &str, expected: &str) -> Result<T, SeedError> {
        found.parse().map_err(|_| self.error(field).found(format!("{found:?}")).expected(expected))
    }

    /// An empty cell is none.
    fn maybe<T: std::str::FromStr>(&self, field: &str, found: &str, expected: &str) -> Result<Option<T>, SeedError> {
        if found.is_empty() { Ok(None) } else { self.parse(field, found, expected).map(Some) }
    }
}

fn figure(row: FigureRow, cells: &Cells) -> Result<Figure, SeedError> {
    let finality = match row.finality.as_str() {
        "final" => Finality::Final,
        "provisional" => Finality::Provisional,
        other => {
            return Err(cells.error("finality").found(format!("{other:?}")).expected("final or provisional"));
        }
    };
    Ok(Figure {
        key: Key {
            dims: dims(&row.dims, cells)?,
            indicator: row.indicator,
            region: row.region,
            period: cells.parse("period", &row.period, "2023, 2023/24, 2023Q1, 2020-06, 2013..2018 or words")?,
            edition: row.edition,
            series: row.series,
            definition: row.definition,
        },
        value: Value::Number { value: cells.parse("value", &row.value, "a number with a decimal point")? },
        unit: Unit(row.unit),
        finality,
        qualifier: row.qualifier,
        note: row.note,
        source_url: row.source_url,
    })
}

/// `level=hbo|sex=female`, sorted by dimension: one way to write one cell.
fn dims(text: &str, cells: &Cells) -> Result<BTreeMap<String, String>, SeedError> {
    let refuse = || cells.error("dims").found(format!("{text:?}")).expected("dimension=code, sorted, separated by |");
    let mut dims = BTreeMap::new();
    for pair in text.split('|').filter(|pair| !pair.is_empty()) {
        let (dim, code) = pair.split_once('=').filter(|(dim, code)| !dim.is_empty() && !code.is_empty()).ok_or_else(refuse)?;
        if dims.last_key_value().is_some_and(|(last, _): (&String, _)| last.as_str() >= dim) {
            return Err(refuse());
        }
        dims.insert(dim.to_string(), code.to_string());
    }
    Ok(dims)
}

fn municipality(row: MunicipalityRow, cells: &Cells) -> Result<Municipality, SeedError> {
    let day = "a date such as 2023-01-01";
    Ok(Municipality {
        valid_from: cells.parse::<Date>("valid_from", &row.valid_from, day)?,
        valid_until: cells.maybe::<Date>("valid_until", &row.valid_until, day)?,
        successor: Some(row.successor).filter(|code| !code.is_empty()),
        lon_microdegrees: microdegrees("lon", &row.lon, cells)?,
        lat_microdegrees: microdegrees("lat", &row.lat, cells)?,
        code: row.code,
        name: row.name,
        corop: row.corop,
        corop_name: row.corop_name,
        province: row.province,
        province_name: row.province_name,
        cbs_area: row.cbs_area,
        landsdeel: row.landsdeel,
    })
}

fn microdegrees(field: &str, found: &str, cells: &Cells) -> Result<Option<i64>, SeedError> {
    let degrees = cells.maybe::<f64>(field, found, "decimal degrees")?;
    Ok(degrees.map(|d| (d * 1_000_000.0).round() as i64))
}
