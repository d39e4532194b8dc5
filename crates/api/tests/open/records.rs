//! Registers, single records, history and journal.

use crate::asking::{ask, get, json};
use axum::http::Method;
use domain::permission::Actor;
use domain::record::Kind;
use serde_json::json;
use testkit::{TestApp, goal, party};

#[tokio::test]
async fn only_what_is_public_is_listed_found_or_remembered() {
    let (site, people) = TestApp::sqlite().await;
    site.create(&people.programme, Kind::Goal, Some("9"), goal("Nog niet af"), false, "").await.unwrap();
    site.create(&people.programme, Kind::Goal, Some("8"), goal("Weg"), true, "").await.unwrap();
    site.remove(&people.programme, Kind::Goal, "8", 1, "dubbel").await.unwrap();
    let ids: Vec<String> =
        json(&site, "/api/v1/doelen").await["resultaten"].as_array().unwrap().iter().map(|d| d["id"].to_string()).collect();
    assert_eq!(ids, ["\"1\"", "\"4\""]);
    for gone in
        ["/api/v1/doelen/8", "/api/v1/doelen/9", "/api/v1/geschiedenis/doelen/8", "/api/v1/geschiedenis/doelen/9", "/feeds/doelen/9.atom"]
    {
        let answer = get(&site, gone).await;
        assert_eq!((answer.status, answer.text().contains("Nog niet af")), (404, false), "{gone}");
    }
    for all in ["/api/v1/tijdlijn?aantal=1000", "/feeds/nieuws.atom", "/sitemap.xml", "/catalog.ttl", "/api/v1/doelen?formaat=csv"] {
        assert!(!get(&site, all).await.text().contains("Nog niet af"), "{all}");
    }
}

#[tokio::test]
async fn a_draft_that_became_public_keeps_its_first_words_to_itself() {
    let (site, people) = TestApp::sqlite().await;
    site.create(&people.programme, Kind::Goal, Some("9"), goal("Geheim werkje"), false, "eerste gedachte").await.unwrap();
    site.edit(&people.programme, Kind::Goal, "9", 1, goal("Netjes"), "").await.unwrap();
    site.publish(&people.programme, Kind::Goal, "9", 2, "vastgesteld").await.unwrap();
    let answer = get(&site, "/api/v1/geschiedenis/doelen/9").await;
    assert!(!answer.text().contains("Geheim") && !answer.text().contains("gedachte"), "{}", answer.text());
    let versions = answer.json()["resultaten"].clone();
    assert_eq!(
        (&versions[0]["stand"], &versions[0]["reden"], &versions[2]["inhoud"]),
        (&json!("live"), &json!("vastgesteld"), &json!(null))
    );
    assert_eq!(versions[2]["kenmerk"].as_str().map(str::len), Some(64));
}

#[tokio::test]
async fn a_reader_can_compute_the_fingerprint_the_journal_holds() {
    let (site, people) = TestApp::sqlite().await;
    site.edit(&people.programme, Kind::Goal, "4", 1, goal("Meer vrouwen én meisjes"), "ruimer").await.unwrap();
    let record = json(&site, "/api/v1/doelen/4").await;
    let kept = record["inhoud"].as_str().unwrap();
    assert_eq!(app::sha256_hex(kept), record["kenmerk"].as_str().unwrap());
    assert!(kept.contains("\"title\"") && record["titel"]["nl"] == "Meer vrouwen én meisjes" && record["versie"] == 2);
    let timeline = json(&site, "/api/v1/tijdlijn?soort=doelen&id=4").await;
    assert_eq!((&timeline["resultaten"][0]["wat"], &timeline["resultaten"][0]["kenmerkNa"]), (&json!("edited"), &record["kenmerk"]));
    let history = json(&site, "/api/v1/geschiedenis/doelen/4").await;
    for version in history["resultaten"].as_array().unwrap() {
        assert_eq!(app::sha256_hex(version["inhoud"].as_str().unwrap()), version["kenmerk"].as_str().unwrap());
    }
    let text = timeline.to_string();
    assert!(!text.contains("account") && !text.contains("ruimer"), "{text}");
}

