//! Parties of the pact: the register and its downloads, one page each, claims, networks, and the
//! national steering group. The people of a party are shown by the part of people.

mod claim;
mod columns;
mod dictionary;
mod download;
mod list;
mod networks;
pub mod view;

pub use columns::{cells, columns, object};
pub use download::{as_file, is_dutch, table};

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/partijen", Audience::Public, list::page)
        .get("/partijen/download", Audience::Public, download::file)
        .get("/partijen/gegevenswoordenboek", Audience::Public, dictionary::page)
        .get("/partijen/{id}", Audience::Public, view::page)
        .get("/partijen/{id}/claim", Audience::SignedIn, claim::form)
        .post("/partijen/{id}/claim", Audience::SignedIn, claim::send)
        .get("/partijen/{id}/netwerken", Audience::Staff, networks::page)
        .post("/partijen/{id}/netwerken", Audience::Staff, networks::act)
}
