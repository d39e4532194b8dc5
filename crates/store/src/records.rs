//! Versioned records: the newest body, every older one, and the keys that may exist once.

use crate::{Conn, StoreError, Tx, args, moment};
use domain::record::{Kind, State};
use domain::world::Stored;

/// The pulse of records that are gone for good.
pub(crate) const PURGED: &str = "purged";

/// What is kept beside a version, outside the journal's chain.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: jiff::Timestamp,
    pub role: String,
    pub account: Option<String>,
    pub reason: String,
    pub seq: i64,
}

fn merged_to(state: &State) -> Option<String> {
    match state {
        State::Merged { into } => Some(into.clone()),
        _ => None,
    }
}

fn state_of(code: &str, merged_to: Option<String>) -> State {
    match (code, merged_to) {
        ("draft", _) => State::Draft,
        ("live", _) => State::Live,
        ("merged", Some(into)) => State::Merged { into },
        _ => State::Deleted,
    }
}

/// The newest version of one record.
pub async fn get(conn: &mut Conn, kind: Kind, id: &str) -> Result<Option<Stored>, StoreError> {
    let sql = "SELECT id, revision, state, merged_to, body, updated_at FROM record WHERE kind = $1 AND id = $2";
    let row: Option<StoredRow> = conn.one(sql, args![kind.code(), id]).await?;
    Ok(row.map(stored))
}

/// The newest versions of all records of a kind.
pub async fn all(conn: &mut Conn, kind: Kind) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT id, revision, state, merged_to, body, updated_at FROM record WHERE kind = $1";
    let rows: Vec<StoredRow> = conn.all(sql, args![kind.code()]).await?;
    Ok(rows.into_iter().map(stored).collect())
}

/// The newest versions of the records of a kind that got one after event `seq`.
pub(crate) async fn changed(conn: &mut Conn, kind: Kind, seq: i64) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT id, revision, state, merged_to, body, updated_at FROM record \
               WHERE kind = $1 AND id IN (SELECT id FROM revision WHERE kind = $1 AND seq > $2)";
    let rows: Vec<StoredRow> = conn.all(sql, args![kind.code(), seq]).await?;
    Ok(rows.into_iter().map(stored).collect())
}

type StoredRow = (String, i64, String, Option<String>, String, String);

fn stored((id, revision, state, merged_to, body, updated_at): StoredRow) -> Stored {
    let updated_at = updated_at.parse().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    Stored { id, revision, state: state_of(&state, merged_to), updated_at, body }
}

/// Adds a record's first version.
pub async fn insert(tx: &mut Tx, kind: Kind, id: &str, state: &State, body: &str, told: &Told) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO record (kind, id, revision, state, merged_to, body, updated_at) VALUES ($1, $2, 1, $3, $4, $5, $6)",
        args![kind.code(), id, state.code(), merged_to(state), body, told.at],
    )
    .await
    .map_err(|e| match e {
        StoreError::Taken { .. } => StoreError::Taken { key: "id".into(), by: id.into() },
        other => other,
    })?;
    keep_version(tx, kind, id, 1, state, body, told);
    Ok(())
}

/// Puts a new version over revision `base`; refuses where someone else was first.
pub async fn update(tx: &mut Tx, kind: Kind, id: &str, base: i64, state: &State, body: &str, told: &Told) -> Result<i64, StoreError> {
    let touched = tx
        .run(
            "UPDATE record SET revision = revision + 1, state = $1, merged_to = $2, body = $3, updated_at = $4 \
             WHERE kind = $5 AND id = $6 AND revision = $7",
            args![state.code(), merged_to(state), body, told.at, kind.code(), id, base],
        )
        .await?;
    if touched == 0 {
        let now = get(tx, kind, id).await?.ok_or(StoreError::NotFound)?;
        return Err(StoreError::Conflict { current: now.revision });
    }
    keep_version(tx, kind, id, base + 1, state, body, told);
    Ok(base + 1)
}

fn keep_version(tx: &mut Tx, kind: Kind, id: &str, revision: i64, state: &State, body: &str, told: &Told) {
    let account = told.account.clone();
    tx.add_version(args![kind.code(), id, revision, state.code(), body, told.at, &told.role, account, &told.reason, told.seq]);
    tx.pulse(kind.code(), told.seq);
}

/// Holds exactly `keys` for a record. The error names the record that has one of them already.
pub async fn hold_keys(tx: &mut Tx, kind: Kind, id: &str, keys: &[String]) -> Result<(), StoreError> {
    tx.run("DELETE FROM unique_key WHERE kind = $1 AND id = $2", args![kind.code(), id]).await?;
    for key in keys {
        let holder: Option<(String,)> = tx.one("SELECT id FROM unique_key WHERE kind = $1 AND value = $2", args![kind.code(), key]).await?;
        if let Some((by,)) = holder {
            return Err(StoreError::Taken { key: key.clone(), by });
        }
        tx.run("INSERT INTO unique_key (kind, value, id) VALUES ($1, $2, $3)", args![kind.code(), key, id]).await?;
    }
    Ok(())
}

/// One version from the history.
#[derive(Clone, Debug)]
pub struct Version {
    pub revision: i64,
    pub state: String,
    pub body: String,
    pub at: jiff::Timestamp,
    pub role: String,
    pub account: Option<String>,
    pub reason: String,
    pub seq: i64,
}

type VersionRow = (i64, String, String, String, String, Option<String>, String, i64);

/// All versions of a record, newest first.
pub async fn history(conn: &mut Conn, kind: Kind, id: &str) -> Result<Vec<Version>, StoreError> {
    let sql = "SELECT revision, state, body, at, role, account, reason, seq FROM revision \
               WHERE kind = $1 AND id = $2 ORDER BY revision DESC";
    let rows: Vec<VersionRow> = conn.all(sql, args![kind.code(), id]).await?;
    Ok(rows
        .into_iter()
        .map(|(revision, state, body, at, role, account, reason, seq)| Version {
            revision,
            state,
            body,
            at: at.parse().unwrap_or(jiff::Timestamp::UNIX_EPOCH),
            role,
            account,
            reason,
            seq,
        })
        .collect())
}

/// Removes for good what was deleted before `before`: body and history, the journal keeps the fact.
/// `seq` is the event that tells of it. Nothing is left to say which records went, so readers read all again.
pub async fn purge_deleted(tx: &mut Tx, before: jiff::Timestamp, seq: i64) -> Result<u64, StoreError> {
    let day = moment(before);
    tx.settle().await?;
    tx.run(
        "UPDATE pulse SET value = $1 WHERE name IN (SELECT kind FROM record WHERE state = 'deleted' AND updated_at < $2)",
        args![seq, &day],
    )
    .await?;
    tx.pulse(PURGED, seq);
    tx.run(
        "DELETE FROM revision WHERE (kind, id) IN (SELECT kind, id FROM record WHERE state = 'deleted' AND updated_at < $1)",
        args![&day],
    )
    .await?;
    tx.run("DELETE FROM record WHERE state = 'deleted' AND updated_at < $1", args![&day]).await
}
