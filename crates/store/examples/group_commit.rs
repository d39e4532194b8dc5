//! What sharing a commit brings: 64 editors at once through the store, against one writer that
//! commits every write by itself. Both on SQLite with `synchronous=FULL`, both with the statements
//! of one deed (event, version, record), on the disk of the folder given (not a memory disk).
//!
//! `cargo run --release -p store --example group_commit -- [FOLDER] [SECONDS]`

use domain::event::{About, By, Change};
use domain::permission::Actor;
use domain::record::{Kind, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::{Store, StoreError, journal, records};

const EDITORS: usize = 64;

#[tokio::main]
async fn main() -> Result<(), StoreError> {
    let mut args = std::env::args().skip(1);
    let folder: PathBuf = args.next().map_or_else(|| std::env::current_dir().unwrap_or_default(), PathBuf::from);
    let time = Duration::from_secs(args.next().and_then(|s| s.parse().ok()).unwrap_or(5));
    let folder = folder.join(format!("group-commit-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, time).await;
    std::fs::remove_dir_all(&folder)?;
    let (alone, together) = measured?;
    println!("one writer, one commit per write: {alone:8.0} writes/s");
    println!("{EDITORS} editors, shared commits:      {together:8.0} writes/s");
    println!("ratio:                            {:8.1}", together / alone);
    Ok(())
}

/// Writes per second: one at a time, and together. Three turns each, the better of them.
async fn measure(folder: &Path, time: Duration) -> Result<(f64, f64), StoreError> {
    let (mut alone, mut together) = (0.0_f64, 0.0_f64);
    for turn in 0..3 {
        alone = alone.max(rate(folder, &format!("alone-{turn}"), 1, time).await?);
        together = together.max(rate(folder, &format!("together-{turn}"), EDITORS, time).await?);
    }
    Ok((alone, together))
}

async fn rate(folder: &Path, name: &str, editors: usize, time: Duration) -> Result<f64, StoreError> {
    let store = Store::open(&format!("sqlite:{}", folder.join(name).display())).await?;
    let (done, begin) = (Arc::new(AtomicU64::new(0)), Instant::now());
    let tasks: Vec<_> = (0..editors)
        .map(|editor| {
            let (store, done) = (store.clone(), done.clone());
            tokio::spawn(async move {
                for n in 0_u64.. {
                    if begin.elapsed() > time {
                        break;
                    }
                    write(&store, format!("{editor}-{n}")).await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, StoreError>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.map_err(|e| StoreError::Busy(e.to_string()))??;
    }
    Ok(done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64())
}

/// One deed as `app` does it: an event and a new record with its first version.
async fn write(store: &Store, id: String) -> Result<(), StoreError> {
    let at = jiff::Timestamp::now();
    store
        .write(move |tx| {
            Box::pin(async move {
                let about = About { kind: Some(Kind::Goal), id: id.clone(), revision: 1, ..About::default() };
                let seq = journal::append(tx, at, By::from(&Actor::System), about, Change::Created).await?;
                let told = records::Told { at, role: "system".into(), account: None, reason: String::new(), seq };
                let body = r#"{"title":{"nl":"Een doel"},"text":{"nl":"Meer mensen kiezen techniek."},"version":"2016"}"#;
                records::insert(tx, Kind::Goal, &id, &State::Live, body, &told).await
            })
        })
        .await
}
