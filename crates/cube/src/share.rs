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
        (Value::Number(_), Value::Number(0)) => Value::NotApplicable,
        (Value::Number(n), Value::Number(d)) => Value::Share(n as f64 / d as f64),
        _ => Value::NotApplicable,
    }
}
