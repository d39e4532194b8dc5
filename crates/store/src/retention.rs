//! What is forgotten when its time is over. `app` decides when that is.

use crate::{Conn, StoreError, Tx, args, outbox};
use jiff::Timestamp;
use uuid::Uuid;

/// Letters that left before `before`: the last trace of them.
pub async fn forget_sent(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM outbox WHERE sent_at < $1", args![before]).await
}

/// Letters that were given up, first offered before `before`.
pub async fn forget_parked(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM outbox WHERE sent_at IS NULL AND due_at = $1 AND at < $2", args![outbox::NEVER, before]).await
}

/// Reports that were dealt with and are older than `before`.
pub async fn forget_reports(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM message WHERE state = 'done' AND at < $1", args![before]).await
}

/// Claims that were decided before `before`, with what was typed as grounds.
pub async fn forget_claims(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM claim WHERE state <> 'open' AND decided_at < $1", args![before]).await
}

/// How many deleted records [`crate::records::purge_deleted`] would remove.
pub async fn deleted_before(conn: &mut Conn, before: Timestamp) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = conn.one("SELECT count(*) FROM record WHERE state = 'deleted' AND updated_at < $1", args![before]).await?;
    Ok(row.map_or(0, |(n,)| n))
}

/// Accounts of readers that nobody signed in to since `before`.
pub async fn idle_readers(conn: &mut Conn, before: Timestamp) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT id FROM account WHERE role = 'reader' AND coalesce(seen_at, created_at) < $1";
    let rows: Vec<(String,)> = conn.all(sql, args![before]).await?;
    Ok(rows.into_iter().filter_map(|(id,)| id.parse().ok()).collect())
}
