//! Decisions: taken once per item, made into an action, looked back upon.

use super::keep::{Write, change, make, nothing, standing, stepped};
use crate::figures::{Selection, Shown, select};
use crate::messages::texts;
use crate::records::Done;
use crate::{App, Refusal};
use domain::Record;
use domain::agenda::Action;
use domain::event::Change;
use domain::permission::{Actor, Deed, Role, Scope};
use domain::record::{Kind, Rec, State};
use domain::steering::{Decision, DecisionDeed, DecisionStep, Meeting, MeetingStep, Recused, Signal, number_of};
use domain::text::Text;
use domain::world::{World, body_of};
use futures_util::FutureExt;
use jiff::civil::Date;
use store::StoreError;
use store::outbox::{self, Mail};
use store::people;

/// A decision as it is taken in a meeting.
#[derive(Clone, Debug, Default)]
pub struct NewDecision {
    pub title: Text,
    pub text: Text,
    pub basis: Option<Text>,
    pub goals: Vec<String>,
    pub regions: Vec<String>,
    pub parties: Vec<String>,
    pub indicators: Vec<String>,
    pub manner: Option<String>,
    pub effective: Option<Date>,
    pub review_on: Option<Date>,
    pub owner: Option<String>,
    pub answer_due: Option<Date>,
    pub answers: Option<String>,
    pub supersedes: Option<String>,
    /// Signals it decides on, beside those that stand on the item.
    pub signals: Vec<String>,
}

/// How often is tried again when someone else was first.
const DRAWS: usize = 5;

impl App {
    /// Takes a decision on an item of a meeting: numbered, with its recusals, its signals decided.
    pub async fn decide(&self, actor: &Actor, meeting: &str, item: &str, new: NewDecision) -> Result<String, Refusal> {
        for _ in 0..DRAWS {
            match self.try_decide(actor, meeting, item, &new).await {
                Err(Try::Again) => self.refresh().await?,
                Err(Try::Refused(refusal)) => return Err(refusal),
                Ok(number) => return Ok(number),
            }
        }
        Err(Refusal::Unavailable("no free number for the decision".into()))
    }

    async fn try_decide(&self, actor: &Actor, meeting: &str, item: &str, new: &NewDecision) -> Result<String, Try> {
        let world = self.world();
        let rec = standing::<Meeting>(&world, meeting)?;
        self.may(actor, Deed::Decide, &rec.value.scope(meeting)).await?;
        if !matches!(rec.value.step, MeetingStep::Open | MeetingStep::Draft) {
            return Err(Refusal::Refused("refusal-decide-not-now").into());
        }
        rec.value.item(item).ok_or(Refusal::Refused("refusal-no-item"))?;
        let today = self.today();
        let number = number_of(&world, &rec.value.body, today.year());
        let signals = signals_of(&world, meeting, item, &new.signals);
        let recused = rec.value.recusals.iter().filter(|r| r.item == item);
        let decision = Decision {
            title: new.title.clone(),
            text: new.text.clone(),
            body: rec.value.body.clone(),
            basis: new.basis.clone(),
            goals: new.goals.clone(),
            regions: new.regions.clone(),
            parties: new.parties.clone(),
            indicators: new.indicators.clone(),
            meeting: Some(meeting.into()),
            item: Some(item.into()),
            manner: new.manner.clone(),
            effective: new.effective,
            review_on: new.review_on,
            owner: new.owner.clone(),
            supersedes: new.supersedes.clone(),
            answers: new.answers.clone(),
            answer_due: new.answer_due,
            signals: signals.iter().map(|s| s.id.clone()).collect(),
            recused: recused.map(|r| Recused { seat: r.seat.clone(), reason: r.reason.clone() }).collect(),
            ..Decision::default()
        };
        let decision = decision.take(today).map_err(Refusal::Refused)?;
        self.must_fit(Kind::Decision, &number, &body_of(&decision))?;
        // In a closed meeting the decision is as closed as the meeting.
        let state = rec.state.clone();
        let mut writes = vec![make(&world, &number, state, &decision)];
        for signal in signals {
            let next = signal.value.decide(&number).map_err(Refusal::Refused)?;
            writes.push(change(&world, signal, &next, stepped(next.step.code())));
        }
        if let Ok(next) = rec.value.with_outcome(item, "decision") {
            writes.push(change(&world, rec, &next, Change::Edited { fields: vec!["items".into()] }));
        }
        writes.extend(superseding(&world, &number, &decision)?);
        match self.keep(actor, "", writes, nothing()).await {
            Ok(()) => Ok(number),
            Err(StoreError::Taken { key, .. }) if key == "id" => Err(Try::Again),
            // Someone else wrote in the meeting meanwhile; whether it was this item is seen on looking again.
            Err(StoreError::Conflict { .. }) => Err(Try::Again),
            Err(StoreError::Taken { .. }) => Err(Refusal::Refused("refusal-item-decided").into()),
            Err(other) => Err(Refusal::from(other).into()),
        }
    }

