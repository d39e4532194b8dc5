//! A deed is kept whole or not at all, whatever happens to it, its neighbours or its caller.

use crate::{add_goal, event, goal_body, told};
use domain::event::Change;
use domain::record::{Kind, State};
use std::time::{Duration, Instant};
use store::{Store, StoreError, Tx, records};
use testkit::each_store;

async fn goals(store: &Store) -> Vec<String> {
    let mut ids: Vec<_> = records::all(&mut store.read().await.unwrap(), Kind::Goal).await.unwrap().into_iter().map(|s| s.id).collect();
    ids.sort();
    ids
}

async fn half(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    let seq = event(tx, Kind::Goal, id, Change::Created).await?;
    records::insert(tx, Kind::Goal, id, &State::Live, &goal_body(id), &told(seq, "")).await
}

#[tokio::test]
async fn a_deed_that_panics_leaves_nothing_and_the_store_goes_on() {
    each_store(async |temp| {
        let store = &temp.store;
        let inside: Result<(), StoreError> = store
            .write(|tx| {
                Box::pin(async move {
                    half(tx, "panic").await?;
                    panic!("on purpose, inside the deed")
                })
            })
            .await;
        assert!(matches!(inside, Err(StoreError::Busy(_))), "{inside:?}");
        let before: Result<(), StoreError> = store.write(|_| panic!("on purpose, before the deed")).await;
        assert!(matches!(before, Err(StoreError::Busy(_))), "{before:?}");
        assert_eq!(add_goal(store, "after", "x").await.unwrap(), 1, "the journal starts with this one");
        assert_eq!(goals(store).await, ["after"]);
    })
    .await;
}

/// Waits for a moment in which the store's writing side is held, so that what follows shares a group.
async fn held(store: &Store) -> (tokio::sync::oneshot::Sender<()>, tokio::task::JoinHandle<Result<(), StoreError>>) {
    let (go, wait) = tokio::sync::oneshot::channel::<()>();
    let (begun, begins) = tokio::sync::oneshot::channel::<()>();
    let store = store.clone();
    let task = tokio::spawn(async move {
        store
            .write(move |_| {
                Box::pin(async move {
                    begun.send(()).unwrap();
                    drop(wait.await);
                    Ok(())
                })
            })
            .await
    });
    begins.await.unwrap();
    (go, task)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_sixty_four_deeds_at_once_the_refused_half_takes_nothing_of_the_others() {
    each_store(async |temp| {
        let store = &temp.store;
        let (go, first) = held(store).await;
        let deeds: Vec<_> = (0..64)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let deed: Result<(), StoreError> = store
                        .write(move |tx| {
                            Box::pin(async move {
                                half(tx, &format!("{n:02}")).await?;
                                match n % 4 {
                                    0 | 2 => Ok(()),
                                    // It wrote what deeds before it only handed in, and takes none of that with it.
                                    1 => {
                                        records::purge_deleted(tx, crate::at(0), 1).await?;
                                        Err(StoreError::NotFound)
                                    }
                                    // A statement the database itself refuses.
                                    _ => half(tx, &format!("{n:02}")).await,
                                }
                            })
                        })
                        .await;
                    (n, deed)
                })
            })
            .collect();
        go.send(()).unwrap();
        first.await.unwrap().unwrap();
        for deed in deeds {
            let (n, result) = deed.await.unwrap();
            match n % 4 {
                0 | 2 => result.unwrap(),
                1 => assert!(matches!(result, Err(StoreError::NotFound)), "{result:?}"),
                _ => assert!(matches!(result, Err(StoreError::Taken { .. })), "{result:?}"),
            }
        }
        let expected: Vec<_> = (0..64).filter(|n| n % 2 == 0).map(|n| format!("{n:02}")).collect();
        assert_eq!(goals(store).await, expected);
        let mut conn = store.read().await.unwrap();
        assert_eq!(store::journal::rows_after(&mut conn, 0, 100).await.unwrap().len(), 32);
        for id in expected {
            assert_eq!(records::history(&mut conn, Kind::Goal, &id).await.unwrap().len(), 1, "the version of {id}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_goes_away_does_not_tear_a_deed() {
    each_store(async |temp| {
        let store = &temp.store;
        for n in 0..20 {
            let (begun, begins) = tokio::sync::oneshot::channel::<()>();
            let (go, wait) = tokio::sync::oneshot::channel::<()>();
            let caller = {
                let store = store.clone();
                tokio::spawn(async move {
                    let _: Result<(), StoreError> = store
                        .write(move |tx| {
                            Box::pin(async move {
                                half(tx, &format!("{n:02}-a")).await?;
                                begun.send(()).unwrap();
                                drop(wait.await);
                                half(tx, &format!("{n:02}-b")).await
                            })
                        })
                        .await;
                })
            };
            begins.await.unwrap();
            caller.abort();
            assert!(caller.await.unwrap_err().is_cancelled());
            go.send(()).unwrap();
        }
        let expected: Vec<_> = (0..20).flat_map(|n| [format!("{n:02}-a"), format!("{n:02}-b")]).collect();
        let deadline = Instant::now() + Duration::from_secs(10);
        while goals(store).await.len() < expected.len() && Instant::now() < deadline {
            tokio::task::yield_now().await;
        }
        assert_eq!(goals(store).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_deed_that_hides_a_refused_statement_is_not_kept_by_halves() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "4", "x").await.unwrap();
        let hidden: Result<(), StoreError> = store
            .write(|tx| {
                Box::pin(async move {
                    half(tx, "new").await?;
                    let twice = half(tx, "4").await;
                    assert!(matches!(twice, Err(StoreError::Taken { .. })));
                    Ok(())
                })
            })
            .await;
        // PostgreSQL gives up a transaction after an error; SQLite keeps what the deed said was good.
        // Neither answers Ok for something it did not keep.
        let kept = goals(store).await;
        match hidden {
            Ok(()) => assert_eq!(kept, ["4", "new"]),
            Err(_) => assert_eq!(kept, ["4"]),
        }
        add_goal(store, "after", "x").await.unwrap();
    })
    .await;
}
