//! When a figure was measured. Periods of different kinds stand beside each other on one axis,
//! so each knows its middle in years.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One period of observation. Written and read as text: `2023`, `2023/24`, `2023Q1`, `2020-06`,
/// `2013-05-13`, `2013..2018`, or words in quotes for what no calendar knows (`"research 2020"`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    Year(i16),
    /// A school or study year, by its first calendar year.
    SchoolYear(i16),
    Quarter(i16, u8),
    Month(i16, u8),
    Day(jiff::civil::Date),
    /// From the start of the first up to and including the last year.
    Years(i16, i16),
    /// As the source words it; the year places it on an axis.
    Words(String, Option<i16>),
}

impl Period {
    /// The middle of the period in decimal years, for an axis; none for words without a year.
    pub fn position(&self) -> Option<f64> {
        let year = |y: &i16| f64::from(*y);
        match self {
            Period::Year(y) => Some(year(y)),
            Period::SchoolYear(y) => Some(year(y)),
            Period::Quarter(y, q) => Some(year(y) + (f64::from(*q) - 1.0) / 4.0),
            Period::Month(y, m) => Some(year(y) + (f64::from(*m) - 1.0) / 12.0),
            Period::Day(d) => Some(year(&d.year()) + f64::from(d.day_of_year() - 1) / 366.0),
            Period::Years(a, b) => Some((year(a) + year(b)) / 2.0),
            Period::Words(_, y) => y.as_ref().map(year),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(y) => write!(f, "{y}"),
            Period::SchoolYear(y) => write!(f, "{y}/{:02}", (y + 1) % 100),
            Period::Quarter(y, q) => write!(f, "{y}Q{q}"),
            Period::Month(y, m) => write!(f, "{y}-{m:02}"),
            Period::Day(d) => write!(f, "{d}"),
            Period::Years(a, b) => write!(f, "{a}..{b}"),
            Period::Words(words, _) => write!(f, "{words}"),
        }
    }
}

/// A period that cannot be read; holds what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPeriod(pub String);

impl fmt::Display for BadPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no period: {:?}; expected 2023, 2023/24, 2023Q1, 2020-06, 2013-05-13 or 2013..2018", self.0)
    }
}

impl std::error::Error for BadPeriod {}

impl FromStr for Period {
    type Err = BadPeriod;

    /// Words are accepted as they are when they hold something else than digits and separators.
    fn from_str(s: &str) -> Result<Period, BadPeriod> {
        let bad = || BadPeriod(s.to_string());
        let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
        let number = |t: &str| {
            if digits(t, 4) { t.parse::<i16>().map_err(|_| bad()) } else { Err(bad()) }
        };
        let is_quarter = s.len() == 6 && s.as_bytes()[4] == b'Q';
        if s.chars().any(char::is_alphabetic) && !is_quarter {
            return Ok(Period::Words(s.to_string(), year_in(s)));
        }
        if !s.is_ascii() {
            return Err(bad());
        }
        if let Some((a, b)) = s.split_once("..") {
            let (a, b) = (number(a)?, number(b)?);
            return if a <= b { Ok(Period::Years(a, b)) } else { Err(bad()) };
        }
        if let Some((a, b)) = s.split_once('/') {
            let a = number(a)?;
            return if digits(b, 2) && b == format!("{:02}", (a + 1) % 100) { Ok(Period::SchoolYear(a)) } else { Err(bad()) };
        }
        if let Some((y, q)) = s.split_once('Q') {
            let q = q.parse::<u8>().map_err(|_| bad())?;
            return if (1..=4).contains(&q) { Ok(Period::Quarter(number(y)?, q)) } else { Err(bad()) };
        }
        match s.len() {
            4 => Ok(Period::Year(number(s)?)),
            7 if s.as_bytes()[4] == b'-' && digits(&s[5..], 2) => {
                let month = s[5..].parse::<u8>().map_err(|_| bad())?;
                if (1..=12).contains(&month) { Ok(Period::Month(number(&s[..4])?, month)) } else { Err(bad()) }
            }
            10 => s.parse().map(Period::Day).map_err(|_| bad()),
            _ => Err(bad()),
        }
    }
}

/// The last year named in words, such as 2020 in "research 2020".
fn year_in(s: &str) -> Option<i16> {
    s.split(|c: char| !c.is_ascii_digit()).filter(|t| t.len() == 4).filter_map(|t| t.parse().ok()).rfind(|y| (1900..2200).contains(y))
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Period, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_kind_reads_as_it_is_written() {
        for (text, position) in [
            ("2023", 2023.0),
            ("2023/24", 2023.0),
            ("1999/00", 1999.0),
            ("2023Q3", 2023.5),
            ("2020-07", 2020.5),
            ("2013..2018", 2015.5),
            ("research 2020", 2020.0),
        ] {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.position(), Some(position), "{text}");
        }
        assert_eq!("target".parse::<Period>().unwrap().position(), None);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "20", "2023/25", "2023Q5", "2020-13", "2018..2013", "2013-02-30", "12345678901"] {
            assert_eq!(text.parse::<Period>(), Err(BadPeriod(text.into())));
        }
    }

    proptest! {
        #[test]
        fn any_text_answers_without_panic(s in ".{0,14}") {
            if let Ok(period) = s.parse::<Period>() {
                prop_assert_eq!(period.to_string().parse::<Period>(), Ok(period));
            }
        }
    }
}
