//! Signing out: the session ends here, the browser forgets it. For a visitor nothing happens.

use super::arrive::forget;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Posted};

pub async fn leave(ctx: Ctx, _posted: Posted) -> Answer {
    if let Some(signed_in) = &ctx.person.0 {
        ctx.app.sign_out(signed_in).await?;
    }
    forget(see_other(&ctx.to.start()))
}
