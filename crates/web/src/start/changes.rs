//! What changed last, as the journal tells it, for readers who come back.
//!
//! Only what is public now is named: an event about a draft or a deleted record stays in the
//! journal and off this page. Several changes of one record are one line, the newest.

use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, Fault, format};
use domain::event::{Change, Event};
use domain::record::{Kind, State};
use domain::world::entry;
use std::collections::BTreeSet;
use std::sync::Arc;

pub struct Changed {
    pub when: String,
    /// Kind of record, such as "doel"; empty where the event is about no record.
    pub kind: String,
    pub link: Option<Linked>,
    pub what: String,
}

/// Events are read in steps of this many, this many times at most.
const STEP: i64 = 100;
const STEPS: usize = 8;

/// Read once per version of the pact: whatever is told here changed it.
pub async fn changes(ctx: &Ctx, most: usize) -> Result<Arc<Vec<Changed>>, Fault> {
    let key = ctx.lang.code();
    if let Some(kept) = ctx.world.find(key) {
        return Ok(kept);
    }
    let read = read(ctx, most).await?;
    Ok(ctx.world.derived(key, || read))
}

async fn read(ctx: &Ctx, most: usize) -> Result<Vec<Changed>, Fault> {
    let (mut before, mut seen, mut found) = (i64::MAX, BTreeSet::new(), Vec::new());
    for _ in 0..STEPS {
        let events = ctx.app.public_events(before, None, STEP).await?;
        let Some(last) = events.last() else { break };
        before = last.seq;
        let fresh = events.iter().filter(|e| seen.insert((e.about.kind, e.about.id.clone())));
        found.extend(fresh.filter_map(|e| changed(ctx, e)));
        if found.len() >= most || before <= 1 {
            break;
        }
    }
    found.truncate(most);
    Ok(found)
}

fn changed(ctx: &Ctx, event: &Event) -> Option<Changed> {
    // What was read from the built-in data is told once, by the event of the reading.
    if event.change == Change::Created && event.by.role == "system" {
        return None;
    }
    let what = sentence(ctx, event)?;
    let when = format::date(day(event.at), ctx.t);
    let Some(kind) = event.about.kind else {
        return Some(Changed { when, kind: String::new(), link: None, what });
    };
    // A record that was merged is gone; what it went into is where its reader should look.
    let id = if let Change::Merged { into } = &event.change { into } else { &event.about.id };
    let link = public(ctx, kind, id)?;
    Some(Changed { when, kind: ctx.t.code("kind", kind.code()).into_owned(), link: Some(link), what })
}

fn public(ctx: &Ctx, kind: Kind, id: &str) -> Option<Linked> {
    let entry = entry(&ctx.world, kind, id).filter(|e| *e.state == State::Live)?;
    Some(Linked::new(Said::of(entry.title, ctx), ctx.to.record(kind, id)))
}

/// The title of a record that was merged into another.
fn gone(ctx: &Ctx, event: &Event) -> String {
    let of = |kind| entry(&ctx.world, kind, &event.about.id).map(|e| e.title.get(ctx.lang).to_string());
    event.about.kind.and_then(of).unwrap_or_else(|| event.about.id.clone())
}

fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap_or(jiff::tz::TimeZone::UTC);
    at.to_zoned(zone).date()
}

/// What happened, in words; none for what a reader of the start page need not know.
fn sentence(ctx: &Ctx, event: &Event) -> Option<String> {
    let t = ctx.t;
    Some(match &event.change {
        Change::Created | Change::Published => t.start_change_new().into(),
        Change::Edited { fields } => {
            let names: Vec<_> = fields.iter().map(|f| t.code("field", f).to_lowercase()).collect();
            t.start_change_edited(names.join(", "))
        }
        Change::Restored => t.start_change_restored().into(),
        Change::Merged { .. } => t.start_change_merged(gone(ctx, event)),
        Change::Accepted => t.start_change_joined().into(),
        Change::Frozen { .. } => t.start_change_frozen().into(),
        Change::Loaded { records, figures } => {
            let n = |n: &u64| domain::value::format_number(*n as f64, 0, ctx.lang);
            t.start_change_loaded(n(figures), n(records))
        }
        _ => return None,
    })
}
