//! The only crate with SQL. One text runs on SQLite (embedded default) and PostgreSQL.
//!
//! [`Store::write`] is the one way in: it runs a deed's statements in one transaction, on SQLite
//! several deeds share a commit. Everything read often lives in [`domain::World`]; what is asked
//! here is history, people and mail.

mod backup;
mod engine;
mod error;
mod later;
mod migrate;
mod operate;
mod writer;

pub mod editions;
pub mod figures;
pub mod follow;
pub mod journal;
pub mod outbox;
pub mod people;
pub mod records;
pub mod reminders;
pub mod retention;
pub mod sheets;
pub mod steering;
pub mod world;

pub use backup::restore;
pub use engine::{Arg, Conn, Engine};
pub use error::StoreError;
pub use operate::Lead;
pub use writer::{Job, Tx, Verdict};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// The oldest SQLite without the write-ahead-log reset race (3.7.0 to 3.51.2).
pub const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// An open store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    read: Engine,
    write: writer::Writer,
    /// The SQLite file; none on PostgreSQL.
    file: Option<PathBuf>,
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…`, creates what is missing and migrates forward.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        match url.strip_prefix("sqlite:") {
            Some(path) => Store::open_sqlite(path).await,
            None if url.starts_with("postgres:") || url.starts_with("postgresql:") => Store::open_postgres(url).await,
            None => Err(StoreError::BadUrl(redacted(url))),
        }
    }

    async fn open_sqlite(path: &str) -> Result<Store, StoreError> {
        let plain =
            SqliteConnectOptions::from_str(&format!("sqlite:{path}")).map_err(|_| StoreError::BadUrl(path.into()))?.create_if_missing(true);
        // Looked at before any setting is written into it.
        migrate::recognise(&plain, path).await?;
        let file = plain.get_filename().to_path_buf();
        let options = plain
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("secure_delete", "on");
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        assert_sqlite(&write).await?;
        migrate::sqlite(&write).await?;
        let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        let connection = write.acquire().await?;
        let inner = Inner { read: Engine::Sqlite(read), write: writer::Writer::sqlite(connection), file: Some(file) };
        Ok(Store { inner: Arc::new(inner) })
    }

    async fn open_postgres(url: &str) -> Result<Store, StoreError> {
        let read = sqlx::postgres::PgPoolOptions::new().max_connections(8).connect(url).await?;
        migrate::postgres(&read).await?;
        // Deeds wait for each other's lock: on connections of their own, so that nobody who reads waits with them.
        let write = sqlx::postgres::PgPoolOptions::new().max_connections(4).connect(url).await?;
        let inner = Inner { read: Engine::Pg(read), write: writer::Writer::postgres(write), file: None };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// A connection for reading, outside any deed.
    pub async fn read(&self) -> Result<Conn, StoreError> {
        self.inner.read.acquire().await
    }

    pub fn is_sqlite(&self) -> bool {
        self.inner.file.is_some()
    }

    /// Removes what deeds erased from the write-ahead log too. PostgreSQL does that in its own time.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        if let Some(file) = &self.inner.file {
            let mut conn = migrate::connect(&SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(10))).await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).await?;
            sqlx::Connection::close(conn).await?;
        }
        Ok(())
    }

    /// Resolves when another process or node may have changed something, at the latest after two seconds.
    pub async fn changed_elsewhere(&self) -> Changes {
        match &self.inner.read {
            Engine::Pg(pool) => Changes { listener: listen(pool).await.ok() },
            Engine::Sqlite(_) => Changes { listener: None },
        }
    }
}

async fn listen(pool: &sqlx::PgPool) -> Result<sqlx::postgres::PgListener, sqlx::Error> {
    let mut listener = sqlx::postgres::PgListener::connect_with(pool).await?;
    listener.listen(writer::CHANNEL).await?;
    Ok(listener)
}

/// A stream of hints that the world changed; see [`Store::changed_elsewhere`].
pub struct Changes {
    listener: Option<sqlx::postgres::PgListener>,
}

impl Changes {
    /// Waits for the next hint. A lost connection degrades to a hint every half second.
    pub async fn next(&mut self) {
        match &mut self.listener {
            Some(listener) => {
                if tokio::time::timeout(Duration::from_secs(2), listener.recv()).await.is_ok_and(|r| r.is_err()) {
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
            }
            None => tokio::time::sleep(Duration::from_millis(500)).await,
        }
    }
}

/// Version and settings that durability rests on are asserted, not hoped for.
async fn assert_sqlite(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(pool).await?;
    let mut parts = version.split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite(version));
    }
    let (mode,): (String,) = sqlx::query_as("PRAGMA journal_mode").fetch_one(pool).await?;
    let (sync,): (i64,) = sqlx::query_as("PRAGMA synchronous").fetch_one(pool).await?;
    let (keys,): (i64,) = sqlx::query_as("PRAGMA foreign_keys").fetch_one(pool).await?;
    if mode != "wal" || sync != 2 || keys != 1 {
        return Err(StoreError::Pragmas(format!("journal_mode={mode} synchronous={sync} foreign_keys={keys}")));
    }
    Ok(())
}

/// A database address without its password.
pub fn redacted(url: &str) -> String {
    if let Some((before, after)) = url.split_once("password=") {
        let rest = after.find('&').map_or("", |end| &after[end..]);
        return redacted(before) + "password=***" + rest;
    }
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            let user = &url[scheme + 3..at];
            let name = user.split(':').next().unwrap_or("");
            format!("{}{name}:***{}", &url[..scheme + 3], &url[at..])
        }
        _ => url.to_string(),
    }
}

/// A moment as it is stored: UTC, microseconds, fixed width, so that text order is time order.
pub fn moment(at: jiff::Timestamp) -> String {
    format!("{at:.6}")
}

/// A moment cut to what both databases keep.
pub fn to_micros(at: jiff::Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        assert_eq!(redacted("postgres://me:secret@db:5432/pact"), "postgres://me:***@db:5432/pact");
        assert_eq!(redacted("sqlite:/var/pact.db"), "sqlite:/var/pact.db");
        assert_eq!(redacted("postgres:///pact?password=secret&host=db"), "postgres:///pact?password=***&host=db");
    }

    #[test]
    fn moments_sort_as_text() {
        let at = |s: &str| moment(s.parse().unwrap());
        assert_eq!(at("2026-11-21T18:40:16.1Z"), "2026-11-21T18:40:16.100000Z");
        assert!(at("2026-11-21T18:40:16Z") < at("2026-11-21T18:40:16.000001Z"));
    }
}
