//! Workbooks on their way in, and reporting periods that were frozen.

use crate::{Conn, StoreError, Tx, args};
use jiff::Timestamp;
use uuid::Uuid;

/// Lays aside what somebody handed in, in the place of what they handed in before.
pub async fn lay_aside(tx: &mut Tx, account: Uuid, hash: &str, body: &str, at: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO handed_sheet (account, hash, at, body) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, at = excluded.at, body = excluded.body";
    tx.run(sql, args![account, hash, at, body]).await?;
    Ok(())
}

/// (hash, body) of what this person laid aside after `after`.
pub async fn laid_aside(conn: &mut Conn, account: Uuid, after: Timestamp) -> Result<Option<(String, String)>, StoreError> {
    conn.one("SELECT hash, body FROM handed_sheet WHERE account = $1 AND at > $2", args![account, after]).await
}

/// Lets go of it: of whatever it is, or only of what has this hash. How many there were.
pub async fn drop(tx: &mut Tx, account: Uuid, hash: Option<&str>) -> Result<u64, StoreError> {
    match hash {
        Some(hash) => tx.run("DELETE FROM handed_sheet WHERE account = $1 AND hash = $2", args![account, hash]).await,
        None => tx.run("DELETE FROM handed_sheet WHERE account = $1", args![account]).await,
    }
}

/// Whatever was laid aside before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run("DELETE FROM handed_sheet WHERE at < $1", args![before]).await
}

/// A period as it was frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    pub fingerprint: String,
    pub body: Vec<u8>,
    pub workbook: Vec<u8>,
}

/// Keeps a period for good; a second time is refused.
pub async fn freeze(tx: &mut Tx, period: &str, frozen: Frozen, at: Timestamp) -> Result<(), StoreError> {
    let sql = "INSERT INTO frozen_period (period, at, fingerprint, body, workbook) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, args![period, at, &frozen.fingerprint, frozen.body, frozen.workbook]).await?;
    Ok(())
}

pub async fn frozen(conn: &mut Conn, period: &str) -> Result<Option<Frozen>, StoreError> {
    let sql = "SELECT fingerprint, body, workbook FROM frozen_period WHERE period = $1";
    let row: Option<(String, Vec<u8>, Vec<u8>)> = conn.one(sql, args![period]).await?;
    Ok(row.map(|(fingerprint, body, workbook)| Frozen { fingerprint, body, workbook }))
}
