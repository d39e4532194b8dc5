//! Shares and rates, from published values only.

use crate::protected::Protected;
use crate::value::{Value, Why};

/// `numerator / denominator` as published: a fraction, not a percentage.
///
/// Computed from what is printed, so it tells nothing that the printed cells do not; when one of
/// them is hidden, so is the share. A pass rate of 66.7 per cent would otherwise say that a hidden
/// number of candidates is a multiple of three.
///
/// # Panics
/// When a cell is outside the shape.
pub fn share(protected: &Protected, numerator: usize, denominator: usize) -> Value {
    match (protected.value(numerator), protected.value(denominator)) {
        (Value::Suppressed(Why::Primary), _) | (_, Value::Suppressed(Why::Primary)) => Value::Suppressed(Why::Primary),
        (Value::Suppressed(why), _) | (_, Value::Suppressed(why)) => Value::Suppressed(why),
        (Value::Number(_), Value::Number(0)) | (_, Value::Between { low: 0, .. }) => Value::NotApplicable,
        (Value::Between { low, high }, Value::Number(d)) => bounded(low, high, d, d),
        (Value::Number(n), Value::Between { low, high }) => bounded(n, n, low, high),
        (Value::Between { low, high }, Value::Between { low: least, high: most }) => bounded(low, high, least, most),
        (Value::Number(n), Value::Number(d)) => Value::Share(n as f64 / d as f64),
        _ => Value::NotApplicable,
    }
}

/// A share that may lie anywhere its parts allow. The numerator is taken to be part of the whole.
fn bounded(low: u64, high: u64, least: u64, most: u64) -> Value {
    if least == 0 {
        return Value::NotApplicable;
    }
    Value::ShareBetween { low: low as f64 / most as f64, high: (high as f64 / least as f64).min(1.0) }
}
