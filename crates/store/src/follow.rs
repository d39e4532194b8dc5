//! Who follows what, which news waits for whom, and up to which event was looked.
//!
//! Personal values: none of it enters the journal, and all of it goes with the follower.

use crate::{Conn, StoreError, Tx, args};
use jiff::Timestamp;

/// Someone with a mail address; an account is not needed.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Follower {
    pub id: String,
    pub email: String,
    pub lang: String,
    /// When a letter last asked to confirm.
    pub asked_at: Option<String>,
    pub created_at: String,
}

/// One thing that is followed, by kind and id.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Follow {
    pub kind: String,
    pub id: String,
    /// `direct`, `daily` or `weekly`.
    pub rhythm: String,
    /// 0 until the owner of the address said so.
    pub confirmed: i64,
    pub at: String,
}

/// An event that waits for a follower.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Waiting {
    pub kind: String,
    pub id: String,
    pub seq: i64,
}

pub async fn follower(conn: &mut Conn, id: &str) -> Result<Option<Follower>, StoreError> {
    conn.one("SELECT id, email, lang, asked_at, created_at FROM follower WHERE id = $1", args![id]).await
}

pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Follower>, StoreError> {
    conn.one("SELECT id, email, lang, asked_at, created_at FROM follower WHERE email = $1", args![email]).await
}

pub async fn insert_follower(tx: &mut Tx, f: &Follower) -> Result<(), StoreError> {
    let sql = "INSERT INTO follower (id, email, lang, asked_at, created_at) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, args![&f.id, &f.email, &f.lang, f.asked_at.clone(), &f.created_at]).await?;
    Ok(())
}

/// Notes that a letter asks to confirm; false where one did after `before`.
pub async fn asked(tx: &mut Tx, follower: &str, at: Timestamp, before: Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE follower SET asked_at = $1 WHERE id = $2 AND (asked_at IS NULL OR asked_at <= $3)";
    Ok(tx.run(sql, args![at, follower, before]).await? == 1)
}

/// What someone follows, newest first.
pub async fn follows(conn: &mut Conn, follower: &str) -> Result<Vec<Follow>, StoreError> {
    let sql = "SELECT kind, id, rhythm, confirmed, at FROM follow WHERE follower = $1 ORDER BY at DESC, kind, id";
    conn.all(sql, args![follower]).await
}

/// Adds or changes one. What was confirmed stays so, and a request that still waits changes nothing of it.
pub async fn put(tx: &mut Tx, follower: &str, f: &Follow) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO follow (follower, kind, id, rhythm, confirmed, at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (follower, kind, id) DO UPDATE SET rhythm = excluded.rhythm, confirmed = excluded.confirmed \
         WHERE excluded.confirmed >= follow.confirmed",
        args![follower, &f.kind, &f.id, &f.rhythm, f.confirmed, &f.at],
    )
    .await?;
    Ok(())
}

pub async fn confirm(tx: &mut Tx, follower: &str) -> Result<u64, StoreError> {
    tx.run("UPDATE follow SET confirmed = 1 WHERE follower = $1 AND confirmed = 0", args![follower]).await
}

/// Another rhythm; news that waits keeps its moment.
pub async fn change(tx: &mut Tx, follower: &str, kind: &str, id: &str, rhythm: &str) -> Result<(), StoreError> {
    tx.run("UPDATE follow SET rhythm = $1 WHERE follower = $2 AND kind = $3 AND id = $4", args![rhythm, follower, kind, id]).await?;
    Ok(())
}

/// Stops one; with the last one the address goes too.
pub async fn stop(tx: &mut Tx, follower: &str, kind: &str, id: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM follow_news WHERE follower = $1 AND kind = $2 AND id = $3", args![follower, kind, id]).await?;
    tx.run("DELETE FROM follow WHERE follower = $1 AND kind = $2 AND id = $3", args![follower, kind, id]).await?;
    let left: Option<(i64,)> = tx.one("SELECT count(*) FROM follow WHERE follower = $1", args![follower]).await?;
    if left == Some((0,)) { forget(tx, follower).await } else { Ok(()) }
}

/// Removes a follower, and the letters that wait for them.
pub async fn forget(tx: &mut Tx, follower: &str) -> Result<(), StoreError> {
    let letters = "DELETE FROM outbox WHERE sent_at IS NULL AND unsubscribe IS NOT NULL \
                   AND recipient = (SELECT email FROM follower WHERE id = $1)";
    tx.run(letters, args![follower]).await?;
    tx.run("DELETE FROM follower WHERE id = $1", args![follower]).await?;
    Ok(())
}

