//! One decision, with the figures as they were known on its day, what came of it, and whether its aim was reached.

use super::figures::{Told, pair};
use super::handle::{day_of, refused, text_of, with_status};
use super::lists::{body_name, decision_row, decisions, mark, signal_row};
use super::meeting::seat_name;
use super::rows::{Mark, Row, Rows};
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html, visible};
use app::Refusal;
use askama::Template;
use axum::extract::Path;
use domain::record::{Kind, Rec};
use domain::steering::{Decision, DecisionDeed, DecisionStep, VERDICTS};

#[derive(Template)]
#[template(path = "steering/decision.html")]
struct DecisionPage {
    page: Page,
    number: String,
    title: Said,
    mark: Mark,
    text: Said,
    basis: Option<Said>,
    body: String,
    decided: Option<String>,
    effective: Option<String>,
    manner: Option<String>,
    tally: Option<(i64, i64, i64, bool)>,
    recused: Vec<(Said, String)>,
    meeting: Option<Linked>,
    goals: Vec<(String, Linked)>,
    regions: Vec<Linked>,
    parties: Vec<Linked>,
    review: Option<(String, Option<Linked>)>,
    verdict: Option<(String, &'static str, Said, String)>,
    known: Vec<(Told, Option<Told>, String)>,
    signals: Rows,
    actions: Vec<Linked>,
    replaced: Option<Linked>,
    replaces: Option<Linked>,
    answers: Option<Linked>,
    answered_by: Rows,
    answer_due: Option<String>,
    handle: String,
    about: About,
}

fn link(ctx: &Ctx, id: Option<&String>) -> Option<Linked> {
    let rec = ctx.world.decisions.get_live(id?)?;
    let said = Said::of(&rec.value.title, ctx);
    Some(Linked::new(Said { text: format!("{}: {}", rec.id, said.text), ..said }, ctx.to.decision(&rec.id)))
}

fn crumbs(ctx: &Ctx, rec: &Rec<Decision>) -> Page {
    ctx.page(format!("{} ({})", rec.value.title.get(ctx.lang), rec.id))
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_decisions(), ctx.to.decisions())
        .crumb(rec.id.clone(), ctx.to.decision(&rec.id))
}

/// Each figure with the address that shows its indicator as of that day.
fn known(ctx: &Ctx, d: &Decision) -> Vec<(Told, Option<Told>, String)> {
    let Some(day) = d.known_on() else { return Vec::new() };
    let rows = app::steering::figures_known(&ctx.world, d);
    rows.iter()
        .map(|(indicator, then, now)| {
            let (then, now) = pair(ctx, then, now.as_ref());
            (then, now, format!("{}?op={day}", ctx.to.indicator(indicator)))
        })
        .collect()
}

fn verdict(ctx: &Ctx, d: &Decision) -> Option<(String, &'static str, Said, String)> {
    let (code, text, day) = (d.verdict.as_deref()?, d.verdict_text.as_ref()?, d.judged?);
    let shade = match code {
        "reached" => " utrecht-badge-status--positive",
        "partly" => " utrecht-badge-status--warning",
        "not_reached" => " utrecht-badge-status--danger",
        _ => " utrecht-badge-status--none",
    };
    Some((ctx.t.code("verdict", code).into_owned(), shade, Said::of(text, ctx), format::date(day, ctx.t)))
}

fn signals(ctx: &Ctx, d: &Decision) -> Vec<Row> {
    d.signals.iter().filter_map(|s| ctx.world.signals.get_live(s)).map(|s| signal_row(ctx, s)).collect()
}

