//! Signing in: a link by mail or a password first, then a code from an authenticator for everyone
//! who can change something.

use crate::{App, Refusal, random_token, sha256_hex};
use domain::event::{About, By, Change};
use domain::permission::{Actor, Role};
use domain::text::Lang;
use futures_util::FutureExt;
use jiff::SignedDuration;
use std::sync::OnceLock;
use store::people::{self, Account, Session};
use store::{StoreError, journal, moment, outbox};
use uuid::Uuid;

/// How long a link by mail works.
pub const LINK_MINUTES: i64 = 20;
/// How long a session of someone who can change something lives without use.
pub const IDLE_MINUTES: i64 = 30;
/// The same for readers.
pub const IDLE_MINUTES_READER: i64 = 60 * 24 * 14;

/// Who is signed in, and how surely.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: Account,
    pub session: Session,
}

impl SignedIn {
    /// Without the second factor a role that needs it may only read.
    pub fn actor(&self) -> Actor {
        if self.is_complete() {
            return self.account.actor();
        }
        Actor::Person { account: self.account.id, role: Role::Reader, region: None, party: None }
    }

    pub fn is_complete(&self) -> bool {
        self.session.factors >= 2 || !self.account.role.needs_second_factor()
    }
}

/// What comes after a first factor.
#[derive(Debug, PartialEq)]
pub enum Next {
    Done,
    /// An authenticator exists: ask for its code.
    Code,
    /// None exists yet: set one up.
    Enrol,
}

impl App {
    /// Sends a sign-in link if the address belongs to an account. The answer is the same, and takes
    /// as long, for any address: the work happens after it.
    pub fn request_link(&self, email: &str) {
        self.request_link_to(email, "");
    }

    /// The same; whoever opens the link goes on to `back`: a path of this site, escaped for a query.
    pub fn request_link_to(&self, email: &str, back: &str) {
        let (app, email, back) = (self.clone(), email.trim().to_lowercase(), back.to_string());
        tokio::spawn(async move {
            if let Err(e) = app.send_link(&email, &back).await {
                tracing::warn!(error = %e, "a sign-in link could not be prepared");
            }
        });
    }

