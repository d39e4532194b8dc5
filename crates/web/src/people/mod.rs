//! Signing in, the own account, and the programme office's pages about people.

mod arrive;
mod link;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/inloggen/link", Audience::Open, link::page).post("/inloggen/link", Audience::Open, link::enter)
}
