//! Counts taken over from a source that hid some: intervals instead of numbers.
//!
//! A source such as DUO prints `<5`, and often a total beside it. Leaves are added as they are read;
//! totals the source prints itself are stated. [`Source::settle`] rolls bounds up over all margins,
//! lets printed totals narrow them, and finds one table in whole persons that fits it all.

use crate::bounds::{Bounds, Clash, ENDLESS, Sums};
use crate::error::CubeError;
use crate::known::Known;
use crate::repair::NoTable;
use crate::shape::Shape;

/// Counts as a source states them, being read.
#[derive(Debug, Clone)]
pub struct Source {
    shape: Shape,
    leaves: Vec<Known>,
    /// Totals the source prints itself, and leaves it says nothing of.
    stated: Vec<Option<Known>>,
}

impl Source {
    /// A source in which every leaf counts nobody until something is added.
    pub fn new(shape: Shape) -> Self {
        Self { leaves: vec![Known::Exact(0); shape.cells()], stated: vec![None; shape.cells()], shape }
    }

    /// Adds what one row of the source says to a leaf.
    ///
    /// # Errors
    /// [`CubeError::Columns`] or [`CubeError::UnknownCode`] for a place that is no leaf.
    pub fn add(&mut self, positions: &[usize], count: Known) -> Result<(), CubeError> {
        let dimensions = self.shape.dimensions();
        if positions.len() != dimensions.len() {
            return Err(CubeError::Columns { expected: dimensions.len(), found: positions.len() });
        }
        if let Some((d, p)) = dimensions.iter().zip(positions).find(|(d, p)| **p >= d.leaves()) {
            return Err(CubeError::UnknownCode { row: 0, dimension: d.name().into(), code: *p });
        }
        let cell = self.shape.cell(positions);
        self.leaves[cell] = self.leaves[cell] + count;
        Ok(())
    }

    /// A total that the source prints itself; positions may be nodes. Twice is an intersection.
    ///
    /// # Errors
    /// [`CubeError::Columns`] for a place outside the shape, [`CubeError::Contradiction`] when two
    /// statements about one cell exclude each other.
    pub fn state(&mut self, positions: &[usize], count: Known) -> Result<(), CubeError> {
        let dimensions = self.shape.dimensions();
        let inside = positions.len() == dimensions.len() && positions.iter().zip(dimensions).all(|(p, d)| *p < d.len());
        if !inside {
            return Err(CubeError::Columns { expected: dimensions.len(), found: positions.len() });
        }
        let cell = self.shape.cell(positions);
        let old = self.stated[cell].unwrap_or(Known::between(0, ENDLESS as u64));
        let (low, high) = (old.low().max(count.low()), old.high().min(count.high()));
        if low > high {
            return Err(CubeError::Contradiction { cell });
        }
        self.stated[cell] = Some(Known::between(low, high));
        Ok(())
    }

    /// Rolls up, narrows by printed totals, and finds a table that fits.
    ///
    /// # Errors
    /// [`CubeError::Contradiction`] with the cell at which the source's own numbers exclude each
    /// other, [`CubeError::Unprotectable`] when no table in whole persons was found, and
    /// [`CubeError::Overflow`] for counts above 2^53.
    pub fn settle(mut self) -> Result<Settled, CubeError> {
        let sums = Sums::new(&self.shape);
        let mut low = vec![0; self.shape.cells()];
        let mut high = vec![ENDLESS; self.shape.cells()];
        let leaves: Vec<usize> = self.shape.leaf_to_cell().collect();
        for cell in leaves.iter().copied() {
            self.stated[cell] = Some(match self.stated[cell] {
                Some(said) if self.leaves[cell] == Known::Exact(0) => said,
                _ => self.leaves[cell],
            });
        }
        for (cell, said) in self.stated.iter().enumerate() {
            let Some(said) = said else { continue };
            if said.high() >= 1 << 53 {
                return Err(CubeError::Overflow);
            }
            (low[cell], high[cell]) = (said.low() as i64, said.high() as i64);
        }
        let clash = |Clash(cell)| CubeError::Contradiction { cell };
        let mut bounds = Bounds::new(low, high, &sums);
        bounds.settle(&sums).map_err(clash)?;
        let known: Vec<Known> = bounds.low.iter().zip(&bounds.high).map(|(l, h)| Known::between(*l as u64, *h as u64)).collect();
        // Largest freedom last: small intervals leave little choice.
        let mut open: Vec<usize> = leaves.into_iter().filter(|c| known[*c].exact().is_none()).collect();
        open.sort_by_key(|c| known[*c].high() - known[*c].low());
        let (low, high) = (bounds.low.clone(), bounds.high.clone());
        let fit = match open.into_iter().try_for_each(|cell| choose(&mut bounds, &sums, cell)) {
            Ok(()) => bounds.low,
            // Totals over several dimensions can lead astray; then the whole table is looked at.
            Err(_) => crate::repair::table(&self.shape, &low, &high).map_err(|why| match why {
                NoTable::Excluded(cell) => CubeError::Contradiction { cell },
                NoTable::Broken(cell) => CubeError::Unprotectable { cell },
            })?,
        };
        Ok(Settled { shape: self.shape, stated: self.stated, known, fit })
    }
}

/// Gives a cell the middle of what it can be, or the nearest value that works.
fn choose(bounds: &mut Bounds, sums: &Sums, cell: usize) -> Result<(), Clash> {
    let (low, high) = (bounds.low[cell], bounds.high[cell]);
    let middle = low + (high - low + 1) / 2;
    let tries = (0..=high - low).flat_map(|by| [middle - by, middle + by]).filter(|n| (low..=high).contains(n));
    let mut last = Ok(());
    for value in tries.take(64) {
        last = bounds.assume(sums, cell, value);
        if last.is_ok() {
            break;
        }
    }
    last
}

/// A source, rolled up: what it says of each cell, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    shape: Shape,
    stated: Vec<Option<Known>>,
    known: Vec<Known>,
    fit: Vec<i64>,
}

impl Settled {
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// What the source prints of a cell: of every leaf something, of a margin only where it prints one.
    ///
    /// # Panics
    /// When the cell is outside the shape.
    pub fn stated(&self, cell: usize) -> Option<Known> {
        self.stated[cell]
    }

    /// What follows for a cell from all the source prints; a protected leaf may come out narrower
    /// than stated, which is why this is not for publishing. See [`crate::republish`].
    ///
    /// # Panics
    /// When the cell is outside the shape.
    pub fn known(&self, cell: usize) -> Known {
        self.known[cell]
    }

    /// The cells that the source itself keeps from its readers, with what it says of them.
    pub fn kept(&self) -> impl Iterator<Item = (usize, Known)> + '_ {
        self.stated.iter().enumerate().filter_map(|(cell, said)| said.filter(|k| k.exact().is_none()).map(|k| (cell, k)))
    }

    /// One table in whole persons that fits everything printed.
    pub(crate) fn fit(&self) -> &[i64] {
        &self.fit
    }
}
