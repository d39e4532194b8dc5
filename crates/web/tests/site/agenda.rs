//! The doe-agenda: one question in the address, three forms, the same answer.

use crate::common::TestSite;
use crate::reader::Reader;
use domain::permission::Role;
use domain::record::Kind;
use http::StatusCode;
use serde_json::json;
use std::collections::BTreeSet;

/// Addresses of actions an agenda page links to.
async fn actions(site: &TestSite, query: &str) -> BTreeSet<String> {
    let answer = site.get(&format!("/doe-agenda?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}");
    let fixed = ["/doe-agenda/geld", "/doe-agenda/ritme", "/doe-agenda/perioden", "/doe-agenda/werkblad"];
    let page = Reader::new(&answer.text());
    page.links().into_iter().filter(|l| l.starts_with("/doe-agenda/") && !fixed.contains(&l.as_str()) && !l.contains('?')).collect()
}

#[tokio::test]
async fn table_board_and_time_line_answer_the_same_question() {
    let site = TestSite::new().await;
    for (filter, expected) in [
        ("", 10),
        ("landsdeel=oost", 3),
        ("doel=7", 5),
        ("partij=scalda", 2),
        ("partij=otib", 2),
        ("status=completed", 3),
        ("jaar=2021", 3),
        ("kwaliteit=money", 8),
        ("landsdeel=oost&doel=7", 1),
        ("zoek=TWENTE", 1),
        ("landsdeel=atlantis", 0),
    ] {
        let table = actions(&site, filter).await;
        assert_eq!(table.len(), expected, "{filter}: {table:?}");
        for form in ["bord", "tijdlijn"] {
            assert_eq!(actions(&site, &format!("{filter}&vorm={form}")).await, table, "{filter} as {form}");
        }
    }
}

#[tokio::test]
async fn a_choice_shows_how_many_it_leaves() {
    let site = TestSite::new().await;
    let page = site.get("/doe-agenda?doel=7").await.text();
    assert!(page.contains(">Oost (1)<") && page.contains(">Zuidwest (2)<"), "landsdelen within goal 7");
    assert!(page.contains("5 van 10 acties."), "how many of how many");
}

#[tokio::test]
async fn an_action_page_says_what_is_known_and_what_is_not() {
    let site = TestSite::new().await;
    let page = Reader::new(&site.get("/doe-agenda/hybride-techniekopleiders-zeeland").await.text());
    let words = page.words().join(" ");
    for said in ["Scalda", "Bouwend Nederland", "18", "13", "Er is geen geld bekend.", "zijn niet gevonden"] {
        assert!(words.contains(said), "{said}");
    }
    let money = Reader::new(&site.get("/doe-agenda/agenda-voor-twente").await.text()).words().join(" ");
    assert!(money.contains("20.000.000") && money.contains("zonder jaar"), "an amount without a year says so");
}

#[tokio::test]
async fn expected_and_measured_stand_side_by_side_with_their_difference() {
    let site = TestSite::new().await;
    let body = json!({ "title": { "nl": "Proef" }, "lead": { "nl": "x" }, "owner": "scalda", "goals": ["12"],
        "expected": [{ "indicator": "llo_participation_rate", "size": 0.6, "year": 2027, "certainty": "low", "basis": { "nl": "schatting" } }],
        "measured": [{ "indicator": "llo_participation_rate", "size": 0.4, "low": 0.1, "high": 0.7, "year": 2026, "method": "before_after", "judge": "CBS" }] });
    site.add(Kind::Action, "proef", body).await;
    let page = Reader::new(&site.get("/doe-agenda/proef").await.text()).words().join(" ");
    for said in ["+0,6 procentpunt", "+0,4 procentpunt", "\u{2212}0,2 procentpunt", "tussen +0,1 en +0,7", "Beoordeeld door CBS"] {
        assert!(page.contains(said), "{said}");
    }
    let goal = Reader::new(&site.get("/doelen/12").await.text()).words().join(" ");
    assert!(goal.contains("+0,6 procentpunt") && goal.contains("+0,9 procentpunt"), "the promise beside the distance from 19,1 to 20");
    assert!(goal.contains("67%"), "and the part it covers");
}

#[tokio::test]
async fn goals_landsdelen_and_parties_list_their_actions() {
    let site = TestSite::new().await;
    for path in ["/doelen/7", "/landsdelen/zuidwest", "/partijen/scalda", "/partijen/otib"] {
        let links = Reader::new(&site.get(path).await.text()).links();
        assert!(links.iter().any(|l| l == "/doe-agenda/hybride-techniekopleiders-zeeland"), "{path}");
    }
}

#[tokio::test]
async fn a_merged_action_leads_to_its_survivor() {
    let site = TestSite::new().await;
    site.test.merge(&domain::permission::Actor::System, Kind::Action, "sectortafels-aftrap", "agenda-voor-twente", "").await.unwrap();
    let answer = site.get("/doe-agenda/sectortafels-aftrap").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, "/doe-agenda/agenda-voor-twente"));
}

#[tokio::test]
async fn money_is_typed_in_euros_and_a_minus_is_refused_at_its_field() {
    let site = TestSite::new().await;
    let form = |planned: &'static str| {
        vec![
            ("title.nl", "Geld"),
            ("lead.nl", "x"),
            ("owner", "scalda"),
            ("landsdeel", "oost"),
            ("money.0.origin", "state"),
            ("money.0.money_kind", "cash"),
            ("money.0.planned_eurocent", planned),
            ("_publish", "1"),
        ]
    };
    let refused = site.post_as(Some(Role::Coordinator), "/beheer/action/nieuw", &form("-5")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("‘-5’ is geen bedrag"), "the sentence names what was typed");
    let made = site.post_as(Some(Role::Coordinator), "/beheer/action/nieuw", &form("1.250,50")).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    // An action called like a page gets another address.
    assert_eq!(site.test.world().actions.get("geld-actie").unwrap().value.money[0].planned_eurocent, Some(125_050));
}

