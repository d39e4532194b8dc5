//! How long what is kept. One list, printed in `docs/reference/retention.md`, and the deeds that apply it.

use crate::following::CONFIRM_DAYS;
use crate::records::RESTORE_DAYS;
use crate::sessions::{IDLE_MINUTES_READER, LINK_MINUTES};
use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::Actor;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, Tx, journal, people, records, retention, sheets};

/// One kind of thing with an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    LinksAndSessions,
    SentMail,
    ParkedMail,
    DeletedRecords,
    HandledReports,
    DecidedClaims,
    UnconfirmedFollows,
    IdleReaders,
    HandedSheets,
}

/// What is kept, how long, counted from when, and what then happens.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub subject: Subject,
    pub what: &'static str,
    pub minutes: i64,
    pub from: &'static str,
    pub then: &'static str,
}

const DAY: i64 = 24 * 60;

const fn rule(subject: Subject, what: &'static str, minutes: i64, from: &'static str, then: &'static str) -> Rule {
    Rule { subject, what, minutes, from, then }
}

const RULES: &[Rule] = &[
    rule(Subject::LinksAndSessions, "sign-in session, sign-in link", IDLE_MINUTES_READER, "last use; a link: its own expiry", "removed"),
    rule(Subject::SentMail, "that a letter was sent (its text and address go at once)", 30 * DAY, "sending", "removed"),
    rule(Subject::ParkedMail, "a letter that could not be delivered", 30 * DAY, "the first try", "removed"),
    rule(
        Subject::DeletedRecords,
        "a deleted record with its history",
        RESTORE_DAYS * DAY,
        "deletion",
        "removed; the journal keeps the fact",
    ),
    rule(Subject::HandledReports, "a visitor's report (its mail address goes when handled)", 365 * DAY, "arrival", "removed once handled"),
    rule(Subject::DecidedClaims, "grounds given with a claim on a party", 365 * DAY, "decision", "removed"),
    rule(
        Subject::HandedSheets,
        "what a handed-in worksheet would change, before it is confirmed",
        crate::bulk::WAIT_MINUTES,
        "handing in",
        "removed",
    ),
    rule(
        Subject::UnconfirmedFollows,
        "a mail address that was asked to confirm what it wants to follow (a confirmed one goes when its owner stops)",
        CONFIRM_DAYS * DAY,
        "the request",
        "removed",
    ),
    rule(Subject::IdleReaders, "the account of a reader", 730 * DAY, "last sign-in", "closed; everything personal goes"),
];

/// Every rule, in the order of the reference.
pub fn retention() -> &'static [Rule] {
    RULES
}

/// The reference page: the same list that is applied.
pub fn reference() -> String {
    let mut out = String::from(
        "# Retention\n\nThe system applies these periods itself, every hour, on one node. Generated from `app::retention`; \
         a test keeps this page equal to it.\n\n| what | kept | counted from | then |\n|---|---|---|---|\n",
    );
    for r in RULES {
        out.push_str(&format!("| {} | {} | {} | {} |\n", r.what, days(r.minutes), r.from, r.then));
    }
    out.push_str(&format!(
        "\nA sign-in link works once, and for {LINK_MINUTES} minutes. Backups hold what they held: keep them at most 35 days.\n\
         After something was removed the SQLite write-ahead log is emptied, and freed pages are overwritten (`secure_delete`).\n"
    ));
    out
}

fn days(minutes: i64) -> String {
    if minutes < DAY { format!("{minutes} minutes") } else { format!("{} days", minutes / DAY) }
}

impl App {
    /// Applies every rule; how many of each subject went.
    pub async fn apply_retention(&self) -> Result<Vec<(Subject, u64)>, Refusal> {
        let mut gone = Vec::new();
        for rule in RULES {
            let before = self.now() - SignedDuration::from_mins(rule.minutes);
            gone.push((rule.subject, self.forget(rule.subject, before).await?));
        }
        if gone.iter().any(|(_, n)| *n > 0) {
            self.store().scrub().await?;
            self.refresh().await?;
        }
        Ok(gone)
    }

    async fn forget(&self, subject: Subject, before: Timestamp) -> Result<u64, Refusal> {
        if subject == Subject::IdleReaders {
            return self.close_idle_readers(before).await;
        }
        let now = self.now();
        let gone: Result<u64, StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    match subject {
                        Subject::LinksAndSessions => people::sweep(tx, now, before).await,
                        Subject::SentMail => retention::forget_sent(tx, before).await,
                        Subject::ParkedMail => retention::forget_parked(tx, before).await,
                        Subject::HandledReports => retention::forget_reports(tx, before).await,
                        Subject::DecidedClaims => retention::forget_claims(tx, before).await,
                        Subject::UnconfirmedFollows => store::follow::forget_unconfirmed(tx, before).await,
                        Subject::DeletedRecords => purge(tx, now, before).await,
                        Subject::HandedSheets => sheets::forget(tx, before).await,
                        Subject::IdleReaders => Ok(0),
                    }
                }
                .boxed()
            })
            .await;
        Ok(gone?)
    }

    async fn close_idle_readers(&self, before: Timestamp) -> Result<u64, Refusal> {
        let idle = retention::idle_readers(&mut self.store().read().await?, before).await?;
        for id in &idle {
            self.close_account(&Actor::System, *id).await?;
        }
        Ok(idle.len() as u64)
    }
}

/// Removes deleted records for good; the journal tells how many.
async fn purge(tx: &mut Tx, now: Timestamp, before: Timestamp) -> Result<u64, StoreError> {
    let Ok(records @ 1..) = u64::try_from(retention::deleted_before(tx, before).await?) else { return Ok(0) };
    let seq = journal::append(tx, now, By::from(&Actor::System), About::default(), Change::Purged { records }).await?;
    records::purge_deleted(tx, before, seq).await
}
