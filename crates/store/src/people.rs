//! Accounts, sessions, links by mail, claims, messages and settings: everything personal, outside the journal.

use crate::{Conn, StoreError, Tx, args};
use domain::permission::{Actor, Role};
use domain::text::Lang;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a person shows of themselves, field by field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    pub function: String,
    pub phone: String,
    pub about: String,
    /// Names of fields shown to everyone: `name`, `function`, `phone`, `email`, `about`.
    pub shown: Vec<String>,
}

/// The fields a person may show or hide.
pub const PROFILE_FIELDS: &[&str] = &["name", "function", "email", "phone", "about"];

#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub region: Option<String>,
    pub party: Option<String>,
    pub lang: Lang,
    pub profile: Profile,
    pub password_hash: Option<String>,
    /// Base32; present once confirmed with a code.
    pub totp_secret: Option<String>,
    /// The last time step used: a code works once.
    pub totp_step: i64,
    pub oidc_subject: Option<String>,
    pub created_at: String,
    pub seen_at: Option<String>,
}

impl Account {
    pub fn actor(&self) -> Actor {
        Actor::Person { account: self.id, role: self.role, region: self.region.clone(), party: self.party.clone() }
    }
}

#[derive(sqlx::FromRow)]
struct AccountRow {
    id: String,
    email: String,
    name: String,
    role: String,
    region: Option<String>,
    party: Option<String>,
    lang: String,
    profile: String,
    password_hash: Option<String>,
    totp_secret: Option<String>,
    totp_step: i64,
    oidc_subject: Option<String>,
    created_at: String,
    seen_at: Option<String>,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Account {
        Account {
            id: row.id.parse().unwrap_or_default(),
            email: row.email,
            name: row.name,
            // An unknown role is one of a newer version: it may read, nothing else.
            role: Role::from_code(&row.role).unwrap_or(Role::Reader),
            region: row.region,
            party: row.party,
            lang: if row.lang == "en" { Lang::En } else { Lang::Nl },
            profile: serde_json::from_str(&row.profile).unwrap_or_default(),
            password_hash: row.password_hash,
            totp_secret: row.totp_secret,
            totp_step: row.totp_step,
            oidc_subject: row.oidc_subject,
            created_at: row.created_at,
            seen_at: row.seen_at,
        }
    }
}

macro_rules! accounts {
    ($rest:literal) => {
        concat!(
            "SELECT id, email, name, role, region, party, lang, profile, password_hash, totp_secret, totp_step, oidc_subject, \
             created_at, seen_at FROM account ",
            $rest
        )
    };
}

pub async fn account(conn: &mut Conn, id: Uuid) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = conn.one(accounts!("WHERE id = $1"), args![id]).await?;
    Ok(row.map(Into::into))
}

pub async fn account_by_email(conn: &mut Conn, email: &str) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = conn.one(accounts!("WHERE email = $1"), args![email]).await?;
    Ok(row.map(Into::into))
}

pub async fn account_by_subject(conn: &mut Conn, subject: &str) -> Result<Option<Account>, StoreError> {
    let row: Option<AccountRow> = conn.one(accounts!("WHERE oidc_subject = $1"), args![subject]).await?;
    Ok(row.map(Into::into))
}

pub async fn accounts(conn: &mut Conn) -> Result<Vec<Account>, StoreError> {
    let rows: Vec<AccountRow> = conn.all(accounts!("ORDER BY name, email"), vec![]).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

pub async fn insert_account(tx: &mut Tx, a: &Account) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO account (id, email, name, role, region, party, lang, profile, password_hash, totp_secret, totp_step, \
         oidc_subject, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            a.id,
            &a.email,
            &a.name,
            a.role.code(),
            a.region.clone(),
            a.party.clone(),
            a.lang.code(),
            serde_json::to_string(&a.profile).expect("a profile is plain data"),
            a.password_hash.clone(),
            a.totp_secret.clone(),
            a.totp_step,
            a.oidc_subject.clone(),
            &a.created_at,
            a.seen_at.clone()
        ],
    )
    .await?;
    Ok(())
}

