//! The start page: what the pact is, four figures, the goals, what changed, where.

mod changes;
mod moments;
mod view;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/", Audience::Public, view::page)
}
