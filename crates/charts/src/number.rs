//! Numbers as a reader of Dutch or English writes them.

use crate::model::{Locale, Unit};

const NBSP: char = '\u{A0}';

/// A value with its unit: `28,4%`, `1.395.000`, `3,5 uur`.
pub fn value(v: f64, unit: &Unit, locale: Locale) -> String {
    match unit {
        Unit::Count => number(v, 0, locale),
        Unit::Percent { decimals } => format!("{}%", number(v, *decimals, locale)),
        Unit::Other { suffix, decimals } if suffix.is_empty() => number(v, *decimals, locale),
        Unit::Other { suffix, decimals } => {
            format!("{}{NBSP}{suffix}", number(v, *decimals, locale))
        }
    }
}

/// A value as it stands in a drawing: a unit of more than six letters is left to the subtitle,
/// for it would be repeated at every mark.
pub(crate) fn short(v: f64, unit: &Unit, locale: Locale) -> String {
    match unit {
        Unit::Other { suffix, decimals } if suffix.chars().count() > 6 => number(v, *decimals, locale),
        unit => value(v, unit, locale),
    }
}

/// A bare number with `decimals` decimals and thousands in groups of three. From 10^15 on the
/// digits stop helping, so powers of ten are written.
pub fn number(v: f64, decimals: usize, locale: Locale) -> String {
    if !v.is_finite() {
        return "–".to_owned();
    }
    if v.abs() >= 1e15 {
        return power(v, locale);
    }
    let digits = format!("{:.*}", decimals.min(12), v.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let (group, point) = separators(locale);
    // A value that rounds to zero has no sign: "−0" puzzles readers.
    let negative = v < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let mut out = String::from(if negative { "−" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

fn separators(locale: Locale) -> (char, char) {
    match locale {
        Locale::Nl => ('.', ','),
        Locale::En => (',', '.'),
    }
}

fn power(v: f64, locale: Locale) -> String {
    let text = format!("{v:.1e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mantissa = match locale {
        Locale::Nl => mantissa.replace('.', ","),
        Locale::En => mantissa.to_owned(),
    };
    format!("{}×10^{exponent}", mantissa.replace('-', "−"))
}

/// The labels of the ticks, in order: as many decimals as the step needs, the unit on the last
/// (top) one only. Axes of milliards and up are shortened (`2 mld`, `2 bn`).
pub(crate) fn ticks(ticks: &[f64], unit: &Unit, locale: Locale) -> Vec<String> {
    let top = ticks.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let (divisor, short) = match (top, locale) {
        (1e9..1e15, Locale::Nl) => (1e9, "mld"),
        (1e9..1e15, Locale::En) => (1e9, "bn"),
        _ => (1.0, ""),
    };
    let step = ticks.windows(2).map(|w| w[1] - w[0]).next().unwrap_or(1.0) / divisor;
    let decimals = decimals_of(step);
    let suffix = match unit {
        Unit::Percent { .. } => "%".to_owned(),
        Unit::Other { suffix, .. } if suffix.chars().count() <= 6 && !suffix.is_empty() => {
            format!("{NBSP}{suffix}")
        }
        _ => String::new(),
    };
    let last = ticks.len().saturating_sub(1);
    let label = |(i, v): (usize, &f64)| {
        let n = number(v / divisor, decimals, locale);
        let scale = if short.is_empty() || *v == 0.0 { String::new() } else { format!("{NBSP}{short}") };
        if i == last { format!("{n}{scale}{suffix}") } else { format!("{n}{scale}") }
    };
    ticks.iter().enumerate().map(label).collect()
}

/// The decimals that tell `step` (a nice number: 1, 2, 2.5 or 5 times a power of ten) apart.
pub(crate) fn decimals_of(step: f64) -> usize {
    (0..=12)
        .find(|&d| {
            let scaled = step * 10f64.powi(d);
            scaled >= 0.99 && (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .map_or(0, |d| d as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_readers_write_them() {
        for (v, decimals, nl, en) in [
            (0.0, 0, "0", "0"),
            (-0.04, 1, "0,0", "0.0"),
            (999.0, 0, "999", "999"),
            (1_000.0, 0, "1.000", "1,000"),
            (1_395_000.0, 0, "1.395.000", "1,395,000"),
            (-1_234.56, 1, "−1.234,6", "−1,234.6"),
            (28.4, 1, "28,4", "28.4"),
            (1.25e18, 0, "1,2×10^18", "1.2×10^18"),
            (f64::NAN, 2, "–", "–"),
        ] {
            assert_eq!(number(v, decimals, Locale::Nl), nl);
            assert_eq!(number(v, decimals, Locale::En), en);
        }
    }

    #[test]
    fn units_follow_the_number() {
        let hours = |suffix: &str| Unit::Other { suffix: suffix.to_owned(), decimals: 1 };
        let percent = Unit::Percent { decimals: 1 };
        assert_eq!(value(28.4, &percent, Locale::Nl), "28,4%");
        assert_eq!(value(3.5, &hours("uur"), Locale::Nl), "3,5\u{a0}uur");
        assert_eq!(value(2.6, &Unit::Count, Locale::En), "3");
        assert_eq!(short(0.4, &hours("procentpunt"), Locale::Nl), "0,4");
    }

    #[test]
    fn ticks_have_the_decimals_of_their_step_and_one_unit() {
        let percent = Unit::Percent { decimals: 1 };
        for (at, unit, expected) in [
            (vec![0.0, 10.0, 20.0], &percent, ["0", "10", "20%"]),
            (vec![0.0, 0.2, 0.4], &percent, ["0,0", "0,2", "0,4%"]),
            (vec![0.0, 1e9, 2e9], &Unit::Count, ["0", "1\u{a0}mld", "2\u{a0}mld"]),
            (vec![0.0, 5e5, 1e6], &Unit::Count, ["0", "500.000", "1.000.000"]),
        ] {
            assert_eq!(ticks(&at, unit, Locale::Nl), expected);
        }
    }
}
