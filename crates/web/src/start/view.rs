//! The start page.

use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;

#[derive(Template)]
#[template(path = "start/view.html")]
struct Start {
    page: Page,
    goals: Vec<(String, String, String)>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let mut goals: Vec<_> =
        ctx.world.goals.live().map(|g| (g.id.clone(), g.value.title.get(ctx.lang).to_string(), ctx.to.goal(&g.id))).collect();
    goals.sort_by_key(|(id, _, _)| id.parse::<u32>().unwrap_or(u32::MAX));
    let page = ctx.page(ctx.t.start_title()).describe(ctx.t.start_lead());
    html(&Start { page, goals })
}
