//! Signing in: links, passwords, codes, and how sessions end.

use crate::{each_site, events, refusal};
use app::sessions::{IDLE_MINUTES, IDLE_MINUTES_READER, LINK_MINUTES, Next, SignedIn};
use domain::permission::{Actor, Role};
use jiff::SignedDuration;
use std::time::{Duration, Instant};
use store::outbox::{self, Mail};
use testkit::TestApp;

const SECOND: SignedDuration = SignedDuration::from_secs(1);

/// The code an authenticator shows now.
fn code(site: &TestApp, secret: &str) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_digits(6).with_step_duration(30).build().unwrap();
    totp.generate(u64::try_from(site.now().as_second()).unwrap()).to_string()
}

async fn waiting(site: &TestApp) -> Vec<Mail> {
    outbox::due(&mut site.store().read().await.unwrap(), site.now(), 99).await.unwrap()
}

/// The mail that is prepared after the answer; it must come, so this waits for it.
async fn mails(site: &TestApp, expected: usize) -> Vec<Mail> {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        let found = waiting(site).await;
        if found.len() >= expected || Instant::now() > deadline {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn token(link: &str) -> String {
    link.split("code=").nth(1).unwrap().split_whitespace().next().unwrap().to_string()
}

async fn fresh_link(site: &TestApp, who: &Actor) -> String {
    token(&site.make_link(who.account().unwrap(), "signin", SignedDuration::from_mins(LINK_MINUTES)).await.unwrap())
}

/// The cookie of a session with a first factor only.
async fn enter(site: &TestApp, who: &Actor) -> String {
    let token = fresh_link(site, who).await;
    site.sign_in_by_link(&token, "Firefox").await.unwrap()
}

async fn who(site: &TestApp, cookie: &str) -> Option<SignedIn> {
    site.signed_in(cookie).await.unwrap()
}

/// Signs in with both factors; the cookie and the authenticator's secret.
async fn enrol(site: &TestApp, person: &Actor) -> (String, String) {
    let signed_in = who(site, &enter(site, person).await).await.unwrap();
    let secret = site.new_totp_secret();
    let cookie = site.confirm_code(&signed_in, &code(site, &secret), Some(&secret), "Firefox").await.unwrap();
    (cookie, secret)
}

#[tokio::test]
async fn a_link_by_mail_opens_one_session_once() {
    each_site(async |site, people| {
        site.request_link(" Reader@Pact.example ");
        let mail = mails(&site, 1).await.remove(0);
        assert_eq!(mail.recipient, "reader@pact.example");
        let token = token(&mail.body);
        assert!(mail.body.contains(&format!("https://pact.example/inloggen/link?code={token}")), "{}", mail.body);
        let cookie = site.sign_in_by_link(&token, "Firefox\u{0}\n").await.unwrap();
        let signed_in = who(&site, &cookie).await.unwrap();
        assert_eq!((signed_in.actor(), signed_in.session.agent.as_str()), (people.reader.clone(), "Firefox"));
        assert_eq!(site.next_step(&signed_in), Next::Done, "a reader needs no second factor");
        assert_eq!(refusal(site.sign_in_by_link(&token, "").await), "refusal-link-used");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_late_or_for_another_goal_opens_nothing() {
    each_site(async |site, people| {
        let link = fresh_link(&site, &people.reader).await;
        assert_eq!(refusal(site.sign_in_by_demo_link(&link, "").await), "refusal-link-used");
        assert_eq!(refusal(site.sign_in_by_link("verzonnen", "").await), "refusal-link-used");
        site.clock.pass(SignedDuration::from_mins(LINK_MINUTES) - SECOND);
        site.sign_in_by_link(&link, "").await.unwrap();
        let late = fresh_link(&site, &people.reader).await;
        site.clock.pass(SignedDuration::from_mins(LINK_MINUTES));
        assert_eq!(refusal(site.sign_in_by_link(&late, "").await), "refusal-link-used");
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_gets_the_same_answer_and_leaves_no_row() {
    each_site(async |site, _| {
        let before = events(&site).await;
        site.request_link("niemand@pact.example");
        site.request_link("reader@pact.example");
        let found = mails(&site, 1).await;
        assert_eq!(found.iter().map(|m| m.recipient.as_str()).collect::<Vec<_>>(), ["reader@pact.example"]);
        assert_eq!(events(&site).await, before, "asking is no event either");
        let known = site.sign_in_by_password("reader@pact.example", "een twee drie vier", "").await;
        let unknown = site.sign_in_by_password("niemand@pact.example", "een twee drie vier", "").await;
        assert_eq!((refusal(known), refusal(unknown)), ("refusal-wrong-password", "refusal-wrong-password"));
        assert_eq!(waiting(&site).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn links_to_one_address_are_bounded_per_hour() {
    each_site(async |site, _| {
        for _ in 0..9 {
            site.request_link("reader@pact.example");
        }
        site.request_link("oost@pact.example");
        let found = mails(&site, 6).await;
        assert_eq!(found.iter().filter(|m| m.recipient == "reader@pact.example").count(), 5);
        assert_eq!(found.len(), 6);
        site.clock.pass(SignedDuration::from_hours(1) + SECOND);
        site.request_link("reader@pact.example");
        assert_eq!(mails(&site, 7).await.len(), 7);
    })
    .await;
}

#[tokio::test]
async fn a_session_without_use_ends_after_its_time_and_use_keeps_it() {
    each_site(async |site, people| {
        for (person, minutes) in [(&people.reader, IDLE_MINUTES_READER), (&people.noord, IDLE_MINUTES)] {
            let cookie = enter(&site, person).await;
            for _ in 0..3 {
                site.clock.pass(SignedDuration::from_mins(minutes));
                assert!(who(&site, &cookie).await.is_some(), "used in time");
            }
            site.clock.pass(SignedDuration::from_mins(minutes) + SECOND);
            assert!(who(&site, &cookie).await.is_none(), "too late");
        }
        assert!(who(&site, "verzonnen").await.is_none());
    })
    .await;
}

#[tokio::test]
async fn without_the_second_factor_a_coordinator_is_a_reader() {
    each_site(async |site, people| {
        let cookie = enter(&site, &people.noord).await;
        let half = who(&site, &cookie).await.unwrap();
        assert_eq!(site.next_step(&half), Next::Enrol);
        let account = people.noord.account().unwrap();
        assert_eq!(half.actor(), Actor::Person { account, role: Role::Reader, region: None, party: None });
        let (cookie, _) = enrol(&site, &people.noord).await;
        let whole = who(&site, &cookie).await.unwrap();
        assert_eq!((whole.actor(), site.next_step(&whole)), (people.noord.clone(), Next::Done));
        let again = who(&site, &enter(&site, &people.noord).await).await.unwrap();
        assert_eq!(site.next_step(&again), Next::Code);
    })
    .await;
}

#[tokio::test]
async fn the_cookie_is_replaced_when_rights_grow_and_the_old_one_is_worth_nothing() {
    each_site(async |site, people| {
        let first = enter(&site, &people.noord).await;
        let half = who(&site, &first).await.unwrap();
        let secret = site.new_totp_secret();
        let second = site.confirm_code(&half, &code(&site, &secret), Some(&secret), "").await.unwrap();
        assert_ne!(first, second);
        assert!(who(&site, &first).await.is_none());
        assert!(who(&site, &second).await.unwrap().is_complete());
        // The page of the ended session is still open somewhere.
        site.clock.pass(SignedDuration::from_secs(60));
        assert_eq!(refusal(site.confirm_code(&half, &code(&site, &secret), Some(&secret), "").await), "refusal-wrong-state");
        site.sign_out(&who(&site, &second).await.unwrap()).await.unwrap();
        assert!(who(&site, &second).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once_and_a_second_use_ends_no_session() {
    each_site(async |site, people| {
        let (_, secret) = enrol(&site, &people.noord).await;
        let now = code(&site, &secret);
        let cookie = enter(&site, &people.noord).await;
        let half = who(&site, &cookie).await.unwrap();
        assert_eq!(refusal(site.confirm_code(&half, &now, None, "").await), "refusal-wrong-code");
        assert_eq!(refusal(site.confirm_code(&half, "000000", None, "").await), "refusal-wrong-code");
        assert!(who(&site, &cookie).await.is_some(), "one may try again with the next code");
        let swapped = site.new_totp_secret();
        let with_another = site.confirm_code(&half, &code(&site, &swapped), Some(&swapped), "").await;
        assert_eq!(refusal(with_another), "refusal-wrong-state", "an authenticator is not replaced on the way in");
        site.clock.pass(SignedDuration::from_secs(30));
        site.confirm_code(&half, &code(&site, &secret), None, "").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn codes_are_tried_five_times_an_hour() {
    each_site(async |site, people| {
        let (_, secret) = enrol(&site, &people.noord).await;
        let half = who(&site, &enter(&site, &people.noord).await).await.unwrap();
        for _ in 0..4 {
            assert_eq!(refusal(site.confirm_code(&half, "000000", None, "").await), "refusal-wrong-code");
        }
        site.clock.pass(SignedDuration::from_secs(30));
        assert_eq!(refusal(site.confirm_code(&half, &code(&site, &secret), None, "").await), "refusal-too-often");
    })
    .await;
}

#[tokio::test]
async fn a_password_opens_a_session_and_trying_is_bounded() {
    each_site(async |site, people| {
        let reader = who(&site, &enter(&site, &people.reader).await).await.unwrap();
        assert_eq!(refusal(site.set_password(&reader, "kort").await), "refusal-short-password");
        let word = "juist paard batterij";
        site.set_password(&reader, word).await.unwrap();
        let cookie = site.sign_in_by_password("READER@pact.example ", word, "").await.unwrap();
        assert_eq!(who(&site, &cookie).await.unwrap().actor(), people.reader);
        for _ in 0..4 {
            assert_eq!(refusal(site.sign_in_by_password("reader@pact.example", "een ander woord", "").await), "refusal-wrong-password");
        }
        assert_eq!(refusal(site.sign_in_by_password("reader@pact.example", word, "").await), "refusal-too-often");
    })
    .await;
}
