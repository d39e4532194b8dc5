//! An organisation takes over the entry that was made for it in advance.

use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::{Actor, Deed, Role, Scope};
use domain::record::Kind;
use futures_util::FutureExt;
use store::outbox::{self, Mail};
use store::people::{self, Account, Claim};
use store::{StoreError, journal, moment};
use uuid::Uuid;

impl App {
    /// Asks for the entry of one's own organisation; the programme office decides.
    pub async fn claim_party(&self, actor: &Actor, party: &str, grounds: &str) -> Result<String, Refusal> {
        self.may(actor, Deed::Claim, &Scope::national()).await?;
        let Some(account) = actor.account() else { return Err(Refusal::NotFound) };
        if self.world().parties.get_live(party).is_none() {
            return Err(Refusal::NotFound);
        }
        let claim = Claim {
            id: Uuid::now_v7().to_string(),
            party: party.into(),
            account: account.to_string(),
            grounds: grounds.into(),
            state: "open".into(),
            at: moment(self.now()),
            decided_at: None,
        };
        let (by, at, id) = (By::from(actor), self.now(), claim.id.clone());
        self.store()
            .write(move |tx| {
                async move {
                    people::insert_claim(tx, &claim).await?;
                    let about = About { kind: Some(Kind::Party), id: claim.party, ..About::default() };
                    journal::append(tx, at, by, about, Change::Claimed).await
                }
                .boxed()
            })
            .await
            .map_err(|e: StoreError| match e {
                StoreError::Taken { .. } => Refusal::Refused("refusal-claimed-before"),
                other => other.into(),
            })?;
        Ok(id)
    }

    /// What this person asked about this party, newest first of one: state and day are theirs to know.
    pub async fn own_claim(&self, account: Uuid, party: &str) -> Result<Option<Claim>, Refusal> {
        let (all, me) = (people::claims(&mut self.store().read().await?).await?, account.to_string());
        Ok(all.into_iter().find(|c| c.account == me && c.party == party))
    }

    pub async fn claims(&self, actor: &Actor) -> Result<Vec<Claim>, Refusal> {
        self.may(actor, Deed::DecideClaim, &Scope::national()).await?;
        Ok(people::claims(&mut self.store().read().await?).await?)
    }

    /// Grants or refuses, and writes to whoever asked. A granted claim makes the person contact of the party.
    pub async fn decide_claim(&self, actor: &Actor, id: &str, grant: bool) -> Result<(), Refusal> {
        self.may(actor, Deed::DecideClaim, &Scope::national()).await?;
        let claim = people::claim(&mut self.store().read().await?, id).await?.ok_or(Refusal::NotFound)?;
        let (by, at, app) = (By::from(actor), self.now(), self.clone());
        self.store()
            .write(move |tx| {
                async move {
                    let state = if grant { "granted" } else { "refused" };
                    if !people::decide_claim(tx, &claim.id, state, at).await? {
                        return Err(Refusal::Refused("refusal-wrong-state"));
                    }
                    let account = claim.account.parse().map_err(|_| StoreError::NotFound)?;
                    let account = people::account(tx, account).await?.ok_or(StoreError::NotFound)?;
                    outbox::put(tx, &app.decision(&account, &claim.party, grant), at).await?;
                    if grant {
                        make_contact(tx, &claim, account).await?;
                    }
                    let about = About { kind: Some(Kind::Party), id: claim.party, ..About::default() };
                    let change = if grant { Change::ClaimGranted } else { Change::ClaimRefused };
                    journal::append(tx, at, by, about, change).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// The letter to whoever asked, in their language.
    fn decision(&self, account: &Account, party: &str, grant: bool) -> Mail {
        let t = crate::messages::texts(account.lang);
        let world = self.world();
        let title = world.parties.get(party).map_or(party, |p| p.value.title.get(account.lang));
        let spoken = if account.lang == domain::Lang::En { "/en" } else { "" };
        let address = format!("{}{spoken}/partijen/{party}", self.settings().base_url);
        let body = if grant { t.mail_claim_granted(address, title) } else { t.mail_claim_refused(address, title) };
        let (id, subject) = (Uuid::now_v7().to_string(), t.mail_claim_subject(title));
        Mail { id, recipient: account.email.clone(), subject, body, tries: 0, unsubscribe: None }
    }
}

/// A reader becomes contact of the party; whoever has another role keeps it and gains the party.
async fn make_contact(tx: &mut store::Tx, claim: &Claim, account: Account) -> Result<(), StoreError> {
    let id = account.id;
    let role = if account.role == Role::Reader { Role::PartyContact } else { account.role };
    people::update_account(tx, &Account { role, party: Some(claim.party.clone()), ..account }).await?;
    people::delete_sessions(tx, id).await
}
