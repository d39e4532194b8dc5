//! Two instances of the program on one database.

use app::Refusal;
use domain::record::Kind;
use std::time::{Duration, Instant};
use testkit::{TempStore, TestApp, goal};

#[tokio::test(flavor = "multi_thread")]
async fn a_deed_on_one_instance_is_read_on_the_other_within_a_second() {
    let Some(temp) = TempStore::postgres().await else { return };
    let (site, people) = TestApp::with_world(temp).await;
    let other = site.again().await;
    let mut versions = other.watch();
    let following = {
        let other = other.clone();
        tokio::spawn(async move { other.follow().await })
    };
    // Once it hears anything at all, it listens.
    for n in 0.. {
        site.edit(&people.programme, Kind::Goal, "1", n + 1, goal(&format!("Poging {n}")), "").await.unwrap();
        if tokio::time::timeout(Duration::from_millis(200), versions.changed()).await.is_ok() {
            break;
        }
    }
    let done = site.edit(&people.programme, Kind::Goal, "4", 1, goal("Elders veranderd"), "").await.unwrap();
    let committed = Instant::now();
    tokio::time::timeout(Duration::from_secs(10), versions.wait_for(|v| *v >= done.seq)).await.expect("it is heard").unwrap();
    let lag = committed.elapsed();
    println!("read elsewhere after {lag:?}");
    assert!(lag < Duration::from_secs(1), "{lag:?}");
    assert_eq!(other.world().goals.get("4").unwrap().value.title.nl, "Elders veranderd");
    let conflict = other.edit(&people.noord, Kind::Goal, "4", 1, goal("x"), "").await;
    assert!(matches!(conflict, Err(Refusal::Denied(_))), "the policy holds on every node");
    let conflict = other.edit(&people.programme, Kind::Goal, "4", 1, goal("x"), "").await;
    assert!(matches!(conflict, Err(Refusal::Conflict { current: 2 })));
    following.abort();
}
