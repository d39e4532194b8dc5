//! Fields of a CSV line: codes found by their bytes, and numbers, without making text of them.

use crate::lookup::Lookup;

/// Codes of one dimension, found by their bytes: short ones by two words and a length.
pub(crate) struct Table {
    slots: Vec<(u64, u64, u32, u32)>,
    shift: u32,
}

const EMPTY: u32 = u32::MAX;

impl Table {
    pub fn new(lookup: &Lookup) -> Self {
        let short: Vec<_> = lookup.codes().filter(|(code, _)| code.len() <= 16).collect();
        let bits = (short.len() * 4).next_power_of_two().max(16).trailing_zeros();
        let mut table = Self { slots: vec![(0, 0, EMPTY, 0); 1 << bits], shift: 64 - bits };
        for (code, step) in short {
            let (a, b) = words(code);
            let mut at = table.place(a, b, code.len());
            while table.slots[at].2 != EMPTY {
                at = (at + 1) % table.slots.len();
            }
            table.slots[at] = (a, b, code.len() as u32, step);
        }
        table
    }

    fn place(&self, a: u64, b: u64, length: usize) -> usize {
        let hash = (a ^ b.rotate_left(29) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (hash >> self.shift) as usize
    }

    pub fn step(&self, code: &[u8], lookup: &Lookup) -> u32 {
        if code.is_empty() || code.len() > 16 {
            return lookup.step(code);
        }
        let (a, b) = words(code);
        let mut at = self.place(a, b, code.len());
        loop {
            let (x, y, length, step) = self.slots[at];
            if length == EMPTY {
                return u32::MAX;
            }
            if (x, y, length as usize) == (a, b, code.len()) {
                return step;
            }
            at = (at + 1) % self.slots.len();
        }
    }
}

/// The first and the last eight bytes of a code of at most sixteen, overlapping where it is shorter.
fn words(code: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (code.first_chunk::<8>(), code.last_chunk::<8>()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (code.first_chunk::<4>(), code.last_chunk::<4>()) {
        return (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into());
    }
    let word = code.iter().fold(0, |word, b| word << 8 | u64::from(*b));
    (word, 0)
}

/// A whole number of at most nine digits.
pub(crate) fn whole(field: &[u8]) -> Option<u32> {
    let digits = !field.is_empty() && field.len() <= 9 && field.iter().all(u8::is_ascii_digit);
    digits.then(|| field.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

/// A decimal number (point or comma) as a multiple of the last decimal kept.
pub(crate) fn decimal(field: &[u8], scale: f64) -> Option<i64> {
    let (mut digits, mut places, mut seen) = (0u64, None, 0);
    for b in field {
        match b {
            b'0'..=b'9' => {
                digits = digits * 10 + u64::from(b - b'0');
                seen += 1;
                places = places.map(|p: usize| p + 1);
            }
            b'.' | b',' if places.is_none() => places = Some(0),
            _ => return slow_decimal(field, scale),
        }
    }
    // Below 2^53 and 10^22 both are exact, so the quotient is the nearest double to the text.
    if seen == 0 || seen > 15 {
        return slow_decimal(field, scale);
    }
    const TENS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let value = digits as f64 / TENS[places.unwrap_or(0)];
    (value < 4e9).then_some((value * scale + 0.5) as i64)
}

fn slow_decimal(field: &[u8], scale: f64) -> Option<i64> {
    let value: f64 = std::str::from_utf8(field).ok()?.replace(',', ".").parse().ok()?;
    (0.0..4e9).contains(&value).then_some((value * scale + 0.5) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        assert_eq!((whole(b"12"), whole(b""), whole(b"-1"), whole(b"<5"), whole(b"1.0")), (Some(12), None, None, None, None));
        let at = |text: &str| decimal(text.as_bytes(), 1e4);
        assert_eq!((at("0.4567"), at("1,5"), at("7"), at("1e2")), (Some(4567), Some(15_000), Some(70_000), Some(1_000_000)));
        assert_eq!((at(""), at("-1"), at("x"), at("1.2.3"), at("5000000000")), (None, None, None, None, None));
    }
}
