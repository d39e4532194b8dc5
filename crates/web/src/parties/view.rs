//! One party: who it is, what it does in the pact, which seats and networks it has. People are on
//! their own page, because that one may change from minute to minute and this one is shared.

use crate::agenda::part::{Part, part};
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use app::agenda::Facet;
use askama::Template;
use axum::extract::Path;
use domain::pact::PartyRole;
use domain::people::Party;
use domain::record::Rec;

#[derive(Template)]
#[template(path = "parties/view.html")]
struct View {
    page: Page,
    id: String,
    title: Said,
    abbreviation: Option<String>,
    kind: String,
    summary: Option<Said>,
    identifiers: Vec<(String, String)>,
    website: Option<String>,
    validity: Option<String>,
    successor: Option<Linked>,
    predecessors: Vec<Linked>,
    regions: Vec<Linked>,
    themes: Vec<Linked>,
    /// (role, goal or agreement).
    goals: Vec<(String, Linked)>,
    agreements: Vec<(String, Linked)>,
    seats: Vec<Seat>,
    networks: Vec<(Linked, String)>,
    actions: Part,
    /// A live party: it can be claimed, has people and joins networks.
    is_live: bool,
    about: About,
}

struct Seat {
    title: Said,
    body: Linked,
    holder: Option<String>,
    period: Option<String>,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Party>(&ctx, &id)?;
    let p = &rec.value;
    let title = p.title.get(ctx.lang);
    let page = ctx
        .page(title)
        .crumb(ctx.t.nav_parties(), ctx.to.parties())
        .crumb(title, ctx.to.party(&id))
        .describe(p.summary.as_ref().map_or("", |s| s.get(ctx.lang)))
        .draft(!rec.is_live());
    let predecessors = ctx.world.parties.live().filter(|o| o.value.successor.as_deref() == Some(&id));
    html(&View {
        page,
        title: Said::of(&p.title, &ctx),
        abbreviation: p.abbreviation.clone().filter(|a| a != title),
        kind: ctx.t.code("party-kind", &p.sort).into_owned(),
        summary: p.summary.as_ref().map(|s| Said::of(s, &ctx)),
        identifiers: p.identifiers.iter().map(|i| (ctx.t.code("scheme", &i.scheme).into_owned(), i.value.clone())).collect(),
        website: p.website.clone(),
        validity: period(&ctx, p.valid_from, p.valid_until),
        successor: p.successor.as_deref().and_then(|id| linked::party(&ctx, id)),
        predecessors: predecessors.filter_map(|o| linked::party(&ctx, &o.id)).collect(),
        regions: p.regions.iter().filter_map(|r| linked::region(&ctx, r)).collect(),
        themes: p.themes.iter().filter_map(|t| linked::theme(&ctx, t)).collect(),
        goals: goals(&ctx, &id),
        agreements: agreements(&ctx, &id),
        seats: seats(&ctx, &id),
        networks: networks(&ctx, &id),
        actions: part(&ctx, Facet::Party, &id),
        is_live: rec.is_live(),
        about: About::of(&ctx, rec, &p.sources),
        id,
    })
}

/// From and until in words; none where neither is known.
pub fn period(ctx: &Ctx, from: Option<jiff::civil::Date>, until: Option<jiff::civil::Date>) -> Option<String> {
    let day = |d| format::date(d, ctx.t);
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(ctx.t.parties_since(day(from))),
        (None, Some(until)) => Some(ctx.t.parties_until(day(until))),
        (Some(from), Some(until)) => Some(ctx.t.parties_period(day(from), day(until))),
    }
}

/// The roles of a party in a list, as words.
fn roles_of(ctx: &Ctx, roles: &[PartyRole], party: &str) -> Option<String> {
    let names: Vec<_> = roles.iter().filter(|r| r.party == party).map(|r| ctx.t.code("party-role", &r.role)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn goals(ctx: &Ctx, party: &str) -> Vec<(String, Linked)> {
    let mut goals: Vec<_> = ctx.world.goals.live().filter_map(|g| Some((roles_of(ctx, &g.value.roles, party)?, g))).collect();
    goals.sort_by_key(|(_, g)| g.id.parse::<u32>().unwrap_or(u32::MAX));
    goals.into_iter().filter_map(|(role, g)| Some((role, linked::goal(ctx, &g.id)?.1))).collect()
}

fn agreements(ctx: &Ctx, party: &str) -> Vec<(String, Linked)> {
    let with_role = |a: &Rec<domain::pact::Agreement>| Some((roles_of(ctx, &a.value.roles, party)?, linked::agreement(ctx, &a.id)?));
    ctx.world.agreements.live().filter_map(with_role).collect()
}

fn seats(ctx: &Ctx, party: &str) -> Vec<Seat> {
    let mut seats: Vec<_> = ctx.world.seats.live().filter(|s| s.value.party.as_deref() == Some(party)).collect();
    seats.sort_by_key(|s| (s.value.until.is_some(), s.value.position));
    let body = |id: &str| match id {
        "lrt" => Linked::new(Said::dutch(ctx.t.steering_name(), ctx), ctx.to.steering()),
        id => linked::region(ctx, id).unwrap_or_else(|| Linked::new(Said::dutch(id, ctx), ctx.to.steering())),
    };
    seats
        .into_iter()
        .map(|s| Seat {
            title: Said::of(&s.value.title, ctx),
            body: body(&s.value.body),
            holder: s.value.holder.clone(),
            period: period(ctx, s.value.since, s.value.until),
        })
        .collect()
}

/// Networks the party is in, or is on its way into, with how far that is.
fn networks(ctx: &Ctx, party: &str) -> Vec<(Linked, String)> {
    let shown = |step: &str| matches!(step, "accepted" | "asked" | "invited" | "ended");
    let mut found: Vec<_> = ctx.world.memberships.live().filter(|m| m.value.party == party && shown(&m.value.step)).collect();
    found.sort_by_key(|m| (m.value.step != "accepted", &m.value.network));
    found
        .into_iter()
        .filter_map(|m| Some((linked::region(ctx, &m.value.network)?, ctx.t.code("step", &m.value.step).into_owned())))
        .collect()
}
