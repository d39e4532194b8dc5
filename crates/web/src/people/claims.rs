//! Who says that an entry of the register is their own organisation; the programme office decides.

use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html};
use askama::Template;
use std::collections::HashMap;
use store::people::{Account, Claim};

#[derive(Template)]
#[template(path = "people/claims.html")]
struct Claims {
    page: Page,
    open: Vec<Shown>,
    decided: Vec<Shown>,
}

struct Shown {
    id: String,
    party: String,
    address: String,
    website: Option<String>,
    name: String,
    email: String,
    role: String,
    at: String,
    grounds: String,
    state: String,
}

pub async fn list(ctx: Ctx) -> Answer {
    let actor = ctx.actor();
    let accounts: HashMap<String, Account> =
        ctx.app.accounts(&actor).await?.into_iter().map(|account| (account.id.to_string(), account)).collect();
    let claims = ctx.app.claims(&actor).await?.into_iter();
    let (open, decided): (Vec<Claim>, Vec<Claim>) = claims.partition(|c| c.state == "open");
    let shown = |list: Vec<Claim>| list.into_iter().map(|c| shown(&ctx, &accounts, c)).collect();
    let page =
        ctx.page(ctx.t.manage_claims()).crumb(ctx.t.nav_edit(), ctx.to.manage()).crumb(ctx.t.manage_claims(), ctx.to.manage_claims());
    // The oldest question first.
    html(&Claims { page, open: shown(open.into_iter().rev().collect()), decided: shown(decided) })
}

fn shown(ctx: &Ctx, accounts: &HashMap<String, Account>, claim: Claim) -> Shown {
    let party = ctx.world.parties.get_live(&claim.party);
    let account = accounts.get(&claim.account);
    Shown {
        party: party.map_or_else(|| claim.party.clone(), |p| p.value.title.get(ctx.lang).to_string()),
        address: ctx.to.party(&claim.party),
        website: party.and_then(|p| p.value.website.clone()),
        name: account.map_or_else(String::new, |a| a.name.clone()),
        email: account.map_or_else(String::new, |a| a.email.clone()),
        role: account.map_or_else(String::new, |a| ctx.t.code("role", a.role.code()).into_owned()),
        at: format::moment_text(claim.decided_at.as_deref().unwrap_or(&claim.at), ctx.t),
        state: ctx.t.code("claim-state", &claim.state).into_owned(),
        id: claim.id,
        grounds: claim.grounds,
    }
}

pub async fn decide(ctx: Ctx, posted: Posted) -> Answer {
    let grant = match posted.get("answer") {
        "grant" => true,
        "refuse" => false,
        _ => return Ok(see_other(&ctx.to.manage_claims())),
    };
    ctx.app.decide_claim(&ctx.actor(), posted.get("claim"), grant).await?;
    Ok(see_other(&ctx.to.manage_claims()))
}
