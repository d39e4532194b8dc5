//! Reading only what changed gives the same world as reading everything.

use crate::{add_goal, at, edit_goal, event};
use domain::event::Change;
use domain::record::Kind;
use domain::world::{World, entries};
use std::sync::Arc;
use store::{Store, StoreError, figures, records};
use testkit::{each_store, figure};

/// All of a world that can be compared.
fn all(world: &World) -> Vec<String> {
    let mut lines = vec![format!("version {}", world.version)];
    for kind in Kind::ALL.iter().copied() {
        for e in entries(world, kind) {
            lines.push(format!("{kind} {} {} {:?} {} {}", e.id, e.revision, e.state, e.updated_at, (e.body)()));
        }
    }
    lines.push(format!("{:?}", world.figures));
    lines.push(format!("{:?}", world.crosswalk));
    lines
}

async fn load(store: &Store, values: &'static [(&'static str, &'static str, f64)]) -> u64 {
    let loaded: Result<u64, StoreError> = store
        .write(move |tx| {
            Box::pin(async move {
                let figures: Vec<_> = values.iter().map(|(period, edition, value)| figure(period, edition, *value)).collect();
                let seq = event(tx, Kind::Indicator, "women_share", Change::Loaded { records: 0, figures: figures.len() as u64 }).await?;
                figures::pulse(tx, seq).await?;
                figures::load(tx, &figures, at(0)).await
            })
        })
        .await;
    loaded.unwrap()
}

#[tokio::test]
async fn an_incremental_reading_equals_a_full_one_after_every_change() {
    each_store(async |temp| {
        let store = &temp.store;
        let (mut world, mut pulse) = store.world(None).await.unwrap().unwrap();
        assert!(store.world(Some((&world, &pulse))).await.unwrap().is_none(), "nothing changed");
        for step in 0..6 {
            match step {
                0 => drop(add_goal(store, "4", "een").await.unwrap()),
                1 => drop(edit_goal(store, "4", 1, "twee").await.unwrap()),
                2 => assert_eq!(load(store, &[("2018", "2019-05", 22.0), ("2018", "2023-06", 22.3)]).await, 2),
                3 => drop(add_goal(store, "1", "doel").await.unwrap()),
                4 => remove_goal(store, "4", 2, false).await.unwrap(),
                // Another deed after the purge, in the same reading: what went must still be missed.
                _ => {
                    remove_goal(store, "4", 3, true).await.unwrap();
                    edit_goal(store, "1", 1, "ander").await.unwrap();
                }
            }
            (world, pulse) = store.world(Some((&world, &pulse))).await.unwrap().expect("a change is seen");
            let (full, full_pulse) = store.world(None).await.unwrap().unwrap();
            assert_eq!(all(&world), all(&full), "after step {step}");
            assert_eq!(pulse, full_pulse);
            assert_eq!(world.version, if step == 5 { 7 } else { step + 1 });
        }
    })
    .await;
}

/// Deletes a goal, or removes for good whatever was deleted.
async fn remove_goal(store: &Store, id: &'static str, base: i64, for_good: bool) -> Result<(), StoreError> {
    store
        .write(move |tx| {
            Box::pin(async move {
                let change = if for_good { Change::Purged { records: 1 } } else { Change::Removed };
                let seq = event(tx, Kind::Goal, id, change).await?;
                if for_good {
                    records::purge_deleted(tx, at(59), seq).await?;
                } else {
                    records::update(tx, Kind::Goal, id, base, &domain::State::Deleted, &crate::goal_body("weg"), &crate::told(seq, ""))
                        .await?;
                }
                Ok(())
            })
        })
        .await
}

#[tokio::test]
async fn records_that_did_not_change_are_not_read_again() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "1", "een").await.unwrap();
        add_goal(store, "2", "twee").await.unwrap();
        let (before, pulse) = store.world(None).await.unwrap().unwrap();
        edit_goal(store, "2", 1, "anders").await.unwrap();
        let (after, _) = store.world(Some((&before, &pulse))).await.unwrap().unwrap();
        let same = |id: &str| Arc::ptr_eq(&before.goals.0[id], &after.goals.0[id]);
        assert_eq!((same("1"), same("2")), (true, false));
        assert!(Arc::ptr_eq(&before.pages, &after.pages));
    })
    .await;
}

#[tokio::test]
async fn the_same_figures_again_add_nothing() {
    each_store(async |temp| {
        const FIGURES: &[(&str, &str, f64)] = &[("2017", "2019-05", 21.4), ("2018", "2019-05", 22.0)];
        assert_eq!(load(&temp.store, FIGURES).await, 2);
        let before = temp.store.fingerprint().await.unwrap();
        assert_eq!(load(&temp.store, FIGURES).await, 0);
        let kept = figures::all(&mut temp.store.read().await.unwrap()).await.unwrap();
        assert_eq!(kept["women_share"].len(), 2);
        assert_ne!(before, temp.store.fingerprint().await.unwrap(), "the journal tells of the second load");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_sees_a_deed_over_two_kinds_whole_or_not_at_all() {
    each_store(async |temp| {
        let store = temp.store.clone();
        let writer = tokio::spawn(async move {
            for n in 1..=40_i64 {
                let done: Result<(), StoreError> = store
                    .write(move |tx| {
                        Box::pin(async move {
                            let id = n.to_string();
                            let seq = event(tx, Kind::Goal, &id, Change::Created).await?;
                            for (kind, body) in [
                                (Kind::Goal, crate::goal_body("doel")),
                                (Kind::Page, r#"{"title":{"nl":"x"},"body":{"nl":"x"},"form":"page"}"#.to_string()),
                            ] {
                                store::records::insert(tx, kind, &id, &domain::State::Live, &body, &crate::told(seq, "")).await?;
                            }
                            Ok(())
                        })
                    })
                    .await;
                done.unwrap();
            }
        });
        loop {
            let (world, _) = temp.store.world(None).await.unwrap().unwrap();
            assert_eq!(world.goals.0.len(), world.pages.0.len());
            if world.goals.0.len() == 40 {
                break;
            }
        }
        writer.await.unwrap();
    })
    .await;
}
