//! My work: what waits for the person who asks, by role and scope, each with the page where it is done.
//! Nothing is done here, and nothing is kept: it follows from the records as they stand today.

mod actions;
mod page;
mod queues;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/mijn-werk", Audience::SignedIn, page::page)
}
