//! A double is joined into its survivor and every reference follows.

use crate::{assert_denied, each_site, log, refused_at};
use domain::event::Change;
use domain::field::Problem;
use domain::people::Side;
use domain::record::{Kind, State};
use domain::world::referrers;
use serde_json::json;
use testkit::{party, text};

#[tokio::test]
async fn a_merge_moves_every_reference_and_the_old_id_points_on() {
    each_site(async |site, people| {
        let office = &people.programme;
        site.create(office, Kind::Party, Some("metaal-unie"), party("Metaal Unie", &[]), true, "").await.unwrap();
        let body = json!({ "title": text("Tweede"), "text": text("x"), "region": "oost",
            "roles": [{ "party": "metaal-unie", "role": "partner" }, { "party": "metaalunie", "role": "partner" },
                { "party": "metaal-unie", "role": "funder" }] });
        site.create(office, Kind::Agreement, Some("oost-1"), body, false, "").await.unwrap();
        let seat = json!({ "title": text("Zetel"), "body": "lrt", "party": "metaal-unie" });
        site.create(office, Kind::Seat, Some("lrt-1"), seat, true, "").await.unwrap();

        let done = site.merge(office, Kind::Party, "metaal-unie", "metaalunie", "zelfde club").await.unwrap();
        assert_eq!((done.id.as_str(), done.revision), ("metaal-unie", 2));
        let world = site.world();
        assert_eq!(referrers(&world, Kind::Party, "metaal-unie"), []);
        let roles: Vec<_> =
            world.agreements.get("oost-1").unwrap().value.roles.iter().map(|r| (r.party.as_str(), r.role.as_str())).collect();
        assert_eq!(roles, [("metaalunie", "partner"), ("metaalunie", "funder")], "no role twice");
        assert_eq!(world.agreements.get("oost-1").unwrap().state, State::Draft, "a draft stays one");
        assert_eq!(world.seats.get("lrt-1").unwrap().value.party.as_deref(), Some("metaalunie"));
        assert_eq!(world.parties.get("metaal-unie").unwrap().state, State::Merged { into: "metaalunie".into() });
        let told: Vec<_> = log(&site, &people, 3).await.into_iter().map(|e| (e.about.id, e.change)).collect();
        let moved = Change::Redirected { from: "metaal-unie".into(), to: "metaalunie".into() };
        let merged = Change::Merged { into: "metaalunie".into() };
        let expected = [("metaal-unie", merged), ("lrt-1", moved.clone()), ("oost-1", moved)];
        assert_eq!(told, expected.map(|(id, change)| (id.to_string(), change)));
    })
    .await;
}

#[tokio::test]
async fn memberships_of_both_in_one_network_become_one() {
    each_site(async |site, people| {
        let office = &people.programme;
        site.create(office, Kind::Party, Some("metaal-unie"), party("Metaal Unie", &[]), true, "").await.unwrap();
        for (party, network) in [("metaalunie", "oost"), ("metaal-unie", "oost"), ("metaal-unie", "noord")] {
            site.ask_membership(office, party, network, Side::Network).await.unwrap();
        }
        site.merge(office, Kind::Party, "metaal-unie", "metaalunie", "").await.unwrap();
        let world = site.world();
        let live: Vec<_> = world.memberships.live().map(|m| (m.value.party.as_str(), m.value.network.as_str())).collect();
        assert_eq!(live, [("metaalunie", "noord"), ("metaalunie", "oost")]);
        let state = &world.memberships.get("metaal-unie--oost").unwrap().state;
        assert_eq!(*state, State::Merged { into: "metaalunie--oost".into() });
    })
    .await;
}

#[tokio::test]
async fn a_merge_frees_the_identifiers_and_only_the_programme_office_merges() {
    each_site(async |site, people| {
        let office = &people.programme;
        let mut body = party("Metaal Unie", &["noord"]);
        body["identifiers"] = json!([{ "scheme": "kvk", "value": "12345678" }]);
        site.create(office, Kind::Party, Some("metaal-unie"), body, true, "").await.unwrap();
        let denied = site.merge(&people.noord, Kind::Party, "metaal-unie", "metaalunie", "").await;
        assert_denied(&site, &people, &people.noord, "party.merge", denied).await;
        for into in ["metaal-unie", "bestaat-niet"] {
            let refused = site.merge(office, Kind::Party, "metaal-unie", into, "").await;
            let problem = Problem::NoSuchRecord { kind: Kind::Party, id: into.into() };
            assert_eq!(refused_at(refused), [("_into".to_string(), problem)]);
        }
        site.merge(office, Kind::Party, "metaal-unie", "metaalunie", "").await.unwrap();
        let mut survivor = party("Koninklijke Metaalunie", &["noord"]);
        survivor["identifiers"] = json!([{ "scheme": "kvk", "value": "12345678" }]);
        site.edit(office, Kind::Party, "metaalunie", 1, survivor, "").await.unwrap();
        assert!(matches!(site.merge(office, Kind::Party, "metaal-unie", "metaalunie", "").await, Err(app::Refusal::NotFound)), "only once");
    })
    .await;
}
