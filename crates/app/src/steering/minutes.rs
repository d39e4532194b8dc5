//! Minutes while they are written: one text per item, each with its own revision, so that two
//! people can write at once. Whether it is too late is asked in the transaction that writes.

use super::keep::standing;
use crate::{App, Refusal};
use domain::Record;
use domain::permission::{Actor, Deed};
use domain::record::Kind;
use domain::steering::Meeting;
use futures_util::FutureExt;
use store::steering::{self, Minutes};
use store::{StoreError, records};

/// Characters of the minutes of one item.
const MOST: usize = 20_000;

impl App {
    /// Writes the minutes of one item over the revision the writer saw.
    pub async fn write_minutes(&self, actor: &Actor, id: &str, item: &str, base: i64, text: &str) -> Result<i64, Refusal> {
        let world = self.world();
        let rec = standing::<Meeting>(&world, id)?;
        self.may(actor, Deed::LeadMeeting, &rec.value.scope(id)).await?;
        let text = domain::clean::clean(text, MOST, true).map_err(|_| Refusal::Refused("refusal-minutes-text"))?;
        let (id, item, at, account) = (id.to_string(), item.to_string(), self.now(), actor.account().map(|a| a.to_string()));
        self.store()
            .write(move |tx| {
                async move {
                    let stored = records::get(tx, Kind::Meeting, &id).await?.ok_or(StoreError::NotFound)?;
                    let now: Meeting = serde_json::from_str(&stored.body).map_err(|e| Refusal::Broken(e.to_string()))?;
                    if !now.step.takes_minutes() {
                        return Err(Refusal::Refused(if now.is_fixed() { "refusal-minutes-fixed" } else { "refusal-meeting-step" }));
                    }
                    now.item(&item).ok_or(Refusal::Refused("refusal-no-item"))?;
                    Ok(steering::write_minutes(tx, &id, &item, base, &text, at, account).await?)
                }
                .boxed()
            })
            .await
    }

    /// Minutes as far as they are written, for those whose meeting it is.
    pub async fn minutes(&self, actor: &Actor, id: &str) -> Result<Vec<Minutes>, Refusal> {
        let scope = self.scope_of(Kind::Meeting, id).ok_or(Refusal::NotFound)?;
        self.may(actor, Deed::Inspect(Kind::Meeting), &scope).await?;
        Ok(steering::minutes(&mut self.store().read().await?, id).await?)
    }
}
