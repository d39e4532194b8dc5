//! Following by mail: the form behind every "follow" link, the page with all one follows, and the way out.
//!
//! Links in letters open these pages without a sign-in; their seal is all that is asked for. Looking changes
//! nothing: programs that check mail open every link before its reader does.

mod ask;
mod mine;
mod stop;

use crate::shell::{Audience, Site};

pub fn routes(site: Site) -> Site {
    site.get("/volgen", Audience::Open, ask::page)
        .post("/volgen", Audience::Open, ask::send)
        .get("/volgen/verzonden", Audience::Open, ask::sent)
        .get("/volgen/beheer", Audience::Open, mine::page)
        .post("/volgen/beheer", Audience::Open, mine::change)
        .get("/volgen/stop", Audience::Open, stop::page)
        .post("/volgen/stop", Audience::Open, stop::stop)
}
