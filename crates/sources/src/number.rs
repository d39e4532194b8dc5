//! What a cell says: a number, a range, or why there is none.

use crate::table::{Amount, Flags, Missing};
use crate::text::trim;

/// How numbers are written in one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    pub decimal: u8,
    /// Between thousands; a blank always may.
    pub group: u8,
}

impl Marks {
    pub const POINT: Marks = Marks { decimal: b'.', group: b',' };
    pub const COMMA: Marks = Marks { decimal: b',', group: b'.' };
}

/// Low bound of a hidden count until it is known whether the source prints zero itself.
pub const LOW: f64 = 1.0;

/// The amount in a cell with the source's remarks on it; nothing when it is neither.
#[inline]
pub fn amount(cell: &[u8], marks: Marks) -> Option<(Amount, Flags)> {
    if let Some(value) = small_whole(cell) {
        return Some((Amount::Exact(value), Flags(0)));
    }
    unusual(trim(cell), marks)
}

/// Up to fifteen digits and nothing else: nearly every cell there is.
#[inline]
fn small_whole(cell: &[u8]) -> Option<f64> {
    if cell.is_empty() || cell.len() > 15 {
        return None;
    }
    let mut value = 0_u64;
    for byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    // Fifteen digits are exact in a double.
    #[allow(clippy::cast_precision_loss, reason = "at most fifteen digits")]
    Some(value as f64)
}

fn unusual(cell: &[u8], marks: Marks) -> Option<(Amount, Flags)> {
    let (cell, flags) = starred(cell);
    if let Some(missing) = missing(cell) {
        return Some((Amount::Missing(missing), flags));
    }
    if let Some(range) = below(cell) {
        return Some((range, flags));
    }
    let cell = trim(cell.strip_suffix(b"%").unwrap_or(cell));
    number(cell, marks).map(|value| (Amount::Exact(value), flags))
}

/// `12,5*` is provisional and `12,5**` a revised provisional figure, as CBS prints them.
fn starred(cell: &[u8]) -> (&[u8], Flags) {
    let bare = cell.strip_suffix(b"*").unwrap_or(cell);
    let barer = bare.strip_suffix(b"*").unwrap_or(bare);
    if barer.is_empty() || bare.len() == cell.len() {
        return (cell, Flags(0));
    }
    let revised = if barer.len() < bare.len() { Flags::REVISED } else { Flags(0) };
    (trim(barer), Flags::PROVISIONAL.and(revised))
}

/// The signs for "no number" of DUO, CBS, Eurostat and spreadsheets.
pub fn missing(cell: &[u8]) -> Option<Missing> {
    if cell.len() > 15 {
        return None;
    }
    match cell.to_ascii_lowercase().as_slice() {
        b"" => Some(Missing::Blank),
        b"." | b".." | b"..." | b":" | b"-" | b"?" | b"na" | b"n/a" | b"nan" | b"null" | b"none" | b"onbekend" => Some(Missing::Unknown),
        b"x" | b"*" | b"**" | b"c" | b"geheim" | b"onderdrukt" => Some(Missing::Secret),
        b"n.v.t." | b"n.v.t" | b"nvt" | b"z" => Some(Missing::NotApplicable),
        _ => None,
    }
}

/// `<5`, `< 5`, `<=4`, `≤4`, `minder dan 5`: from one (later: or none) up to the bound.
fn below(cell: &[u8]) -> Option<Amount> {
    let text = std::str::from_utf8(cell).ok()?;
    let (bound, included) = [("<=", true), ("≤", true), ("<", false), ("minder dan ", false), ("fewer than ", false)]
        .iter()
        .find_map(|(mark, included)| text.strip_prefix(mark).map(|rest| (rest.trim(), *included)))?;
    let bound = small_whole(bound.as_bytes()).filter(|b| *b >= 1.0)?;
    let high = if included { bound } else { bound - 1.0 };
    Some(if high < LOW { Amount::Exact(0.0) } else { Amount::Range { low: LOW, high } })
}

fn number(cell: &[u8], marks: Marks) -> Option<f64> {
    let (sign, digits) = match cell {
        [b'-', rest @ ..] => (-1.0, rest),
        // U+2212, the minus of typesetters.
        [0xE2, 0x88, 0x92, rest @ ..] => (-1.0, rest),
        [b'+', rest @ ..] => (1.0, rest),
        _ => (1.0, cell),
    };
    if digits.is_empty() || digits.len() > 40 || !digits[0].is_ascii_digit() && digits[0] != marks.decimal {
        return None;
    }
    let text = plain(digits, marks)?;
    text.parse::<f64>().ok().filter(|v| v.is_finite()).map(|v| sign * v)
}

/// The digits as Rust reads them: no thousands, a point before the decimals.
fn plain(digits: &[u8], marks: Marks) -> Option<String> {
    let exponent = digits.iter().position(|b| matches!(b, b'e' | b'E')).unwrap_or(digits.len());
    let (mantissa, exponent) = digits.split_at(exponent);
    let mut halves = mantissa.splitn(2, |b| *b == marks.decimal);
    let whole = ungrouped(halves.next()?, marks)?;
    let mut out = if whole.is_empty() { String::from("0") } else { whole };
    if let Some(fraction) = halves.next() {
        if fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
            return None;
        }
        out.push('.');
        out.extend(fraction.iter().map(|b| char::from(*b)));
    }
    if let Some((_, power)) = exponent.split_first() {
        let bare = power.strip_prefix(b"+").or(power.strip_prefix(b"-")).unwrap_or(power);
        if bare.is_empty() || bare.len() > 3 || !bare.iter().all(u8::is_ascii_digit) {
            return None;
        }
        out.push('e');
        out.push_str(std::str::from_utf8(power).ok()?);
    }
    Some(out)
}

