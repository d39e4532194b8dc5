//! What belongs to the whole site: search, journal, written pages, reports, machine-readable notes.

use crate::shell::Site;

pub fn routes(site: Site) -> Site {
    site
}
