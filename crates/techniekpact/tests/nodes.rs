//! Two programs on one PostgreSQL: what is changed on one is seen on the other within a second,
//! and one of them does the work of the clock (who takes over is in the tests of `jobs`). A visible skip without PostgreSQL; with `CI=true` a failure.
#![allow(clippy::unwrap_used)]

mod kit;

use kit::{Server, hidden, percentile, say, wait};
use std::path::Path;
use std::time::{Duration, Instant};
use testkit::{TempFolder, TempPostgres};

/// Two nodes with the same keys, and a session of the programme office.
async fn two(folder: &TempFolder) -> Option<(Server, Server, String)> {
    let url = TempPostgres::get()?.database();
    let node = |name: &str| folder.file(name);
    let start = |data: &Path| Server::start_with(data, &["--store", &url], &[]);
    let first = start(&node("a"));
    std::fs::create_dir(node("b")).unwrap();
    std::fs::copy(node("a").join("secret.key"), node("b").join("secret.key")).unwrap();
    let second = start(&node("b"));
    let cookie = kit::sign_in(&node("a"), &url).await;
    Some((first, second, cookie))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_on_one_node_is_on_the_other_within_a_second() {
    let folder = TempFolder::new();
    let Some((first, second, cookie)) = two(&folder).await else { return };
    let (mut writer, mut reader) = (first.client(), second.client());
    writer.cookie = Some(cookie.clone());
    let csrf = hidden(&writer.get("/beheer/party/nieuw").body, "_csrf");
    let mut times = Vec::new();
    for n in 0..20 {
        let id = format!("knoop-{n}");
        let page = format!("/geschiedenis/party/{id}");
        assert_eq!(reader.get(&page).status, 404, "not there yet");
        let title = format!("Knoop {n}");
        let fields = [("_csrf", csrf.as_str()), ("title.nl", &title), ("sort", "business"), ("_publish", "1")];
        let answer = writer.post("/beheer/party/nieuw", &fields);
        let acknowledged = Instant::now();
        assert_eq!((answer.status, answer.headers["location"].as_str()), (303, format!("/beheer/party/{id}").as_str()), "{}", answer.body);
        let seen = wait(Duration::from_secs(5), || {
            let answer = reader.get(&page);
            answer.status == 200 && answer.body.contains(&title)
        });
        assert!(seen.is_some(), "{id} never came");
        times.push(acknowledged.elapsed());
    }
    times.sort();
    say(&format!("nodes: seen on the other after p50 {:?}, most {:?}", percentile(&times, 0.5), times.last().unwrap()));
    assert!(*times.last().unwrap() < Duration::from_secs(1), "{times:?}");
    // The session holds on both: any node answers anyone.
    reader.cookie = Some(cookie);
    assert_eq!(reader.get("/beheer").status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_node_does_the_work_of_the_clock_and_either_is_enough_for_visitors() {
    let folder = TempFolder::new();
    let Some((mut first, second, _)) = two(&folder).await else { return };
    let heads = |name: &str| std::fs::read_to_string(folder.file(name).join("heads.log")).unwrap_or_default().lines().count();
    assert!(wait(Duration::from_secs(10), || heads("a") == 1).is_some(), "the first signs");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(heads("b"), 0);
    first.kill();
    assert_eq!(second.get("/doelen/4").status, 200, "one node is enough");
    assert_eq!(second.get("/readyz").status, 200);
}
