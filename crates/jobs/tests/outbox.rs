//! Letters over a real conversation: sent once, erased after, tried again with the same Message-ID.
#![allow(clippy::unwrap_used)]

mod relay;

use futures_util::FutureExt;
use jiff::SignedDuration;
use jobs::Jobs;
use post::Outlet;
use relay::Relay;
use store::StoreError;
use store::outbox::{self, Mail, Standing};
use testkit::{TempPostgres, TempStore, TestApp, each_store};

async fn put(site: &TestApp, id: &str) {
    let mail = Mail {
        id: id.into(),
        recipient: format!("{id}@school.example"),
        subject: "Uw link".into(),
        body: "Beste Anna, geheime tekst.".into(),
        tries: 0,
        unsubscribe: None,
    };
    let now = site.clock.now();
    let put: Result<(), StoreError> = site.store().write(move |tx| async move { outbox::put(tx, &mail, now).await }.boxed()).await;
    put.unwrap();
}

async fn standing(site: &TestApp) -> Standing {
    outbox::standing(&mut site.store().read().await.unwrap()).await.unwrap()
}

fn jobs(site: &TestApp, relay: &Relay) -> Jobs {
    let outlet = Outlet::from_url(&format!("smtp://127.0.0.1:{}", relay.port)).unwrap();
    Jobs::new(site.app.clone(), outlet, site.temp.folder().file("heads.log"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_goes_out_once_and_nothing_of_it_stays() {
    each_store(async |temp| {
        let site = TestApp::empty(temp).await;
        let relay = Relay::start().await;
        put(&site, "een").await;
        let mut jobs = jobs(&site, &relay);
        jobs.tick().await.unwrap();
        jobs.tick().await.unwrap();
        assert_eq!(relay.ids(), ["<een@pact.example>"]);
        assert_eq!(standing(&site).await, Standing::default());
        let due = outbox::due(&mut site.store().read().await.unwrap(), site.clock.now(), 9).await.unwrap();
        assert!(due.is_empty());
        site.store().scrub().await.unwrap();
        if let Some(file) = site.store().file() {
            let text = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
            assert!(!text.contains("geheime tekst") && !text.contains("school.example"));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_between_acceptance_and_mark_sends_a_copy_with_the_same_message_id() {
    let site = TestApp::empty(TempStore::sqlite().await).await;
    let relay = Relay::start().await;
    put(&site, "twee").await;
    // The relay holds back its last answer: the letter is taken, but the sender dies before it hears.
    relay.hold(true);
    let dying = tokio::spawn({
        let mut jobs = jobs(&site, &relay);
        async move { jobs.tick().await }
    });
    relay.taken(1).await;
    dying.abort();
    assert!(dying.await.unwrap_err().is_cancelled());
    relay.hold(false);
    assert_eq!(standing(&site).await.waiting, 1);
    jobs(&site, &relay).tick().await.unwrap();
    assert_eq!(relay.ids(), ["<twee@pact.example>", "<twee@pact.example>"]);
    assert_eq!(standing(&site).await, Standing::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_is_busy_is_tried_later_and_one_that_refuses_for_good_never_again() {
    let site = TestApp::empty(TempStore::sqlite().await).await;
    let relay = Relay::start().await;
    relay.answer("451 not now");
    put(&site, "drie").await;
    let mut jobs = jobs(&site, &relay);
    jobs.tick().await.unwrap();
    jobs.tick().await.unwrap();
    assert_eq!((relay.ids().len(), standing(&site).await.retrying), (1, 1), "the second look is before its time");
    relay.answer("550 nobody here");
    site.clock.pass(SignedDuration::from_secs(61));
    jobs.tick().await.unwrap();
    site.clock.pass(SignedDuration::from_hours(24 * 20));
    jobs.tick().await.unwrap();
    let now = standing(&site).await;
    assert_eq!((relay.ids().len(), now.waiting, now.parked), (2, 0, 1));
    assert!(now.last_error.unwrap().contains("550"));
    site.clock.pass(SignedDuration::from_hours(24 * 11));
    jobs.tick().await.unwrap();
    assert_eq!(standing(&site).await.parked, 0, "forgotten after thirty days");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_send_every_letter_once() {
    if TempPostgres::get().is_none() {
        return;
    }
    let site = TestApp::empty(TempStore::postgres().await.unwrap()).await;
    let relay = Relay::start().await;
    let (mut first, mut second) = (jobs(&site, &relay), jobs(&site, &relay));
    first.tick().await.unwrap();
    for n in 0..10 {
        put(&site, &format!("n{n}")).await;
    }
    let (a, b) = tokio::join!(first.tick(), second.tick());
    a.and(b).unwrap();
    assert_eq!(relay.ids().len(), 10);
    // The leader goes; the other takes over.
    drop(first);
    put(&site, "later").await;
    for _ in 0..50 {
        second.tick().await.unwrap();
        if relay.ids().len() == 11 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nobody took over");
}
