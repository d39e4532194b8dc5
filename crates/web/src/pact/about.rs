//! What the page of any record says about the record itself: sources, version, history, and the
//! fingerprint with which a reader checks that nothing was altered.

use crate::pact::said::Said;
use crate::shell::{Ctx, Links, format};
use askama::Template;
use domain::pact::Source;
use domain::record::{Rec, Record};
use domain::world::{body_fingerprint, body_of};
use texts::T;

#[derive(Template)]
#[template(path = "pact/about.html")]
pub struct About {
    t: T,
    to: Links,
    sources: Vec<(Said, Option<String>)>,
    revision: i64,
    updated: String,
    history: String,
    fingerprint: String,
    /// What a reader types to check it; none for a draft.
    command: Option<String>,
}

impl About {
    pub fn of<R: Record>(ctx: &Ctx, rec: &Rec<R>, sources: &[Source]) -> About {
        let base = &ctx.app.settings().base_url;
        About {
            t: ctx.t,
            to: ctx.to,
            sources: sources.iter().map(|s| (Said::dutch(&s.title, ctx), s.url.clone())).collect(),
            revision: rec.revision,
            updated: format::moment(rec.updated_at, ctx.t),
            history: ctx.to.history(R::KIND, &rec.id),
            fingerprint: body_fingerprint(&body_of(&rec.value)),
            command: rec.is_live().then(|| format!("curl -s {base}{} | sha256sum", ctx.to.fingerprinted(R::KIND, &rec.id))),
        }
    }
}
