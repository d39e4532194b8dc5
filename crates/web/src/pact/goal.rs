//! One goal: the loop on one page. What was agreed, by whom, how it is measured, what is known,
//! and what it looked like before.

use crate::agenda::part::{Part, part};
use crate::agenda::promises::{Promise, promises};
use crate::monitor::card::{Card, card};
use crate::pact::about::About;
use crate::pact::agreed::{for_goal, per_landsdeel};
use crate::pact::aim::{Aim, aim};
use crate::pact::latest::{Latest, latest};
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, Judged, badge, judged};
use crate::shell::{Answer, Ctx, Page, html, visible};
use crate::steering::concerning_goal;
use crate::steering::rows::Rows;
use app::agenda::Facet;
use askama::Template;
use axum::extract::Path;
use domain::pact::{Agreement, Goal, Target};
use domain::record::Rec;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "pact/goal.html")]
struct GoalPage {
    page: Page,
    id: String,
    title: Said,
    text: Said,
    version: Option<Linked>,
    links: Vec<String>,
    /// (version, its themes).
    themes: Vec<(String, Vec<Linked>)>,
    status: Judged,
    superseded_by: Option<(String, Linked)>,
    targets: Vec<TargetRow>,
    roles: Vec<(String, Vec<Linked>)>,
    national: Vec<AgreementRow>,
    regional: Vec<(Linked, usize, String)>,
    all_agreements: String,
    indicators: Vec<IndicatorRow>,
    evidence: Option<Said>,
    /// Open signals, and decisions.
    steering: (Rows, Rows),
    actions: Part,
    promises: Vec<Promise>,
    about: About,
    before: Option<Linked>,
    after: Option<Linked>,
}

struct TargetRow {
    text: Said,
    source: Option<Said>,
    indicator: Option<(Linked, Option<Latest>)>,
    /// For a part of the people only.
    aim: Option<Aim>,
}

struct AgreementRow {
    link: Linked,
    version: Option<String>,
    status: Badge,
}

/// An indicator as its card, or until a card can be drawn as a line.
struct IndicatorRow {
    link: Linked,
    card: Option<Arc<Card>>,
    latest: Option<Latest>,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Goal>(&ctx, &id)?;
    let goal = &rec.value;
    let found = for_goal(&ctx.world, &id);
    let page = ctx
        .page(ctx.t.goal_heading(&id, goal.title.get(ctx.lang)))
        .crumb(ctx.t.nav_goals(), ctx.to.goals())
        .crumb(ctx.t.goal_number(&id), ctx.to.goal(&id))
        .describe(goal.text.get(ctx.lang))
        .feed(format!("/feeds/doelen/{id}.atom"))
        .draft(!rec.is_live());
    let (before, after) = neighbours(&ctx, &id);
    html(&GoalPage {
        page,
        title: Said::of(&goal.title, &ctx),
        text: Said::of(&goal.text, &ctx),
        version: linked::version(&ctx, &goal.version),
        links: goal.links.iter().map(|l| ctx.t.code("link", l).into_owned()).collect(),
        themes: themes(&ctx, goal),
        status: judged(&ctx, goal.status.as_deref(), goal.status_reason.as_ref()),
        superseded_by: goal.superseded_by.as_deref().and_then(|id| linked::goal(&ctx, id)),
        targets: goal.targets.iter().map(|t| target(&ctx, t)).collect(),
        roles: linked::by_role(&ctx, &goal.roles),
        national: found.iter().filter(|a| a.value.region.is_none()).map(|a| agreement(&ctx, a)).collect(),
        regional: regional(&ctx, &id, &found),
        all_agreements: format!("{}?doel={id}", ctx.to.agreements()),
        indicators: goal.indicators.iter().filter_map(|i| indicator(&ctx, i)).collect(),
        evidence: goal.evidence.as_ref().map(|e| Said::of(e, &ctx)),
        steering: concerning_goal(&ctx, &id),
        actions: part(&ctx, Facet::Goal, &id),
        promises: promises(&ctx, &id, goal),
        about: About::of(&ctx, rec, &goal.sources),
        before,
        after,
        id,
    })
}

/// The themes a goal falls under, by version, oldest first.
fn themes(ctx: &Ctx, goal: &Goal) -> Vec<(String, Vec<Linked>)> {
    let mut versions: Vec<(String, Vec<Linked>)> = Vec::new();
    let mut themes: Vec<_> = goal.themes.iter().filter_map(|id| ctx.world.themes.get_live(id)).collect();
    themes.sort_by_key(|t| (&t.value.version, t.value.position));
    for theme in themes {
        let link = Linked::new(Said::of(&theme.value.title, ctx), ctx.to.theme(&theme.id));
        match versions.last_mut() {
            Some((version, list)) if *version == theme.value.version => list.push(link),
            _ => versions.push((theme.value.version.clone(), vec![link])),
        }
    }
    versions
}

fn target(ctx: &Ctx, target: &Target) -> TargetRow {
    let measured = |id: &String| {
        let card = ctx.world.indicators.get_live(id)?;
        Some((Linked::new(Said::of(&card.value.title, ctx), ctx.to.indicator(id)), latest(ctx, id, &[])))
    };
    TargetRow {
        text: Said::of(&target.text, ctx),
        source: target.source.as_ref().map(|s| Said::dutch(s, ctx)),
        indicator: target.indicator.as_ref().and_then(measured),
        aim: aim(ctx, target),
    }
}

fn agreement(ctx: &Ctx, rec: &Rec<Agreement>) -> AgreementRow {
    AgreementRow {
        link: Linked::new(Said::of(&rec.value.title, ctx), ctx.to.agreement(&rec.id)),
        version: rec.value.version.clone(),
        status: badge(ctx, rec.value.status.as_deref()),
    }
}

/// How many agreements each landsdeel made for this goal, with the list behind each count.
fn regional(ctx: &Ctx, goal: &str, found: &[&Rec<Agreement>]) -> Vec<(Linked, usize, String)> {
    per_landsdeel(&ctx.world, found)
        .into_iter()
        .filter_map(|(id, count)| Some((linked::region(ctx, id)?, count, format!("{}?doel={goal}&landsdeel={id}", ctx.to.agreements()))))
        .collect()
}

fn indicator(ctx: &Ctx, id: &str) -> Option<IndicatorRow> {
    let rec = ctx.world.indicators.get_live(id)?;
    let link = Linked::new(Said::of(&rec.value.title, ctx), ctx.to.indicator(id));
    Some(IndicatorRow { link, card: card(ctx, id, None), latest: latest(ctx, id, &[]) })
}

/// The goals before and after this one by number.
fn neighbours(ctx: &Ctx, id: &str) -> (Option<Linked>, Option<Linked>) {
    let Ok(number) = id.parse::<u32>() else { return (None, None) };
    let near = |n: Option<u32>| n.and_then(|n| linked::goal(ctx, &n.to_string())).map(|(_, link)| link);
    (near(number.checked_sub(1)), near(number.checked_add(1)))
}
