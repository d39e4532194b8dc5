//! Closed parts of records, minutes being written, votes being cast: what no public record holds.

use crate::{Conn, StoreError, Tx, args};
use domain::record::Kind;

/// A part of a record that only some may read. The body is JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct ClosedPart {
    pub part: String,
    pub body: String,
}

pub async fn put_closed(
    tx: &mut Tx,
    kind: Kind,
    id: &str,
    part: &ClosedPart,
    at: jiff::Timestamp,
    account: Option<String>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO closed_part (kind, id, part, body, at, account) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (kind, id, part) DO UPDATE SET body = excluded.body, at = excluded.at, account = excluded.account";
    tx.run(sql, args![kind.code(), id, &part.part, &part.body, at, account]).await?;
    Ok(())
}

pub async fn remove_closed(tx: &mut Tx, kind: Kind, id: &str, part: &str) -> Result<u64, StoreError> {
    tx.run("DELETE FROM closed_part WHERE kind = $1 AND id = $2 AND part = $3", args![kind.code(), id, part]).await
}

pub async fn closed(conn: &mut Conn, kind: Kind, id: &str) -> Result<Vec<ClosedPart>, StoreError> {
    let sql = "SELECT part, body FROM closed_part WHERE kind = $1 AND id = $2 ORDER BY part";
    let rows: Vec<(String, String)> = conn.all(sql, args![kind.code(), id]).await?;
    Ok(rows.into_iter().map(|(part, body)| ClosedPart { part, body }).collect())
}

/// Minutes of one item as far as they are written.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Minutes {
    pub item: String,
    pub revision: i64,
    pub text: String,
}

pub async fn minutes(conn: &mut Conn, meeting: &str) -> Result<Vec<Minutes>, StoreError> {
    conn.all("SELECT item, revision, text FROM minute WHERE meeting = $1 ORDER BY item", args![meeting]).await
}

/// Writes over revision `base` (0: nothing was there); refuses where someone else was first.
pub async fn write_minutes(
    tx: &mut Tx,
    meeting: &str,
    item: &str,
    base: i64,
    text: &str,
    at: jiff::Timestamp,
    account: Option<String>,
) -> Result<i64, StoreError> {
    let held: Option<(i64,)> = tx.one("SELECT revision FROM minute WHERE meeting = $1 AND item = $2", args![meeting, item]).await?;
    let current = held.map_or(0, |(n,)| n);
    if current != base {
        return Err(StoreError::Conflict { current });
    }
    let sql = "INSERT INTO minute (meeting, item, revision, text, at, account) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (meeting, item) DO UPDATE SET revision = excluded.revision, text = excluded.text, at = excluded.at, \
               account = excluded.account";
    tx.run(sql, args![meeting, item, base + 1, text, at, account]).await?;
    Ok(base + 1)
}

/// A vote on an item, open or closed.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub item: String,
    pub secret: bool,
    pub open: bool,
    /// How many seats voted.
    pub voted: i64,
}

pub async fn rounds(conn: &mut Conn, meeting: &str) -> Result<Vec<Round>, StoreError> {
    let sql = "SELECT r.item, r.secret, r.state, count(v.seat) FROM vote_round r \
               LEFT JOIN vote v ON v.meeting = r.meeting AND v.item = r.item \
               WHERE r.meeting = $1 GROUP BY r.item, r.secret, r.state ORDER BY r.item";
    let rows: Vec<(String, i64, String, i64)> = conn.all(sql, args![meeting]).await?;
    Ok(rows.into_iter().map(|(item, secret, state, voted)| Round { item, secret: secret == 1, open: state == "open", voted }).collect())
}

/// Opens a vote. An item is voted on once.
pub async fn open_round(tx: &mut Tx, meeting: &str, item: &str, secret: bool) -> Result<(), StoreError> {
    let sql = "INSERT INTO vote_round (meeting, item, secret, state) VALUES ($1, $2, $3, 'open')";
    tx.run(sql, args![meeting, item, i64::from(secret)]).await?;
    if secret {
        for choice in domain::steering::VOTES {
            tx.run("INSERT INTO ballot (meeting, item, choice, votes) VALUES ($1, $2, $3, 0)", args![meeting, item, *choice]).await?;
        }
    }
    Ok(())
}

async fn is_secret(tx: &mut Tx, meeting: &str, item: &str, state: &str) -> Result<bool, StoreError> {
    let sql = "SELECT secret FROM vote_round WHERE meeting = $1 AND item = $2 AND state = $3";
    let row: Option<(i64,)> = tx.one(sql, args![meeting, item, state]).await?;
    Ok(row.ok_or(StoreError::NotFound)?.0 == 1)
}

/// One vote of one seat; a second is refused by the table itself.
pub async fn cast(tx: &mut Tx, meeting: &str, item: &str, seat: &str, choice: &str) -> Result<(), StoreError> {
    let secret = is_secret(tx, meeting, item, "open").await?;
    let named = (!secret).then(|| choice.to_string());
    tx.run("INSERT INTO vote (meeting, item, seat, choice) VALUES ($1, $2, $3, $4)", args![meeting, item, seat, named]).await?;
    if secret {
        let sql = "UPDATE ballot SET votes = votes + 1 WHERE meeting = $1 AND item = $2 AND choice = $3";
        tx.run(sql, args![meeting, item, choice]).await?;
    }
    Ok(())
}

/// What a vote came to: a count per choice, and who voted what where that was open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    pub secret: bool,
    pub counts: Vec<(String, i64)>,
    pub roll: Vec<(String, String)>,
}

/// Closes an open vote and counts it.
pub async fn close_round(tx: &mut Tx, meeting: &str, item: &str) -> Result<Counted, StoreError> {
    let secret = is_secret(tx, meeting, item, "open").await?;
    tx.run("UPDATE vote_round SET state = 'closed' WHERE meeting = $1 AND item = $2", args![meeting, item]).await?;
    if secret {
        let sql = "SELECT choice, votes FROM ballot WHERE meeting = $1 AND item = $2 ORDER BY choice";
        return Ok(Counted { secret, counts: tx.all(sql, args![meeting, item]).await?, roll: Vec::new() });
    }
    let sql = "SELECT seat, choice FROM vote WHERE meeting = $1 AND item = $2 ORDER BY seat";
    let roll: Vec<(String, String)> = tx.all(sql, args![meeting, item]).await?;
    let count = |choice: &&str| (choice.to_string(), roll.iter().filter(|(_, c)| c == choice).count() as i64);
    Ok(Counted { secret, counts: domain::steering::VOTES.iter().map(count).collect(), roll })
}

/// Whether a seat has voted on an item.
pub async fn has_voted(conn: &mut Conn, meeting: &str, item: &str, seat: &str) -> Result<bool, StoreError> {
    let sql = "SELECT seat FROM vote WHERE meeting = $1 AND item = $2 AND seat = $3";
    let row: Option<(String,)> = conn.one(sql, args![meeting, item, seat]).await?;
    Ok(row.is_some())
}
