//! The pact: its versions, the goals and themes of each, and what parties agreed.
//!
//! What pages of records share stands here too: [`said`] (texts in two languages), [`about`]
//! (sources, version, fingerprint), [`status`], and [`latest`] for one figure in a sentence.

pub mod about;
pub mod agreed;
mod agreement;
mod agreements;
pub mod aim;
mod compare;
pub mod find;
mod fingerprint;
mod goal;
mod goals;
pub mod latest;
pub mod linked;
pub mod pick;
pub mod said;
pub mod status;
mod theme;
mod version;
mod versions;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/doelen", Audience::Public, goals::page)
        .get("/doelen/{id}", Audience::Public, goal::page)
        .get("/versies", Audience::Public, versions::page)
        .get("/versies/vergelijk", Audience::Public, compare::page)
        .get("/versies/{id}", Audience::Public, version::page)
        .get("/themas/{id}", Audience::Public, theme::page)
        .get("/afspraken", Audience::Public, agreements::page)
        .get("/afspraken/{id}", Audience::Public, agreement::page)
        .get("/kenmerk/{kind}/{id}", Audience::Public, fingerprint::file)
}
