//! What people do, as they do it, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod accounts;
mod agenda;
mod bulk;
mod claims;
mod comments;
mod editions;
mod journal;
mod memberships;
mod merges;
mod nodes;
mod pact;
mod periods;
mod policy;
mod records;
mod sessions;
mod steering;

use app::Refusal;
use domain::event::{Change, Event};
use domain::field::{FieldError, Problem};
use domain::permission::Actor;
use testkit::{People, TestApp, each_store};

/// Plays a story in the small pact on each database.
async fn each_site(story: impl AsyncFn(TestApp, People)) {
    each_store(async |temp| {
        let (site, people) = TestApp::with_world(temp).await;
        story(site, people).await;
    })
    .await;
}

/// The newest events as the programme office reads them, newest first.
async fn log(site: &TestApp, people: &People, most: i64) -> Vec<Event> {
    site.log(&people.programme, i64::MAX, most).await.unwrap()
}

/// How many events there are.
async fn events(site: &TestApp) -> i64 {
    store::journal::head(&mut site.store().read().await.unwrap()).await.unwrap().0
}

/// The deed was denied, not hidden, and the newest event says who tried what.
async fn assert_denied<T: std::fmt::Debug>(site: &TestApp, people: &People, who: &Actor, deed: &str, result: Result<T, Refusal>) {
    match result {
        Err(Refusal::Denied(denied)) => assert_eq!((denied.deed.to_string().as_str(), denied.sign_in), (deed, *who == Actor::Visitor)),
        other => panic!("{deed}: {other:?}"),
    }
    if let Actor::Person { account, .. } = who {
        let newest = &log(site, people, 1).await[0];
        assert_eq!((newest.by.account, &newest.change), (Some(*account), &Change::Refused { deed: deed.into() }));
    }
}

fn refused_at<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(String, Problem)> {
    match result {
        Err(Refusal::Invalid(errors)) => errors.into_iter().map(|FieldError { field, problem }| (field, problem)).collect(),
        other => panic!("{other:?}"),
    }
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    match result {
        Err(Refusal::Refused(code)) => code,
        other => panic!("{other:?}"),
    }
}
