//! Someone without an account wants to take over the entry of their organisation. A link by mail
//! proves the address; opening it makes a reader's account, which then claims like any other.
//!
//! Nothing is kept until the link is opened: the link carries address, language and end under our
//! seal. It works once, because afterwards the account is there.

use crate::accounts::{NewAccount, account_of};
use crate::sessions::LINK_MINUTES;
use crate::{App, Refusal};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::event::{About, By, Change};
use domain::permission::{Actor, Role};
use domain::text::Lang;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use store::people;
use store::{StoreError, journal, moment, outbox};
use uuid::Uuid;

const PURPOSE: &str = "join";

impl App {
    /// Sends a sign-in link, or to an address we do not know a link that makes an account first. The
    /// answer is the same, and takes as long, for any address: the work happens after it.
    pub fn request_link_or_join(&self, email: &str, back: &str, lang: Lang) {
        let (app, email, back) = (self.clone(), email.trim().to_lowercase(), back.to_string());
        tokio::spawn(async move {
            if let Err(e) = app.send_link_or_join(&email, &back, lang).await {
                tracing::warn!(error = %e, "a link to join could not be prepared");
            }
        });
    }

    async fn send_link_or_join(&self, email: &str, back: &str, lang: Lang) -> Result<(), Refusal> {
        if people::account_by_email(&mut self.store().read().await?, email).await?.is_some() {
            return self.send_link(email, back).await;
        }
        // All together too: nobody uses us to fill the mailboxes of strangers.
        if !self.inner.links.allow(email, self.now()) || !self.inner.joins.allow("all", self.now()) {
            return Ok(());
        }
        let (t, now) = (crate::messages::texts(lang), self.now());
        let spoken = if lang == Lang::En { "/en" } else { "" };
        let token = self.join_token(email, lang, now + SignedDuration::from_mins(LINK_MINUTES));
        let link = format!("{}{spoken}/inloggen/link?nieuw={token}&terug={back}", self.settings().base_url);
        let mail = outbox::Mail {
            id: Uuid::now_v7().to_string(),
            recipient: email.into(),
            subject: t.mail_join_subject().into(),
            body: t.mail_join_body(LINK_MINUTES, link),
            tries: 0,
            unsubscribe: None,
        };
        let kept: Result<(), StoreError> = self.store().write(move |tx| async move { outbox::put(tx, &mail, now).await }.boxed()).await;
        Ok(kept?)
    }

    fn join_token(&self, email: &str, lang: Lang, until: Timestamp) -> String {
        let said = URL_SAFE_NO_PAD.encode(format!("{}|{}|{email}", until.as_second(), lang.code()));
        let seal = self.secrets().seal(PURPOSE, &said);
        format!("{said}.{seal}")
    }

    /// Makes the reader's account the link was sent for, and signs in; the cookie's value.
    pub async fn join_by_link(&self, token: &str, agent: &str) -> Result<String, Refusal> {
        let (email, lang) = self.invited(token).ok_or(Refusal::Refused("refusal-link-used"))?;
        let new = NewAccount { email, name: String::new(), role: Role::Reader, region: None, party: None, lang };
        let account = account_of(new, moment(self.now()));
        let (id, at) = (account.id, self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::insert_account(tx, &account).await?;
                    let about = About { id: id.to_string(), ..About::default() };
                    journal::append(tx, at, By::from(&Actor::Visitor), about, Change::AccountOpened).await
                }
                .boxed()
            })
            .await
            .map_err(|e: StoreError| match e {
                StoreError::Taken { .. } => Refusal::Refused("refusal-link-used"),
                other => other.into(),
            })?;
        self.open_session(id, 1, "link", agent).await
    }

    /// The address and language of a link that is ours and not over.
    fn invited(&self, token: &str) -> Option<(String, Lang)> {
        let (said, seal) = token.split_once('.')?;
        let own = self.secrets().is_sealed(PURPOSE, said, seal);
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(said).ok().filter(|_| own)?).ok()?;
        let mut parts = text.splitn(3, '|');
        let until = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
        let lang = if parts.next()? == Lang::En.code() { Lang::En } else { Lang::Nl };
        parts.next().filter(|_| self.now() <= until).map(|email| (email.to_string(), lang))
    }
}