#[tokio::test]
async fn downloads_hold_what_the_filters_keep() {
    let site = TestSite::new().await;
    let csv = site.get("/doe-agenda/download?doel=7&formaat=csv").await;
    assert_eq!((csv.status, csv.text().lines().count()), (StatusCode::OK, 6));
    let json: serde_json::Value = serde_json::from_str(&site.get("/doe-agenda/download?formaat=json").await.text()).unwrap();
    assert_eq!(json["aantal"], 10);
    let xlsx = site.get("/doe-agenda/download?formaat=xlsx").await;
    assert!(xlsx.status == StatusCode::OK && xlsx.body.starts_with(b"PK"), "a workbook");
    assert_eq!(site.get("/doe-agenda/download?formaat=doc").await.status, StatusCode::NOT_FOUND);
}

/// What a filter costs without the cache of finished pages; run by hand with `--ignored --nocapture`.
#[tokio::test]
#[ignore = "a measurement"]
async fn ten_thousand_actions() {
    let mut world = domain::World::default();
    let goals = ["1", "2", "3", "4", "5", "6", "7"];
    let table = std::sync::Arc::make_mut(&mut world.actions);
    for i in 0..10_000usize {
        let value = domain::agenda::Action {
            title: domain::Text::nl(format!("Actie {i}")),
            owner: format!("partij-{}", i % 300),
            landsdeel: Some(domain::regions::LANDSDELEN[i % 5].into()),
            goals: vec![goals[i % 7].into()],
            start: Some(jiff::civil::date(2020 + i16::try_from(i % 8).unwrap(), 1, 1)),
            end: Some(jiff::civil::date(2028, 1, 1)),
            ..Default::default()
        };
        let rec =
            domain::Rec { id: format!("a{i}"), revision: 1, state: domain::State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value };
        table.0.insert(rec.id.clone(), rec.into());
    }
    let start = std::time::Instant::now();
    let index = app::agenda::Index::new(&world, jiff::civil::date(2026, 11, 21));
    println!("index of 10,000 actions: {:?}", start.elapsed());
    for codes in [
        vec![],
        vec![(app::agenda::Facet::Landsdeel, "oost".to_string())],
        vec![(app::agenda::Facet::Goal, "3".into()), (app::agenda::Facet::Year, "2025".into())],
    ] {
        let wanted = app::agenda::Wanted { codes: codes.clone(), words: String::new() };
        let start = std::time::Instant::now();
        let found = (0..20).map(|_| index.find(&wanted).lines.len()).max().unwrap();
        println!("{codes:?}: {found} found in {:?}", start.elapsed() / 20);
    }
}

#[tokio::test]
async fn a_comment_shows_with_its_action_after_somebody_read_it() {
    let site = TestSite::new().await;
    let (action, form) = ("/doe-agenda/agenda-voor-twente", "/doe-agenda/agenda-voor-twente/reageren");
    assert!(site.get(action).await.text().contains(&format!("href=\"{form}\"")));
    let page = site.get(form).await;
    assert_eq!(Reader::new(&page.text()).faults(), Vec::<String>::new());
    let empty = site.post_as(None, form, &[("comment_text", " "), ("author", "docent")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("value=\"docent\"") && empty.text().contains("href=\"#comment_text\""));
    let robot = site.post_as(None, form, &[("comment_text", "Koop nu"), ("_website", "x")]).await;
    assert_eq!((robot.status, site.test.world().comments.0.len()), (StatusCode::SEE_OTHER, 0));

    let said = "De bus rijdt er niet. <b>Echt</b> niet.";
    let sent = site.post_as(None, form, &[("comment_text", said), ("author", "docent")]).await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, format!("{form}?verstuurd=1").as_str()));
    assert!(!site.get(action).await.text().contains("De bus rijdt"), "nobody read it yet");
    assert!(site.get_as(Some(Role::Coordinator), "/mijn-werk").await.text().contains("De bus rijdt"));
    let id = site.test.world().comments.0.keys().next().unwrap().clone();
    let edit = site.get_as(Some(Role::Coordinator), &format!("/beheer/comment/{id}")).await;
    assert_eq!(edit.status, StatusCode::OK, "the coordinator of the landsdeel handles it");
    site.test.publish(&domain::permission::Actor::System, Kind::Comment, &id, 1, "").await.unwrap();
    let mut body = domain::world::body_of(&site.test.world().comments.get(&id).unwrap().value);
    body["answer"] = json!({ "nl": "Vanaf januari rijdt hij." });
    body["processed"] = json!(true);
    site.test.edit(&domain::permission::Actor::System, Kind::Comment, &id, 2, body, "").await.unwrap();
    let html = site.get(action).await.text();
    assert!(
        html.contains("De bus rijdt er niet. &#60;b&#62;Echt") || html.contains("De bus rijdt er niet. &lt;b&gt;Echt"),
        "as typed, and no more"
    );
    assert!(html.contains("Vanaf januari") && html.contains("Verwerkt"));
    assert_eq!(Reader::new(&html).faults(), Vec::<String>::new());
}
