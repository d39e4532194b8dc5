//! Five landsdelen, their regional pacts, and the dated division of municipalities under them.
//!
//! What is deliberately absent: a map with borders (dots and tiles are enough, and they weigh
//! little), and forms to change a region (those stand in `manage`).

pub mod names;

pub mod areas;
pub mod cells;
mod changes;
mod colour;
mod compare;
mod compare_picture;
pub mod csv;
mod day;
mod division;
mod download;
pub mod facts;
mod home;
mod index;
mod land;
mod measure;
pub mod members;
pub mod picture;
pub mod rows;
pub mod territory;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/landsdelen", Audience::Public, index::page)
        .get("/landsdelen/vergelijk", Audience::Public, compare::page)
        .get("/landsdelen/indeling", Audience::Public, division::page)
        .get("/landsdelen/indeling.csv", Audience::Public, download::division)
        .get("/landsdelen/{id}", Audience::Public, home::page)
        .get("/landsdelen/{id}/kleur.css", Audience::Public, colour::sheet)
}

#[cfg(test)]
mod tests;
