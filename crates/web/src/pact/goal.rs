//! One goal: what was agreed, by whom, how it is measured, and what it looked like before.

use crate::shell::{Answer, Ctx, Fault, Page, html};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "pact/goal.html")]
struct GoalPage {
    page: Page,
    id: String,
    text: String,
    text_lang: &'static str,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let goal = ctx.world.goals.get_live(&id).ok_or(Fault::NotFound)?;
    let title = goal.value.title.get(ctx.lang).to_string();
    let page = ctx.page(title.clone()).crumb(ctx.t.nav_goals(), ctx.to.goals()).crumb(title, ctx.to.goal(&id));
    html(&GoalPage { page, id, text: goal.value.text.get(ctx.lang).into(), text_lang: goal.value.text.lang(ctx.lang).code() })
}