pub async fn update_account(tx: &mut Tx, a: &Account) -> Result<(), StoreError> {
    let touched = tx
        .run(
            "UPDATE account SET email = $1, name = $2, role = $3, region = $4, party = $5, lang = $6, profile = $7, \
             password_hash = $8, totp_secret = $9, oidc_subject = $10 WHERE id = $11",
            args![
                &a.email,
                &a.name,
                a.role.code(),
                a.region.clone(),
                a.party.clone(),
                a.lang.code(),
                serde_json::to_string(&a.profile).expect("a profile is plain data"),
                a.password_hash.clone(),
                a.totp_secret.clone(),
                a.oidc_subject.clone(),
                a.id
            ],
        )
        .await?;
    if touched == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Takes a time step for an account; false where it or a later one was used before.
pub async fn use_totp_step(tx: &mut Tx, id: Uuid, step: i64) -> Result<bool, StoreError> {
    Ok(tx.run("UPDATE account SET totp_step = $1 WHERE id = $2 AND totp_step < $3", args![step, id, step]).await? == 1)
}

/// Removes an account with its sessions, links, claims, what it follows and waiting mail: the person's values are nowhere after it.
pub async fn delete_account(tx: &mut Tx, id: Uuid) -> Result<(), StoreError> {
    tx.settle().await?;
    tx.run("UPDATE revision SET account = NULL WHERE account = $1", args![id]).await?;
    tx.run("DELETE FROM outbox WHERE recipient = (SELECT email FROM account WHERE id = $1)", args![id]).await?;
    tx.run("DELETE FROM follower WHERE email = (SELECT email FROM account WHERE id = $1)", args![id]).await?;
    tx.run("UPDATE message SET email = NULL WHERE lower(email) = (SELECT email FROM account WHERE id = $1)", args![id]).await?;
    tx.run("DELETE FROM handed_sheet WHERE account = $1", args![id]).await?;
    tx.run("DELETE FROM account WHERE id = $1", args![id]).await?;
    Ok(())
}

/// A session as its owner sees it in the list of sessions.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Session {
    pub hash: String,
    pub account: String,
    /// 1 after a link or password, 2 after a second factor.
    pub factors: i64,
    pub agent: String,
    pub created_at: String,
    pub seen_at: String,
}

pub async fn insert_session(tx: &mut Tx, s: &Session) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO session (hash, account, factors, agent, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![&s.hash, &s.account, s.factors, &s.agent, &s.created_at, &s.seen_at],
    )
    .await?;
    tx.run("UPDATE account SET seen_at = $1 WHERE id = $2", args![&s.created_at, &s.account]).await?;
    Ok(())
}

pub async fn session(conn: &mut Conn, hash: &str) -> Result<Option<Session>, StoreError> {
    conn.one("SELECT hash, account, factors, agent, created_at, seen_at FROM session WHERE hash = $1", args![hash]).await
}

pub async fn sessions(conn: &mut Conn, account: Uuid) -> Result<Vec<Session>, StoreError> {
    let sql = "SELECT hash, account, factors, agent, created_at, seen_at FROM session WHERE account = $1 ORDER BY seen_at DESC";
    conn.all(sql, args![account]).await
}

pub async fn touch_session(tx: &mut Tx, hash: &str, at: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run("UPDATE session SET seen_at = $1 WHERE hash = $2", args![at, hash]).await?;
    Ok(())
}

pub async fn delete_session(tx: &mut Tx, hash: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM session WHERE hash = $1", args![hash]).await?;
    Ok(())
}

/// Ends all sessions of an account: after a change of role, or when its owner asks.
pub async fn delete_sessions(tx: &mut Tx, account: Uuid) -> Result<(), StoreError> {
    tx.run("DELETE FROM session WHERE account = $1", args![account]).await?;
    Ok(())
}

/// Ends all but one: after a change of password.
pub async fn delete_other_sessions(tx: &mut Tx, account: Uuid, but: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM session WHERE account = $1 AND hash <> $2", args![account, but]).await?;
    Ok(())
}

