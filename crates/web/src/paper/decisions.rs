//! Decisions that concern a landsdeel on paper: its own, those about it, and those for the whole country.

use crate::paper::pieces::{address, heading, missing, paragraph, prose, run};
use crate::regions::names::{pacts_of, said};
use crate::shell::{Ctx, format};
use domain::Rec;
use domain::steering::{Decision, DecisionStep, LRT, PACT};
use report::paper::{Block, Look, Run};

/// Taken decisions, newest first; what was withdrawn or only proposed is for the site.
pub fn decisions(ctx: &Ctx, id: &str) -> Vec<Block> {
    let mut all: Vec<_> = ctx.world.decisions.live().filter(|d| is_taken(&d.value)).collect();
    all.sort_by_key(|d| std::cmp::Reverse((d.value.decided, d.id.clone())));
    let bodies: Vec<&str> = pacts_of(&ctx.world, id).into_iter().map(|p| p.id.as_str()).chain([id]).collect();
    let is_own =
        |d: &&&Rec<Decision>| bodies.contains(&d.value.body.as_str()) || d.value.regions.iter().any(|r| bodies.contains(&r.as_str()));
    let is_national = |d: &&&Rec<Decision>| matches!(d.value.body.as_str(), LRT | PACT) && d.value.regions.is_empty();
    let mut blocks: Vec<Block> = all.iter().filter(is_own).flat_map(|d| decision(ctx, d)).collect();
    if blocks.is_empty() {
        blocks.push(missing(ctx.t.paper_no_decisions()));
    }
    let national: Vec<_> = all.iter().filter(is_national).map(|d| line(ctx, d)).collect();
    if !national.is_empty() {
        blocks.push(heading(2, ctx.t.paper_national_decisions()));
        blocks.push(Block::List(national));
    }
    blocks
}

fn is_taken(decision: &Decision) -> bool {
    matches!(decision.step, DecisionStep::Taken | DecisionStep::Superseded)
}

fn decision(ctx: &Ctx, rec: &Rec<Decision>) -> Vec<Block> {
    let (t, d) = (ctx.t, &rec.value);
    let title = run(ctx, &said(&d.title, ctx.lang)).to(address(ctx, &ctx.to.decision(&rec.id)));
    let mut facts = vec![rec.id.clone()];
    facts.extend(d.decided.map(|on| format::date(on, t)));
    facts.extend((!d.goals.is_empty()).then(|| format!("{} {}", t.regions_goals(), d.goals.join(", "))));
    facts.extend(d.review_on.map(|on| t.paper_review_on(format::date(on, t))));
    facts.extend((d.step == DecisionStep::Superseded).then(|| t.paper_superseded().to_string()));
    let head = [Block::Heading { level: 2, text: title }, paragraph(Look::Small, facts.join(" · "))];
    head.into_iter().chain(prose(ctx, Look::Body, &said(&d.text, ctx.lang))).collect()
}

fn line(ctx: &Ctx, rec: &Rec<Decision>) -> Vec<Run> {
    let d = &rec.value;
    let title = run(ctx, &said(&d.title, ctx.lang)).to(address(ctx, &ctx.to.decision(&rec.id)));
    let day = d.decided.map(|on| Run::quiet(format!(" – {}", format::date(on, ctx.t))));
    std::iter::once(title).chain(day).collect()
}
