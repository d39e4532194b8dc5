//! From rows to observations: the one loop every table with rows and columns goes through.

mod columns;
mod rows;
mod sums;

use crate::finding::{Finding, Flaw};
use crate::grid::{Batch, Record, small};
use crate::log::{Log, shown};
use crate::number::{self, Marks};
use crate::plan::{Plan, Value};
use crate::reading::{Kind, Layout, Options, Totals};
use crate::table::{Amount, Dim, Flags, Measure, Missing, PeriodNote, Table};
use crate::text::{Encoding, trim};
use columns::{Codes, Known};
use domain::period::Period;
use rows::Row;
use sums::Sums;
pub use sums::equal;

/// Takes observations as they are read, a stretch of rows at a time.
pub trait Sink {
    fn take(&mut self, chunk: &Chunk<'_>) -> Result<(), Finding>;
}

/// One amount and where it stood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Index into the rows of the chunk.
    pub row: u32,
    /// Index into the columns of the chunk.
    pub column: u16,
    pub flags: Flags,
    pub amount: Amount,
}

/// Observations of a stretch of rows. What all cells of a row share is said once for the row.
///
/// A hidden count begins at one here; where the source prints no zero it may be none, which is
/// known only at the end ([`Streamed::lowest`]).
pub struct Chunk<'a> {
    /// Row numbers in the source.
    pub rows: &'a [u32],
    /// Per dimension with a column of its own, per row, a code.
    pub codes: &'a [Vec<u32>],
    /// Per row; empty where periods stand in the headers.
    pub periods: &'a [u32],
    /// Per row; empty where measures stand in the headers.
    pub measures: &'a [u32],
    pub cells: &'a [Cell],
    pub columns: &'a [Value],
    /// The periods so far, which `periods` and the columns point into.
    pub period_list: &'a [Period],
    pub measure_list: &'a [Measure],
    /// The texts so far. Dimensions packed in headers come after those with a column.
    pub dims: &'a [Dim],
}

/// What is known when the last row has been read.
#[derive(Debug)]
pub struct Streamed {
    pub kind: Kind,
    pub title: Option<String>,
    /// Everything but the cells.
    pub table: Table,
    pub findings: Vec<Finding>,
    pub layout: Layout,
    pub declared: Option<Totals>,
    /// Per measure, the low bound of its hidden counts: 0 or 1.
    pub lowest: Vec<f64>,
}

pub struct Melter<'p> {
    plan: &'p Plan,
    marks: Marks,
    encoding: Encoding,
    /// Some text was not ASCII, so the encoding is certain.
    encoding_shown: bool,
    pub log: Log,
    dims: Vec<Dim>,
    codes: Vec<Codes>,
    periods: Known<Period>,
    period_notes: Vec<PeriodNote>,
    measures: Known<String>,
    measure_list: Vec<Measure>,
    zero_printed: Vec<bool>,
    sums: Sums,
    notes: Vec<(u64, String)>,
    layout: Layout,
    limit: u64,
    out: Out,
}

#[derive(Default)]
struct Out {
    rows: Vec<u32>,
    codes: Vec<Vec<u32>>,
    periods: Vec<u32>,
    measures: Vec<u32>,
    cells: Vec<Cell>,
    /// The amounts of the row at hand by column, for sums within the row.
    row: Vec<Option<Amount>>,
}

