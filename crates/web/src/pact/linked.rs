//! Records as links: title and address of what a page refers to; only what is public.

use crate::pact::said::{Linked, Said};
use crate::shell::Ctx;
use domain::pact::{PartyRole, ROLES};

/// (role, parties) in the order of the list; a role nobody has is left out.
pub fn by_role(ctx: &Ctx, roles: &[PartyRole]) -> Vec<(String, Vec<Linked>)> {
    let parties = |role: &str| -> Vec<Linked> {
        let ids = roles.iter().filter(|r| r.role == role).map(|r| r.party.as_str());
        ids.filter_map(|id| party(ctx, id)).collect()
    };
    let named = ROLES.iter().map(|role| (ctx.t.code("party-role", role).into_owned(), parties(role)));
    named.filter(|(_, parties)| !parties.is_empty()).collect()
}

/// A public party with its page.
pub fn party(ctx: &Ctx, id: &str) -> Option<Linked> {
    let party = ctx.world.parties.get_live(id)?;
    Some(Linked::new(Said::of(&party.value.title, ctx), ctx.to.party(id)))
}

/// A public region with its page.
pub fn region(ctx: &Ctx, id: &str) -> Option<Linked> {
    let region = ctx.world.regions.get_live(id)?;
    Some(Linked::new(Said::of(&region.value.title, ctx), ctx.to.region(id)))
}

/// A public goal with its page, its number before its title.
pub fn goal(ctx: &Ctx, id: &str) -> Option<(String, Linked)> {
    let goal = ctx.world.goals.get_live(id)?;
    Some((id.to_string(), Linked::new(Said::of(&goal.value.title, ctx), ctx.to.goal(id))))
}

/// A public theme with its page.
pub fn theme(ctx: &Ctx, id: &str) -> Option<Linked> {
    let theme = ctx.world.themes.get_live(id)?;
    Some(Linked::new(Said::of(&theme.value.title, ctx), ctx.to.theme(id)))
}

/// A public version of the pact with its page.
pub fn version(ctx: &Ctx, id: &str) -> Option<Linked> {
    let version = ctx.world.versions.get_live(id)?;
    Some(Linked::new(Said::of(&version.value.title, ctx), ctx.to.version(id)))
}

/// A public agreement with its page.
pub fn agreement(ctx: &Ctx, id: &str) -> Option<Linked> {
    let agreement = ctx.world.agreements.get_live(id)?;
    Some(Linked::new(Said::of(&agreement.value.title, ctx), ctx.to.agreement(id)))
}
