//! Periods as sources write them: `2019`, `2019-2020`, `2019JJ00`, `2011XX00`, `2020KW03`, `2015*`.

use crate::table::{PeriodNote, Status};
use domain::period::Period;

/// The period in a text, with how final the text calls it.
pub fn period(text: &str) -> Option<(Period, PeriodNote)> {
    let text = text.trim();
    let (bare, status) = finality(text);
    let period = code(bare).or_else(|| school_year(bare)).or_else(|| quarter(bare)).or_else(|| calendar(bare)).or_else(|| wordy(bare))?;
    Some((period, PeriodNote { written: text.into(), status }))
}

fn finality(text: &str) -> (&str, Status) {
    if let Some(bare) = text.strip_suffix("**") {
        return (bare.trim_end(), Status::RevisedProvisional);
    }
    if let Some(bare) = text.strip_suffix('*') {
        return (bare.trim_end(), Status::Provisional);
    }
    (text, Status::Unstated)
}

/// What CBS calls a period's state.
pub fn status(text: &str) -> Status {
    match text.trim().to_ascii_lowercase().as_str() {
        "definitief" | "definitive" | "final" => Status::Final,
        "voorlopig" | "provisional" => Status::Provisional,
        "nadervoorlopig" | "nader voorlopig" | "revised provisional" => Status::RevisedProvisional,
        _ => Status::Unstated,
    }
}

fn year(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|y| is_year && (1800..2200).contains(y))
}

fn two(text: &str) -> Option<u8> {
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// CBS: year, two letters, two digits.
fn code(text: &str) -> Option<Period> {
    if text.len() != 8 || !text.is_ascii() {
        return None;
    }
    let (y, kind, n) = (year(&text[..4])?, &text[4..6], two(&text[6..])?);
    match (kind, n) {
        ("JJ", 0) => Some(Period::Year(y)),
        ("SJ", 0) => Some(Period::SchoolYear(y)),
        ("KW", 1..=4) => Some(Period::Quarter(y, n)),
        ("MM", 1..=12) => Some(Period::Month(y, n)),
        // A second series in the same year, or halves and weeks: kept as the source words it.
        (kind, _) if kind.bytes().all(|b| b.is_ascii_uppercase()) => Some(Period::Words(text.into(), Some(y))),
        _ => None,
    }
}

/// `2019-2020`, `2019/2020`, `2019/'20`, `2019-20`, `2019/20`; only two years in a row.
fn school_year(text: &str) -> Option<Period> {
    let (a, b) = text.split_once(['-', '/', '\u{2013}', '_'])?;
    let first = year(a.trim())?;
    let b = b.trim().trim_start_matches('\'');
    let is_next = year(b).is_some_and(|b| b == first + 1) || two(b).is_some_and(|b| i16::from(b) == (first + 1) % 100);
    // `2011-12` is December where months are written so; school years have a slash or four digits.
    let is_month = text.contains('-') && b.len() == 2 && two(b).is_some_and(|m| m <= 12);
    (is_next && !is_month).then_some(Period::SchoolYear(first))
}

/// `2020Q3`, `2020-Q3`, `2020K3`, `2020 3e kwartaal`.
fn quarter(text: &str) -> Option<Period> {
    let y = year(text.get(..4)?)?;
    let rest = text.get(4..)?.trim_start_matches(['-', ' ']);
    let n = match rest.as_bytes() {
        [b'Q' | b'q' | b'K', n @ b'1'..=b'4'] => n - b'0',
        [n @ b'1'..=b'4', ..] if rest[1..].trim_start_matches(['e', ' ']) == "kwartaal" => n - b'0',
        _ => return None,
    };
    Some(Period::Quarter(y, n))
}

/// Years, months, days and spans as `domain` reads them, and `01-10-2024`, `20241001`.
fn calendar(text: &str) -> Option<Period> {
    if let Some(y) = year(text) {
        return Some(Period::Year(y));
    }
    if !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.')) {
        return None;
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let day =
        |y: &str, m: &str, d: &str| jiff::civil::Date::new(year(y)?, two(m)?.cast_signed(), two(d)?.cast_signed()).ok().map(Period::Day);
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => day(y, m, d),
        [d, m, y] if y.len() == 4 => day(y, m, d),
        [y, m] => Some(Period::Month(year(y)?, two(m).filter(|m| (1..=12).contains(m))?)),
        [whole] if whole.len() == 8 => day(&whole[..4], &whole[4..6], &whole[6..]),
        [whole] if whole.len() == 6 => Some(Period::Month(year(&whole[..4])?, two(&whole[4..]).filter(|m| (1..=12).contains(m))?)),
        _ => text.parse().ok().filter(|p| matches!(p, Period::Years(..) | Period::SchoolYear(_))),
    }
}

