//! A report goes from a visitor to the programme office, and out again.

use crate::common::TestSite;
use crate::reader::Reader;
use domain::permission::Role;
use http::StatusCode;

const GOOD: &[(&str, &str)] = &[
    ("report_topic", "accessibility"),
    ("report_page", "/doelen/4"),
    ("report_text", "Ik kan de tabel niet lezen."),
    ("report_email", "a@school.nl"),
];

#[tokio::test]
async fn a_report_arrives_and_its_address_goes_when_done() {
    let site = TestSite::new().await;
    let sent = site.post_as(None, "/melden", GOOD).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/melden/dank"));
    let list = site.get_as(Some(Role::Programme), "/beheer/meldingen").await.text();
    assert!(list.contains("Ik kan de tabel niet lezen.") && list.contains("mailto:a@school.nl") && list.contains("href=\"/doelen/4\""));
    assert_eq!(Reader::new(&list).faults(), Vec::<String>::new());
    let id = site.test.reports(&domain::permission::Actor::System).await.unwrap()[0].id.clone();
    let done = site.post_as(Some(Role::Programme), "/beheer/meldingen", &[("id", &id)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(!site.get_as(Some(Role::Programme), "/beheer/meldingen").await.text().contains("a@school.nl"));
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_is_kept() {
    let site = TestSite::new().await;
    let form = [("report_topic", ""), ("report_text", "Mijn tekst blijft staan"), ("report_email", "geen adres")];
    let answer = site.post_as(None, "/melden", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text();
    assert!(html.contains("Mijn tekst blijft staan") && html.contains("href=\"#report_topic\""));
    assert_eq!(Reader::new(&html).faults(), Vec::<String>::new());
    let form = [("report_topic", "question"), ("report_text", "x"), ("report_email", "geen adres")];
    assert!(site.post_as(None, "/melden", &form).await.text().contains("href=\"#report_email\""));
}

#[tokio::test]
async fn programs_and_floods_are_held_off() {
    let site = TestSite::new().await;
    let trapped: Vec<_> = GOOD.iter().copied().chain([("_website", "https://spam.example")]).collect();
    assert_eq!(site.post_as(None, "/melden", &trapped).await.status, StatusCode::SEE_OTHER);
    let reports = || async { site.test.reports(&domain::permission::Actor::System).await.unwrap().len() };
    assert_eq!(reports().await, 0);
    for _ in 0..20 {
        assert_eq!(site.post_as(None, "/melden", GOOD).await.status, StatusCode::SEE_OTHER);
    }
    let refused = site.post_as(None, "/melden", GOOD).await;
    assert_eq!((refused.status, reports().await), (StatusCode::TOO_MANY_REQUESTS, 20));
    assert!(refused.text().contains("Ik kan de tabel niet lezen."));
}
