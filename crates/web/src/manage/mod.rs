//! Beheer: one set of pages to list, make, change, publish, remove, restore, merge and compare
//! records of any kind, drawn from the field tables.

mod edit;
mod history;
mod list;
mod steps;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/beheer", Audience::Staff, list::overview)
        .get("/beheer/{kind}", Audience::Staff, list::kind)
        .get("/beheer/{kind}/nieuw", Audience::Staff, edit::blank)
        .post("/beheer/{kind}/nieuw", Audience::Staff, edit::create)
        .get("/beheer/{kind}/{id}", Audience::Staff, edit::form)
        .post("/beheer/{kind}/{id}", Audience::Staff, edit::save)
        .post("/beheer/{kind}/{id}/stap", Audience::Staff, steps::step)
        .get("/geschiedenis/{kind}/{id}", Audience::Public, history::page)
}
