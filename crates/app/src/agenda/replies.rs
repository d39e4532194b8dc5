//! Answers to a reminder, from a link in a letter: no sign-in, and nothing else can be done with it.
//!
//! The link carries account, action, letter, answer and end under our seal. It acts as its account, asks the
//! policy like any deed, and works once: the first answer to a letter stands, whoever of its readers gave it.

use super::reminders::answering;
use crate::messages::texts;
use crate::steering::keep::{Beside, change, make};
use crate::{App, Refusal};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::agenda::nudge::{open_milestone, with_all_done, with_milestone_done};
use domain::agenda::standing::standing;
use domain::agenda::{Action, ProgressReport};
use domain::event::Change;
use domain::permission::Actor;
use domain::record::{Kind, Rec, Record, State};
use domain::text::{Lang, Text};
use domain::world::{World, body_of};
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, people, reminders};
use uuid::Uuid;

/// How long a link works.
pub const LINK_DAYS: i64 = 30;

const PURPOSE: &str = "reply";

/// What a link says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub account: Uuid,
    pub action: String,
    /// The letter.
    pub asked: String,
    /// `unchanged` or `done`.
    pub answer: String,
    /// The mark of the milestone that is done; empty for the whole action.
    pub what: String,
}

/// How a link stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// It can be answered, and this is what will be written.
    Open(Box<Written>),
    /// An answer was given: this one, at this moment.
    Answered {
        action: String,
        title: Text,
        answer: String,
        at: Timestamp,
    },
    /// There is nothing left to answer: it was done meanwhile, or is no longer for this account.
    Over {
        action: Option<(String, Text)>,
    },
    Expired,
    /// No link of ours, or not whole.
    Forged,
}

/// What an answer writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub id: String,
    pub title: Text,
    pub report: ProgressReport,
    /// What becomes of the action; none where nothing changes in it.
    pub next: Option<Action>,
    /// The milestone that is done.
    pub milestone: Option<Text>,
    actor: Actor,
}

impl App {
    pub(super) fn reply_token(&self, reply: &Reply) -> String {
        let until = (self.now() + SignedDuration::from_hours(24 * LINK_DAYS)).as_second();
        let Reply { account, action, asked, answer, what } = reply;
        let said = URL_SAFE_NO_PAD.encode(format!("{until}|{account}|{action}|{asked}|{answer}|{what}"));
        let seal = self.secrets().seal(PURPOSE, &said);
        format!("{said}.{seal}")
    }

