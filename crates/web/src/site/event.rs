//! One row of the journal as a sentence.

use crate::shell::{Ctx, format};
use domain::event::{Change, Event};
use domain::record::{Kind, State};
use domain::world::entries;

/// A row as a reader sees it: the sentence falls apart around the title, which may be a link.
pub struct Told {
    pub seq: i64,
    pub before: String,
    pub title: Option<(String, Option<String>)>,
    pub after: String,
    pub role: String,
    pub at: String,
    pub moment: String,
    pub history: Option<String>,
    /// Opaque; for the log only.
    pub account: Option<String>,
}

/// Stands where the title goes; no cleaned text holds it.
const PLACE: char = '\u{1}';

pub fn told(ctx: &Ctx, event: &Event) -> Told {
    let about = &event.about;
    let record = about.kind.map(|kind| subject(ctx, kind, &about.id));
    let sentence = capital(&sentence(ctx, event));
    let (before, after) = sentence.split_once(PLACE).map_or((sentence.as_str(), ""), |(a, b)| (a, b));
    let is_public = record.as_ref().is_some_and(|(_, href)| href.is_some());
    Told {
        seq: event.seq,
        before: before.into(),
        after: after.into(),
        title: record.filter(|_| sentence.contains(PLACE)),
        role: ctx.t.code("role", &event.by.role).into_owned(),
        at: event.at.to_string(),
        moment: format::moment(event.at, ctx.t),
        history: about.kind.filter(|_| is_public).map(|kind| ctx.to.history(kind, &about.id)),
        account: event.by.account.map(|id| id.to_string()),
    }
}

/// Title and address of a record; of what is not public neither its title nor its id is told.
fn subject(ctx: &Ctx, kind: Kind, id: &str) -> (String, Option<String>) {
    let entry = entries(&ctx.world, kind).into_iter().find(|e| e.id == id);
    match entry {
        Some(e) if matches!(e.state, State::Live | State::Merged { .. }) => {
            let title = e.title.get(ctx.lang);
            let title = if kind == Kind::Goal { format!("{id}. {title}") } else { title.to_string() };
            (title, Some(ctx.to.record(kind, id)))
        }
        _ => (ctx.t.event_not_public().into(), None),
    }
}

fn sentence(ctx: &Ctx, event: &Event) -> String {
    let t = ctx.t;
    let kind = event.about.kind.map(|k| t.code("kind", k.code())).unwrap_or_default();
    let other = |id: &str| event.about.kind.map_or_else(String::new, |k| subject(ctx, k, id).0);
    match &event.change {
        Change::Created => t.event_created(kind, PLACE),
        Change::Edited { fields } => t.event_edited(field_names(ctx, fields), kind, PLACE),
        Change::Published => t.event_published(kind, PLACE),
        Change::Removed => t.event_removed(kind, PLACE),
        Change::Restored => t.event_restored(kind, PLACE),
        Change::Merged { into } => t.event_merged(other(into), kind, PLACE),
        Change::Redirected { to, .. } => t.event_redirected(kind, PLACE, subject(ctx, Kind::Party, to).0),
        Change::Claimed => t.event_claimed(PLACE),
        Change::ClaimGranted => t.event_claim_granted(PLACE),
        Change::ClaimRefused => t.event_claim_refused(PLACE),
        Change::Invited => t.event_invited(PLACE),
        Change::Asked => t.event_asked(PLACE),
        Change::Accepted => t.event_accepted(PLACE),
        Change::Declined => t.event_declined(PLACE),
        Change::Stepped { to } => t.event_stepped(kind, PLACE, t.code("step", to)),
        Change::Voted => t.event_voted(PLACE),
        Change::Reminded { .. } => t.event_reminded(PLACE),
        Change::Loaded { records, figures } => t.event_loaded(figures, records),
        Change::Purged { records } => t.event_purged(records),
        Change::Imported { indicator, cells, .. } => t.event_imported(cells, subject(ctx, Kind::Indicator, indicator).0),
        Change::ImportUndone { indicator } => t.event_import_undone(subject(ctx, Kind::Indicator, indicator).0),
        Change::ImportConfirmed { indicator } => t.event_import_confirmed(subject(ctx, Kind::Indicator, indicator).0),
        Change::Submitted => t.event_submitted(PLACE),
        Change::Approved { .. } => t.event_approved(PLACE),
        Change::SentBack => t.event_sent_back(PLACE),
        Change::Embargoed => t.event_embargoed(PLACE),
        Change::Withdrawn => t.event_withdrawn(PLACE),
        Change::Released { frozen } => t.event_released(PLACE, frozen.len()),
        Change::Frozen { fingerprint, actions } => t.event_frozen(actions, fingerprint, PLACE),
        Change::Refused { deed } => t.event_refused(deed),
        Change::AccountOpened => t.event_account_opened().into(),
        Change::AccountChanged => t.event_account_changed().into(),
        Change::AccountClosed => t.event_account_closed().into(),
        Change::SignedIn { method } => t.event_signed_in(t.code("sign-in-method", method)),
        Change::SignedOut => t.event_signed_out().into(),
        Change::FactorAdded { factor } => t.event_factor_added(t.code("factor", factor)),
    }
}

fn field_names(ctx: &Ctx, fields: &[String]) -> String {
    fields.iter().map(|f| ctx.t.code("field", f).to_lowercase()).collect::<Vec<_>>().join(", ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
