//! Owners are asked by letter over a real conversation, once per round, and answer by a link.
#![allow(clippy::unwrap_used)]

mod relay;

use app::agenda::{LINK_DAYS, Stand};
use domain::event::Change;
use domain::permission::Actor;
use domain::record::Kind;
use jiff::SignedDuration;
use jiff::civil::date;
use relay::Office;
use serde_json::{Value as Json, json};
use testkit::{TempStore, each_store, text};

impl Office {
    /// An action that began long ago and of which nobody heard since.
    async fn action(&self, id: &str, owner: &str, landsdeel: Option<&str>, more: Json) {
        let mut body = json!({ "title": text(id), "lead": text("Wat er gebeurt."), "owner": owner, "goals": ["1"], "start": "2026-01-01" });
        landsdeel.inspect(|l| body["landsdeel"] = json!(l));
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.site.create(&Actor::System, Kind::Action, Some(id), body, true, "").await.unwrap();
    }

    async fn day(&mut self, days: i64) {
        self.site.clock.pass(SignedDuration::from_hours(24 * days));
        self.jobs.tick().await.unwrap();
    }

    async fn asked(&self) -> Vec<Vec<String>> {
        let events = self.site.log(&self.people.programme, i64::MAX, 500).await.unwrap();
        events.into_iter().filter_map(|e| if let Change::Reminded { rounds } = e.change { Some(rounds) } else { None }).collect()
    }
}

/// The codes of a letter's two links: nothing changed, done.
fn codes(letter: &str) -> (String, String) {
    let mut codes = letter.lines().filter_map(|l| l.trim().strip_prefix("https://pact.example/antwoord?code=")).map(String::from);
    let both = (codes.next().unwrap(), codes.next().unwrap());
    assert_eq!(codes.next(), None);
    both
}

