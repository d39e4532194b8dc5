//! Joining and inviting: a party comes into a network only when both sides want it. Each person
//! sees the steps that are theirs to take.

use crate::pact::said::Said;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html};
use askama::Template;
use axum::extract::Path;
use domain::people::{Membership, Side};
use domain::permission::Deed;
use domain::record::Rec;
use domain::regions::Region;

#[derive(Template)]
#[template(path = "parties/networks.html")]
struct Networks {
    page: Page,
    id: String,
    rows: Vec<Row>,
    /// (network, its name): where this person may ask to join on behalf of the party.
    can_ask: Vec<(String, String)>,
    can_invite: Vec<(String, String)>,
}

struct Row {
    id: String,
    network: Said,
    address: String,
    step: String,
    /// This person may answer.
    mine: bool,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = ctx.world.parties.get_live(&id).ok_or(Fault::NotFound)?;
    let title = rec.value.title.get(ctx.lang);
    let page = ctx
        .page(ctx.t.networks_heading(title))
        .crumb(ctx.t.nav_parties(), ctx.to.parties())
        .crumb(title, ctx.to.party(&id))
        .crumb(ctx.t.networks_crumb(), ctx.to.party_networks(&id));
    let (can_ask, can_invite) = (open(&ctx, &id, Side::Party), open(&ctx, &id, Side::Network));
    html(&Networks { page, rows: rows(&ctx, &id), can_ask, can_invite, id })
}

pub async fn act(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let (actor, app) = (ctx.actor(), &ctx.app);
    match posted.get("_step") {
        "ask" => app.ask_membership(&actor, &id, posted.get("network"), Side::Party).await?,
        "invite" => app.ask_membership(&actor, &id, posted.get("network"), Side::Network).await?,
        "accept" => app.answer_membership(&actor, own(&ctx, &id, posted.get("membership"))?, true).await?,
        "decline" => app.answer_membership(&actor, own(&ctx, &id, posted.get("membership"))?, false).await?,
        _ => return Err(Fault::NotFound),
    };
    Ok(see_other(&ctx.to.party_networks(&id)))
}

/// The membership, if it is this party's: an address speaks of one party only.
fn own<'p>(ctx: &Ctx, party: &str, membership: &'p str) -> Result<&'p str, Fault> {
    let found = ctx.world.memberships.get_live(membership).filter(|m| m.value.party == party);
    found.map(|_| membership).ok_or(Fault::NotFound)
}

fn rows(ctx: &Ctx, party: &str) -> Vec<Row> {
    let mut found: Vec<_> = ctx.world.memberships.live().filter(|m| m.value.party == party).collect();
    found.sort_by_key(|m| (m.value.waits_for().is_none(), &m.value.network));
    found.into_iter().filter_map(|m| row(ctx, m)).collect()
}

fn row(ctx: &Ctx, rec: &Rec<Membership>) -> Option<Row> {
    let network = ctx.world.regions.get_live(&rec.value.network)?;
    let mine = rec.value.waits_for().is_some_and(|side| ctx.app.acts_for(&ctx.actor(), Deed::AnswerMembership, &rec.value, side));
    Some(Row {
        id: rec.id.clone(),
        network: Said::of(&network.value.title, ctx),
        address: ctx.to.region(&network.id),
        step: ctx.t.code("step", &rec.value.step).into_owned(),
        mine,
    })
}

/// Networks without a standing membership of the party, where this person acts for `side`.
fn open(ctx: &Ctx, party: &str, side: Side) -> Vec<(String, String)> {
    let actor = ctx.actor();
    let taken = |network: &str| {
        let mut of_party = ctx.world.memberships.live().filter(|m| m.value.party == party && m.value.network == network);
        of_party.any(|m| !matches!(m.value.step.as_str(), "declined" | "ended"))
    };
    let acts = |network: &Rec<Region>| {
        let membership = Membership { party: party.into(), network: network.id.clone(), ..Membership::default() };
        ctx.app.acts_for(&actor, Deed::AskMembership, &membership, side)
    };
    let mut open: Vec<_> = ctx.world.regions.live().filter(|r| !taken(&r.id) && acts(r)).collect();
    open.sort_by_key(|r| (r.value.form != "landsdeel", r.value.title.get(ctx.lang)));
    open.into_iter().map(|r| (r.id.clone(), r.value.title.get(ctx.lang).to_string())).collect()
}
