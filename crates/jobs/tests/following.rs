//! Followers over a real conversation: nothing before the owner of the address agrees, everything once after it,
//! and one press to stop.
#![allow(clippy::unwrap_used)]

mod relay;

use app::following::{Key, Wish};
use domain::Lang;
use domain::following::{Rhythm, Subject};
use domain::permission::{Actor, Role};
use domain::record::Kind;
use jiff::SignedDuration;
use relay::Office;
use serde_json::{Value as Json, json};
use testkit::{TempStore, each_store, text};

impl Office {
    /// With one action to follow.
    async fn with_lab(temp: TempStore) -> Office {
        let mut office = Office::open(temp).await;
        let body = json!({ "title": text("Techlab Assen"), "lead": text("Een werkplaats."), "owner": "metaalunie", "goals": ["1"],
            "landsdeel": "noord", "start": "2026-11-01", "phase": "preparing" });
        office.site.create(&Actor::System, Kind::Action, Some("lab"), body, true, "").await.unwrap();
        office.tick().await;
        office
    }

    async fn tick(&mut self) {
        self.jobs.tick().await.unwrap();
    }

    async fn hours(&mut self, hours: i64) {
        self.site.clock.pass(SignedDuration::from_hours(hours));
        self.tick().await;
    }

    /// A visitor asks; the work is done after the answer.
    async fn ask(&mut self, email: &str, subject: &str, rhythm: Rhythm, from: &str) -> Result<(), app::Refusal> {
        let wish = Wish { email: email.into(), subject: Subject::read(subject).unwrap(), rhythm, lang: Lang::Nl };
        self.site.ask_to_follow(wish, Some(from.parse().unwrap()))?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        self.tick().await;
        Ok(())
    }

    /// Asks, and opens the link in the letter.
    async fn follow(&mut self, email: &str, subject: &str, rhythm: Rhythm) -> String {
        self.ask(email, subject, rhythm, "192.0.2.1").await.unwrap();
        let (to, letter) = self.relay.letters().pop().unwrap();
        assert_eq!(to, email);
        let code = code(&letter, "beheer");
        self.site.confirm_follows(Key::Link(&code)).await.unwrap();
        code
    }

    async fn report(&self, on: &str, more: Json) {
        let mut body = json!({ "action": "lab", "title": text("De deur is open"), "on": on, "text": text("Er zijn twaalf leerlingen.") });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.site.create(&Actor::System, Kind::ProgressReport, None, body, true, "").await.unwrap();
    }

    fn letters_to(&self, email: &str) -> Vec<String> {
        self.relay.letters().into_iter().filter(|(to, _)| to == email).map(|(_, body)| body).collect()
    }
}

fn code(letter: &str, page: &str) -> String {
    let before = format!("https://pact.example/volgen/{page}?code=");
    letter.lines().find_map(|l| l.trim().strip_prefix(&before)).unwrap_or_else(|| panic!("{letter}")).to_string()
}