    fn read_token(&self, token: &str) -> Option<(Timestamp, Reply)> {
        let (said, seal) = token.split_once('.')?;
        let own = self.secrets().is_sealed(PURPOSE, said, seal);
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(said).ok().filter(|_| own)?).ok()?;
        let parts: Vec<&str> = text.split('|').collect();
        let [until, account, action, asked, answer, what] = parts[..] else { return None };
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        let reply =
            Reply { account: account.parse().ok()?, action: action.into(), asked: asked.into(), answer: answer.into(), what: what.into() };
        Some((until, reply))
    }

    /// How a link stands; looking changes nothing.
    pub async fn reply_stand(&self, token: &str) -> Result<Stand, Refusal> {
        let Some((until, reply)) = self.read_token(token) else { return Ok(Stand::Forged) };
        self.stand_of(until, &reply).await
    }

    async fn stand_of(&self, until: Timestamp, reply: &Reply) -> Result<Stand, Refusal> {
        let world = self.world();
        let rec = world.actions.get_live(&reply.action);
        let mut conn = self.store().read().await?;
        let answered = reminders::answered(&mut conn, &reply.action, &reply.asked).await?;
        if let (Some(Some(given)), Some(rec)) = (&answered, rec) {
            let at = given.at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
            return Ok(Stand::Answered { action: rec.id.clone(), title: rec.value.title.clone(), answer: given.answer.clone(), at });
        }
        if self.now() > until {
            return Ok(Stand::Expired);
        }
        let over = Stand::Over { action: rec.map(|r| (r.id.clone(), r.value.title.clone())) };
        let account = people::account(&mut conn, reply.account).await?;
        let (Some(rec), Some(account), Some(None)) = (rec, account, answered) else { return Ok(over) };
        let (actor, scope) = (account.actor(), rec.value.scope(&rec.id));
        let may = answering().into_iter().all(|deed| domain::permission::allow(&actor, deed, &scope).is_ok());
        let written = if may { self.written(&world, rec, reply, actor) } else { None };
        Ok(written.map_or(over, |w| Stand::Open(Box::new(w))))
    }

    /// What the answer writes today; none where it no longer fits the action.
    fn written(&self, world: &World, rec: &Rec<Action>, reply: &Reply, actor: Actor) -> Option<Written> {
        let (today, action) = (self.today(), &rec.value);
        let heard = domain::agenda::standing::heard(world).get(rec.id.as_str()).copied();
        if !standing(world, rec, heard, today).is_open() {
            return None;
        }
        let blank = ProgressReport { action: rec.id.clone(), on: today, ..ProgressReport::default() };
        let (next, milestone, report) = match (reply.answer.as_str(), reply.what.as_str()) {
            ("unchanged", _) => {
                (None, None, ProgressReport { title: both(|t| t.reply_title_unchanged().into()), unchanged: true, ..blank })
            }
            ("done", "") => {
                let next = with_all_done(action, world);
                let text = Some(both(|t| t.reply_text_action().into()));
                let title = both(|t| t.reply_title_action().into());
                let report = ProgressReport { title, text, phase: next.phase.clone(), percentage: next.percentage, ..blank };
                (Some(next), None, report)
            }
            ("done", mark) => {
                let text = open_milestone(action, mark)?.text.clone();
                let title = both(|t| t.reply_title_milestone().into());
                let report = ProgressReport { title, text: Some(text.clone()), ..blank };
                (Some(with_milestone_done(action, mark, today)?), Some(text), report)
            }
            _ => return None,
        };
        Some(Written { id: rec.id.clone(), title: action.title.clone(), report, next, milestone, actor })
    }

    /// Writes the answer of a link: report, action and the mark on the letter in one transaction. What comes
    /// back is how the link stood: `Open` means that it was written now.
    pub async fn reply(&self, token: &str) -> Result<Stand, Refusal> {
        let Some((until, reply)) = self.read_token(token) else { return Ok(Stand::Forged) };
        let stand = self.stand_of(until, &reply).await?;
        let Stand::Open(written) = &stand else { return Ok(stand) };
        let world = self.world();
        let rec = world.actions.get_live(&written.id).ok_or(Refusal::NotFound)?;
        for deed in answering() {
            self.may(&written.actor, deed, &rec.value.scope(&rec.id)).await?;
        }
        let id = free_id(&world, &written.report);
        self.must_fit(Kind::ProgressReport, &id, &body_of(&written.report))?;
        let mut writes = vec![make(&world, &id, State::Live, &written.report)];
        if let Some(next) = &written.next {
            self.must_fit(Kind::Action, &rec.id, &body_of(next))?;
            let fields = changed(&rec.value, next);
            writes.push(change(&world, rec, next, Change::Edited { fields }));
        }
        match self.keep(&written.actor, "", writes, marked(&reply, self.now())).await {
            Ok(()) => Ok(stand),
            // Somebody answered at the same moment: say what they said.
            Err(StoreError::NotFound | StoreError::Taken { .. }) => self.stand_of(until, &reply).await,
            Err(other) => Err(other.into()),
        }
    }
}

/// Marks the letter as answered; a second answer undoes all it came with.
fn marked(reply: &Reply, at: Timestamp) -> Beside {
    let reply = reply.clone();
    Box::new(move |tx| {
        async move {
            let first = reminders::answer(tx, &reply.action, &reply.asked, &reply.answer, at).await?;
            if first { Ok(()) } else { Err(StoreError::NotFound) }
        }
        .boxed()
    })
}

/// A sentence of ours as content: in both languages.
fn both(say: impl Fn(texts::T) -> String) -> Text {
    Text::both(say(texts(Lang::Nl)), say(texts(Lang::En)))
}

/// The id of a report, with a number where there was one that day already.
fn free_id(world: &World, report: &ProgressReport) -> String {
    let id = report.suggest_id();
    let taken = |id: &str| world.progress.get(id).is_some();
    if !taken(&id) {
        return id;
    }
    (2..).map(|n| format!("{id}-{n}")).find(|id| !taken(id)).unwrap_or(id)
}

fn changed(old: &Action, new: &Action) -> Vec<String> {
    let found = domain::field::differences(Action::FIELDS, &body_of(old), &body_of(new));
    found.into_iter().map(|d| d.field.to_string()).collect()
}
