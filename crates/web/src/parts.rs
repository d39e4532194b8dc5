//! The parts of the site, each with its routes. A test demands that every public part has a menu
//! entry or a footer entry, texts in both languages and a page for each record kind it owns.

use crate::shell::audience::Site;

/// Every part's routes.
pub fn site() -> Site {
    let mut site = Site::new();
    for part in PARTS {
        site = (part.routes)(site);
    }
    site
}

pub struct Part {
    pub name: &'static str,
    pub routes: fn(Site) -> Site,
}

pub const PARTS: &[Part] = &[
    Part { name: "start", routes: crate::start::routes },
    Part { name: "pact", routes: crate::pact::routes },
    Part { name: "agenda", routes: crate::agenda::routes },
    Part { name: "parties", routes: crate::parties::routes },
    Part { name: "regions", routes: crate::regions::routes },
    Part { name: "paper", routes: crate::paper::routes },
    Part { name: "monitor", routes: crate::monitor::routes },
    Part { name: "steering", routes: crate::steering::routes },
    Part { name: "follow", routes: crate::follow::routes },
    Part { name: "mywork", routes: crate::mywork::routes },
    Part { name: "people", routes: crate::people::routes },
    Part { name: "site", routes: crate::site::routes },
    Part { name: "imports", routes: crate::imports::routes },
    Part { name: "manage", routes: crate::manage::routes },
    Part { name: "shell", routes: crate::shell::assets::routes },
];
