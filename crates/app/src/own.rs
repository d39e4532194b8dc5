//! What people do with their own account: sessions, password, claims, what others see of them.

use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::{Actor, Role};
use futures_util::FutureExt;
use store::people::{self, Account, Claim, Session};
use store::{StoreError, journal};

/// What someone chose to show of themselves; what they hide is not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    pub name: String,
    pub function: String,
    pub email: String,
    pub phone: String,
    pub about: String,
}

impl Contact {
    fn of(account: Account) -> Option<Contact> {
        let shown = account.profile.shown;
        let chosen = |field: &str, value: String| if shown.iter().any(|s| s == field) { value } else { String::new() };
        let contact = Contact {
            name: chosen("name", account.name),
            function: chosen("function", account.profile.function),
            email: chosen("email", account.email),
            phone: chosen("phone", account.profile.phone),
            about: chosen("about", account.profile.about),
        };
        (contact != Contact::default()).then_some(contact)
    }
}

impl App {
    /// Where the person is signed in; the newest use first.
    pub async fn own_sessions(&self, account: &Account) -> Result<Vec<Session>, Refusal> {
        Ok(people::sessions(&mut self.store().read().await?, account.id).await?)
    }

    /// Ends one session of the person, known by its hash.
    pub async fn end_session(&self, account: &Account, hash: &str) -> Result<(), Refusal> {
        let (id, hash, by, at) = (account.id, hash.to_string(), By::from(&account.actor()), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    let session = people::session(tx, &hash).await?.filter(|s| s.account == id.to_string());
                    session.ok_or(StoreError::NotFound)?;
                    people::delete_session(tx, &hash).await?;
                    journal::append(tx, at, by, About::default(), Change::SignedOut).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Ends every session of the person: a lost machine, or doubt.
    pub async fn end_sessions(&self, account: &Account) -> Result<(), Refusal> {
        let (id, by, at) = (account.id, By::from(&account.actor()), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::delete_sessions(tx, id).await?;
                    journal::append(tx, at, by, About::default(), Change::SignedOut).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    pub async fn own_claims(&self, account: &Account) -> Result<Vec<Claim>, Refusal> {
        let own = account.id.to_string();
        Ok(people::claims(&mut self.store().read().await?).await?.into_iter().filter(|c| c.account == own).collect())
    }

    /// Who may be approached about a party, as far as they want to be found. For everyone.
    pub async fn party_contacts(&self, party: &str) -> Result<Vec<Contact>, Refusal> {
        self.contacts(|a| a.party.as_deref() == Some(party) && a.role != Role::Reader).await
    }

    /// The same for a landsdeel: its coordinators and liaisons.
    pub async fn region_contacts(&self, region: &str) -> Result<Vec<Contact>, Refusal> {
        self.contacts(|a| a.region.as_deref() == Some(region) && a.role != Role::Reader).await
    }

    async fn contacts(&self, belongs: impl Fn(&Account) -> bool) -> Result<Vec<Contact>, Refusal> {
        let accounts = people::accounts(&mut self.store().read().await?).await?;
        Ok(accounts.into_iter().filter(|a| belongs(a)).filter_map(Contact::of).collect())
    }

    /// Takes the authenticator off an account whose owner lost it: they set up a new one at their
    /// next sign-in, after a link by mail. Every session ends.
    pub async fn reset_second_factor(&self, actor: &Actor, id: uuid::Uuid) -> Result<(), Refusal> {
        self.may(actor, domain::permission::Deed::ManageAccounts, &domain::permission::Scope::national()).await?;
        let (by, at) = (By::from(actor), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    let account = people::account(tx, id).await?.ok_or(StoreError::NotFound)?;
                    people::update_account(tx, &Account { totp_secret: None, ..account }).await?;
                    people::delete_sessions(tx, id).await?;
                    journal::append(tx, at, by, About { id: id.to_string(), ..About::default() }, Change::AccountChanged).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_someone_shows_is_shown() {
        let mut account = crate::accounts::account_of(
            crate::accounts::NewAccount {
                email: "anna@school.example".into(),
                name: "Anna".into(),
                role: Role::PartyContact,
                region: None,
                party: Some("school".into()),
                lang: domain::Lang::Nl,
            },
            String::new(),
        );
        account.profile.phone = "030 123 45 67".into();
        assert_eq!(Contact::of(account.clone()), None);
        account.profile.shown = vec!["name".into(), "email".into(), "function".into()];
        let shown = Contact { name: "Anna".into(), email: "anna@school.example".into(), ..Contact::default() };
        assert_eq!(Contact::of(account), Some(shown));
    }
}
