//! What can go wrong with a store, in words an operator can act on.

use std::fmt;

#[derive(Debug)]
pub enum StoreError {
    /// Neither `sqlite:` nor `postgres:`.
    BadUrl(String),
    OldSqlite(String),
    Pragmas(String),
    /// The database was migrated by a newer program.
    NewerDatabase(i64),
    /// Its migration of this number is not the one this program knows.
    OtherHistory(i64),
    /// A file or database of something else.
    NotAStore(String),
    /// A store or copy that does not pass its checks.
    Damaged(String),
    /// A place that holds data already, or is in use.
    Occupied(String),
    /// Somebody else changed the record first; the current revision.
    Conflict {
        current: i64,
    },
    /// A unique value exists already; the constraint or key, and who has it.
    Taken {
        key: String,
        by: String,
    },
    /// No room, or the queue is full: try again shortly.
    Busy(String),
    /// The connection went while a deed was being kept: whether it was, is not known here.
    Unreachable(String),
    NotFound,
    /// A stored body does not fit its noun.
    BadBody(domain::world::BadBody),
    Database(sqlx::Error),
    Io(std::io::Error),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::BadUrl(url) => write!(f, "no store address: {url:?}; expected sqlite:PATH or postgres://USER@HOST/DATABASE"),
            StoreError::OldSqlite(v) => write!(f, "SQLite {v} can lose data with several connections; 3.51.3 or newer is needed"),
            StoreError::Pragmas(found) => {
                write!(f, "SQLite did not take the durable settings; found {found}, expected journal_mode=wal synchronous=2 foreign_keys=1")
            }
            StoreError::NewerDatabase(v) => write!(
                f,
                "the store was written by a newer version (migration {v}); start that version, or restore a backup made with this one"
            ),
            StoreError::OtherHistory(v) => write!(
                f,
                "migration {v} of the store is not the one of this version; start the version that made it, or restore a backup made with this one"
            ),
            StoreError::NotAStore(what) => {
                write!(f, "{what} is not a store of this program; give the path of one, or of a file that does not exist yet")
            }
            StoreError::Damaged(why) => write!(f, "damaged ({why}); restore an older backup"),
            StoreError::Occupied(place) => write!(f, "{place} holds data already or is in use; stop the service and move it away first"),
            StoreError::Conflict { current } => write!(f, "changed by someone else; revision {current} is the newest"),
            StoreError::Taken { key, by } => write!(f, "{key} is already held by {by}"),
            StoreError::Busy(why) => write!(f, "the store cannot write now ({why}); nothing was changed, try again"),
            StoreError::Unreachable(why) => {
                write!(f, "the connection to the database was lost ({why}); see whether the change was kept before repeating it")
            }
            StoreError::NotFound => f.write_str("not found"),
            StoreError::BadBody(bad) => write!(f, "the store holds a record this version cannot read: {bad}"),
            StoreError::Database(e) => write!(f, "database: {e}"),
            StoreError::Io(e) => write!(f, "file: {e}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<std::io::Error> for StoreError {
    fn from(e: std::io::Error) -> StoreError {
        StoreError::Io(e)
    }
}

impl From<domain::world::BadBody> for StoreError {
    fn from(e: domain::world::BadBody) -> StoreError {
        StoreError::BadBody(e)
    }
}

/// Codes of what passes. SQLite: FULL, IOERR_WRITE, _FSYNC, _SHMOPEN, _SHMSIZE, READONLY, BUSY, BUSY_SNAPSHOT;
/// PostgreSQL: disk full, read-only, too many connections, starting up.
const PASSING: &[&str] = &["13", "778", "1034", "4618", "4874", "8", "5", "517", "53100", "25006", "53300", "57P03"];
/// PostgreSQL: ended by its operator or by a crash, perhaps after the commit and before its confirmation.
const ENDED: &[&str] = &["57P01", "57P02"];

impl From<sqlx::Error> for StoreError {
    fn from(e: sqlx::Error) -> StoreError {
        match &e {
            sqlx::Error::RowNotFound => StoreError::NotFound,
            sqlx::Error::PoolTimedOut => StoreError::Busy("no connection free".into()),
            sqlx::Error::Database(db) if db.is_unique_violation() => {
                StoreError::Taken { key: db.constraint().unwrap_or(db.message()).to_string(), by: String::new() }
            }
            sqlx::Error::Database(db) if db.code().is_some_and(|c| PASSING.contains(&c.as_ref())) => {
                StoreError::Busy(db.message().to_string())
            }
            sqlx::Error::Database(db) if db.code().is_some_and(|c| ENDED.contains(&c.as_ref())) => {
                StoreError::Unreachable(db.message().to_string())
            }
            sqlx::Error::Io(why) => StoreError::Unreachable(why.to_string()),
            _ => StoreError::Database(e),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for StoreError {
    fn from(e: sqlx::migrate::MigrateError) -> StoreError {
        match e {
            sqlx::migrate::MigrateError::VersionMissing(v) => StoreError::NewerDatabase(v),
            sqlx::migrate::MigrateError::VersionMismatch(v) => StoreError::OtherHistory(v),
            sqlx::migrate::MigrateError::Execute(e) => e.into(),
            other => StoreError::Database(sqlx::Error::Migrate(Box::new(other))),
        }
    }
}
