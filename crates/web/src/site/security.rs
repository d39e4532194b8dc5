//! Notes for machines: where to report a vulnerability (RFC 9116), what not to index.

use crate::shell::{Answer, Ctx};
use axum::http::header;
use axum::response::IntoResponse;
use jiff::ToSpan;
use jiff::civil::Date;

/// Days until the note expires, counted from the day it is read: well under a year, always ahead.
const DAYS: i64 = 180;

pub async fn page(ctx: Ctx) -> Answer {
    Ok(plain(security_txt(&ctx.app.settings().base_url, ctx.app.today())))
}

pub async fn robots(ctx: Ctx) -> Answer {
    let lines =
        ["/beheer", "/account", "/inloggen", "/zoeken", "/melden", "/geschiedenis"].map(|p| format!("Disallow: {p}\nDisallow: /en{p}\n"));
    Ok(plain(format!("User-agent: *\n{}\nSitemap: {}/sitemap.xml\n", lines.concat(), ctx.app.settings().base_url)))
}

fn plain(text: String) -> axum::response::Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], text).into_response()
}

fn security_txt(base: &str, today: Date) -> String {
    let expires = today.checked_add(DAYS.days()).unwrap_or(Date::MAX);
    format!(
        "Contact: {base}/melden?onderwerp=vulnerability\n\
         Expires: {expires}T00:00:00Z\n\
         Preferred-Languages: nl, en\n\
         Canonical: {base}/.well-known/security.txt\n\
         Policy: {base}/kwetsbaarheid\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_has_every_field_and_expires_within_a_year() {
        let today = jiff::civil::date(2026, 11, 21);
        let text = security_txt("https://pact.example", today);
        let field = |name: &str| text.lines().find_map(|l| l.strip_prefix(name)).unwrap().trim().to_string();
        let expires: jiff::Timestamp = field("Expires:").parse().unwrap();
        let days = expires.to_zoned(jiff::tz::TimeZone::UTC).date().since(today).unwrap().get_days();
        assert!((100..365).contains(&days), "{days}");
        assert!(field("Contact:").starts_with("https://") && field("Policy:").ends_with("/kwetsbaarheid"));
        assert_eq!(field("Canonical:"), "https://pact.example/.well-known/security.txt");
    }
}
