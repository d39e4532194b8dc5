//! The journal: rows are added in the transaction of the deed they tell of, and never changed.

use crate::{Conn, StoreError, Tx, args, to_micros};
use domain::event::{About, By, Change, Event, GENESIS, Row, chain};

/// Adds one event to the chain; its sequence number.
pub async fn append(tx: &mut Tx, at: jiff::Timestamp, by: By, about: About, change: Change) -> Result<i64, StoreError> {
    let (seq, previous) = tx.head().await?;
    let event = Event { seq: seq + 1, at: to_micros(at), by, about, change };
    let canonical = event.canonical();
    let hash = chain(&previous, &canonical);
    let kind = event.about.kind.map(|k| k.code().to_string());
    let id = Some(event.about.id.clone()).filter(|id| !id.is_empty());
    let row = args![event.seq, event.at, event.change.code(), kind, id, canonical, &hash];
    tx.add_event(event.seq, hash, row);
    Ok(event.seq)
}

/// Whether nothing ever happened here.
pub async fn is_empty(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(tx.head().await?.0 == 0)
}

/// The newest row's number and hash; the genesis hash where there is none.
pub async fn head(conn: &mut Conn) -> Result<(i64, String), StoreError> {
    let last: Option<(i64, String)> = conn.one("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", vec![]).await?;
    Ok(last.unwrap_or((0, GENESIS.into())))
}

/// Rows after `seq`, in order.
pub async fn rows_after(conn: &mut Conn, seq: i64, most: i64) -> Result<Vec<Row>, StoreError> {
    let rows: Vec<(i64, String, String)> =
        conn.all("SELECT seq, canonical, hash FROM event WHERE seq > $1 ORDER BY seq LIMIT $2", args![seq, most]).await?;
    Ok(rows.into_iter().map(|(seq, canonical, hash)| Row { seq, canonical, hash }).collect())
}

/// The newest events before `before` (exclusive), newest first; about one record if `kind` and `id` are given.
pub async fn newest(conn: &mut Conn, before: i64, about: Option<(&str, &str)>, most: i64) -> Result<Vec<Event>, StoreError> {
    let texts: Vec<(String,)> = match about {
        Some((kind, id)) => {
            let sql = "SELECT canonical FROM event WHERE seq < $1 AND kind = $2 AND id = $3 ORDER BY seq DESC LIMIT $4";
            conn.all(sql, args![before, kind, id, most]).await?
        }
        None => conn.all("SELECT canonical FROM event WHERE seq < $1 ORDER BY seq DESC LIMIT $2", args![before, most]).await?,
    };
    Ok(texts.iter().filter_map(|(text,)| serde_json::from_str(text).ok()).collect())
}

/// A head that was signed, as published.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SignedHead {
    pub seq: i64,
    pub hash: String,
    pub at: String,
    /// Ed25519 over `techniekpact-journal\n{seq}\n{hash}\n{at}\n`, in hex.
    pub signature: String,
}

pub async fn keep_head(tx: &mut Tx, head: &SignedHead) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO signed_head (seq, at, hash, signature) VALUES ($1, $2, $3, $4) ON CONFLICT (seq) DO NOTHING",
        args![head.seq, &head.at, &head.hash, &head.signature],
    )
    .await?;
    Ok(())
}

/// Signed heads, newest first.
pub async fn heads(conn: &mut Conn, most: i64) -> Result<Vec<SignedHead>, StoreError> {
    let rows: Vec<(i64, String, String, String)> =
        conn.all("SELECT seq, hash, at, signature FROM signed_head ORDER BY seq DESC LIMIT $1", args![most]).await?;
    Ok(rows.into_iter().map(|(seq, hash, at, signature)| SignedHead { seq, hash, at, signature }).collect())
}

/// The moment of the newest row: a clock before it is wrong.
pub async fn last_moment(conn: &mut Conn) -> Result<Option<jiff::Timestamp>, StoreError> {
    let row: Option<(String,)> = conn.one("SELECT at FROM event ORDER BY seq DESC LIMIT 1", vec![]).await?;
    Ok(row.and_then(|(at,)| at.parse().ok()))
}
