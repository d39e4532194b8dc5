//! Codes, periods and measures of a row, and what its other columns say about its amounts.

use super::{Melter, flag};
use crate::finding::{Finding, Flaw};
use crate::grid::{Record, small};
use crate::intern::Interner;
use crate::log::shown;
use crate::names;
use crate::number;
use crate::table::{Amount, Code, Flags, Measure, Missing};
use crate::text::trim;
use crate::when;

/// Codes of one column by their bytes, with the bytes of the label each came with.
#[derive(Debug, Default)]
pub struct Codes {
    texts: Interner,
    /// Cells such as `A: Value A` by what they were found to be.
    labels: Vec<Vec<u8>>,
    /// A code of this column is a whole, so a row may be a totals row.
    pub has_total: bool,
}

/// Values that stand in rows, such as periods: number of the text to place in the list.
#[derive(Debug)]
pub struct Known<T> {
    texts: Interner,
    places: Vec<u32>,
    pub list: Vec<T>,
}

impl<T> Known<T> {
    pub fn new(list: Vec<T>) -> Known<T> {
        Known { texts: Interner::default(), places: vec![], list }
    }
}

impl Melter<'_> {
    /// The code of a row on a dimension, new ones decoded and kept.
    #[inline]
    pub fn code(&mut self, dim: usize, record: &Record) -> u32 {
        let plan = &self.plan.dims[dim];
        let raw = trim(record.raw(plan.column));
        let state = &mut self.codes[dim];
        let (code, is_new) = state.texts.intern(raw);
        if is_new {
            self.new_code(dim, record);
        } else if let Some(column) = plan.label {
            if state.labels[code as usize] != trim(record.raw(column)) {
                self.label_differs(dim, code, record);
            }
        }
        code
    }

    #[cold]
    fn new_code(&mut self, dim: usize, record: &Record) {
        let plan = &self.plan.dims[dim];
        let code = self.decoded(plan.column, record);
        let (code, own) = match code.split_once(": ").filter(|_| self.plan.split_labels) {
            Some((code, label)) => (code.trim().to_string(), Some(label.trim().to_string())),
            None => (code, None),
        };
        let label = match plan.label {
            Some(column) => Some(self.decoded(column, record)).filter(|l| !l.is_empty()),
            None => own,
        };
        let raw_label = plan.label.map_or(&[][..], |c| trim(record.raw(c))).to_vec();
        let label = label.unwrap_or_else(|| code.clone());
        let is_total = names::is_total(&code) || names::is_total(&label);
        self.codes[dim].has_total |= is_total;
        self.codes[dim].labels.push(raw_label);
        self.dims[dim].codes.push(Code { code, label, is_total });
    }

    fn label_differs(&mut self, dim: usize, code: u32, record: &Record) {
        let plan = &self.plan.dims[dim];
        let column = plan.label.unwrap_or(plan.column);
        let known = &self.dims[dim].codes[code as usize];
        let expected = format!("{:?}, as before for {}", known.label, known.code);
        let place = self.log.place().row(record.row).column(self.plan.column(column));
        self.log.add(Finding::note(place, Flaw::LabelDiffers, shown(&record.cell(column)), expected));
    }

    /// The text of a cell; one that does not decode is a refusal with its place.
    fn decoded(&mut self, column: usize, record: &Record) -> String {
        let cell = record.cell(column);
        let cell = trim(&cell);
        let place = self.log.place().row(record.row).column(self.plan.column(column));
        let Some(text) = self.text(cell) else {
            let expected = format!("text in {}", self.encoding.name());
            self.log.add(Finding::refuse(place, Flaw::Undecodable, shown(cell), expected));
            return String::from_utf8_lossy(cell).into_owned();
        };
        if text.contains('\u{fffd}') {
            self.log.add(Finding::note(
                place,
                Flaw::LostCharacters,
                format!("{text:?}"),
                "the letters that were there before someone else saved it",
            ));
        }
        text.trim().to_string()
    }

    #[inline]
    pub fn period(&mut self, column: usize, record: &Record) -> u32 {
        let (text, is_new) = self.periods.texts.intern(trim(record.raw(column)));
        if is_new {
            self.new_period(column, record);
        }
        self.periods.places[text as usize]
    }

    #[cold]
    fn new_period(&mut self, column: usize, record: &Record) {
        let text = self.decoded(column, record);
        let text = text.split_once(": ").filter(|_| self.plan.split_labels).map_or(text.as_str(), |(code, _)| code);
        let read = when::period(text);
        let place = self.log.place().row(record.row).column(self.plan.column(column));
        let Some((period, note)) = read else {
            self.log.add(Finding::refuse(place, Flaw::BadPeriod, shown(text.as_bytes()), "a year, school year, quarter, month or day"));
            return self.periods.places.push(0);
        };
        if matches!(period, domain::period::Period::Words(..)) {
            self.log.add(Finding::note(place, Flaw::SeriesBreak, shown(text.as_bytes()), "a plain year; kept apart from it"));
        }
        let at = self.periods.list.iter().position(|p| *p == period);
        self.periods.places.push(small(at.unwrap_or(self.periods.list.len())));
        if at.is_none() {
            self.periods.list.push(period);
            self.period_notes.push(note);
        }
    }

    #[inline]
    pub fn measure(&mut self, column: usize, record: &Record) -> u32 {
        let (text, is_new) = self.measures.texts.intern(trim(record.raw(column)));
        if is_new {
            self.new_measure(column, record);
        }
        self.measures.places[text as usize]
    }

    #[cold]
    fn new_measure(&mut self, column: usize, record: &Record) {
        let name = self.decoded(column, record);
        let at = self.measures.list.iter().position(|m| *m == name);
        self.measures.places.push(small(at.unwrap_or(self.measures.list.len())));
        if at.is_none() {
            let label = self.plan.beside.measure_label.map(|c| self.decoded(c, record));
            let unit = self.plan.beside.unit.map(|c| self.decoded(c, record)).filter(|u| !u.is_empty());
            let written = label.filter(|l| !l.is_empty()).unwrap_or_else(|| name.clone());
            self.measure_list.push(Measure { name: name.clone(), written, unit, decimals: None });
            self.measures.list.push(name);
            self.zero_printed.push(false);
        }
    }

    /// What the row's other columns make of an amount.
    pub fn beside(&mut self, record: &Record, amount: Amount, flags: Flags) -> (Amount, Flags) {
        let beside = &self.plan.beside;
        let exact = |column: Option<usize>| column.and_then(|c| number::amount(record.raw(c), self.marks)).and_then(|a| a.0.exact());
        let mut amount = amount;
        if let (Some(low), Some(high)) = (exact(beside.low), exact(beside.high)) {
            amount = Amount::Range { low, high };
        }
        if beside.small.is_some_and(|c| trim(record.raw(c)).eq_ignore_ascii_case(b"J")) {
            amount = self.small(record, amount);
        }
        match beside.status {
            Some(column) => self.said(trim(record.raw(column)), amount, flags),
            None => (amount, flags),
        }
    }

    /// DUO's API gives every count below five as 4.
    fn small(&mut self, record: &Record, amount: Amount) -> Amount {
        match amount {
            Amount::Exact(4.0) => Amount::Range { low: 1.0, high: 4.0 },
            Amount::Exact(other) => {
                let place = self.log.place().row(record.row);
                self.log.add(Finding::confirm(
                    place,
                    Flaw::Suppressed,
                    format!("{other} marked as below five"),
                    "4, which stands for one to four",
                ));
                amount
            }
            other => other,
        }
    }

    /// A status in words of ours, letters of SDMX, or attributes of CBS.
    fn said(&self, status: &[u8], amount: Amount, flags: Flags) -> (Amount, Flags) {
        let none = |why| if amount == Amount::Missing(Missing::Blank) { Amount::Missing(why) } else { amount };
        match status {
            b"onderdrukt" | b"Confidential" | b"Geheim" => (none(Missing::Secret), flags),
            b"onbekend" | b"Missing" | b"Unknown" | b"NotAvailable" => (none(Missing::Unknown), flags),
            b"nvt" | b"Impossible" | b"NotApplicable" => (none(Missing::NotApplicable), flags),
            b"voorlopig" | b"Provisional" => (amount, flags.and(Flags::PROVISIONAL)),
            b"None" | b"definitief" => (amount, flags),
            letters if letters.len() <= 3 => {
                let code = letters.split(|b| *b == b':').next().unwrap_or(letters);
                (amount, code.iter().fold(flags, |all, letter| all.and(flag(*letter))))
            }
            _ => (amount, flags),
        }
    }

    /// SDMX rows that delete what was sent before hold no figures.
    pub fn is_deletion(&mut self, record: &Record) -> bool {
        let Some(column) = self.plan.beside.action else { return false };
        let deletes = trim(record.raw(column)).eq_ignore_ascii_case(b"D");
        if deletes {
            let place = self.log.place().row(record.row).column(self.plan.column(column));
            self.log.add(Finding::confirm(place, Flaw::Unsupported, "a row that deletes", "rows that add figures; it was left out"));
        }
        deletes
    }
}
