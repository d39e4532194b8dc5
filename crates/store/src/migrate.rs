//! Forward-only migrations, one text for both databases.

use crate::StoreError;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, SqliteConnection};
use std::borrow::Cow;

const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "foundation", include_str!("../migrations/0001_foundation.sql")),
    (2, "editions", include_str!("../migrations/0002_editions.sql")),
    (3, "changes", include_str!("../migrations/0003_changes.sql")),
    (4, "steering", include_str!("../migrations/0004_steering.sql")),
    (5, "reminders", include_str!("../migrations/0005_reminders.sql")),
    (6, "sheets", include_str!("../migrations/0006_sheets.sql")),
    (7, "follow", include_str!("../migrations/0007_follow.sql")),
];

/// The words in which the two databases differ: (word, SQLite, PostgreSQL).
const WORDS: &[(&str, &str, &str)] =
    &[("{int}", "INTEGER", "BIGINT"), ("{float}", "REAL", "DOUBLE PRECISION"), ("{bytes}", "BLOB", "BYTEA"), ("{strict}", " STRICT", "")];

/// The newest migration this program knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.iter().map(|(version, _, _)| *version).max().unwrap_or(0)
}

fn migrator(postgres: bool) -> Migrator {
    let migrations = MIGRATIONS.iter().map(|(version, name, text)| {
        let mut sql = (*text).to_string();
        for (word, sqlite, pg) in WORDS {
            sql = sql.replace(word, if postgres { pg } else { sqlite });
        }
        let sql = sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(sql));
        Migration::new(*version, Cow::Borrowed(*name), MigrationType::Simple, sql, false)
    });
    Migrator { migrations: Cow::Owned(migrations.collect()), ..Migrator::DEFAULT }
}

pub(crate) async fn connect(options: &SqliteConnectOptions) -> Result<SqliteConnection, StoreError> {
    Ok(sqlx::ConnectOptions::connect(options).await?)
}

/// Refuses a file that another program made: it must not be written to. An empty one is fine.
pub(crate) async fn recognise(options: &SqliteConnectOptions, path: &str) -> Result<(), StoreError> {
    let mut conn = connect(options).await.map_err(|e| unreadable(e, path))?;
    let tables: Vec<(String,)> = sqlx::query_as("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .fetch_all(&mut conn)
        .await
        .map_err(|e| unreadable(e.into(), path))?;
    let ours = if tables.iter().any(|(name,)| name == "_sqlx_migrations") {
        let first: Option<(String,)> =
            sqlx::query_as("SELECT description FROM _sqlx_migrations ORDER BY version LIMIT 1").fetch_optional(&mut conn).await?;
        first.is_none_or(|(name,)| name == MIGRATIONS[0].1)
    } else {
        tables.is_empty()
    };
    sqlx::Connection::close(conn).await?;
    if ours { Ok(()) } else { Err(StoreError::NotAStore(path.into())) }
}

/// NOTADB and CANTOPEN in words.
fn unreadable(e: StoreError, path: &str) -> StoreError {
    let code = match &e {
        StoreError::Database(sqlx::Error::Database(db)) => db.code().map(|c| c.to_string()),
        _ => None,
    };
    match code.as_deref() {
        Some("11") => StoreError::Damaged(format!("{path}: {e}")),
        Some("26") => StoreError::NotAStore(path.into()),
        Some("14") => {
            StoreError::Io(std::io::Error::other(format!("{path} cannot be opened; does its folder exist and may this user write there?")))
        }
        _ => e,
    }
}

pub(crate) async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    Ok(migrator(false).run(pool).await?)
}

pub(crate) async fn postgres(pool: &sqlx::PgPool) -> Result<(), StoreError> {
    Ok(migrator(true).run(pool).await?)
}
