//! The pact: its versions, goals, themes and agreements.

mod goal;
mod goals;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/doelen", Audience::Public, goals::page).get("/doelen/{id}", Audience::Public, goal::page)
}
