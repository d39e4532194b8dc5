//! Letters to owners whose actions are late or silent: one to a person, about each action once per round, with
//! two links that answer it ([`super::replies`]).
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
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use store::outbox::{self, Mail};
use store::people::{self, Account};
use store::{StoreError, journal, reminders};
use uuid::Uuid;

/// Actions of one letter that are asked about one by one; who has more finds the rest under "my work".
const MOST_IN_LETTER: usize = 100;

/// An action with what is new to ask about, and who is asked.
struct Ask<'w> {
    rec: &'w Rec<Action>,
    reasons: Vec<Reason>,
    line: Line,
    to: Vec<&'w Account>,
    /// The letter, as links name it: one for each action, whoever reads it.
    asked: String,
}

/// Which link of the chain a letter goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Owner,
    Coordinator,
    Office,
}

impl App {
    /// Asks about what is due today, one letter to a person; at most `most` groups of people who share actions.
    /// Whether there is more.
    pub async fn remind_owners(&self, most: usize) -> Result<bool, Refusal> {
        let (world, today) = (self.world(), self.today());
        let mut conn = self.store().read().await?;
        let asked: HashSet<(String, String)> = reminders::rounds(&mut conn).await?.into_iter().collect();
        let due = self.due(&world, &asked, today);
        if due.is_empty() {
            return Ok(false);
        }
        let accounts = people::accounts(&mut conn).await?;
        drop(conn);
        let asks: Vec<Ask> = due.into_iter().filter_map(|(rec, reasons)| ask(rec, reasons, &accounts)).collect();
        let groups = together(&asks.iter().map(|a| a.to.iter().map(|to| to.id).collect()).collect::<Vec<_>>());
        for group in groups.iter().take(most) {
            let asks: Vec<&Ask> = group.iter().map(|n| &asks[*n]).collect();
            self.remind(&world, &asks).await?;
        }
        Ok(groups.len() > most)
    }

