//! What can be done with a whole record: publish, remove, restore, merge.

use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Posted};
use axum::extract::Path;
use domain::record::Kind;

pub async fn step(ctx: Ctx, Path((kind, id)): Path<(String, String)>, posted: Posted) -> Answer {
    let kind = Kind::from_code(&kind).ok_or(Fault::NotFound)?;
    let base: i64 = posted.get("_base").parse().unwrap_or(0);
    let (actor, reason) = (ctx.actor(), posted.get("_reason"));
    let app = &ctx.app;
    let next = match posted.get("_step") {
        "publish" => app.publish(&actor, kind, &id, base, reason).await.map(|_| ctx.to.edit(kind, &id)),
        "remove" => app.remove(&actor, kind, &id, base, reason).await.map(|_| ctx.to.manage_kind(kind)),
        "restore" => app.restore(&actor, kind, &id, base, reason).await.map(|_| ctx.to.edit(kind, &id)),
        "merge" => app.merge(&actor, kind, &id, posted.get("_into"), reason).await.map(|_| ctx.to.edit(kind, posted.get("_into"))),
        _ => return Err(Fault::NotFound),
    };
    Ok(see_other(&next?))
}