    /// Takes, withdraws a decision. One that supersedes another takes its place in the same moment.
    pub async fn step_decision(&self, actor: &Actor, id: &str, deed: DecisionDeed, reason: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Decision>(&world, id)?;
        self.may(actor, Deed::Decide, &without_owner(&rec.value)).await?;
        let next = match deed {
            DecisionDeed::Take => rec.value.take(self.today()),
            DecisionDeed::Withdraw if reason.trim().is_empty() => Err("refusal-decision-reason"),
            DecisionDeed::Withdraw => rec.value.withdraw(),
            // Only by the decision that does so.
            DecisionDeed::Supersede => Err("refusal-decision-step"),
        };
        let next = next.map_err(Refusal::Refused)?;
        let mut writes = vec![change(&world, rec, &next, stepped(next.step.code()))];
        if deed == DecisionDeed::Take {
            writes.extend(superseding(&world, id, &next)?);
        }
        self.keep(actor, reason, writes, nothing()).await.map_err(Refusal::from)
    }

    /// Makes the action that carries a decision out; each shows the other.
    pub async fn decision_to_action(&self, actor: &Actor, id: &str, owner: &str, end: Option<Date>) -> Result<Done, Refusal> {
        let world = self.world();
        let rec = standing::<Decision>(&world, id)?;
        self.may(actor, Deed::Decide, &without_owner(&rec.value)).await?;
        if rec.value.step != DecisionStep::Taken {
            return Err(Refusal::Refused("refusal-decision-step"));
        }
        let landsdeel = match rec.value.regions.as_slice() {
            [only] => world.regions.get_live(only).filter(|r| r.value.form == "landsdeel").map(|r| r.id.clone()),
            _ => None,
        };
        let action = Action {
            title: rec.value.title.clone(),
            lead: rec.value.text.clone(),
            owner: owner.into(),
            goals: rec.value.goals.clone(),
            landsdeel: landsdeel.or_else(|| (!rec.value.is_national()).then(|| rec.value.body.clone())),
            decision: Some(id.into()),
            start: rec.value.effective.or(rec.value.decided),
            end,
            ..Action::default()
        };
        let scope = action.scope("");
        let publish = rec.is_live() && domain::permission::allow(actor, Deed::Publish(Kind::Action), &scope).is_ok();
        let name = format!("{id}-{}", domain::record::slug(&rec.value.title.nl));
        let name = name.chars().take(70).collect::<String>();
        let free = (1..100).map(|n| if n == 1 { name.clone() } else { format!("{name}-{n}") }).find(|n| world.actions.get(n).is_none());
        self.create(actor, Kind::Action, free.as_deref(), body_of(&action), publish, id).await
    }

    /// Says whether the aim of a decision was reached; that is kept and shown. Where it was, the signals
    /// that the decision was about close with it; where it was not, they stay open.
    pub async fn judge_decision(&self, actor: &Actor, id: &str, verdict: &str, text: Text) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Decision>(&world, id)?;
        self.may(actor, Deed::JudgeDecision, &rec.value.scope(id)).await?;
        let next = rec.value.judge(verdict, text, self.today()).map_err(Refusal::Refused)?;
        self.must_fit(Kind::Decision, id, &body_of(&next))?;
        let mut writes = vec![change(&world, rec, &next, stepped("judged"))];
        writes.extend(settled(&world, id, &next));
        self.keep(actor, "", writes, nothing()).await.map_err(Refusal::from)
    }

    /// Writes to the owners of decisions whose review is due, once; how many decisions that were.
    pub async fn ask_reviews(&self) -> Result<usize, Refusal> {
        let (world, today) = (self.world(), self.today());
        let mut asked = 0;
        let due = world.decisions.0.values().filter(|r| matches!(r.state, State::Live | State::Draft));
        for rec in due.filter(|r| r.value.asked_on.is_none() && r.value.is_to_review(today)) {
            let letters = self.review_letters(rec).await?;
            let next = Decision { asked_on: Some(today), ..rec.value.clone() };
            let write = change(&world, rec, &next, Change::Edited { fields: vec!["asked_on".into()] });
            let at = self.now();
            let beside: super::keep::Beside = Box::new(move |tx| {
                async move {
                    for letter in letters {
                        outbox::put(tx, &letter, at).await?;
                    }
                    Ok(())
                }
                .boxed()
            });
            match self.keep(&Actor::System, "", vec![write], beside).await {
                Err(StoreError::Conflict { .. }) => continue,
                other => other?,
            }
            asked += 1;
        }
        Ok(asked)
    }

    /// One letter to each contact of the owner; where it has none, to the programme office.
    async fn review_letters(&self, rec: &Rec<Decision>) -> Result<Vec<Mail>, Refusal> {
        let accounts = people::accounts(&mut self.store().read().await?).await?;
        let owns = |a: &&people::Account| a.role == Role::PartyContact && a.party.is_some() && a.party == rec.value.owner;
        let mut to: Vec<_> = accounts.iter().filter(owns).collect();
        if to.is_empty() {
            to = accounts.iter().filter(|a| a.role == Role::Programme).collect();
        }
        let letter = |account: &people::Account| {
            let t = texts(account.lang);
            let prefix = if account.lang == domain::Lang::En { "/en" } else { "" };
            let address = format!("{}{prefix}/regie/besluiten/{}", self.settings().base_url, rec.id);
            let title = rec.value.title.get(account.lang);
            Mail {
                id: uuid::Uuid::now_v7().to_string(),
                recipient: account.email.clone(),
                subject: t.steering_mail_review_subject(&rec.id),
                body: t.steering_mail_review_body(address, &rec.id, title),
                tries: 0,
                unsubscribe: None,
            }
        };
        Ok(to.into_iter().map(letter).collect())
    }
}