#[tokio::test]
async fn the_head_of_the_journal_is_signed_by_the_key_beside_it() {
    let (site, _) = TestApp::sqlite().await;
    let head = json(&site, "/api/v1/journaal/kop").await;
    let text = |name: &str| head[name].as_str().unwrap().to_string();
    assert!(app::is_signed(&text("publiekeSleutel"), &text("tekst"), &text("handtekening")));
    assert!(text("tekst").contains(&text("kenmerk")));
    let first = get(&site, "/api/v1/journaal/kop").await;
    let again = ask(&site, Method::GET, "/api/v1/journaal/kop", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((again.status, again.body.len(), first.header("cache-control")), (304, 0, "no-cache"));
}

#[tokio::test]
async fn lists_are_cut_into_pages_that_follow_each_other() {
    let (site, _) = TestApp::sqlite().await;
    let mut seen = Vec::new();
    let mut next = Some("/api/v1/landsdelen?aantal=2".to_string());
    while let Some(path) = next {
        let page = json(&site, &path).await;
        assert_eq!(page["totaal"], 6);
        seen.extend(page["resultaten"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_string()));
        next = page["_links"]["next"]["href"].as_str().map(|href| href.strip_prefix("https://pact.example").unwrap().to_string());
    }
    assert_eq!(seen, ["noord", "noordwest", "oost", "stedendriehoek", "zuidoost", "zuidwest"]);
    let beyond = json(&site, "/api/v1/landsdelen?pagina=99").await;
    assert_eq!((beyond["resultaten"].as_array().map(Vec::len), beyond["_links"]["prev"].is_object()), (Some(0), true));
}

#[tokio::test]
async fn filters_look_into_lists_and_groups() {
    let (site, _) = TestApp::sqlite().await;
    let ids = async |path: &str| -> Vec<String> {
        let found = json(&site, path).await;
        found["resultaten"].as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(ids("/api/v1/afspraken?partij=metaalunie&doel=1").await, ["noord-1"]);
    assert!(ids("/api/v1/afspraken?partij=drenthe-college").await.is_empty());
    assert_eq!(ids("/api/v1/landsdelen?vorm=pact&onderdeelVan=oost").await, ["stedendriehoek"]);
    assert_eq!(ids("/api/v1/partijen?regio=noord").await, ["drenthe-college", "metaalunie"]);
    assert!(ids("/api/v1/partijen?gewijzigdSinds=2027-01-01").await.is_empty());
}

#[tokio::test]
async fn a_merged_record_points_at_its_survivor() {
    let (site, people) = TestApp::sqlite().await;
    site.create(&people.programme, Kind::Party, Some("unie"), party("Unie", &["noord"]), true, "").await.unwrap();
    site.merge(&people.programme, Kind::Party, "unie", "metaalunie", "dezelfde").await.unwrap();
    let moved = get(&site, "/api/v1/partijen/unie").await;
    assert_eq!((moved.status, moved.header("location")), (308, "https://pact.example/api/v1/partijen/metaalunie"));
}

#[tokio::test]
async fn a_participation_is_public_when_both_sides_agreed() {
    let (site, _) = TestApp::sqlite().await;
    for (id, step) in [("a", "asked"), ("b", "accepted")] {
        let network = if id == "a" { "noord" } else { "oost" };
        let body = json!({ "title": { "nl": id }, "party": "metaalunie", "network": network, "step": step });
        site.create(&Actor::System, Kind::Membership, Some(id), body, true, "").await.unwrap();
    }
    let found = json(&site, "/api/v1/deelnames").await;
    assert_eq!((found["totaal"].clone(), found["resultaten"][0]["id"].clone()), (json!(1), json!("b")));
    assert_eq!(get(&site, "/api/v1/deelnames/a").await.status, 404);
}
