//! The door: files in, a reading out. What they are, their bytes say.

use crate::cbs;
use crate::collect::{self, Collector};
use crate::container::{self, Wrapping};
use crate::finding::{Finding, Flaw, Place, Refused};
use crate::json;
use crate::log::Log;
use crate::melt::Streamed;
use crate::reading::{File, Options, Reading};
use crate::stream;
use crate::table::Cells;
use crate::workbook;

/// Reads the files of one source: one file, or the parts of one table of CBS.
pub fn read(files: &[File], options: &Options) -> Result<Reading, Refused> {
    unwrapped(files, options, true)
}

/// The same as [`read`] without keeping the observations: what it is and what is odd.
pub fn inspect(files: &[File], options: &Options) -> Result<Reading, Refused> {
    let mut reading = read(files, options)?;
    reading.table.cells = Cells::default();
    Ok(reading)
}

fn unwrapped(files: &[File], options: &Options, may_unzip: bool) -> Result<Reading, Refused> {
    let [file] = files else { return several(files, options) };
    let unsupported =
        |found: &str, expected: &str| Err(Finding::refuse(Place::file(&file.name), Flaw::Unsupported, found, expected).into());
    match container::wrapping(file) {
        Wrapping::Workbook => workbook::read(file, options),
        Wrapping::Zip if may_unzip => {
            let mut reading = unwrapped(&container::unzip(file, &options.limits)?, options, false)?;
            reading.layout.container = Some("zip");
            Ok(reading)
        }
        Wrapping::Zip => unsupported("an archive in an archive", "the files themselves"),
        Wrapping::OldWorkbook => unsupported("a workbook of before 2007", "the same saved as .xlsx or .csv"),
        Wrapping::Parquet => unsupported("a Parquet file", "the same table as CSV or JSON"),
        Wrapping::Markup => unsupported("XML or a web page", "a table in CSV, JSON or a workbook"),
        Wrapping::Json => one_json(file, options),
        Wrapping::Bare => separated(file, options),
    }
}

fn one_json(file: &File, options: &Options) -> Result<Reading, Refused> {
    if file.bytes.len() as u64 > options.limits.csv_bytes {
        let found = format!("{} bytes", file.bytes.len());
        return Err(Finding::refuse(Place::file(&file.name), Flaw::TooLarge, found, format!("at most {}", options.limits.csv_bytes)).into());
    }
    if let Some(parts) = cbs::sort(std::slice::from_ref(file))? {
        return cbs::read(&parts, options);
    }
    let value = json::parse(file)?;
    if json::is_json_stat(&value) { json::json_stat(&file.name, &value, options) } else { json::records(file, &value, options) }
}

fn several(files: &[File], options: &Options) -> Result<Reading, Refused> {
    let Some(first) = files.first() else {
        return Err(Finding::refuse(Place::file("the archive"), Flaw::Empty, "no file", "at least one").into());
    };
    match cbs::sort(files)? {
        Some(parts) => cbs::read(&parts, options),
        None => {
            let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).take(10).collect();
            let found = format!("{} files: {}", files.len(), names.join(", "));
            Err(Finding::refuse(Place::file(&first.name), Flaw::UnknownKind, found, "one file, or the parts of one table of CBS").into())
        }
    }
}

fn separated(file: &File, options: &Options) -> Result<Reading, Refused> {
    if let Some(parts) = cbs::sort(std::slice::from_ref(file))? {
        return cbs::read(&parts, options);
    }
    let mut collector = Collector::default();
    let streamed = stream::stream(file.bytes.as_slice(), &file.name, options, &mut collector)?;
    finished(streamed, collector, &file.name)
}

/// Puts the cells in their table and looks for those that come twice.
pub fn finished(streamed: Streamed, collector: Collector, name: &str) -> Result<Reading, Refused> {
    let table = collector.into_table(streamed.table, &streamed.lowest);
    let mut log = Log::new(name);
    log.extend(streamed.findings);
    collect::twice(&table, &mut log);
    Ok(Reading {
        kind: streamed.kind,
        identifier: None,
        title: streamed.title,
        layout: streamed.layout,
        table,
        findings: log.finish()?,
        declared: streamed.declared,
    })
}
