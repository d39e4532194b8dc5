//! The whole log, sign-ins and refusals included, for those who answer for it.

use super::event::{Told, told};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;

#[derive(Template)]
#[template(path = "site/log.html")]
struct Log {
    page: Page,
    events: Vec<Told>,
    next: Option<String>,
}

const MOST: i64 = 100;

pub async fn page(ctx: Ctx) -> Answer {
    let before = ctx.query("tot").and_then(|s| s.parse().ok()).unwrap_or(i64::MAX);
    let events = ctx.app.log(&ctx.actor(), before, MOST).await?;
    let next = events.last().filter(|e| e.seq > 1).map(|e| format!("{}?tot={}", ctx.to.manage_log(), e.seq));
    html(&Log {
        page: ctx.page(ctx.t.log_title()).crumb(ctx.t.nav_edit(), ctx.to.manage()).crumb(ctx.t.manage_log(), ctx.to.manage_log()),
        events: events.iter().map(|e| told(&ctx, e)).collect(),
        next,
    })
}
