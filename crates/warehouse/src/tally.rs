//! Counting: rows that are already places in the dense array of leaves.
//!
//! Everything is a whole number: persons, weights as multiples of their last decimal, keys modulo
//! 2^64. So parts may be added in any order, on any number of threads or machines, and give the same
//! bits.

use crate::fault::Fault;
use crate::spec::Spec;
use cube::{Builder, Cube, CubeError};

/// Rows handled at a time: offsets, counts and weights stay in the nearest cache.
pub(crate) const BATCH: usize = 2048;

/// What some of the rows add up to, for each leaf cell: persons, weight, key.
pub(crate) struct Part {
    pub slots: Slots,
    pub rows: u64,
}

/// One cache line serves all numbers of a cell; what is not asked for takes no room.
pub(crate) enum Slots {
    Counts(Vec<[u64; 1]>),
    Weights(Vec<[u64; 2]>),
    Keys(Vec<[u64; 3]>),
}

/// Rows in columns. Lengths are equal; `weight` and `key` are empty when not asked for.
pub(crate) struct Rows<'a> {
    pub place: &'a [u32],
    pub count: &'a [u32],
    pub weight: &'a [i64],
    pub key: &'a [u64],
}

impl Part {
    pub fn new(spec: &Spec) -> Self {
        let cells = spec.shape.leaf_cells();
        let slots = match (spec.weight.is_some(), spec.is_keyed()) {
            (_, true) => Slots::Keys(vec![[0; 3]; cells]),
            (true, false) => Slots::Weights(vec![[0; 2]; cells]),
            (false, false) => Slots::Counts(vec![[0; 1]; cells]),
        };
        Self { slots, rows: 0 }
    }

    /// Counts below 2^32 over fewer than 2^31 rows a cell, and weights checked by the readers, stay
    /// below 2^63: no check is needed in the loop.
    pub fn add(&mut self, rows: &Rows) {
        self.rows += rows.place.len() as u64;
        let counted = rows.place.iter().zip(rows.count);
        match &mut self.slots {
            Slots::Counts(slots) => counted.for_each(|(at, n)| slots[*at as usize][0] += u64::from(*n)),
            Slots::Weights(slots) => counted.zip(rows.weight).for_each(|((at, n), w)| {
                let slot = &mut slots[*at as usize];
                slot[0] += u64::from(*n);
                slot[1] = slot[1].wrapping_add_signed(*w);
            }),
            Slots::Keys(slots) => {
                let weights = rows.weight.iter().copied().chain(std::iter::repeat(0));
                counted.zip(rows.key).zip(weights).for_each(|(((at, n), key), w)| {
                    let slot = &mut slots[*at as usize];
                    slot[0] += u64::from(*n);
                    slot[1] = slot[1].wrapping_add_signed(w);
                    slot[2] = slot[2].wrapping_add(*key);
                });
            }
        }
    }

    /// Adds another part of the same specification.
    pub fn merge(&mut self, other: &Self) {
        fn all<const N: usize>(own: &mut [[u64; N]], other: &[[u64; N]]) {
            own.iter_mut().zip(other).for_each(|(a, b)| (0..N).for_each(|i| a[i] = a[i].wrapping_add(b[i])));
        }
        self.rows += other.rows;
        match (&mut self.slots, &other.slots) {
            (Slots::Counts(a), Slots::Counts(b)) => all(a, b),
            (Slots::Weights(a), Slots::Weights(b)) => all(a, b),
            (Slots::Keys(a), Slots::Keys(b)) => all(a, b),
            _ => unreachable!("parts of one specification are alike"),
        }
    }

    /// The cube with all its margins.
    ///
    /// # Errors
    /// [`Fault::Cube`] when counts do not fit together.
    pub fn cube(self, spec: &Spec) -> Result<Cube, Fault> {
        let mut builder = if spec.is_keyed() { Builder::keyed(spec.shape.clone()) } else { Builder::new(spec.shape.clone()) };
        let scale = spec.scale();
        let weight = |w: u64| w as i64 as f64 / scale;
        let filled = match self.slots {
            Slots::Counts(slots) => builder.fill(slots.iter().map(|[n]| (*n, 0.0, 0))),
            Slots::Weights(slots) => builder.fill(slots.iter().map(|[n, w]| (*n, weight(*w), 0))),
            Slots::Keys(slots) => builder.fill(slots.iter().map(|[n, w, key]| (*n, weight(*w), *key))),
        };
        filled.then_some(()).ok_or(CubeError::Overflow)?;
        Ok(builder.roll_up()?)
    }
}
