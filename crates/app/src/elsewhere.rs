//! Signing in at another organisation, which says who somebody is. What they may do is ours to say.

use crate::accounts::{NewAccount, account_of};
use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::Role;
use domain::text::Lang;
use futures_util::FutureExt;
use store::people::{self, Account};
use store::{StoreError, Tx, journal, moment};
use uuid::Uuid;

/// Who somebody is according to another organisation.
#[derive(Clone, Debug)]
pub struct Vouched {
    pub issuer: String,
    /// Lasting, and only together with the issuer.
    pub subject: String,
    /// Only an address that organisation has verified.
    pub email: Option<String>,
    pub name: String,
    pub lang: Lang,
}

impl App {
    /// Opens a session for whom another organisation vouches for; it counts as one factor. Known
    /// by subject, else by a verified mail address that no other subject has, else a new reader.
    pub async fn sign_in_elsewhere(&self, who: Vouched, agent: &str) -> Result<String, Refusal> {
        let at = self.now();
        let account = self.store().write(move |tx| async move { found_or_opened(tx, who, at).await }.boxed()).await?;
        self.open_session(account, 1, "oidc", agent).await
    }
}

async fn found_or_opened(tx: &mut Tx, who: Vouched, at: jiff::Timestamp) -> Result<Uuid, Refusal> {
    let subject = format!("{}|{}", who.issuer, who.subject);
    if let Some(account) = people::account_by_subject(tx, &subject).await? {
        return Ok(account.id);
    }
    let email = who.email.map(|e| e.trim().to_lowercase()).filter(|e| !e.is_empty());
    let email = email.ok_or(Refusal::Refused("refusal-elsewhere-address"))?;
    match people::account_by_email(tx, &email).await? {
        Some(account) if account.oidc_subject.is_some() => Err(Refusal::Refused("refusal-elsewhere-taken")),
        Some(account) => Ok(link(tx, account, subject, at).await?),
        None => {
            let name = if who.name.trim().is_empty() { email.clone() } else { who.name };
            let new = NewAccount { email, name, role: Role::Reader, region: None, party: None, lang: who.lang };
            Ok(open(tx, Account { oidc_subject: Some(subject), ..account_of(new, moment(at)) }, at).await?)
        }
    }
}

async fn link(tx: &mut Tx, account: Account, subject: String, at: jiff::Timestamp) -> Result<Uuid, StoreError> {
    let (id, by) = (account.id, By::from(&account.actor()));
    people::update_account(tx, &Account { oidc_subject: Some(subject), ..account }).await?;
    journal::append(tx, at, by, About::default(), Change::FactorAdded { factor: "oidc".into() }).await?;
    Ok(id)
}

async fn open(tx: &mut Tx, account: Account, at: jiff::Timestamp) -> Result<Uuid, StoreError> {
    let (id, by) = (account.id, By::from(&account.actor()));
    people::insert_account(tx, &account).await?;
    journal::append(tx, at, by, About { id: id.to_string(), ..About::default() }, Change::AccountOpened).await?;
    Ok(id)
}
