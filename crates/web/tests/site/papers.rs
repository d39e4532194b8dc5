//! Factsheet and booklet: the same data give the same bytes, here and in another process, and the
//! fingerprint on the page is that of the file.

use crate::common::TestSite;
use domain::record::Kind;
use http::StatusCode;
use sha2::{Digest, Sha256};

const PAPERS: [&str; 3] = ["/landsdelen/noordwest/factsheet.pdf", "/landsdelen/noordwest/boekje.pdf", "/en/landsdelen/oost/factsheet.pdf"];

async fn sum(site: &TestSite, path: &str) -> String {
    let answer = site.get(path).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/pdf"), "{path}");
    assert!(answer.body.starts_with(b"%PDF-1.7"), "{path}");
    Sha256::digest(&answer.body).iter().map(|b| format!("{b:02x}")).collect()
}

async fn sums() -> Vec<String> {
    let site = TestSite::new().await;
    let mut sums = Vec::new();
    for path in PAPERS {
        sums.push(sum(&site, path).await);
    }
    sums
}

/// Not a test by itself: what the other process does.
#[tokio::test]
#[ignore = "run by the test below, in a process of its own"]
async fn another_process() {
    println!("sums={}", sums().await.join(","));
}

#[tokio::test]
async fn another_process_makes_the_same_bytes() {
    let here = sums().await;
    let program = std::env::current_exe().expect("a program");
    let ask = ["papers::another_process", "--exact", "--ignored", "--nocapture"];
    let output = std::process::Command::new(program).args(ask).output().expect("another process");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let there = said.split("sums=").nth(1).and_then(|s| s.split_whitespace().next()).unwrap_or_else(|| panic!("{said}"));
    assert_eq!(there.split(',').collect::<Vec<_>>(), here);
}

#[tokio::test]
async fn the_page_shows_the_fingerprint_of_the_file_and_another_fact_changes_it() {
    let site = TestSite::new().await;
    let before = sum(&site, "/landsdelen/noord/boekje.pdf").await;
    let page = site.get("/landsdelen/noord/papier").await.text();
    assert!(page.contains(&before) && page.contains(&sum(&site, "/landsdelen/noord/factsheet.pdf").await), "{page}");
    let agreement = serde_json::json!({ "title": { "nl": "Samen werven in het Noorden" }, "text": { "nl": "Scholen en bedrijven werven samen." }, "region": "noord" });
    site.add(Kind::Agreement, "samen-werven", agreement).await;
    assert_ne!(sum(&site, "/landsdelen/noord/boekje.pdf").await, before);
}

#[tokio::test]
async fn only_landsdelen_have_papers() {
    let site = TestSite::new().await;
    for path in ["/landsdelen/brainport/factsheet.pdf", "/landsdelen/nergens/boekje.pdf", "/landsdelen/brainport/papier"] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
