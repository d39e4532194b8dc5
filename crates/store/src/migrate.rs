//! Forward-only migrations, one text for both databases.

use crate::StoreError;
use sqlx::AssertSqlSafe;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use std::borrow::Cow;

const MIGRATIONS: &[(i64, &str, &str)] = &[(1, "foundation", include_str!("../migrations/0001_foundation.sql"))];

/// The words in which the two databases differ: (word, SQLite, PostgreSQL).
const WORDS: &[(&str, &str, &str)] =
    &[("{int}", "INTEGER", "BIGINT"), ("{float}", "REAL", "DOUBLE PRECISION"), ("{strict}", " STRICT", "")];

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

pub(crate) async fn sqlite(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    Ok(migrator(false).run(pool).await?)
}

pub(crate) async fn postgres(pool: &sqlx::PgPool) -> Result<(), StoreError> {
    Ok(migrator(true).run(pool).await?)
}
