//! Separated text from any reader, in bounded memory, to a [`Sink`].

use crate::finding::{Finding, Flaw, Place, Refused};
use crate::grid::{self, Batch, Csv, Rows};
use crate::kinds;
use crate::log::Log;
use crate::melt::{Melter, Sink, Streamed};
use crate::plan::Plan;
use crate::reading::Options;
use crate::roles;
use crate::text::{self, Encoding};
use std::io::{Cursor, Read};

/// Enough to see what a table is.
const HEAD: u64 = 1 << 20;

/// Reads a table in separated text from `reader` and hands its observations to `sink` as they come.
/// Memory does not grow with the file, only with the number of different texts in it.
pub fn stream<R: Read>(reader: R, name: &str, options: &Options, sink: &mut dyn Sink) -> Result<Streamed, Refused> {
    run(reader, name, options, sink, &mut |_| Ok(()))
}

/// The same, with a last word on the plan.
pub fn run<R: Read>(
    mut reader: R,
    name: &str,
    options: &Options,
    sink: &mut dyn Sink,
    amend: &mut dyn FnMut(&mut Plan) -> Result<(), Finding>,
) -> Result<Streamed, Refused> {
    let mut head = vec![];
    let damaged = |e: std::io::Error| Finding::refuse(Place::file(name), Flaw::Damaged, e.to_string(), "a file that can be read");
    reader.by_ref().take(HEAD).read_to_end(&mut head).map_err(damaged)?;
    let (encoding, mark) = Encoding::of(&head);
    if encoding == Encoding::Utf16 {
        reader.read_to_end(&mut head).map_err(damaged)?;
        let text = text::from_utf16(&head).ok_or_else(|| {
            Finding::refuse(Place::file(name), Flaw::Undecodable, "bytes that are no UTF-16", "text in UTF-16, as its mark says")
        })?;
        let mut text = text.into_bytes();
        let rest = text.split_off(text.len().min(1 << 20));
        return melt(Cursor::new(rest), name, text, encoding, options, sink, amend);
    }
    head.drain(..mark);
    melt(reader, name, head, encoding, options, sink, amend)
}

fn melt<R: Read>(
    reader: R,
    name: &str,
    head: Vec<u8>,
    encoding: Encoding,
    options: &Options,
    sink: &mut dyn Sink,
    amend: &mut dyn FnMut(&mut Plan) -> Result<(), Finding>,
) -> Result<Streamed, Refused> {
    if grid::is_binary(&head) {
        return Err(Finding::refuse(
            Place::file(name),
            Flaw::UnknownKind,
            "bytes that are no text",
            "a table in text, a workbook or an archive",
        )
        .into());
    }
    if head.trim_ascii().is_empty() {
        return Err(Finding::refuse(Place::file(name), Flaw::Empty, "an empty file", "a header and rows of figures").into());
    }
    let mut dialect = grid::dialect(&head);
    let first_line = head.split(|b| *b == b'\n').next().unwrap_or(&head);
    let is_eurostat = kinds::is_eurostat(first_line);
    if is_eurostat {
        // Its keys have more commas than its lines have tabs.
        dialect.separator = b'\t';
    }
    let csv = Csv::new(reader, name, dialect, head, options.limits.csv_bytes);
    let separator = dialect.separator;
    if is_eurostat {
        let rows = kinds::Unpacked { rows: csv, packed: Batch::default() };
        return table(rows, name, encoding, Some(separator), options, sink, &mut |batch, log| {
            kinds::eurostat(batch, log).map(|p| (p, vec![]))
        });
    }
    table(csv, name, encoding, Some(separator), options, sink, &mut |batch, log| {
        let (mut plan, findings) = kinds::plan(batch, encoding, Some(separator), &log.place())?;
        amend(&mut plan)?;
        Ok((plan, findings))
    })
}

type Planner<'a> = dyn FnMut(&Batch, &Log) -> Result<(Plan, Vec<Finding>), Finding> + 'a;

/// Any rows, once it is known where the plan comes from.
pub fn table(
    mut rows: impl Rows,
    name: &str,
    encoding: Encoding,
    separator: Option<u8>,
    options: &Options,
    sink: &mut dyn Sink,
    planner: &mut Planner<'_>,
) -> Result<Streamed, Refused> {
    let mut log = Log::new(name);
    let mut batch = Batch::default();
    rows.next(&mut batch)?;
    let width = batch.records().take(200).map(|r| r.len()).max().unwrap_or(0);
    if width > options.limits.columns as usize {
        let most = format!("at most {} columns", options.limits.columns);
        return Err(Finding::refuse(log.place().row(batch.first_row), Flaw::TooManyColumns, format!("{width} columns"), most).into());
    }
    let (mut plan, findings) = planner(&batch, &log)?;
    log.extend(findings);
    roles::say_period(&mut plan, options.period.clone());
    let mut melter = Melter::new(&plan, encoding, log, options);
    let mut skip = plan.header_rows;
    while batch.len() > 0 {
        melter.take(&batch, skip.min(batch.len()), sink)?;
        if melter.log.has_enough() {
            break;
        }
        skip = skip.saturating_sub(batch.len());
        if let Err(finding) = rows.next(&mut batch) {
            melter.log.add(finding);
            break;
        }
    }
    melter.log.extend(rows.last());
    let mut streamed = melter.finish(options, true)?;
    streamed.layout.separator = separator.map(char::from);
    Ok(streamed)
}
