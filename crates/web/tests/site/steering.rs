//! What a visitor may never see of the steering part, on any page, in search, history or journal. The API shows
//! live records only, and closed ones are never live: `app` tells that story.

use crate::common::TestSite;
use domain::permission::{Actor, Role};
use domain::record::Kind;
use domain::text::Text;
use http::StatusCode;
use serde_json::json;

/// Words that stand in closed things only.
const SECRETS: [&str; 4] = ["zwanenzang", "kwartelei", "pimpelpaars", "stukgeheim"];

async fn closed_things(site: &TestSite) {
    let text = |nl: &str| json!({ "nl": nl });
    let app = &site.test;
    let question = |title: &str, access: &str| json!({ "title": text(title), "text": text(title), "region": "oost", "direction": "to_lrt", "access": access, "due": "2026-12-01" });
    app.create(&Actor::System, Kind::Question, Some("zwanenzang"), question("Zwanenzang", "closed"), false, "")
        .await
        .expect("a closed thing is made");
    app.create(&Actor::System, Kind::Question, Some("half"), question("Halfopen", "visible"), true, "")
        .await
        .expect("a closed thing is made");
    app.answer_question(&Actor::System, "half", Text::nl("Kwartelei")).await.expect("a closed thing is made");
    let meeting = |access: &str, title: &str| json!({ "title": text(title), "organ": "lrt", "on": "2026-12-01", "access": access, "items": [{ "nr": "1", "title": text("Punt") }] });
    app.create(&Actor::System, Kind::Meeting, Some("pimpelpaars"), meeting("closed", "Pimpelpaars"), false, "")
        .await
        .expect("a closed thing is made");
    app.create(&Actor::System, Kind::Meeting, Some("half"), meeting("visible", "Halfopen"), true, "")
        .await
        .expect("a closed thing is made");
    for access in ["visible", "closed"] {
        let paper = app::steering::NewPaper {
            title: format!("Stuk {access}"),
            url: "https://stukgeheim.nl/a".into(),
            item: None,
            access: access.into(),
        };
        app.add_paper(&Actor::System, "half", paper).await.expect("a closed thing is made");
    }
}

#[tokio::test]
async fn closed_things_are_nowhere_a_visitor_can_look() {
    let site = TestSite::new().await;
    closed_things(&site).await;
    let mut paths = site.open_paths();
    paths.retain(|p| !p.ends_with(".png"));
    for secret in SECRETS {
        paths.extend([format!("/zoeken?q={secret}"), format!("/regie/vragen/{secret}"), format!("/regie/vergaderingen/{secret}")]);
        paths.extend([
            format!("/geschiedenis/question/{secret}"),
            format!("/kenmerk/meeting/{secret}"),
            format!("/regie/besluiten?zoek={secret}"),
        ]);
    }
    paths.extend(
        [
            "/regie/vragen/half",
            "/regie/vergaderingen/half",
            "/geschiedenis/meeting/half",
            "/geschiedenis/question/half",
            "/kenmerk/meeting/half",
            "/journaal",
        ]
        .map(String::from),
    );
    for path in paths {
        let text = site.get(&path).await.text().to_lowercase();
        // A search page repeats what was asked; anything beyond that is a leak.
        let own = SECRETS.iter().find(|s| path.contains(**s)).copied().unwrap_or("");
        for secret in SECRETS.iter().filter(|s| **s != own) {
            assert!(!text.contains(secret), "{path} tells {secret}");
        }
        if path.starts_with("/regie/vragen/zwanenzang") || path.starts_with("/regie/vergaderingen/pimpelpaars") {
            assert_eq!(site.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let seen = async |who| site.get_as(who, "/regie/vragen/half/behandelen").await.text().contains("Kwartelei");
    assert!(seen(Some(Role::LrtMember)).await && seen(Some(Role::Coordinator)).await && seen(Some(Role::Programme)).await);
    assert!(!seen(Some(Role::Researcher)).await && !seen(Some(Role::PartyContact)).await && !seen(Some(Role::Facilitator)).await);
    assert_eq!(site.get_as(Some(Role::LrtMember), "/regie/vergaderingen/pimpelpaars").await.status, StatusCode::OK);
    assert_eq!(site.get_as(Some(Role::Researcher), "/regie/vergaderingen/pimpelpaars").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_refused_deed_keeps_what_was_typed() {
    let site = TestSite::new().await;
    let text = |nl: &str| json!({ "nl": nl });
    let body = json!({ "title": text("Regiegroep"), "organ": "lrt", "on": "2026-11-21", "access": "public", "step": "adopted", "items": [{ "nr": "1", "title": text("Punt") }] });
    site.add(Kind::Meeting, "lrt-vast", body).await;
    let path = "/regie/vergaderingen/lrt-vast/behandelen";
    let form = [("_deed", "decide"), ("punt", "1"), ("title.nl", "Mijn lange besluit"), ("text.nl", "Tekst")];
    let late = site.post_as(Some(Role::Programme), path, &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text().contains("Mijn lange besluit") && late.text().contains("role=\"alert\""));
    let minutes = site
        .post_as(Some(Role::Programme), path, &[("_deed", "minutes"), ("punt", "1"), ("_base", "0"), ("tekst", "Net te laat getypt")])
        .await;
    assert!(minutes.status == StatusCode::CONFLICT && minutes.text().contains("Net te laat getypt"));
    let signal = "/regie/signalen/proef/behandelen";
    let empty = site.post_as(Some(Role::Programme), signal, &[("_deed", "close"), ("reden", " ")]).await;
    assert_eq!(empty.status, StatusCode::CONFLICT);
    let foreign = site.post_as(Some(Role::PartyContact), signal, &[("_deed", "close"), ("reden", "Klaar")]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    let closed = site.post_as(Some(Role::Coordinator), signal, &[("_deed", "close"), ("reden", "Opgelost in Oost")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    assert!(site.get("/regie/signalen/proef").await.text().contains("Opgelost in Oost"));
}

#[tokio::test]
async fn a_roll_call_is_a_file_with_names_and_votes() {
    let site = TestSite::new().await;
    let answer = site.get("/regie/vergaderingen/lrt-proef/stemming.csv?punt=1").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.text(), "punt,zetel,naam,stem\r\n1,lrt-fme,FME,voor\r\n");
    assert_eq!(site.get("/regie/vergaderingen/lrt-proef/stemming.csv?punt=9").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_register_is_found_by_goal_year_and_words() {
    let site = TestSite::new().await;
    for (query, found, not) in [
        ("doel=4", "pact-2016-1", "pact-2018-1"),
        ("jaar=2018", "pact-2018-1", "pact-2016-1"),
        ("zoek=Assen", "pact-2018-1", "pact-2013-1"),
    ] {
        let text = site.get(&format!("/regie/besluiten?{query}")).await.text();
        assert!(text.contains(&format!("/regie/besluiten/{found}\"")) && !text.contains(&format!("/regie/besluiten/{not}\"")), "{query}");
    }
}
