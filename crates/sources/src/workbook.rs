//! Workbooks: the sheet that holds figures, its cells as text. Macros and links to other files are
//! refused before anything is read.

use crate::collect::Collector;
use crate::container;
use crate::finding::{Finding, Flaw, Place, Refused};
use crate::grid::{Batch, Held};
use crate::kinds;
use crate::log::Log;
use crate::reading::{File, Options, Reading};
use crate::stream;
use crate::text::Encoding;
use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub fn read(file: &File, options: &Options) -> Result<Reading, Refused> {
    let most = options.limits.workbook_bytes;
    if file.bytes.len() as u64 > most {
        let found = format!("{} bytes", file.bytes.len());
        return Err(Finding::refuse(Place::file(&file.name), Flaw::TooLarge, found, format!("at most {most} bytes")).into());
    }
    let parts = container::unzip(file, &options.limits)?;
    inner(file, &parts)?;
    let sheets = sheets(file)?;
    let mut refusals: Vec<Refused> = vec![];
    let mut best: Option<Reading> = None;
    for (name, range) in sheets.iter().filter(|(name, _)| options.part.as_ref().is_none_or(|p| p == name)) {
        match sheet(file, name, range, options) {
            Ok(reading) if best.as_ref().is_none_or(|b| reading.layout.rows > b.layout.rows) => best = Some(reading),
            Ok(_) => {}
            Err(refused) => refusals.push(refused),
        }
    }
    // A sheet with figures that is broken is not replaced by a smaller one that is whole.
    let blocks = |r: &Refused| !r.findings.iter().any(|f| matches!(f.flaw, Flaw::NoMeasure | Flaw::Empty));
    match (best, refusals.iter().position(blocks)) {
        (_, Some(at)) => Err(refusals.swap_remove(at)),
        (Some(reading), None) => Ok(reading),
        (None, None) => Err(refusals.pop().unwrap_or_else(|| no_sheet(file, options))),
    }
}

fn no_sheet(file: &File, options: &Options) -> Refused {
    let wanted = options.part.as_ref().map_or("a sheet with figures".into(), |p| format!("a sheet {p:?}"));
    Finding::refuse(Place::file(&file.name), Flaw::Empty, "no such sheet", wanted).into()
}

/// What a workbook may not carry.
pub(crate) fn inner(file: &File, parts: &[File]) -> Result<(), Finding> {
    let place = || Place::file(&file.name);
    for part in parts {
        let name = part.name.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/") {
            return Err(Finding::refuse(place(), Flaw::Macros, part.name.clone(), "a workbook without macros"));
        }
        if name.starts_with("xl/externallinks/") || name == "xl/connections.xml" {
            return Err(Finding::refuse(place(), Flaw::ExternalLinks, part.name.clone(), "a workbook without links to other files"));
        }
    }
    Ok(())
}

/// The reader of workbooks is someone else's; should it stop at a damaged one, that is a finding.
fn sheets(file: &File) -> Result<Vec<(String, Range<Data>)>, Finding> {
    let damaged = |what: String| Finding::refuse(Place::file(&file.name), Flaw::Damaged, what, "a workbook that can be opened");
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let mut book = open_workbook_auto_from_rs(Cursor::new(file.bytes.clone())).map_err(|e| e.to_string())?;
        let names = book.sheet_names();
        names.into_iter().map(|n| book.worksheet_range(&n).map(|r| (n, r)).map_err(|e| e.to_string())).collect::<Result<Vec<_>, String>>()
    }));
    opened.unwrap_or_else(|_| Err("cells that cannot be read".into())).map_err(damaged)
}

fn sheet(file: &File, name: &str, range: &Range<Data>, options: &Options) -> Result<Reading, Refused> {
    let (height, width) = range.get_size();
    let place = Place::file(&format!("{}, sheet {name}", file.name));
    if width > options.limits.columns as usize {
        let most = format!("at most {} columns", options.limits.columns);
        return Err(Finding::refuse(place, Flaw::TooManyColumns, format!("{width} columns"), most).into());
    }
    if height as u64 > options.limits.rows.saturating_add(100) {
        return Err(Finding::refuse(place, Flaw::TooManyRows, format!("{height} rows"), format!("at most {}", options.limits.rows)).into());
    }
    let first_row = u64::from(range.start().map_or(0, |s| s.0)) + 1;
    let mut batch = Batch::starting_at(first_row);
    let mut findings = vec![];
    for (at, row) in range.rows().enumerate() {
        batch.push(row.iter().map(shown));
        if let Some(column) = row.iter().position(|c| matches!(c, Data::Error(_))) {
            let place = place.clone().row(first_row + at as u64).column(format!("number {}", column + 1));
            findings.push(Finding::refuse(place, Flaw::ErrorCell, shown(&row[column]), "a value"));
        }
    }
    if batch.len() == 0 {
        return Err(Finding::refuse(place, Flaw::Empty, "an empty sheet", "a header and rows of figures").into());
    }
    let mut collector = Collector::default();
    let mut planner = |batch: &Batch, log: &Log| {
        let (plan, mut more) = kinds::plan(batch, Encoding::Utf8, None, &log.place())?;
        more.append(&mut findings);
        Ok((plan, more))
    };
    let streamed = stream::table(Held { batch }, &place.file, Encoding::Utf8, None, options, &mut collector, &mut planner)?;
    let mut reading = crate::read::finished(streamed, collector, &place.file)?;
    (reading.layout.container, reading.layout.sheet, reading.layout.encoding) = (Some("xlsx"), Some(name.to_string()), None);
    Ok(reading)
}

/// A cell as text, numbers with a point.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(date) => date.to_string(),
        Data::Error(error) => error.to_string(),
    }
}
