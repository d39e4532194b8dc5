//! Cell-key noise: the same persons get the same noise in every table they are counted in.
//!
//! Each record has a secret random key of 64 bits. The key of a cell is the sum of the keys of its
//! records, modulo 2^64, and grows in the same pass as the count; so a cell has one key however it
//! is reached. Count and key choose the noise from a fixed table. Every cell, total or not, is
//! perturbed by itself: published cells need not add up, and differences reveal noise, not persons.
//! After the method of the Australian Bureau of Statistics (Fraser and Wooton 2005).

use crate::error::CubeError;

/// Which noise a cell gets, by count and key.
///
/// Row `n − 1` serves counts of `n`; the last row serves all larger ones.
#[derive(Debug, Clone, PartialEq)]
pub struct NoiseTable {
    /// For each count: (first key beyond, noise), keys ascending; the last key is `u64::MAX`.
    rows: Vec<Vec<(u64, i64)>>,
}

impl NoiseTable {
    /// A table of probabilities: for counts 1, 2, … the pairs (noise in persons, probability).
    ///
    /// # Errors
    /// [`CubeError::BadRule`] when a row does not add up to one, has a mean other than zero, or
    /// would make a count negative.
    pub fn new(rows: &[&[(i64, f64)]]) -> Result<Self, CubeError> {
        let fault = |reason| Err(CubeError::BadRule { reason });
        if rows.is_empty() {
            return fault("a noise table has at least one row");
        }
        for (row, n) in rows.iter().zip(1i64..) {
            let sum: f64 = row.iter().map(|(_, p)| p).sum();
            let mean: f64 = row.iter().map(|(by, p)| *by as f64 * p).sum();
            if (sum - 1.0).abs() > 1e-9 || row.iter().any(|(_, p)| *p < 0.0) {
                return fault("probabilities of a row add up to one");
            }
            if mean.abs() > 1e-9 {
                return fault("noise is zero on average");
            }
            if row.iter().any(|(by, _)| n + by < 0) {
                return fault("noise never makes a count negative");
            }
        }
        Ok(Self { rows: rows.iter().map(|row| cumulate(row)).collect() })
    }

    /// The table used for the measurements: ±1 for one person, up to ±2 beyond.
    pub fn gentle() -> Self {
        let one: &[(i64, f64)] = &[(-1, 0.5), (1, 0.5)];
        let more: &[(i64, f64)] = &[(-2, 0.1), (-1, 0.2), (0, 0.4), (1, 0.2), (2, 0.1)];
        Self { rows: [one, more].map(cumulate).to_vec() }
    }

    /// What is published for a count with this cell key; results from 1 up to `threshold` − 1 become
    /// 0 or the threshold, on average unchanged. Zero stays zero.
    pub fn publish(&self, count: u64, key: u64, threshold: u64) -> u64 {
        let Some(row) = (count as usize).checked_sub(1) else { return 0 };
        let row = &self.rows[row.min(self.rows.len() - 1)];
        let at = row.partition_point(|(beyond, _)| *beyond < key).min(row.len() - 1);
        let noisy = count.saturating_add_signed(row[at].1);
        if noisy == 0 || noisy >= threshold {
            return noisy;
        }
        // Other bits of the same key, so that this choice too belongs to the persons in the cell.
        let other = key.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
        let draw = (u128::from(other) * u128::from(threshold)) >> 64;
        if (draw as u64) < noisy { threshold } else { 0 }
    }
}

fn cumulate(row: &[(i64, f64)]) -> Vec<(u64, i64)> {
    let mut sum = 0.0;
    let mut keys: Vec<(u64, i64)> = Vec::new();
    for (by, p) in row {
        sum += p;
        // The cast saturates, so a sum of one is the last key.
        keys.push(((sum * 18_446_744_073_709_551_616.0) as u64, *by));
    }
    if let Some(last) = keys.last_mut() {
        last.0 = u64::MAX;
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Evenly spread keys stand in for random ones.
    fn keys() -> impl Iterator<Item = u64> {
        (0..10_000u64).map(|i| i.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    #[test]
    fn zero_stays_zero_and_noise_is_fair() {
        let table = NoiseTable::gentle();
        assert!(keys().all(|key| table.publish(0, key, 3) == 0));
        for n in [1, 2, 3, 7, 100] {
            let mean = keys().map(|key| table.publish(n, key, 3) as f64).sum::<f64>() / 10_000.0;
            assert!((mean - n as f64).abs() < 0.05, "{n}: {mean}");
            assert!(keys().all(|key| !(1..3).contains(&table.publish(n, key, 3))));
        }
    }

    #[test]
    fn unfair_tables_are_refused() {
        let refused = |row: &[(i64, f64)]| NoiseTable::new(&[row]).is_err();
        assert!(NoiseTable::new(&[]).is_err());
        assert!(refused(&[(0, 0.9)]));
        assert!(refused(&[(0, 0.5), (1, 0.5)]));
        assert!(refused(&[(-2, 0.5), (2, 0.5)]));
        assert!(!refused(&[(-1, 0.5), (1, 0.5)]));
    }
}
