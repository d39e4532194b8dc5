//! Records are made, edited, published, removed and restored by those whose they are.

use crate::{assert_denied, each_site, events, log, refusal, refused_at};
use app::Refusal;
use domain::clean::Unclean;
use domain::event::Change;
use domain::field::Problem;
use domain::permission::Actor;
use domain::record::{Kind, State};
use domain::world::body_of;
use serde_json::{Value as Json, json};
use testkit::{TestApp, goal, party, text};

fn agreement(title: &str, region: &str) -> Json {
    json!({ "title": text(title), "text": text("Wat wij doen."), "goals": ["1"], "region": region })
}

fn state(site: &TestApp, kind: Kind, id: &str) -> Option<State> {
    let world = site.world();
    domain::with_noun!(kind, T => <T as domain::world::Noun>::table(&world).get(id).map(|r| r.state.clone()))
}

#[tokio::test]
async fn a_record_goes_from_draft_to_public_to_removed_and_back_with_an_event_each() {
    each_site(async |site, people| {
        let (noord, kind) = (&people.noord, Kind::Agreement);
        let before = events(&site).await;
        let made = site.create(noord, kind, None, agreement("Techlab in Emmen", "noord"), false, "besproken").await.unwrap();
        assert_eq!((made.id.as_str(), made.revision, made.seq), ("techlab-in-emmen", 1, before + 1));
        assert_eq!(state(&site, kind, &made.id), Some(State::Draft));
        let id = &made.id;
        assert_eq!(site.edit(noord, kind, id, 1, agreement("Techlab te Emmen", "noord"), "naam").await.unwrap().revision, 2);
        assert_eq!(site.publish(noord, kind, id, 2, "").await.unwrap().revision, 3);
        assert_eq!(state(&site, kind, id), Some(State::Live));
        assert_eq!(site.remove(noord, kind, id, 3, "dubbel").await.unwrap().revision, 4);
        assert_eq!(state(&site, kind, id), Some(State::Deleted));
        assert_eq!(site.restore(noord, kind, id, 4, "toch niet").await.unwrap().revision, 5);
        assert_eq!(state(&site, kind, id), Some(State::Draft));
        let changes: Vec<_> = log(&site, &people, 5).await.into_iter().map(|e| (e.about.revision, e.about.regions, e.change)).collect();
        let noord = || vec!["noord".to_string()];
        let edited = Change::Edited { fields: vec!["title".into()] };
        assert_eq!(
            changes,
            [
                (5, noord(), Change::Restored),
                (4, noord(), Change::Removed),
                (3, noord(), Change::Published),
                (2, noord(), edited),
                (1, noord(), Change::Created)
            ]
        );
        let reasons: Vec<_> = site.history(kind, id).await.unwrap().into_iter().map(|v| (v.revision, v.state, v.reason)).collect();
        let expected =
            [(5, "draft", "toch niet"), (4, "deleted", "dubbel"), (3, "live", ""), (2, "draft", "naam"), (1, "draft", "besproken")];
        assert_eq!(reasons, expected.map(|(r, s, why)| (r, s.to_string(), why.to_string())));
    })
    .await;
}

