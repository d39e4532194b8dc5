//! The first start: the pact built into the program enters an empty store, in one transaction.

use crate::accounts::{NewAccount, account_of};
use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::{Actor, Role};
use domain::record::State;
use domain::text::Lang;
use domain::world::body_fingerprint;
use futures_util::FutureExt;
use store::people;
use store::records::{self, Told};
use store::{Store, StoreError, figures, journal, moment};
use uuid::Uuid;

/// Loads the pact into an empty store; false where something is in it already.
pub async fn load_pact(store: &Store, now: jiff::Timestamp) -> Result<bool, Refusal> {
    let seed = seed::load().map_err(|e| Refusal::Broken(e.to_string()))?;
    let loaded: Result<bool, StoreError> = store
        .write(move |tx| {
            async move {
                if !journal::is_empty(tx).await? {
                    return Ok(false);
                }
                let by = By::from(&Actor::System);
                let change = Change::Loaded { records: seed.records.len() as u64, figures: seed.figures.len() as u64 };
                let seq = journal::append(tx, now, by.clone(), About::default(), change).await?;
                for record in &seed.records {
                    let fingerprint = body_fingerprint(&record.body);
                    let about =
                        About { kind: Some(record.kind), id: record.id.clone(), revision: 1, after: Some(fingerprint), ..About::default() };
                    let seq = journal::append(tx, now, by.clone(), about, Change::Created).await?;
                    let told = Told { at: now, role: by.role.clone(), account: None, reason: String::new(), seq };
                    records::insert(tx, record.kind, &record.id, &State::Live, &record.body.to_string(), &told).await?;
                }
                figures::load(tx, &seed.figures, now).await?;
                figures::load_crosswalk(tx, &seed.crosswalk).await?;
                figures::pulse(tx, seq).await?;
                Ok(true)
            }
            .boxed()
        })
        .await;
    Ok(loaded?)
}

impl App {
    /// Whether nobody can manage anything yet.
    pub async fn needs_administrator(&self) -> Result<bool, Refusal> {
        let accounts = people::accounts(&mut self.store().read().await?).await?;
        Ok(!accounts.iter().any(|a| a.role == Role::Programme))
    }

    /// Opens an account on behalf of the operator: the first administrator, the demonstration's roles.
    pub async fn open_account_as_operator(
        &self,
        email: &str,
        name: &str,
        role: Role,
        region: Option<&str>,
        party: Option<&str>,
    ) -> Result<Uuid, Refusal> {
        let new = NewAccount {
            email: email.into(),
            name: name.into(),
            role,
            region: region.map(Into::into),
            party: party.map(Into::into),
            lang: Lang::Nl,
        };
        let account = account_of(new, moment(self.now()));
        let (id, at) = (account.id, self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::insert_account(tx, &account).await?;
                    let about = About { id: account.id.to_string(), ..About::default() };
                    journal::append(tx, at, By::from(&Actor::System), about, Change::AccountOpened).await
                }
                .boxed()
            })
            .await?;
        Ok(id)
    }

    /// Forgets someone's authenticator and ends their sessions, on behalf of the operator.
    pub async fn forget_code_as_operator(&self, id: Uuid) -> Result<(), Refusal> {
        let at = self.now();
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    let account = people::account(tx, id).await?.ok_or(StoreError::NotFound)?;
                    people::update_account(tx, &people::Account { totp_secret: None, totp_step: 0, ..account }).await?;
                    people::delete_sessions(tx, id).await?;
                    let about = About { id: id.to_string(), ..About::default() };
                    journal::append(tx, at, By::from(&Actor::System), about, Change::AccountChanged).await?;
                    Ok(())
                }
                .boxed()
            })
            .await;
        Ok(done?)
    }
}
