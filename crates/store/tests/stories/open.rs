//! What opens, what is refused with words an operator can act on, and that both schemas are one.

use crate::{add_goal, by_hand};
use sqlx::Connection;
use store::{Store, StoreError};
use testkit::{TempFolder, TempPostgres, TempStore, each_store};

fn error(opened: Result<Store, StoreError>) -> StoreError {
    match opened {
        Ok(_) => panic!("it opened"),
        Err(e) => e,
    }
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_obligations() {
    let sqlite = TempStore::sqlite().await;
    let Some(pg) = TempStore::postgres().await else { return };
    // (table, column, type, must have a value)
    type Column = (String, String, String, bool);
    let mut conn = sqlx::SqliteConnection::connect(&sqlite.url).await.unwrap();
    let mut of_sqlite: Vec<Column> = sqlx::query_as(
        "SELECT t.name, c.name, CASE c.type WHEN 'INTEGER' THEN 'bigint' WHEN 'REAL' THEN 'double precision' WHEN 'BLOB' THEN 'bytea' ELSE lower(c.type) END, \
         c.\"notnull\" = 1 FROM sqlite_schema t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\' AND t.name NOT LIKE 'sqlite_%'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let mut conn = sqlx::PgConnection::connect(&pg.url).await.unwrap();
    let mut of_pg: Vec<Column> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO' FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    of_sqlite.sort();
    of_pg.sort();
    assert!(of_sqlite.len() > 60, "{}", of_sqlite.len());
    assert_eq!(of_sqlite, of_pg);
}

#[tokio::test]
async fn an_existing_store_opens_again_with_everything_in_it() {
    each_store(async |temp| {
        add_goal(&temp.store, "4", "een").await.unwrap();
        let before = temp.store.fingerprint().await.unwrap();
        assert_eq!(temp.again().await.fingerprint().await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn a_store_of_a_newer_program_is_refused_and_says_what_to_do() {
    each_store(async |temp| {
        by_hand(
            &temp.url,
            "INSERT INTO _sqlx_migrations (version, description, installed_on, success, checksum, execution_time) \
             VALUES (9999, 'later', CURRENT_TIMESTAMP, TRUE, '\\x00', 0)",
        )
        .await;
        let refused = error(Store::open(&temp.url).await);
        assert!(matches!(refused, StoreError::NewerDatabase(9999)), "{refused:?}");
        assert_eq!(
            refused.to_string(),
            "the store was written by a newer version (migration 9999); start that version, or restore a backup made with this one"
        );
    })
    .await;
}

#[tokio::test]
async fn a_store_with_another_history_is_refused() {
    each_store(async |temp| {
        by_hand(&temp.url, "UPDATE _sqlx_migrations SET checksum = '\\x00' WHERE version = 1").await;
        let refused = error(Store::open(&temp.url).await);
        assert!(matches!(refused, StoreError::OtherHistory(1)), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn files_of_something_else_are_refused_and_left_as_they_were() {
    let folder = TempFolder::new();
    let text = folder.file("notes.txt");
    std::fs::write(&text, "dit is geen database, maar wel lang genoeg om er een te lijken. ".repeat(40)).unwrap();
    let foreign = folder.file("other.db");
    let url = format!("sqlite:{}?mode=rwc", foreign.display());
    let mut conn = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::query("CREATE TABLE bookmarks (url TEXT)").execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
    for file in [text, foreign] {
        let before = std::fs::read(&file).unwrap();
        let refused = error(Store::open(&format!("sqlite:{}", file.display())).await);
        assert!(matches!(&refused, StoreError::NotAStore(path) if *path == file.display().to_string()), "{refused:?}");
        assert!(refused.to_string().contains("is not a store of this program"), "{refused}");
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }
    let nowhere = folder.file("absent/pact.db");
    let refused = error(Store::open(&format!("sqlite:{}", nowhere.display())).await);
    assert!(refused.to_string().contains("does its folder exist"), "{refused}");
}

#[tokio::test]
async fn an_address_of_neither_kind_is_refused_without_its_password() {
    let refused = error(Store::open("mysql://me:geheim@db/pact").await).to_string();
    assert_eq!(refused, "no store address: \"mysql://me:***@db/pact\"; expected sqlite:PATH or postgres://USER@HOST/DATABASE");
}

#[tokio::test]
async fn a_wrong_password_is_refused_without_showing_it() {
    let Some(cluster) = TempPostgres::get() else { return };
    let url = cluster.with_password(&cluster.database(), "wachter", "goed1geheim");
    let wrong = url.replace("goed1geheim", "fout2geheim");
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(10);
    // The cluster reads its access rules again in its own time; before that the role may do nothing else either.
    let refused = loop {
        match Store::open(&wrong).await {
            Err(e) if e.to_string().contains("password") => break e,
            _ if std::time::Instant::now() < deadline => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            other => panic!("{:?}", other.err()),
        }
    };
    for shown in [refused.to_string(), format!("{refused:?}")] {
        assert!(!shown.contains("geheim"), "{shown}");
    }
}
