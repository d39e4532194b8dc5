//! Signing in, the own account, and the programme office's pages about people.

use crate::shell::Site;

pub fn routes(site: Site) -> Site {
    site
}
