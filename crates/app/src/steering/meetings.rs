//! Meetings: their course, who is there, who keeps out, and the papers.

use super::keep::{Beside, change, nothing, standing, stepped};
use super::seats::seats_on;
use crate::{App, Refusal};
use domain::Record;
use domain::event::Change;
use domain::permission::{Actor, Deed};
use domain::record::{Kind, Rec};
use domain::steering::{ACCESS, Attendance, Meeting, MeetingDeed, Minute, PRESENCE, Paper, Recusal};
use domain::world::World;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use store::steering::{self, ClosedPart};

/// A paper to add.
#[derive(Clone, Debug, Default)]
pub struct NewPaper {
    pub title: String,
    pub url: String,
    pub item: Option<String>,
    /// `public`, `visible` (everyone sees that it is there) or `closed`.
    pub access: String,
}

/// What is kept of a paper beside the public record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosedPaper {
    pub id: String,
    pub title: String,
    pub url: String,
    pub item: Option<String>,
}

impl App {
    async fn leads<'w>(&self, actor: &Actor, world: &'w World, id: &str) -> Result<&'w Rec<Meeting>, Refusal> {
        let rec = standing::<Meeting>(world, id)?;
        self.may(actor, Deed::LeadMeeting, &rec.value.scope(id)).await?;
        Ok(rec)
    }

    /// From planned to published. Publishing puts the adopted minutes into the record, if everyone may read them.
    pub async fn step_meeting(&self, actor: &Actor, id: &str, deed: MeetingDeed) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        let next = match deed {
            MeetingDeed::Publish => {
                let written = steering::minutes(&mut self.store().read().await?, id).await?;
                let minutes = rec.value.items.iter().filter_map(|i| written.iter().find(|m| m.item == i.number && !m.text.is_empty()));
                rec.value.published(minutes.map(|m| Minute { item: m.item.clone(), text: m.text.clone() }).collect())
            }
            _ => rec.value.stepped(deed),
        };
        let next = next.map_err(Refusal::Refused)?;
        let write = change(&world, rec, &next, stepped(next.step.code()));
        self.keep(actor, "", vec![write], nothing()).await.map_err(Refusal::from)
    }

    /// Who is there; a seat that is not named was absent. The group it speaks for is kept as it is that day.
    pub async fn record_attendance(&self, actor: &Actor, id: &str, named: &[(String, String)]) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        let presence = |seat: &str| named.iter().find(|(s, _)| s == seat).map_or("absent", |(_, p)| p.as_str());
        let rows = seats_on(&world, &rec.value.body, rec.value.on).into_iter().map(|seat| Attendance {
            seat: seat.id.clone(),
            presence: PRESENCE.iter().find(|p| **p == presence(&seat.id)).copied().unwrap_or("absent").into(),
            party: seat.value.party.clone(),
            region: seat.value.region.clone(),
        });
        let next = rec.value.with_attendance(rows.collect()).map_err(Refusal::Refused)?;
        self.edited(actor, &world, rec, next, "attendance", nothing()).await
    }

    /// A member with an interest keeps out of an item: no vote, and the decision says so.
    pub async fn recuse(&self, actor: &Actor, id: &str, recusal: Recusal) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        if !seats_on(&world, &rec.value.body, rec.value.on).iter().any(|s| s.id == recusal.seat) {
            return Err(Refusal::Refused("refusal-no-seat"));
        }
        let voted = steering::has_voted(&mut self.store().read().await?, id, &recusal.item, &recusal.seat).await?;
        if voted {
            return Err(Refusal::Refused("refusal-recusal-voted"));
        }
        let next = rec.value.with_recusal(recusal).map_err(Refusal::Refused)?;
        self.edited(actor, &world, rec, next, "recusals", nothing()).await
    }

    /// What came of an item: information, a decision, an action.
    pub async fn record_outcome(&self, actor: &Actor, id: &str, item: &str, outcome: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        if !domain::steering::OUTCOMES.contains(&outcome) {
            return Err(Refusal::Refused("refusal-no-outcome"));
        }
        let next = rec.value.with_outcome(item, outcome).map_err(Refusal::Refused)?;
        self.edited(actor, &world, rec, next, "items", nothing()).await
    }

    /// Adds a paper by its link. What not everyone may open never enters the record.
    pub async fn add_paper(&self, actor: &Actor, id: &str, paper: NewPaper) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        let (title, url) = (paper.title.trim().to_string(), paper.url.trim().to_string());
        let clean = domain::clean::clean(&title, 300, false).is_ok();
        if title.is_empty() || !clean || !domain::field::is_web_address(&url) || url.len() > 500 || !ACCESS.contains(&paper.access.as_str())
        {
            return Err(Refusal::Refused("refusal-paper"));
        }
        let own = uuid::Uuid::now_v7().simple().to_string();
        // In a meeting that is itself not public no paper is.
        let access = if rec.value.access == "public" {
            paper.access.as_str()
        } else if paper.access == "closed" {
            "closed"
        } else {
            "visible"
        };
        let shown =
            Paper { id: own.clone(), title: title.clone(), item: paper.item.clone(), url: (access == "public").then(|| url.clone()) };
        let next = if access == "closed" { rec.value.without_paper(&own) } else { rec.value.with_paper(shown) };
        let next = next.map_err(Refusal::Refused)?;
        let beside: Beside = if access == "public" {
            nothing()
        } else {
            let body = serde_json::to_string(&ClosedPaper { id: own.clone(), title, url, item: paper.item }).unwrap_or_default();
            let part = ClosedPart { part: format!("paper:{own}"), body };
            let (id, at, account) = (id.to_string(), self.now(), actor.account().map(|a| a.to_string()));
            Box::new(move |tx| async move { steering::put_closed(tx, Kind::Meeting, &id, &part, at, account).await }.boxed())
        };
        self.edited(actor, &world, rec, next, "papers", beside).await
    }

    pub async fn remove_paper(&self, actor: &Actor, id: &str, paper: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = self.leads(actor, &world, id).await?;
        let next = rec.value.without_paper(paper).map_err(Refusal::Refused)?;
        let (own, part) = (id.to_string(), format!("paper:{paper}"));
        let beside: Beside =
            Box::new(move |tx| async move { steering::remove_closed(tx, Kind::Meeting, &own, &part).await.map(drop) }.boxed());
        self.edited(actor, &world, rec, next, "papers", beside).await
    }

    /// Papers only members may open; refused to whom the meeting is not.
    pub async fn closed_papers(&self, actor: &Actor, id: &str) -> Result<Vec<ClosedPaper>, Refusal> {
        let parts = self.closed_parts(actor, Kind::Meeting, id).await?;
        Ok(parts.iter().filter_map(|p| serde_json::from_str(&p.body).ok()).collect())
    }

    pub(super) async fn closed_parts(&self, actor: &Actor, kind: Kind, id: &str) -> Result<Vec<ClosedPart>, Refusal> {
        let scope = self.scope_of(kind, id).ok_or(Refusal::NotFound)?;
        self.may(actor, Deed::Inspect(kind), &scope).await?;
        Ok(steering::closed(&mut self.store().read().await?, kind, id).await?)
    }

    pub(super) async fn edited(
        &self,
        actor: &Actor,
        world: &World,
        rec: &Rec<Meeting>,
        next: Meeting,
        field: &str,
        beside: Beside,
    ) -> Result<(), Refusal> {
        let write = change(world, rec, &next, Change::Edited { fields: vec![field.into()] });
        self.keep(actor, "", vec![write], beside).await.map_err(Refusal::from)
    }
}
