//! Parties of the pact: the register, one page each, claims, networks, the steering group.

use crate::shell::Site;

pub fn routes(site: Site) -> Site {
    site
}
