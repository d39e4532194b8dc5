//! The start page: what the pact is, four figures, what changed, where.

mod view;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/", Audience::Public, view::page)
}
