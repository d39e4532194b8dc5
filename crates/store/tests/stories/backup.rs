//! A copy made under load is a whole store, and comes back as one. SQLite; PostgreSQL has its own tools.

use crate::{add_goal, by_hand};
use domain::event::Verifier;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Store, StoreError, journal, restore};
use testkit::{TempFolder, TempStore};

async fn at(path: &Path) -> Store {
    Store::open(&format!("sqlite:{}", path.display())).await.unwrap()
}

async fn verified(store: &Store) -> i64 {
    let rows = journal::rows_after(&mut store.read().await.unwrap(), 0, 1_000_000).await.unwrap();
    let mut verifier = Verifier::new(None);
    rows.iter().try_for_each(|row| verifier.row(row)).unwrap();
    verifier.finish().unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_during_load_restores_to_the_same_fingerprint_and_verifies() {
    let (temp, place) = (TempStore::sqlite().await, TempFolder::new());
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..4)
        .map(|w| {
            let (store, stop) = (temp.store.clone(), stop.clone());
            tokio::spawn(async move {
                let mut n = 0;
                while !stop.load(Ordering::Relaxed) {
                    add_goal(&store, &format!("{w}-{n}"), "doel").await.unwrap();
                    n += 1;
                }
            })
        })
        .collect();
    let copy = place.file("backup.db");
    while verified(&temp.store).await < 50 {}
    let before = verified(&temp.store).await;
    temp.store.backup(&copy).await.unwrap();
    let after = verified(&temp.store).await;
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.await.unwrap();
    }
    restore(&copy, &place.file("restored.db")).await.unwrap();
    let (from, to) = (at(&copy).await, at(&place.file("restored.db")).await);
    assert_eq!(from.fingerprint().await.unwrap(), to.fingerprint().await.unwrap());
    let seq = verified(&to).await;
    assert!((before..=after).contains(&seq), "{before} {seq} {after}");
    assert_eq!(to.world(None).await.unwrap().unwrap().0.goals.0.len() as i64, seq, "a record for every event");
    to.integrity().await.unwrap();
    add_goal(&to, "after", "x").await.unwrap();
}

#[tokio::test]
async fn a_backup_of_a_quiet_store_has_its_fingerprint_and_replaces_an_older_copy() {
    let (temp, place) = (TempStore::sqlite().await, TempFolder::new());
    let copy = place.file("backup.db");
    for n in ["1", "2"] {
        add_goal(&temp.store, n, "x").await.unwrap();
        temp.store.backup(&copy).await.unwrap();
    }
    restore(&copy, &place.file("restored.db")).await.unwrap();
    assert_eq!(at(&place.file("restored.db")).await.fingerprint().await.unwrap(), temp.store.fingerprint().await.unwrap());
    let mut names: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|n| !n.ends_with("-wal") && !n.ends_with("-shm"));
    names.sort();
    assert_eq!(names, ["backup.db", "restored.db"], "no half copies stay behind");
}

#[tokio::test]
async fn a_place_with_data_or_in_use_is_not_restored_into() {
    let (temp, place) = (TempStore::sqlite().await, TempFolder::new());
    add_goal(&temp.store, "4", "x").await.unwrap();
    let copy = place.file("backup.db");
    temp.store.backup(&copy).await.unwrap();
    let before = temp.store.fingerprint().await.unwrap();
    let refused = restore(&copy, &temp.file()).await;
    assert!(matches!(refused, Err(StoreError::Occupied(_))), "{refused:?}");
    assert_eq!(temp.store.fingerprint().await.unwrap(), before);
    // The log of a store whose file was removed would be played into the copy.
    let other = place.file("other.db");
    std::fs::write(place.file("other.db-wal"), "left over").unwrap();
    assert!(matches!(restore(&copy, &other).await, Err(StoreError::Occupied(path)) if path.ends_with("-wal")));
    assert!(!other.exists());
    // An empty file holds nothing.
    let empty = place.file("empty.db");
    std::fs::write(&empty, "").unwrap();
    restore(&copy, &empty).await.unwrap();
    assert_eq!(at(&empty).await.fingerprint().await.unwrap(), before);
}

#[tokio::test]
async fn a_copy_that_is_foreign_newer_damaged_or_tampered_with_is_not_restored() {
    let (temp, place) = (TempStore::sqlite().await, TempFolder::new());
    for n in 0..200 {
        add_goal(&temp.store, &n.to_string(), "een doel met een lange titel om bladzijden te vullen").await.unwrap();
    }
    let into = place.file("into.db");
    let copy = |name: &str| place.file(name);
    let url = |name: &str| format!("sqlite:{}", place.file(name).display());
    for name in ["tampered.db", "newer.db", "damaged.db", "cut.db"] {
        temp.store.backup(&copy(name)).await.unwrap();
    }

    let absent = restore(&copy("absent.db"), &into).await;
    assert!(matches!(absent, Err(StoreError::Io(_))), "{absent:?}");
    assert!(!copy("absent.db").exists());

    std::fs::write(copy("text.db"), "geen database".repeat(100)).unwrap();
    assert!(matches!(restore(&copy("text.db"), &into).await, Err(StoreError::NotAStore(_))));
    std::fs::write(copy("empty.db"), "").unwrap();
    assert!(matches!(restore(&copy("empty.db"), &into).await, Err(StoreError::NotAStore(_))));

    by_hand(&url("tampered.db"), "UPDATE event SET canonical = replace(canonical, 'created', 'removed') WHERE seq = 7").await;
    let tampered = restore(&copy("tampered.db"), &into).await;
    assert!(matches!(&tampered, Err(StoreError::Damaged(why)) if why == "journal: Hash { seq: 7 }"), "{tampered:?}");

    by_hand(
        &url("newer.db"),
        "INSERT INTO _sqlx_migrations SELECT 999, description, installed_on, success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    )
    .await;
    let newer = restore(&copy("newer.db"), &into).await;
    assert!(matches!(newer, Err(StoreError::NewerDatabase(999))), "{newer:?}");

    let mut bytes = std::fs::read(copy("damaged.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0x55);
    std::fs::write(copy("damaged.db"), &bytes).unwrap();
    let damaged = restore(&copy("damaged.db"), &into).await;
    assert!(matches!(damaged, Err(StoreError::Damaged(_))), "{damaged:?}");

    bytes.truncate(middle);
    std::fs::write(copy("cut.db"), &bytes).unwrap();
    let cut = restore(&copy("cut.db"), &into).await;
    assert!(matches!(cut, Err(StoreError::Damaged(_))), "{cut:?}");

    assert!(!into.exists());
}
