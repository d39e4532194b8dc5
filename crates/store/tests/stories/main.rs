//! The store's stories, each played on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

mod backup;
mod deeds;
mod disk;
mod journal;
mod nodes;
mod open;
mod people;
mod records;
mod world;

use domain::event::{About, By, Change};
use domain::permission::Actor;
use domain::record::{Kind, State};
use jiff::Timestamp;
use store::records::Told;
use store::{Store, StoreError, Tx};

/// A moment on the day of the stories.
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_255_200 + second).expect("a moment")
}

fn told(seq: i64, reason: &str) -> Told {
    Told { at: at(seq), role: "system".into(), account: None, reason: reason.into(), seq }
}

async fn event(tx: &mut Tx, kind: Kind, id: &str, change: Change) -> Result<i64, StoreError> {
    let about = About { kind: Some(kind), id: id.into(), revision: 1, ..About::default() };
    store::journal::append(tx, at(0), By::from(&Actor::System), about, change).await
}

fn goal_body(title: &str) -> String {
    format!(r#"{{"title":{{"nl":"{title}"}},"text":{{"nl":"x"}},"version":"2016"}}"#)
}

/// Adds a live goal, as a deed does: event and record in one transaction.
async fn add_goal(store: &Store, id: &str, title: &str) -> Result<i64, StoreError> {
    let (id, body) = (id.to_string(), goal_body(title));
    store
        .write(move |tx| {
            Box::pin(async move {
                let seq = event(tx, Kind::Goal, &id, Change::Created).await?;
                store::records::insert(tx, Kind::Goal, &id, &State::Live, &body, &told(seq, "")).await?;
                Ok(seq)
            })
        })
        .await
}

/// Gives a goal a new title over revision `base`.
async fn edit_goal(store: &Store, id: &str, base: i64, title: &str) -> Result<i64, StoreError> {
    let (id, body) = (id.to_string(), goal_body(title));
    store
        .write(move |tx| {
            Box::pin(async move {
                let seq = event(tx, Kind::Goal, &id, Change::Edited { fields: vec!["title".into()] }).await?;
                store::records::update(tx, Kind::Goal, &id, base, &State::Live, &body, &told(seq, title_of(&body))).await
            })
        })
        .await
}

fn title_of(body: &str) -> &str {
    body.split('"').nth(5).unwrap_or("")
}

/// Runs a statement past the store, as someone with the file or a database account can.
async fn by_hand(url: &str, sql: &'static str) -> u64 {
    match url.strip_prefix("sqlite:") {
        Some(_) => {
            let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(url).await.expect("the file opens");
            sqlx::query(sql).execute(&mut conn).await.expect("a statement by hand").rows_affected()
        }
        None => {
            let mut conn = <sqlx::PgConnection as sqlx::Connection>::connect(url).await.expect("the database opens");
            sqlx::query(sql).execute(&mut conn).await.expect("a statement by hand").rows_affected()
        }
    }
}
