//! The one way to write. On SQLite a single task owns the writing connection and lets the deeds
//! that wait share one commit (each in its own savepoint), so that a flushed disk write serves
//! many; nobody is answered before it. On PostgreSQL each deed has its transaction and a lock on
//! the journal puts them in order over all nodes.

use crate::engine::{Arg, Conn};
use crate::later::{self, EVENTS, Rows, VERSIONS};
use crate::{Store, StoreError, args};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use tokio::sync::{mpsc, oneshot};

/// The channel on which nodes tell each other that something changed.
pub(crate) const CHANNEL: &str = "techniekpact";

/// Deeds that may wait at once; more are told to come back.
const QUEUE: usize = 1024;
/// Deeds that share one commit at most: bounds how long the first one waits.
const GROUP: usize = 128;

/// A transaction a deed writes in.
pub struct Tx {
    pub conn: Conn,
    notes: Notes,
}

/// What deeds of one transaction know of each other without asking the database, and what they
/// leave to be written together before the commit.
#[derive(Default)]
struct Notes {
    /// The journal's newest row, once read.
    head: Option<(i64, String)>,
    /// Kinds that changed, with the number of their last event.
    pulses: BTreeMap<&'static str, i64>,
    events: Rows,
    versions: Rows,
}

impl Notes {
    /// How things stand before a deed, to come back to when it is refused.
    fn mark(&self) -> Mark {
        Mark { head: self.head.clone(), pulses: self.pulses.clone(), events: self.events.mark(), versions: self.versions.mark() }
    }

    fn back_to(&mut self, mark: Mark) {
        self.head = mark.head;
        self.pulses = mark.pulses;
        self.events.back_to(mark.events);
        self.versions.back_to(mark.versions);
    }
}

struct Mark {
    head: Option<(i64, String)>,
    pulses: BTreeMap<&'static str, i64>,
    events: later::Mark,
    versions: later::Mark,
}

impl Tx {
    fn new(conn: Conn) -> Tx {
        Tx { conn, notes: Notes::default() }
    }

    /// The journal's newest row. Nobody else can add one while this transaction is open.
    pub(crate) async fn head(&mut self) -> Result<(i64, String), StoreError> {
        match &self.notes.head {
            Some(head) => Ok(head.clone()),
            None => crate::journal::head(&mut self.conn).await,
        }
    }

    /// Marks a kind (or `figure`) as changed by the event with this number.
    pub(crate) fn pulse(&mut self, name: &'static str, seq: i64) {
        self.notes.pulses.insert(name, seq);
    }

    /// Hands in a row of the journal; [`Tx::head`] knows it from here on.
    pub(crate) fn add_event(&mut self, seq: i64, hash: String, row: Vec<Arg>) {
        self.notes.events.push(&EVENTS, row);
        self.notes.head = Some((seq, hash));
    }

    /// Hands in a version of a record.
    pub(crate) fn add_version(&mut self, row: Vec<Arg>) {
        self.notes.versions.push(&VERSIONS, row);
    }

    /// Writes what was handed in. A deed that reads or changes events or versions calls this first.
    pub(crate) async fn settle(&mut self) -> Result<(), StoreError> {
        self.notes.events.add(&EVENTS, &mut self.conn).await?;
        self.notes.versions.add(&VERSIONS, &mut self.conn).await
    }

    async fn keep_pulses(&mut self) -> Result<(), StoreError> {
        for (name, seq) in std::mem::take(&mut self.notes.pulses) {
            let sql = "INSERT INTO pulse (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
            self.conn.run(sql, args![name, seq]).await?;
        }
        Ok(())
    }
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
        let (tx, runtime) = (Tx::new(Conn::Sqlite(connection)), tokio::runtime::Handle::current());
        // A thread of its own: each statement wakes it directly, without a turn in the runtime's queue.
        let thread = std::thread::Builder::new().name("store-writer".into());
        thread.spawn(move || runtime.block_on(serve(tx, receiver))).expect("a thread can be started");
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
    let mut tx = Tx::new(Conn::Pg(connection));
    let opened = async {
        tx.run("BEGIN", vec![]).await?;
        tx.run("SELECT pg_advisory_xact_lock(7301250926)", vec![]).await
    };
    if opened.await.is_err() {
        tx.discard();
        return;
    }
    let verdict = job(&mut tx).await;
    let ended = if verdict.keep { announce_and_commit(&mut tx).await } else { tx.run("ROLLBACK", vec![]).await.map(|_| ()) };
    if ended.is_err() {
        tx.discard();
    }
    (verdict.answer)(ended);
}

async fn announce_and_commit(tx: &mut Tx) -> Result<(), StoreError> {
    tx.settle().await?;
    tx.keep_pulses().await?;
    tx.run("SELECT pg_notify('techniekpact', '')", vec![]).await?;
    tx.run("COMMIT", vec![]).await?;
    Ok(())
}

async fn serve(mut tx: Tx, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.recv().await {
        tx.notes = Notes::default();
        if let Err(e) = tx.run("BEGIN IMMEDIATE; SAVEPOINT deed", vec![]).await {
            tracing::error!(error = %e, "the store could not open a transaction");
            drop(tx.run("ROLLBACK", vec![]).await);
            continue;
        }
        let (verdicts, lost) = group(&mut tx, first, &mut queue).await;
        let ended = match lost {
            Some(e) => Err(e),
            None => commit(&mut tx).await,
        };
        let why = ended.err().map(|e| e.to_string());
        if why.is_some() {
            drop(tx.run("ROLLBACK", vec![]).await);
        }
        for verdict in verdicts {
            (verdict.answer)(why.as_ref().map_or(Ok(()), |why| Err(StoreError::Busy(why.clone()))));
        }
    }
}

async fn commit(tx: &mut Tx) -> Result<(), StoreError> {
    tx.settle().await?;
    tx.keep_pulses().await?;
    tx.run("COMMIT", vec![]).await?;
    Ok(())
}

/// Runs `first` and whatever else is waiting inside one open transaction. The error says that the
/// transaction itself is lost (a full disk can do that): then nothing of the group may be kept.
async fn group(tx: &mut Tx, first: Job, queue: &mut mpsc::Receiver<Job>) -> (Vec<Verdict>, Option<StoreError>) {
    let mut verdicts = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next {
        let (verdict, lost) = one(tx, job).await;
        verdicts.push(verdict);
        if lost.is_some() {
            return (verdicts, lost);
        }
        next = if verdicts.len() < GROUP { queue.try_recv().ok() } else { None };
    }
    (verdicts, None)
}

/// One deed in its own savepoint: its refusal takes nothing of the others with it. Leaves a fresh
/// savepoint for the next, so that a deed costs one statement more than its own.
async fn one(tx: &mut Tx, job: Job) -> (Verdict, Option<StoreError>) {
    let before = tx.notes.mark();
    let verdict = job(tx).await;
    let sql = if verdict.keep { "RELEASE deed; SAVEPOINT deed" } else { "ROLLBACK TO deed" };
    if !verdict.keep {
        tx.notes.back_to(before);
    }
    (verdict, tx.run(sql, vec![]).await.err())
}
