//! The signed head: kept in the store, and added to a file that an operator copies elsewhere. Who
//! rewrites the whole journal cannot rewrite what was copied before.

use app::{App, Refusal};
use jiff::{SignedDuration, Timestamp};
use std::io::Write;
use std::path::Path;
use store::journal;

/// Signs and keeps the head if something happened since the last one and that is `every` ago.
pub async fn keep(app: &App, file: &Path, every: SignedDuration) -> Result<(), Refusal> {
    let mut conn = app.store().read().await?;
    let (seq, _) = journal::head(&mut conn).await?;
    let last = journal::heads(&mut conn, 1).await?.into_iter().next();
    drop(conn);
    let due = last.as_ref().is_none_or(|last| {
        let at: Timestamp = last.at.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        seq > last.seq && app.now() >= at + every
    });
    if !due || seq == 0 {
        return Ok(());
    }
    let head = app.keep_head().await?;
    let line = serde_json::json!({ "seq": head.seq, "hash": head.hash, "at": head.at, "signature": head.signature,
        "public_key": app.secrets().public_key() });
    append(file, &line.to_string()).map_err(|e| Refusal::Unavailable(format!("{}: {e}", file.display())))
}

fn append(file: &Path, line: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_data()
}
