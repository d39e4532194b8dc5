//! What changed last, as the journal tells it, for readers who come back.
//!
//! Only what is public now is named: an event about a draft or a deleted record stays in the
//! journal and off this page. Several changes of one record are one line, the newest.

use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, Fault, format};
use domain::event::{Change, Event};
use domain::record::{Kind, State};
use domain::world::entries;
use std::collections::BTreeSet;

pub struct Changed {
    pub when: String,
    /// Kind of record, such as "doel"; empty where the event is about no record.
    pub kind: String,
    pub link: Option<Linked>,
    pub what: String,
}

/// Events looked through to find enough that a reader can open.
const LOOKED_THROUGH: i64 = 60;

pub async fn changes(ctx: &Ctx, most: usize) -> Result<Vec<Changed>, Fault> {
    let events = ctx.app.public_events(i64::MAX, None, LOOKED_THROUGH).await?;
    let mut seen = BTreeSet::new();
    let fresh = events.iter().filter(|e| seen.insert((e.about.kind, e.about.id.clone())));
    Ok(fresh.filter_map(|e| changed(ctx, e)).take(most).collect())
}

fn changed(ctx: &Ctx, event: &Event) -> Option<Changed> {
    let what = sentence(ctx, &event.change)?;
    let when = format::date(day(event.at), ctx.t);
    let Some(kind) = event.about.kind else {
        return Some(Changed { when, kind: String::new(), link: None, what });
    };
    let link = public(ctx, kind, &event.about.id)?;
    Some(Changed { when, kind: ctx.t.code("kind", kind.code()).into_owned(), link: Some(link), what })
}

fn public(ctx: &Ctx, kind: Kind, id: &str) -> Option<Linked> {
    let entry = entries(&ctx.world, kind).into_iter().find(|e| e.id == id && *e.state == State::Live)?;
    Some(Linked::new(Said::of(entry.title, ctx), ctx.to.record(kind, id)))
}

fn day(at: jiff::Timestamp) -> jiff::civil::Date {
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap_or(jiff::tz::TimeZone::UTC);
    at.to_zoned(zone).date()
}

/// What happened, in words; none for what a reader of the start page need not know.
fn sentence(ctx: &Ctx, change: &Change) -> Option<String> {
    let t = ctx.t;
    Some(match change {
        Change::Created | Change::Published => t.start_change_new().into(),
        Change::Edited { fields } => {
            let names: Vec<_> = fields.iter().map(|f| t.code("field", f).to_lowercase()).collect();
            t.start_change_edited(names.join(", "))
        }
        Change::Restored => t.start_change_restored().into(),
        Change::Merged { .. } | Change::Redirected { .. } => t.start_change_merged().into(),
        Change::Accepted => t.start_change_joined().into(),
        Change::Loaded { records, figures } => {
            let n = |n: &u64| domain::value::format_number(*n as f64, 0, ctx.lang);
            t.start_change_loaded(n(figures), n(records))
        }
        _ => return None,
    })
}
