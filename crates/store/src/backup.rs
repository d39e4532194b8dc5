//! Backup while serving, restore into an empty place, and the fingerprint by which both are compared.

use crate::engine::Conn;
use crate::{Store, StoreError, args};
use std::path::Path;

/// Every table whose rows make up the store, with its columns in a fixed order.
const TABLES: &[(&str, &str)] = &[
    ("record", "SELECT kind || '|' || id || '|' || revision || '|' || state || '|' || body FROM record ORDER BY 1"),
    ("revision", "SELECT kind || '|' || id || '|' || revision || '|' || body || '|' || reason FROM revision ORDER BY 1"),
    ("event", "SELECT hash FROM event ORDER BY seq"),
    ("figure", "SELECT indicator || '|' || key || '|' || body FROM figure ORDER BY 1"),
    ("municipality", "SELECT code || '|' || body FROM municipality ORDER BY 1"),
    ("account", "SELECT id || '|' || email || '|' || role || '|' || profile FROM account ORDER BY 1"),
    ("claim", "SELECT id || '|' || party || '|' || state FROM claim ORDER BY 1"),
    ("message", "SELECT id || '|' || body || '|' || state FROM message ORDER BY 1"),
    ("outbox", "SELECT id || '|' || tries FROM outbox ORDER BY 1"),
];

impl Store {
    /// Writes a consistent copy to `to` while the store is in use. SQLite only: a PostgreSQL
    /// store is backed up with its own `pg_dump`.
    pub async fn backup(&self, to: &Path) -> Result<(), StoreError> {
        let text = to.to_str().ok_or_else(|| StoreError::BadUrl(to.display().to_string()))?;
        let partial = format!("{text}.partial");
        drop(std::fs::remove_file(&partial));
        let mut conn = self.read().await?;
        conn.run("VACUUM INTO $1", args![&partial]).await?;
        let file = std::fs::File::open(&partial)?;
        file.sync_all()?;
        std::fs::rename(&partial, to)?;
        if let Some(folder) = to.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// SHA-256 over every row that counts, table by table: equal stores have equal sums.
    pub async fn fingerprint(&self) -> Result<String, StoreError> {
        let mut conn = self.read().await?;
        let mut sum = domain::event::GENESIS.to_string();
        for (name, sql) in TABLES {
            sum = domain::event::chain(&sum, name);
            sum = table_sum(&mut conn, sql, sum).await?;
        }
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
