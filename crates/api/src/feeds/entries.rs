//! What stands in a feed: events of the public journal, editions and corrections.

use crate::feeds::atom::Entry;
use crate::records;
use crate::shell::texts;
use domain::event::{Change, Event};
use domain::world::entries;
use domain::{Lang, World};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The name of the register an event is about.
pub fn shelf(event: &Event) -> Option<&'static str> {
    event.about.kind.and_then(records::shelf_of).map(|s| s.name)
}

/// Not the filling of an empty installation, which is hundreds of lines of one moment.
pub fn is_news(event: &Event) -> bool {
    event.change.is_public() && !(event.by.role == "system" && event.change == Change::Created)
}

/// An event in words; none where what it is about is not public (any more).
pub fn of_event(world: &World, event: &Event) -> Option<Entry> {
    let t = texts(Lang::Nl);
    let what = t.code("api-change", event.change.code());
    let (title, summary, page) = match event.about.kind {
        Some(kind) if !event.about.id.is_empty() => {
            let found = entries(world, kind).into_iter().find(|e| e.id == event.about.id && e.state.code() == "live")?;
            let name = t.code("kind", kind.code());
            let page = records::shelf_of(kind).and_then(|s| s.page).map(|p| format!("{p}{}", event.about.id));
            let title = t.api_entry_title(&name, &found.title.nl, &what);
            (title, t.api_entry_text(event.about.revision, event.seq), page)
        }
        _ => (what.to_string(), t.api_entry_line(event.seq), None),
    };
    let page = page.unwrap_or_else(|| "/journaal".into());
    Some(Entry { id: format!("journaal/{}", event.seq), title, summary, updated: event.at, published: event.at, page })
}

/// Editions and corrections, newest first.
pub fn publications(world: &World) -> Vec<Entry> {
    let t = texts(Lang::Nl);
    let editions = world.editions.live().map(|e| Entry {
        id: format!("edities/{}", e.id),
        title: t.api_entry_edition(&e.value.title.nl),
        summary: e.value.note.as_ref().map_or_else(|| e.value.title.nl.clone(), |n| n.nl.clone()),
        updated: e.updated_at,
        published: start_of(e.value.published),
        page: format!("/monitor?editie={}", e.id),
    });
    let corrections = world.corrections.live().map(|c| Entry {
        id: format!("correcties/{}", c.id),
        title: t.api_entry_correction(&c.value.title.nl),
        summary: c.value.grounds.nl.clone(),
        updated: c.updated_at,
        published: start_of(c.value.corrected),
        page: format!("/monitor/{}", c.value.indicator),
    });
    let mut all: Vec<Entry> = editions.chain(corrections).collect();
    all.sort_by_key(|e| std::cmp::Reverse(e.published));
    all
}

fn start_of(day: Date) -> Timestamp {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}
