//! Accounts: opened by the programme office, kept by their owners, gone when they leave.

use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::field::{FieldError, Problem};
use domain::permission::{Actor, Deed, Role, Scope};
use domain::record::Kind;
use domain::text::Lang;
use futures_util::FutureExt;
use store::people::{self, Account, Profile};
use store::{StoreError, Tx, journal, moment};
use uuid::Uuid;

/// What the programme office fills in for a new account.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub region: Option<String>,
    pub party: Option<String>,
    pub lang: Lang,
}

impl App {
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<Account>, Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        Ok(people::accounts(&mut self.store().read().await?).await?)
    }

    pub async fn open_account(&self, actor: &Actor, new: NewAccount) -> Result<Uuid, Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        self.check_account(&new)?;
        let account = account_of(new, moment(self.now()));
        let (id, by, at) = (account.id, By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::insert_account(tx, &account).await?;
                    journal::append(tx, at, by, about(id), Change::AccountOpened).await
                }
                .boxed()
            })
            .await
            .map_err(address_taken)?;
        Ok(id)
    }

    /// Changes role and scope. Every session of the account ends: rights never outlive a change.
    pub async fn change_account(&self, actor: &Actor, id: Uuid, new: NewAccount) -> Result<(), Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        self.check_account(&new)?;
        let (by, at) = (By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    let old = people::account(tx, id).await?.ok_or(Refusal::NotFound)?;
                    if new.role != Role::Programme {
                        keep_an_administrator(tx, id).await?;
                    }
                    let fresh = account_of(new, String::new());
                    let old_email = old.email;
                    let account = Account {
                        id,
                        profile: old.profile,
                        created_at: old.created_at,
                        password_hash: old.password_hash,
                        totp_secret: old.totp_secret,
                        totp_step: old.totp_step,
                        oidc_subject: old.oidc_subject,
                        seen_at: old.seen_at,
                        ..fresh
                    };
                    people::update_account(tx, &account).await.map_err(address_taken)?;
                    store::follow::move_address(tx, &old_email, &account.email).await?;
                    people::delete_sessions(tx, id).await?;
                    journal::append(tx, at, by, about(id), Change::AccountChanged).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    fn check_account(&self, new: &NewAccount) -> Result<(), Refusal> {
        let mut errors = Vec::new();
        let email = new.email.trim();
        let at = email.find('@');
        if at.is_none_or(|i| i == 0 || !email[i..].contains('.')) || email.chars().any(|c| c.is_whitespace() || c.is_control()) {
            errors.push(FieldError::new("email", Problem::Required));
        }
        if new.name.trim().is_empty() {
            errors.push(FieldError::new("name", Problem::Required));
        }
        let world = self.world();
        let needs_region = matches!(new.role, Role::Coordinator | Role::Liaison);
        if needs_region && !new.region.as_ref().is_some_and(|r| world.has(Kind::Region, r)) {
            errors.push(FieldError::new("region", Problem::Required));
        }
        if new.role == Role::PartyContact && !new.party.as_ref().is_some_and(|p| world.has(Kind::Party, p)) {
            errors.push(FieldError::new("party", Problem::Required));
        }
        if errors.is_empty() { Ok(()) } else { Err(Refusal::Invalid(errors)) }
    }

    /// A person changes what is theirs: name, language, profile, what is shown.
    pub async fn change_profile(&self, account: &Account, name: &str, lang: Lang, profile: Profile) -> Result<(), Refusal> {
        let (by, at, id, name) = (By::from(&account.actor()), self.now(), account.id, name.to_string());
        self.store()
            .write(move |tx| {
                async move {
                    // Read again: role and scope may have changed since the page was opened.
                    let account = people::account(tx, id).await?.ok_or(StoreError::NotFound)?;
                    people::update_account(tx, &Account { name, lang, profile, ..account }).await?;
                    journal::append(tx, at, by, about(id), Change::AccountChanged).await
                }
                .boxed()
            })
            .await
            .map_err(|e: StoreError| e.into())
            .map(|_| ())
    }

    /// Everything kept about a person, for that person.
    pub async fn export_account(&self, account: &Account) -> Result<serde_json::Value, Refusal> {
        let mut conn = self.store().read().await?;
        let sessions = people::sessions(&mut conn, account.id).await?;
        let follows = match store::follow::by_email(&mut conn, &account.email).await? {
            Some(follower) => store::follow::follows(&mut conn, &follower.id).await?,
            None => Vec::new(),
        };
        let claims: Vec<_> = people::claims(&mut conn).await?.into_iter().filter(|c| c.account == account.id.to_string()).collect();
        Ok(serde_json::json!({
            "account": { "id": account.id, "email": account.email, "name": account.name, "role": account.role.code(),
                "region": account.region, "party": account.party, "lang": account.lang, "created_at": account.created_at },
            "profile": account.profile,
            "sessions": sessions.iter().map(|s| serde_json::json!({ "agent": s.agent, "created_at": s.created_at, "seen_at": s.seen_at })).collect::<Vec<_>>(),
            "claims": claims.iter().map(|c| serde_json::json!({ "party": c.party, "grounds": c.grounds, "state": c.state, "at": c.at })).collect::<Vec<_>>(),
            "follows": follows.iter().map(|f| serde_json::json!({ "kind": f.kind, "id": f.id, "rhythm": f.rhythm, "confirmed": f.confirmed == 1, "at": f.at })).collect::<Vec<_>>(),
        }))
    }

    /// Removes an account and everything personal with it. The journal keeps an opaque id.
    pub async fn close_account(&self, actor: &Actor, id: Uuid) -> Result<(), Refusal> {
        if actor.account() != Some(id) {
            self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        }
        let (by, at) = (By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::account(tx, id).await?.ok_or(Refusal::NotFound)?;
                    keep_an_administrator(tx, id).await?;
                    people::delete_account(tx, id).await?;
                    journal::append(tx, at, by, about(id), Change::AccountClosed).await?;
                    Ok::<_, Refusal>(())
                }
                .boxed()
            })
            .await?;
        if let Err(e) = self.store().scrub().await {
            tracing::warn!(error = %e, "an account is erased, but the write-ahead log could not be emptied yet");
        }
        Ok(())
    }
}

fn about(id: Uuid) -> About {
    About { id: id.to_string(), ..About::default() }
}

fn address_taken(e: StoreError) -> Refusal {
    match e {
        StoreError::Taken { .. } => Refusal::Invalid(vec![FieldError::new("email", Problem::Taken { by: String::new() })]),
        other => other.into(),
    }
}

/// Somebody must be able to manage: refuses where `id` is the only one. Inside the deed, for two may leave at once.
async fn keep_an_administrator(tx: &mut Tx, id: Uuid) -> Result<(), Refusal> {
    let accounts = people::accounts(tx).await?;
    let mut administrators = accounts.iter().filter(|a| a.role == Role::Programme).map(|a| a.id).peekable();
    if administrators.peek().is_some() && administrators.all(|a| a == id) {
        return Err(Refusal::Refused("refusal-last-administrator"));
    }
    Ok(())
}

/// A fresh account without any factor.
pub(crate) fn account_of(new: NewAccount, created_at: String) -> Account {
    Account {
        id: Uuid::now_v7(),
        email: new.email.trim().to_lowercase(),
        name: new.name.trim().into(),
        role: new.role,
        region: new.region,
        party: new.party,
        lang: new.lang,
        profile: Profile::default(),
        password_hash: None,
        totp_secret: None,
        totp_step: 0,
        oidc_subject: None,
        created_at,
        seen_at: None,
    }
}
