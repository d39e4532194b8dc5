//! What waits for someone, and answering a reminder by its link.

use crate::common::TestSite;
use crate::reader::Reader;
use domain::permission::{Actor, Role};
use domain::record::Kind;
use http::StatusCode;
use serde_json::json;

/// A silent action of the party whose contact is signed in; the code of its letter's links.
async fn asked(site: &TestSite) -> Vec<String> {
    let text = |nl: &str| json!({ "nl": nl });
    let body = json!({ "title": text("Lab in Almelo"), "lead": text("Een lab."), "owner": "techniek-nederland", "goals": ["4"], "landsdeel": "oost",
        "start": "2026-01-01", "status": "late", "status_reason": text("Geen geld.") });
    site.add(Kind::Action, "lab-in-almelo", body).await;
    while site.test.remind_owners(50).await.expect("letters are written") {}
    let letters = site.test.letters_due(500).await.expect("letters read");
    let letter = letters.iter().find(|m| m.body.contains("Lab in Almelo")).expect("a letter");
    assert_eq!(letter.recipient, "party_contact@pact.example");
    // Their other actions may stand in the same letter: the links of this one follow its name.
    let (_, own) = letter.body.rsplit_once("Lab in Almelo").expect("the action");
    own.lines().filter_map(|l| l.trim().split_once("/antwoord?code=")).map(|(_, code)| code.to_string()).collect()
}

#[tokio::test]
async fn a_link_shows_what_it_writes_and_a_second_press_is_told_kindly() {
    let site = TestSite::new().await;
    let codes = asked(&site).await;
    let reports = || site.test.world().progress.live().count();
    let before = reports();
    let address = format!("/antwoord?code={}", codes[1]);
    for _ in 0..2 {
        let page = site.get(&address).await;
        let words = Reader::new(&page.text()).words().join(" ");
        assert_eq!(page.status, StatusCode::OK);
        assert!(words.contains("Lab in Almelo") && words.contains("Klaar: 100%") && words.contains("vervalt"), "{words}");
        assert!(!page.header("cache-control").contains("public"), "{}", page.header("cache-control"));
    }
    let english = site.get(&format!("/en{address}")).await.text();
    assert!(english.contains("Report that the action is complete") && english.contains("lang=\"nl\">Lab in Almelo"));
    assert_eq!(reports(), before, "looking writes nothing");
    let foreign =
        site.ask(http::Method::POST, "/antwoord", None, &[("origin", "https://evil.example")], format!("code={}", codes[1])).await;
    assert_eq!((foreign.status, reports()), (StatusCode::FORBIDDEN, before));

    let pressed = site.post_as(None, "/antwoord", &[("code", &codes[1])]).await;
    assert!(pressed.status == StatusCode::OK && pressed.text().contains("Dank u wel"));
    assert_eq!(reports(), before + 1);
    let public = site.get("/doe-agenda/lab-in-almelo").await.text();
    assert!(public.contains("De actie is klaar"), "the report stands with the action");
    for code in &codes {
        let again = site.post_as(None, "/antwoord", &[("code", code)]).await;
        assert!(again.status == StatusCode::OK && again.text().contains("al geantwoord, op 21 november 2026"), "{}", again.text());
    }
    assert_eq!(reports(), before + 1);
    for forged in ["", "x.y", &codes[0][1..]] {
        let dead = site.post_as(None, "/antwoord", &[("code", forged)]).await;
        assert!(dead.status == StatusCode::GONE && !dead.text().contains("Lab in Almelo"), "{forged}");
    }
}

#[tokio::test]
async fn an_expired_link_says_so() {
    let site = TestSite::new().await;
    let codes = asked(&site).await;
    site.test.clock.pass(jiff::SignedDuration::from_hours(24 * 31));
    let page = site.get(&format!("/antwoord?code={}", codes[0])).await;
    assert!(page.status == StatusCode::GONE && page.text().contains("verlopen") && page.text().contains("/inloggen"));
}

#[tokio::test]
async fn everyone_sees_what_waits_for_them_and_nothing_else() {
    let site = TestSite::new().await;
    asked(&site).await;
    let text = |nl: &str| json!({ "nl": nl });
    let draft =
        json!({ "title": text("Nieuw plan"), "lead": text("x"), "owner": "techniek-nederland", "goals": ["4"], "landsdeel": "oost" });
    let app = &site.test;
    app.create(&Actor::System, Kind::Action, Some("nieuw-plan"), draft, false, "").await.expect("a draft");
    let closed = json!({ "title": text("Gesloten vraag"), "text": text("x"), "region": "oost", "direction": "to_lrt", "access": "closed", "due": "2026-12-01" });
    app.create(&Actor::System, Kind::Question, Some("gesloten"), closed, false, "").await.expect("a closed question");
    let reader = site.account("reader@pact.example").await;
    app.claim_party(&reader.actor(), "fme", "Ik werk daar.").await.expect("a claim");
    app.report("question", "/doelen", "Een vraag", None).await.expect("a report");

    let seen = async |role| site.get_as(Some(role), "/mijn-werk").await.text();
    // (what, who sees it)
    let all = [
        ("/doe-agenda/lab-in-almelo\"", vec![Role::Coordinator, Role::Liaison, Role::PartyContact]),
        ("/regie/signalen/proef/behandelen\"", vec![Role::Programme, Role::Coordinator, Role::LrtMember]),
        ("/regie/vragen/proef/behandelen\"", vec![Role::Programme, Role::LrtMember]),
        ("/regie/vragen/gesloten/behandelen\"", vec![Role::Programme, Role::LrtMember]),
        ("/beheer/action/nieuw-plan\"", vec![Role::Programme, Role::Coordinator]),
        ("id=\"claims\"", vec![Role::Programme]),
        ("id=\"meldingen\"", vec![Role::Programme]),
    ];
    for role in Role::ALL {
        let page = seen(role).await;
        for (what, who) in &all {
            assert_eq!(page.contains(what), who.contains(&role), "{what} for {role:?}");
        }
    }
    let empty = seen(Role::Reader).await;
    assert!(empty.contains("Er wacht niets op u") && !empty.contains("<section"));
    assert!(site.get("/mijn-werk").await.is_turned_away());
    let half = site.half_signed_in().await;
    let turned = site.ask(http::Method::GET, "/mijn-werk", Some(&half), &[], String::new()).await;
    assert!(turned.header("location").starts_with("/inloggen/code"), "one factor shows no work");
    assert!(seen(Role::Coordinator).await.contains("href=\"/mijn-werk\" aria-current"));
    assert!(!site.get("/").await.text().contains("/mijn-werk"), "visitors have no such entry");
}

/// The links of the page lead somewhere for who sees them.
#[tokio::test]
async fn every_link_on_my_work_opens() {
    let site = TestSite::new().await;
    asked(&site).await;
    for role in [Role::Programme, Role::Coordinator, Role::PartyContact, Role::LrtMember, Role::Researcher] {
        let page = Reader::new(&site.get_as(Some(role), "/mijn-werk").await.text());
        for link in page.links().into_iter().filter(|l| l.starts_with('/') && !l.starts_with("/static")) {
            let answer = site.get_as(Some(role), &link).await;
            assert!(answer.status.is_success(), "{link} as {role:?}: {}", answer.status);
        }
    }
}
