//! Mail that must go out: a row in the deed's own transaction, sent after it.

use crate::{Conn, StoreError, Tx, args};

/// One mail that waits. The id is its Message-ID for every try, so a repeat is recognised.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Mail {
    pub id: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub tries: i64,
    /// The address that stops mail of this kind on POST; only for mail one can stop.
    pub unsubscribe: Option<String>,
}

pub async fn put(tx: &mut Tx, mail: &Mail, at: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO outbox (id, at, recipient, subject, body, due_at, tries, unsubscribe) VALUES ($1, $2, $3, $4, $5, $6, 0, $7)",
        args![&mail.id, at, &mail.recipient, &mail.subject, &mail.body, at, mail.unsubscribe.clone()],
    )
    .await?;
    Ok(())
}

/// Mail that is due, oldest first.
pub async fn due(conn: &mut Conn, now: jiff::Timestamp, most: i64) -> Result<Vec<Mail>, StoreError> {
    let sql = "SELECT id, recipient, subject, body, tries, unsubscribe FROM outbox \
               WHERE sent_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT $2";
    conn.all(sql, args![now, most]).await
}

/// The server accepted it: the text goes, the fact stays.
pub async fn sent(tx: &mut Tx, id: &str, at: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run("UPDATE outbox SET sent_at = $1, recipient = '', subject = '', body = '', unsubscribe = NULL WHERE id = $2", args![at, id])
        .await?;
    Ok(())
}

/// The server refused or was away: again at `next`.
pub async fn failed(tx: &mut Tx, id: &str, why: &str, next: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run("UPDATE outbox SET tries = tries + 1, last_error = $1, due_at = $2 WHERE id = $3", args![why, next, id]).await?;
    Ok(())
}

/// How many wait and how many of those failed before.
pub async fn waiting(conn: &mut Conn) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT count(*), coalesce(sum(CASE WHEN tries > 0 THEN 1 ELSE 0 END), 0) FROM outbox WHERE sent_at IS NULL";
    let row: Option<(i64, i64)> =
        conn.one(sql, vec![]).await.or_else(|e| if matches!(e, StoreError::NotFound) { Ok(None) } else { Err(e) })?;
    Ok(row.unwrap_or_default())
}

/// The due moment of a letter that is not tried again.
pub const NEVER: &str = "9999-12-31T23:59:59.999999Z";

/// The server refused for good, or tries ran out: it stays, with the reason, for someone to look at.
pub async fn park(tx: &mut Tx, id: &str, why: &str) -> Result<(), StoreError> {
    tx.run("UPDATE outbox SET tries = tries + 1, last_error = $1, due_at = $2 WHERE id = $3", args![why, NEVER, id]).await?;
    Ok(())
}

/// How the outbox stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Not sent yet, and will be tried.
    pub waiting: i64,
    /// Of those: refused or unreachable before.
    pub retrying: i64,
    /// Given up.
    pub parked: i64,
    /// What the last failure said.
    pub last_error: Option<String>,
}

pub async fn standing(conn: &mut Conn) -> Result<Standing, StoreError> {
    let sql = "SELECT count(*), coalesce(sum(CASE WHEN tries > 0 AND due_at < $1 THEN 1 ELSE 0 END), 0), \
               coalesce(sum(CASE WHEN due_at = $1 THEN 1 ELSE 0 END), 0) FROM outbox WHERE sent_at IS NULL";
    let (all, retrying, parked): (i64, i64, i64) = conn.one(sql, args![NEVER]).await?.unwrap_or_default();
    let sql = "SELECT last_error FROM outbox WHERE sent_at IS NULL AND last_error IS NOT NULL ORDER BY due_at, id LIMIT 1";
    let last: Option<(Option<String>,)> = conn.one(sql, vec![]).await?;
    Ok(Standing { waiting: all - parked, retrying, parked, last_error: last.and_then(|(e,)| e) })
}