pub async fn insert_token(tx: &mut Tx, hash: &str, account: Uuid, goal: &str, expires: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run("INSERT INTO login_token (hash, account, goal, expires_at) VALUES ($1, $2, $3, $4)", args![hash, account, goal, expires])
        .await?;
    Ok(())
}

/// Uses a link up: its account, or none where it never was, was used, or is too old.
pub async fn take_token(tx: &mut Tx, hash: &str, goal: &str, now: jiff::Timestamp) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(String, String)> =
        tx.one("DELETE FROM login_token WHERE hash = $1 AND goal = $2 RETURNING account, expires_at", args![hash, goal]).await?;
    Ok(row.filter(|(_, expires)| *expires > crate::moment(now)).and_then(|(account, _)| account.parse().ok()))
}

/// The account of a link that works again and again until it expires: those of a demonstration.
pub async fn peek_token(conn: &mut Conn, hash: &str, goal: &str, now: jiff::Timestamp) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT account FROM login_token WHERE hash = $1 AND goal = $2 AND expires_at > $3";
    let row: Option<(String,)> = conn.one(sql, args![hash, goal, now]).await?;
    Ok(row.and_then(|(account,)| account.parse().ok()))
}

/// Removes what is too old to be of use: links, idle sessions.
pub async fn sweep(tx: &mut Tx, now: jiff::Timestamp, idle_before: jiff::Timestamp) -> Result<u64, StoreError> {
    let links = tx.run("DELETE FROM login_token WHERE expires_at < $1", args![now]).await?;
    let sessions = tx.run("DELETE FROM session WHERE seen_at < $1", args![idle_before]).await?;
    Ok(links + sessions)
}

/// Someone says an entry of the register is their own organisation.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Claim {
    pub id: String,
    pub party: String,
    pub account: String,
    pub grounds: String,
    /// `open`, `granted` or `refused`.
    pub state: String,
    pub at: String,
    pub decided_at: Option<String>,
}

pub async fn insert_claim(tx: &mut Tx, c: &Claim) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO claim (id, party, account, grounds, state, at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![&c.id, &c.party, &c.account, &c.grounds, &c.state, &c.at],
    )
    .await?;
    Ok(())
}

pub async fn claim(conn: &mut Conn, id: &str) -> Result<Option<Claim>, StoreError> {
    conn.one("SELECT id, party, account, grounds, state, at, decided_at FROM claim WHERE id = $1", args![id]).await
}

pub async fn claims(conn: &mut Conn) -> Result<Vec<Claim>, StoreError> {
    conn.all("SELECT id, party, account, grounds, state, at, decided_at FROM claim ORDER BY at DESC", vec![]).await
}

/// Decides an open claim; false where it was decided before.
pub async fn decide_claim(tx: &mut Tx, id: &str, state: &str, at: jiff::Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE claim SET state = $1, decided_at = $2 WHERE id = $3 AND state = 'open'";
    Ok(tx.run(sql, args![state, at, id]).await? == 1)
}

/// A report by a visitor: an obstacle on a page, a question.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Message {
    pub id: String,
    pub at: String,
    pub topic: String,
    pub page: String,
    pub body: String,
    pub email: Option<String>,
    /// `open` or `done`.
    pub state: String,
}

pub async fn insert_message(tx: &mut Tx, m: &Message) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO message (id, at, topic, page, body, email, state) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![&m.id, &m.at, &m.topic, &m.page, &m.body, m.email.clone(), &m.state],
    )
    .await?;
    Ok(())
}

pub async fn messages(conn: &mut Conn) -> Result<Vec<Message>, StoreError> {
    conn.all("SELECT id, at, topic, page, body, email, state FROM message ORDER BY at DESC", vec![]).await
}

pub async fn finish_message(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    tx.run("UPDATE message SET state = 'done', email = NULL WHERE id = $1", args![id]).await?;
    Ok(())
}

pub async fn setting(conn: &mut Conn, name: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = conn.one("SELECT value FROM setting WHERE name = $1", args![name]).await?;
    Ok(row.map(|(value,)| value))
}

pub async fn set_setting(tx: &mut Tx, name: &str, value: &str) -> Result<(), StoreError> {
    tx.run("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", args![name, value])
        .await?;
    Ok(())
}