const MONTHS: [&str; 12] =
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

/// `2015 december`, `december 2015`, `2013 t/m 2018`, `2013-2018`, `2019M03`, `schooljaar 2019-2020`.
fn wordy(text: &str) -> Option<Period> {
    let lower = text.to_lowercase();
    if let Some(rest) = ["schooljaar ", "studiejaar ", "jaar "].iter().find_map(|w| lower.strip_prefix(w)) {
        return school_year(rest).or_else(|| calendar(rest));
    }
    if let Some((a, b)) = lower.split_once(" t/m ").or_else(|| lower.split_once('-')).or_else(|| lower.split_once("..")) {
        if let (Some(a), Some(b)) = (year(a.trim()), year(b.trim())) {
            return (a <= b).then_some(Period::Years(a, b));
        }
    }
    if let Some((y, m)) = lower.split_once('m') {
        if let (Some(y), Some(m)) = (year(y), two(m)) {
            return (1..=12).contains(&m).then_some(Period::Month(y, m));
        }
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let month = |w: &str| MONTHS.iter().position(|m| *m == w).and_then(|i| u8::try_from(i + 1).ok());
    match words.as_slice() {
        [a, b] => match (year(a), month(b), month(a), year(b)) {
            (Some(y), Some(m), ..) | (_, _, Some(m), Some(y)) => Some(Period::Month(y, m)),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_sources_write_them() {
        for (text, expected) in [
            ("2019", Period::Year(2019)),
            ("2015 ", Period::Year(2015)),
            ("2023*", Period::Year(2023)),
            ("2019-2020", Period::SchoolYear(2019)),
            ("2019/2020", Period::SchoolYear(2019)),
            ("2019/20", Period::SchoolYear(2019)),
            ("2011/'12", Period::SchoolYear(2011)),
            ("2011-12", Period::Month(2011, 12)),
            ("2019-20", Period::SchoolYear(2019)),
            ("2014-02", Period::Month(2014, 2)),
            ("2024JJ00", Period::Year(2024)),
            ("2024SJ00", Period::SchoolYear(2024)),
            ("2020KW03", Period::Quarter(2020, 3)),
            ("2020MM12", Period::Month(2020, 12)),
            ("2020M12", Period::Month(2020, 12)),
            ("2020-Q3", Period::Quarter(2020, 3)),
            ("2020 3e kwartaal", Period::Quarter(2020, 3)),
            ("2011 december ", Period::Month(2011, 12)),
            ("2013-2018", Period::Years(2013, 2018)),
            ("01-10-2024", Period::Day(jiff::civil::date(2024, 10, 1))),
            ("20241001", Period::Day(jiff::civil::date(2024, 10, 1))),
            ("SCHOOLJAAR 2019-2020", Period::SchoolYear(2019)),
        ] {
            assert_eq!(period(text).map(|p| p.0), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_break_in_a_series_is_another_period() {
        let (year, again) = (period("2011JJ00").unwrap().0, period("2011XX00").unwrap().0);
        assert_ne!(year, again);
        assert_eq!(again.position(), Some(2011.0));
    }

    #[test]
    fn finality_is_read() {
        assert_eq!(period("2023*").unwrap().1.status, Status::Provisional);
        assert_eq!(period("2023**").unwrap().1.status, Status::RevisedProvisional);
        assert_eq!(status("NaderVoorlopig"), Status::RevisedProvisional);
    }

    #[test]
    fn what_is_no_period_is_none() {
        for text in ["", "12", "BOLVT", "2019a", "99999999", "2020KW05", "2020-13", "é2019JJ0", "31-02-2020", "2024-2019"] {
            assert_eq!(period(text).filter(|p| !matches!(p.0, Period::Words(..))), None, "{text}");
        }
    }
}
