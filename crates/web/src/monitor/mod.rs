//! The Monitor: indicators, each with chart, table, definition and editions.

pub mod card;

use crate::shell::Site;

pub fn routes(site: Site) -> Site {
    site
}
