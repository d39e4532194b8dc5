//! The fast path: whole columns of codes, counted in two halves side by side.
//!
//! Always two halves, merged in the same order, whatever the machine: sums of weights are then the
//! same bits everywhere. Rows go in blocks, so that offsets are computed in vectors and a bad code
//! is found by one comparison a block.

use crate::cube::{Builder, Slot};
use crate::error::CubeError;

/// Codes of one dimension, one for each row: leaf positions.
#[derive(Debug, Clone, Copy)]
pub enum Codes<'a> {
    U8(&'a [u8]),
    U16(&'a [u16]),
}

/// Rows as columns. All columns have the same length.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// One column for each dimension, in the order of the shape.
    pub codes: &'a [Codes<'a>],
    /// Persons a row stands for; not negative.
    pub count: &'a [i32],
    /// Weight of the row, in the unit of the sum.
    pub weight: &'a [f64],
    /// Record keys, for a keyed cube.
    pub key: Option<&'a [u64]>,
}

const BLOCK: usize = 1024;

impl Codes<'_> {
    fn len(&self) -> usize {
        match self {
            Self::U8(c) => c.len(),
            Self::U16(c) => c.len(),
        }
    }

    fn get(&self, row: usize) -> usize {
        match self {
            Self::U8(c) => c[row].into(),
            Self::U16(c) => c[row].into(),
        }
    }

    /// Adds `code * stride` to the offsets of the rows from `row` on; gives the largest code.
    fn offsets(&self, row: usize, stride: u32, offsets: &mut [u32]) -> u32 {
        fn run<C: Copy + Into<u32>>(codes: &[C], stride: u32, offsets: &mut [u32]) -> u32 {
            let mut largest = 0;
            for (offset, code) in offsets.iter_mut().zip(codes) {
                let code: u32 = (*code).into();
                largest = largest.max(code);
                *offset = offset.wrapping_add(code.wrapping_mul(stride));
            }
            largest
        }
        match self {
            Self::U8(c) => run(&c[row..row + offsets.len()], stride, offsets),
            Self::U16(c) => run(&c[row..row + offsets.len()], stride, offsets),
        }
    }
}

impl Builder {
    /// Adds all rows of the columns.
    ///
    /// # Errors
    /// [`CubeError::Columns`], [`CubeError::Keys`], or the first bad row:
    /// [`CubeError::UnknownCode`], [`CubeError::NegativeCount`]. After an error the builder is
    /// half filled; throw it away. [`CubeError::Overflow`] beyond 64 bits.
    pub fn add_columns(&mut self, columns: &Columns) -> Result<(), CubeError> {
        self.check(columns)?;
        let (rows, middle) = (columns.count.len(), columns.count.len() / 2);
        let (mut left, mut right) = (Partial::new(self), Partial::new(self));
        let this = &*self;
        std::thread::scope(|scope| {
            let other = scope.spawn(|| right.rows(this, columns, middle..rows));
            let first = left.rows(this, columns, 0..middle);
            first.and(other.join().unwrap_or(Err(CubeError::Overflow)))
        })?;
        self.merge(&left)?;
        self.merge(&right)
    }

    fn check(&self, columns: &Columns) -> Result<(), CubeError> {
        let dimensions = self.shape.dimensions().len();
        if columns.codes.len() != dimensions {
            return Err(CubeError::Columns { expected: dimensions, found: columns.codes.len() });
        }
        if columns.key.is_some() != self.keys.is_some() {
            return Err(CubeError::Keys);
        }
        let rows = columns.count.len();
        let lengths = columns.codes.iter().map(Codes::len).chain([columns.weight.len()]).chain(columns.key.map(<[u64]>::len));
        match lengths.into_iter().find(|n| *n != rows) {
            Some(found) => Err(CubeError::Columns { expected: rows, found }),
            None => Ok(()),
        }
    }

    fn merge(&mut self, partial: &Partial) -> Result<(), CubeError> {
        for (slot, part) in self.slots.iter_mut().zip(&partial.slots) {
            slot.n = slot.n.checked_add(part.n).ok_or(CubeError::Overflow)?;
            slot.w += part.w;
        }
        if let Some(keys) = &mut self.keys {
            keys.iter_mut().zip(&partial.keys).for_each(|(key, part)| *key = key.wrapping_add(*part));
        }
        Ok(())
    }

    /// The first bad code or count of these rows.
    fn fault(&self, columns: &Columns, rows: std::ops::Range<usize>) -> CubeError {
        for row in rows {
            for (dimension, codes) in self.shape.dimensions().iter().zip(columns.codes) {
                let code = codes.get(row);
                if code >= dimension.leaves() {
                    return CubeError::UnknownCode { row, dimension: dimension.name().into(), code };
                }
            }
            if columns.count[row] < 0 {
                return CubeError::NegativeCount { row, count: columns.count[row].into() };
            }
        }
        CubeError::Overflow
    }
}

/// What one half of the rows adds.
struct Partial {
    slots: Vec<Slot>,
    keys: Vec<u64>,
}

impl Partial {
    fn new(builder: &Builder) -> Self {
        let cells = builder.slots.len();
        Self { slots: vec![Slot::default(); cells], keys: vec![0; if builder.keys.is_some() { cells } else { 0 }] }
    }

    fn rows(&mut self, builder: &Builder, columns: &Columns, rows: std::ops::Range<usize>) -> Result<(), CubeError> {
        let mut offsets = [0u32; BLOCK];
        let mut start = rows.start;
        while start < rows.end {
            let length = BLOCK.min(rows.end - start);
            let offsets = &mut offsets[..length];
            offsets.fill(0);
            let mut good = true;
            for ((dimension, codes), stride) in builder.shape.dimensions().iter().zip(columns.codes).zip(&builder.leaf_strides) {
                // A leaf array has at most MAX_CELLS places, so strides fit in 32 bits.
                good &= (codes.offsets(start, *stride as u32, offsets) as usize) < dimension.leaves();
            }
            let count = &columns.count[start..start + length];
            good &= count.iter().fold(0, |all, n| all | n) >= 0;
            if !good {
                return Err(builder.fault(columns, start..start + length));
            }
            self.block(offsets, count, &columns.weight[start..start + length]);
            if let Some(key) = columns.key {
                self.block_keys(offsets, &key[start..start + length]);
            }
            start += length;
        }
        Ok(())
    }

    /// Counts below 2^31 over at most 2^32 rows stay below 2^63: no check needed in the loop.
    fn block(&mut self, offsets: &[u32], count: &[i32], weight: &[f64]) {
        for ((offset, n), w) in offsets.iter().zip(count).zip(weight) {
            let slot = &mut self.slots[*offset as usize];
            slot.n = slot.n.wrapping_add(*n as u64);
            slot.w += w;
        }
    }

    fn block_keys(&mut self, offsets: &[u32], key: &[u64]) {
        for (offset, key) in offsets.iter().zip(key) {
            let cell = &mut self.keys[*offset as usize];
            *cell = cell.wrapping_add(*key);
        }
    }
}
