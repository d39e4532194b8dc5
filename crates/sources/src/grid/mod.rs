//! Rows of cells, whatever they were wrapped in: CSV, a worksheet, an array of JSON objects.

mod csv;
mod sniff;

pub use csv::{Csv, Dialect};
pub use sniff::{dialect, is_binary};

use crate::Finding;
use std::borrow::Cow;

/// A stretch of records: one buffer and where its cells begin and end.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    fields: Vec<Field>,
    /// Per record, where its fields end in `fields`.
    ends: Vec<u32>,
    /// Row number of the first record.
    pub first_row: u64,
}

#[derive(Clone, Copy, Debug)]
struct Field {
    start: u32,
    end: u32,
    /// Holds doubled quotes.
    doubled: bool,
}

impl Batch {
    /// An empty one, to be filled by hand; `row` is the number of its first record.
    pub fn starting_at(row: u64) -> Batch {
        Batch { first_row: row, ..Batch::default() }
    }

    pub fn clear(&mut self) {
        self.bytes.clear();
        self.fields.clear();
        self.ends.clear();
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn record(&self, index: usize) -> Record<'_> {
        let from = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        Record { batch: self, fields: &self.fields[from..self.ends[index] as usize], row: self.first_row + index as u64 }
    }

    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|i| self.record(i))
    }

    /// Adds a record of texts.
    pub fn push<T: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for cell in cells {
            let start = self.bytes.len();
            self.bytes.extend_from_slice(cell.as_ref());
            self.fields.push(Field { start: small(start), end: small(self.bytes.len()), doubled: false });
        }
        self.ends.push(small(self.fields.len()));
    }
}

/// Batches stay far below 4 GiB: their makers see to that.
pub fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[derive(Clone, Copy)]
pub struct Record<'a> {
    batch: &'a Batch,
    fields: &'a [Field],
    pub row: u64,
}

impl<'a> Record<'a> {
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// The bytes between separators or quotes; doubled quotes still doubled.
    pub fn raw(&self, column: usize) -> &'a [u8] {
        self.fields.get(column).map_or(b"", |f| &self.batch.bytes[f.start as usize..f.end as usize])
    }

    /// The cell itself.
    pub fn cell(&self, column: usize) -> Cow<'a, [u8]> {
        let raw = self.raw(column);
        if self.fields.get(column).is_some_and(|f| f.doubled) { Cow::Owned(undoubled(raw)) } else { Cow::Borrowed(raw) }
    }

    /// Cells that hold more than blanks.
    pub fn filled(&self) -> usize {
        (0..self.len()).filter(|c| !crate::text::trim(self.raw(*c)).is_empty()).count()
    }
}

fn undoubled(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut bytes = raw.iter();
    while let Some(byte) = bytes.next() {
        out.push(*byte);
        if *byte == b'"' {
            bytes.next();
        }
    }
    out
}

/// Where rows come from. `next` fills the batch anew; an empty one means the end.
pub trait Rows {
    fn next(&mut self, batch: &mut Batch) -> Result<(), Finding>;

    /// What is to be said of the end, once it was reached.
    fn last(&self) -> Option<Finding> {
        None
    }
}

/// Rows that are in memory already: a worksheet, JSON objects.
pub struct Held {
    pub batch: Batch,
}

impl Rows for Held {
    fn next(&mut self, batch: &mut Batch) -> Result<(), Finding> {
        batch.clear();
        std::mem::swap(batch, &mut self.batch);
        Ok(())
    }
}
