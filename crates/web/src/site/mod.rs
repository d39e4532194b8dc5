//! What belongs to the whole site: search, journal, written pages, reports, machine-readable notes.

mod event;
mod help;
mod journal;
mod log;
mod markup;
mod prose;
mod report;
mod reports;
mod search;
mod security;
mod snippet;
mod written;

pub use help::{Help, for_kind};
pub(crate) use report::is_mail_address;

use crate::shell::{Audience, Site};
use domain::permission::Role;

pub fn routes(site: Site) -> Site {
    let site = site
        .get("/zoeken", Audience::Open, search::page)
        .get("/journaal", Audience::Open, journal::page)
        .get("/journaal/kop.json", Audience::Open, journal::head)
        .get("/melden", Audience::Open, report::form)
        .post("/melden", Audience::Open, report::send)
        .get("/melden/dank", Audience::Open, report::thanks)
        .get("/beheer/meldingen", Audience::Only(&[Role::Programme]), reports::list)
        .post("/beheer/meldingen", Audience::Only(&[Role::Programme]), reports::finish)
        .get("/beheer/logboek", Audience::Only(&[Role::Programme, Role::Researcher]), log::page)
        .get("/.well-known/security.txt", Audience::Public, security::page)
        .get("/robots.txt", Audience::Public, security::robots);
    written::routes(site)
}
