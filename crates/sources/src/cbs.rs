//! Tables of CBS that come in parts: observations, and beside them what their codes mean. The parts
//! must be of one table; a package that contradicts itself is refused with every contradiction.

mod parts;

use crate::collect::Collector;
use crate::finding::{Finding, Flaw, Place, Refused, Severity};
use crate::grid::{Batch, Held};
use crate::kinds;
use crate::log::Log;
use crate::plan::Plan;
use crate::reading::{Kind, Options, Reading};
use crate::stream;
use crate::table::{Amount, Status};
use crate::text::Encoding;
pub use parts::{Part, Parts, sort};
use std::collections::BTreeSet;

/// Reads the parts of one table.
pub fn read(parts: &Parts, options: &Options) -> Result<Reading, Refused> {
    let Some(first) = parts.observations.first() else {
        let place = Place::file(&parts.file);
        return Err(Finding::refuse(place, Flaw::NoMeasure, "a description without observations", "the observations beside it").into());
    };
    let place = Place::file(first.0);
    let mut collector = Collector::default();
    let mut log = Log::new(first.0);
    open_end(parts, &mut log);
    let mut names = vec![];
    let mut amend = |plan: &mut Plan| {
        names.clone_from(&plan.names);
        roles_from(parts, plan);
        Ok(())
    };
    let streamed = match first.1 {
        Part::Csv(file) => stream::run(file.bytes.as_slice(), &file.name, options, &mut collector, &mut amend),
        _ => rows(parts, first.0, options, &mut collector, &mut amend),
    };
    dimensions(parts, &names, &place, &mut log);
    let streamed = match streamed {
        Ok(streamed) => streamed,
        Err(refused) => {
            log.extend(refused.findings);
            return Err(log.finish().err().unwrap_or(Refused { findings: vec![] }));
        }
    };
    let mut reading = match crate::read::finished(streamed, collector, first.0) {
        Ok(reading) => reading,
        Err(refused) => {
            log.extend(refused.findings);
            return Err(log.finish().err().unwrap_or(Refused { findings: vec![] }));
        }
    };
    reading.kind = kind(parts, reading.kind);
    words(parts, &mut reading, &mut log);
    round(&mut reading, &mut log);
    if let Some(count) = parts.count.filter(|c| *c != reading.layout.rows && parts.is_v4) {
        let found = format!("{} observations", reading.layout.rows);
        log.add(Finding::refuse(place, Flaw::RowsDiffer, found, format!("{count}, as its description says")));
    }
    reading.declared = parts.count.map(|rows| crate::Totals { rows: Some(rows), sums: vec![] }).or(reading.declared);
    (reading.identifier, reading.title) = (parts.identifier.clone(), parts.title.clone());
    log.extend(reading.findings);
    reading.findings = log.finish()?;
    Ok(reading)
}

fn kind(parts: &Parts, read: Kind) -> Kind {
    let is_csv = matches!(parts.observations.first(), Some((_, Part::Csv(_))));
    match (parts.is_v4, is_csv) {
        (true, true) => Kind::CbsV4Package,
        (true, false) => Kind::CbsV4Json,
        (false, true) => read,
        (false, false) => Kind::CbsV3Json,
    }
}

/// Rows of JSON pages, one after another.
fn rows(
    parts: &Parts,
    name: &str,
    options: &Options,
    collector: &mut Collector,
    amend: &mut dyn FnMut(&mut Plan) -> Result<(), Finding>,
) -> Result<crate::melt::Streamed, Refused> {
    let pages = parts.observations.iter().filter_map(|(_, part)| if let Part::Json(rows) = part { Some(rows) } else { None });
    let objects = pages.flat_map(|page| page.iter().filter_map(serde_json::Value::as_object));
    // No number is a dot, as CBS writes it.
    let batch = crate::json::grid(objects, ".");
    let mut planner = |batch: &Batch, log: &Log| {
        let (mut plan, findings) = kinds::plan(batch, Encoding::Utf8, None, &log.place())?;
        amend(&mut plan)?;
        Ok((plan, findings))
    };
    stream::table(Held { batch }, name, Encoding::Utf8, None, options, collector, &mut planner)
}

/// A page that names a next one which is not there.
fn open_end(parts: &Parts, log: &mut Log) {
    if parts.next_links > 0 && parts.next_links >= parts.observations.len() {
        let place = log.place();
        log.add(Finding::refuse(place, Flaw::RowsDiffer, "a last page that names a next one", "all pages"));
    }
}

