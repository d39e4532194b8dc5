//! All goals, grouped by the themes of a version.

use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;

#[derive(Template)]
#[template(path = "pact/goals.html")]
struct Goals {
    page: Page,
    goals: Vec<Card>,
}

struct Card {
    id: String,
    title: String,
    address: String,
    links: Vec<String>,
    targets: usize,
    indicators: usize,
}

pub async fn page(ctx: Ctx) -> Answer {
    let mut goals: Vec<_> = ctx
        .world
        .goals
        .live()
        .map(|g| Card {
            id: g.id.clone(),
            title: g.value.title.get(ctx.lang).into(),
            address: ctx.to.goal(&g.id),
            links: g.value.links.iter().map(|l| ctx.t.code("link", l).into_owned()).collect(),
            targets: g.value.targets.len(),
            indicators: g.value.indicators.len(),
        })
        .collect();
    goals.sort_by_key(|g| g.id.parse::<u32>().unwrap_or(u32::MAX));
    let page = ctx.page(ctx.t.goals_title()).crumb(ctx.t.nav_goals(), ctx.to.goals()).describe(ctx.t.goals_lead());
    html(&Goals { page, goals })
}
