//! What the hour brings: a signed head in the store and in the file, and what is old goes.
#![allow(clippy::unwrap_used)]

use domain::permission::Actor;
use domain::record::Kind;
use jiff::SignedDuration;
use jobs::Jobs;
use post::Outlet;
use testkit::{TempStore, TestApp, each_store};

fn jobs(site: &TestApp) -> Jobs {
    let folder = site.temp.folder();
    Jobs::new(site.app.clone(), Outlet::File(folder.file("mail")), folder.file("heads.log"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_hour_in_which_something_happened_leaves_a_head_that_can_be_checked() {
    let (site, _) = TestApp::with_world(TempStore::sqlite().await).await;
    let mut jobs = jobs(&site);
    jobs.tick().await.unwrap();
    jobs.tick().await.unwrap();
    site.clock.pass(SignedDuration::from_hours(2));
    jobs.tick().await.unwrap(); // Nothing happened: no new head.
    site.open_account_as_operator("een@pact.example", "Een", domain::permission::Role::Reader, None, None).await.unwrap();
    site.clock.pass(SignedDuration::from_hours(2));
    jobs.tick().await.unwrap();
    let text = std::fs::read_to_string(site.temp.folder().file("heads.log")).unwrap();
    let heads: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(heads.len(), 2, "{text}");
    let field = |n: usize, name: &str| heads[n][name].as_str().unwrap().to_string();
    let signed = app::journal::head_text(heads[1]["seq"].as_i64().unwrap(), &field(1, "hash"), &field(1, "at"));
    assert!(app::is_signed(&field(1, "public_key"), &signed, &field(1, "signature")));
    let kept = store::journal::heads(&mut site.store().read().await.unwrap(), 9).await.unwrap();
    assert_eq!(kept.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn deleted_records_and_idle_readers_go_when_their_time_is_over() {
    each_store(async |temp| {
        let (site, _) = TestApp::with_world(temp).await;
        let mut jobs = jobs(&site);
        let body = serde_json::json!({ "title": { "nl": "Kort leven" }, "text": { "nl": "Geheim woord." } });
        let made = site.create(&Actor::System, Kind::Agreement, Some("kort"), body, true, "").await.unwrap();
        site.remove(&Actor::System, Kind::Agreement, "kort", made.revision, "").await.unwrap();
        let reader = domain::permission::Role::Reader;
        site.open_account_as_operator("lezer@pact.example", "Lezer", reader, None, None).await.unwrap();
        let gone = || site.world().agreements.get("kort").is_none();
        jobs.tick().await.unwrap();
        site.clock.pass(SignedDuration::from_hours(24 * 29));
        jobs.tick().await.unwrap();
        assert!(!gone());
        site.clock.pass(SignedDuration::from_hours(24 * 2));
        jobs.tick().await.unwrap();
        assert!(gone() && site.history(Kind::Agreement, "kort").await.unwrap().is_empty());
        site.clock.pass(SignedDuration::from_hours(24 * 730));
        jobs.tick().await.unwrap();
        let left = store::people::account_by_email(&mut site.store().read().await.unwrap(), "lezer@pact.example").await.unwrap();
        assert!(left.is_none());
        let verdict = app::journal::verify(site.store(), None, |_| {}).await.unwrap();
        assert!(matches!(verdict, app::journal::Verdict::Whole { .. }), "{verdict:?}");
    })
    .await;
}

/// The page a privacy officer reads is the list that is applied.
#[test]
fn the_reference_is_what_is_applied() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/retention.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(file, jobs::retention_reference()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), jobs::retention_reference(), "run with UPDATE_DOCS=1");
}
