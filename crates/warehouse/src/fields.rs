//! Fields of a CSV line: codes found by their bytes, and numbers, without making text of them.

use crate::lookup::Lookup;

/// Codes of one dimension, found by their bytes: a code of at most fifteen is one wide number, its length
/// in the highest byte, so that no branch depends on how long it is.
pub(crate) struct Table {
    slots: Vec<(u128, u32)>,
    shift: u32,
}

/// Longer codes go the long way.
const SHORT: usize = 15;

impl Table {
    pub fn new(lookup: &Lookup) -> Self {
        let short: Vec<_> = lookup.codes().filter(|(code, _)| (1..=SHORT).contains(&code.len())).collect();
        let bits = (short.len() * 4).next_power_of_two().max(16).trailing_zeros();
        let mut table = Self { slots: vec![(0, u32::MAX); 1 << bits], shift: 64 - bits };
        for (code, step) in short {
            let word = word(code, 0, code.len());
            let mut at = table.place(word);
            while table.slots[at].0 != 0 {
                at = (at + 1) % table.slots.len();
            }
            table.slots[at] = (word, step);
        }
        table
    }

    fn place(&self, word: u128) -> usize {
        let hash = (word as u64 ^ ((word >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (hash >> self.shift) as usize
    }

    /// The step of the code that stands in `bytes` from `from` to `to`; `u32::MAX` when it is none.
    pub fn step(&self, bytes: &[u8], from: usize, to: usize, lookup: &Lookup) -> u32 {
        if !(1..=SHORT).contains(&(to - from)) {
            return lookup.step(&bytes[from..to]);
        }
        let word = word(bytes, from, to);
        let mut at = self.place(word);
        loop {
            let (seen, step) = self.slots[at];
            if seen == word {
                return step;
            }
            if seen == 0 {
                return u32::MAX;
            }
            at = (at + 1) % self.slots.len();
        }
    }
}

/// The bytes of a short code as one number, with its length.
fn word(bytes: &[u8], from: usize, to: usize) -> u128 {
    let length = to - from;
    let whole = match bytes[from..].first_chunk::<16>() {
        Some(chunk) => u128::from_le_bytes(*chunk) & ((1 << (8 * length)) - 1),
        None => {
            let mut chunk = [0; 16];
            chunk[..length].copy_from_slice(&bytes[from..to]);
            u128::from_le_bytes(chunk)
        }
    };
    whole | (length as u128) << 120
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
