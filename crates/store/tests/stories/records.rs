//! Versions, conflicts, keys that exist once, merges, and what is removed for good.

use crate::{add_goal, at, edit_goal, event, goal_body, told};
use domain::event::Change;
use domain::record::{Kind, State};
use store::{Store, StoreError, records};
use testkit::each_store;

async fn titles(store: &Store, id: &str) -> Vec<(i64, String, String)> {
    let mut conn = store.read().await.unwrap();
    let versions = records::history(&mut conn, Kind::Goal, id).await.unwrap();
    versions.into_iter().map(|v| (v.revision, v.body, v.reason)).collect()
}

#[tokio::test]
async fn every_version_of_a_record_stays_readable_newest_first() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "4", "een").await.unwrap();
        assert_eq!(edit_goal(store, "4", 1, "twee").await.unwrap(), 2);
        assert_eq!(edit_goal(store, "4", 2, "drie").await.unwrap(), 3);
        let expected = [(3, goal_body("drie"), "drie"), (2, goal_body("twee"), "twee"), (1, goal_body("een"), "")];
        assert_eq!(titles(store, "4").await, expected.map(|(r, b, why)| (r, b, why.to_string())));
        let now = records::get(&mut store.read().await.unwrap(), Kind::Goal, "4").await.unwrap().unwrap();
        assert_eq!((now.revision, now.state, now.body, now.updated_at), (3, State::Live, goal_body("drie"), at(3)));
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_learns_the_newest_revision_and_overwrites_nothing() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "4", "een").await.unwrap();
        edit_goal(store, "4", 1, "eerste").await.unwrap();
        let before = store.fingerprint().await.unwrap();
        let second = edit_goal(store, "4", 1, "tweede").await;
        assert!(matches!(second, Err(StoreError::Conflict { current: 2 })), "{second:?}");
        assert_eq!(store.fingerprint().await.unwrap(), before, "not even an event was kept");
        assert!(matches!(edit_goal(store, "5", 1, "x").await, Err(StoreError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_id_exists_once_per_kind() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "4", "een").await.unwrap();
        match add_goal(store, "4", "twee").await {
            Err(StoreError::Taken { key, by }) => assert_eq!((key.as_str(), by.as_str()), ("id", "4")),
            other => panic!("{other:?}"),
        }
        assert_eq!(titles(store, "4").await.len(), 1);
    })
    .await;
}

async fn hold(store: &Store, id: &'static str, keys: &[&str]) -> Result<(), StoreError> {
    let keys: Vec<String> = keys.iter().map(|k| k.to_string()).collect();
    store.write(move |tx| Box::pin(async move { records::hold_keys(tx, Kind::Party, id, &keys).await })).await
}

#[tokio::test]
async fn a_key_has_one_holder_who_is_named_until_it_lets_go() {
    each_store(async |temp| {
        let store = &temp.store;
        hold(store, "a", &["kvk:12345678", "brin:25BE"]).await.unwrap();
        hold(store, "a", &["kvk:12345678"]).await.unwrap();
        hold(store, "b", &["brin:25BE"]).await.unwrap();
        match hold(store, "b", &["brin:25BE", "kvk:12345678"]).await {
            Err(StoreError::Taken { key, by }) => assert_eq!((key.as_str(), by.as_str()), ("kvk:12345678", "a")),
            other => panic!("{other:?}"),
        }
        hold(store, "a", &[]).await.unwrap();
        hold(store, "b", &["brin:25BE", "kvk:12345678"]).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_merged_record_points_at_its_survivor() {
    each_store(async |temp| {
        let store = &temp.store;
        add_goal(store, "4", "vier").await.unwrap();
        let state = State::Merged { into: "5".into() };
        let kept = state.clone();
        let merged: Result<i64, StoreError> = store
            .write(move |tx| {
                Box::pin(async move {
                    let seq = event(tx, Kind::Goal, "4", Change::Merged { into: "5".into() }).await?;
                    records::update(tx, Kind::Goal, "4", 1, &state, &goal_body("vier"), &told(seq, "dubbel")).await
                })
            })
            .await;
        assert_eq!(merged.unwrap(), 2);
        let found = records::get(&mut store.read().await.unwrap(), Kind::Goal, "4").await.unwrap().unwrap();
        assert_eq!(found.state, kept);
    })
    .await;
}

#[tokio::test]
async fn what_was_deleted_long_ago_goes_with_its_history_and_the_world_hears_of_it() {
    each_store(async |temp| {
        let store = &temp.store;
        for id in ["old", "new", "live"] {
            add_goal(store, id, "kanarie").await.unwrap();
        }
        for (id, when) in [("old", 10), ("new", 20)] {
            let done: Result<i64, StoreError> = store
                .write(move |tx| {
                    Box::pin(async move {
                        let seq = event(tx, Kind::Goal, id, Change::Removed).await?;
                        let told = records::Told { at: at(when), ..told(seq, "") };
                        records::update(tx, Kind::Goal, id, 1, &State::Deleted, &goal_body("kanarie"), &told).await
                    })
                })
                .await;
            done.unwrap();
        }
        let (world, pulse) = store.world(None).await.unwrap().unwrap();
        assert_eq!(world.goals.0.keys().collect::<Vec<_>>(), ["live", "new", "old"]);
        let purged: Result<u64, StoreError> = store
            .write(move |tx| {
                Box::pin(async move {
                    let seq = event(tx, Kind::Goal, "", Change::Removed).await?;
                    records::purge_deleted(tx, at(15), seq).await
                })
            })
            .await;
        assert_eq!(purged.unwrap(), 1);
        let (world, _) = store.world(Some((&world, &pulse))).await.unwrap().expect("a purge is a change");
        assert_eq!(world.goals.0.keys().collect::<Vec<_>>(), ["live", "new"]);
        assert_eq!((titles(store, "old").await.len(), titles(store, "new").await.len()), (0, 2));
    })
    .await;
}
