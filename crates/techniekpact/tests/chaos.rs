//! The promises about loss, kept on the real program and the real database: killed, filled up,
//! copied under load. Short by default; `TECHNIEKPACT_CHAOS=1000` for the full number of cycles.
#![allow(clippy::unwrap_used)]

mod kit;

use app::journal::{Verdict, verify};
use domain::event::{About, By, Change};
use futures_util::FutureExt;
use kit::writers::{Writer, write_until};
use kit::{Disk, Server, json, percentile, random, run, say, wait};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::outbox::{self, Mail};
use store::{Store, StoreError, journal};
use testkit::TempFolder;

fn cycles(short: u64) -> u64 {
    std::env::var("TECHNIEKPACT_CHAOS").ok().and_then(|n| n.parse().ok()).unwrap_or(short)
}

/// Nobody else measures or starves while one of these runs.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

// P1: this same program as a child, writing as fast as it can until it is killed.

const LOAD: &str = "TEST_WRITE_LOAD";

/// Not a test but the child of the next one: four writers, each acknowledged deed told at once.
#[test]
fn write_load() {
    let Ok(url) = std::env::var(LOAD) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(&url).await.unwrap();
        told("ready");
        let writers: Vec<_> = (0..4).map(|_| tokio::spawn(write_on(store.clone()))).collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}

async fn write_on(store: Store) {
    loop {
        let id = uuid::Uuid::now_v7().to_string();
        let kept = id.clone();
        let done: Result<i64, StoreError> = store.write(move |tx| async move { deed(tx, &kept).await }.boxed()).await;
        if done.is_ok() {
            told(&id);
        }
    }
}

/// A deed as `app` does them: an event and the letter that tells of it, in one transaction.
async fn deed(tx: &mut store::Tx, id: &str) -> Result<i64, StoreError> {
    let now = jiff::Timestamp::now();
    let letter = Mail {
        id: id.into(),
        recipient: "a@b.nl".into(),
        subject: "Bericht".into(),
        body: "Beste lezer, ".repeat(20),
        tries: 0,
        unsubscribe: None,
    };
    outbox::put(tx, &letter, now).await?;
    journal::append(tx, now, By::default(), About { id: id.into(), ..About::default() }, Change::Claimed).await
}

/// One line in one write, past the buffers of the test harness.
fn told(line: &str) {
    let mut out = std::fs::OpenOptions::new().write(true).open("/dev/stdout").unwrap();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Starts the child, kills it after a random 10 to 250 ms of writing; what it acknowledged.
fn one_cycle(url: &str) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["write_load", "--exact", "--nocapture", "--quiet"])
        .env(LOAD, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (ready, started) = std::sync::mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut told = Vec::new();
        for line in lines.map_while(Result::ok) {
            match line.as_str() {
                "ready" => drop(ready.send(())),
                id if uuid::Uuid::parse_str(id).is_ok() => told.push(id.to_string()),
                _ => {}
            }
        }
        told
    });
    started.recv_timeout(Duration::from_secs(30)).expect("the child starts");
    std::thread::sleep(Duration::from_millis(10 + random(240)));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn p1_nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let _alone = ALONE.lock().await;
    let folder = TempFolder::new();
    let url = kit::url(folder.path());
    drop(Store::open(&url).await.unwrap());
    let (cycles, mut acknowledged) = (cycles(12), BTreeSet::new());
    let mut lost = 0;
    for cycle in 1..=cycles {
        let begin = uuid::Uuid::now_v7().to_string();
        let told = one_cycle(&url);
        let store = Store::open(&url).await.unwrap();
        // Of this cycle; now and then, and at the end, of all, with the chain and every page of the file.
        let whole = cycle % 50 == 0 || cycle == cycles;
        let (letters, events) = held(&store, if whole { "" } else { &begin }).await;
        assert_eq!(letters, events, "after cycle {cycle}: a letter for every deed and for nothing else");
        lost += told.iter().filter(|id| !letters.contains(*id)).count();
        acknowledged.extend(told);
        if whole {
            let verdict = verify(&store, None, |_| {}).await.unwrap();
            assert!(matches!(verdict, Verdict::Whole { .. }), "after cycle {cycle}: {verdict:?}");
            store.integrity().await.unwrap();
            lost += acknowledged.iter().filter(|id| !letters.contains(*id)).count();
        }
    }
    say(&format!("P1: {cycles} cycles, {} acknowledged, {lost} lost", acknowledged.len()));
    assert!(lost == 0 && acknowledged.len() as u64 > cycles);
}

/// Ids of letters and of the deeds in the journal, from `first` on: ids rise with time.
async fn held(store: &Store, first: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut conn = store.read().await.unwrap();
    let letters: Vec<(String,)> = conn.all("SELECT id FROM outbox WHERE id >= $1", store::args![first]).await.unwrap();
    let events: Vec<(String,)> = conn.all("SELECT id FROM event WHERE id >= $1", store::args![first]).await.unwrap();
    let ids = |rows: Vec<(String,)>| rows.into_iter().map(|(id,)| id).collect();
    (ids(letters), ids(events))
}

// P1 and P5 again, from outside: forms over HTTP, answered with a redirect.

