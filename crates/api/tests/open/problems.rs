//! What goes wrong: always a problem document, in the reader's language, with all that is wrong at once.

use crate::asking::{Answer, ask, get};
use app::App;
use axum::http::Method;
use testkit::TestApp;

fn check(answer: &Answer, status: u16, code: &str) {
    let body = answer.json();
    assert_eq!((answer.status, answer.header("content-type")), (status, "application/problem+json"), "{body}");
    assert_eq!(body["type"], format!("https://pact.example/api/v1/fouten/{code}"), "{body}");
    assert!(body["title"].is_string() && body["detail"].is_string() && body["status"] == status, "{body}");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

async fn fails(app: &App, path: &str, status: u16, code: &str) {
    check(&get(app, path).await, status, code);
}

#[tokio::test]
async fn every_wrong_question_has_its_problem() {
    let (site, _) = TestApp::sqlite().await;
    fails(&site, "/api/v1/doelen/", 404, "onbekend-adres").await;
    fails(&site, "/api/v2/doelen", 404, "onbekend-adres").await;
    fails(&site, "/api", 404, "onbekend-adres").await;
    fails(&site, "/odata/v3/women_share/a/b", 404, "onbekend-adres").await;
    fails(&site, "/odata/v3/none", 404, "niet-gevonden").await;
    fails(&site, "/api/v1/doelen/99", 404, "niet-gevonden").await;
    fails(&site, "/api/v1/geschiedenis/accounts/1", 404, "niet-gevonden").await;
    fails(&site, "/api/v1/indicatoren/none/waarnemingen", 404, "niet-gevonden").await;
    fails(&site, &format!("/api/v1/doelen?thema={}", "a".repeat(9000)), 414, "adres-te-lang").await;
    for wrong in [
        "owner=1",
        "pagina=0",
        "pagina=x",
        "aantal=1001",
        "status=fine",
        "thema=",
        "pagina=1&pagina=2",
        "gewijzigdSinds=1-1-2020",
        "formaat=xml",
    ] {
        fails(&site, &format!("/api/v1/doelen?{wrong}"), 400, "ongeldige-parameters").await;
    }
    for wrong in ["sex=female", "editie=1999-01", "op=2020", "taal=nl"] {
        fails(&site, &format!("/api/v1/indicatoren/women_share/waarnemingen?{wrong}"), 400, "ongeldige-parameters").await;
    }
    for wrong in ["$filter=Regio", "$filter=Planeet%20eq%20%27x%27", "$top=-1", "$format=atom", "$orderby=Regio"] {
        fails(&site, &format!("/odata/v3/women_share/TypedDataSet?{wrong}"), 400, "ongeldige-parameters").await;
    }
    fails(&site, "/api/v1/tijdlijn?id=4", 400, "ongeldige-parameters").await;
}

#[tokio::test]
async fn other_methods_and_shapes_are_refused() {
    let (site, _) = TestApp::sqlite().await;
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
        let answer = ask(&site, method, "/api/v1/doelen", &[]).await;
        check(&answer, 405, "methode-niet-toegestaan");
        assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
    }
    check(&ask(&site, Method::GET, "/api/v1/doelen", &[("accept", "text/html")]).await, 406, "vorm-niet-beschikbaar");
    let asked_first = ask(&site, Method::OPTIONS, "/api/v1/doelen", &[("origin", "https://example.org")]).await;
    assert_eq!((asked_first.status, asked_first.header("access-control-allow-methods")), (204, "GET, HEAD, OPTIONS"));
}

#[tokio::test]
async fn all_flaws_are_told_at_once_and_in_the_readers_language() {
    let (site, _) = TestApp::sqlite().await;
    let path = "/api/v1/doelen?pagina=0&owner=me";
    let nl = ask(&site, Method::GET, path, &[("accept-language", "nl")]).await;
    let en = ask(&site, Method::GET, path, &[("accept-language", "en-GB,en;q=0.9,nl;q=0.1")]).await;
    assert_eq!((nl.header("content-language"), en.header("content-language")), ("nl", "en"));
    let pointers: Vec<_> = nl.json()["errors"].as_array().unwrap().iter().map(|e| e["pointer"].to_string()).collect();
    assert_eq!(pointers, ["\"#/query/pagina\"", "\"#/query/owner\""]);
    assert_ne!(nl.json()["errors"][0]["detail"], en.json()["errors"][0]["detail"]);
    let help = nl.json()["type"].as_str().unwrap().strip_prefix("https://pact.example").unwrap().to_string();
    assert_eq!(get(&site, &help).await.status, 200);
}
