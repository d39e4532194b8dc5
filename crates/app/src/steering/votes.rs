//! Votes in a meeting: by roll call or in secret, one for each seat.

use super::keep::{change, put, standing};
use super::seats::{seat_of, seats_on};
use crate::{App, Refusal};
use domain::Record;
use domain::event::{About, By, Change};
use domain::permission::{Actor, Deed, Scope};
use domain::record::{Kind, Rec, State};
use domain::steering::{Meeting, MeetingStep, Roll, Tally, VOTES};
use domain::world::World;
use futures_util::FutureExt;
use store::steering::{self, Counted, Round};
use store::{StoreError, journal, records};

impl App {
    /// Opens a vote on an item while the meeting is in progress and enough seats are there.
    pub async fn open_vote(&self, actor: &Actor, id: &str, item: &str, secret: bool) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Meeting>(&world, id)?;
        self.may(actor, Deed::LeadMeeting, &rec.value.scope(id)).await?;
        let seats = seats_on(&world, &rec.value.body, rec.value.on).len();
        let stuck = match &rec.value {
            m if m.step != MeetingStep::Open => Some("refusal-vote-not-now"),
            m if m.item(item).is_none() => Some("refusal-no-item"),
            m if !m.quorum_of(seats).is_met() => Some("refusal-no-quorum"),
            _ => None,
        };
        if let Some(stuck) = stuck {
            return Err(Refusal::Refused(stuck));
        }
        let (id, item) = (id.to_string(), item.to_string());
        let opened: Result<(), StoreError> =
            self.store().write(move |tx| async move { steering::open_round(tx, &id, &item, secret).await }.boxed()).await;
        opened.map_err(|e| match e {
            StoreError::Taken { .. } => Refusal::Refused("refusal-vote-open"),
            other => other.into(),
        })
    }

    /// Votes for the seat the actor speaks for. Of a secret vote only that someone voted is known.
    pub async fn vote(&self, actor: &Actor, id: &str, item: &str, choice: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Meeting>(&world, id)?;
        self.may(actor, Deed::Vote, &Scope::national()).await?;
        let seat = seat_of(&world, actor, &rec.value.body, rec.value.on).ok_or(Refusal::Refused("refusal-no-seat"))?;
        let stuck = match &rec.value {
            m if m.step != MeetingStep::Open => Some("refusal-vote-closed"),
            m if !m.is_there(&seat.id) => Some("refusal-not-there"),
            m if m.is_recused(item, &seat.id) => Some("refusal-recused"),
            _ if !VOTES.contains(&choice) => Some("refusal-no-choice"),
            _ => None,
        };
        if let Some(stuck) = stuck {
            return Err(Refusal::Refused(stuck));
        }
        let (by, at) = (By::from(actor), self.now());
        let (id, item, seat, choice) = (id.to_string(), item.to_string(), seat.id.clone(), choice.to_string());
        let cast: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    steering::cast(tx, &id, &item, &seat, &choice).await?;
                    let about = About { kind: Some(Kind::Meeting), id, ..About::default() };
                    journal::append(tx, at, by, about, Change::Voted).await.map(drop)
                }
                .boxed()
            })
            .await;
        cast.map_err(|e| match e {
            StoreError::Taken { .. } => Refusal::Refused("refusal-voted"),
            StoreError::NotFound => Refusal::Refused("refusal-vote-closed"),
            other => other.into(),
        })
    }

    /// Closes a vote and puts its outcome into the record of the meeting.
    pub async fn close_vote(&self, actor: &Actor, id: &str, item: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Meeting>(&world, id)?;
        self.may(actor, Deed::LeadMeeting, &rec.value.scope(id)).await?;
        let (own, item, at, who) = (id.to_string(), item.to_string(), self.now(), actor.clone());
        let world: World = (*world).clone();
        let closed: Result<(), Refusal> = self
            .store()
            .write(move |tx| {
                async move {
                    let counted = steering::close_round(tx, &own, &item).await?;
                    // The record as it stands now, not as it was read before: others may have written since.
                    let stored = records::get(tx, Kind::Meeting, &own).await?.ok_or(StoreError::NotFound)?;
                    let value: Meeting = serde_json::from_str(&stored.body).map_err(|e| Refusal::Broken(e.to_string()))?;
                    let now: Rec<Meeting> =
                        Rec { id: own, revision: stored.revision, state: stored.state, updated_at: stored.updated_at, value };
                    let (tally, rolls) = outcome(&item, counted);
                    let next = now.value.with_tally(tally, rolls).map_err(Refusal::Refused)?;
                    let write = change(&world, &now, &next, Change::Edited { fields: vec!["tallies".into()] });
                    Ok(put(tx, at, &who, "", write).await?)
                }
                .boxed()
            })
            .await;
        self.catch_up().await;
        closed.map_err(|e| if matches!(e, Refusal::NotFound) { Refusal::Refused("refusal-vote-closed") } else { e })
    }

    /// Votes that are open or were closed, for those whose meeting it is.
    pub async fn vote_rounds(&self, actor: &Actor, id: &str) -> Result<Vec<Round>, Refusal> {
        let world = self.world();
        let rec = world.meetings.get(id).ok_or(Refusal::NotFound)?;
        let speaks = seat_of(&world, actor, &rec.value.body, rec.value.on).is_some();
        if rec.state != State::Live || !speaks {
            self.may(actor, Deed::Inspect(Kind::Meeting), &rec.value.scope(id)).await?;
        }
        Ok(steering::rounds(&mut self.store().read().await?, id).await?)
    }

    /// Whether the seat of the actor has voted on an item.
    pub async fn has_voted(&self, actor: &Actor, id: &str, item: &str) -> Result<bool, Refusal> {
        let world = self.world();
        let rec = world.meetings.get(id).ok_or(Refusal::NotFound)?;
        let Some(seat) = seat_of(&world, actor, &rec.value.body, rec.value.on) else { return Ok(false) };
        Ok(steering::has_voted(&mut self.store().read().await?, id, item, &seat.id).await?)
    }
}

fn outcome(item: &str, counted: Counted) -> (Tally, Vec<Roll>) {
    let count = |choice: &str| counted.counts.iter().find(|(c, _)| c == choice).map_or(0, |(_, n)| *n);
    let tally = Tally { item: item.into(), secret: counted.secret, yes: count("for"), no: count("against"), abstained: count("abstain") };
    let rolls = counted.roll.iter().map(|(seat, vote)| Roll { item: item.into(), seat: seat.clone(), vote: vote.clone() }).collect();
    (tally, rolls)
}
