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

/// The largest amount: ten thousand billion euros is a slip of the finger.
pub const MOST_EUROCENT: i64 = 1_000_000_000_000_000;

/// Reads euros into eurocents: `1250`, `1.250.000`, `1.250,50`, `1,250.50`, `€ 12,5`. Groups of three
/// are thousands, one or two digits at the end are cents; anything else is refused, and so is a minus.
pub fn read_euros(s: &str) -> Option<i64> {
    let s: String = s.trim().trim_start_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, cents) = match s.rfind(['.', ',']) {
        Some(at) if s.len() - at - 1 <= 2 => (&s[..at], &s[at + 1..]),
        _ => (s.as_str(), ""),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    // One kind of mark between groups, and another before the cents.
    let marks: Vec<char> = whole.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let mixed = marks.windows(2).any(|w| w[0] != w[1]) || (!cents.is_empty() && marks.contains(&s.chars().nth(whole.len())?));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if !grouped || mixed || groups[0].is_empty() || !groups.iter().all(|g| digits(g)) || !digits(cents) {
        return None;
    }
    let euros: i64 = groups.concat().parse().ok()?;
    let cents: i64 = format!("{cents:0<2}").parse().ok()?;
    euros.checked_mul(100)?.checked_add(cents).filter(|n| *n <= MOST_EUROCENT)
}

/// An absolute http(s) address without user, spaces or quotes.
pub fn is_web_address(s: &str) -> bool {
    let Some(rest) = s.strip_prefix("https://").or_else(|| s.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.contains('.') && !host.contains('@') && !s.chars().any(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\'))
}