const ANNA: &str = "anna@school.example";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_before_the_owner_of_an_address_agrees_and_everything_once_after_it() {
    each_store(async |temp| {
        let mut office = Office::with_lab(temp).await;
        office.ask(" Anna@School.example ", "action:lab", Rhythm::Direct, "192.0.2.1").await.unwrap();
        office.report("2026-11-20", json!({})).await;
        office.tick().await;
        let letters = office.letters_to(ANNA);
        assert_eq!(letters.len(), 1, "only the question: {letters:?}");
        assert!(letters[0].contains("Actie: Techlab Assen") && letters[0].contains("na 7 dagen"), "{}", letters[0]);
        let link = code(&letters[0], "beheer");
        let asked = office.site.following(Key::Link(&link)).await.unwrap().unwrap();
        assert!(!asked.rows[0].confirmed, "looking at the page confirms nothing");

        office.site.confirm_follows(Key::Link(&link)).await.unwrap();
        office.report("2026-11-21", json!({})).await;
        for _ in 0..3 {
            office.tick().await;
        }
        let letters = office.letters_to(ANNA);
        assert_eq!(letters.len(), 2, "one report, one letter: {letters:?}");
        let news = &letters[1];
        for said in ["ACTIE: TECHLAB ASSEN", "https://pact.example/doe-agenda/lab", "Bericht: De deur is open", "twaalf leerlingen"] {
            assert!(news.contains(said), "{said}: {news}");
        }
        let head = office.relay.heads().pop().unwrap();
        let stop = format!("<https://pact.example/volgen/stop?code={}>", code(news, "stop"));
        assert!(head.contains(&format!("List-Unsubscribe: {stop}")), "{head}");
        assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
        assert!(office.relay.ids().pop().unwrap().starts_with("<nieuws-"));
        assert!(
            !office
                .site
                .log(&office.people.programme, i64::MAX, 500)
                .await
                .unwrap()
                .iter()
                .any(|e| format!("{e:?}").contains("school.example"))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_waits_for_its_morning_and_puts_the_news_together_by_subject() {
    each_store(async |temp| {
        let mut office = Office::with_lab(temp).await;
        // Saturday 21 November, eleven in the morning here.
        let code = office.follow(ANNA, "action:lab", Rhythm::Daily).await;
        office.ask(ANNA, "goal:1", Rhythm::Weekly, "192.0.2.2").await.unwrap();
        assert_eq!(office.letters_to(ANNA).len(), 1, "one question a day");
        office.site.confirm_follows(Key::Link(&code)).await.unwrap();
        office.report("2026-11-20", json!({})).await;
        let mut body = office.site.world().actions.get("lab").map(|r| domain::world::body_of(&r.value)).unwrap();
        body["phase"] = json!("running");
        office.site.edit(&Actor::System, Kind::Action, "lab", 1, body.clone(), "").await.unwrap();
        body["percentage"] = json!(40);
        office.site.edit(&Actor::System, Kind::Action, "lab", 2, body, "").await.unwrap();
        office.hours(19).await;
        assert_eq!(office.letters_to(ANNA).len(), 1, "six in the morning");
        office.hours(1).await;
        let letters = office.letters_to(ANNA);
        assert_eq!(letters.len(), 2);
        assert!(letters[1].contains("De deur is open") && !letters[1].contains("DOEL 1"), "{}", letters[1]);
        let changed = "Veranderd: fase, voortgang in procenten. Status nu: op koers. Fase nu: uitvoering. Klaar: 40%.";
        assert!(letters[1].contains(changed), "two edits, one line: {}", letters[1]);
        office.hours(24).await;
        let letters = office.letters_to(ANNA);
        assert_eq!(letters.len(), 3, "Monday is for the week");
        assert!(letters[2].contains("DOEL 1") && letters[2].contains("Bericht over de actie \"Techlab Assen\""), "{}", letters[2]);
        office.hours(24 * 8).await;
        assert_eq!(office.letters_to(ANNA).len(), 3, "no news, no letter");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_stops_all_of_it_and_nothing_of_the_address_stays() {
    each_store(async |temp| {
        let mut office = Office::with_lab(temp).await;
        let code = office.follow(ANNA, "action:lab", Rhythm::Direct).await;
        office.report("2026-11-20", json!({})).await;
        // The letter is written, and the relay is away.
        office.relay.answer("451 not now");
        office.tick().await;
        office.relay.answer("250 queued");
        office.site.stop_following(Key::Link(&code)).await.unwrap();
        office.site.stop_following(Key::Link(&code)).await.unwrap();
        let tried = office.letters_to(ANNA).len();
        office.report("2026-11-21", json!({})).await;
        office.hours(48).await;
        assert_eq!(office.letters_to(ANNA).len(), tried, "not even the letter that waited");
        assert_eq!(office.site.following(Key::Link(&code)).await.unwrap(), None);
        assert!(office.site.is_follow_link(&code) && !office.site.is_follow_link("x.y"));
        office.site.store().scrub().await.unwrap();
        if let Some(file) = office.site.store().file() {
            let kept = String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
            assert!(!kept.contains("anna@school"), "the address is gone from the file");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_fills_a_mailbox_with_us_and_nobody_asks_without_end() {
    let mut office = Office::with_lab(TempStore::sqlite().await).await;
    for n in 0..10 {
        let subject = ["action:lab", "goal:1", "goal:4", "region:noord", "edition"][n % 5];
        office.ask(ANNA, subject, Rhythm::Direct, "192.0.2.7").await.unwrap();
    }
    assert_eq!(office.letters_to(ANNA).len(), 1, "ten questions, one letter");
    let eleventh = office.ask("other@school.example", "goal:1", Rhythm::Direct, "192.0.2.7").await;
    assert!(matches!(eleventh, Err(app::Refusal::Refused("refusal-too-often"))), "{eleventh:?}");
    office.ask("other@school.example", "goal:1", Rhythm::Direct, "192.0.2.8").await.unwrap();
    assert_eq!(office.letters_to("other@school.example").len(), 1, "another network may");
    office.hours(25).await;
    office.ask(ANNA, "goal:4", Rhythm::Direct, "192.0.2.7").await.unwrap();
    assert_eq!(office.letters_to(ANNA).len(), 2, "the next day one may ask again");
    office.hours(24 * 8).await;
    let known = store::follow::by_email(&mut office.site.store().read().await.unwrap(), ANNA).await.unwrap();
    assert_eq!(known, None, "who never confirmed is forgotten");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_tells_both_values_and_a_draft_tells_nobody() {
    each_store(async |temp| {
        let mut office = Office::with_lab(temp).await;
        office.follow(ANNA, "indicator:women_share", Rhythm::Direct).await;
        office.follow("bob@school.example", "region:noord", Rhythm::Direct).await;
        let figure = office.site.world().figures["women_share"][0].key.to_string();
        let body = json!({ "title": text("Vrouwen 2017"), "indicator": "women_share", "figure": figure, "before": 21.4, "after": 21.9,
            "corrected": "2026-11-21", "grounds": text("Een school was vergeten.") });
        office.site.create(&Actor::System, Kind::Correction, Some("c1"), body, true, "").await.unwrap();
        let plan = json!({ "title": text("Geheim plan"), "lead": text("x"), "owner": "metaalunie", "goals": ["1"], "landsdeel": "noord" });
        office.site.create(&Actor::System, Kind::Action, Some("plan"), plan, false, "").await.unwrap();
        office.tick().await;
        let letter = office.letters_to(ANNA).pop().unwrap();
        assert!(letter.contains("Het was 21,4% en is nu 21,9%. Waarom: Een school was vergeten."), "{letter}");
        assert_eq!(office.letters_to("bob@school.example").len(), 1, "a draft is no news");
        office.site.publish(&Actor::System, Kind::Action, "plan", 1, "").await.unwrap();
        office.tick().await;
        let letter = office.letters_to("bob@school.example").pop().unwrap();
        assert!(letter.contains("LANDSDEEL NOORD") && letter.contains("Nieuw: actie \"Geheim plan\"."), "{letter}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_and_a_stop_in_between_tell_everyone_once() {
    each_store(async |temp| {
        let mut office = Office::with_lab(temp).await;
        let mut expected = Vec::new();
        for n in 0..5 {
            let email = format!("n{n}@pact.example");
            let id = office.site.open_account_as_operator(&email, "N", Role::Reader, None, None).await.unwrap();
            let account = store::people::account(&mut office.site.store().read().await.unwrap(), id).await.unwrap().unwrap();
            let subject = Subject::new(Kind::Action, "lab");
            office.site.follow_as(&account, &subject, Rhythm::Direct).await.unwrap();
            expected.push(email);
        }
        office.tick().await;
        office.report("2026-11-20", json!({})).await;
        let other = office.site.again().await;
        let (a, b) = tokio::join!(office.site.note_news(), other.note_news());
        a.and(b).unwrap();
        // One of the two stops after two people; both go on together.
        office.site.tell_followers(2).await.unwrap();
        let (a, b) = tokio::join!(office.site.tell_followers(9), other.tell_followers(9));
        a.and(b).unwrap();
        while office.site.tell_followers(9).await.unwrap() {}
        office.tick().await;
        office.tick().await;
        let mut to: Vec<String> = office.relay.letters().into_iter().map(|(to, _)| to).collect();
        to.sort();
        assert_eq!(to, expected);
        let account = expected[0].clone();
        let id = store::people::account_by_email(&mut office.site.store().read().await.unwrap(), &account).await.unwrap().unwrap().id;
        office.site.close_account(&office.people.programme, id).await.unwrap();
        let left = store::follow::by_email(&mut office.site.store().read().await.unwrap(), &account).await.unwrap();
        assert_eq!(left, None, "what someone follows goes with the account");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_is_told_at_the_minute_it_opens_and_never_before() {
    let mut office = Office::with_lab(TempStore::sqlite().await).await;
    office.follow(ANNA, "edition", Rhythm::Direct).await;
    let now = office.site.clock.now();
    let minute = now + SignedDuration::from_hours(2);
    let release = domain::release::Release::new("2027-06", domain::Text::both("Monitor 2027", "Monitor 2027"));
    let held = release.submitted().unwrap().approved(None, "").unwrap().embargoed(minute, now).unwrap();
    let put: Result<(), store::StoreError> = office
        .site
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let about = domain::event::About { kind: Some(Kind::Edition), id: "2027-06".into(), ..Default::default() };
                store::editions::put_release(tx, &held, 0).await?;
                let seq = store::journal::append(tx, now, (&Actor::System).into(), about, domain::event::Change::Embargoed).await?;
                store::editions::pulse(tx, seq);
                Ok(())
            })
        })
        .await;
    put.unwrap();
    office.site.refresh().await.unwrap();
    office.hours(1).await;
    assert_eq!(office.letters_to(ANNA).len(), 1, "an hour before: nothing");
    office.hours(1).await;
    let letter = office.letters_to(ANNA).pop().unwrap();
    assert!(letter.contains("Nieuwe editie: Monitor 2027.") && letter.contains("/monitor/edities/2027-06"), "{letter}");
}
