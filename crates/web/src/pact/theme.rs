//! A line, theme or pillar of one version of the pact, with the goals under it. One that was
//! replaced points to its successor.

use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, html, visible};
use askama::Template;
use axum::extract::Path;
use domain::pact::Theme;

#[derive(Template)]
#[template(path = "pact/theme.html")]
struct ThemePage {
    page: Page,
    title: Said,
    form: String,
    summary: Option<Said>,
    version: Option<Linked>,
    version_id: String,
    superseded_by: Option<(String, Linked)>,
    replaced: Vec<(String, Linked)>,
    siblings: Vec<Linked>,
    goals: Vec<(String, Linked)>,
    parties: Vec<Linked>,
    about: About,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Theme>(&ctx, &id)?;
    let theme = &rec.value;
    let title = theme.title.get(ctx.lang);
    let page = ctx
        .page(ctx.t.theme_heading(title, &theme.version))
        .crumb(ctx.t.nav_goals(), ctx.to.goals())
        .crumb(theme.version.clone(), ctx.to.version(&theme.version))
        .crumb(title, ctx.to.theme(&id))
        .draft(!rec.is_live());
    let mut goals: Vec<_> =
        ctx.world.goals.live().filter(|g| g.value.themes.contains(&id)).filter_map(|g| linked::goal(&ctx, &g.id)).collect();
    goals.sort_by_key(|(nr, _)| nr.parse::<u32>().unwrap_or(u32::MAX));
    let with_version = |id: &str| Some((ctx.world.themes.get_live(id)?.value.version.clone(), linked::theme(&ctx, id)?));
    let replaced = ctx.world.themes.live().filter(|t| t.value.superseded_by.as_deref() == Some(&id));
    let siblings = super::goals::themes_of(&ctx, &theme.version).into_iter().filter(|t| t.id != id);
    html(&ThemePage {
        page,
        title: Said::of(&theme.title, &ctx),
        form: ctx.t.code("form", &theme.form).into_owned(),
        summary: theme.summary.as_ref().map(|s| Said::of(s, &ctx)),
        version: linked::version(&ctx, &theme.version),
        version_id: theme.version.clone(),
        superseded_by: theme.superseded_by.as_deref().and_then(with_version),
        replaced: replaced.filter_map(|t| with_version(&t.id)).collect(),
        siblings: siblings.filter_map(|t| linked::theme(&ctx, &t.id)).collect(),
        goals,
        parties: ctx.world.parties.live().filter(|p| p.value.themes.contains(&id)).filter_map(|p| linked::party(&ctx, &p.id)).collect(),
        about: About::of(&ctx, rec, &theme.sources),
    })
}
