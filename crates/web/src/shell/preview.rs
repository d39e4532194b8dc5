//! Which records a page may show: public ones, and a draft to whoever has its preview link.
//!
//! The link carries the revision and a seal over it, so it shows one version of one draft and
//! stops working when the draft changes. Deleted records are nowhere, not even for editors: those
//! find them in Beheer.

use crate::shell::{Ctx, Fault};
use domain::record::{Kind, Rec, State};
use domain::world::Noun;

/// The query parameter of a preview link: `{revision}.{seal}`.
const PARAMETER: &str = "voorbeeld";

/// The record, if this reader may see it: a merged one has moved to its survivor.
pub fn visible<'c, T: Noun>(ctx: &'c Ctx, id: &str) -> Result<&'c Rec<T>, Fault> {
    let rec = T::table(&ctx.world).get(id).ok_or(Fault::NotFound)?;
    match &rec.state {
        State::Live => Ok(rec),
        State::Merged { into } => Err(Fault::Moved(ctx.to.record(T::KIND, into))),
        State::Draft if is_sealed(ctx, T::KIND, id, rec.revision) => Ok(rec),
        State::Draft if ctx.app.may_inspect(&ctx.actor(), T::KIND, id) => Ok(rec),
        State::Draft | State::Deleted => Err(Fault::NotFound),
    }
}

/// What the seal of a preview link covers.
pub fn sealed_text(kind: Kind, id: &str, revision: i64) -> String {
    format!("{kind}/{id}/{revision}")
}

fn is_sealed(ctx: &Ctx, kind: Kind, id: &str, revision: i64) -> bool {
    let Some(asked) = ctx.query(PARAMETER) else { return false };
    let Some((number, seal)) = asked.split_once('.') else { return false };
    number.parse() == Ok(revision) && ctx.app.secrets().is_sealed("preview", &sealed_text(kind, id, revision), seal)
}
