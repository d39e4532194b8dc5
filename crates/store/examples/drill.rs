//! The restore drill on a large store: filled to a size, copied while deeds go on, thrown away, put
//! back, and compared. Prints what each part took; the promise is fifteen minutes for 5 GB.
//!
//! `cargo run --release -p store --example drill -- [FOLDER] [MEGABYTES]`

use domain::event::{About, By, Change};
use domain::permission::Actor;
use domain::record::{Kind, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;
use store::{Store, StoreError, journal, records};

const EDITORS: u64 = 32;
/// Bytes of one record's text: its newest version and one in its history.
const TEXT: usize = 40_000;

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let mut args = std::env::args().skip(1);
    let folder: PathBuf = args.next().map_or_else(|| std::env::current_dir().unwrap_or_default(), PathBuf::from);
    let megabytes: u64 = args.next().and_then(|s| s.parse().ok()).unwrap_or(1000);
    let folder = folder.join(format!("drill-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let done = drill(&folder, megabytes).await;
    std::fs::remove_dir_all(&folder)?;
    done
}

async fn drill(folder: &Path, megabytes: u64) -> Result<(), StoreError> {
    let (live, copy) = (folder.join("live.db"), folder.join("copy.db"));
    let store = Store::open(&format!("sqlite:{}", live.display())).await?;
    let begin = Instant::now();
    fill(&store, megabytes * 1_000_000 / (2 * TEXT as u64)).await?;
    println!("filled:   {:7.1} s, {} MB", begin.elapsed().as_secs_f64(), std::fs::metadata(&live)?.len() / 1_000_000);

    let (stop, during) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let load = tokio::spawn(go_on(store.clone(), stop.clone(), during.clone()));
    let begin = Instant::now();
    store.backup(&copy).await?;
    println!("copied:   {:7.1} s, while {} deeds went on", begin.elapsed().as_secs_f64(), during.load(Ordering::Relaxed));
    stop.store(true, Ordering::Relaxed);
    load.await.map_err(|e| StoreError::Busy(e.to_string()))??;
    drop(store);
    for end in ["", "-wal", "-shm"] {
        drop(std::fs::remove_file(format!("{}{end}", live.display())));
    }

    let begin = Instant::now();
    store::restore(&copy, &live).await?;
    println!("restored: {:7.1} s, checked row by row", begin.elapsed().as_secs_f64());
    let begin = Instant::now();
    let (source, restored) =
        (Store::open(&format!("sqlite:{}", copy.display())).await?, Store::open(&format!("sqlite:{}", live.display())).await?);
    let same = source.fingerprint().await? == restored.fingerprint().await?;
    println!("compared: {:7.1} s, {}", begin.elapsed().as_secs_f64(), if same { "the same" } else { "NOT THE SAME" });
    if same { Ok(()) } else { Err(StoreError::Busy("the restored store differs from the copy".into())) }
}

async fn fill(store: &Store, records: u64) -> Result<(), StoreError> {
    let tasks: Vec<_> = (0..EDITORS)
        .map(|editor| {
            let store = store.clone();
            tokio::spawn(async move {
                for n in (editor..records).step_by(EDITORS as usize) {
                    write(&store, format!("r{n}"), TEXT).await?;
                }
                Ok::<_, StoreError>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.map_err(|e| StoreError::Busy(e.to_string()))??;
    }
    Ok(())
}

async fn go_on(store: Store, stop: Arc<AtomicBool>, done: Arc<AtomicU64>) -> Result<(), StoreError> {
    while !stop.load(Ordering::Relaxed) {
        write(&store, format!("x{}", done.fetch_add(1, Ordering::Relaxed)), 100).await?;
    }
    Ok(())
}

/// A deed as `app` does it, with a text that does not repeat itself.
async fn write(store: &Store, id: String, length: usize) -> Result<(), StoreError> {
    let at = jiff::Timestamp::now();
    let text: String = id.chars().cycle().take(length).collect();
    let body = format!(r#"{{"title":{{"nl":"{id}"}},"text":{{"nl":"{text}"}},"version":"2016"}}"#);
    store
        .write(move |tx| {
            Box::pin(async move {
                let about = About { kind: Some(Kind::Goal), id: id.clone(), revision: 1, ..About::default() };
                let seq = journal::append(tx, at, By::from(&Actor::System), about, Change::Created).await?;
                let told = records::Told { at, role: "system".into(), account: None, reason: String::new(), seq };
                records::insert(tx, Kind::Goal, &id, &State::Live, &body, &told).await
            })
        })
        .await
}
