//! The doe-agenda of a landsdeel on paper. How an action stands today is for the site: a paper says
//! what was reported, promised, paid and reached.

use crate::agenda::row::span;
use crate::paper::pieces::{address, column, missing, numbers, paragraph, prose, run};
use crate::regions::names::said;
use crate::shell::{Ctx, format};
use domain::Rec;
use domain::agenda::{Action, Milestone, standing, sums};
use domain::value::format_number;
use report::paper::{Block, Look, Row, Run, Table};

/// Every public action of a landsdeel, by title.
pub fn actions(ctx: &Ctx, id: &str) -> Vec<Block> {
    let mut all: Vec<_> = ctx.world.actions.live().filter(|a| a.value.landsdeel.as_deref() == Some(id)).collect();
    all.sort_by_key(|a| (a.value.title.get(ctx.lang).to_lowercase(), a.id.clone()));
    if all.is_empty() {
        return vec![missing(ctx.t.paper_no_actions())];
    }
    all.into_iter().flat_map(|a| action(ctx, a)).collect()
}

fn action(ctx: &Ctx, rec: &Rec<Action>) -> Vec<Block> {
    let (t, a) = (ctx.t, &rec.value);
    let title = run(ctx, &said(&a.title, ctx.lang)).to(address(ctx, &ctx.to.action(&rec.id)));
    let mut blocks = vec![Block::Heading { level: 2, text: title }];
    blocks.push(paragraph(Look::Small, facts(ctx, rec).join(" · ")));
    blocks.extend(prose(ctx, Look::Body, &said(&a.lead, ctx.lang)));
    if let Some(reason) = &a.status_reason {
        blocks.extend(prose(ctx, Look::Body, &said(reason, ctx.lang)));
    }
    if !a.milestones.is_empty() {
        blocks.push(Block::List(a.milestones.iter().map(|m| milestone(ctx, m)).collect()));
    }
    if !a.results.is_empty() {
        blocks.push(results(ctx, a));
    }
    if let Some(gaps) = &a.gaps {
        let gaps = said(gaps, ctx.lang);
        let runs = vec![Run::bold(format!("{}: ", t.field_gaps())), run(ctx, &gaps)];
        blocks.push(Block::Paragraph { runs, look: Look::Missing });
    }
    blocks
}

/// Owner, partners, goals, dates, status set by hand, last report, money.
fn facts(ctx: &Ctx, rec: &Rec<Action>) -> Vec<String> {
    let (t, a) = (ctx.t, &rec.value);
    let name = |id: &String| ctx.world.parties.get_live(id).map(|p| p.value.title.get(ctx.lang).to_string());
    let owner = name(&a.owner).unwrap_or_else(|| t.unknown().to_string());
    let mut facts = vec![format!("{}: {owner}", t.field_owner())];
    let partners: Vec<_> = a.partners.iter().filter_map(|p| name(&p.party)).collect();
    if !partners.is_empty() {
        facts.push(format!("{}: {}", t.paper_partners(), partners.join(", ")));
    }
    if !a.goals.is_empty() {
        facts.push(format!("{} {}", t.regions_goals(), a.goals.join(", ")));
    }
    facts.extend(span(ctx, a));
    facts.extend(a.status.as_deref().map(|s| t.code("status", s).into_owned()));
    facts.extend(standing::heard(&ctx.world).get(rec.id.as_str()).map(|day| t.paper_heard(format::date(*day, t))));
    let sum = sums::total(a);
    let money = [(t.paper_planned(), sum.planned), (t.paper_committed(), sum.committed), (t.paper_spent(), sum.spent)];
    let money: Vec<_> = money.into_iter().filter_map(|(word, n)| Some(format!("{word} {}", format::euros(n?, ctx.lang)))).collect();
    facts.push(if money.is_empty() { t.paper_no_money().to_string() } else { money.join(", ") });
    facts
}

fn milestone(ctx: &Ctx, m: &Milestone) -> Vec<Run> {
    let state = ctx.t.code("milestone-state", &m.milestone_state).into_owned();
    let day = m.completed.or(m.due).map(|d| format!(", {}", format::date(d, ctx.t))).unwrap_or_default();
    vec![run(ctx, &said(&m.text, ctx.lang)), Run::quiet(format!(" – {state}{day}"))]
}

fn results(ctx: &Ctx, a: &Action) -> Block {
    let t = ctx.t;
    let number = |n: Option<f64>| n.map(|n| format_number(n, format::needed(n, 0), ctx.lang)).unwrap_or_default();
    let row = |r: &domain::agenda::Result| {
        let year = r.year.map(|y| y.to_string()).unwrap_or_default();
        let cells = [year, number(r.target), number(r.actual)].map(|c| vec![Run::new(c)]);
        Row::Cells(std::iter::once(vec![run(ctx, &said(&r.measure, ctx.lang))]).chain(cells).collect())
    };
    let columns = vec![
        column(t.field_results(), 58.0),
        numbers(t.field_year(), 12.0),
        numbers(t.paper_wanted(), 15.0),
        numbers(t.paper_reached(), 15.0),
    ];
    Block::Table(Table { caption: String::new(), columns, rows: a.results.iter().map(row).collect() })
}
