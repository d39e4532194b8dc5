//! Reporting periods: frozen once, by the office, after they are over; and never changed again.

use crate::{assert_denied, each_site, log, refusal, refused_at};
use domain::event::{Change, fingerprint};
use domain::field::Problem;
use domain::record::Kind;
use jiff::civil::date;
use serde_json::{Value as Json, json};
use testkit::text;

fn action(title: &str, percentage: i64) -> Json {
    json!({ "title": text(title), "lead": text("x"), "owner": "metaalunie", "goals": ["1"], "landsdeel": "noord", "start": "2026-01-01",
        "end": "2027-12-31", "percentage": percentage, "money": [{ "origin": "state", "money_kind": "cash", "spent_eurocent": 12_345 }],
        "milestones": [{ "text": text("Klaar"), "milestone_state": "completed", "completed": "2026-02-01" }] })
}

fn period(from: &str, until: &str) -> Json {
    json!({ "title": text("Eerste helft"), "from": from, "until": until })
}

#[tokio::test]
async fn a_frozen_period_stays_as_it_was_byte_for_byte() {
    each_site(async |site, people| {
        let office = &people.programme;
        site.create(office, Kind::Action, Some("lab"), action("Techlab", 40), true, "").await.unwrap();
        site.create(office, Kind::Action, Some("concept"), action("Concept", 1), false, "").await.unwrap();
        for (on, title) in [("2026-06-30", "Op tijd"), ("2026-07-01", "Te laat voor deze periode")] {
            let report = json!({ "action": "lab", "title": text(title), "on": on, "unchanged": true });
            site.create(office, Kind::ProgressReport, None, report, true, "").await.unwrap();
        }
        site.create(office, Kind::ReportingPeriod, Some("2026-1"), period("2026-01-01", "2026-06-30"), true, "").await.unwrap();
        assert!(site.frozen_period("2026-1").await.is_err(), "nothing was frozen yet");
        for who in [&people.noord, &people.researcher, &people.metaalunie] {
            assert_denied(&site, &people, who, "reporting_period.freeze", site.freeze_period(who, "2026-1").await).await;
        }
        let hash = site.freeze_period(office, "2026-1").await.unwrap();
        assert_eq!(log(&site, &people, 1).await[0].change, Change::Frozen { fingerprint: hash.clone(), actions: 1 });
        let kept = site.frozen_period("2026-1").await.unwrap();
        assert_eq!((fingerprint(&kept.text), kept.fingerprint.as_str()), (hash.clone(), hash.as_str()));
        let lab = kept.action("lab").unwrap();
        assert_eq!((lab.status.as_str(), lab.progress, lab.revision, lab.spent_eurocent), ("on_track", Some(40), 1, Some(12_345)));
        assert_eq!(lab.report.as_ref().map(|r| (r.on, r.title.nl.as_str())), Some((date(2026, 6, 30), "Op tijd")));
        assert_eq!(kept.snapshot.frozen, site.today());

        // Whatever happens afterwards, here or on another node.
        site.edit(office, Kind::Action, "lab", 1, action("Anders", 90), "").await.unwrap();
        site.create(office, Kind::Action, Some("nieuw"), action("Nieuw", 1), true, "").await.unwrap();
        site.clock.pass(jiff::SignedDuration::from_hours(24 * 40));
        let again = site.again().await;
        let later = again.frozen_period("2026-1").await.unwrap();
        assert_eq!((&later.text, &later.workbook, &later.fingerprint), (&kept.text, &kept.workbook, &kept.fingerprint));
        assert_eq!(refusal(site.freeze_period(office, "2026-1").await), "refusal-period-frozen");
        let edited = site.edit(office, Kind::ReportingPeriod, "2026-1", 2, period("2026-01-01", "2026-05-31"), "").await;
        assert_eq!(refusal(edited), "refusal-fixed");
        assert_eq!(refusal(site.remove(office, Kind::ReportingPeriod, "2026-1", 2, "").await), "refusal-lasting");
    })
    .await;
}

#[tokio::test]
async fn a_period_is_not_frozen_before_its_time_nor_by_a_form() {
    each_site(async |site, people| {
        let office = &people.programme;
        site.create(office, Kind::ReportingPeriod, Some("nu"), period("2026-07-01", "2026-11-21"), true, "").await.unwrap();
        assert_eq!(refusal(site.freeze_period(office, "nu").await), "refusal-period-running");
        let turned = site.create(office, Kind::ReportingPeriod, Some("om"), period("2026-07-01", "2026-06-30"), true, "").await;
        assert_eq!(refused_at(turned), [("until".to_string(), Problem::EndBeforeStart)]);
        let mut forged = period("2026-01-01", "2026-06-30");
        forged["frozen"] = json!("2026-07-01");
        forged["fingerprint"] = json!("x");
        site.create(office, Kind::ReportingPeriod, Some("vals"), forged, true, "").await.unwrap();
        let made = &site.world().reporting_periods.get("vals").unwrap().value.clone();
        assert_eq!((made.frozen, &made.fingerprint), (None, &None), "only the deed fills these in");
        let two = tokio::join!(site.freeze_period(office, "vals"), site.freeze_period(office, "vals"));
        assert_eq!(usize::from(two.0.is_ok()) + usize::from(two.1.is_ok()), 1, "once: {two:?}");
    })
    .await;
}

#[tokio::test]
async fn the_same_state_is_the_same_file() {
    let (a, people) = testkit::TestApp::sqlite().await;
    let (b, _) = testkit::TestApp::sqlite().await;
    for site in [&a, &b] {
        site.create(&people.programme, Kind::Action, Some("lab"), action("Techlab", 40), true, "").await.unwrap();
        site.create(&people.programme, Kind::ReportingPeriod, Some("p"), period("2026-01-01", "2026-06-30"), true, "").await.unwrap();
        site.freeze_period(&people.programme, "p").await.unwrap();
    }
    let (a, b) = (a.frozen_period("p").await.unwrap(), b.frozen_period("p").await.unwrap());
    assert_eq!((&a.fingerprint, &a.workbook), (&b.fingerprint, &b.workbook));
}
