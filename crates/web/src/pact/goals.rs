//! All goals: by number, or grouped by the themes of one version, where a goal stands under each
//! of its themes. Filters on theme and on link in the chain.

use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::pact::{Goal, LINKS, Theme};
use domain::record::Rec;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pact/goals.html")]
struct Goals<'c> {
    page: Page,
    picks: Vec<Pick>,
    groups: Vec<Group<'c>>,
    /// Goals shown, each counted once.
    count: usize,
    is_filtered: bool,
}

/// Goals under one theme, or all of them without a heading.
struct Group<'c> {
    theme: Option<Linked>,
    form: String,
    cards: Vec<&'c Card>,
}

/// The card of every goal in one language, made once per version of the pact.
struct Cards(BTreeMap<String, Card>);

struct Card {
    id: String,
    title: Said,
    address: String,
    links: Vec<String>,
    status: Badge,
    targets: usize,
    indicators: usize,
    agreements: usize,
}

pub async fn page(ctx: Ctx) -> Answer {
    let goals = chosen(&ctx);
    let cards = ctx.world.derived(ctx.lang.code(), || Cards(ctx.world.goals.live().map(|g| (g.id.clone(), card(&ctx, g))).collect()));
    let page = ctx.page(ctx.t.goals_title()).crumb(ctx.t.nav_goals(), ctx.to.goals()).describe(ctx.t.goals_lead());
    let is_filtered = ["versie", "thema", "schakel"].iter().any(|name| ctx.query(name).is_some());
    html(&Goals { page, picks: picks(&ctx), groups: groups(&ctx, &goals, &cards), count: goals.len(), is_filtered })
}

/// Goals by number, as far as the filters keep them.
fn chosen(ctx: &Ctx) -> Vec<&Rec<Goal>> {
    let (version, theme, link) = (ctx.query("versie"), ctx.query("thema"), ctx.query("schakel"));
    let has = |list: &[String], wanted: &Option<String>| wanted.as_ref().is_none_or(|w| list.contains(w));
    let under = |goal: &Goal, version: &str| goal.version == version || goal.themes.iter().any(|t| is_of(ctx, t, version));
    let mut goals: Vec<_> = ctx
        .world
        .goals
        .live()
        .filter(|g| has(&g.value.themes, &theme) && has(&g.value.links, &link))
        .filter(|g| version.as_deref().is_none_or(|v| under(&g.value, v)))
        .collect();
    goals.sort_by_key(|g| (g.id.parse::<u32>().unwrap_or(u32::MAX), &g.id));
    goals
}

fn is_of(ctx: &Ctx, theme: &str, version: &str) -> bool {
    ctx.world.themes.get_live(theme).is_some_and(|t| t.value.version == version)
}

/// The themes of a version in their own order.
pub fn themes_of<'c>(ctx: &'c Ctx, version: &str) -> Vec<&'c Rec<Theme>> {
    let mut themes: Vec<_> = ctx.world.themes.live().filter(|t| t.value.version == version).collect();
    themes.sort_by_key(|t| t.value.position);
    themes
}

/// Grouped by the chosen version's themes; a version without themes, or none chosen, is one group.
fn groups<'c>(ctx: &Ctx, goals: &[&Rec<Goal>], cards: &'c Cards) -> Vec<Group<'c>> {
    let themes = ctx.query("versie").map(|v| themes_of(ctx, &v)).unwrap_or_default();
    let wanted = ctx.query("thema").filter(|t| themes.iter().any(|x| x.id == *t));
    if themes.is_empty() {
        let cards = goals.iter().filter_map(|g| cards.0.get(&g.id)).collect();
        return vec![Group { theme: None, form: String::new(), cards }];
    }
    let under = |theme: &Rec<Theme>| goals.iter().filter(|g| g.value.themes.contains(&theme.id)).collect::<Vec<_>>();
    let of = |theme: &Rec<Theme>| under(theme).into_iter().filter_map(|g| cards.0.get(&g.id)).collect();
    themes
        .into_iter()
        .filter(|t| wanted.as_ref().is_none_or(|w| *w == t.id))
        .map(|t| Group { theme: linked::theme(ctx, &t.id), form: ctx.t.code("form", &t.value.form).into_owned(), cards: of(t) })
        .collect()
}

fn card(ctx: &Ctx, goal: &Rec<Goal>) -> Card {
    Card {
        id: goal.id.clone(),
        title: Said::of(&goal.value.title, ctx),
        address: ctx.to.goal(&goal.id),
        links: goal.value.links.iter().map(|l| ctx.t.code("link", l).into_owned()).collect(),
        status: badge(ctx, goal.value.status.as_deref()),
        targets: goal.value.targets.len(),
        indicators: goal.value.indicators.len(),
        agreements: crate::pact::agreed::for_goal(&ctx.world, &goal.id).len(),
    }
}

fn picks(ctx: &Ctx) -> Vec<Pick> {
    let versions = ctx.world.versions.live().filter(|v| !themes_of(ctx, &v.id).is_empty());
    let versions = versions.map(|v| (v.id.clone(), format!("{}: {}", v.id, ctx.t.goals_by_themes(themes_of(ctx, &v.id).len())))).collect();
    let mut themes: Vec<_> = ctx.world.themes.live().collect();
    themes.sort_by_key(|t| (std::cmp::Reverse(&t.value.version), t.value.position));
    let themes = themes.into_iter().map(|t| (t.id.clone(), format!("{} ({})", t.value.title.get(ctx.lang), t.value.version))).collect();
    let links = LINKS.iter().map(|l| ((*l).to_string(), ctx.t.code("link", l).into_owned())).collect();
    vec![
        pick(ctx, "versie", ctx.t.goals_group(), versions).all(ctx.t.goals_by_number()),
        pick(ctx, "thema", ctx.t.goals_theme(), themes),
        pick(ctx, "schakel", ctx.t.goal_chain(), links),
    ]
}
