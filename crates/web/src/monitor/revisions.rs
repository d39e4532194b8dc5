//! "What changed?": each edition beside everything published before it, cell by cell.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::{Links, format};
use app::figures::edition_changes;
use domain::monitor::Figure;

pub struct Revision {
    pub title: String,
    pub address: Option<String>,
    pub day: String,
    pub added: usize,
    pub same: usize,
    /// How many changed; of a large table only some are told one by one.
    pub revised: usize,
    pub changed: Vec<Changed>,
}

pub struct Changed {
    pub what: String,
    pub period: String,
    pub before: String,
    pub before_edition: String,
    pub after: String,
}

/// Newest edition first. An indicator with one edition has no history to tell.
pub fn revisions(reading: &Reading<'_>, to: Links) -> Vec<Revision> {
    let title = |id: &str| match reading.world.editions.get_live(id) {
        Some(edition) => edition.value.title.get(reading.lang).to_string(),
        None => capital(reading.t.monitor_no_edition()),
    };
    let value = |f: &Figure| reading.figure(f);
    let changed = |(before, after): (std::borrow::Cow<'_, Figure>, std::borrow::Cow<'_, Figure>)| Changed {
        what: capital(&what(reading, &after)),
        period: reading.period(&after.key.period),
        before: value(&before),
        before_edition: title(&before.key.edition),
        after: value(&after),
    };
    let revision = |c: app::figures::EditionChange<'_>| Revision {
        title: title(&c.edition),
        address: reading.world.editions.get_live(&c.edition).map(|e| to.edition(&e.id)),
        day: c.published.map_or_else(String::new, |d| format::date(d, reading.t)),
        added: c.added,
        same: c.same,
        revised: c.revised,
        changed: c.changed.into_iter().map(changed).collect(),
    };
    edition_changes(reading.world, reading.id).into_iter().rev().map(revision).collect()
}

/// The line of a figure in words.
pub fn what(reading: &Reading<'_>, figure: &Figure) -> String {
    let labels = seed::labels();
    let mut words: Vec<String> = figure
        .key
        .dims
        .iter()
        .filter(|(d, _)| !reading.view.background.contains_key(*d))
        .map(|(d, c)| labels.label(d, c, reading.lang).to_string())
        .collect();
    if words.is_empty() {
        words.push(reading.t.monitor_total().into());
    }
    if figure.key.region != "NL" {
        words.push(labels.label("region", &figure.key.region, reading.lang).into());
    }
    let thread = reading.thread_name(&figure.key.series, &figure.key.definition);
    words.extend((!thread.is_empty()).then_some(thread));
    words.join(", ")
}
