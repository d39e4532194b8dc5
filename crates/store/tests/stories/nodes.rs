//! Several handles on one database: nodes, or a command beside the service.

use crate::{add_goal, edit_goal};
use std::time::{Duration, Instant};
use store::StoreError;
use testkit::{TempStore, each_store};

/// Longer than this and a page on another node is visibly old.
const SOON: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread")]
async fn a_change_on_one_handle_reaches_the_other_within_a_second() {
    each_store(async |temp| {
        let other = temp.again().await;
        let (world, pulse) = other.world(None).await.unwrap().unwrap();
        let mut changes = other.changed_elsewhere().await;
        let waiting = tokio::spawn(async move {
            loop {
                changes.next().await;
                if let Some((world, _)) = other.world(Some((&world, &pulse))).await.unwrap() {
                    return (Instant::now(), world.goals.0.len());
                }
            }
        });
        add_goal(&temp.store, "4", "een").await.unwrap();
        let committed = Instant::now();
        let (seen, goals) = tokio::time::timeout(Duration::from_secs(10), waiting).await.expect("a hint comes").unwrap();
        let lag = seen.saturating_duration_since(committed);
        println!("{}: seen after {lag:?}", if temp.store.is_sqlite() { "SQLite" } else { "PostgreSQL" });
        assert_eq!(goals, 1);
        assert!(lag < SOON, "{lag:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn editors_on_two_handles_conflict_as_on_one() {
    each_store(async |temp| {
        let other = temp.again().await;
        add_goal(&temp.store, "4", "een").await.unwrap();
        edit_goal(&other, "4", 1, "elders").await.unwrap();
        assert!(matches!(edit_goal(&temp.store, "4", 1, "hier").await, Err(StoreError::Conflict { current: 2 })));
        let both = [temp.store.clone(), other.clone()];
        let writers: Vec<_> = (0..32)
            .map(|n| {
                let store = both[n % 2].clone();
                tokio::spawn(async move { add_goal(&store, &format!("n{n}"), "x").await.unwrap() })
            })
            .collect();
        let mut seqs = Vec::new();
        for writer in writers {
            seqs.push(writer.await.unwrap());
        }
        seqs.sort();
        assert_eq!(seqs, (3..=34).collect::<Vec<i64>>(), "one journal over both");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_served_while_more_deeds_wait_than_there_are_connections() {
    let Some(temp) = TempStore::postgres().await else { return };
    let (go, wait) = tokio::sync::oneshot::channel::<()>();
    let store = temp.store.clone();
    let slow = tokio::spawn(async move {
        let done: Result<(), StoreError> = store
            .write(move |_| {
                Box::pin(async move {
                    drop(wait.await);
                    Ok(())
                })
            })
            .await;
        done
    });
    let waiting: Vec<_> = (0..64)
        .map(|n| {
            let store = temp.store.clone();
            tokio::spawn(async move { add_goal(&store, &n.to_string(), "x").await })
        })
        .collect();
    let read = tokio::time::timeout(Duration::from_secs(5), temp.store.world(None)).await;
    assert!(read.expect("a reader need not wait for deeds").unwrap().is_some());
    go.send(()).unwrap();
    slow.await.unwrap().unwrap();
    for writer in waiting {
        writer.await.unwrap().unwrap();
    }
}
