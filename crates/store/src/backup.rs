//! Backup while serving, restore into an empty place, and the fingerprint by which both are compared.

use crate::engine::{Conn, Snapshot};
use crate::{Store, StoreError, args, migrate};
use domain::event::{Row, Verifier};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteConnectOptions;
use std::path::{Path, PathBuf};

/// Every table whose rows make up the store, with its columns in a fixed order.
const TABLES: &[(&str, &str)] = &[
    ("record", "SELECT kind || '|' || id || '|' || revision || '|' || state || '|' || body FROM record ORDER BY 1"),
    ("revision", "SELECT kind || '|' || id || '|' || revision || '|' || body || '|' || reason FROM revision ORDER BY 1"),
    ("event", "SELECT hash FROM event ORDER BY seq"),
    ("figure", "SELECT indicator || '|' || key || '|' || body FROM figure ORDER BY 1"),
    ("municipality", "SELECT code || '|' || body FROM municipality ORDER BY 1"),
    ("import_run", "SELECT id || '|' || body || '|' || undone FROM import_run ORDER BY 1"),
    ("edition_release", "SELECT edition || '|' || stage || '|' || body FROM edition_release ORDER BY 1"),
    ("edition_slice", "SELECT edition || '|' || indicator || '|' || hash || '|' || about FROM edition_slice ORDER BY 1"),
    (
        "account",
        "SELECT id || '|' || email || '|' || name || '|' || role || '|' || coalesce(region, '') || '|' || coalesce(party, '') || '|' \
         || profile || '|' || coalesce(password_hash, '') || '|' || coalesce(totp_secret, '') || '|' || totp_step FROM account ORDER BY 1",
    ),
    ("claim", "SELECT id || '|' || party || '|' || account || '|' || grounds || '|' || state FROM claim ORDER BY 1"),
    ("message", "SELECT id || '|' || topic || '|' || body || '|' || state FROM message ORDER BY 1"),
    ("outbox", "SELECT id || '|' || recipient || '|' || subject || '|' || body || '|' || tries FROM outbox ORDER BY 1"),
    ("follower", "SELECT id || '|' || email || '|' || lang FROM follower ORDER BY 1"),
    ("follow", "SELECT follower || '|' || kind || '|' || id || '|' || rhythm || '|' || confirmed FROM follow ORDER BY 1"),
    ("follow_news", "SELECT follower || '|' || kind || '|' || id || '|' || seq FROM follow_news ORDER BY 1"),
    ("unique_key", "SELECT kind || '|' || value || '|' || id FROM unique_key ORDER BY 1"),
    ("signed_head", "SELECT signature FROM signed_head ORDER BY seq"),
    ("setting", "SELECT name || '|' || value FROM setting ORDER BY 1"),
];

impl Store {
    /// Writes a consistent copy to `to` while the store is in use. SQLite only: a PostgreSQL
    /// store is backed up with its own `pg_dump`.
    pub async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let partial = partial_of(to)?;
        let mut conn = self.read().await?;
        conn.run("VACUUM INTO $1", args![&partial]).await?;
        keep(&partial, to)
    }

    /// SHA-256 over every row that counts, table by table: equal stores have equal sums.
    pub async fn fingerprint(&self) -> Result<String, StoreError> {
        let mut conn = Snapshot::new(self.read().await?).await?;
        let mut sum = domain::event::GENESIS.to_string();
        for (name, sql) in TABLES {
            sum = domain::event::chain(&sum, name);
            sum = table_sum(&mut conn, sql, sum).await?;
        }
        conn.end().await?;
        Ok(sum)
    }

    /// Lets the database check itself: damaged pages, dangling references.
    pub async fn integrity(&self) -> Result<(), String> {
        let mut conn = self.read().await.map_err(|e| e.to_string())?;
        if !conn.is_sqlite() {
            return Ok(());
        }
        let rows: Vec<(String,)> = conn.all("PRAGMA integrity_check", vec![]).await.map_err(|e| e.to_string())?;
        match rows.first() {
            Some((ok,)) if ok == "ok" => Ok(()),
            _ => Err(rows.into_iter().map(|(line,)| line).take(5).collect::<Vec<_>>().join("; ")),
        }
    }
}