/// A number or meeting that changed meanwhile, or a refusal.
enum Try {
    Again,
    Refused(Refusal),
}

impl From<Refusal> for Try {
    fn from(refusal: Refusal) -> Try {
        Try::Refused(refusal)
    }
}

/// Whoever owns the review does not thereby own the decision.
fn without_owner(decision: &Decision) -> Scope {
    Scope { parties: Vec::new(), ..decision.scope("") }
}

/// Signals on the item, and those named beside, as far as they can still be decided.
fn signals_of<'w>(world: &'w World, meeting: &str, item: &str, named: &[String]) -> Vec<&'w Rec<Signal>> {
    let here = |s: &Signal| s.meeting.as_deref() == Some(meeting) && s.item.as_deref() == Some(item);
    let open = |s: &Signal| s.step.after(domain::steering::SignalDeed::Decide).is_some();
    world.signals.live().filter(|s| open(&s.value) && (here(&s.value) || named.contains(&s.id))).collect()
}

/// The signals of a decision whose aim was reached, closed with what the review found.
fn settled<'w>(world: &'w World, id: &'w str, judged: &Decision) -> Vec<Write> {
    let (Some("reached"), Some(text), Some(today)) = (judged.verdict.as_deref(), &judged.verdict_text, judged.judged) else {
        return Vec::new();
    };
    let reason: String = text.nl.chars().take(2000).collect();
    let its = world.signals.0.values().filter(|s| s.value.decided_by.as_deref() == Some(id));
    let closed = its.filter_map(|rec| Some((rec, rec.value.close(&reason, today).ok()?)));
    closed.map(|(rec, next)| change(world, rec, &next, stepped(next.step.code()))).collect()
}

/// The decision that makes place, if one does.
fn superseding(world: &World, by: &str, decision: &Decision) -> Result<Option<Write>, Refusal> {
    let Some(old) = decision.supersedes.as_deref() else { return Ok(None) };
    let rec = standing::<Decision>(world, old)?;
    let next = rec.value.supersede(by).map_err(Refusal::Refused)?;
    Ok(Some(change(world, rec, &next, stepped(next.step.code()))))
}

/// Figures of the whole country that a decision rested on, as known on its day: of each indicator
/// the newest, with what is known of the same period now.
pub fn figures_known<'w>(world: &'w World, decision: &Decision) -> Vec<(String, Shown<'w>, Option<Shown<'w>>)> {
    let Some(day) = decision.known_on() else { return Vec::new() };
    let days = world.edition_days();
    let mut found = Vec::new();
    for indicator in indicators_of(world, decision) {
        let home = domain::steering::rules::home(world, &indicator);
        let known = domain::steering::rules::course(world, &home, &days, &indicator, Some(day));
        let Some(last) = known.points.last() else { continue };
        let line = last.line();
        let ask = |as_of| {
            let wanted = line.dims.iter().map(|(d, c)| (d.clone(), vec![c.clone()])).collect();
            let selection =
                Selection { indicator: indicator.clone(), wanted, regions: vec![line.region.into()], as_of, ..Selection::default() };
            let figures = select(world, &selection).into_iter();
            figures.filter(|f| f.line() == line).max_by(|a, b| {
                let place = |f: &Shown<'_>| f.key.period.position().unwrap_or(f64::MIN);
                place(a).total_cmp(&place(b))
            })
        };
        if let Some(then) = ask(Some(day)) {
            let now = ask(None).filter(|now| now.key != then.key || now.value != then.value);
            found.push((indicator, then, now));
        }
    }
    found
}

fn indicators_of(world: &World, decision: &Decision) -> Vec<String> {
    if !decision.indicators.is_empty() {
        return decision.indicators.clone();
    }
    let mut found = Vec::new();
    for goal in decision.goals.iter().filter_map(|g| world.goals.get_live(g)) {
        for id in &goal.value.indicators {
            if !found.contains(id) {
                found.push(id.clone());
            }
        }
    }
    found
}