/// Numbers of v4 in JSON have a point.
fn roles_from(parts: &Parts, plan: &mut Plan) {
    if !matches!(parts.observations.first(), Some((_, Part::Csv(_)))) {
        plan.marks = crate::number::Marks::POINT;
    }
    for measure in &mut plan.measures {
        if let Some(known) = parts.measures.iter().find(|m| m.id == measure.written) {
            measure.unit.clone_from(&known.unit);
            measure.decimals = known.decimals;
        }
    }
}

/// Declared and present dimensions must be the same.
fn dimensions(parts: &Parts, names: &[String], place: &Place, log: &mut Log) {
    if parts.dimensions.is_empty() || names.is_empty() {
        return;
    }
    for id in parts.dimensions.iter().filter(|id| !names.contains(id)) {
        let expected = "its column: the description declares this dimension";
        log.add(Finding::refuse(place.clone().column(id.clone()), Flaw::DimensionAbsent, "no such column", expected));
    }
    let fixed = ["Id", "ID", "Measure", "Value", "StringValue", "ValueAttribute"];
    let own = |name: &&String| !fixed.contains(&name.as_str()) && !parts.is_measure(name);
    for name in names.iter().filter(own).filter(|n| !parts.dimensions.contains(n)) {
        let expected = "a column that the description declares";
        log.add(Finding::refuse(place.clone().column(name.clone()), Flaw::DimensionAbsent, "a dimension", expected));
    }
}

/// Words for codes, units for measures, finality for periods; each code must be in its list.
fn words(parts: &Parts, reading: &mut Reading, log: &mut Log) {
    let place = log.place();
    for dim in &mut reading.table.dims {
        let Some(list) = parts.codes(&dim.written) else { continue };
        for code in &mut dim.codes {
            match list.iter().find(|c| c.id == code.code) {
                Some(known) => {
                    code.label.clone_from(&known.title);
                    code.is_total = crate::names::is_total(&code.code) || crate::names::is_total(&known.title);
                }
                None => log.add(absent(&place, &dim.written, &code.code)),
            }
        }
    }
    for measure in &mut reading.table.measures {
        match parts.measures.iter().find(|m| m.id == measure.written) {
            Some(known) => {
                measure.written.clone_from(&known.title);
                measure.unit.clone_from(&known.unit);
                measure.decimals = known.decimals;
            }
            None if !parts.measures.is_empty() => log.add(absent(&place, "Measure", &measure.written)),
            None => {}
        }
    }
    let time = parts.time.as_deref().unwrap_or("Perioden");
    let Some(list) = parts.codes(time) else { return };
    let used: BTreeSet<&str> = reading.table.period_notes.iter().map(|n| n.written.as_str()).collect();
    used.iter().filter(|p| !list.iter().any(|c| c.id == **p)).for_each(|p| log.add(absent(&place, time, p)));
    for note in &mut reading.table.period_notes {
        note.status = list.iter().find(|c| c.id == note.written).map_or(Status::Unstated, |c| c.status);
    }
}

fn absent(place: &Place, column: &str, code: &str) -> Finding {
    // Told one by one: each is a code of its own.
    let expected = format!("a code of the list that describes {column}");
    Finding::new(place.clone().column(format!("{column} {code}")), Flaw::CodeAbsent, Severity::Refuse, format!("{code:?}"), expected)
}

/// Captures in single precision read back as 7888.2001953125.
fn round(reading: &mut Reading, log: &mut Log) {
    let decimals: Vec<Option<u8>> = reading.table.measures.iter().map(|m| m.decimals).collect();
    let mut rounded = 0;
    for (amount, measure) in reading.table.cells.amount.iter_mut().zip(&reading.table.cells.measure) {
        let (Amount::Exact(value), Some(decimals)) = (&mut *amount, decimals[*measure as usize]) else { continue };
        let text = format!("{:.*}", usize::from(decimals), value);
        let near: f64 = text.parse().unwrap_or(*value);
        // Only what single precision explains; a real third decimal stays.
        if near.to_bits() != value.to_bits() && (near - *value).abs() <= near.abs() * 1e-6 {
            *value = near;
            rounded += 1;
        }
    }
    if rounded > 0 {
        let place = log.place();
        log.add(Finding::note(
            place,
            Flaw::Rounded,
            format!("{rounded} numbers in single precision"),
            "as many decimals as declared; rounded to those",
        ));
    }
}
