//! Who takes part in a region, and who sits for it.

use crate::regions::facts;
use crate::regions::names::{Said, said};
use crate::shell::{Ctx, format};
use domain::people::Seat;

pub struct Member {
    pub title: Said,
    pub address: String,
    pub accepted: bool,
    pub until: Option<String>,
}

pub struct Sits {
    pub title: Said,
    pub holder: Option<String>,
    pub party: Option<(Said, String)>,
    pub since: Option<String>,
    pub until: Option<String>,
}

/// By kind, in the order of the register.
pub fn parties(ctx: &Ctx, region: &str) -> Vec<(String, Vec<Member>)> {
    let mut groups: Vec<(String, Vec<Member>)> = Vec::new();
    for m in facts::parties(&ctx.world, region) {
        let kind = ctx.t.code("party-kind", &m.party.value.sort).into_owned();
        let member = Member {
            title: said(&m.party.value.title, ctx.lang),
            address: ctx.to.party(&m.party.id),
            accepted: m.accepted,
            until: m.party.value.valid_until.map(|d| ctx.t.regions_until(format::date(d, ctx.t))),
        };
        match groups.last_mut().filter(|(name, _)| *name == kind) {
            Some((_, members)) => members.push(member),
            None => groups.push((kind, vec![member])),
        }
    }
    groups
}

/// Seats in the order of the body; former holders stay, with their end.
pub fn seats(ctx: &Ctx, wanted: impl Fn(&Seat) -> bool) -> Vec<Sits> {
    let mut found: Vec<_> = ctx.world.seats.live().filter(|s| wanted(&s.value)).collect();
    found.sort_by_key(|s| (s.value.until.is_some(), s.value.position, std::cmp::Reverse(s.value.since)));
    let date = |d: Option<jiff::civil::Date>| d.map(|d| format::date(d, ctx.t));
    let party = |id: &String| ctx.world.parties.get_live(id).map(|p| (said(&p.value.title, ctx.lang), ctx.to.party(id)));
    found
        .into_iter()
        .map(|s| Sits {
            title: said(&s.value.title, ctx.lang),
            holder: s.value.holder.clone(),
            party: s.value.party.as_ref().and_then(party),
            since: date(s.value.since),
            until: date(s.value.until),
        })
        .collect()
}
