//! One way to run a statement on either database.

use crate::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, PgPool, Postgres, Sqlite, SqlitePool};

#[derive(Clone)]
pub enum Engine {
    Sqlite(SqlitePool),
    Pg(PgPool),
}

impl Engine {
    pub(crate) async fn acquire(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Engine::Sqlite(pool) => Conn::Sqlite(pool.acquire().await?),
            Engine::Pg(pool) => Conn::Pg(pool.acquire().await?),
        })
    }
}

/// A connection to either database.
pub enum Conn {
    Sqlite(PoolConnection<Sqlite>),
    Pg(PoolConnection<Postgres>),
}

/// A value for a placeholder. Every argument is bound: SQLite takes a forgotten one for NULL without a word.
#[derive(Clone, Debug)]
pub enum Arg {
    Text(String),
    MaybeText(Option<String>),
    Int(i64),
    Bytes(Vec<u8>),
}

impl From<&str> for Arg {
    fn from(v: &str) -> Arg {
        Arg::Text(v.into())
    }
}
impl From<String> for Arg {
    fn from(v: String) -> Arg {
        Arg::Text(v)
    }
}
impl From<&String> for Arg {
    fn from(v: &String) -> Arg {
        Arg::Text(v.clone())
    }
}
impl From<Option<String>> for Arg {
    fn from(v: Option<String>) -> Arg {
        Arg::MaybeText(v)
    }
}
impl From<i64> for Arg {
    fn from(v: i64) -> Arg {
        Arg::Int(v)
    }
}
impl From<Vec<u8>> for Arg {
    fn from(v: Vec<u8>) -> Arg {
        Arg::Bytes(v)
    }
}
impl From<jiff::Timestamp> for Arg {
    fn from(v: jiff::Timestamp) -> Arg {
        Arg::Text(crate::moment(v))
    }
}
impl From<uuid::Uuid> for Arg {
    fn from(v: uuid::Uuid) -> Arg {
        Arg::Text(v.to_string())
    }
}

/// Arguments in the order of `$1, $2, …`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Arg::from($value)),*] };
}

/// A row type that reads from both databases.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Arg::Text(v) => query.bind(v),
                Arg::MaybeText(v) => query.bind(v),
                Arg::Int(v) => query.bind(v),
                Arg::Bytes(v) => query.bind(v),
            };
        }
        query
    }};
}

impl Conn {
    /// Runs a statement; the number of rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<u64, StoreError> {
        debug_assert_eq!(placeholders(sql), args.len(), "{sql}");
        Ok(match self {
            Conn::Sqlite(c) => bound!(sqlx::query::<Sqlite>(sql), args).execute(&mut **c).await?.rows_affected(),
            Conn::Pg(c) => bound!(sqlx::query::<Postgres>(sql), args).execute(&mut **c).await?.rows_affected(),
        })
    }

    pub async fn all<T: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Vec<T>, StoreError> {
        debug_assert_eq!(placeholders(sql), args.len(), "{sql}");
        Ok(match self {
            Conn::Sqlite(c) => bound!(sqlx::query_as::<Sqlite, T>(sql), args).fetch_all(&mut **c).await?,
            Conn::Pg(c) => bound!(sqlx::query_as::<Postgres, T>(sql), args).fetch_all(&mut **c).await?,
        })
    }

    pub async fn one<T: Row>(&mut self, sql: &'static str, args: Vec<Arg>) -> Result<Option<T>, StoreError> {
        debug_assert_eq!(placeholders(sql), args.len(), "{sql}");
        Ok(match self {
            Conn::Sqlite(c) => bound!(sqlx::query_as::<Sqlite, T>(sql), args).fetch_optional(&mut **c).await?,
            Conn::Pg(c) => bound!(sqlx::query_as::<Postgres, T>(sql), args).fetch_optional(&mut **c).await?,
        })
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self, Conn::Sqlite(_))
    }

    /// Makes sure a connection whose state is unknown is never used again.
    pub(crate) fn discard(&mut self) {
        match self {
            Conn::Sqlite(c) => c.close_on_drop(),
            Conn::Pg(c) => c.close_on_drop(),
        }
    }
}

/// A connection on which every read sees the same state, whatever is committed meanwhile.
pub(crate) struct Snapshot {
    conn: Conn,
    open: bool,
}

impl Snapshot {
    pub(crate) async fn new(conn: Conn) -> Result<Snapshot, StoreError> {
        let mut snapshot = Snapshot { conn, open: true };
        let begin = if snapshot.conn.is_sqlite() { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" };
        snapshot.conn.run(begin, vec![]).await?;
        Ok(snapshot)
    }

    /// Gives the connection back; one that is dropped without it is closed.
    pub(crate) async fn end(mut self) -> Result<(), StoreError> {
        self.conn.run("COMMIT", vec![]).await?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if self.open {
            self.conn.discard();
        }
    }
}

impl std::ops::Deref for Snapshot {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl std::ops::DerefMut for Snapshot {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// The highest `$n` in a statement.
fn placeholders(sql: &str) -> usize {
    sql.split('$').skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).max().unwrap_or(0)
}
