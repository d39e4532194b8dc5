//! The same bytes for the same world, new ones at once after a change, and nothing of a person's for another.

use crate::common::TestSite;
use domain::permission::{Actor, Role};
use domain::record::Kind;
use flate2::read::GzDecoder;
use http::{Method, StatusCode};
use std::io::Read;

#[tokio::test]
async fn a_page_is_the_same_bytes_until_the_world_changes() {
    let site = TestSite::new().await;
    let (first, second) = (site.get("/doelen").await, site.get("/doelen").await);
    let tag = first.header("etag").to_string();
    assert!(!tag.is_empty() && tag == second.header("etag") && first.body == second.body);

    let same = site.ask(Method::GET, "/doelen", None, &[("if-none-match", &tag)], String::new()).await;
    assert_eq!((same.status, same.body.len()), (StatusCode::NOT_MODIFIED, 0));

    let packed = site.ask(Method::GET, "/doelen", None, &[("accept-encoding", "gzip, br")], String::new()).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.header("content-length").is_empty() || packed.header("content-length") == packed.body.len().to_string());
    let mut plain = Vec::new();
    GzDecoder::new(&packed.body[..]).read_to_end(&mut plain).unwrap();
    assert!(plain == first.body);

    let head = site.ask(Method::HEAD, "/doelen", None, &[], String::new()).await;
    assert_eq!((head.status, head.body.len(), head.header("etag")), (StatusCode::OK, 0, tag.as_str()));

    let goal = site.test.world().goals.get("4").unwrap().clone();
    let mut body = domain::world::body_of(&goal.value);
    body["title"]["nl"] = "Een nieuwe naam voor doel vier".into();
    site.test.edit(&Actor::System, Kind::Goal, "4", goal.revision, body, "").await.unwrap();
    let after = site.ask(Method::GET, "/doelen", None, &[("if-none-match", &tag)], String::new()).await;
    assert_eq!(after.status, StatusCode::OK);
    assert!(after.text().contains("Een nieuwe naam voor doel vier"));
}

#[tokio::test]
async fn nobody_gets_the_page_of_another() {
    let site = TestSite::new().await;
    for path in ["/", "/doelen", "/privacy", "/zoeken?q=techniek"] {
        let visitor = site.get(path).await.text();
        let programme = site.get_as(Some(Role::Programme), path).await;
        let reader = site.get_as(Some(Role::Reader), path).await;
        assert!(programme.text().contains("/uitloggen") && programme.text().contains(&site.csrf(Role::Programme)), "{path}");
        assert!(!reader.text().contains(&site.csrf(Role::Programme)), "{path}");
        assert!(!programme.header("cache-control").starts_with("public"), "{path}: {}", programme.header("cache-control"));
        let again = site.get(path).await.text();
        assert!(!again.contains("/uitloggen") && again == visitor, "{path}");
    }
}

#[tokio::test]
async fn unbounded_questions_are_not_kept() {
    let site = TestSite::new().await;
    for path in ["/zoeken?q=a", "/journaal?tot=12", "/melden?pagina=/x"] {
        assert_eq!(site.get(path).await.header("cache-control"), "no-store", "{path}");
    }
}
