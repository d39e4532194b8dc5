//! A wide table in separated text to long observations in Parquet, streamed: `ingest IN OUT`.
//!
//! Prints what must be equal for every program that does the same: rows written, hidden counts, and
//! the sum of the printed numbers. See `bench/ingest.sh`.

mod parquet;

use parquet::{Column, Writer};
use sources::{Amount, Chunk, Dim, Finding, Flaw, Options, Place, Sink};
use std::fs::File;
use std::io::BufWriter;
use std::process::ExitCode;

/// Observations in a group of rows; memory holds one group.
const GROUP: usize = 1 << 20;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = words.as_slice() else {
        eprintln!("ingest IN OUT");
        return ExitCode::from(2);
    };
    match run(from, to) {
        Ok(told) => {
            println!("{told}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(from: &str, to: &str) -> Result<String, String> {
    let reader = File::open(from).map_err(|e| format!("{from}: {e}"))?;
    let out = BufWriter::with_capacity(1 << 20, File::create(to).map_err(|e| format!("{to}: {e}"))?);
    let mut long = Long {
        writer: Writer::new(out).map_err(|e| e.to_string())?,
        group: Group::default(),
        names: vec![],
        periods: vec![],
        rows: 0,
        hidden: 0,
        sum: 0.0,
    };
    let streamed = sources::stream(reader, from, &Options::default(), &mut long).map_err(|e| e.to_string())?;
    long.flush(&streamed.table.dims).map_err(|e| e.to_string())?;
    let Long { writer, rows, hidden, sum, .. } = long;
    writer.finish().map_err(|e| e.to_string())?;
    Ok(format!("{{\"rows\":{rows},\"hidden\":{hidden},\"check\":{sum}}}"))
}

/// Observations of one group, each column encoded as it comes.
#[derive(Default)]
struct Group {
    /// Per dimension with a column: runs of one code.
    codes: Vec<Vec<u8>>,
    periods: Vec<u8>,
    heads: Vec<Vec<u8>>,
    amounts: Vec<u8>,
    /// Bits: a number stands here.
    known: Vec<u8>,
    count: usize,
}

struct Long<W: std::io::Write> {
    writer: Writer<W>,
    group: Group,
    names: Vec<(String, Option<String>)>,
    periods: Vec<String>,
    rows: u64,
    hidden: u64,
    sum: f64,
}

impl<W: std::io::Write> Sink for Long<W> {
    fn take(&mut self, chunk: &Chunk<'_>) -> Result<(), Finding> {
        if self.names.is_empty() {
            self.names = chunk.dims.iter().map(|d| (d.written.clone(), d.label_written.clone())).collect();
            self.group.codes.resize(chunk.codes.len(), vec![]);
            self.group.heads.resize(chunk.dims.len() - chunk.codes.len(), vec![]);
        }
        let mut at = 0;
        while at < chunk.cells.len() {
            let row = chunk.cells[at].row;
            let run = chunk.cells[at..].iter().take_while(|c| c.row == row).count();
            for (codes, column) in chunk.codes.iter().zip(&mut self.group.codes) {
                parquet::run(column, run, codes[row as usize]);
            }
            for cell in &chunk.cells[at..at + run] {
                let value = &chunk.columns[usize::from(cell.column)];
                let period = value.period.or_else(|| chunk.periods.get(row as usize).copied()).unwrap_or(0);
                self.group.periods.push(u8::try_from(period).unwrap_or(u8::MAX));
                for (head, code) in self.group.heads.iter_mut().zip(&value.codes) {
                    head.push(u8::try_from(*code).unwrap_or(u8::MAX));
                }
                self.amount(cell.amount);
            }
            at += run;
        }
        self.periods = chunk.period_list.iter().map(ToString::to_string).collect();
        if self.group.count >= GROUP {
            let broken =
                |e: std::io::Error| Finding::refuse(Place::file("output"), Flaw::Damaged, e.to_string(), "a file that can be written");
            self.flush(chunk.dims).map_err(broken)?;
        }
        Ok(())
    }
}

impl<W: std::io::Write> Long<W> {
    fn amount(&mut self, amount: Amount) {
        let bit = self.group.count % 8;
        if bit == 0 {
            self.group.known.push(0);
        }
        match amount {
            #[allow(clippy::cast_possible_truncation, reason = "counts of persons")]
            Amount::Exact(value) => {
                self.sum += value;
                self.group.amounts.extend_from_slice(&(value as i32).to_le_bytes());
                if let Some(last) = self.group.known.last_mut() {
                    *last |= 1 << bit;
                }
            }
            Amount::Range { .. } => self.hidden += 1,
            Amount::Missing(_) => {}
        }
        self.group.count += 1;
        self.rows += 1;
    }

    /// Writes the group; dictionaries hold the texts known by now.
    fn flush(&mut self, dims: &[Dim]) -> std::io::Result<()> {
        if self.group.count == 0 {
            return Ok(());
        }
        let group = std::mem::take(&mut self.group);
        let (rows, heads) = (group.codes.len(), group.heads.len());
        let mut columns = vec![];
        for (dim, codes) in dims.iter().zip(&group.codes) {
            columns.push(Column::texts(&dim.written, dim.codes.iter().map(|c| c.code.as_str()), codes));
            if let Some(label) = &dim.label_written {
                columns.push(Column::texts(label, dim.codes.iter().map(|c| c.label.as_str()), codes));
            }
        }
        columns.push(Column::bytes("jaar", self.periods.iter().map(String::as_str), &group.periods));
        for (dim, codes) in dims[rows..].iter().zip(&group.heads) {
            columns.push(Column::bytes(
                if dim.written.is_empty() { &dim.name } else { &dim.written },
                dim.codes.iter().map(|c| c.code.as_str()),
                codes,
            ));
        }
        columns.push(Column::numbers("aantal", &group.amounts, &group.known));
        columns.push(Column::bits("geheim", &group.known));
        self.writer.group(&columns, group.count)?;
        self.group = Group { codes: vec![vec![]; rows], heads: vec![vec![]; heads], ..Group::default() };
        Ok(())
    }
}
