//! Letters to owners whose action is late or silent: one per action, once per round, with two links that
//! answer it ([`super::replies`]).
//!
//! Without a contact at the owner the coordinator of the landsdeel gets the letter, and without one the
//! programme office. The round is noted in the transaction of the letter: whatever fails, nobody is asked twice.

use super::replies::{LINK_DAYS, Reply};
use crate::messages::texts;
use crate::{App, Refusal};
use domain::agenda::Action;
use domain::agenda::nudge::{Cause, Reason, open_milestone, reasons};
use domain::event::{About, By, Change};
use domain::permission::{Actor, Deed, Role, allow};
use domain::record::{Kind, Rec, Record};
use domain::text::Lang;
use domain::world::World;
use futures_util::FutureExt;
use jiff::civil::Date;
use std::collections::HashSet;
use store::outbox::{self, Mail};
use store::people::{self, Account};
use store::{StoreError, journal, reminders};
use uuid::Uuid;

/// One letter to write: an action with what is new to ask about.
struct Ask<'w> {
    rec: &'w Rec<Action>,
    reasons: Vec<Reason>,
}

/// Which link of the chain a letter goes to.
#[derive(Clone, Copy)]
enum Line {
    Owner,
    Coordinator,
    Office,
}

impl App {
    /// Asks owners about what is due today, at most `most` actions; whether there is more.
    pub async fn remind_owners(&self, most: usize) -> Result<bool, Refusal> {
        let (world, today) = (self.world(), self.today());
        let mut conn = self.store().read().await?;
        let asked: HashSet<(String, String)> = reminders::rounds(&mut conn).await?.into_iter().collect();
        let mut asks = self.asks(&world, &asked, today);
        if asks.is_empty() {
            return Ok(false);
        }
        let accounts = people::accounts(&mut conn).await?;
        drop(conn);
        let more = asks.len() > most;
        asks.truncate(most);
        for ask in &asks {
            self.remind(&world, ask, &accounts).await?;
        }
        Ok(more)
    }

    fn asks<'w>(&self, world: &'w World, asked: &HashSet<(String, String)>, today: Date) -> Vec<Ask<'w>> {
        let index = self.agenda();
        let ask = |line: &super::Line| {
            let rec = world.actions.get_live(&line.id)?;
            let mut reasons = reasons(world, &rec.value, &line.standing, today);
            reasons.retain(|r| !asked.contains(&(rec.id.clone(), r.round())));
            (!reasons.is_empty()).then_some(Ask { rec, reasons })
        };
        index.lines.iter().filter_map(ask).collect()
    }

    /// Letters, rounds and event of one action: all of it or nothing.
    async fn remind(&self, world: &World, ask: &Ask<'_>, accounts: &[Account]) -> Result<(), Refusal> {
        let (line, to) = recipients(&ask.rec.value, &ask.rec.id, accounts);
        if to.is_empty() {
            // Nobody can be asked; whoever gets an account tomorrow is asked then.
            return Ok(());
        }
        let asked = Uuid::now_v7().to_string();
        let letters: Vec<Mail> = to.iter().map(|account| self.reminder(world, ask, line, account, &asked)).collect();
        let rounds: Vec<String> = ask.reasons.iter().map(Reason::round).collect();
        let (at, id) = (self.now(), ask.rec.id.clone());
        let about = About {
            kind: Some(Kind::Action),
            id: id.clone(),
            revision: ask.rec.revision,
            goals: ask.rec.value.goals.clone(),
            regions: ask.rec.value.scope(&id).regions,
            ..About::default()
        };
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    for round in &rounds {
                        reminders::put(tx, &id, round, &asked, at).await?;
                    }
                    for letter in &letters {
                        outbox::put(tx, letter, at).await?;
                    }
                    journal::append(tx, at, By::from(&Actor::System), about, Change::Reminded { rounds }).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            // Another node was first: it asked.
            Err(StoreError::Taken { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    fn reminder(&self, world: &World, ask: &Ask<'_>, line: Line, account: &Account, asked: &str) -> Mail {
        let (t, lang, action) = (texts(account.lang), account.lang, &ask.rec.value);
        let spoken = if lang == Lang::En { "/en" } else { "" };
        let base = format!("{}{spoken}", self.settings().base_url);
        let what = ask.reasons.iter().find_map(|r| r.milestone.clone()).unwrap_or_default();
        let link = |answer: &str, what: &str| {
            let reply =
                Reply { account: account.id, action: ask.rec.id.clone(), asked: asked.into(), answer: answer.into(), what: what.into() };
            format!("{base}/antwoord?code={}", self.reply_token(&reply))
        };
        let done = link("done", &what);
        let question = match open_milestone(action, &what) {
            Some(m) => t.reminder_done_milestone(m.text.get(lang)),
            None => t.reminder_done_action().to_string(),
        };
        let title = action.title.get(lang);
        let owner = world.parties.get(&action.owner).map_or(action.owner.as_str(), |p| p.value.title.get(lang));
        let why = match line {
            Line::Owner => t.reminder_why_owner(owner),
            Line::Coordinator => t.reminder_why_coordinator(owner),
            Line::Office => t.reminder_why_office(owner),
        };
        let address = format!("{base}/doe-agenda/{}", ask.rec.id);
        let reasons: Vec<String> = ask.reasons.iter().map(|r| format!("- {}", said(t, lang, action, r))).collect();
        Mail {
            id: Uuid::now_v7().to_string(),
            recipient: account.email.clone(),
            subject: t.reminder_subject(title),
            body: t.reminder_body(address, LINK_DAYS, done, question, reasons.join("\n"), title, link("unchanged", ""), why),
            tries: 0,
            unsubscribe: None,
        }
    }
}

/// A reason in words.
fn said(t: texts::T, lang: Lang, action: &Action, reason: &Reason) -> String {
    let day = day(t, reason.day);
    let milestone = reason.milestone.as_deref().and_then(|mark| open_milestone(action, mark)).map_or("", |m| m.text.get(lang));
    match reason.cause {
        Cause::Late => t.reminder_late(day, milestone),
        Cause::Soon => t.reminder_soon(day, milestone),
        Cause::Ended => t.reminder_ended(day),
        Cause::Silent => t.reminder_silent(day),
        Cause::Due => t.reminder_due(day),
    }
}

/// `1 november 2026`.
fn day(t: texts::T, day: Date) -> String {
    format!("{} {} {}", day.day(), t.code("month", &format!("{:02}", day.month())), day.year())
}

/// Who is asked: the first in the chain who may answer.
fn recipients<'a>(action: &Action, id: &str, accounts: &'a [Account]) -> (Line, Vec<&'a Account>) {
    let scope = action.scope(id);
    let may = |a: &Account| answering().into_iter().all(|deed| allow(&a.actor(), deed, &scope).is_ok());
    let of = |fits: &dyn Fn(&Account) -> bool| accounts.iter().filter(|a| fits(a) && may(a)).collect::<Vec<_>>();
    let owner = of(&|a| a.party.as_deref() == Some(action.owner.as_str()));
    if !owner.is_empty() {
        return (Line::Owner, owner);
    }
    let coordinator = of(&|a| a.role == Role::Coordinator && action.landsdeel.is_some() && a.region == action.landsdeel);
    if !coordinator.is_empty() {
        return (Line::Coordinator, coordinator);
    }
    (Line::Office, of(&|a| a.role == Role::Programme))
}

/// What an answer takes.
pub(super) fn answering() -> [Deed; 3] {
    [Deed::Create(Kind::ProgressReport), Deed::Publish(Kind::ProgressReport), Deed::Edit(Kind::Action)]
}
