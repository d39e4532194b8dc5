//! Following: anyone with a mail address chooses what to hear of, and how soon. An account is not needed.
//!
//! An address hears nothing until its owner says so behind a link (double opt-in). Whoever asks gets the same
//! answer for every address, and after the same time: the work is done after it. One letter a day at most asks an
//! address to confirm, so that nobody fills a mailbox with us; more that is asked meanwhile waits behind that link.
//! All of this is personal: it leaves no event, and goes with the address.

mod news;
mod words;

pub(crate) use words::shortened;
pub use words::{address_of, name_of};

use crate::{App, Refusal};
use domain::following::{Rhythm, Subject};
use domain::record::Kind;
use domain::text::Lang;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use std::net::IpAddr;
use store::follow::{self, Follow, Follower};
use store::outbox::{self, Mail};
use store::people::Account;
use store::{StoreError, Tx, moment};
use uuid::Uuid;

/// How long a request waits to be confirmed.
pub const CONFIRM_DAYS: i64 = 7;
/// What one address may follow at most.
pub const MOST: usize = 100;

const PURPOSE: &str = "follow";
const LETTER_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// What a visitor asks.
#[derive(Clone, Debug)]
pub struct Wish {
    pub email: String,
    pub subject: Subject,
    pub rhythm: Rhythm,
    pub lang: Lang,
}

/// What someone follows, as they see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Following {
    pub follower: Follower,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub subject: Subject,
    pub rhythm: Rhythm,
    pub confirmed: bool,
}

