//! Source files in, editions out: the import screen, and the page on which a second person decides.

mod edition;
mod list;
mod words;

use crate::shell::{Audience, Site};
use domain::permission::Role;

const MAKERS: Audience = Audience::Only(&[Role::Programme, Role::Researcher]);

pub fn routes(site: Site) -> Site {
    site.get("/beheer/invoer", MAKERS, list::page)
        .post("/beheer/invoer", MAKERS, list::hand_in)
        .get("/beheer/invoer/{edition}", MAKERS, edition::page)
        .post("/beheer/invoer/{edition}", MAKERS, edition::step)
}