/// Two codes for each action of a letter about several.
fn all_codes(letter: &str) -> Vec<String> {
    letter.lines().filter_map(|l| l.trim().strip_prefix("https://pact.example/antwoord?code=")).map(String::from).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_action_is_asked_about_once_and_answered_by_a_link() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        office.action("lab", "metaalunie", Some("noord"), json!({})).await;
        for days in [0, 0, 1, 7] {
            office.day(days).await;
        }
        let letters = office.relay.letters();
        assert_eq!(letters.len(), 1, "{letters:?}");
        let (to, letter) = &letters[0];
        assert!(to == "metaalunie@pact.example" && letter.contains("uiterlijk 30 juni 2026") && letter.contains("Metaalunie"), "{letter}");
        assert_eq!(office.asked().await, [["silent-2026-06-30"]]);
        let (unchanged, done) = codes(letter);

        let site = &office.site;
        let before = site.world().version;
        assert!(matches!(site.reply_stand(&unchanged).await.unwrap(), Stand::Open(_)));
        assert_eq!(site.world().version, before, "looking changes nothing");
        assert!(matches!(site.reply(&unchanged).await.unwrap(), Stand::Open(_)));
        let report = site.world().progress.get("lab-2026-11-29").unwrap().value.clone();
        assert!(report.unchanged && report.action == "lab" && report.title.en.is_some());
        assert_eq!(site.world().actions.get("lab").unwrap().revision, 1);
        for code in [&unchanged, &done] {
            let again = site.reply(code).await.unwrap();
            assert!(matches!(again, Stand::Answered { ref answer, .. } if answer == "unchanged"), "{again:?}");
        }
        assert_eq!(site.world().progress.live().count(), 1, "a second use writes nothing");
        let told = site.log(&office.people.programme, i64::MAX, 1).await.unwrap();
        assert_eq!((told[0].by.account, &told[0].change), (office.people.metaalunie.account(), &Change::Created));
        assert!(!site.public_events(i64::MAX, None, 500).await.unwrap().iter().any(|e| matches!(e.change, Change::Reminded { .. })));

        office.day(90).await;
        assert_eq!(office.relay.letters().len(), 1);
        office.day(1).await;
        assert_eq!(office.asked().await[0], ["due-2027-02-27"]);
        office.day(90).await;
        assert_eq!(office.asked().await[0], ["silent-2027-05-28"]);
        assert_eq!(office.relay.letters().len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_contact_the_next_in_line_is_asked() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        office.action("eigen", "metaalunie", Some("noord"), json!({})).await;
        office.action("school", "drenthe-college", Some("noord"), json!({})).await;
        office.action("west", "drenthe-college", Some("zuidwest"), json!({})).await;
        office.action("landelijk", "drenthe-college", None, json!({})).await;
        office.action("gestopt", "metaalunie", None, json!({ "status": "stopped", "status_reason": text("Op.") })).await;
        office.day(0).await;
        let mut to: Vec<(String, String)> = office.relay.letters();
        to.sort();
        let to: Vec<_> = to.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(to, ["metaalunie@pact.example", "noord@pact.example", "programme@pact.example"], "one letter to a person");
        let letters = office.relay.letters();
        let coordinator = letters.iter().find(|(to, _)| to.starts_with("noord")).unwrap();
        assert!(coordinator.1.contains("als coördinator") && coordinator.1.contains("Drenthe College"), "{}", coordinator.1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_milestone_is_asked_about_before_and_after_and_done_completes_it() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        let steps = json!({ "start": "2026-11-01", "milestones": [
            { "text": text("Gebouw open"), "due": "2026-12-10", "milestone_state": "active" },
            { "text": text("Eerste klas"), "due": "2027-09-01", "milestone_state": "not_started" } ] });
        office.action("lab", "metaalunie", Some("noord"), steps).await;
        office.day(4).await;
        assert_eq!(office.relay.letters().len(), 0, "nineteen days before: now fifteen");
        office.day(1).await;
        office.day(14).await;
        office.day(1).await;
        let letters = office.relay.letters();
        assert_eq!(letters.len(), 2, "soon, and late: {:?}", office.asked().await);
        assert!(letters[0].1.contains("moet klaar zijn op 10 december 2026") && letters[1].1.contains("moest klaar zijn"));
        let (first, second) = (codes(&letters[0].1), codes(&letters[1].1));
        let Stand::Open(written) = office.site.reply_stand(&second.1).await.unwrap() else { panic!("it can be answered") };
        assert_eq!(written.milestone.unwrap().nl, "Gebouw open");
        assert!(matches!(office.site.reply(&second.1).await.unwrap(), Stand::Open(_)));
        let world = office.site.world();
        let action = &world.actions.get("lab").unwrap().value;
        assert_eq!(
            (action.milestones[0].milestone_state.as_str(), action.milestones[0].completed),
            ("completed", Some(date(2026, 12, 11)))
        );
        assert_eq!(action.milestones[1].milestone_state, "not_started");
        let reports: Vec<_> = world.progress.live().map(|r| r.value.text.clone().unwrap().nl).collect();
        assert_eq!(reports, ["Gebouw open"]);
        let late = office.site.reply(&first.1).await.unwrap();
        assert!(matches!(late, Stand::Over { action: Some(_) }), "the older letter has nothing left to say: {late:?}");
        assert_eq!(office.site.world().actions.get("lab").unwrap().revision, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn done_completes_a_whole_action() {
    let mut office = Office::open(TempStore::sqlite().await).await;
    office.action("lab", "metaalunie", Some("noord"), json!({ "status": "late", "status_reason": text("Geen geld.") })).await;
    office.day(0).await;
    let (_, done) = codes(&office.relay.letters()[0].1);
    assert!(matches!(office.site.reply(&done).await.unwrap(), Stand::Open(_)));
    let index = office.site.agenda();
    assert_eq!(index.line("lab").unwrap().standing.status, "completed");
    office.day(400).await;
    assert_eq!(office.relay.letters().len(), 1, "what is done is not asked about");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_forged_expired_or_of_someone_who_left_writes_nothing() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        for id in ["een", "twee", "drie"] {
            office.action(id, "metaalunie", Some("noord"), json!({})).await;
        }
        office.day(0).await;
        let letters = office.relay.letters();
        let codes = all_codes(&letters[0].1);
        let (unchanged, done) = (codes[0].clone(), codes[1].clone());
        let site = &office.site;
        let seal = |code: &str| code.split_once('.').unwrap().1.to_string();
        let mixed = format!("{}.{}", done.split_once('.').unwrap().0, seal(&unchanged));
        for forged in ["", "x", ".", "a.b", &mixed, &unchanged[1..], &unchanged[..unchanged.len() - 1]] {
            assert_eq!(site.reply(forged).await.unwrap(), Stand::Forged, "{forged}");
        }
        let events = site.signed_head().await.unwrap().seq;
        // Whoever is no contact any more reports no more.
        let account = office.people.metaalunie.account().unwrap();
        let reader = app::accounts::NewAccount {
            email: "metaalunie@pact.example".into(),
            name: "Weg".into(),
            role: domain::permission::Role::Reader,
            region: None,
            party: None,
            lang: domain::Lang::Nl,
        };
        site.change_account(&office.people.programme, account, reader).await.unwrap();
        assert!(matches!(site.reply(&unchanged).await.unwrap(), Stand::Over { .. }));
        site.close_account(&office.people.programme, account).await.unwrap();
        assert!(matches!(site.reply(&unchanged).await.unwrap(), Stand::Over { .. }));
        site.clock.pass(SignedDuration::from_hours(24 * LINK_DAYS) + SignedDuration::from_secs(1));
        for code in [&unchanged, &done] {
            assert_eq!(site.reply(code).await.unwrap(), Stand::Expired);
        }
        assert_eq!(site.world().progress.live().count(), 0);
        assert_eq!(site.signed_head().await.unwrap().seq, events + 2, "the account changed and closed; nothing else happened");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_ask_once_and_two_clicks_write_once() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        for id in ["een", "twee", "drie"] {
            office.action(id, "metaalunie", Some("noord"), json!({})).await;
        }
        let other = office.site.again().await;
        office.action("school", "drenthe-college", Some("noord"), json!({})).await;
        let (a, b) = tokio::join!(office.site.remind_owners(1), other.remind_owners(9));
        assert!(!b.unwrap() && a.is_ok());
        while office.site.remind_owners(1).await.unwrap() {}
        office.day(0).await;
        let letters = office.relay.letters();
        assert_eq!((letters.len(), office.asked().await.len()), (2, 4), "no letter without its events, and none twice");
        let letter = letters.iter().find(|(to, _)| to.starts_with("metaalunie")).unwrap();
        let codes = all_codes(&letter.1);
        let (unchanged, done) = (codes[0].clone(), codes[1].clone());
        let (a, b) = tokio::join!(office.site.reply(&unchanged), other.reply(&done));
        let open = [a, b].iter().filter(|stand| matches!(stand, Ok(Stand::Open(_)))).count();
        assert_eq!(open, 1, "one of the two was first");
        office.site.refresh().await.unwrap();
        assert_eq!(office.site.world().progress.live().count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_hundred_silent_actions_gets_one_letter_and_each_can_be_answered() {
    each_store(async |temp| {
        let mut office = Office::open(temp).await;
        for n in 0..101 {
            office.action(&format!("lab-{n:03}"), "metaalunie", Some("noord"), json!({})).await;
        }
        let late = json!({ "milestones": [{ "text": text("Gebouw open"), "due": "2026-11-01", "milestone_state": "active" }] });
        office.action("te-laat", "metaalunie", Some("noord"), late).await;
        // A school without a contact: its coordinator is asked.
        office.action("school", "drenthe-college", Some("noord"), json!({})).await;
        for days in [0, 0, 1, 7] {
            office.day(days).await;
        }
        let letters = office.relay.letters();
        assert_eq!((letters.len(), office.asked().await.len()), (2, 103), "one letter to each of two people, every action once");
        let (_, letter) = letters.iter().find(|(to, _)| to.starts_with("metaalunie")).unwrap();
        let codes = all_codes(letter);
        assert_eq!(codes.len(), 200, "a hundred with links, the rest is counted");
        assert!(letter.contains("1. te-laat (Koninklijke Metaalunie)"), "the most pressing first: {}", &letter[..600]);
        assert!(letter.contains("En nog 2 acties. U vindt ze bij Mijn werk."));
        for code in [&codes[0], &codes[1], &codes[199]] {
            assert!(matches!(office.site.reply_stand(code).await.unwrap(), Stand::Open(_)));
        }
        assert!(matches!(office.site.reply(&codes[2]).await.unwrap(), Stand::Open(_)));
        assert!(matches!(office.site.reply_stand(&codes[3]).await.unwrap(), Stand::Answered { .. }), "the other link of that action");
        assert!(matches!(office.site.reply_stand(&codes[4]).await.unwrap(), Stand::Open(_)), "the next action still waits");
    })
    .await;
}