/// Who may look at what an address follows: the reader of a letter to it, or the owner of an account with it.
#[derive(Clone, Copy, Debug)]
pub enum Key<'a> {
    Link(&'a str),
    Account(&'a Account),
}

/// One network asks as often as one person would: of IPv6 that is the part a household gets.
pub(crate) fn network(from: Option<IpAddr>) -> String {
    match from {
        Some(IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => format!("{:x?}", &v6.segments()[..4]),
        Some(other) => other.to_canonical().to_string(),
        None => "unknown".into(),
    }
}

impl App {
    /// Takes a wish of someone we do not know. What is refused here depends on who asks, never on the address.
    pub fn ask_to_follow(&self, wish: Wish, from: Option<IpAddr>) -> Result<(), Refusal> {
        let now = self.now();
        if !self.inner.askers.allow(&network(from), now) || !self.inner.wishes.allow("all", now) {
            return Err(Refusal::Refused("refusal-too-often"));
        }
        let app = self.clone();
        tokio::spawn(async move {
            let wish = Wish { email: wish.email.trim().to_lowercase(), ..wish };
            let mut done = app.keep_wish(&wish).await;
            // Two first wishes of one address at the same moment: the second finds what the first made.
            if let Err(StoreError::Taken { .. }) = done {
                done = app.keep_wish(&wish).await;
            }
            if let Err(e) = done {
                tracing::warn!(error = %e, "a wish to follow could not be kept");
            }
        });
        Ok(())
    }

    async fn keep_wish(&self, wish: &Wish) -> Result<(), StoreError> {
        let (app, wish, now) = (self.clone(), wish.clone(), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    let id = follower_for(tx, &wish.email, wish.lang, now).await?;
                    let held = follow::follows(tx, &id).await?;
                    let known = held.iter().any(|f| f.confirmed == 1 && f.kind == wish.subject.kind.code() && f.id == wish.subject.id);
                    if known || held.len() >= MOST {
                        return Ok(());
                    }
                    follow::put(tx, &id, &row(&wish.subject, wish.rhythm, false, now)).await?;
                    if follow::asked(tx, &id, now, now - LETTER_EVERY).await? {
                        outbox::put(tx, &app.confirm_letter(&id, &wish), now).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// Someone signed in follows at once: the address is known to be theirs.
    pub async fn follow_as(&self, account: &Account, subject: &Subject, rhythm: Rhythm) -> Result<(), Refusal> {
        if !subject.stands(&self.world()) {
            return Err(Refusal::NotFound);
        }
        let (email, lang, now, subject) = (account.email.clone(), account.lang, self.now(), subject.clone());
        self.store()
            .write(move |tx| {
                async move {
                    let id = follower_for(tx, &email, lang, now).await?;
                    // What others asked for this address does not count: they would fill it for its owner.
                    if follow::follows(tx, &id).await?.iter().filter(|f| f.confirmed == 1).count() >= MOST {
                        return Err(Refusal::Refused("refusal-follows-full"));
                    }
                    follow::put(tx, &id, &row(&subject, rhythm, true, now)).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// What an address follows; none where the link is not ours, or nothing is followed (any more).
    pub async fn following(&self, key: Key<'_>) -> Result<Option<Following>, Refusal> {
        let mut conn = self.store().read().await?;
        let found = match key {
            Key::Account(account) => follow::by_email(&mut conn, &account.email).await?,
            Key::Link(token) => match self.follower_of(token) {
                Some(id) => follow::follower(&mut conn, &id).await?,
                None => None,
            },
        };
        let Some(follower) = found else { return Ok(None) };
        let rows = follow::follows(&mut conn, &follower.id).await?.iter().filter_map(read).collect();
        Ok(Some(Following { follower, rows }))
    }

    /// The owner of the address says that all of it is right.
    pub async fn confirm_follows(&self, key: Key<'_>) -> Result<(), Refusal> {
        self.change_following(key, |tx, id| async move { follow::confirm(tx, &id).await.map(|_| ()) }.boxed()).await
    }

    /// Another rhythm for one thing, or no more of it.
    pub async fn change_follow(&self, key: Key<'_>, subject: &Subject, rhythm: Option<Rhythm>) -> Result<(), Refusal> {
        let subject = subject.clone();
        self.change_following(key, move |tx, id| {
            async move {
                let (kind, subject_id) = (subject.kind.code(), subject.id.as_str());
                match rhythm {
                    Some(rhythm) => follow::change(tx, &id, kind, subject_id, rhythm.code()).await,
                    None => follow::stop(tx, &id, kind, subject_id).await,
                }
            }
            .boxed()
        })
        .await
    }

    /// No more mail at all, and the address goes. Once done it stays done: a second time is no error.
    pub async fn stop_following(&self, key: Key<'_>) -> Result<(), Refusal> {
        match self.change_following(key, |tx, id| async move { follow::forget(tx, &id).await }.boxed()).await {
            Err(Refusal::NotFound) => Ok(()),
            other => other,
        }
    }

    async fn change_following(
        &self,
        key: Key<'_>,
        change: impl for<'t> FnOnce(&'t mut Tx, String) -> futures_util::future::BoxFuture<'t, Result<(), StoreError>> + Send + 'static,
    ) -> Result<(), Refusal> {
        let id = self.following(key).await?.ok_or(Refusal::NotFound)?.follower.id;
        let done: Result<(), StoreError> = self.store().write(move |tx| change(tx, id)).await;
        Ok(done?)
    }

    /// Whether the seal of a link is ours, whatever became of its follower.
    pub fn is_follow_link(&self, token: &str) -> bool {
        self.follower_of(token).is_some()
    }

    fn follower_of(&self, token: &str) -> Option<String> {
        let (id, seal) = token.split_once('.')?;
        self.secrets().is_sealed(PURPOSE, id, seal).then(|| id.to_string())
    }

    /// The address of a page about someone's follows. It has no end: a letter of years ago must still stop the next.
    fn follow_link(&self, follower: &str, page: &str, lang: Lang) -> String {
        let spoken = if lang == Lang::En { "/en" } else { "" };
        format!("{}{spoken}/volgen/{page}?code={follower}.{}", self.settings().base_url, self.secrets().seal(PURPOSE, follower))
    }

    fn confirm_letter(&self, follower: &str, wish: &Wish) -> Mail {
        let (t, world) = (crate::messages::texts(wish.lang), self.world());
        let name = name_of(t, wish.lang, &world, &wish.subject).unwrap_or_default();
        let link = self.follow_link(follower, "beheer", wish.lang);
        Mail {
            id: Uuid::now_v7().to_string(),
            recipient: wish.email.clone(),
            subject: t.follow_mail_confirm_subject().into(),
            body: t.follow_mail_confirm_body(CONFIRM_DAYS, link, name),
            tries: 0,
            unsubscribe: None,
        }
    }
}

/// The follower with this address, made where there is none yet.
async fn follower_for(tx: &mut Tx, email: &str, lang: Lang, now: Timestamp) -> Result<String, StoreError> {
    if let Some(known) = follow::by_email(tx, email).await? {
        return Ok(known.id);
    }
    let id = Uuid::now_v7().to_string();
    let made = Follower { id: id.clone(), email: email.into(), lang: lang.code().into(), asked_at: None, created_at: moment(now) };
    follow::insert_follower(tx, &made).await?;
    Ok(id)
}

fn row(subject: &Subject, rhythm: Rhythm, confirmed: bool, now: Timestamp) -> Follow {
    Follow {
        kind: subject.kind.code().into(),
        id: subject.id.clone(),
        rhythm: rhythm.code().into(),
        confirmed: i64::from(confirmed),
        at: moment(now),
    }
}

/// A row of a newer version that this one does not know is passed over.
fn read(f: &Follow) -> Option<Row> {
    let subject = Subject::new(Kind::from_code(&f.kind)?, &f.id);
    Some(Row { subject, rhythm: Rhythm::from_code(&f.rhythm)?, confirmed: f.confirmed == 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_network_and_its_neighbour_another() {
        let of = |text: &str| network(Some(text.parse().unwrap()));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
