//! The versions of the pact in order: what each brought, what replaced it, what we do not know.

use crate::pact::goals::themes_of;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, format, html};
use askama::Template;
use domain::pact::PactVersion;
use domain::record::Rec;

#[derive(Template)]
#[template(path = "pact/versions.html")]
struct Versions {
    page: Page,
    rows: Vec<Row>,
    compare: Vec<(String, String)>,
}

struct Row {
    id: String,
    title: Said,
    address: String,
    adopted: Option<String>,
    themes: Vec<Linked>,
    goals: usize,
    agreements: usize,
    superseded_by: Option<Linked>,
    gaps: bool,
}

/// Public versions, oldest first.
pub fn in_order(ctx: &Ctx) -> Vec<&Rec<PactVersion>> {
    ctx.world.versions.live().collect()
}

pub async fn page(ctx: Ctx) -> Answer {
    let versions = in_order(&ctx);
    let rows = versions.iter().map(|v| row(&ctx, v)).collect();
    let pairs = versions.windows(2).map(|w| (format!("{} – {}", w[0].id, w[1].id), compare_link(&ctx, &w[0].id, &w[1].id)));
    let compare = pairs.collect();
    let page = ctx
        .page(ctx.t.versions_title())
        .crumb(ctx.t.nav_goals(), ctx.to.goals())
        .crumb(ctx.t.versions_crumb(), ctx.to.versions())
        .describe(ctx.t.versions_lead());
    html(&Versions { page, rows, compare })
}

pub fn compare_link(ctx: &Ctx, a: &str, b: &str) -> String {
    format!("{}?a={a}&b={b}", ctx.to.compare_versions())
}

fn row(ctx: &Ctx, rec: &Rec<PactVersion>) -> Row {
    Row {
        id: rec.id.clone(),
        title: Said::of(&rec.value.title, ctx),
        address: ctx.to.version(&rec.id),
        adopted: rec.value.adopted.map(|d| format::date(d, ctx.t)),
        themes: themes_of(ctx, &rec.id).into_iter().filter_map(|t| linked::theme(ctx, &t.id)).collect(),
        goals: ctx.world.goals.live().filter(|g| g.value.version == rec.id).count(),
        agreements: ctx.world.agreements.live().filter(|a| a.value.version.as_ref() == Some(&rec.id)).count(),
        superseded_by: rec.value.superseded_by.as_deref().and_then(|id| linked::version(ctx, id)),
        gaps: rec.value.gaps.is_some(),
    }
}
