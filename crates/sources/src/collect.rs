//! Observations into a [`Table`], and what only shows when all are there: cells that come twice.

use crate::finding::{Finding, Flaw};
use crate::grid::small;
use crate::log::Log;
use crate::melt::{Chunk, Sink};
use crate::number;
use crate::table::{Amount, Cells, Flags, Table};
use std::collections::HashMap;

/// Keeps every observation, or counts them only.
#[derive(Debug, Default)]
pub struct Collector {
    pub cells: Cells,
    has_flags: bool,
}

impl Sink for Collector {
    fn take(&mut self, chunk: &Chunk<'_>) -> Result<(), Finding> {
        let (rows, heads) = (chunk.codes.len(), chunk.dims.len() - chunk.codes.len());
        self.cells.codes.resize(rows + heads, vec![]);
        for cell in chunk.cells {
            let (row, value) = (cell.row as usize, &chunk.columns[usize::from(cell.column)]);
            for (dim, codes) in chunk.codes.iter().enumerate() {
                self.cells.codes[dim].push(codes[row]);
            }
            for (head, code) in value.codes.iter().enumerate() {
                self.cells.codes[rows + head].push(*code);
            }
            // The only other period is the one of the whole file, which comes last in the list.
            self.cells.period.push(value.period.or(chunk.periods.get(row).copied()).unwrap_or(u32::MAX));
            self.cells.measure.push(chunk.measures.get(row).copied().unwrap_or(value.measure));
            self.cells.amount.push(cell.amount);
            self.cells.row.push(chunk.rows[row]);
            self.has_flags |= cell.flags != Flags(0);
            self.cells.flags.push(cell.flags);
        }
        Ok(())
    }
}

impl Collector {
    /// The table with its cells, hidden counts reaching down to what the source leaves open.
    pub fn into_table(mut self, mut table: Table, lowest: &[f64]) -> Table {
        let whole = small(table.periods.len().saturating_sub(1));
        self.cells.period.iter_mut().filter(|p| **p == u32::MAX).for_each(|p| *p = whole);
        for (amount, measure) in self.cells.amount.iter_mut().zip(&self.cells.measure) {
            if let Amount::Range { low, .. } = amount {
                let is_open = low.to_bits() == number::LOW.to_bits();
                *low = if is_open { lowest.get(*measure as usize).copied().unwrap_or(number::LOW) } else { *low };
            }
        }
        if !self.has_flags {
            self.cells.flags = vec![];
        }
        self.cells.codes.resize(table.dims.len(), vec![]);
        table.cells = self.cells;
        table
    }
}

/// Cells with the same codes, period and measure: equal ones are counted twice, others contradict.
pub fn twice(table: &Table, log: &mut Log) {
    let cells = &table.cells;
    let mut first: HashMap<u64, u32> = HashMap::with_capacity(cells.len());
    let same = |a: usize, b: usize| {
        cells.period[a] == cells.period[b] && cells.measure[a] == cells.measure[b] && cells.codes.iter().all(|c| c[a] == c[b])
    };
    for cell in 0..cells.len() {
        let before = *first.entry(key(cells, cell)).or_insert(small(cell)) as usize;
        if before == cell || !same(before, cell) {
            continue;
        }
        let place = log.place().row(u64::from(cells.row[cell]));
        let other = cells.row[before];
        if cells.amount[before] == cells.amount[cell] {
            log.add(Finding::confirm(place, Flaw::DuplicateRecord, format!("the same figure as in row {other}"), "each figure once"));
        } else {
            let found = format!("{} where row {other} has {}", said(cells.amount[cell]), said(cells.amount[before]));
            log.add(Finding::confirm(place, Flaw::ConflictingCell, found, "one figure for the same codes and period"));
        }
    }
}

fn said(amount: Amount) -> String {
    match amount {
        Amount::Exact(value) => format!("{value}"),
        Amount::Range { low, high } => format!("{low} to {high}"),
        Amount::Missing(_) => "no number".into(),
    }
}

fn key(cells: &Cells, cell: usize) -> u64 {
    let parts = cells.codes.iter().map(|c| c[cell]).chain([cells.period[cell], cells.measure[cell]]);
    parts.fold(0, |key: u64, part| (key ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23))
}
