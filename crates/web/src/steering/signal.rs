//! One signal: what the rule found, with figure and edition; where it stands; what members do with it.

use super::figures::{Told, beside, of_key};
use super::handle::{refused, with_status};
use super::lists::{body_name, mark, meetings};
use super::rows::Mark;
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html, visible};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::record::{Kind, Rec};
use domain::steering::{Signal, SignalDeed};

#[derive(Template)]
#[template(path = "steering/signal.html")]
struct SignalPage {
    page: Page,
    title: Said,
    mark: Mark,
    text: Option<Said>,
    source: Option<String>,
    must_decide: bool,
    ended: Option<String>,
    raised: String,
    raised_by: String,
    rule: Option<(Said, Said)>,
    subject: Option<Linked>,
    goals: Vec<(String, Linked)>,
    region: String,
    meeting: Option<(Linked, Option<String>)>,
    decision: Option<Linked>,
    closed: Option<(String, String)>,
    trail: Vec<Found>,
    /// None once it is closed.
    handle: Option<String>,
    about: About,
}

struct Found {
    on: String,
    figure: Option<Told>,
    norm: Option<String>,
    threshold: Option<String>,
    due: Option<String>,
}

fn subject(ctx: &Ctx, s: &Signal) -> Option<Linked> {
    let (kind, id) = s.subject()?;
    let title = match kind {
        Kind::Indicator => &ctx.world.indicators.get_live(id)?.value.title,
        Kind::Action => &ctx.world.actions.get_live(id)?.value.title,
        _ => &ctx.world.agreements.get_live(id)?.value.title,
    };
    Some(Linked::new(Said::of(title, ctx), ctx.to.record(kind, id)))
}

fn trail(ctx: &Ctx, s: &Signal) -> Vec<Found> {
    let rows = s.trail.iter().rev().map(|row| Found {
        on: format::date(row.on, ctx.t),
        figure: row.figure.as_deref().and_then(|key| of_key(ctx, key)),
        norm: row.norm.map(|v| beside(ctx, row.figure.as_deref().unwrap_or(""), v)),
        threshold: row.threshold.map(|v| domain::value::format_number(v, format::needed(v, 0), ctx.lang)),
        due: row.due.map(|d| format::date(d, ctx.t)),
    });
    rows.collect()
}

fn crumbs(ctx: &Ctx, rec: &Rec<Signal>) -> Page {
    let title = rec.value.title.get(ctx.lang);
    ctx.page(title)
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_signals(), ctx.to.signals())
        .crumb(title, ctx.to.signal(&rec.id))
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Signal>(&ctx, &id)?;
    let (s, t) = (&rec.value, ctx.t);
    let rule = s.rule.as_deref().and_then(|r| ctx.world.signal_rules.get_live(r));
    let meeting = s.meeting.as_deref().and_then(|m| ctx.world.meetings.get_live(m));
    let decision = s.decided_by.as_deref().and_then(|d| ctx.world.decisions.get_live(d));
    html(&SignalPage {
        page: crumbs(&ctx, rec).draft(!rec.is_live()),
        title: Said::of(&s.title, &ctx),
        mark: mark(&ctx, s.step.code()),
        text: s.text.as_ref().map(|x| Said::of(x, &ctx)),
        source: s.source.clone(),
        must_decide: s.must_decide && super::lists::is_open(s),
        // Once it is closed there is nothing left to wait for.
        ended: s.ended.filter(|_| super::lists::is_open(s)).map(|d| format::date(d, t)),
        raised: format::date(s.raised, t),
        raised_by: t.code("raised-by", &s.raised_by).into_owned(),
        rule: rule.map(|r| (Said::of(&r.value.title, &ctx), Said::of(&r.value.explanation, &ctx))),
        subject: subject(&ctx, s),
        goals: s.goals.iter().filter_map(|g| linked::goal(&ctx, g)).collect(),
        region: s.region.as_deref().map_or_else(|| t.steering_national().into(), |r| body_name(&ctx, r)),
        meeting: meeting.map(|m| (Linked::new(Said::of(&m.value.title, &ctx), ctx.to.meeting(&m.id)), s.item.clone())),
        decision: decision.map(|d| Linked::new(Said::of(&d.value.title, &ctx), ctx.to.decision(&d.id))),
        closed: s.closed.zip(s.close_reason.clone()).map(|(d, why)| (format::date(d, t), why)),
        trail: trail(&ctx, s),
        handle: super::lists::is_open(s).then(|| ctx.to.handle(ctx.to.signal(&id))),
        about: About::of(&ctx, rec, &[]),
    })
}

#[derive(Template)]
#[template(path = "steering/signal_handle.html")]
struct Handle {
    page: Page,
    id: String,
    title: Said,
    mark: Mark,
    must_decide: bool,
    error: Option<String>,
    /// Deeds that can be done now.
    can: Vec<&'static str>,
    meetings: Vec<(String, String, bool)>,
    reason: String,
}

fn handling(ctx: &Ctx, rec: &Rec<Signal>, error: Option<String>, posted: Option<&Posted>) -> Handle {
    let chosen = posted.map_or("", |p| p.get("vergadering"));
    let (ahead, _) = meetings(ctx);
    let label = |m: &&Rec<domain::steering::Meeting>| {
        (m.id.clone(), format!("{} ({})", m.value.title.get(ctx.lang), format::date(m.value.on, ctx.t)), m.id == chosen)
    };
    Handle {
        page: crumbs(ctx, rec).crumb(ctx.t.steering_handle(), ctx.to.handle(ctx.to.signal(&rec.id))),
        id: rec.id.clone(),
        title: Said::of(&rec.value.title, ctx),
        mark: mark(ctx, rec.value.step.code()),
        must_decide: rec.value.must_decide,
        error,
        can: SignalDeed::ALL.iter().filter(|d| rec.value.step.after(**d).is_some()).map(|d| d.code()).collect(),
        meetings: ahead.iter().map(label).collect(),
        reason: posted.map_or_else(String::new, |p| p.get("reden").to_string()),
    }
}

pub async fn handle(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Signal>(&ctx, &id)?;
    html(&handling(&ctx, rec, None, None))
}

pub async fn step(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let rec = visible::<Signal>(&ctx, &id)?;
    let Some(deed) = SignalDeed::from_code(posted.get("_deed")) else {
        return with_status(&handling(&ctx, rec, Some(ctx.t.steering_no_deed().into()), Some(&posted)), StatusCode::UNPROCESSABLE_ENTITY);
    };
    match ctx.app.step_signal(&ctx.actor(), &id, deed, posted.get("reden"), posted.get("vergadering")).await {
        Ok(()) => Ok(see_other(&ctx.to.signal(&id))),
        Err(refusal) => {
            let (status, error) = refused(&ctx, refusal)?;
            with_status(&handling(&ctx, rec, Some(error), Some(&posted)), status)
        }
    }
}
