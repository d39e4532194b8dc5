//! What operating a store needs beside deeds: looking without touching, one leader over all nodes,
//! and the facts on which durability rests.

use crate::engine::{Conn, Engine};
use crate::{Inner, Store, StoreError, migrate, redacted, writer};
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{Postgres, Row};
use std::str::FromStr;
use std::sync::Arc;

/// The lock of the node that works off mail and retention; the journal's own lock is one below.
const LEAD: &str = "SELECT pg_try_advisory_lock(7301250927)";

impl Store {
    /// Opens a store that exists for reading only: nothing is created, nothing is migrated.
    /// Writing to it is refused.
    pub async fn look(url: &str) -> Result<Store, StoreError> {
        let (read, file) = match url.strip_prefix("sqlite:") {
            Some(path) => {
                let options = SqliteConnectOptions::from_str(&format!("sqlite:{path}")).map_err(|_| StoreError::BadUrl(path.into()))?;
                let file = options.get_filename().to_path_buf();
                if !file.exists() {
                    let missing = format!("there is no store at {}; start the service once, or restore a backup", file.display());
                    return Err(StoreError::Io(std::io::Error::other(missing)));
                }
                migrate::recognise(&options, path).await?;
                let options = options.read_only(true).busy_timeout(std::time::Duration::from_secs(10));
                (Engine::Sqlite(SqlitePoolOptions::new().max_connections(4).connect_with(options).await?), Some(file))
            }
            None if url.starts_with("postgres:") || url.starts_with("postgresql:") => {
                (Engine::Pg(PgPoolOptions::new().max_connections(4).connect(url).await?), None)
            }
            None => return Err(StoreError::BadUrl(redacted(url))),
        };
        let (nobody, _) = tokio::sync::mpsc::channel(1);
        let store = Store { inner: Arc::new(Inner { read, write: writer::Writer::Sqlite(nobody), file }) };
        match store.migration().await {
            Ok(version) if version > migrate::newest() => Err(StoreError::NewerDatabase(version)),
            Ok(_) => Ok(store),
            Err(StoreError::Database(_)) => Err(StoreError::NotAStore(redacted(url))),
            Err(e) => Err(e),
        }
    }

    /// The newest migration the store went through.
    pub async fn migration(&self) -> Result<i64, StoreError> {
        let row: Option<(Option<i64>,)> = self.read().await?.one("SELECT max(version) FROM _sqlx_migrations", vec![]).await?;
        Ok(row.and_then(|(version,)| version).unwrap_or(0))
    }

    /// Whether this program would migrate nothing.
    pub async fn is_current(&self) -> Result<bool, StoreError> {
        Ok(self.migration().await? == migrate::newest())
    }

    /// The SQLite file; none on PostgreSQL.
    pub fn file(&self) -> Option<&std::path::Path> {
        self.inner.file.as_deref()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read().await?.run("SELECT 1", vec![]).await.map(drop)
    }

    /// The settings durability rests on, by name, as the database itself tells them.
    pub async fn facts(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        let mut facts = Vec::new();
        match self.read().await? {
            Conn::Sqlite(mut c) => {
                for (name, sql) in [("sqlite", "SELECT sqlite_version()"), ("journal_mode", "PRAGMA journal_mode")] {
                    facts.push((name, sqlx::query(sql).fetch_one(&mut *c).await?.try_get::<String, _>(0)?));
                }
            }
            Conn::Pg(mut c) => {
                let shown = [
                    ("postgresql", "SHOW server_version"),
                    ("synchronous_commit", "SHOW synchronous_commit"),
                    ("fsync", "SHOW fsync"),
                    ("full_page_writes", "SHOW full_page_writes"),
                    ("synchronous_standby_names", "SHOW synchronous_standby_names"),
                ];
                for (name, sql) in shown {
                    facts.push((name, sqlx::query(sql).fetch_one(&mut *c).await?.try_get::<String, _>(0)?));
                }
            }
        }
        Ok(facts)
    }

    /// Tries to become the one node that does the work of the clock. None where another has it.
    pub async fn lead(&self) -> Result<Option<Lead>, StoreError> {
        match self.read().await? {
            Conn::Sqlite(_) => Ok(Some(Lead::Alone)),
            Conn::Pg(mut c) => {
                let got: bool = sqlx::query(LEAD).fetch_one(&mut *c).await?.try_get(0)?;
                if !got {
                    return Ok(None);
                }
                // The lock lives as long as this connection: it must never go back to the pool.
                c.close_on_drop();
                Ok(Some(Lead::Locked(Box::new(c))))
            }
        }
    }
}

/// Held by the node that leads, for as long as it lives.
pub enum Lead {
    /// A SQLite store has one process.
    Alone,
    Locked(Box<PoolConnection<Postgres>>),
}

impl Lead {
    /// Whether the lock is still ours: a lost connection gave it away.
    pub async fn holds(&mut self) -> bool {
        match self {
            Lead::Alone => true,
            Lead::Locked(c) => sqlx::query("SELECT 1").execute(&mut ***c).await.is_ok(),
        }
    }
}
