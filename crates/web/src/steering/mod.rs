//! Steering: what stands out of line, what is on the agenda, what was decided, what was asked.
//!
//! Pages anyone may read show what is public and nothing else; what members do stands on pages of
//! its own behind them (`…/behandelen`), so that the public ones stay the same for everyone.

mod amendment;
mod decision;
mod decisions;
mod figures;
mod handle;
mod lead;
mod lists;
mod meeting;
mod meetings;
mod overview;
mod question;
mod questions;
pub mod rows;
mod seats;
mod signal;
mod signals;

pub use lists::{concerning_goal, concerning_region};

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/regie", Audience::Public, overview::page)
        .get("/regie/zetels", Audience::Public, seats::page)
        .get("/regie/signalen", Audience::Public, signals::page)
        .get("/regie/signalen/{id}", Audience::Public, signal::page)
        .get("/regie/signalen/{id}/behandelen", Audience::Staff, signal::handle)
        .post("/regie/signalen/{id}/behandelen", Audience::Staff, signal::step)
        .get("/regie/vergaderingen", Audience::Public, meetings::page)
        .get("/regie/vergaderingen/{id}", Audience::Public, meeting::page)
        .get("/regie/vergaderingen/{id}/stemming.csv", Audience::Public, meeting::roll_call)
        .get("/regie/vergaderingen/{id}/behandelen", Audience::Staff, lead::page)
        .post("/regie/vergaderingen/{id}/behandelen", Audience::Staff, lead::act)
        .get("/regie/besluiten", Audience::Public, decisions::page)
        .get("/regie/besluiten/{nr}", Audience::Public, decision::page)
        .get("/regie/besluiten/{nr}/behandelen", Audience::Staff, decision::handle)
        .post("/regie/besluiten/{nr}/behandelen", Audience::Staff, decision::act)
        .get("/regie/vragen", Audience::Public, questions::page)
        .get("/regie/vragen/{id}", Audience::Public, question::page)
        .get("/regie/vragen/{id}/behandelen", Audience::Staff, question::handle)
        .post("/regie/vragen/{id}/behandelen", Audience::Staff, question::act)
        .get("/regie/wijzigingen/{id}", Audience::Public, amendment::page)
        .get("/regie/wijzigingen/{id}/behandelen", Audience::Staff, amendment::handle)
        .post("/regie/wijzigingen/{id}/behandelen", Audience::Staff, amendment::act)
}