async fn table_sum(conn: &mut Conn, sql: &'static str, mut sum: String) -> Result<String, StoreError> {
    let rows: Vec<(String,)> = conn.all(sql, vec![]).await?;
    for (row,) in rows {
        sum = domain::event::chain(&sum, &row);
    }
    Ok(sum)
}

/// Puts a backup where a store is wanted. Refuses a place that holds data or is in use, and a copy
/// that is damaged, of another program or of a newer version, or whose journal does not verify.
/// Whatever goes wrong, `into` is whole or absent.
pub async fn restore(from: &Path, into: &Path) -> Result<(), StoreError> {
    for place in [into.to_path_buf(), beside(into, "-wal"), beside(into, "-shm"), beside(into, "-journal")] {
        if std::fs::metadata(&place).is_ok_and(|m| m.len() > 0) {
            return Err(StoreError::Occupied(place.display().to_string()));
        }
    }
    let options = SqliteConnectOptions::new().filename(from).create_if_missing(false);
    migrate::recognise(&options, &from.display().to_string()).await?;
    let mut conn = migrate::connect(&options.read_only(true)).await?;
    check(&mut conn, from).await?;
    let partial = partial_of(into)?;
    sqlx::query("VACUUM INTO $1").bind(&partial).execute(&mut conn).await?;
    sqlx::Connection::close(conn).await?;
    keep(&partial, into)
}

/// Ours, not newer, whole, and with a journal that verifies.
async fn check(conn: &mut SqliteConnection, from: &Path) -> Result<(), StoreError> {
    let version: Result<(Option<i64>,), _> = sqlx::query_as("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut *conn).await;
    match version {
        Ok((Some(version),)) if version <= migrate::newest() => {}
        Ok((Some(version),)) => return Err(StoreError::NewerDatabase(version)),
        _ => return Err(StoreError::NotAStore(from.display().to_string())),
    }
    let damaged = |e: sqlx::Error| StoreError::Damaged(e.to_string());
    let found: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check(5)").fetch_all(&mut *conn).await.map_err(damaged)?;
    if found != [("ok".to_string(),)] {
        return Err(StoreError::Damaged(found.into_iter().map(|(line,)| line).collect::<Vec<_>>().join("; ")));
    }
    let heads: Option<(i64, String)> =
        sqlx::query_as("SELECT seq, hash FROM signed_head ORDER BY seq DESC LIMIT 1").fetch_optional(&mut *conn).await.map_err(damaged)?;
    let mut verifier = Verifier::new(heads);
    loop {
        let rows: Vec<(i64, String, String)> =
            sqlx::query_as("SELECT seq, canonical, hash FROM event WHERE seq > $1 ORDER BY seq LIMIT 1000")
                .bind(verifier.seq)
                .fetch_all(&mut *conn)
                .await
                .map_err(damaged)?;
        if rows.is_empty() {
            break;
        }
        for (seq, canonical, hash) in rows {
            verifier.row(&Row { seq, canonical, hash }).map_err(|broken| StoreError::Damaged(format!("journal: {broken:?}")))?;
        }
    }
    verifier.finish().map(|_| ()).map_err(|broken| StoreError::Damaged(format!("journal: {broken:?}")))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Where a copy grows until it is whole.
fn partial_of(to: &Path) -> Result<String, StoreError> {
    let partial = beside(to, ".partial");
    drop(std::fs::remove_file(&partial));
    partial.into_os_string().into_string().map_err(|name| StoreError::BadUrl(name.display().to_string()))
}

/// Flushes a whole copy and gives it its name.
fn keep(partial: &str, to: &Path) -> Result<(), StoreError> {
    std::fs::File::open(partial)?.sync_all()?;
    std::fs::rename(partial, to)?;
    if let Some(folder) = to.parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}
