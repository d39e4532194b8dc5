//! One version of the pact: its text in our words, its themes, goals and agreements, what it
//! replaced, and what could not be found out.

use crate::pact::about::About;
use crate::pact::goals::themes_of;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::pact::versions::{compare_link, in_order};
use crate::shell::{Answer, Ctx, Page, format, html, visible};
use askama::Template;
use axum::extract::Path;
use domain::pact::PactVersion;

#[derive(Template)]
#[template(path = "pact/version.html")]
struct Version {
    page: Page,
    title: Said,
    summary: Said,
    adopted: Option<String>,
    gaps: Option<Said>,
    superseded_by: Option<Linked>,
    replaced: Vec<Linked>,
    /// (form, theme, goals under it).
    themes: Vec<(String, Linked, usize)>,
    goals: Vec<(String, Linked)>,
    agreements: Vec<Linked>,
    all_agreements: String,
    compare: Vec<(String, String)>,
    about: About,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<PactVersion>(&ctx, &id)?;
    let version = &rec.value;
    let title = version.title.get(ctx.lang);
    let page = ctx
        .page(title)
        .crumb(ctx.t.nav_goals(), ctx.to.goals())
        .crumb(ctx.t.versions_crumb(), ctx.to.versions())
        .crumb(id.clone(), ctx.to.version(&id))
        .draft(!rec.is_live());
    let mut goals: Vec<_> = ctx.world.goals.live().filter(|g| g.value.version == id).filter_map(|g| linked::goal(&ctx, &g.id)).collect();
    goals.sort_by_key(|(nr, _)| nr.parse::<u32>().unwrap_or(u32::MAX));
    let agreements = ctx.world.agreements.live().filter(|a| a.value.version.as_deref() == Some(&id));
    let replaced = ctx.world.versions.live().filter(|v| v.value.superseded_by.as_deref() == Some(&id));
    html(&Version {
        page,
        title: Said::of(&version.title, &ctx),
        summary: Said::of(&version.summary, &ctx),
        adopted: version.adopted.map(|d| format::date(d, ctx.t)),
        gaps: version.gaps.as_ref().map(|g| Said::of(g, &ctx)),
        superseded_by: version.superseded_by.as_deref().and_then(|id| linked::version(&ctx, id)),
        replaced: replaced.filter_map(|v| linked::version(&ctx, &v.id)).collect(),
        themes: themes(&ctx, &id),
        goals,
        agreements: agreements.filter_map(|a| linked::agreement(&ctx, &a.id)).collect(),
        all_agreements: format!("{}?versie={id}", ctx.to.agreements()),
        compare: in_order(&ctx).iter().filter(|v| v.id != id).map(|v| (v.id.clone(), compare_link(&ctx, &v.id, &id))).collect(),
        about: About::of(&ctx, rec, &version.sources),
    })
}

fn themes(ctx: &Ctx, version: &str) -> Vec<(String, Linked, usize)> {
    let goals = |theme: &String| ctx.world.goals.live().filter(|g| g.value.themes.contains(theme)).count();
    themes_of(ctx, version)
        .into_iter()
        .filter_map(|t| Some((ctx.t.code("form", &t.value.form).into_owned(), linked::theme(ctx, &t.id)?, goals(&t.id))))
        .collect()
}