    pub(crate) async fn send_link(&self, email: &str, back: &str) -> Result<(), Refusal> {
        if !self.inner.links.allow(email, self.now()) {
            return Ok(());
        }
        let Some(account) = people::account_by_email(&mut self.store().read().await?, email).await? else { return Ok(()) };
        let token = random_token();
        let t = crate::messages::texts(account.lang);
        let spoken = if account.lang == Lang::En { "/en" } else { "" };
        let onward = if back.is_empty() { String::new() } else { format!("&terug={back}") };
        let link = format!("{}{spoken}/inloggen/link?code={token}{onward}", self.settings().base_url);
        let mail = outbox::Mail {
            id: Uuid::now_v7().to_string(),
            recipient: account.email.clone(),
            subject: t.mail_link_subject().into(),
            body: t.mail_link_body(LINK_MINUTES, &account.name, link),
            tries: 0,
            unsubscribe: None,
        };
        let (now, expires) = (self.now(), self.now() + SignedDuration::from_mins(LINK_MINUTES));
        self.store()
            .write(move |tx| {
                async move {
                    people::insert_token(tx, &sha256_hex(&token), account.id, "signin", expires).await?;
                    outbox::put(tx, &mail, now).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Makes a link that signs in without mail: the first administrator, the demonstration.
    pub async fn make_link(&self, account: Uuid, goal: &'static str, lifetime: SignedDuration) -> Result<String, Refusal> {
        let token = random_token();
        let (hash, expires) = (sha256_hex(&token), self.now() + lifetime);
        self.store().write(move |tx| async move { people::insert_token(tx, &hash, account, goal, expires).await }.boxed()).await?;
        let query = if goal == "signin" { "code" } else { goal };
        Ok(format!("{}/inloggen/link?{query}={token}", self.settings().base_url))
    }

    /// Opens a session for a link; the cookie's value. A link works once.
    pub async fn sign_in_by_link(&self, token: &str, agent: &str) -> Result<String, Refusal> {
        let (hash, now) = (sha256_hex(token), self.now());
        let account = self
            .store()
            .write(move |tx| async move { people::take_token(tx, &hash, "signin", now).await }.boxed())
            .await?
            .ok_or(Refusal::Refused("refusal-link-used"))?;
        self.open_session(account, 1, "link", agent).await
    }

    /// The same for a link of a demonstration: it works until it expires and counts as two factors.
    /// Outside a demonstration there are none.
    pub async fn sign_in_by_demo_link(&self, token: &str, agent: &str) -> Result<String, Refusal> {
        if !self.settings().demo {
            return Err(Refusal::Refused("refusal-link-used"));
        }
        let found = people::peek_token(&mut self.store().read().await?, &sha256_hex(token), "demo", self.now()).await?;
        self.open_session(found.ok_or(Refusal::Refused("refusal-link-used"))?, 2, "demo", agent).await
    }

    /// Opens a session for mail address and password. The answer takes as long for an unknown
    /// address as for a wrong password.
    pub async fn sign_in_by_password(&self, email: &str, password: &str, agent: &str) -> Result<String, Refusal> {
        let email = email.trim().to_lowercase();
        if !self.inner.links.allow(&format!("password:{email}"), self.now()) {
            return Err(Refusal::Refused("refusal-too-often"));
        }
        let account = people::account_by_email(&mut self.store().read().await?, &email).await?;
        let hash = account.as_ref().and_then(|a| a.password_hash.clone()).unwrap_or_else(|| nobody().to_string());
        let fits = self.password_fits(password, hash).await;
        match account {
            Some(account) if fits && account.password_hash.is_some() => self.open_session(account.id, 1, "password", agent).await,
            _ => Err(Refusal::Refused("refusal-wrong-password")),
        }
    }

    /// Opens a session; returns the value for the cookie.
    pub(crate) async fn open_session(&self, account: Uuid, factors: i64, method: &str, agent: &str) -> Result<String, Refusal> {
        let token = random_token();
        let at = self.now();
        let session = Session {
            hash: sha256_hex(&token),
            account: account.to_string(),
            factors,
            agent: agent.chars().filter(|c| !c.is_control()).take(120).collect(),
            created_at: moment(at),
            seen_at: moment(at),
        };
        let change = Change::SignedIn { method: method.into() };
        self.store()
            .write(move |tx| {
                async move {
                    let known = people::account(tx, account).await?.ok_or(StoreError::NotFound)?;
                    people::insert_session(tx, &session).await?;
                    journal::append(tx, at, By::from(&known.actor()), About::default(), change).await
                }
                .boxed()
            })
            .await?;
        Ok(token)
    }

    /// Who a cookie belongs to. Idle sessions are over; use is noted once a minute.
    pub async fn signed_in(&self, cookie: &str) -> Result<Option<SignedIn>, Refusal> {
        let hash = sha256_hex(cookie);
        let mut conn = self.store().read().await?;
        let Some(session) = people::session(&mut conn, &hash).await? else { return Ok(None) };
        let account = match session.account.parse() {
            Ok(id) => people::account(&mut conn, id).await?,
            Err(_) => None,
        };
        drop(conn);
        let Some(account) = account else { return Ok(None) };
        let idle = if account.role.needs_second_factor() { IDLE_MINUTES } else { IDLE_MINUTES_READER };
        let now = self.now();
        if session.seen_at < moment(now - SignedDuration::from_mins(idle)) {
            return Ok(None);
        }
        if session.seen_at < moment(now - SignedDuration::from_mins(1)) {
            let noted: Result<(), StoreError> =
                self.store().write(move |tx| async move { people::touch_session(tx, &hash, now).await }.boxed()).await;
            drop(noted); // A full disk must not sign anyone out.
        }
        Ok(Some(SignedIn { account, session }))
    }

    pub async fn sign_out(&self, signed_in: &SignedIn) -> Result<(), Refusal> {
        let (hash, by, at) = (signed_in.session.hash.clone(), By::from(&signed_in.account.actor()), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    people::delete_session(tx, &hash).await?;
                    journal::append(tx, at, by, About::default(), Change::SignedOut).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// What the person must still do before acting in their role.
    pub fn next_step(&self, signed_in: &SignedIn) -> Next {
        match (signed_in.is_complete(), &signed_in.account.totp_secret) {
            (true, _) => Next::Done,
            (false, Some(_)) => Next::Code,
            (false, None) => Next::Enrol,
        }
    }

    /// A new secret for an authenticator app, in base32: shown once, kept only after a right code.
    pub fn new_totp_secret(&self) -> String {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        totp_rs::Secret::new(bytes.into()).to_base32()
    }

    /// The address an authenticator app reads from a QR code.
    pub fn totp_url(&self, account: &Account, secret: &str) -> String {
        let name: String = account.email.chars().filter(|c| c.is_ascii_alphanumeric() || "@.-_".contains(*c)).collect();
        format!("otpauth://totp/Techniekpact:{name}?secret={secret}&issuer=Techniekpact&algorithm=SHA1&digits=6&period=30")
    }

    /// Confirms a second factor; the session's cookie is replaced, for its rights grow.
    pub async fn confirm_code(&self, signed_in: &SignedIn, code: &str, fresh_secret: Option<&str>, agent: &str) -> Result<String, Refusal> {
        let account = signed_in.account.clone();
        if !self.inner.links.allow(&format!("code:{}", account.id), self.now()) {
            return Err(Refusal::Refused("refusal-too-often"));
        }
        let secret = match (&account.totp_secret, fresh_secret) {
            (Some(secret), None) => secret.clone(),
            (None, Some(fresh)) => fresh.to_string(),
            _ => return Err(Refusal::Refused("refusal-wrong-state")),
        };
        let step = matching_step(&secret, code, self.now()).ok_or(Refusal::Refused("refusal-wrong-code"))?;
        let enrolling = account.totp_secret.is_none();
        let (id, old, at, by) = (account.id, signed_in.session.hash.clone(), self.now(), By::from(&account.actor()));
        self.store()
            .write(move |tx| {
                async move {
                    // Read again: the session may be over, the account changed, since the page was opened.
                    people::session(tx, &old).await?.ok_or(Refusal::Refused("refusal-wrong-state"))?;
                    let account = people::account(tx, id).await?.ok_or(Refusal::NotFound)?;
                    if enrolling != account.totp_secret.is_none() {
                        return Err(Refusal::Refused("refusal-wrong-state"));
                    }
                    if enrolling {
                        people::update_account(tx, &Account { totp_secret: Some(secret), ..account }).await?;
                        let change = Change::FactorAdded { factor: "totp".into() };
                        journal::append(tx, at, by, About::default(), change).await?;
                    }
                    if !people::use_totp_step(tx, id, step).await? {
                        return Err(Refusal::Refused("refusal-wrong-code"));
                    }
                    people::delete_session(tx, &old).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        self.open_session(id, 2, "totp", agent).await
    }

    /// Sets or replaces the password of a fully signed-in person.
    pub async fn set_password(&self, signed_in: &SignedIn, password: &str) -> Result<(), Refusal> {
        if password.chars().count() < 12 {
            return Err(Refusal::Refused("refusal-short-password"));
        }
        let _turn = self.inner.hashing.acquire().await.map_err(|_| Refusal::Unavailable("closing".into()))?;
        let password = password.to_string();
        let hash = tokio::task::spawn_blocking(move || hash_password(&password)).await.map_err(|e| Refusal::Broken(e.to_string()))?;
        let (id, by, at) = (signed_in.account.id, By::from(&signed_in.account.actor()), self.now());
        self.store()
            .write(move |tx| {
                async move {
                    let account = people::account(tx, id).await?.ok_or(StoreError::NotFound)?;
                    people::update_account(tx, &Account { password_hash: Some(hash), ..account }).await?;
                    journal::append(tx, at, by, About::default(), Change::FactorAdded { factor: "password".into() }).await
                }
                .boxed()
            })
            .await?;
        Ok(())
    }

    /// Sets or replaces the password of its owner, who knows the one there was. Other sessions end.
    pub async fn change_password(&self, signed_in: &SignedIn, current: &str, password: &str) -> Result<(), Refusal> {
        let (id, hash) = (signed_in.account.id, signed_in.session.hash.clone());
        if let Some(known) = &signed_in.account.password_hash {
            if !self.inner.links.allow(&format!("change:{id}"), self.now()) {
                return Err(Refusal::Refused("refusal-too-often"));
            }
            if !self.password_fits(current, known.clone()).await {
                return Err(Refusal::Refused("refusal-current-password"));
            }
        }
        self.set_password(signed_in, password).await?;
        self.store().write(move |tx| async move { people::delete_other_sessions(tx, id, &hash).await }.boxed()).await?;
        Ok(())
    }

    async fn password_fits(&self, password: &str, hash: String) -> bool {
        let Ok(_turn) = self.inner.hashing.acquire().await else { return false };
        let password = password.to_string();
        tokio::task::spawn_blocking(move || verify_password(&password, &hash)).await.unwrap_or(false)
    }
}

/// The 30-second step whose code this is: now, or one to either side for clocks that differ.
fn matching_step(secret: &str, code: &str, now: jiff::Timestamp) -> Option<i64> {
    let secret = totp_rs::Secret::try_from_base32(secret).ok()?;
    let totp = totp_rs::Builder::new().with_secret(secret).with_digits(6).with_step_duration(30).build().ok()?;
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = now.as_second() / 30;
    [step, step - 1, step + 1].into_iter().find(|s| u64::try_from(s * 30).is_ok_and(|t| totp.generate(t).to_string() == code))
}

fn hash_password(password: &str) -> String {
    use argon2::password_hash::PasswordHasher;
    argon2::Argon2::default().hash_password(password.as_bytes()).map(|h| h.to_string()).unwrap_or_default()
}

fn verify_password(password: &str, hash: &str) -> bool {
    use argon2::password_hash::{PasswordVerifier, phc::PasswordHash};
    PasswordHash::new(hash).is_ok_and(|hash| argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// A hash of a password nobody has: an unknown address costs as much as a known one.
fn nobody() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hash_password(&random_token()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hashed_with_argon2id() {
        let hash = hash_password("correct horse battery");
        assert!(hash.starts_with("$argon2id$"), "{hash}");
        assert!(verify_password("correct horse battery", &hash));
        assert!(!verify_password("correct horse", &hash));
    }

    #[test]
    fn a_code_fits_its_half_minute_and_its_neighbours() {
        // RFC 6238, appendix B: the last six digits of the SHA-1 vectors.
        let secret = totp_rs::Secret::new(b"12345678901234567890".to_vec().into()).to_base32();
        let at = |s| jiff::Timestamp::from_second(s).unwrap();
        assert_eq!(matching_step(&secret, "287082", at(59)), Some(1));
        assert_eq!(matching_step(&secret, "081 804", at(1_111_111_109)), Some(37_037_036));
        assert_eq!(matching_step(&secret, "287082", at(89)), Some(1));
        assert_eq!(matching_step(&secret, "287082", at(120)), None);
    }
}
