//! The chain as it is kept: whole under load, and found out when rows are touched by hand.

use crate::{add_goal, at, by_hand};
use domain::event::{Broken, Verifier};
use store::journal::{self, SignedHead};
use store::{Store, StoreError};
use testkit::each_store;

async fn verify(store: &Store, head: Option<(i64, String)>) -> Result<(i64, String), Broken> {
    let mut conn = store.read().await.unwrap();
    let mut verifier = Verifier::new(head);
    loop {
        let rows = journal::rows_after(&mut conn, verifier.seq, 7).await.unwrap();
        if rows.is_empty() {
            return verifier.finish();
        }
        rows.iter().try_for_each(|row| verifier.row(row))?;
    }
}

async fn ten_goals(store: &Store) -> (i64, String) {
    for n in 1..=10 {
        add_goal(store, &n.to_string(), "doel").await.unwrap();
    }
    journal::head(&mut store.read().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn the_chain_verifies_to_its_head_when_read_back() {
    each_store(async |temp| {
        let store = &temp.store;
        assert_eq!(verify(store, None).await, Ok((0, domain::event::GENESIS.into())));
        let head = ten_goals(store).await;
        assert_eq!(head.0, 10);
        assert_eq!(verify(store, Some(head.clone())).await, Ok(head));
        assert_eq!(journal::last_moment(&mut store.read().await.unwrap()).await.unwrap(), Some(at(0)));
    })
    .await;
}

#[tokio::test]
async fn rows_changed_removed_or_cut_by_hand_are_found_and_named() {
    let tampering: [(&'static str, Broken); 5] = [
        ("UPDATE event SET canonical = replace(canonical, 'created', 'removed') WHERE seq = 3", Broken::Hash { seq: 3 }),
        ("UPDATE event SET hash = replace(hash, '0', '1') WHERE seq = 4", Broken::Hash { seq: 4 }),
        ("DELETE FROM event WHERE seq = 5", Broken::Order { expected: 5, found: 6 }),
        ("DELETE FROM event WHERE seq = 10", Broken::Cut { head: 10, found: 9 }),
        (
            "UPDATE event SET canonical = (SELECT canonical FROM event e WHERE e.seq = 1), hash = (SELECT hash FROM event e WHERE e.seq = 1) \
             WHERE seq = 2",
            Broken::Number { seq: 2 },
        ),
    ];
    for (sql, expected) in tampering {
        each_store(async |temp| {
            let head = ten_goals(&temp.store).await;
            assert_eq!(by_hand(&temp.url, sql).await, 1);
            assert_eq!(verify(&temp.store, Some(head)).await, Err(expected.clone()), "{sql}");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_editors_at_once_leave_one_chain_without_gaps() {
    each_store(async |temp| {
        let store = &temp.store;
        let writers = (0..64).map(|n| {
            let store = store.clone();
            tokio::spawn(async move { add_goal(&store, &n.to_string(), "doel").await.unwrap() })
        });
        let mut seqs = Vec::new();
        for writer in writers.collect::<Vec<_>>() {
            seqs.push(writer.await.unwrap());
        }
        seqs.sort();
        assert_eq!(seqs, (1..=64).collect::<Vec<i64>>());
        assert_eq!(verify(store, None).await.unwrap().0, 64);
    })
    .await;
}

#[tokio::test]
async fn signed_heads_are_kept_once_newest_first() {
    each_store(async |temp| {
        let store = &temp.store;
        let head = |seq: i64, signature: &str| SignedHead {
            seq,
            hash: format!("h{seq}"),
            at: store::moment(at(seq)),
            signature: signature.into(),
        };
        for kept in [head(1, "a"), head(2, "b"), head(2, "again")] {
            let done: Result<(), StoreError> = store.write(move |tx| Box::pin(async move { journal::keep_head(tx, &kept).await })).await;
            done.unwrap();
        }
        let heads = journal::heads(&mut store.read().await.unwrap(), 10).await.unwrap();
        assert_eq!(heads, [head(2, "b"), head(1, "a")]);
    })
    .await;
}
