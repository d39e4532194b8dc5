//! Cell-key noise.

/// Which noise a cell gets, by count and key.
#[derive(Debug, Clone, PartialEq)]
pub struct NoiseTable {
    rows: Vec<Vec<(u64, i64)>>,
}
