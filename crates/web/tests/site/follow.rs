//! Following as a visitor meets it: the same answer for every address, pages that a link opens, one press to stop.

use crate::common::{Answer, BASE, TestSite};
use crate::reader::Reader;
use domain::permission::Role;
use http::{Method, StatusCode};

/// What one address was sent, newest last, once the work behind the answer is done.
async fn letters_to(site: &TestSite, email: &str) -> Vec<store::outbox::Mail> {
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let mut conn = site.test.store().read().await.expect("the store");
    let all = store::outbox::due(&mut conn, site.test.clock.now(), 99).await.expect("the outbox");
    all.into_iter().filter(|m| m.recipient == email).collect()
}

async fn ask(site: &TestSite, wat: &str, email: &str) -> Answer {
    site.post_as(None, "/volgen", &[("wat", wat), ("email", email), ("ritme", "daily")]).await
}

fn link(letter: &str, page: &str) -> String {
    let before = format!("{BASE}/volgen/{page}?code=");
    letter.lines().find_map(|l| l.trim().strip_prefix(&before)).unwrap_or_else(|| panic!("{letter}")).to_string()
}

#[tokio::test]
async fn every_page_that_can_be_followed_links_to_its_form() {
    let site = TestSite::new().await;
    for (path, wat) in [
        ("/doelen/4", "goal:4"),
        ("/landsdelen/oost", "region:oost"),
        ("/monitor/persons_technical_occupation", "indicator:persons_technical_occupation"),
        ("/doe-agenda/agenda-voor-twente", "action:agenda-voor-twente"),
        ("/monitor/edities", "edition"),
    ] {
        let html = site.get(path).await.text();
        assert!(html.contains(&format!("href=\"/volgen?wat={wat}\"")), "{path}");
        for lang in ["", "/en"] {
            let form = site.get(&format!("{lang}/volgen?wat={wat}")).await;
            assert_eq!(form.status, StatusCode::OK, "{wat}");
            assert_eq!(Reader::new(&form.text()).faults(), Vec::<String>::new(), "{wat}");
        }
    }
    for bad in ["action:unknown", "party:fme", "x", "goal:"] {
        assert_eq!(site.get(&format!("/volgen?wat={bad}")).await.status, StatusCode::NOT_FOUND, "{bad}");
        assert_eq!(ask(&site, bad, "a@school.nl").await.status, StatusCode::NOT_FOUND, "{bad}");
    }
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let site = TestSite::new().await;
    let first = ask(&site, "goal:4", "anna@school.nl").await;
    let letter = letters_to(&site, "anna@school.nl").await.pop().unwrap();
    let code = link(&letter.body, "beheer");
    site.post_as(None, "/volgen/beheer", &[("code", &code), ("stap", "bevestig")]).await;
    let again = ask(&site, "goal:4", "anna@school.nl").await;
    let account = ask(&site, "goal:4", "programme@pact.example").await;
    for answer in [&again, &account] {
        assert_eq!((answer.status, answer.header("location"), &answer.body), (first.status, first.header("location"), &first.body));
    }
    assert_eq!(letters_to(&site, "anna@school.nl").await.len(), 1, "who follows already hears nothing new");
    let wrong = ask(&site, "goal:4", "geen adres").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"geen adres\"") && wrong.text().contains("href=\"#email\""));
    assert_eq!(Reader::new(&wrong.text()).faults(), Vec::<String>::new());
    let robot = [("wat", "goal:4"), ("email", "robot@school.nl"), ("_website", "x")];
    assert_eq!(site.post_as(None, "/volgen", &robot).await.status, StatusCode::SEE_OTHER);
    assert!(letters_to(&site, "robot@school.nl").await.is_empty());
    for n in 0..9 {
        ask(&site, "goal:4", &format!("n{n}@school.nl")).await;
    }
    let flood = ask(&site, "goal:4", "n9@school.nl").await;
    assert_eq!(flood.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(flood.text().contains("value=\"n9@school.nl\""), "what was typed is kept");
}

#[tokio::test]
async fn a_link_in_a_letter_opens_what_its_address_follows_and_looking_changes_nothing() {
    let site = TestSite::new().await;
    ask(&site, "region:oost", "anna@school.nl").await;
    let letter = letters_to(&site, "anna@school.nl").await.pop().unwrap();
    let code = link(&letter.body, "beheer");
    let page = format!("/volgen/beheer?code={code}");
    let (once, twice) = (site.get(&page).await.text(), site.get(&page).await.text());
    assert_eq!(once, twice);
    assert!(once.contains("Landsdeel Oost") && once.contains("an…\u{2060}@school.nl") && !once.contains("anna@school.nl"));
    assert!(once.contains("value=\"bevestig\""), "it waits still");
    assert_eq!(Reader::new(&once).faults(), Vec::<String>::new());
    let done = site.post_as(None, "/volgen/beheer", &[("code", &code), ("stap", "bevestig")]).await;
    let after = site.get(done.header("location")).await.text();
    assert!(after.contains("role=\"status\"") && after.contains("<option value=\"daily\" selected>"), "{after}");
    let weekly = [("code", code.as_str()), ("stap", "ritme"), ("wat", "region:oost"), ("ritme", "weekly")];
    site.post_as(None, "/volgen/beheer", &weekly).await;
    assert!(site.get(&page).await.text().contains("<option value=\"weekly\" selected>"));

    let stop = format!("/volgen/stop?code={code}");
    assert_eq!(site.get(&stop).await.status, StatusCode::OK);
    assert!(site.get(&page).await.text().contains("Landsdeel Oost"), "looking at the way out is not taking it");
    // As a mail program does it: no origin, no cookie, this body, and it wants no more than a yes.
    let pressed = site.ask(Method::POST, &stop, None, &[], "List-Unsubscribe=One-Click".into()).await;
    assert_eq!(pressed.status, StatusCode::OK);
    let gone = site.get(&page).await;
    assert!(gone.status == StatusCode::OK && !gone.text().contains("Landsdeel Oost"));
    for forged in [format!("{code}x"), "a.b".into(), code.replace('.', "")] {
        assert_eq!(site.get(&format!("/volgen/beheer?code={forged}")).await.status, StatusCode::GONE);
        let pressed = site.ask(Method::POST, &format!("/volgen/stop?code={forged}"), None, &[], "List-Unsubscribe=One-Click".into()).await;
        assert_eq!(pressed.status, StatusCode::GONE);
    }
}

#[tokio::test]
async fn who_is_signed_in_follows_at_once_and_sees_it_with_the_account() {
    let site = TestSite::new().await;
    let who = Some(Role::Reader);
    let form = site.get_as(who, "/volgen?wat=goal:4").await.text();
    assert!(form.contains("reader@pact.example") && !form.contains("name=\"email\""));
    let done = site.post_as(who, "/volgen", &[("wat", "goal:4"), ("ritme", "weekly")]).await;
    assert_eq!(done.header("location"), "/volgen/beheer?bewaard=1");
    let mine = site.get_as(who, "/volgen/beheer").await.text();
    assert!(mine.contains("Doel 4") && mine.contains("<option value=\"weekly\" selected>"));
    assert_eq!(Reader::new(&mine).faults(), Vec::<String>::new());
    assert!(site.get_as(who, "/account").await.text().contains("U volgt 1 onderwerp"));
    assert!(site.get_as(who, "/account/gegevens.json").await.text().contains("\"weekly\""));
    site.post_as(who, "/volgen/stop", &[]).await;
    assert!(site.get_as(who, "/account").await.text().contains("U volgt 0 onderwerpen"));
}
