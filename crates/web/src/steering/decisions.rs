//! The register: every decision, national and regional, by goal, region, party, year and words.

use super::lists::{body_name, decision_row, decisions as found};
use super::rows::Rows;
use crate::pact::find::holds;
use crate::pact::pick::{Pick, pick};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::steering::{Decision, DecisionStep};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "steering/decisions.html")]
struct Decisions {
    page: Page,
    picks: Vec<Pick>,
    words: String,
    rows: Rows,
    shown: usize,
    total: usize,
}

fn parties(d: &Decision) -> impl Iterator<Item = &String> {
    d.parties.iter().chain(&d.owner)
}

fn fits(ctx: &Ctx, d: &Decision) -> bool {
    let asks = |name: &str, fits: &dyn Fn(&str) -> bool| ctx.query(name).is_none_or(|wanted| fits(&wanted));
    let place = |p: &str| d.body == p || d.regions.iter().any(|r| r == p);
    let texts = [&d.title.nl, &d.text.nl, d.title.en.as_ref().unwrap_or(&d.title.nl), d.text.en.as_ref().unwrap_or(&d.text.nl)];
    asks("doel", &|goal| d.goals.iter().any(|g| g == goal))
        && asks("regio", &place)
        && asks("partij", &|party| parties(d).any(|p| p == party))
        && asks("jaar", &|year| d.decided.is_some_and(|day| day.year().to_string() == year))
        && asks("stand", &|step| d.step.code() == step)
        && asks("zoek", &|words| holds(words, &texts.map(String::as_str)))
}

pub async fn page(ctx: Ctx) -> Answer {
    let t = ctx.t;
    let all = found(&ctx, |_| true);
    let chosen = found(&ctx, |d| fits(&ctx, d));
    let set = |of: &dyn Fn(&Decision) -> Vec<String>| -> BTreeSet<String> { all.iter().flat_map(|r| of(&r.value)).collect() };
    let mut goals: Vec<_> = set(&|d| d.goals.clone())
        .into_iter()
        .filter_map(|g| ctx.world.goals.get_live(&g).map(|rec| (g.clone(), format!("{g}. {}", rec.value.title.get(ctx.lang)))))
        .collect();
    goals.sort_by_key(|(g, _)| g.parse::<u32>().unwrap_or(u32::MAX));
    let places = set(&|d| std::iter::once(d.body.clone()).chain(d.regions.clone()).collect());
    let named = |id: String| ctx.world.parties.get_live(&id).map(|p| (id.clone(), p.value.title.get(ctx.lang).to_string()));
    let years: Vec<_> =
        set(&|d| d.decided.iter().map(|day| day.year().to_string()).collect()).into_iter().rev().map(|y| (y.clone(), y)).collect();
    let steps = DecisionStep::ALL.iter().map(|s| (s.code().to_string(), t.code("step", s.code()).into_owned()));
    let picks = vec![
        pick(&ctx, "doel", t.agreements_goal(), goals),
        pick(&ctx, "regio", t.steering_body(), places.into_iter().map(|p| (p.clone(), body_name(&ctx, &p))).collect()),
        pick(&ctx, "partij", t.field_party(), set(&|d| parties(d).cloned().collect()).into_iter().filter_map(named).collect()),
        pick(&ctx, "jaar", t.field_year(), years),
        pick(&ctx, "stand", t.field_status(), steps.collect()),
    ];
    html(&Decisions {
        page: ctx
            .page(t.steering_register())
            .crumb(t.steering_crumb(), ctx.to.steering())
            .crumb(t.steering_decisions(), ctx.to.decisions())
            .describe(t.steering_register_lead()),
        picks: picks.into_iter().filter(Pick::is_useful).collect(),
        words: ctx.query("zoek").unwrap_or_default(),
        shown: chosen.len(),
        total: all.len(),
        rows: Rows { rows: chosen.into_iter().map(|r| decision_row(&ctx, r)).collect(), empty: t.steering_no_such_decision() },
    })
}
