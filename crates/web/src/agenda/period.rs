//! One reporting period: how every action stood, as it was frozen; beside it how it stands now, or how
//! it stood in another period. What was frozen is given out as it is: a text under its SHA-256, and a
//! workbook that is the same bytes at every download.

use super::ask::{PAGE, ROWS};
use super::periods::Line;
use super::worksheet::as_xlsx;
use crate::pact::linked;
use crate::pact::pick::{Pick, pick};
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::{Answer, Ctx, Fault, Page, format, html};
use app::agenda::{FrozenAction, Index, Kept};
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use domain::agenda::ReportingPeriod;
use domain::record::Rec;
use jiff::civil::Date;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "agenda/period.html")]
struct PeriodPage {
    page: Page,
    id: String,
    line: Line,
    text: Option<Said>,
    frozen: Option<Frozen>,
}

struct Frozen {
    rows: Vec<Row>,
    /// What it is compared with.
    beside: String,
    compare: Pick,
    only: bool,
    changed: String,
    added: Option<String>,
    shown: usize,
    from: usize,
    until: usize,
    before: Option<String>,
    after: Option<String>,
}

struct Row {
    link: Linked,
    owner: Said,
    place: Option<Linked>,
    status: Badge,
    progress: Option<i64>,
    spent: Option<String>,
    report: Option<(String, Said)>,
    /// What differs, in words; empty: nothing.
    since: Vec<String>,
}

/// What is compared of an action.
#[derive(Clone, PartialEq)]
struct Side {
    status: String,
    progress: Option<i64>,
    spent: Option<i64>,
    milestones: (usize, usize),
    report: Option<Date>,
}

impl Side {
    fn then(a: &FrozenAction) -> Side {
        Side {
            status: a.status.clone(),
            progress: a.progress,
            spent: a.spent_eurocent,
            milestones: (a.milestones_done(), a.milestones.len()),
            report: a.report.as_ref().map(|r| r.on),
        }
    }

    fn now(ctx: &Ctx, index: &Index, id: &str) -> Option<Side> {
        let (line, rec) = (index.line(id)?, ctx.world.actions.get_live(id)?);
        let done = rec.value.milestones.iter().filter(|m| m.milestone_state == "completed").count();
        Some(Side {
            status: line.standing.status.into(),
            progress: line.progress,
            spent: line.money.spent,
            milestones: (done, rec.value.milestones.len()),
            report: line.standing.heard,
        })
    }
}

/// What this period is held against.
enum Beside {
    Now(Arc<Index>),
    Other(Arc<Kept>),
}

impl Beside {
    fn side(&self, ctx: &Ctx, id: &str) -> Option<Side> {
        match self {
            Beside::Now(index) => Side::now(ctx, index, id),
            Beside::Other(kept) => kept.action(id).map(Side::then),
        }
    }

    fn has_more_than(&self, kept: &Kept) -> usize {
        let more = |id: &str| kept.action(id).is_none();
        match self {
            Beside::Now(index) => index.lines.iter().filter(|l| more(&l.id)).count(),
            Beside::Other(other) => other.snapshot.actions.iter().filter(|a| more(&a.id)).count(),
        }
    }
}

const WITH: &str = "met";
const ONLY: &str = "alleen";

fn live<'w>(ctx: &'w Ctx, id: &str) -> Result<&'w Rec<ReportingPeriod>, Fault> {
    ctx.world.reporting_periods.get_live(id).ok_or(Fault::NotFound)
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = live(&ctx, &id)?;
    let frozen = match rec.value.frozen {
        Some(_) => Some(frozen(&ctx, &id).await?),
        None => None,
    };
    let (t, title) = (ctx.t, rec.value.title.get(ctx.lang).to_string());
    let page = ctx
        .page(title.clone())
        .crumb(t.nav_agenda(), ctx.to.agenda())
        .crumb(t.periods_title(), ctx.to.periods())
        .crumb(title, ctx.to.period(&id))
        .describe(t.periods_lead());
    html(&PeriodPage { page, line: Line::of(&ctx, rec), text: rec.value.text.as_ref().map(|x| Said::of(x, &ctx)), frozen, id })
}

