//! A party joins a network when both sides said so, whoever began.

use crate::{assert_denied, each_site, refusal};
use domain::event::Change;
use domain::people::Side;
use domain::record::Kind;
use testkit::{TestApp, party};

fn step(site: &TestApp, id: &str) -> String {
    site.world().memberships.get(id).unwrap().value.step.clone()
}

#[tokio::test]
async fn the_party_asks_and_the_landsdeel_answers() {
    each_site(async |site, people| {
        let contact = &people.metaalunie;
        let asked = site.ask_membership(contact, "metaalunie", "oost", Side::Party).await.unwrap();
        assert_eq!((asked.id.as_str(), step(&site, &asked.id).as_str()), ("metaalunie--oost", "asked"));
        assert_eq!(refusal(site.ask_membership(contact, "metaalunie", "oost", Side::Party).await), "refusal-asked-before");
        for outsider in [contact, &people.noord, &people.reader] {
            let answered = site.answer_membership(outsider, &asked.id, true).await;
            assert_denied(&site, &people, outsider, "membership.answer", answered).await;
        }
        site.answer_membership(&people.oost, &asked.id, true).await.unwrap();
        assert_eq!(step(&site, &asked.id), "accepted");
        assert_eq!(refusal(site.answer_membership(&people.oost, &asked.id, false).await), "refusal-wrong-state");
        let told: Vec<_> = crate::log(&site, &people, 2).await.into_iter().map(|e| (e.about.regions, e.change)).collect();
        assert_eq!(told[0], (vec!["oost".to_string()], Change::Accepted));
    })
    .await;
}

#[tokio::test]
async fn the_landsdeel_invites_and_the_party_answers_and_may_be_asked_again() {
    each_site(async |site, people| {
        // A regional pact is looked after by its landsdeel.
        let invited = site.ask_membership(&people.oost, "metaalunie", "stedendriehoek", Side::Network).await.unwrap();
        assert_eq!(step(&site, &invited.id), "invited");
        let answered = site.answer_membership(&people.oost, &invited.id, true).await;
        assert_denied(&site, &people, &people.oost, "membership.answer", answered).await;
        site.answer_membership(&people.metaalunie, &invited.id, false).await.unwrap();
        assert_eq!(step(&site, &invited.id), "declined");
        let again = site.ask_membership(&people.metaalunie, "metaalunie", "stedendriehoek", Side::Party).await.unwrap();
        assert_eq!((again.id, again.revision), (invited.id.clone(), 3));
        site.answer_membership(&people.oost, &invited.id, true).await.unwrap();
        assert_eq!(step(&site, &invited.id), "accepted");
    })
    .await;
}

#[tokio::test]
async fn nobody_asks_in_the_name_of_the_other_side() {
    each_site(async |site, people| {
        let as_network = site.ask_membership(&people.metaalunie, "metaalunie", "oost", Side::Network).await;
        assert_denied(&site, &people, &people.metaalunie, "membership.ask", as_network).await;
        let as_party = site.ask_membership(&people.oost, "metaalunie", "oost", Side::Party).await;
        assert_denied(&site, &people, &people.oost, "membership.ask", as_party).await;
        let other_party = site.ask_membership(&people.metaalunie, "drenthe-college", "oost", Side::Party).await;
        assert_denied(&site, &people, &people.metaalunie, "membership.ask", other_party).await;
        let absent = site.ask_membership(&people.programme, "bestaat-niet", "oost", Side::Party).await;
        assert!(matches!(absent, Err(app::Refusal::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn two_who_ask_at_once_make_one_membership() {
    each_site(async |site, people| {
        let ask = || site.ask_membership(&people.metaalunie, "metaalunie", "oost", Side::Party);
        let (a, b) = tokio::join!(ask(), ask());
        let refused = if a.is_ok() { b } else { a };
        assert_eq!(refusal(refused), "refusal-asked-before");
    })
    .await;
}

#[tokio::test]
async fn long_names_do_not_make_two_memberships_one() {
    each_site(async |site, people| {
        let (long, office) = ("p".repeat(79), &people.programme);
        site.create(office, Kind::Party, Some(&long), party("Lang", &[]), true, "").await.unwrap();
        for network in ["noord", "oost"] {
            let asked = site.ask_membership(office, &long, network, Side::Party).await.unwrap();
            assert!(domain::record::is_id(&asked.id), "{}", asked.id);
        }
        let world = site.world();
        let mut networks: Vec<_> = world.memberships.live().map(|m| m.value.network.as_str()).collect();
        networks.sort();
        assert_eq!(networks, ["noord", "oost"]);
    })
    .await;
}
