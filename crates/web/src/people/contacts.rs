//! Whom to approach about a party or a landsdeel: only what people chose to show, made anew for
//! every reader, so that what someone hides is gone at once.

use crate::shell::{Answer, Ctx, Fault, Page, html};
use app::own::Contact;
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "people/contacts.html")]
struct Contacts {
    page: Page,
    of: String,
    back: String,
    people: Vec<Contact>,
}

pub async fn of_party(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let title = ctx.world.parties.get_live(&id).ok_or(Fault::NotFound)?.value.title.get(ctx.lang).to_string();
    let people = ctx.app.party_contacts(&id).await?;
    let page = page(&ctx, &title).crumb(ctx.t.nav_parties(), ctx.to.parties()).crumb(title.clone(), ctx.to.party(&id));
    let page = page.crumb(ctx.t.people_contacts(), ctx.to.party_contacts(&id));
    html(&Contacts { page, of: title, back: ctx.to.party(&id), people })
}

pub async fn of_region(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let title = ctx.world.regions.get_live(&id).ok_or(Fault::NotFound)?.value.title.get(ctx.lang).to_string();
    let people = ctx.app.region_contacts(&id).await?;
    let page = page(&ctx, &title).crumb(ctx.t.nav_regions(), ctx.to.regions()).crumb(title.clone(), ctx.to.region(&id));
    let page = page.crumb(ctx.t.people_contacts(), ctx.to.region_contacts(&id));
    html(&Contacts { page, of: title, back: ctx.to.region(&id), people })
}

fn page(ctx: &Ctx, of: &str) -> Page {
    ctx.page(ctx.t.people_contacts_of(of))
}