async fn frozen(ctx: &Ctx, id: &str) -> Result<Frozen, Fault> {
    let kept = ctx.app.frozen_period(id).await?;
    let other = ctx.query(WITH).filter(|o| o != id && ctx.world.reporting_periods.get_live(o).is_some_and(|p| p.value.frozen.is_some()));
    let beside = match &other {
        Some(other) => Beside::Other(ctx.app.frozen_period(other).await?),
        None => Beside::Now(ctx.app.agenda()),
    };
    let only = ctx.query(ONLY).is_some();
    let pairs: Vec<(&FrozenAction, Option<Side>)> = kept.snapshot.actions.iter().map(|a| (a, beside.side(ctx, &a.id))).collect();
    let differs = |(a, side): &(&FrozenAction, Option<Side>)| side.as_ref() != Some(&Side::then(a));
    let changed = pairs.iter().filter(|p| differs(p)).count();
    let chosen: Vec<_> = pairs.into_iter().filter(|p| !only || differs(p)).collect();
    let pages = chosen.len().div_ceil(ROWS).max(1);
    let number = ctx.query(PAGE).and_then(|p| p.parse().ok()).filter(|p: &usize| *p > 0).unwrap_or(1).min(pages);
    let skipped = (number - 1) * ROWS;
    let title = other.as_deref().and_then(|o| ctx.world.reporting_periods.get_live(o)).map(|p| p.value.title.get(ctx.lang).to_string());
    let shown = &chosen[skipped..chosen.len().min(skipped + ROWS)];
    let added = beside.has_more_than(&kept);
    Ok(Frozen {
        rows: shown.iter().map(|(a, side)| row(ctx, a, side.as_ref(), title.is_none())).collect(),
        changed: title.as_ref().map_or_else(|| ctx.t.periods_changed(changed), |o| ctx.t.periods_changed_other(changed, o)),
        beside: title.unwrap_or_else(|| ctx.t.periods_since().into()),
        compare: compare(ctx, id),
        only,
        added: (added > 0).then(|| ctx.t.periods_new(added)),
        shown: chosen.len(),
        from: skipped + 1,
        until: skipped + shown.len(),
        before: (number > 1).then(|| address(ctx, id, number - 1)),
        after: (number < pages).then(|| address(ctx, id, number + 1)),
    })
}

/// The other periods that were frozen.
fn compare(ctx: &Ctx, id: &str) -> Pick {
    let mut others: Vec<_> = ctx.world.reporting_periods.live().filter(|p| p.id != id && p.value.frozen.is_some()).collect();
    others.sort_by_key(|p| std::cmp::Reverse(p.value.until));
    let options = others.into_iter().map(|p| (p.id.clone(), p.value.title.get(ctx.lang).to_string())).collect();
    pick(ctx, WITH, ctx.t.periods_compare(), options).all(ctx.t.periods_compare_now())
}

fn address(ctx: &Ctx, id: &str, number: usize) -> String {
    let kept = [WITH, ONLY].into_iter().filter_map(|name| Some(format!("{name}={}", crate::shell::front::escaped(&ctx.query(name)?))));
    let query = kept.chain([format!("{PAGE}={number}")]).collect::<Vec<_>>().join("&");
    ctx.to.with_query(&ctx.to.period(id), &query)
}

fn row(ctx: &Ctx, a: &FrozenAction, other: Option<&Side>, is_now: bool) -> Row {
    Row {
        link: Linked::new(Said::of(&a.title, ctx), ctx.to.action(&a.id)),
        owner: Said::of(&a.owner_title, ctx),
        place: a.landsdeel.as_deref().and_then(|r| linked::region(ctx, r)),
        status: badge(ctx, Some(&a.status)),
        progress: a.progress,
        spent: a.spent_eurocent.map(|n| format::euros(n, ctx.lang)),
        report: a.report.as_ref().map(|r| (format::short_date(r.on, ctx.lang), Said::of(&r.title, ctx))),
        since: since(ctx, &Side::then(a), other, is_now),
    }
}

/// Each difference as "what: value".
fn since(ctx: &Ctx, then: &Side, other: Option<&Side>, is_now: bool) -> Vec<String> {
    let t = ctx.t;
    let Some(other) = other else {
        return vec![String::from(if is_now { t.periods_gone() } else { t.periods_absent() })];
    };
    let unknown = || t.agenda_unknown().to_string();
    let mut words = Vec::new();
    let mut tell = |differs: bool, what: &str, value: String| {
        if differs {
            words.push(format!("{what}: {value}"));
        }
    };
    tell(then.status != other.status, t.periods_status(), t.code("status", &other.status).into_owned());
    tell(then.progress != other.progress, t.periods_progress(), other.progress.map_or_else(unknown, |n| format!("{n}%")));
    tell(then.spent != other.spent, t.field_spent_eurocent(), other.spent.map_or_else(unknown, |n| format::euros(n, ctx.lang)));
    let (done, all) = other.milestones;
    tell(then.milestones != other.milestones, t.field_milestones(), t.agenda_milestones_done(all, done));
    tell(then.report != other.report, t.periods_report(), other.report.map_or_else(unknown, |d| format::short_date(d, ctx.lang)));
    words
}

/// What was frozen, as it is: the text under the fingerprint, or the workbook that was made then.
pub async fn file(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let kept = ctx.app.frozen_period(&id).await?;
    let day = kept.snapshot.frozen;
    match ctx.query("formaat").as_deref() {
        None | Some("xlsx") => Ok((as_xlsx(&format!("techniekpact-acties-{id}-{day}.xlsx")), kept.workbook.clone()).into_response()),
        Some("json") => {
            let name = format!("attachment; filename=\"techniekpact-acties-{id}-{day}.json\"");
            let headers = [(header::CONTENT_TYPE, "application/json".to_string()), (header::CONTENT_DISPOSITION, name)];
            Ok((headers, kept.text.clone()).into_response())
        }
        Some(_) => Err(Fault::NotFound),
    }
}
