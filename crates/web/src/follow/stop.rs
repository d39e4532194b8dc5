//! The way out. A mail program posts to this address and is done, without a page or a sign-in (RFC 8058); a reader
//! who opens it in a browser presses one button. The seal in the address is all that is asked for.

use super::mine::{Gone, gone, key};
use crate::shell::{Answer, Ctx, Page, Posted, html};
use askama::Template;

#[derive(Template)]
#[template(path = "follow/stop.html")]
struct Stop {
    page: Page,
    code: String,
}

pub async fn page(ctx: Ctx) -> Answer {
    let code = ctx.query("code").unwrap_or_default();
    let found = match key(&ctx, &code) {
        Some(key) => ctx.app.following(key).await?,
        None => None,
    };
    if found.is_none() {
        return gone(&ctx, &code);
    }
    let page = ctx.page(ctx.t.follow_stop_title()).crumb(ctx.t.follow_choose_title(), ctx.to.follows());
    html(&Stop { page, code })
}

pub async fn stop(ctx: Ctx, posted: Posted) -> Answer {
    let code = ctx.query("code").unwrap_or_else(|| posted.get("code").into());
    let Some(key) = key(&ctx, &code) else { return gone(&ctx, &code) };
    if !code.is_empty() && !ctx.app.is_follow_link(&code) {
        return gone(&ctx, &code);
    }
    ctx.app.stop_following(key).await?;
    html(&Gone { page: ctx.page(ctx.t.follow_stopped_title()), text: ctx.t.follow_stopped() })
}
