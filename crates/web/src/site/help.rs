//! Help beside a screen, written by the programme office and changed where it stands.

use super::prose::Prose;
use crate::shell::Ctx;
use askama::Template;
use domain::permission::{Deed, allow};
use domain::record::Kind;
use texts::T;

/// The panel: title, text, and a way to change it for those who may.
#[derive(Template)]
#[template(path = "site/help.html")]
pub struct Help {
    t: T,
    title: String,
    prose: Prose,
    edit: Option<String>,
}

/// The help with this id, if it was written. Only for pages that are made per person.
pub fn help(ctx: &Ctx, id: &str) -> Option<Help> {
    let page = ctx.world.pages.get_live(id).filter(|p| p.value.form == "help")?;
    let may = ctx.app.scope_of(Kind::Page, id).is_some_and(|scope| allow(&ctx.actor(), Deed::Edit(Kind::Page), &scope).is_ok());
    Some(Help {
        t: ctx.t,
        title: page.value.title.get(ctx.lang).into(),
        prose: Prose::new(ctx, &page.value.body, true),
        edit: may.then(|| ctx.to.edit(Kind::Page, id)),
    })
}

/// The help for those who change records of a kind.
pub fn for_kind(ctx: &Ctx, kind: Kind) -> Option<Help> {
    help(ctx, &format!("help-{}", kind.code().replace('_', "-")))
}
