//! A figure is not a float: it is a number, an interval, or one of three honest absences.

use serde::{Deserialize, Serialize};

/// What was observed in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value {
    Number {
        value: f64,
    },
    /// Known to lie between two bounds, both included (`<5` is 1 to 4, never a point).
    Interval {
        low: f64,
        high: f64,
    },
    /// Known, but not shown because people could be recognised.
    Suppressed,
    /// Not known.
    Missing,
    /// Cannot exist (a mbo level for a vwo pupil).
    NotApplicable,
}

impl Value {
    /// Whether there is something to draw: a number, or two bounds.
    pub fn is_drawable(self) -> bool {
        matches!(self, Value::Number { .. } | Value::Interval { .. })
    }

    pub fn number(self) -> Option<f64> {
        match self {
            Value::Number { value } => Some(value),
            _ => None,
        }
    }
}

/// What a number counts. The code is stable: it stands in files and in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unit(pub String);

impl Unit {
    pub const PERCENT: &'static str = "percent";

    pub fn is_percent(&self) -> bool {
        self.0 == Unit::PERCENT
    }

    pub fn is_money(&self) -> bool {
        self.0.starts_with("EUR")
    }
}

/// Two bounds rounded away from each other, so that they never say more than was known. What is a
/// rounding error of arithmetic away from a digit is that digit.
pub fn outward(low: f64, high: f64, decimals: i32) -> (f64, f64) {
    let scale = 10f64.powi(decimals);
    ((low * scale + 1e-9).floor() / scale, (high * scale - 1e-9).ceil() / scale)
}

/// Writes `value` with `decimals` and the separators of `lang`: `1.395.000` and `28,4`, or `1,395,000` and `28.4`.
pub fn format_number(value: f64, decimals: u8, lang: crate::Lang) -> String {
    let (thousands, point) = match lang {
        crate::Lang::Nl => ('.', ','),
        crate::Lang::En => (',', '.'),
    };
    let plain = format!("{:.*}", decimals as usize, value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + 4);
    if value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('\u{2212}');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn numbers_read_as_their_readers_write_them() {
        let check = |value, decimals, nl: &str, en: &str| {
            assert_eq!(format_number(value, decimals, Lang::Nl), nl);
            assert_eq!(format_number(value, decimals, Lang::En), en);
        };
        check(1_395_000.0, 0, "1.395.000", "1,395,000");
        check(28.4, 1, "28,4", "28.4");
        check(999.0, 0, "999", "999");
        check(-1234.5, 1, "\u{2212}1.234,5", "\u{2212}1,234.5");
        check(-0.04, 1, "0,0", "0.0");
        check(0.0, 0, "0", "0");
    }
}
