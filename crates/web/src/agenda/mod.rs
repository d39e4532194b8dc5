//! The doe-agenda: one question in the address, shown as table, board or time line; one page per
//! action; money added up; how well owners report.
//!
//! Lists read the index in `app::agenda`, so they touch only the records they show. Forms are the
//! generic ones of Beheer. `/doe-agenda/geld`, `ritme` and `download` are pages: no action gets these
//! ids (`domain::agenda::Action` sees to it).

mod action;
mod ask;
mod board;
mod comment;
mod download;
mod effects;
mod history;
mod list;
mod measure;
mod money;
pub mod part;
mod picks;
pub mod promises;
mod reply;
mod rhythm;
pub mod row;
mod time;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/doe-agenda", Audience::Public, list::page)
        .get("/doe-agenda/geld", Audience::Public, money::page)
        .get("/doe-agenda/ritme", Audience::Public, rhythm::page)
        .get("/doe-agenda/download", Audience::Public, download::file)
        .get("/doe-agenda/{id}", Audience::Public, action::page)
        .get("/antwoord", Audience::Open, reply::page)
        .post("/antwoord", Audience::Open, reply::answer)
        .get("/doe-agenda/{id}/reageren", Audience::Open, comment::page)
        .post("/doe-agenda/{id}/reageren", Audience::Open, comment::send)
        .get("/doe-agenda/{id}/meten", Audience::Public, measure::page)
}