/// Thousands stand in threes or not at all.
fn ungrouped(whole: &[u8], marks: Marks) -> Option<String> {
    let text = std::str::from_utf8(whole).ok()?;
    let parts: Vec<&str> = text.split([char::from(marks.group), ' ', '\u{a0}', '\u{202f}', '\'']).collect();
    let threes = parts.len() == 1 || (parts[0].len() <= 3 && !parts[0].is_empty() && parts[1..].iter().all(|p| p.len() == 3));
    let out = parts.concat();
    (threes && out.bytes().all(|b| b.is_ascii_digit())).then_some(out)
}

/// What the numbers of a sample say about its marks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    point: u32,
    comma: u32,
    /// `1.234`: thousands or three decimals.
    either_point: u32,
    either_comma: u32,
}

impl Evidence {
    pub fn look(&mut self, cell: &[u8]) {
        let cell = trim(cell);
        if cell.is_empty() || !cell.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'*' | b'%' | b' ')) {
            return;
        }
        let last = cell.iter().rposition(|b| matches!(b, b'.' | b','));
        let Some(last) = last else { return };
        let behind = cell[last + 1..].iter().filter(|b| b.is_ascii_digit()).count();
        let marks = cell.iter().filter(|b| **b == cell[last]).count();
        let before = cell[..last].iter().filter(|b| b.is_ascii_digit()).count();
        let is_either = behind == 3 && marks == 1 && (1..=3).contains(&before) && cell[0] != b'0';
        let is_group = behind == 3 && marks > 1;
        match (cell[last], is_either, is_group) {
            (b'.', true, _) => self.either_point += 1,
            (b',', true, _) => self.either_comma += 1,
            (b'.', _, false) | (b',', _, true) => self.point += u32::from(behind > 0),
            _ => self.comma += u32::from(behind > 0),
        }
    }

    /// The marks, whether any number shows a decimal, and whether it could be read two ways.
    pub fn verdict(self, default: Marks) -> (Marks, bool, bool) {
        match (self.point, self.comma) {
            (0, 0) if self.either_point > 0 && self.either_comma == 0 => (Marks::COMMA, false, true),
            (0, 0) if self.either_comma > 0 && self.either_point == 0 => (Marks::POINT, false, true),
            (0, 0) => (default, false, self.either_comma > 0),
            (point, comma) => (if point >= comma { Marks::POINT } else { Marks::COMMA }, true, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANGE: Amount = Amount::Range { low: 1.0, high: 4.0 };

    #[track_caller]
    fn check(cell: &str, marks: Marks, expected: Option<Amount>) {
        assert_eq!(amount(cell.as_bytes(), marks).map(|a| a.0), expected, "{cell:?}");
    }

    #[test]
    fn cells_say_what_they_say() {
        let exact = |v| Some(Amount::Exact(v));
        check("0", Marks::POINT, exact(0.0));
        check("12849400", Marks::COMMA, exact(12_849_400.0));
        check("90.9", Marks::POINT, exact(90.9));
        check("10,2", Marks::COMMA, exact(10.2));
        check("1.234.567,5", Marks::COMMA, exact(1_234_567.5));
        check("1,234", Marks::POINT, exact(1234.0));
        check("  183.3", Marks::POINT, exact(183.3));
        check("-5", Marks::POINT, exact(-5.0));
        check("1 234", Marks::POINT, exact(1234.0));
        check("7,5%", Marks::COMMA, exact(7.5));
        check("1.5E3", Marks::POINT, exact(1500.0));
        for hidden in ["<5", "< 5", "<=4", "≤4", "minder dan 5"] {
            check(hidden, Marks::POINT, Some(RANGE));
        }
        check("<1", Marks::POINT, exact(0.0));
        check("", Marks::POINT, Some(Amount::Missing(Missing::Blank)));
        check("       .", Marks::POINT, Some(Amount::Missing(Missing::Unknown)));
        check("x", Marks::POINT, Some(Amount::Missing(Missing::Secret)));
        check("n.v.t.", Marks::POINT, Some(Amount::Missing(Missing::NotApplicable)));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for cell in ["10,2", "1.2.3", "12a", "--5", "1,23,4", "1e", "#N/A", "<", "<x", "0x10", "inf", "1.", "5 6"] {
            check(cell, Marks::POINT, None);
        }
        check("90.9", Marks::COMMA, None);
    }

    #[test]
    fn stars_are_provisional() {
        assert_eq!(amount(b"12,5*", Marks::COMMA), Some((Amount::Exact(12.5), Flags::PROVISIONAL)));
        assert_eq!(amount(b"3**", Marks::COMMA), Some((Amount::Exact(3.0), Flags::PROVISIONAL.and(Flags::REVISED))));
    }

    #[test]
    fn marks_follow_from_the_sample() {
        let check = |cells: &[&str], expected| {
            let mut seen = Evidence::default();
            cells.iter().for_each(|c| seen.look(c.as_bytes()));
            assert_eq!(seen.verdict(Marks::POINT), expected, "{cells:?}");
        };
        check(&["1", "<5"], (Marks::POINT, false, false));
        check(&["90.9", "100"], (Marks::POINT, true, false));
        check(&["10,2", "12849400"], (Marks::COMMA, true, false));
        check(&["1.234"], (Marks::COMMA, false, true));
        check(&["1.234", "10,5"], (Marks::COMMA, true, false));
        check(&["1.234,5"], (Marks::COMMA, true, false));
        check(&["1.234.567"], (Marks::COMMA, true, false));
    }
}
