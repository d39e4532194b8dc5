//! The Monitor: indicators, each with chart, table, definition and editions.
//!
//! Everything that shows an indicator begins with a [`reading::Reading`]. Data files are not made
//! here: the open data interface gives them, of the same selection.

pub mod card;
mod choice;
mod cite;
pub mod drawing;
mod editions;
mod finding;
mod indicator;
mod notices;
mod overview;
mod picture;
mod progress;
pub mod reading;
mod revisions;
mod status;
mod table;
#[cfg(test)]
mod tests;
pub mod words;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/monitor", Audience::Public, overview::page)
        .get("/monitor/stand", Audience::Public, status::page)
        .get("/monitor/edities", Audience::Public, editions::list)
        .get("/monitor/edities/{id}", Audience::Public, editions::page)
        .get("/monitor/edities/{id}/bundel.tar.gz", Audience::Public, editions::bundle)
        .get("/monitor/{indicator}", Audience::Public, indicator::page)
        .get("/monitor/{indicator}/grafiek.svg", Audience::Public, picture::svg)
        .get("/monitor/{indicator}/grafiek.png", Audience::Public, picture::png)
        .get("/monitor/{indicator}/inbedden", Audience::Public, picture::embed)
        .get("/monitor/{indicator}/voortgang.csv", Audience::Public, indicator::progress_csv)
        .get("/monitor/{indicator}/citaat.bib", Audience::Public, indicator::bibtex)
        .get("/monitor/{indicator}/citaat.ris", Audience::Public, indicator::ris)
}