fn actions(ctx: &Ctx, id: &str) -> Vec<Linked> {
    let of = ctx.world.actions.live().filter(|a| a.value.decision.as_deref() == Some(id));
    of.map(|a| Linked::new(Said::of(&a.value.title, ctx), ctx.to.action(&a.id))).collect()
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Decision>(&ctx, &id)?;
    let (d, t) = (&rec.value, ctx.t);
    let meeting = d.meeting.as_deref().and_then(|m| ctx.world.meetings.get_live(m));
    let tally = meeting.and_then(|m| m.value.tallies.iter().find(|x| Some(&x.item) == d.item.as_ref()));
    let answering = decisions(&ctx, |o| o.answers.as_deref() == Some(&id));
    let date = |day: Option<jiff::civil::Date>| day.map(|x| format::date(x, t));
    html(&DecisionPage {
        page: crumbs(&ctx, rec).describe(d.text.get(ctx.lang)).draft(!rec.is_live()),
        title: Said::of(&d.title, &ctx),
        mark: mark(&ctx, d.step.code()),
        text: Said::of(&d.text, &ctx),
        basis: d.basis.as_ref().map(|b| Said::of(b, &ctx)),
        body: body_name(&ctx, &d.body),
        decided: date(d.decided),
        effective: date(d.effective),
        manner: d.manner.as_ref().map(|m| t.code("manner", m).into_owned()),
        tally: tally.map(|x| (x.yes, x.no, x.abstained, x.secret)),
        recused: d.recused.iter().map(|r| (seat_name(&ctx, &r.seat), r.reason.clone())).collect(),
        meeting: meeting.map(|m| Linked::new(Said::of(&m.value.title, &ctx), ctx.to.meeting(&m.id))),
        goals: d.goals.iter().filter_map(|g| linked::goal(&ctx, g)).collect(),
        regions: d.regions.iter().filter_map(|r| linked::region(&ctx, r)).collect(),
        parties: d.parties.iter().filter_map(|p| linked::party(&ctx, p)).collect(),
        review: date(d.review_on).map(|on| (on, d.owner.as_deref().and_then(|o| linked::party(&ctx, o)))),
        verdict: verdict(&ctx, d),
        known: known(&ctx, d),
        signals: Rows { rows: signals(&ctx, d), empty: t.steering_no_signals_here() },
        actions: actions(&ctx, &id),
        replaced: link(&ctx, d.superseded_by.as_ref()),
        replaces: link(&ctx, d.supersedes.as_ref()),
        answers: link(&ctx, d.answers.as_ref()),
        answered_by: Rows { rows: answering.into_iter().map(|r| decision_row(&ctx, r)).collect(), empty: t.steering_no_answers() },
        answer_due: date(d.answer_due),
        handle: ctx.to.handle(ctx.to.decision(&id)),
        about: About::of(&ctx, rec, &d.sources),
        number: id,
    })
}

#[derive(Template)]
#[template(path = "steering/decision_handle.html")]
struct Handle {
    page: Page,
    id: String,
    title: Said,
    mark: Mark,
    error: Option<String>,
    can_take: bool,
    can_withdraw: bool,
    is_taken: bool,
    can_judge: bool,
    parties: Vec<(String, String)>,
    verdicts: Vec<(&'static str, String)>,
    typed: Vec<(String, String)>,
    edit: String,
}

impl Handle {
    fn typed(&self, name: &str) -> &str {
        self.typed.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v)
    }
}

fn handling(ctx: &Ctx, rec: &Rec<Decision>, error: Option<String>, posted: Option<&Posted>) -> Handle {
    let d = &rec.value;
    Handle {
        page: crumbs(ctx, rec).crumb(ctx.t.steering_handle(), ctx.to.handle(ctx.to.decision(&rec.id))),
        id: rec.id.clone(),
        title: Said::of(&d.title, ctx),
        mark: mark(ctx, d.step.code()),
        error,
        can_take: d.step.after(DecisionDeed::Take).is_some(),
        can_withdraw: d.step.after(DecisionDeed::Withdraw).is_some(),
        is_taken: d.step == DecisionStep::Taken,
        can_judge: d.step == DecisionStep::Taken && d.judged.is_none(),
        parties: ctx.world.parties.live().map(|p| (p.id.clone(), p.value.title.get(ctx.lang).to_string())).collect(),
        verdicts: VERDICTS.iter().map(|v| (*v, ctx.t.code("verdict", v).into_owned())).collect(),
        typed: posted.map_or_else(Vec::new, |p| p.0.clone()),
        edit: ctx.to.edit(Kind::Decision, &rec.id),
    }
}

pub async fn handle(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Decision>(&ctx, &id)?;
    html(&handling(&ctx, rec, None, None))
}

pub async fn act(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let rec = visible::<Decision>(&ctx, &id)?;
    match deed(&ctx, &id, &posted).await {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let (status, error) = refused(&ctx, refusal)?;
            with_status(&handling(&ctx, rec, Some(error), Some(&posted)), status)
        }
    }
}

async fn deed(ctx: &Ctx, id: &str, posted: &Posted) -> Result<String, Refusal> {
    let (app, actor) = (&ctx.app, ctx.actor());
    match posted.get("_deed") {
        "action" => {
            let done = app.decision_to_action(&actor, id, posted.get("owner"), day_of(posted, "end")?).await?;
            return Ok(ctx.to.edit(Kind::Action, &done.id));
        }
        "judge" => {
            let text = text_of(posted, "oordeel").unwrap_or_default();
            app.judge_decision(&actor, id, posted.get("verdict"), text).await?;
        }
        code => {
            let deed = DecisionDeed::from_code(code).ok_or(Refusal::Refused("steering-no-deed"))?;
            app.step_decision(&actor, id, deed, posted.get("reden")).await?;
        }
    }
    Ok(ctx.to.decision(id))
}
