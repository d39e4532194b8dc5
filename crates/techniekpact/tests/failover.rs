//! P3: the database dies under load and its standby takes over. A visible skip without PostgreSQL.
#![allow(clippy::unwrap_used)]

mod kit;

use app::journal::{Verdict, verify};
use kit::writers::{Writer, write_until};
use kit::{Server, say, wait};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use testkit::{Replicated, TempFolder};

#[tokio::test(flavor = "multi_thread")]
async fn p3_nothing_acknowledged_is_lost_when_the_standby_takes_over() {
    let Some(pair) = Replicated::start() else { return };
    let (folder, url) = (TempFolder::new(), pair.url());
    let server = Server::start_with(folder.path(), &["--store", &url], &[("TECHNIEKPACT_LOG", "off")]);
    let cookie = kit::sign_in(folder.path(), &url).await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers = write_until(&server, &cookie, 0, &stop);
    std::thread::sleep(Duration::from_secs(2));
    pair.fail_over(Duration::from_millis(500));
    stop.store(true, Ordering::Relaxed);
    let mut acknowledged: Vec<String> = writers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    let before = acknowledged.len();
    // The same program goes on with the new primary; nobody restarts it.
    let mut writer = None;
    let back = wait(Duration::from_secs(30), || {
        let writer = writer.get_or_insert_with(|| Writer::new(&server, &cookie, "na"));
        writer.write().1.map(|id| acknowledged.push(id)).is_some()
    });
    assert!(back.is_some(), "no deed was taken after the standby took over");
    let store = store::Store::open(&url).await.unwrap();
    let world = store.world(None).await.unwrap().unwrap().0;
    let lost = acknowledged.iter().filter(|id| world.agreements.get_live(id).is_none()).count();
    assert!(matches!(verify(&store, None, |_| {}).await.unwrap(), Verdict::Whole { .. }));
    say(&format!("P3: {before} acknowledged before the primary died, {lost} lost, writing again after {:?}", back.unwrap()));
    assert!(lost == 0 && before > 0);
}