#[tokio::test]
async fn each_event_carries_the_fingerprints_of_the_bodies_before_and_after() {
    each_site(async |site, people| {
        let before = body_of(&site.world().goals.get("4").unwrap().value);
        site.edit(&people.programme, Kind::Goal, "4", 1, goal("Meer meisjes in de techniek"), "").await.unwrap();
        let after = body_of(&site.world().goals.get("4").unwrap().value);
        let about = log(&site, &people, 1).await.remove(0).about;
        let print = domain::world::body_fingerprint;
        assert_eq!((about.before, about.after, about.goals), (Some(print(&before)), Some(print(&after)), vec!["4".to_string()]));
        let kept = site.history(Kind::Goal, "4").await.unwrap();
        let prints: Vec<_> = kept.iter().map(|v| domain::event::fingerprint(&v.body)).collect();
        assert_eq!(prints, [print(&after), print(&before)], "anyone can compute it from the stored body");
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_acts_in_the_own_landsdeel_and_a_foreign_attempt_is_logged() {
    each_site(async |site, people| {
        let kind = Kind::Agreement;
        let foreign = site.edit(&people.oost, kind, "noord-1", 1, agreement("x", "noord"), "").await;
        assert_denied(&site, &people, &people.oost, "agreement.edit", foreign).await;
        let moved = site.edit(&people.noord, kind, "noord-1", 1, agreement("x", "oost"), "").await;
        assert_denied(&site, &people, &people.noord, "agreement.edit", moved).await;
        let national = site.edit(&people.noord, kind, "noord-1", 1, json!({ "title": text("x"), "text": text("x") }), "").await;
        assert_denied(&site, &people, &people.noord, "agreement.edit", national).await;
        let made = site.create(&people.noord, kind, None, agreement("x", "oost"), false, "").await;
        assert_denied(&site, &people, &people.noord, "agreement.create", made).await;
        let removed = site.remove(&people.oost, kind, "noord-1", 1, "").await;
        assert_denied(&site, &people, &people.oost, "agreement.remove", removed).await;
        let visited = site.edit(&Actor::Visitor, kind, "noord-1", 1, agreement("x", "noord"), "").await;
        assert_denied(&site, &people, &Actor::Visitor, "agreement.edit", visited).await;
        assert_eq!(site.world().agreements.get("noord-1").unwrap().revision, 1, "nothing of it was kept");
        site.edit(&people.noord, kind, "noord-1", 1, agreement("Techlab", "noord"), "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_regional_pact_is_looked_after_by_its_landsdeel() {
    each_site(async |site, people| {
        let body = json!({ "title": text("Stedendriehoek"), "form": "pact", "parent": "oost", "summary": text("Nieuw.") });
        let foreign = site.edit(&people.noord, Kind::Region, "stedendriehoek", 1, body.clone(), "").await;
        assert_denied(&site, &people, &people.noord, "region.edit", foreign).await;
        site.edit(&people.oost, Kind::Region, "stedendriehoek", 1, body, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn who_may_not_act_learns_nothing_about_what_exists() {
    each_site(async |site, people| {
        site.create(&people.programme, Kind::Goal, Some("geheim"), goal("Nog geheim"), false, "").await.unwrap();
        for target in ["geheim", "bestaat-niet"] {
            let body = json!({ "title": text("x"), "text": text("x"), "goals": [target], "region": "noord" });
            let tried = site.create(&people.reader, Kind::Agreement, None, body, false, "").await;
            assert_denied(&site, &people, &people.reader, "agreement.create", tried).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_shown_to_nobody_it_does_not_belong_to() {
    each_site(async |site, people| {
        let made = site.create(&people.noord, Kind::Agreement, None, agreement("Nog niet rond", "noord"), false, "").await.unwrap();
        let world = site.world();
        assert!(world.agreements.get_live(&made.id).is_none());
        assert_eq!(world.agreements.live().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["noord-1"]);
        assert_eq!(app::search::Index::new(&world).search("nog niet rond", 9), []);
        let shown = site.public_events(i64::MAX, None, 1000).await.unwrap();
        assert_eq!(shown.iter().filter(|e| e.about.id == made.id).count(), 0, "its id is made from its title");
        for (name, actor) in people.all() {
            let expected = ["programme", "researcher", "noord", "liaison_noord"].contains(&name);
            assert_eq!(site.may_inspect(actor, Kind::Agreement, &made.id), expected, "{name}");
        }
        assert!(!site.may_inspect(&Actor::Visitor, Kind::Agreement, &made.id));
        site.publish(&people.noord, Kind::Agreement, &made.id, 1, "").await.unwrap();
        let shown = site.public_events(i64::MAX, None, 1000).await.unwrap();
        assert_eq!(shown.iter().filter(|e| e.about.id == made.id).count(), 2, "from then on its whole story");
    })
    .await;
}

#[tokio::test]
async fn a_liaison_makes_drafts_and_cannot_publish_them() {
    each_site(async |site, people| {
        let liaison = &people.liaison_noord;
        let direct = site.create(liaison, Kind::Agreement, None, agreement("Direct", "noord"), true, "").await;
        assert_denied(&site, &people, liaison, "agreement.publish", direct).await;
        let made = site.create(liaison, Kind::Agreement, None, agreement("Via concept", "noord"), false, "").await.unwrap();
        let published = site.publish(liaison, Kind::Agreement, &made.id, 1, "").await;
        assert_denied(&site, &people, liaison, "agreement.publish", published).await;
        site.publish(&people.noord, Kind::Agreement, &made.id, 1, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_editors_of_one_version_end_with_one_change_and_one_conflict() {
    each_site(async |site, people| {
        let (a, b) = tokio::join!(
            site.edit(&people.noord, Kind::Agreement, "noord-1", 1, agreement("Eerste", "noord"), ""),
            site.edit(&people.programme, Kind::Agreement, "noord-1", 1, agreement("Tweede", "noord"), ""),
        );
        let (title, loser) = if a.is_ok() { ("Eerste", b) } else { ("Tweede", a) };
        assert!(matches!(loser, Err(Refusal::Conflict { current: 2 })), "{loser:?}");
        let world = site.world();
        let kept = world.agreements.get("noord-1").unwrap();
        assert_eq!((kept.revision, kept.value.title.nl.as_str()), (2, title));
        let late = site.edit(&people.noord, Kind::Agreement, "noord-1", 1, agreement("Te laat", "noord"), "").await;
        assert!(matches!(late, Err(Refusal::Conflict { current: 2 })), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_no_version_and_no_event() {
    each_site(async |site, people| {
        let before = events(&site).await;
        // The position is left at its default, as a form with an empty field leaves it.
        let body = json!({ "title": text("Kiezen voor techniek"), "form": "line", "version": "2016", "position": 1 });
        assert_eq!(site.edit(&people.programme, Kind::Theme, "kiezen", 1, body, "").await.unwrap().revision, 1);
        site.create(
            &people.programme,
            Kind::Theme,
            Some("leren"),
            json!({ "title": text("Leren"), "form": "line", "version": "2016" }),
            true,
            "",
        )
        .await
        .unwrap();
        let same = json!({ "title": text("Leren"), "form": "line", "version": "2016" });
        assert_eq!(site.edit(&people.programme, Kind::Theme, "leren", 1, same, "").await.unwrap().revision, 1);
        assert_eq!(events(&site).await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn an_identifier_belongs_to_one_party_and_the_other_is_named_at_the_field() {
    each_site(async |site, people| {
        let with = |title: &str, value: &str| {
            let mut body = party(title, &["noord"]);
            body["identifiers"] = json!([{ "scheme": "brin", "value": "25BE" }, { "scheme": "kvk", "value": value }]);
            body
        };
        let mut first = party("Drenthe College", &["noord"]);
        first["identifiers"] = json!([{ "scheme": "kvk", "value": "1234 5678" }]);
        site.edit(&people.noord, Kind::Party, "drenthe-college", 1, first, "").await.unwrap();
        let before = events(&site).await;
        let taken = site.create(&people.noord, Kind::Party, None, with("Dubbel", "12.34.56.78"), true, "").await;
        let expected = [("identifiers.1.value".to_string(), Problem::Taken { by: "drenthe-college".into() })];
        assert_eq!(refused_at(taken), expected);
        assert_eq!((events(&site).await, site.world().parties.get("dubbel")), (before, None), "nothing of it was kept");
        let unsound = site.create(&people.noord, Kind::Party, None, with("Fout", "123"), true, "").await;
        let problem = Problem::BadIdentifier { scheme: "kvk".into(), found: "123".into() };
        assert_eq!(refused_at(unsound), [("identifiers.1.value".to_string(), problem)]);
        let same_id = site.create(&people.noord, Kind::Party, Some("drenthe-college"), party("Anders", &["noord"]), true, "").await;
        assert_eq!(refused_at(same_id), [("_id".to_string(), Problem::Taken { by: "drenthe-college".into() })]);
    })
    .await;
}

#[tokio::test]
async fn a_removed_party_lets_its_identifier_go_and_cannot_come_back_beside_the_new_holder() {
    each_site(async |site, people| {
        let with = |title: &str| {
            let mut body = party(title, &[]);
            body["identifiers"] = json!([{ "scheme": "kvk", "value": "12345678" }]);
            body
        };
        let office = &people.programme;
        site.create(office, Kind::Party, Some("oud"), with("Oud"), true, "").await.unwrap();
        site.remove(office, Kind::Party, "oud", 1, "").await.unwrap();
        site.create(office, Kind::Party, Some("nieuw"), with("Nieuw"), true, "").await.unwrap();
        let back = site.restore(office, Kind::Party, "oud", 2, "").await;
        assert_eq!(refused_at(back), [("identifiers.0.value".to_string(), Problem::Taken { by: "nieuw".into() })]);
    })
    .await;
}

#[tokio::test]
async fn a_status_set_by_hand_needs_a_reason() {
    each_site(async |site, people| {
        let mut body = goal("Meer vrouwen in de techniek");
        body["status"] = json!("behind");
        let silent = site.edit(&people.programme, Kind::Goal, "4", 1, body.clone(), "").await;
        assert_eq!(refused_at(silent), [("status_reason.nl".to_string(), Problem::ReasonMissing)]);
        body["status_reason"] = text("De instroom daalt.");
        site.edit(&people.programme, Kind::Goal, "4", 1, body, "").await.unwrap();
        let Change::Edited { fields } = log(&site, &people, 1).await.remove(0).change else { panic!("an edit") };
        assert_eq!(fields, ["status", "status_reason"]);
    })
    .await;
}

#[tokio::test]
async fn a_record_in_use_stays_and_a_wrong_state_is_refused() {
    each_site(async |site, people| {
        let office = &people.programme;
        assert_eq!(refusal(site.remove(office, Kind::Goal, "1", 1, "").await), "refusal-still-used");
        assert_eq!(refusal(site.publish(office, Kind::Goal, "1", 1, "").await), "refusal-wrong-state");
        assert_eq!(refusal(site.restore(office, Kind::Goal, "1", 1, "").await), "refusal-wrong-state");
        assert!(matches!(site.remove(office, Kind::Goal, "99", 1, "").await, Err(Refusal::NotFound)));
        assert!(matches!(site.edit(office, Kind::Goal, "99", 1, goal("x"), "").await, Err(Refusal::NotFound)));
        let dangling =
            site.create(office, Kind::Theme, None, json!({ "title": text("x"), "form": "line", "version": "1999" }), true, "").await;
        let problem = Problem::NoSuchRecord { kind: Kind::PactVersion, id: "1999".into() };
        assert_eq!(refused_at(dangling), [("version".to_string(), problem)]);
    })
    .await;
}

#[tokio::test]
async fn hostile_texts_are_refused_with_their_place_however_they_arrive() {
    each_site(async |site, people| {
        let unclean = |u| Problem::Unclean(u);
        let cases: Vec<(Json, &str, Problem)> = vec![
            (json!({ "title": text("Doel\u{202E}gnp") }), "title.nl", unclean(Unclean::Control { at: 5, code: 0x202E })),
            (json!({ "title": { "nl": "x", "en": "a\u{0}b" } }), "title.en", unclean(Unclean::Control { at: 2, code: 0 })),
            (json!({ "title": text("een\ntwee") }), "title.nl", unclean(Unclean::Control { at: 4, code: 10 })),
            (json!({ "title": text(&"x".repeat(301)) }), "title.nl", unclean(Unclean::TooLong { found: 301, most: 300 })),
            (json!({ "title": text("  ") }), "title.nl", Problem::Required),
            (json!({ "text": text(&format!("z{}", "\u{0301}".repeat(5))) }), "text.nl", unclean(Unclean::Marks { at: 6 })),
            (
                json!({ "status": "super", "status_reason": text("x") }),
                "status",
                Problem::NotAChoice { found: "super".into(), allowed: domain::pact::STATUSES.to_vec() },
            ),
            (
                json!({ "sources": [{ "title": "Rapport" }, { "title": "x", "url": "javascript:alert(1)" }] }),
                "sources.1.url",
                Problem::NotAUrl("javascript:alert(1)".into()),
            ),
            (
                json!({ "targets": [{ "text": text("x"), "year": 99999 }] }),
                "targets.0.year",
                Problem::NotAWholeNumber { found: "99999".into(), least: 2000, most: 2100 },
            ),
        ];
        let before = events(&site).await;
        for (hostile, field, problem) in cases {
            let mut body = goal("Een doel");
            for (key, value) in hostile.as_object().unwrap() {
                body[key] = value.clone();
            }
            let made = site.create(&people.programme, Kind::Goal, Some("nieuw"), body.clone(), true, "").await;
            assert_eq!(refused_at(made), [(field.to_string(), problem.clone())]);
            let edited = site.edit(&people.programme, Kind::Goal, "4", 1, body, "").await;
            assert_eq!(refused_at(edited), [(field.to_string(), problem)]);
        }
        assert_eq!(events(&site).await, before);
        for id in ["../x", "A", "é", " "] {
            let made = site.create(&people.programme, Kind::Goal, Some(id), goal("x"), true, "").await;
            assert_eq!(refused_at(made), [("_id".to_string(), Problem::Required)]);
        }
        // Markup is text like any other: faces escape it by type.
        let markup = "<script>alert('1')</script> =1+1 '; DROP TABLE event; --";
        let done = site.create(&people.programme, Kind::Goal, Some("markup"), goal(markup), true, "").await.unwrap();
        assert_eq!(site.world().goals.get(&done.id).unwrap().value.title.nl, markup);
    })
    .await;
}
