//! The log: why a cell is hidden or changed.

use crate::shape::Shape;

/// One cell and the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub cell: usize,
    pub reason: Reason,
}

/// Why. No reason holds a true count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Fewer persons than the threshold. Published cells leave room for `at_least` persons or more.
    Small { at_least: u64 },
    /// With this cell, `protects` would have had an upper bound below the threshold.
    Partner { protects: usize },
    /// The source itself keeps this cell.
    Kept,
    /// Printed as a number, this cell would bound the kept one tighter than the source does.
    Narrows { kept: usize },
    /// A sum over kept cells: nobody can number it.
    Vague,
    /// Rounded further than to the next multiple, to keep the sums right.
    RoundedFar,
}

/// All entries, by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    pub entries: Vec<Entry>,
}

impl Log {
    /// The reason for one cell.
    pub fn reason(&self, cell: usize) -> Option<Reason> {
        self.entries.binary_search_by_key(&cell, |e| e.cell).ok().map(|i| self.entries[i].reason)
    }
}

impl Shape {
    /// The table a cell stands in: the dimensions it is broken down by. A dimension at a code that
    /// is in no further sum (a total) does not count.
    pub fn table(&self, cell: usize) -> Vec<&str> {
        let dimensions = self.dimensions().iter().zip(self.positions(cell));
        let broken = dimensions.filter(|(d, p)| *p < d.leaves() || d.sums().any(|(_, children)| children.contains(p)));
        broken.map(|(d, _)| d.name()).collect()
    }
}
