//! The calendar: moments of the landsdelen, and the minutes at which editions come out, as iCalendar (RFC 5545), to subscribe to.

use crate::shell::{Reply, no_address};
use app::App;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::get;
use domain::World;
use domain::event::fingerprint;
use jiff::civil::Date;

pub fn router() -> Router<App> {
    Router::new().route("/agenda.ics", get(agenda)).route("/agenda/{file}", get(body))
}

async fn agenda(State(app): State<App>, request: Request) -> Response {
    let host = app.settings().base_url.split("://").nth(1).unwrap_or("localhost").to_string();
    Reply::new("text/calendar", calendar(&app.world(), &host)).response(request.headers())
}

/// The public meetings of one body: `lrt.ics`, `oost.ics`.
async fn body(State(app): State<App>, Path(file): Path<String>, request: Request) -> Response {
    let world = app.world();
    let body = file.strip_suffix(".ics").filter(|b| domain::steering::is_body(&world, b));
    let Some(body) = body else { return no_address(State(app), request).await };
    let host = app.settings().base_url.split("://").nth(1).unwrap_or("localhost").to_string();
    Reply::new("text/calendar", meetings(&world, body, &host, &app.settings().base_url)).response(request.headers())
}

/// Meetings with a time stand at that time, others take the whole day. A cancelled one says so.
fn meetings(world: &World, body: &str, host: &str, base_url: &str) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Techniekpact//Regie//NL", "CALSCALE:GREGORIAN"].map(String::from).into();
    for rec in world.meetings.live().filter(|m| m.value.body == body) {
        let m = &rec.value;
        lines.extend([
            "BEGIN:VEVENT".into(),
            format!("UID:{}@{host}", rec.id),
            format!("DTSTAMP:{}", rec.updated_at.strftime("%Y%m%dT%H%M%SZ")),
            format!("SEQUENCE:{}", rec.revision - 1),
        ]);
        match m.starts.as_deref().and_then(|t| utc(m.on, t)) {
            Some(start) => {
                lines.push(format!("DTSTART:{start}"));
                lines.extend(m.ends.as_deref().and_then(|t| utc(m.on, t)).map(|end| format!("DTEND:{end}")));
            }
            None => lines.push(format!("DTSTART;VALUE=DATE:{}", plain(m.on))),
        }
        lines.push(format!("SUMMARY:{}", escaped(&m.title.nl)));
        lines.extend(m.place.as_ref().map(|p| format!("LOCATION:{}", escaped(&p.nl))));
        lines.push(format!("URL:{base_url}/regie/vergaderingen/{}", rec.id));
        let cancelled = m.step == domain::steering::MeetingStep::Cancelled;
        lines.push(format!("STATUS:{}", if cancelled { "CANCELLED" } else { "CONFIRMED" }));
        lines.push("END:VEVENT".into());
    }
    lines.push("END:VCALENDAR".into());
    lines.iter().map(|line| folded(line)).collect()
}

/// A time of the clock in the Netherlands, in UTC.
fn utc(day: Date, time: &str) -> Option<String> {
    let minutes = domain::steering::clock(time)?;
    let (hour, minute) = (i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?);
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").ok()?;
    let at = day.at(hour, minute, 0, 0).to_zoned(zone).ok()?.timestamp();
    Some(at.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// Every moment is a whole day; its UID stays the same as long as landsdeel, day and text do.
fn calendar(world: &World, host: &str) -> String {
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Techniekpact//Agenda//NL", "CALSCALE:GREGORIAN"].map(String::from).into();
    for region in world.regions.live() {
        for moment in &region.value.moments {
            let text = format!("{} ({})", moment.text.nl, region.value.title.nl);
            let uid = &fingerprint(&format!("{}|{}|{}", region.id, moment.on, moment.text.nl))[..24];
            let stamp = region.updated_at.strftime("%Y%m%dT%H%M%SZ");
            let next = moment.on.tomorrow().unwrap_or(moment.on);
            lines.extend([
                "BEGIN:VEVENT".into(),
                format!("UID:{uid}@{host}"),
                format!("DTSTAMP:{stamp}"),
                format!("SEQUENCE:{}", region.revision - 1),
                format!("DTSTART;VALUE=DATE:{}", plain(moment.on)),
                format!("DTEND;VALUE=DATE:{}", plain(next)),
                format!("SUMMARY:{}", escaped(&text)),
                "END:VEVENT".into(),
            ]);
        }
    }
    for coming in world.coming.iter() {
        let uid = &fingerprint(&format!("edition|{}", coming.edition))[..24];
        let at = coming.opens.strftime("%Y%m%dT%H%M%SZ");
        lines.extend([
            "BEGIN:VEVENT".into(),
            format!("UID:{uid}@{host}"),
            format!("DTSTAMP:{at}"),
            format!("DTSTART:{at}"),
            format!("DTEND:{at}"),
            format!("SUMMARY:{}", escaped(&coming.title.nl)),
            "END:VEVENT".into(),
        ]);
    }
    lines.push("END:VCALENDAR".into());
    lines.iter().map(|line| folded(line)).collect()
}

fn plain(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// RFC 5545 3.3.11: backslash, comma, semicolon and line break are escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

/// RFC 5545 3.1: at most 75 octets a line; what is longer goes on after a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_utc_in_winter_and_summer() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        assert_eq!(utc(day("2026-12-10"), "10:00").as_deref(), Some("20261210T090000Z"));
        assert_eq!(utc(day("2026-06-10"), "10:00").as_deref(), Some("20260610T080000Z"));
        assert_eq!(utc(day("2026-06-10"), "25:00"), None);
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let text = folded(&format!("SUMMARY:{}", "é".repeat(80)));
        assert!(text.lines().all(|l| l.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(80)));
        assert_eq!(escaped("a, b; c\\\nd"), "a\\, b\\; c\\\\\\nd");
    }
}
