//! Accounts: opened by the programme office, kept by their owners, gone when they leave.

use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::field::{FieldError, Problem};
use domain::permission::{Actor, Deed, Role, Scope};
use domain::record::Kind;
use domain::text::Lang;
use futures_util::FutureExt;
use store::people::{self, Account, Profile};
use store::{StoreError, journal, moment};
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
        let id = account.id;
        self.keep_account(actor, account, Change::AccountOpened, true).await?;
        Ok(id)
    }

    /// Changes role and scope. Every session of the account ends: rights never outlive a change.
    pub async fn change_account(&self, actor: &Actor, id: Uuid, new: NewAccount) -> Result<(), Refusal> {
        self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        self.check_account(&new)?;
        let old = people::account(&mut self.store().read().await?, id).await?.ok_or(Refusal::NotFound)?;
        let account = Account {
            email: new.email.to_lowercase(),
            name: new.name,
            role: new.role,
            region: new.region,
            party: new.party,
            lang: new.lang,
            ..old
        };
        self.keep_account(actor, account, Change::AccountChanged, false).await
    }

    fn check_account(&self, new: &NewAccount) -> Result<(), Refusal> {
        let mut errors = Vec::new();
        let at = new.email.find('@');
        if at.is_none_or(|i| i == 0 || !new.email[i..].contains('.')) || new.email.chars().any(|c| c.is_whitespace() || c.is_control()) {
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

    async fn keep_account(&self, actor: &Actor, account: Account, change: Change, fresh: bool) -> Result<(), Refusal> {
        let (by, at) = (By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    if fresh {
                        people::insert_account(tx, &account).await?;
                    } else {
                        people::update_account(tx, &account).await?;
                        people::delete_sessions(tx, account.id).await?;
                    }
                    journal::append(tx, at, by, About { id: account.id.to_string(), ..About::default() }, change).await
                }
                .boxed()
            })
            .await
            .map_err(|e: StoreError| match e {
                StoreError::Taken { .. } => Refusal::Invalid(vec![FieldError::new("email", Problem::Taken { by: String::new() })]),
                other => other.into(),
            })?;
        Ok(())
    }

    /// A person changes what is theirs: name, language, profile, what is shown.
    pub async fn change_profile(&self, account: &Account, name: &str, lang: Lang, profile: Profile) -> Result<(), Refusal> {
        let account = Account { name: name.into(), lang, profile, ..account.clone() };
        let (by, at) = (By::from(&account.actor()), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::update_account(tx, &account).await?;
                    journal::append(tx, at, by, About { id: account.id.to_string(), ..About::default() }, Change::AccountChanged).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Everything kept about a person, for that person.
    pub async fn export_account(&self, account: &Account) -> Result<serde_json::Value, Refusal> {
        let mut conn = self.store().read().await?;
        let sessions = people::sessions(&mut conn, account.id).await?;
        let claims: Vec<_> = people::claims(&mut conn).await?.into_iter().filter(|c| c.account == account.id.to_string()).collect();
        Ok(serde_json::json!({
            "account": { "id": account.id, "email": account.email, "name": account.name, "role": account.role.code(),
                "region": account.region, "party": account.party, "lang": account.lang, "created_at": account.created_at },
            "profile": account.profile,
            "sessions": sessions.iter().map(|s| serde_json::json!({ "agent": s.agent, "created_at": s.created_at, "seen_at": s.seen_at })).collect::<Vec<_>>(),
            "claims": claims.iter().map(|c| serde_json::json!({ "party": c.party, "grounds": c.grounds, "state": c.state, "at": c.at })).collect::<Vec<_>>(),
        }))
    }

    /// Removes an account and everything personal with it. The journal keeps an opaque id.
    pub async fn close_account(&self, actor: &Actor, id: Uuid) -> Result<(), Refusal> {
        if actor.account() != Some(id) {
            self.may(actor, Deed::ManageAccounts, &Scope::national()).await?;
        }
        if self.is_last_administrator(id).await? {
            return Err(Refusal::Refused("refusal-last-administrator"));
        }
        let (by, at) = (By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::delete_account(tx, id).await?;
                    journal::append(tx, at, by, About { id: id.to_string(), ..About::default() }, Change::AccountClosed).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    async fn is_last_administrator(&self, id: Uuid) -> Result<bool, Refusal> {
        let accounts = people::accounts(&mut self.store().read().await?).await?;
        let mut administrators = accounts.iter().filter(|a| a.role == Role::Programme);
        Ok(administrators.clone().any(|a| a.id == id) && administrators.all(|a| a.id == id))
    }
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
