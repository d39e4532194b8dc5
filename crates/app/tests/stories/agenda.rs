//! Actions and reports: whose they are, what is refused, what a merge leaves.

use crate::{assert_denied, each_site, refused_at};
use domain::agenda::standing::standings;
use domain::field::Problem;
use domain::record::{Kind, State};
use jiff::civil::date;
use serde_json::{Value as Json, json};
use testkit::{party, text};

fn action(title: &str, owner: &str, landsdeel: Option<&str>) -> Json {
    let mut body = json!({ "title": text(title), "lead": text("Wat er gebeurt."), "owner": owner, "goals": ["1"] });
    if let Some(landsdeel) = landsdeel {
        body["landsdeel"] = json!(landsdeel);
    }
    body
}

#[tokio::test]
async fn a_coordinator_keeps_to_the_own_landsdeel_and_an_owner_to_its_own_actions() {
    each_site(async |site, people| {
        let (noord, oost) = (&people.noord, &people.oost);
        site.create(noord, Kind::Action, Some("lab"), action("Techlab", "metaalunie", Some("noord")), true, "").await.unwrap();
        let foreign = site.create(oost, Kind::Action, Some("x"), action("X", "metaalunie", Some("noord")), true, "").await;
        assert_denied(&site, &people, oost, "action.create", foreign).await;
        let edited = site.edit(oost, Kind::Action, "lab", 1, action("Anders", "metaalunie", Some("noord")), "").await;
        assert_denied(&site, &people, oost, "action.edit", edited).await;
        let given_away = site.edit(noord, Kind::Action, "lab", 1, action("Techlab", "metaalunie", Some("oost")), "").await;
        assert_denied(&site, &people, noord, "action.edit", given_away).await;
        let national = site.create(noord, Kind::Action, Some("y"), action("Y", "metaalunie", None), true, "").await;
        assert_denied(&site, &people, noord, "action.create", national).await;

        let owner = &people.metaalunie;
        site.edit(owner, Kind::Action, "lab", 1, action("Techlab Assen", "metaalunie", Some("noord")), "").await.unwrap();
        let others = action("Niet van mij", "drenthe-college", Some("noord"));
        let refused = site.create(owner, Kind::Action, Some("z"), others, false, "").await;
        assert_denied(&site, &people, owner, "action.create", refused).await;
        let at_once = site.create(owner, Kind::Action, Some("w"), action("W", "metaalunie", Some("noord")), true, "").await;
        assert_denied(&site, &people, owner, "action.publish", at_once).await;
        site.create(owner, Kind::Action, Some("w"), action("W", "metaalunie", Some("noord")), false, "").await.unwrap();
        assert_eq!(site.world().actions.get("w").unwrap().state, State::Draft, "it waits for the coordinator");
        site.publish(noord, Kind::Action, "w", 1, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_report_belongs_to_whom_its_action_belongs_to() {
    each_site(async |site, people| {
        for (id, owner, place) in [("lab", "metaalunie", "noord"), ("school", "drenthe-college", "oost")] {
            site.create(&people.programme, Kind::Action, Some(id), action(id, owner, Some(place)), true, "").await.unwrap();
        }
        let report = |action: &str| json!({ "action": action, "title": text("Stand"), "on": "2026-10-01", "unchanged": true });
        let owner = &people.metaalunie;
        let done = site.create(owner, Kind::ProgressReport, None, report("lab"), true, "").await.unwrap();
        assert_eq!(done.id, "lab-2026-10-01");
        let foreign = site.create(owner, Kind::ProgressReport, None, report("school"), true, "").await;
        assert_denied(&site, &people, owner, "progress_report.create", foreign).await;
        let moved = site.edit(owner, Kind::ProgressReport, &done.id, 1, report("school"), "").await;
        assert_denied(&site, &people, owner, "progress_report.edit", moved).await;
        let elsewhere = site.create(&people.noord, Kind::ProgressReport, None, report("school"), true, "").await;
        assert_denied(&site, &people, &people.noord, "progress_report.create", elsewhere).await;
        site.create(&people.oost, Kind::ProgressReport, None, report("school"), true, "").await.unwrap();
        let found = standings(&site.world(), date(2026, 10, 2));
        assert_eq!((found["lab"].heard, found["lab"].status), (Some(date(2026, 10, 1)), "on_track"));
        let silent = json!({ "action": "lab", "title": text("Leeg"), "on": "2026-10-02" });
        let refused = site.create(owner, Kind::ProgressReport, None, silent, true, "").await;
        assert_eq!(refused_at(refused), [("text.nl".to_string(), Problem::Required)]);
    })
    .await;
}

#[tokio::test]
async fn each_fault_of_an_action_names_its_field() {
    each_site(async |site, people| {
        let office = &people.programme;
        site.create(office, Kind::Party, Some("oud"), party("Oud", &[]), true, "").await.unwrap();
        site.merge(office, Kind::Party, "oud", "metaalunie", "").await.unwrap();
        let refuse = async |change: Json| {
            let mut body = action("Fout", "metaalunie", Some("oost"));
            body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            refused_at(site.create(office, Kind::Action, Some("fout"), body, true, "").await)
        };
        let money = |planned: i64| json!({ "money": [{ "origin": "state", "money_kind": "cash", "planned_eurocent": planned }] });
        let step = json!({ "milestones": [{ "text": text("x"), "milestone_state": "completed" }, { "text": text("y"), "milestone_state": "active", "completed": "2026-01-01" }] });
        let effect = json!({ "measured": [{ "indicator": "women_share", "size": 3.0, "low": 3.5, "year": 2026, "method": "count", "judge": "x" }] });
        let gone = Problem::MergedAway { kind: Kind::Party, id: "oud".into(), into: "metaalunie".into() };
        let nobody = Problem::NoSuchRecord { kind: Kind::Party, id: "niemand".into() };
        let elsewhere = Problem::NotPartOf { found: "stedendriehoek".into(), of: "noord".into() };
        let no_landsdeel = Problem::NotPartOf { found: "stedendriehoek".into(), of: String::new() };
        for (change, field, problem) in [
            (json!({ "owner": "niemand" }), "owner", nobody),
            (json!({ "owner": "oud" }), "owner", gone),
            (json!({ "start": "2026-05-01", "end": "2026-04-30" }), "end", Problem::EndBeforeStart),
            (money(-1), "money.0.planned_eurocent", Problem::NotAnAmount("-1".into())),
            (json!({ "part_of": "fout" }), "part_of", Problem::NoSuchRecord { kind: Kind::Action, id: "fout".into() }),
            (json!({ "status": "stopped" }), "status_reason.nl", Problem::ReasonMissing),
            (json!({ "landsdeel": "noord", "pact": "stedendriehoek" }), "pact", elsewhere),
            (json!({ "landsdeel": "stedendriehoek" }), "landsdeel", no_landsdeel),
            (effect, "measured.0.size", Problem::OutsideInterval),
        ] {
            let found = refuse(change.clone()).await;
            assert!(found.contains(&(field.to_string(), problem)), "{change}: {found:?}");
        }
        let expected = [("milestones.0.completed".to_string(), Problem::Required), ("milestones.1.milestone_state".to_string(), Problem::NotDone)];
        assert_eq!(refuse(step).await, expected);
        assert!(site.world().actions.get("fout").is_none(), "nothing of it was kept");
    })
    .await;
}

#[tokio::test]
async fn parts_make_no_circle_and_a_number_is_held_once() {
    each_site(async |site, people| {
        let office = &people.programme;
        let part = |of: Option<&str>, number: Option<&str>| {
            let mut body = action("Deel", "metaalunie", Some("noord"));
            of.inspect(|of| body["part_of"] = json!(of));
            number.inspect(|n| body["number"] = json!(n));
            body
        };
        site.create(office, Kind::Action, Some("a"), part(None, Some("RIF-1")), true, "").await.unwrap();
        site.create(office, Kind::Action, Some("b"), part(Some("a"), None), true, "").await.unwrap();
        site.create(office, Kind::Action, Some("c"), part(Some("b"), None), true, "").await.unwrap();
        let circle = site.edit(office, Kind::Action, "a", 1, part(Some("c"), Some("RIF-1")), "").await;
        assert_eq!(refused_at(circle), [("part_of".to_string(), Problem::Circle { through: "c → b".into() })]);
        let itself = site.edit(office, Kind::Action, "a", 1, part(Some("a"), Some("RIF-1")), "").await;
        assert_eq!(refused_at(itself), [("part_of".to_string(), Problem::PointsAtItself)]);
        let double = site.create(office, Kind::Action, Some("d"), part(None, Some(" rif-1 ")), true, "").await;
        assert_eq!(refused_at(double), [("number".to_string(), Problem::Taken { by: "a".into() })]);
        assert_eq!(site.agenda().parts("a"), ["b"]);
    })
    .await;
}

#[tokio::test]
async fn two_double_actions_become_one_with_all_reports() {
    each_site(async |site, people| {
        let office = &people.programme;
        for id in ["een", "twee"] {
            site.create(office, Kind::Action, Some(id), action(id, "metaalunie", Some("noord")), true, "").await.unwrap();
            let report = json!({ "action": id, "title": text("Stand"), "on": "2026-10-01", "unchanged": true });
            site.create(office, Kind::ProgressReport, None, report, true, "").await.unwrap();
        }
        assert_eq!(site.agenda().lines.len(), 2);
        site.merge(office, Kind::Action, "twee", "een", "dubbel").await.unwrap();
        assert_eq!(site.world().actions.get("twee").unwrap().state, State::Merged { into: "een".into() });
        let index = site.agenda();
        assert_eq!((index.lines.len(), index.reports("een").len()), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn an_agenda_says_which_phases_and_statuses_are_in_use() {
    each_site(async |site, people| {
        let agenda = json!({ "title": text("Noord"), "region": "noord", "update_days": 30, "update_limit_days": 60,
            "phases": [{ "phase": "running", "label": text("bezig") }, { "phase": "done" }], "statuses": [{ "status": "stopped" }] });
        site.create(&people.noord, Kind::Agenda, Some("noord"), agenda.clone(), true, "").await.unwrap();
        let second = site.create(&people.programme, Kind::Agenda, Some("noord-2"), agenda, true, "").await;
        assert_eq!(refused_at(second), [("region".to_string(), Problem::Taken { by: "noord".into() })]);
        let mut body = action("Lab", "metaalunie", Some("noord"));
        body["phase"] = json!("exploring");
        let refused = site.create(&people.noord, Kind::Action, Some("lab"), body.clone(), true, "").await;
        let problem = Problem::NotAChoice { found: "exploring".into(), allowed: vec!["running", "done"] };
        assert_eq!(refused_at(refused), [("phase".to_string(), problem)]);
        body["landsdeel"] = json!("oost");
        site.create(&people.oost, Kind::Action, Some("lab"), body, true, "").await.unwrap();
    })
    .await;
}
