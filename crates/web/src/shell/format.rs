//! Dates, numbers and figures as their readers write them.

use domain::monitor::{Figure, Finality};
use domain::period::Period;
use domain::text::Lang;
use domain::value::{Value, format_number};
use jiff::civil::Date;
use texts::T;

const MONTHS: [&str; 12] = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];

/// `1 november 2026` or `1 November 2026`.
pub fn date(day: Date, t: T) -> String {
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0) % 12];
    format!("{} {} {}", day.day(), t.code("month", month), day.year())
}

/// For tables and fields: `21-11-2026`, in English `2026-11-21`.
pub fn short_date(day: Date, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("{:02}-{:02}-{}", day.day(), day.month(), day.year()),
        Lang::En => day.to_string(),
    }
}

/// A moment in the Netherlands: `21 november 2026, 18:40`.
pub fn moment(at: jiff::Timestamp, t: T) -> String {
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap_or(jiff::tz::TimeZone::UTC);
    let local = at.to_zoned(zone);
    format!("{}, {:02}:{:02}", date(local.date(), t), local.hour(), local.minute())
}

/// A moment kept as text.
pub fn moment_text(at: &str, t: T) -> String {
    at.parse().map_or_else(|_| at.to_string(), |at| moment(at, t))
}

/// An amount for readers: `€ 1.250.000`, with cents only where there are any.
pub fn euros(cents: i64, lang: Lang) -> String {
    format!("€\u{a0}{}", euros_plain(cents, lang))
}

/// The same without the sign, as it can be typed.
#[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53")]
pub fn euros_plain(cents: i64, lang: Lang) -> String {
    format_number(cents as f64 / 100.0, if cents % 100 == 0 { 0 } else { 2 }, lang)
}

/// A period in words: ranges get a dash, months their name.
pub fn period(period: &Period, t: T) -> String {
    match period {
        Period::Years(a, b) => format!("{a}–{b}"),
        Period::Month(y, m) => format!("{} {y}", t.code("month", MONTHS[usize::from(m - 1) % 12])),
        Period::Day(d) => date(*d, t),
        Period::Quarter(y, q) => t.period_quarter(q, y),
        Period::Words(words, _) => seed::labels().label("period", words, lang_of(t)).to_string(),
        other => other.to_string(),
    }
}

fn lang_of(t: T) -> Lang {
    match t.0 {
        texts::Lang::Nl => Lang::Nl,
        texts::Lang::En => Lang::En,
    }
}

/// A figure without its unit: `1.395.000`, `28,4%`, `12–15`, or the word for what is not there.
pub fn figure(figure: &Figure, decimals: u8, t: T, lang: Lang) -> String {
    let percent = if figure.unit.is_percent() { "%" } else { "" };
    let number = |v| format!("{}{percent}", format_number(v, needed(v, decimals), lang));
    let text = match figure.value {
        Value::Number { value } => number(value),
        Value::Interval { low, high } => format!("{}–{}", format_number(low, decimals, lang), number(high)),
        Value::Suppressed => return t.value_suppressed().into(),
        Value::Missing => return t.value_missing().into(),
        Value::NotApplicable => return t.value_not_applicable().into(),
    };
    let qualified =
        if figure.qualifier.is_empty() { text } else { format!("{} {text}", seed::labels().label("qualifier", &figure.qualifier, lang)) };
    if figure.finality == Finality::Provisional { format!("{qualified}*") } else { qualified }
}

/// Decimals that show the value as published: more than the card says where the figure has them.
pub fn needed(value: f64, decimals: u8) -> u8 {
    (decimals..=4).find(|d| (value * 10f64.powi(i32::from(*d))).fract().abs() < 1e-9).unwrap_or(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_dates_follow_the_language() {
        let day = jiff::civil::date(2023, 6, 1);
        assert_eq!([short_date(day, Lang::Nl), short_date(day, Lang::En)], ["01-06-2023", "2023-06-01"]);
    }

    #[test]
    fn decimals_grow_to_what_was_published() {
        assert_eq!([needed(28.0, 0), needed(28.4, 0), needed(16.9, 1), needed(0.04, 0)], [0, 1, 1, 2]);
    }
}