#[tokio::test(flavor = "multi_thread")]
async fn p5_after_a_kill_under_load_the_site_is_back_at_once_with_everything_acknowledged() {
    let _alone = ALONE.lock().await;
    let folder = TempFolder::new();
    let mut server = Server::start(folder.path());
    let cookie = kit::sign_in(folder.path(), &kit::url(folder.path())).await;
    let (mut acknowledged, mut times) = (BTreeSet::new(), Vec::new());
    let rounds = cycles(80) / 10;
    for round in 0..rounds {
        let stop = Arc::new(AtomicBool::new(false));
        let writers = write_until(&server, &cookie, round, &stop);
        std::thread::sleep(Duration::from_millis(10 + random(240)));
        server.kill();
        stop.store(true, Ordering::Relaxed);
        acknowledged.extend(writers.into_iter().flat_map(|w| w.join().unwrap()));
        let begin = Instant::now();
        server = Server::start(folder.path());
        assert_eq!(server.get("/doelen/4").status, 200);
        times.push(begin.elapsed());
    }
    let store = kit::store(folder.path()).await;
    let world = store.world(None).await.unwrap().unwrap().0;
    let lost = acknowledged.iter().filter(|id| world.agreements.get_live(id).is_none()).count();
    assert!(matches!(verify(&store, None, |_| {}).await.unwrap(), Verdict::Whole { .. }));
    times.sort();
    say(&format!("P1 over HTTP: {rounds} cycles, {} acknowledged, {lost} lost", acknowledged.len()));
    let build = if cfg!(debug_assertions) { " (unoptimised build: not the promise)" } else { "" };
    let (half, most) = (percentile(&times, 0.5), percentile(&times, 0.99));
    say(&format!("P5: first answer after a kill: p50 {half:?}, p99 {most:?}{build}"));
    assert!(lost == 0 && !acknowledged.is_empty());
    // The promise is about the program as it is released, on a machine of its own. Unoptimised, beside
    // other work, this bound only catches a start that hangs: what it prints there proves nothing.
    let promised = Duration::from_secs(if cfg!(debug_assertions) { 15 } else { 2 });
    assert!(percentile(&times, 0.99) < promised, "{times:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn p4_on_a_full_disk_readers_are_served_writers_told_to_come_back_and_room_is_all_it_takes() {
    let _alone = ALONE.lock().await;
    let Some(disk) = Disk::new("9m") else { return };
    let data = disk.path().join("d");
    let server = Server::start_with(&data, &[], &[("TECHNIEKPACT_LOG", "error")]);
    let cookie = kit::sign_in(&data, &kit::url(&data)).await;
    let mut writer = Writer::new(&server, &cookie, "vol");
    let (mut acknowledged, mut refused, mut in_a_row) = (Vec::new(), 0, 0);
    while in_a_row < 20 {
        match writer.write() {
            (_, Some(id)) => {
                acknowledged.push(id);
                in_a_row = 0;
            }
            (answer, None) => {
                assert_eq!((answer.status, answer.headers.get("retry-after").map(String::as_str)), (503, Some("5")), "{}", answer.body);
                (refused, in_a_row) = (refused + 1, in_a_row + 1);
            }
        }
    }
    for path in ["/", "/doelen/4", "/en/doelen/2", "/readyz"] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    disk.grow("64m");
    let back = wait(Duration::from_secs(10), || match writer.write().1 {
        Some(id) => {
            acknowledged.push(id);
            true
        }
        None => false,
    });
    let store = kit::store(&data).await;
    let world = store.world(None).await.unwrap().unwrap().0;
    let lost = acknowledged.iter().filter(|id| world.agreements.get_live(id).is_none()).count();
    assert!(matches!(verify(&store, None, |_| {}).await.unwrap(), Verdict::Whole { .. }));
    let (kept, back) = (acknowledged.len(), back.expect("room is all it takes"));
    say(&format!("P4: {kept} acknowledged, {refused} refused with 503, reads 200, {lost} lost, writing again after {back:?}"));
    assert_eq!(lost, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_a_backup_under_load_is_the_store_of_one_moment() {
    let _alone = ALONE.lock().await;
    let (folder, other) = (TempFolder::new(), TempFolder::new());
    let server = Server::start(folder.path());
    let cookie = kit::sign_in(folder.path(), &kit::url(folder.path())).await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers = write_until(&server, &cookie, 0, &stop);
    std::thread::sleep(Duration::from_millis(500));
    let copy: PathBuf = folder.file("copy.db");
    let made = json(&run(folder.path(), &["backup", copy.to_str().unwrap(), "--json"]));
    stop.store(true, Ordering::Relaxed);
    let acknowledged = writers.into_iter().flat_map(|w| w.join().unwrap()).count();
    drop(server);
    // The disaster.
    for entry in std::fs::read_dir(folder.path()).unwrap().flatten().filter(|e| e.path() != copy && e.file_name() != "secret.key") {
        drop(std::fs::remove_file(entry.path()));
    }
    std::fs::copy(folder.file("secret.key"), other.file("secret.key")).unwrap();
    let begin = Instant::now();
    let back = json(&run(other.path(), &["restore", copy.to_str().unwrap(), "--json"]));
    let server = Server::start(other.path());
    assert_eq!(server.get("/doelen/4").status, 200);
    let seconds = begin.elapsed().as_secs_f64();
    assert_eq!(made["fingerprint"], back["fingerprint"]);
    let size = size_of(&other.file("techniekpact.sqlite"));
    say(&format!(
        "P14: backup under load ({acknowledged} writes meanwhile) {:.2} s, restored and serving after {seconds:.2} s, {size} kB, fingerprints equal",
        made["seconds"].as_f64().unwrap()
    ));
}

fn size_of(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |m| m.len() / 1024)
}
