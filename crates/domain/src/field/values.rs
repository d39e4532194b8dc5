//! Single values as people write them.

use super::Problem;

/// Reads `2027-06-15` and, as Dutch people write it, `15-06-2027`.
pub fn read_date(s: &str) -> Option<jiff::civil::Date> {
    if let Ok(date) = s.parse() {
        return Some(date);
    }
    let mut parts = s.split(['-', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a decimal with point or comma. `1.234` and `1,234` are ambiguous and refused.
pub fn read_decimal(s: &str) -> Result<f64, Problem> {
    let separators = s.chars().filter(|c| matches!(c, '.' | ',')).count();
    if separators == 1 && s.rsplit(['.', ',']).next().is_some_and(|t| t.len() == 3) && !s.starts_with("0.") && !s.starts_with("0,") {
        return Err(Problem::Ambiguous(s.into()));
    }
    let plain = match separators {
        0 | 1 => s.replace(',', "."),
        _ => return Err(Problem::NotANumber(s.into())),
    };
    match plain.parse::<f64>() {
        Ok(n) if n.is_finite() && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) => Ok(n),
        _ => Err(Problem::NotANumber(s.into())),
    }
}

/// An absolute http(s) address without user, spaces or quotes.
pub fn is_web_address(s: &str) -> bool {
    let Some(rest) = s.strip_prefix("https://").or_else(|| s.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.contains('.') && !host.contains('@') && !s.chars().any(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\'))
}
