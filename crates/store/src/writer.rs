//! The one way to write. On SQLite a single task owns the writing connection and lets the deeds
//! that wait share one commit (each in its own savepoint), so that a flushed disk write serves
//! many; nobody is answered before it. On PostgreSQL each deed has its transaction and a lock on
//! the journal puts them in order over all nodes.

use crate::engine::Conn;
use crate::{Store, StoreError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::panic::AssertUnwindSafe;
use tokio::sync::{mpsc, oneshot};

/// The channel on which nodes tell each other that something changed.
pub(crate) const CHANNEL: &str = "techniekpact";

const UNDO: &str = "ROLLBACK TO deed; RELEASE deed";

/// Deeds that may wait at once; more are told to come back.
const QUEUE: usize = 1024;
/// Deeds that share one commit at most: bounds how long the first one waits.
const GROUP: usize = 128;

/// A transaction a deed writes in.
pub struct Tx {
    pub conn: Conn,
}

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// What a deed decided about its own statements, and whom to tell once that is certain.
pub struct Verdict {
    keep: bool,
    answer: Box<dyn FnOnce(Result<(), StoreError>) + Send>,
}

/// A deed's statements.
pub type Job = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Verdict> + Send>;

pub(crate) enum Writer {
    Sqlite(mpsc::Sender<Job>),
    Pg(sqlx::PgPool),
}

impl Writer {
    pub(crate) fn sqlite(connection: sqlx::pool::PoolConnection<sqlx::Sqlite>) -> Writer {
        let (sender, receiver) = mpsc::channel(QUEUE);
        tokio::spawn(serve(Tx { conn: Conn::Sqlite(connection) }, receiver));
        Writer::Sqlite(sender)
    }

    pub(crate) fn postgres(pool: sqlx::PgPool) -> Writer {
        Writer::Pg(pool)
    }
}

impl Store {
    /// Runs `deed` in one transaction. `Ok` is returned after the commit is on disk; on `Err`
    /// nothing of it remains. A caller that goes away does not stop a deed half-way.
    pub async fn write<T, E, F>(&self, deed: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel::<Result<T, E>>();
        let job: Job = Box::new(move |tx| {
            Box::pin(async move {
                match AssertUnwindSafe(async move { deed(tx).await }).catch_unwind().await {
                    Ok(Ok(done)) => Verdict {
                        keep: true,
                        answer: Box::new(move |committed| drop(sender.send(committed.map(|()| done).map_err(E::from)))),
                    },
                    Ok(Err(refused)) => Verdict { keep: false, answer: Box::new(move |_| drop(sender.send(Err(refused)))) },
                    Err(_) => {
                        let lost = || StoreError::Busy("the deed failed unexpectedly".into());
                        Verdict { keep: false, answer: Box::new(move |_| drop(sender.send(Err(lost().into())))) }
                    }
                }
            })
        });
        match &self.inner.write {
            Writer::Sqlite(queue) => queue.try_send(job).map_err(|_| StoreError::Busy("too many are waiting".into()))?,
            Writer::Pg(pool) => drop(tokio::spawn(transact(pool.clone(), job))),
        }
        receiver.await.map_err(|_| StoreError::Busy("no transaction could be opened".into()))?
    }
}

/// One PostgreSQL transaction; the lock keeps the journal in one order.
async fn transact(pool: sqlx::PgPool, job: Job) {
    let Ok(connection) = pool.acquire().await else {
        return;
    };
    let mut tx = Tx { conn: Conn::Pg(connection) };
    let opened = async {
        tx.run("BEGIN", vec![]).await?;
        tx.run("SELECT pg_advisory_xact_lock(7301250926)", vec![]).await
    };
    if opened.await.is_err() {
        tx.discard();
        return;
    }
    let verdict = job(&mut tx).await;
    let ended = if verdict.keep {
        match tx.run("SELECT pg_notify('techniekpact', '')", vec![]).await {
            Ok(_) => tx.run("COMMIT", vec![]).await.map(|_| ()),
            Err(e) => Err(e),
        }
    } else {
        tx.run("ROLLBACK", vec![]).await.map(|_| ())
    };
    if ended.is_err() {
        tx.discard();
    }
    (verdict.answer)(ended);
}

async fn serve(mut tx: Tx, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.recv().await {
        let verdicts = group(&mut tx, first, &mut queue).await;
        match verdicts {
            Ok(verdicts) => {
                let committed = tx.run("COMMIT", vec![]).await;
                let why = committed.as_ref().err().map(ToString::to_string);
                if committed.is_err() {
                    drop(tx.run("ROLLBACK", vec![]).await);
                }
                for verdict in verdicts {
                    (verdict.answer)(why.as_ref().map_or(Ok(()), |why| Err(StoreError::Busy(why.clone()))));
                }
            }
            Err(e) => tracing::error!(error = %e, "the store could not open a transaction"),
        }
    }
}

/// Runs `first` and whatever else is waiting inside one open transaction.
async fn group(tx: &mut Tx, first: Job, queue: &mut mpsc::Receiver<Job>) -> Result<Vec<Verdict>, StoreError> {
    tx.run("BEGIN IMMEDIATE", vec![]).await?;
    let mut verdicts = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next {
        let (verdict, whole) = one(tx, job).await;
        verdicts.push(verdict);
        // Where SQLite gave up the whole transaction, a next deed would commit on its own.
        next = if whole && verdicts.len() < GROUP { queue.try_recv().ok() } else { None };
    }
    Ok(verdicts)
}

/// One deed in its own savepoint: its refusal takes nothing of the others with it. False where the
/// transaction itself is gone (a full disk can do that): then nothing of the group is kept.
async fn one(tx: &mut Tx, job: Job) -> (Verdict, bool) {
    if let Err(e) = tx.run("SAVEPOINT deed", vec![]).await {
        tracing::error!(error = %e, "the store could not set a savepoint");
    }
    let verdict = job(tx).await;
    let end = if verdict.keep { "RELEASE deed" } else { UNDO };
    match tx.run(end, vec![]).await {
        Ok(_) => (verdict, true),
        Err(e) => {
            let Verdict { answer, .. } = verdict;
            let whole = tx.run(UNDO, vec![]).await.is_ok();
            (Verdict { keep: false, answer: Box::new(move |_| answer(Err(e))) }, whole)
        }
    }
}
