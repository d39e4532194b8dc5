//! All signals, filtered by what stands in the address; without a choice those that are open.

use super::lists::{body_name, is_open, signal_row, signals as found};
use super::rows::Rows;
use crate::pact::pick::{Pick, pick};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::regions::LANDSDELEN;
use domain::steering::{ORIGINS, Signal, SignalStep};

#[derive(Template)]
#[template(path = "steering/signals.html")]
struct Signals {
    page: Page,
    picks: Vec<Pick>,
    rows: Rows,
    shown: usize,
    total: usize,
    /// Rules with what they look for.
    rules: Vec<(String, String, String)>,
}

/// More than this many on one page helps nobody; the filters do.
const MOST: usize = 200;

fn fits(ctx: &Ctx, s: &Signal) -> bool {
    let asks = |name: &str, fits: &dyn Fn(&str) -> bool| ctx.query(name).is_none_or(|wanted| fits(&wanted));
    let step = ctx.query("stap");
    step.as_deref().map_or_else(|| is_open(s), |code| code == "alle" || s.step.code() == code)
        && asks("doel", &|goal| s.goals.iter().any(|g| g == goal))
        && asks("landsdeel", &|place| s.region.as_deref().unwrap_or("landelijk") == place)
        && asks("herkomst", &|from| s.raised_by == from)
}

pub async fn page(ctx: Ctx) -> Answer {
    let t = ctx.t;
    let chosen = found(&ctx, |s| fits(&ctx, s));
    let steps = std::iter::once(("alle".to_string(), t.pact_all().to_string()))
        .chain(SignalStep::ALL.iter().map(|s| (s.code().to_string(), t.code("step", s.code()).into_owned())));
    let mut goals: Vec<_> = ctx.world.goals.live().map(|g| (g.id.clone(), format!("{}. {}", g.id, g.value.title.get(ctx.lang)))).collect();
    goals.sort_by_key(|(id, _)| id.parse::<u32>().unwrap_or(u32::MAX));
    let places = std::iter::once("landelijk").chain(LANDSDELEN);
    let places = places.map(|p| (p.to_string(), if p == "landelijk" { t.steering_national().into() } else { body_name(&ctx, p) }));
    let origins = ORIGINS.iter().map(|o| ((*o).to_string(), t.code("raised-by", o).into_owned()));
    let picks = vec![
        pick(&ctx, "stap", t.field_status(), steps.collect()).all(t.steering_open()),
        pick(&ctx, "doel", t.agreements_goal(), goals),
        pick(&ctx, "landsdeel", t.agreements_place(), places.collect()),
        pick(&ctx, "herkomst", t.field_raised_by(), origins.collect()),
    ];
    let rules = ctx.world.signal_rules.live().filter(|r| !r.value.off);
    html(&Signals {
        page: ctx
            .page(t.steering_signals())
            .crumb(t.steering_crumb(), ctx.to.steering())
            .crumb(t.steering_signals(), ctx.to.signals())
            .describe(t.steering_signals_lead()),
        picks,
        shown: chosen.len(),
        total: ctx.world.signals.live().count(),
        rows: Rows { rows: chosen.into_iter().take(MOST).map(|r| signal_row(&ctx, r)).collect(), empty: t.steering_no_such_signal() },
        rules: rules
            .map(|r| {
                let v = &r.value;
                (v.title.get(ctx.lang).into(), v.title.lang(ctx.lang).code().into(), v.explanation.get(ctx.lang).into())
            })
            .collect(),
    })
}