    fn due<'w>(&self, world: &'w World, asked: &HashSet<(String, String)>, today: Date) -> Vec<(&'w Rec<Action>, Vec<Reason>)> {
        let index = self.agenda();
        let due = |line: &super::Line| {
            let rec = world.actions.get_live(&line.id)?;
            let mut reasons = reasons(world, &rec.value, &line.standing, today);
            reasons.retain(|r| !asked.contains(&(rec.id.clone(), r.round())));
            (!reasons.is_empty()).then_some((rec, reasons))
        };
        let mut found: Vec<_> = index.lines.iter().filter_map(due).collect();
        found.sort_by_key(|(rec, reasons)| (reasons[0].cause, reasons[0].day, rec.id.as_str()));
        found
    }

    /// Letters, rounds and events of actions whose readers overlap: all of it or nothing.
    async fn remind(&self, world: &World, asks: &[&Ask<'_>]) -> Result<(), Refusal> {
        let mut by: BTreeMap<Uuid, (&Account, Vec<&Ask>)> = BTreeMap::new();
        for ask in asks {
            for to in &ask.to {
                by.entry(to.id).or_insert((to, Vec::new())).1.push(ask);
            }
        }
        let letters: Vec<Mail> = by.values().map(|(account, asks)| self.reminder(world, asks, account)).collect();
        let notes: Vec<(About, String, Vec<String>)> = asks.iter().map(|ask| note(ask)).collect();
        let at = self.now();
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    for (about, asked, rounds) in notes {
                        for round in &rounds {
                            reminders::put(tx, &about.id, round, &asked, at).await?;
                        }
                        journal::append(tx, at, By::from(&Actor::System), about, Change::Reminded { rounds }).await?;
                    }
                    for letter in &letters {
                        outbox::put(tx, letter, at).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        match done {
            // Another node was first with one of them: the next look asks about the rest.
            Err(StoreError::Taken { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    fn reminder(&self, world: &World, asks: &[&Ask<'_>], account: &Account) -> Mail {
        let (t, lang) = (texts(account.lang), account.lang);
        let base = format!("{}{}", self.settings().base_url, if lang == Lang::En { "/en" } else { "" });
        let told: Vec<Asked> = asks.iter().take(MOST_IN_LETTER).map(|ask| self.asked(world, ask, account, &base)).collect();
        let (subject, body) = match &told[..] {
            [a] => (
                t.reminder_subject(&a.title),
                t.reminder_body(&a.address, LINK_DAYS, &a.done, &a.question, &a.reasons, &a.title, &a.unchanged, &a.why),
            ),
            _ => {
                let list: Vec<String> = told
                    .iter()
                    .enumerate()
                    .map(|(n, a)| t.reminder_item(&a.address, &a.done, n + 1, &a.owner, &a.question, &a.reasons, &a.title, &a.unchanged))
                    .collect();
                let mut list = list.join("\n\n");
                if asks.len() > told.len() {
                    list.push_str(&format!("\n\n{}", t.reminder_rest(asks.len() - told.len())));
                }
                let why: BTreeSet<&str> = told.iter().map(|a| a.why.as_str()).collect();
                let why = if why.len() > 1 { t.reminder_why_many().to_string() } else { why.into_iter().collect::<Vec<_>>().join("\n") };
                let work = format!("{base}/mijn-werk");
                (t.reminder_many_subject(asks.len()), t.reminder_many_body(LINK_DAYS, list, asks.len(), why, work))
            }
        };
        Mail { id: Uuid::now_v7().to_string(), recipient: account.email.clone(), subject, body, tries: 0, unsubscribe: None }
    }

    /// What a letter to `account` says of one action, with the links that answer it.
    fn asked(&self, world: &World, ask: &Ask<'_>, account: &Account, base: &str) -> Asked {
        let (t, lang, action) = (texts(account.lang), account.lang, &ask.rec.value);
        let what = ask.reasons.iter().find_map(|r| r.milestone.clone()).unwrap_or_default();
        let link = |answer: &str, what: &str| {
            let (asked, action) = (ask.asked.clone(), ask.rec.id.clone());
            let reply = Reply { account: account.id, action, asked, answer: answer.into(), what: what.into() };
            format!("{base}/antwoord?code={}", self.reply_token(&reply))
        };
        let question = match open_milestone(action, &what) {
            Some(m) => t.reminder_done_milestone(m.text.get(lang)),
            None => t.reminder_done_action().to_string(),
        };
        let owner = world.parties.get(&action.owner).map_or(action.owner.as_str(), |p| p.value.title.get(lang));
        let why = match ask.line {
            Line::Owner => t.reminder_why_owner(owner),
            Line::Coordinator => t.reminder_why_coordinator(owner),
            Line::Office => t.reminder_why_office(owner),
        };
        let reasons: Vec<String> = ask.reasons.iter().map(|r| format!("- {}", said(t, lang, action, r))).collect();
        Asked {
            title: action.title.get(lang).into(),
            owner: owner.into(),
            address: format!("{base}/doe-agenda/{}", ask.rec.id),
            reasons: reasons.join("\n"),
            unchanged: link("unchanged", ""),
            done: link("done", &what),
            question,
            why,
        }
    }
}

/// One action in the words of a letter.
struct Asked {
    title: String,
    owner: String,
    address: String,
    reasons: String,
    unchanged: String,
    done: String,
    question: String,
    why: String,
}

/// None where nobody can be asked; whoever gets an account tomorrow is asked then.
fn ask<'w>(rec: &'w Rec<Action>, reasons: Vec<Reason>, accounts: &'w [Account]) -> Option<Ask<'w>> {
    let (line, to) = recipients(&rec.value, &rec.id, accounts);
    (!to.is_empty()).then(|| Ask { rec, reasons, line, to, asked: Uuid::now_v7().to_string() })
}

/// What is kept of one action that is asked about: its event, the letter, and its rounds.
fn note(ask: &Ask<'_>) -> (About, String, Vec<String>) {
    let id = ask.rec.id.clone();
    let about = About {
        kind: Some(Kind::Action),
        revision: ask.rec.revision,
        goals: ask.rec.value.goals.clone(),
        regions: ask.rec.value.scope(&id).regions,
        id,
        ..About::default()
    };
    (about, ask.asked.clone(), ask.reasons.iter().map(Reason::round).collect())
}

/// Which actions are one deed: those that share a reader, directly or through others. So each person has one
/// letter, and no action is asked about in half.
fn together(readers: &[Vec<Uuid>]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..readers.len()).collect();
    fn root(group: &mut [usize], mut n: usize) -> usize {
        while group[n] != n {
            group[n] = group[group[n]];
            n = group[n];
        }
        n
    }
    let mut first: HashMap<Uuid, usize> = HashMap::new();
    for (n, reader) in readers.iter().enumerate().flat_map(|(n, all)| all.iter().map(move |r| (n, *r))) {
        let other = *first.entry(reader).or_insert(n);
        let (a, b) = (root(&mut group, n), root(&mut group, other));
        group[a.max(b)] = a.min(b);
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..readers.len() {
        found.entry(root(&mut group, n)).or_default().push(n);
    }
    found.into_values().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_that_share_a_reader_are_one_deed() {
        let id = Uuid::from_u128;
        assert_eq!(together(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(together(&[vec![id(1)], vec![id(2)], vec![id(1)]]), [vec![0, 2], vec![1]]);
        // The third joins the first two, which have no reader in common.
        assert_eq!(together(&[vec![id(1)], vec![id(2)], vec![id(2), id(1)], vec![id(3)]]), [vec![0, 1, 2], vec![3]]);
        let chain: Vec<Vec<Uuid>> = (0..1000).rev().map(|n| vec![id(n), id(n + 1)]).collect();
        assert_eq!(together(&chain).len(), 1);
    }
}
