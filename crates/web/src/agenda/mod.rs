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
mod period;
mod periods;
mod picks;
pub mod promises;
mod reply;
mod rhythm;
pub mod row;
mod time;
mod worksheet;

use crate::shell::{Audience, Site};
use domain::permission::Role;

/// Who may change any action at all; which ones, the deed asks.
const EDITORS: Audience = Audience::Only(&[Role::Programme, Role::Coordinator, Role::Liaison, Role::PartyContact]);
const OFFICE: Audience = Audience::Only(&[Role::Programme]);

pub fn routes(site: Site) -> Site {
    site.get("/doe-agenda", Audience::Public, list::page)
        .get("/doe-agenda/geld", Audience::Public, money::page)
        .get("/doe-agenda/ritme", Audience::Public, rhythm::page)
        .get("/doe-agenda/download", Audience::Public, download::file)
        .get("/doe-agenda/werkblad", EDITORS, worksheet::page)
        .post("/doe-agenda/werkblad", EDITORS, worksheet::hand_in)
        .get("/doe-agenda/werkblad/download", EDITORS, worksheet::download)
        .post("/doe-agenda/werkblad/bewaren", EDITORS, worksheet::decide)
        .get("/doe-agenda/perioden", Audience::Public, periods::page)
        .get("/doe-agenda/perioden/{id}", Audience::Public, period::page)
        .get("/doe-agenda/perioden/{id}/download", Audience::Public, period::file)
        .get("/doe-agenda/perioden/{id}/vastzetten", OFFICE, periods::ask)
        .post("/doe-agenda/perioden/{id}/vastzetten", OFFICE, periods::freeze)
        .get("/doe-agenda/{id}", Audience::Public, action::page)
        .get("/antwoord", Audience::Open, reply::page)
        .post("/antwoord", Audience::Open, reply::answer)
        .get("/doe-agenda/{id}/reageren", Audience::Open, comment::page)
        .post("/doe-agenda/{id}/reageren", Audience::Open, comment::send)
        .get("/doe-agenda/{id}/meten", Audience::Public, measure::page)
}
