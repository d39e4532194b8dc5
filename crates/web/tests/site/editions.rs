//! The import screen as a browser uses it, and what the public may see of an edition before its minute.

use crate::common::TestSite;
use domain::permission::Role;
use http::StatusCode;
use jiff::SignedDuration;
use std::collections::BTreeMap;

const FILE: &str = "GEMEENTENUMMER;GEMEENTENAAM;TYPE HOGER ONDERWIJS;BRIN NUMMER ACTUEEL;CROHO ONDERDEEL;OPLEIDINGSCODE ACTUEEL;GESLACHT;2018;2019\r\n\
0106;Assen;bachelor;25BE;techniek;34267;man;431;440\r\n\
0106;Assen;bachelor;25BE;techniek;34267;vrouw;173;187\r\n\
0106;Assen;bachelor;25BE;economie;34403;vrouw;219;231\r\n";

/// Hands a file in through the form.
async fn hand_in(site: &TestSite, who: Role, edition: &str, file: &str) -> crate::common::Answer {
    let csrf = site.csrf(who);
    let part =
        |name: &str, more: &str, text: &str| format!("--xx\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{text}\r\n");
    let body = part("_csrf", "", &csrf)
        + &part("editie", "", edition)
        + &part("bestand", "; filename=\"..\\cijfers.csv\"\r\nContent-Type: text/csv", file)
        + "--xx--\r\n";
    let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=xx")];
    site.ask(http::Method::POST, "/beheer/invoer", site.cookie(Some(who)), &headers, body).await
}

async fn step(site: &TestSite, who: Role, form: &[(&str, &str)]) -> crate::common::Answer {
    site.post_as(Some(who), "/beheer/invoer/2028-06", form).await
}

#[tokio::test]
async fn a_researcher_imports_another_releases_and_the_reader_sees_it() {
    let site = TestSite::new().await;
    let answer = hand_in(&site, Role::Researcher, "2028-06", FILE).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/beheer/invoer/2028-06?klaar=ingevoerd"));
    let page = site.get_as(Some(Role::Researcher), "/beheer/invoer/2028-06").await;
    assert!(page.text().contains("cijfers.csv") && !page.text().contains(".."), "the name without its path");
    assert_eq!(step(&site, Role::Researcher, &[("_step", "submit")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(step(&site, Role::Researcher, &[("_step", "approve")]).await.status, StatusCode::CONFLICT, "not one's own work");
    assert_eq!(step(&site, Role::Programme, &[("_step", "approve"), ("reden", "Gezien")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get("/monitor/edities/2028-06").await.status, StatusCode::NOT_FOUND);
    assert_eq!(step(&site, Role::Programme, &[("_step", "release")]).await.status, StatusCode::SEE_OTHER);
    let page = site.get("/monitor/ho_first_years").await;
    assert!(page.text().contains("858"), "the total of 2019");
    assert_eq!(site.get("/monitor/edities/2028-06").await.status, StatusCode::OK);
    assert_eq!(site.get("/monitor/edities/2028-06/bundel.tar.gz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_that_cannot_be_used_is_refused_with_what_was_typed() {
    let site = TestSite::new().await;
    let answer = hand_in(&site, Role::Researcher, "2028-06", "a;b\r\nc;d\r\n").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("value=\"2028-06\"") && answer.text().contains("role=\"alert\""));
    let bad = hand_in(&site, Role::Researcher, "Geen Naam!", FILE).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_edition_under_embargo_changes_no_public_page_but_the_calendar() {
    let site = TestSite::new().await;
    let mut before = BTreeMap::new();
    let paths: Vec<String> = site.open_paths().into_iter().filter(|p| !p.ends_with(".png") && !p.starts_with("/static")).collect();
    for path in &paths {
        before.insert(path.clone(), site.get(path).await.text());
    }
    hand_in(&site, Role::Researcher, "2028-06", FILE).await;
    step(&site, Role::Researcher, &[("_step", "submit")]).await;
    step(&site, Role::Programme, &[("_step", "approve")]).await;
    assert_eq!(step(&site, Role::Programme, &[("_step", "embargo"), ("moment", "2026-11-22T08:30")]).await.status, StatusCode::SEE_OTHER);
    let mut changed = Vec::new();
    for path in &paths {
        // The journal's head moves on with every deed, whatever it was about.
        let is_head = path.starts_with("/journaal") || path.starts_with("/inloggen") || path.starts_with("/melden");
        if !is_head && site.get(path).await.text() != before[path] {
            changed.push(path.clone());
        }
    }
    assert_eq!(changed, ["/monitor/edities"]);
    let calendar = site.get("/monitor/edities").await.text();
    assert!(calendar.contains("08:30") && !calendar.contains("858"));
    assert_eq!(site.get("/monitor/edities/2028-06").await.status, StatusCode::NOT_FOUND);
    site.test.clock.pass(SignedDuration::from_hours(24));
    assert_eq!(site.test.release_due().await.unwrap(), 1);
    assert!(site.get("/monitor/ho_first_years").await.text().contains("858"));
}