/// What was asked before `before` and never confirmed goes, and who then follows nothing.
pub async fn forget_unconfirmed(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    let asked = tx.run("DELETE FROM follow WHERE confirmed = 0 AND at < $1", args![before]).await?;
    tx.run("DELETE FROM follower WHERE NOT EXISTS (SELECT 1 FROM follow WHERE follow.follower = follower.id)", vec![]).await?;
    Ok(asked)
}

/// The followers of one thing, with their rhythm.
pub async fn followers_of(conn: &mut Conn, kind: &str, id: &str) -> Result<Vec<(String, String)>, StoreError> {
    conn.all("SELECT follower, rhythm FROM follow WHERE kind = $1 AND id = $2 AND confirmed = 1", args![kind, id]).await
}

/// Up to which event was looked; none before the first time.
pub async fn mark(conn: &mut Conn) -> Result<Option<i64>, StoreError> {
    let row: Option<(i64,)> = conn.one("SELECT seq FROM follow_mark WHERE one = 1", vec![]).await?;
    Ok(row.map(|(seq,)| seq))
}

pub async fn set_first_mark(tx: &mut Tx, seq: i64) -> Result<(), StoreError> {
    tx.run("INSERT INTO follow_mark (one, seq) VALUES (1, $1) ON CONFLICT (one) DO NOTHING", args![seq]).await?;
    Ok(())
}

/// Moves the mark; refused where another node was first, and with it all that came in the same transaction.
pub async fn move_mark(tx: &mut Tx, from: i64, to: i64) -> Result<(), StoreError> {
    match tx.run("UPDATE follow_mark SET seq = $1 WHERE one = 1 AND seq = $2", args![to, from]).await? {
        1 => Ok(()),
        _ => Err(StoreError::NotFound),
    }
}

/// Notes an event for a follower, once, if that follows still.
pub async fn put_news(tx: &mut Tx, follower: &str, news: &Waiting, due: Timestamp) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO follow_news (follower, kind, id, seq, due_at) SELECT $1, $2, $3, $4, $5 \
         WHERE EXISTS (SELECT 1 FROM follow WHERE follower = $1 AND kind = $2 AND id = $3 AND confirmed = 1) \
         ON CONFLICT (follower, kind, id, seq) DO NOTHING",
        args![follower, &news.kind, &news.id, news.seq, due],
    )
    .await?;
    Ok(())
}

/// Followers for whom something is due.
pub async fn due(conn: &mut Conn, now: Timestamp, most: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT follower FROM follow_news WHERE due_at <= $1 GROUP BY follower ORDER BY min(due_at), follower LIMIT $2";
    let rows: Vec<(String,)> = conn.all(sql, args![now, most]).await?;
    Ok(rows.into_iter().map(|(follower,)| follower).collect())
}

/// What is due for one follower, in order.
pub async fn due_for(conn: &mut Conn, follower: &str, now: Timestamp) -> Result<Vec<Waiting>, StoreError> {
    let sql = "SELECT kind, id, seq FROM follow_news WHERE follower = $1 AND due_at <= $2 ORDER BY seq, kind, id";
    conn.all(sql, args![follower, now]).await
}

/// Takes what was due: exactly so many rows, or another node told them.
pub async fn take(tx: &mut Tx, follower: &str, now: Timestamp, rows: usize) -> Result<(), StoreError> {
    let taken = tx.run("DELETE FROM follow_news WHERE follower = $1 AND due_at <= $2", args![follower, now]).await?;
    if taken == rows as u64 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What follows a record goes on with the one it was merged into.
pub async fn redirect(tx: &mut Tx, kind: &str, from: &str, into: &str) -> Result<(), StoreError> {
    let both = "DELETE FROM follow WHERE kind = $1 AND id = $2 \
                AND EXISTS (SELECT 1 FROM follow AS other WHERE other.follower = follow.follower AND other.kind = $1 AND other.id = $3)";
    tx.run(both, args![kind, from, into]).await?;
    tx.run("UPDATE follow SET id = $3 WHERE kind = $1 AND id = $2", args![kind, from, into]).await?;
    Ok(())
}

/// The follower of an account that got another address, where nobody has that already.
pub async fn move_address(tx: &mut Tx, from: &str, to: &str) -> Result<(), StoreError> {
    let sql = "UPDATE follower SET email = $1 WHERE email = $2 AND NOT EXISTS (SELECT 1 FROM follower AS other WHERE other.email = $1)";
    tx.run(sql, args![to, from]).await?;
    Ok(())
}
