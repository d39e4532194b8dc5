//! An organisation takes over the entry that was made for it.

use crate::{assert_denied, each_site, log, refusal};
use domain::event::Change;
use domain::permission::{Actor, Role};
use domain::record::Kind;
use store::people;
use testkit::party;

#[tokio::test]
async fn a_granted_claim_makes_a_reader_contact_of_the_party_and_ends_the_sessions() {
    each_site(async |site, people| {
        let reader = people.reader.account().unwrap();
        let link = site.make_link(reader, "signin", jiff::SignedDuration::from_mins(5)).await.unwrap();
        let cookie = site.sign_in_by_link(link.split('=').nth(1).unwrap(), "Firefox").await.unwrap();
        assert!(site.signed_in(&cookie).await.unwrap().is_some());

        let claim = site.claim_party(&people.reader, "drenthe-college", "Ik werk er.").await.unwrap();
        let again = site.claim_party(&people.reader, "drenthe-college", "Echt waar.").await;
        assert_eq!(refusal(again), "refusal-claimed-before");
        let denied = site.decide_claim(&people.noord, &claim, true).await;
        assert_denied(&site, &people, &people.noord, "party.decide_claim", denied).await;

        site.decide_claim(&people.programme, &claim, true).await.unwrap();
        let letters = site.letters_due(10).await.unwrap();
        let [letter] = &letters[..] else { panic!("one letter, not {letters:?}") };
        assert!(letter.subject.contains("Drenthe College") && letter.body.contains("/partijen/drenthe-college"), "{letter:?}");
        assert_eq!(refusal(site.decide_claim(&people.programme, &claim, false).await), "refusal-wrong-state");
        assert_eq!(log(&site, &people, 1).await[0].change, Change::ClaimGranted);
        let account = people::account(&mut site.store().read().await.unwrap(), reader).await.unwrap().unwrap();
        assert_eq!((account.role, account.party.as_deref()), (Role::PartyContact, Some("drenthe-college")));
        assert!(site.signed_in(&cookie).await.unwrap().is_none(), "rights never change inside a session");
        let own = party("Drenthe College, Assen", &["noord"]);
        site.edit(&account.actor(), Kind::Party, "drenthe-college", 1, own, "").await.unwrap();
        let foreign = site.edit(&account.actor(), Kind::Party, "metaalunie", 1, party("x", &["noord"]), "").await;
        assert_denied(&site, &people, &account.actor(), "party.edit", foreign).await;
    })
    .await;
}

#[tokio::test]
async fn a_refused_claim_changes_nobody_and_whoever_has_a_role_keeps_it() {
    each_site(async |site, people| {
        let refused = site.claim_party(&people.reader, "ministerie-ocw", "").await.unwrap();
        site.decide_claim(&people.programme, &refused, false).await.unwrap();
        let granted = site.claim_party(&people.oost, "ministerie-ocw", "").await.unwrap();
        site.decide_claim(&people.programme, &granted, true).await.unwrap();
        let mut conn = site.store().read().await.unwrap();
        let reader = people::account(&mut conn, people.reader.account().unwrap()).await.unwrap().unwrap();
        assert_eq!((reader.role, reader.party), (Role::Reader, None));
        let oost = people::account(&mut conn, people.oost.account().unwrap()).await.unwrap().unwrap();
        assert_eq!((oost.role, oost.region.as_deref(), oost.party.as_deref()), (Role::Coordinator, Some("oost"), Some("ministerie-ocw")));
        drop(conn);
        let visitor = site.claim_party(&Actor::Visitor, "ministerie-ocw", "").await;
        assert_denied(&site, &people, &Actor::Visitor, "party.claim", visitor).await;
        let absent = site.claim_party(&people.reader, "bestaat-niet", "").await;
        assert!(matches!(absent, Err(app::Refusal::NotFound)));
        assert_denied(&site, &people, &people.reader, "party.decide_claim", site.claims(&people.reader).await).await;
    })
    .await;
}

/// The value of a parameter in the link of a letter.
fn parameter(body: &str, name: &str) -> Option<String> {
    let rest = body.split_once(&format!("{name}="))?.1;
    Some(rest.split(['&', '\n', ' ']).next().unwrap_or("").to_string())
}

async fn letter_to(site: &testkit::TestApp, email: &str) -> store::outbox::Mail {
    for _ in 0..500 {
        if let Some(letter) = site.letters_due(50).await.unwrap().into_iter().find(|l| l.recipient == email) {
            return letter;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("no letter to {email}")
}

#[tokio::test]
async fn whoever_has_no_account_gets_one_by_the_link_in_their_mail_and_only_once() {
    each_site(async |site, _| {
        let accounts = async || people::accounts(&mut site.store().read().await.unwrap()).await.unwrap().len();
        let before = accounts().await;
        site.request_link_or_join(" Nieuw@School.example", "/partijen/drenthe-college/claim", domain::Lang::Nl);
        let letter = letter_to(&site, "nieuw@school.example").await;
        assert_eq!(accounts().await, before, "nothing is kept before the link is opened");
        let token = parameter(&letter.body, "nieuw").unwrap();
        let mut forged = token.clone();
        forged.insert(3, 'A');
        assert_eq!(refusal(site.join_by_link(&forged, "Firefox").await), "refusal-link-used");
        let cookie = site.join_by_link(&token, "Firefox").await.unwrap();
        let me = site.signed_in(&cookie).await.unwrap().unwrap();
        assert_eq!((me.account.email.as_str(), me.account.role), ("nieuw@school.example", Role::Reader));
        site.claim_party(&me.actor(), "drenthe-college", "Ik werk er.").await.unwrap();
        assert_eq!(refusal(site.join_by_link(&token, "Firefox").await), "refusal-link-used");
        assert_eq!(accounts().await, before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_link_to_join_ends_and_a_known_address_gets_a_link_to_sign_in() {
    each_site(async |site, _| {
        site.request_link_or_join("laat@school.example", "", domain::Lang::En);
        let letter = letter_to(&site, "laat@school.example").await;
        let token = parameter(&letter.body, "nieuw").unwrap();
        site.clock.pass(jiff::SignedDuration::from_mins(21));
        assert_eq!(refusal(site.join_by_link(&token, "Firefox").await), "refusal-link-used");
        let known = people::accounts(&mut site.store().read().await.unwrap()).await.unwrap().remove(0).email;
        site.request_link_or_join(&known, "", domain::Lang::Nl);
        let letter = letter_to(&site, &known).await;
        assert!(parameter(&letter.body, "code").is_some() && parameter(&letter.body, "nieuw").is_none(), "{letter:?}");
    })
    .await;
}
