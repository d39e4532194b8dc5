//! Feeds, catalogue, sitemap, StatLine's paths, and what every answer has.

use crate::asking::{get, json};
use domain::record::Kind;
use serde_json::json;
use testkit::{TestApp, goal};

#[tokio::test]
async fn a_feed_tells_what_happened_around_a_goal_and_stays_the_same_until_something_does() {
    let (site, people) = TestApp::sqlite().await;
    site.edit(&people.programme, Kind::Goal, "4", 1, goal("Vrouwen & <techniek>"), "").await.unwrap();
    let feed = get(&site, "/feeds/doelen/4.atom").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml");
    assert!(feed.text().contains("Vrouwen &amp; &lt;techniek&gt;") && feed.text().matches("<entry>").count() == 1, "{}", feed.text());
    assert!(feed.text().contains("<id>tag:pact.example,2026:feeds/doelen/4</id>"));
    assert_eq!(get(&site, "/feeds/doelen/1.atom").await.text().matches("<entry>").count(), 0);
    assert_eq!(get(&site, "/feeds/doelen/4.atom").await.body, feed.body);
    assert_eq!(get(&site, "/feeds/indicatoren.atom").await.text().matches("<entry>").count(), 2);
}

#[tokio::test]
async fn statlines_client_finds_every_set_it_asks_for() {
    let (site, _) = TestApp::sqlite().await;
    let tables = json(&site, "/ODataCatalog/Tables?$format=json&$select=Identifier").await;
    assert_eq!(tables["value"], json!([{ "Identifier": "women_share" }]));
    for feed in ["/ODataFeed/odata", "/ODataApi/odata", "/odata/v3"] {
        let sets = json(&site, &format!("{feed}/women_share/?%24format=json")).await;
        for set in sets["value"].as_array().unwrap() {
            let path = set["url"].as_str().unwrap().strip_prefix("https://pact.example").unwrap();
            assert!(json(&site, path).await["value"].is_array(), "{path}");
        }
    }
    let some = json(&site, "/odata/v3/women_share/TypedDataSet?$filter=Periode+eq+%272018%27&$select=Periode,Waarde").await;
    assert_eq!(some["value"], json!([{ "Periode": "2018", "Waarde": 22.3 }]));
    let first = json(&site, "/odata/v3/women_share/TypedDataSet?$top=1&$skip=1").await;
    assert_eq!(first["value"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_catalogue_names_every_indicator_and_its_files() {
    let (site, _) = TestApp::sqlite().await;
    let turtle = get(&site, "/catalog.ttl").await.text();
    for part in [
        "a dcat:Catalog",
        "/indicatoren/women_share> a dcat:Dataset",
        "formaat=xlsx",
        "dct:title \"Aandeel vrouwen\"@nl",
        "/odata/v3/women_share",
    ] {
        assert!(turtle.contains(part), "{part}");
    }
    let linked = json(&site, "/catalog.jsonld").await;
    let nodes = linked["@graph"].as_array().unwrap();
    assert_eq!(nodes.len(), turtle.matches("\n<").count());
    let described: Vec<_> = nodes.iter().map(|n| n["@id"].as_str().unwrap()).collect();
    let mut once = described.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), described.len(), "a node is described once");
}

#[tokio::test]
async fn the_sitemap_has_every_page_in_both_languages() {
    let (site, _) = TestApp::sqlite().await;
    let map = get(&site, "/sitemap.xml").await.text();
    for page in ["/doelen/4", "/en/doelen/4", "/monitor/women_share", "/en/", "/landsdelen/oost"] {
        assert!(map.contains(&format!("<loc>https://pact.example{page}</loc>")), "{page}");
    }
}

#[tokio::test]
async fn every_list_answers_as_described() {
    let (site, _) = TestApp::sqlite().await;
    let document = json(&site, "/api/v1/openapi.json").await;
    for path in document["paths"].as_object().unwrap().keys().filter(|p| !p.contains('{')) {
        let answer = get(&site, &format!("/api/v1{path}")).await;
        assert_eq!((answer.status, answer.header("api-version")), (200, "1.0.0"), "{path}");
        assert_eq!((answer.header("access-control-allow-origin"), answer.header("vary")), ("*", "accept"), "{path}");
    }
}
