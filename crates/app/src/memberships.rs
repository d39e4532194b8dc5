//! A party joins a network only when both sides want it.

use crate::records::Done;
use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::people::{Membership, Side};
use domain::permission::{Actor, Deed, Scope, allow};
use domain::record::{Kind, State};
use domain::text::Text;
use domain::world::{body_fingerprint, body_of};
use futures_util::FutureExt;
use store::records::{self, Told};
use store::{StoreError, journal};

/// The scope in which one side of a membership acts.
fn side_scope(membership: &Membership, side: Side) -> Scope {
    match side {
        Side::Party => Scope { parties: vec![membership.party.clone()], ..Scope::default() },
        Side::Network => Scope::region(&membership.network),
    }
}

/// One id per pair. What would be too long for an address ends in a fingerprint of the whole.
fn membership_id(party: &str, network: &str) -> String {
    let whole = format!("{party}--{network}");
    if whole.len() <= 80 {
        return whole;
    }
    format!("{}-{}", &whole[..63], &domain::event::fingerprint(&whole)[..16])
}

impl App {
    /// The party asks to join, or the network invites; the other side answers.
    pub async fn ask_membership(&self, actor: &Actor, party: &str, network: &str, side: Side) -> Result<Done, Refusal> {
        let world = self.world();
        let (Some(p), Some(n)) = (world.parties.get_live(party), world.regions.get_live(network)) else { return Err(Refusal::NotFound) };
        let step = if side == Side::Party { "asked" } else { "invited" };
        let title = Text::nl(format!("{} – {}", p.value.title.nl, n.value.title.nl));
        let membership = Membership { title, party: party.into(), network: network.into(), step: step.into() };
        self.may(actor, Deed::AskMembership, &self.landsdeel_scope(&membership, side)).await?;
        let id = membership_id(party, network);
        let change = if side == Side::Party { Change::Asked } else { Change::Invited };
        match world.memberships.get(&id) {
            Some(old) if matches!(old.value.step.as_str(), "declined" | "ended") => {
                self.keep_membership(actor, id, old.revision, membership, change).await
            }
            Some(_) => Err(Refusal::Refused("refusal-asked-before")),
            None => self.keep_membership(actor, id, 0, membership, change).await,
        }
    }

    /// The side that was asked says yes or no.
    pub async fn answer_membership(&self, actor: &Actor, id: &str, yes: bool) -> Result<Done, Refusal> {
        let world = self.world();
        let old = world.memberships.get_live(id).ok_or(Refusal::NotFound)?;
        let side = old.value.waits_for().ok_or(Refusal::Refused("refusal-wrong-state"))?;
        self.may(actor, Deed::AnswerMembership, &self.landsdeel_scope(&old.value, side)).await?;
        let step = old.value.answered(side, yes).ok_or(Refusal::Refused("refusal-wrong-state"))?;
        let change = if yes { Change::Accepted } else { Change::Declined };
        let membership = Membership { step: step.into(), ..old.value.clone() };
        self.keep_membership(actor, id.into(), old.revision, membership, change).await
    }

    /// Whether the actor may do `deed` (ask or answer) for one side: what a page offers as a button.
    pub fn acts_for(&self, actor: &Actor, deed: Deed, membership: &Membership, side: Side) -> bool {
        allow(actor, deed, &self.landsdeel_scope(membership, side)).is_ok()
    }

    /// A regional pact is looked after by its landsdeel.
    fn landsdeel_scope(&self, membership: &Membership, side: Side) -> Scope {
        let parent = self.world().regions.get(&membership.network).and_then(|r| r.value.parent.clone());
        match (side, parent) {
            (Side::Network, Some(parent)) => Scope::region(parent),
            _ => side_scope(membership, side),
        }
    }

    async fn keep_membership(&self, actor: &Actor, id: String, base: i64, membership: Membership, change: Change) -> Result<Done, Refusal> {
        let (by, account, at) = (By::from(actor), actor.account().map(|a| a.to_string()), self.now());
        let body = body_of(&membership);
        let regions = vec![membership.network.clone()];
        let done = self
            .store()
            .write(move |tx| {
                async move {
                    let about = About {
                        kind: Some(Kind::Membership),
                        id: id.clone(),
                        revision: base + 1,
                        regions,
                        after: Some(body_fingerprint(&body)),
                        ..About::default()
                    };
                    let seq = journal::append(tx, at, by.clone(), about, change).await?;
                    let told = Told { at, role: by.role, account, reason: String::new(), seq };
                    let text = body.to_string();
                    if base == 0 {
                        records::insert(tx, Kind::Membership, &id, &State::Live, &text, &told).await?;
                    } else {
                        records::update(tx, Kind::Membership, &id, base, &State::Live, &text, &told).await?;
                    }
                    Ok::<_, StoreError>(Done { id, revision: base + 1, seq })
                }
                .boxed()
            })
            .await
            .map_err(|e: StoreError| match e {
                StoreError::Taken { .. } => Refusal::Refused("refusal-asked-before"),
                other => other.into(),
            })?;
        self.catch_up().await;
        Ok(done)
    }
}
