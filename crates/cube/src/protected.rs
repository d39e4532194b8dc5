//! A protected cube: what may leave the house.

use crate::known::Known;
use crate::log::Log;
use crate::rule::Rule;
use crate::shape::Shape;
use crate::value::{Value, Why};

/// Published values, one for each cell. Holds nothing that is not published, apart from the log
/// and the kind of each suppression, which are the publisher's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Protected {
    shape: Shape,
    rule: Rule,
    numbers: Vec<u64>,
    /// Empty when counts are not published as they are.
    sums: Vec<f64>,
    hidden: Vec<Option<Why>>,
    /// Hidden cells of which bounds are given, by cell.
    ranges: Vec<(usize, Known)>,
    log: Log,
}

impl Protected {
    /// Empties every hidden cell.
    pub(crate) fn new(shape: Shape, rule: Rule, mut numbers: Vec<u64>, mut sums: Vec<f64>, hidden: Vec<Option<Why>>, log: Log) -> Self {
        for (cell, _) in hidden.iter().enumerate().filter(|(_, why)| why.is_some()) {
            numbers[cell] = 0;
            sums.iter_mut().skip(cell).take(1).for_each(|sum| *sum = 0.0);
        }
        Self { shape, rule, numbers, sums, hidden, ranges: Vec::new(), log }
    }

    /// Gives bounds for hidden cells; ascending by cell.
    pub(crate) fn with_ranges(mut self, ranges: Vec<(usize, Known)>) -> Self {
        self.ranges = ranges;
        self
    }

    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// Why each hidden or changed cell is so. For the publisher: it tells small cells from others.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What is published of a cell.
    ///
    /// # Panics
    /// When the cell is outside the shape.
    pub fn value(&self, cell: usize) -> Value {
        let Some(why) = self.hidden[cell] else { return Value::Number(self.numbers[cell]) };
        let range = self.ranges.binary_search_by_key(&cell, |(c, _)| *c).ok().map(|i| self.ranges[i].1);
        range.map_or(Value::Suppressed(why), |k| Value::Between { low: k.low(), high: k.high() })
    }

    /// All values, in the order of the shape.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        (0..self.hidden.len()).map(|cell| self.value(cell))
    }

    /// The weighted sum of a cell, when its true count is published too.
    pub fn sum(&self, cell: usize) -> Option<f64> {
        self.sums.get(cell).copied().filter(|_| self.hidden[cell].is_none())
    }

    /// Cells hidden, of each kind: (primary, secondary).
    pub fn hidden(&self) -> (usize, usize) {
        let kind = |why| self.hidden.iter().filter(|h| **h == Some(why)).count();
        (kind(Why::Primary), kind(Why::Secondary))
    }

    pub(crate) fn hides(&self, cell: usize) -> Option<Why> {
        self.hidden[cell]
    }
}
