//! The dense cube: counts, weights and cell keys of every cell, margins included.

use crate::error::CubeError;
use crate::shape::Shape;

/// A filled cube. Made by [`Builder::roll_up`], so its margins always add up.
///
/// All arrays have one place for each cell of the shape. `count` is exact; `sum` is the weighted
/// sum in the unit of the weights, added in a fixed order so that the same rows give the same
/// bits on every machine; `key` is the sum of the record keys modulo 2^64, when rows had one.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    shape: Shape,
    count: Vec<u64>,
    sum: Vec<f64>,
    key: Option<Vec<u64>>,
}

impl Cube {
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Counts, one for each cell.
    pub fn count(&self) -> &[u64] {
        &self.count
    }

    /// Weighted sums, one for each cell.
    pub fn sum(&self) -> &[f64] {
        &self.sum
    }

    /// Cell keys, one for each cell, when the rows carried record keys.
    pub fn key(&self) -> Option<&[u64]> {
        self.key.as_deref()
    }
}

/// One leaf cell while rows are counted: both numbers on one cache line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slot {
    pub n: u64,
    pub w: f64,
}

/// Counts rows into leaf cells; [`Builder::roll_up`] fills the margins.
#[derive(Debug, Clone)]
pub struct Builder {
    pub(crate) shape: Shape,
    pub(crate) leaf_strides: Vec<usize>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) keys: Option<Vec<u64>>,
}

impl Builder {
    /// An empty cube of this shape, without cell keys.
    pub fn new(shape: Shape) -> Self {
        let slots = vec![Slot::default(); shape.leaf_cells()];
        Self { leaf_strides: shape.leaf_strides(), slots, keys: None, shape }
    }

    /// An empty cube whose rows carry a random record key each.
    pub fn keyed(shape: Shape) -> Self {
        let keys = vec![0; shape.leaf_cells()];
        Self { keys: Some(keys), ..Self::new(shape) }
    }

    /// Adds `n` persons of total weight `weight` at these leaf positions.
    ///
    /// # Errors
    /// [`CubeError::UnknownCode`] or [`CubeError::Columns`] for a place that is no leaf,
    /// [`CubeError::Overflow`] beyond 64 bits, [`CubeError::Keys`] for a keyed cube.
    pub fn add(&mut self, positions: &[usize], n: u64, weight: f64) -> Result<(), CubeError> {
        if self.keys.is_some() {
            return Err(CubeError::Keys);
        }
        let leaf = self.leaf(positions)?;
        self.put(leaf, n, weight)
    }

    /// As [`Builder::add`], for a cube with cell keys; `key` is the sum of the record keys.
    ///
    /// # Errors
    /// As [`Builder::add`]; [`CubeError::Keys`] for a cube without keys.
    pub fn add_keyed(&mut self, positions: &[usize], n: u64, weight: f64, key: u64) -> Result<(), CubeError> {
        let leaf = self.leaf(positions)?;
        let keys = self.keys.as_mut().ok_or(CubeError::Keys)?;
        keys[leaf] = keys[leaf].wrapping_add(key);
        self.put(leaf, n, weight)
    }

    /// Fills all leaf cells at once, in leaf order, from what was counted elsewhere: (persons, weight,
    /// key). False, and nothing of use, when there are not as many as the shape has.
    pub fn fill(&mut self, leaves: impl ExactSizeIterator<Item = (u64, f64, u64)>) -> bool {
        if leaves.len() != self.slots.len() {
            return false;
        }
        for (i, (n, w, key)) in leaves.enumerate() {
            self.slots[i] = Slot { n, w };
            if let Some(keys) = &mut self.keys {
                keys[i] = key;
            }
        }
        true
    }

    fn put(&mut self, leaf: usize, n: u64, weight: f64) -> Result<(), CubeError> {
        let slot = &mut self.slots[leaf];
        slot.n = slot.n.checked_add(n).ok_or(CubeError::Overflow)?;
        slot.w += weight;
        Ok(())
    }

    fn leaf(&self, positions: &[usize]) -> Result<usize, CubeError> {
        let dimensions = self.shape.dimensions();
        if positions.len() != dimensions.len() {
            return Err(CubeError::Columns { expected: dimensions.len(), found: positions.len() });
        }
        for (dimension, code) in dimensions.iter().zip(positions) {
            if *code >= dimension.leaves() {
                return Err(CubeError::UnknownCode { row: 0, dimension: dimension.name().into(), code: *code });
            }
        }
        Ok(positions.iter().zip(&self.leaf_strides).map(|(p, s)| p * s).sum())
    }

    /// Fills every margin and closes the cube.
    ///
    /// # Errors
    /// [`CubeError::Overflow`] when all counts together exceed 64 bits; then no margin can.
    pub fn roll_up(self) -> Result<Cube, CubeError> {
        self.slots.iter().try_fold(0u64, |all, slot| all.checked_add(slot.n)).ok_or(CubeError::Overflow)?;
        let shape = self.shape;
        let (mut count, mut sum) = (vec![0; shape.cells()], vec![0.0; shape.cells()]);
        for (cell, slot) in shape.leaf_to_cell().zip(&self.slots) {
            (count[cell], sum[cell]) = (slot.n, slot.w);
        }
        let mut key = self.keys.map(|keys| {
            let mut full = vec![0; shape.cells()];
            shape.leaf_to_cell().zip(keys).for_each(|(cell, key)| full[cell] = key);
            full
        });
        crate::rollup::margins(&shape, &mut count, u64::wrapping_add);
        crate::rollup::margins(&shape, &mut sum, |a, b| a + b);
        if let Some(key) = &mut key {
            crate::rollup::margins(&shape, key, u64::wrapping_add);
        }
        Ok(Cube { shape, count, sum, key })
    }
}
