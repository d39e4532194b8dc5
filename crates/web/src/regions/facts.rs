//! What is registered of a region: its parties, agreements and pacts. Only what is public counts.

use crate::regions::names::{landsdelen, pacts_of};
use crate::regions::territory;
use crate::shell::Ctx;
use domain::pact::Agreement;
use domain::people::Party;
use domain::{Rec, World};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A landsdeel in one row.
#[derive(Clone, Debug)]
pub struct Facts {
    pub id: String,
    pub name: String,
    pub address: String,
    /// Provinces as far as they lie in it: with "(part)" where not whole.
    pub provinces: String,
    pub municipalities: usize,
    pub agreements: usize,
    pub parties: usize,
    pub pacts: usize,
}

pub fn of_all(ctx: &Ctx, day: Date) -> Vec<Facts> {
    let world = &ctx.world;
    let of = |id: &str, name: &str| Facts {
        id: id.into(),
        name: name.into(),
        address: ctx.to.region(id),
        provinces: provinces(ctx, day, id),
        municipalities: territory::count(&world.crosswalk, day, id),
        agreements: agreements(world, id).len(),
        parties: parties(world, id).len(),
        pacts: pacts_of(world, id).len(),
    };
    landsdelen(world).into_iter().map(|r| of(&r.id, r.value.title.get(ctx.lang))).collect()
}

fn provinces(ctx: &Ctx, day: Date, landsdeel: &str) -> String {
    let name = |p: &territory::Province<'_>| if p.is_part { ctx.t.regions_province_part(p.name) } else { p.name.to_string() };
    territory::tree(&ctx.world.crosswalk, day, landsdeel).iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The region itself and, for a landsdeel, the pacts under it.
fn networks(world: &World, region: &str) -> BTreeSet<String> {
    let pacts = pacts_of(world, region).into_iter().map(|r| r.id.clone());
    pacts.chain([region.to_string()]).collect()
}

/// Agreements made in a region, pacts under it included, by id.
pub fn agreements<'a>(world: &'a World, region: &str) -> Vec<&'a Rec<Agreement>> {
    let networks = networks(world, region);
    world.agreements.live().filter(|a| a.value.region.as_ref().is_some_and(|r| networks.contains(r))).collect()
}

/// A party of a region, and whether both sides said so.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    pub party: &'a Rec<Party>,
    /// Through a membership both sides accepted; otherwise the register names the region.
    pub accepted: bool,
}

/// Parties of a region or of a pact under it, by kind and name.
pub fn parties<'a>(world: &'a World, region: &str) -> Vec<Member<'a>> {
    let networks = networks(world, region);
    let accepted: BTreeSet<&str> = world
        .memberships
        .live()
        .filter(|m| m.value.step == "accepted" && networks.contains(&m.value.network))
        .map(|m| m.value.party.as_str())
        .collect();
    let member = |party: &'a Rec<Party>| {
        let accepted = accepted.contains(party.id.as_str());
        (accepted || party.value.regions.iter().any(|r| networks.contains(r))).then_some(Member { party, accepted })
    };
    let mut members: Vec<_> = world.parties.live().filter_map(member).collect();
    let kind = |m: &Member<'_>| domain::people::PARTY_KINDS.iter().position(|k| *k == m.party.value.sort);
    members.sort_by_key(|m| (kind(m), m.party.value.title.nl.to_lowercase()));
    members
}

/// A national agreement with the number of regional agreements that work it out, per landsdeel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    pub agreement: String,
    pub counts: Vec<usize>,
}

/// National agreements that a landsdeel worked out, by id; counts in the order of the landsdelen.
pub fn translated(world: &World) -> Vec<Translated> {
    let regional: Vec<Vec<_>> = landsdelen(world).into_iter().map(|l| agreements(world, &l.id)).collect();
    let count = |id: &str| -> Vec<usize> {
        regional.iter().map(|of| of.iter().filter(|a| a.value.translates.as_deref() == Some(id)).count()).collect()
    };
    let national = world.agreements.live().filter(|a| a.value.region.is_none());
    let all = national.map(|a| Translated { agreement: a.id.clone(), counts: count(&a.id) });
    all.filter(|t| t.counts.iter().any(|n| *n > 0)).collect()
}
