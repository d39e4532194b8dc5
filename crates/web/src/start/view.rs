//! The start page.

use crate::pact::latest::{Latest, latest};
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, html};
use crate::start::changes::{Changed, changes};
use crate::start::moments::{Moment, moments};
use askama::Template;
use domain::regions::LANDSDELEN;
use seed::labels;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "start/view.html")]
struct Start {
    page: Page,
    figures: Vec<KeyFigure>,
    goals: Vec<(String, Linked)>,
    changes: Arc<Vec<Changed>>,
    landsdelen: Vec<(Linked, Option<Said>)>,
    next: Vec<Moment>,
    past: Vec<Moment>,
}

struct KeyFigure {
    link: Linked,
    /// Which part of the indicator this is, where it is not the total.
    part: String,
    latest: Latest,
}

/// The indicators on the start page, each with the part of it that is meant: one figure of the
/// labour market, one of scarcity, one of choice, one of who takes part. Values come from the data.
const KEY_FIGURES: &[(&str, &[(&str, &str)])] = &[
    ("persons_technical_occupation", &[]),
    ("open_vacancies", &[("occupation", "technical")]),
    ("share_betatech_mbo_inflow", &[]),
    ("women_share_technical_occupation", &[]),
];

pub async fn page(ctx: Ctx) -> Answer {
    let mut goals: Vec<_> = ctx.world.goals.live().filter_map(|g| linked::goal(&ctx, &g.id)).collect();
    goals.sort_by_key(|(id, _)| id.parse::<u32>().unwrap_or(u32::MAX));
    let (next, past) = moments(&ctx, 3);
    let landsdelen = LANDSDELEN.into_iter().filter_map(|id| landsdeel(&ctx, id)).collect();
    let figures = KEY_FIGURES.iter().filter_map(|(id, dims)| figure(&ctx, id, dims)).collect();
    let changes = changes(&ctx, 6).await?;
    let page = ctx.page(ctx.t.start_title()).describe(ctx.t.start_lead()).feed("/feeds/nieuws.atom");
    html(&Start { page, figures, goals, changes, landsdelen, next, past })
}

fn figure(ctx: &Ctx, id: &str, dims: &[(&str, &str)]) -> Option<KeyFigure> {
    let latest = latest(ctx, id, dims)?;
    let card = ctx.world.indicators.get_live(id)?;
    let part: Vec<_> = dims.iter().map(|(dim, code)| labels().label(dim, code, ctx.lang)).collect();
    let link = Linked::new(Said::of(&card.value.title, ctx), ctx.to.indicator(id));
    Some(KeyFigure { link, part: part.join(", "), latest })
}

fn landsdeel(ctx: &Ctx, id: &str) -> Option<(Linked, Option<Said>)> {
    let territory = ctx.world.regions.get_live(id)?.value.territory.as_ref().map(|t| Said::of(t, ctx));
    Some((linked::region(ctx, id)?, territory))
}