impl<'p> Melter<'p> {
    pub fn new(plan: &'p Plan, encoding: Encoding, log: Log, options: &Options) -> Melter<'p> {
        let rows = plan.dims.iter().map(|d| Dim {
            name: d.name.clone(),
            written: d.written.clone(),
            label_written: d.label_written.clone(),
            codes: vec![],
        });
        let heads = plan.heads.iter().map(|h| Dim {
            name: h.name.clone(),
            written: h.written.clone(),
            label_written: None,
            codes: h.codes.clone(),
        });
        let mut melter = Melter {
            plan,
            marks: plan.marks,
            encoding,
            encoding_shown: false,
            log,
            dims: rows.chain(heads).collect(),
            codes: plan.dims.iter().map(|_| Codes::default()).collect(),
            periods: Known::new(plan.periods.iter().map(|p| p.0.clone()).collect()),
            period_notes: plan.periods.iter().map(|p| p.1.clone()).collect(),
            measures: Known::new(plan.measures.iter().map(|m| m.name.clone()).collect()),
            measure_list: plan.measures.clone(),
            zero_printed: vec![false; plan.measures.len()],
            sums: Sums::new(plan),
            notes: vec![],
            layout: plan.layout(),
            limit: options.limits.rows,
            out: Out { codes: vec![vec![]; plan.dims.len()], row: vec![None; plan.values.len()], ..Out::default() },
        };
        if let Some(period) = &plan.whole {
            melter.periods.list.push(period.clone());
            melter.period_notes.push(PeriodNote { written: period.to_string(), ..PeriodNote::default() });
        } else if plan.beside.period.is_none() && plan.values.iter().any(|v| v.period.is_none()) {
            melter.periods.list.push(Period::Words("?".into(), None));
            melter.period_notes.push(PeriodNote::default());
            let place = melter.log.place();
            melter.log.add(Finding::confirm(
                place,
                Flaw::NoPeriod,
                "no column, header or cell that says when",
                "the period of the figures",
            ));
        }
        melter
    }

    /// Reads the records of a batch and hands their observations on.
    pub fn take(&mut self, batch: &Batch, skip: usize, sink: &mut dyn Sink) -> Result<(), Finding> {
        self.out.clear();
        for index in skip..batch.len() {
            let record = batch.record(index);
            match rows::kind(&record, self.plan) {
                Row::Figures => self.figures(&record),
                other => self.aside(&record, other),
            }
            if self.log.has_enough() || self.layout.rows > self.limit {
                break;
            }
        }
        if self.layout.rows > self.limit {
            let place = self.log.place().row(batch.first_row);
            return Err(Finding::refuse(
                place,
                Flaw::TooManyRows,
                format!("more than {} rows", self.limit),
                format!("at most {} rows", self.limit),
            ));
        }
        let Out { rows, codes, periods, measures, cells, .. } = &self.out;
        let (period_list, measure_list) = (&self.periods.list, &self.measure_list);
        sink.take(&Chunk { rows, codes, periods, measures, cells, columns: &self.plan.values, period_list, measure_list, dims: &self.dims })
    }

    /// Lines that hold no figures.
    fn aside(&mut self, record: &Record, kind: Row) {
        let place = self.log.place().row(record.row);
        match kind {
            Row::Blank => self.log.add(Finding::note(place, Flaw::StrayLines, "a line without cells", "a row of figures")),
            Row::Lone => {
                let text = self.text(&record.cell(rows::first_filled(record))).unwrap_or_default();
                self.notes.push((record.row, text));
            }
            _ => {
                let found = format!("{} cells", record.len());
                self.log.add(Finding::refuse(place, Flaw::RaggedRow, found, format!("{} cells", self.plan.names.len())));
            }
        }
    }

    fn figures(&mut self, record: &Record) {
        // A lone text with figures behind it was no foot note.
        for (row, text) in std::mem::take(&mut self.notes) {
            let place = self.log.place().row(row);
            let expected = format!("{} cells", self.plan.names.len());
            self.log.add(Finding::refuse(place, Flaw::RaggedRow, shown(text.as_bytes()), expected));
        }
        for dim in 0..self.plan.dims.len() {
            let code = self.code(dim, record);
            self.out.codes[dim].push(code);
        }
        if self.is_totals_row() {
            return self.totals_row(record);
        }
        if self.is_deletion(record) {
            return self.uncode();
        }
        self.layout.rows += 1;
        if let Some(column) = self.plan.beside.period {
            let period = self.period(column, record);
            self.out.periods.push(period);
        }
        if let Some(column) = self.plan.beside.measure {
            let measure = self.measure(column, record);
            self.out.measures.push(measure);
        }
        self.out.rows.push(small(usize::try_from(record.row).unwrap_or(usize::MAX)));
        self.amounts(record);
    }

    /// Takes back the codes of a row that is none of figures.
    pub fn uncode(&mut self) {
        for codes in &mut self.out.codes {
            codes.pop();
        }
    }

    fn amounts(&mut self, record: &Record) {
        let row = small(self.out.rows.len() - 1);
        for (index, value) in self.plan.values.iter().enumerate() {
            let read =
                if self.plan.flagged { flagged(record.raw(value.column)) } else { number::amount(record.raw(value.column), self.marks) };
            let Some((amount, flags)) = read else {
                self.out.row[index] = None;
                self.no_number(record, value);
                continue;
            };
            let (amount, flags) = if self.is_plain() { (amount, flags) } else { self.beside(record, amount, flags) };
            self.out.row[index] = Some(amount);
            if amount == Amount::Missing(Missing::Blank) {
                continue;
            }
            if let Amount::Exact(value) = amount {
                self.sums.add(index, value);
                if value == 0.0 {
                    let measure = self.out.measures.last().copied().unwrap_or(self.plan.values[index].measure);
                    self.zero_printed[measure as usize] = true;
                }
            }
            self.layout.observations += 1;
            self.layout.hidden += u64::from(amount.is_range());
            self.out.cells.push(Cell { row, column: u16::try_from(index).unwrap_or(u16::MAX), flags, amount });
        }
        if let Some(found) = self.sums.within(&self.out.row) {
            let place = self.log.place().row(record.row).column(self.plan.values[found.total].written.clone());
            self.log.add(Finding::confirm(place, Flaw::TotalDiffers, found.found, found.expected));
        }
    }

    /// No other column changes what an amount means.
    fn is_plain(&self) -> bool {
        let b = &self.plan.beside;
        b.small.is_none() && b.low.is_none() && b.high.is_none() && b.status.is_none()
    }

    fn no_number(&mut self, record: &Record, value: &Value) {
        let cell = record.cell(value.column);
        let flaw = if cell.starts_with(b"#") { Flaw::ErrorCell } else { Flaw::NotANumber };
        let place = self.log.place().row(record.row).column(self.plan.column(value.column));
        let mark = char::from(self.marks.decimal);
        self.log.add(Finding::refuse(
            place,
            flaw,
            shown(&cell),
            format!("a number with decimal {mark:?}, a hidden count such as <5, or nothing"),
        ));
    }

    /// The last line: what is known only now.
    pub fn finish(mut self, options: &Options, sums_declared: bool) -> Result<Streamed, crate::Refused> {
        self.foot_notes();
        self.hidden_counts();
        if self.layout.rows == 0 {
            let place = self.log.place();
            self.log.add(Finding::refuse(place, Flaw::Empty, "no rows of figures", "at least one row under the header"));
        }
        let declared = self.sums.totals_row(&mut self.log, self.plan);
        if sums_declared {
            self.sums.check(&mut self.log, self.plan, options, self.layout.rows);
        }
        self.layout.encoding = Some(self.encoding.name());
        // Bounds in columns of their own are as they are.
        let told = self.plan.beside.low.is_some();
        let lowest = self.zero_printed.iter().map(|z| f64::from(u8::from(*z || told))).collect();
        let table = Table {
            dims: self.dims,
            measures: self.measure_list,
            periods: self.periods.list,
            period_notes: self.period_notes,
            cells: crate::Cells::default(),
        };
        Ok(Streamed {
            kind: self.plan.kind,
            title: self.plan.title.clone(),
            table,
            findings: self.log.finish()?,
            layout: self.layout,
            declared,
            lowest,
        })
    }

    fn foot_notes(&mut self) {
        for (row, text) in std::mem::take(&mut self.notes) {
            let place = self.log.place().row(row);
            let found = shown(text.as_bytes());
            self.log.add(if rows::is_note(&text) {
                Finding::note(place, Flaw::FootNote, found, "a row of figures")
            } else {
                Finding::refuse(place, Flaw::RaggedRow, found, format!("{} cells", self.plan.names.len()))
            });
        }
    }

    fn hidden_counts(&mut self) {
        if self.layout.hidden > 0 {
            let found = format!("{} hidden counts", self.layout.hidden);
            let place = self.log.place();
            self.log.add(Finding::note(place, Flaw::Suppressed, found, "a number; taken as the range it stands for"));
        }
    }

    /// Decodes a cell, deciding on the encoding with the first text that shows it.
    fn text(&mut self, cell: &[u8]) -> Option<String> {
        if cell.is_ascii() {
            return Some(String::from_utf8_lossy(cell).into_owned());
        }
        if let Some(text) = self.encoding.decode(cell) {
            self.encoding_shown = true;
            return Some(text.into_owned());
        }
        if self.encoding == Encoding::Utf8 && !self.encoding_shown {
            (self.encoding, self.encoding_shown) = (Encoding::Windows1252, true);
            return self.encoding.decode(cell).map(|t| t.into_owned());
        }
        None
    }
}

impl Out {
    fn clear(&mut self) {
        self.rows.clear();
        self.codes.iter_mut().for_each(Vec::clear);
        self.periods.clear();
        self.measures.clear();
        self.cells.clear();
    }
}

/// Eurostat: a number, a blank, and letters that remark on it.
fn flagged(cell: &[u8]) -> Option<(Amount, Flags)> {
    let cell = trim(cell);
    let split = cell.iter().position(|b| *b == b' ').unwrap_or(cell.len());
    let (amount, letters) = cell.split_at(split);
    let letters = trim(letters);
    if !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let flags = letters.iter().fold(Flags(0), |all, letter| all.and(flag(*letter)));
    let (amount, _) = number::amount(amount, Marks::POINT)?;
    Some(match amount {
        Amount::Missing(Missing::Unknown) if letters.contains(&b'c') => (Amount::Missing(Missing::Secret), flags),
        Amount::Missing(Missing::Unknown) if letters.contains(&b'z') => (Amount::Missing(Missing::NotApplicable), flags),
        other => (other, flags),
    })
}

/// The letters of Eurostat's and SDMX's observation status.
pub fn flag(letter: u8) -> Flags {
    match letter.to_ascii_lowercase() {
        b'p' => Flags::PROVISIONAL,
        b'e' | b's' => Flags::ESTIMATED,
        b'b' => Flags::SERIES_BREAK,
        b'd' => Flags::DEFINITION_DIFFERS,
        b'u' => Flags::UNRELIABLE,
        b'r' => Flags::REVISED,
        b'f' => Flags::FORECAST,
        _ => Flags(0),
    }
}
