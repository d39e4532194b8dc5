//! Reporting periods: the list of them, and the page on which the programme office freezes one.

use crate::pact::said::{Linked, Said};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, format, html};
use askama::Template;
use axum::extract::Path;
use domain::agenda::ReportingPeriod;
use domain::record::{Kind, Rec};

#[derive(Template)]
#[template(path = "agenda/periods.html")]
struct Periods {
    page: Page,
    periods: Vec<Line>,
}

pub struct Line {
    pub link: Linked,
    pub span: String,
    /// The day, how many actions, and the fingerprint; none while it is open.
    pub frozen: Option<(String, i64, String)>,
}

impl Line {
    pub fn of(ctx: &Ctx, rec: &Rec<ReportingPeriod>) -> Line {
        let (p, t) = (&rec.value, ctx.t);
        let frozen = p.frozen.zip(p.fingerprint.clone());
        Line {
            link: Linked::new(Said::of(&p.title, ctx), ctx.to.period(&rec.id)),
            span: t.periods_span(format::date(p.from, t), format::date(p.until, t)),
            frozen: frozen.map(|(day, print)| (format::date(day, t), p.frozen_actions.unwrap_or(0), print)),
        }
    }
}

pub async fn page(ctx: Ctx) -> Answer {
    let mut found: Vec<_> = ctx.world.reporting_periods.live().collect();
    found.sort_by_key(|p| (std::cmp::Reverse(p.value.until), p.id.clone()));
    let t = ctx.t;
    let page = ctx
        .page(t.periods_title())
        .crumb(t.nav_agenda(), ctx.to.agenda())
        .crumb(t.periods_title(), ctx.to.periods())
        .describe(t.periods_lead());
    html(&Periods { page, periods: found.into_iter().map(|p| Line::of(&ctx, p)).collect() })
}

#[derive(Template)]
#[template(path = "agenda/freeze.html")]
struct Freeze {
    page: Page,
    line: Line,
    id: String,
    actions: usize,
    error: Option<&'static str>,
}

fn live<'w>(ctx: &'w Ctx, id: &str) -> Result<&'w Rec<ReportingPeriod>, Fault> {
    ctx.world.reporting_periods.get_live(id).ok_or(Fault::NotFound)
}

/// What freezing means, and one button.
pub async fn ask(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = live(&ctx, &id)?;
    let t = ctx.t;
    let stuck = rec.value.frozen(ctx.app.today(), 0, String::new()).err();
    let title = rec.value.title.get(ctx.lang).to_string();
    let page = ctx
        .page(t.periods_freeze())
        .crumb(t.nav_agenda(), ctx.to.agenda())
        .crumb(t.periods_title(), ctx.to.periods())
        .crumb(title, ctx.to.period(&id))
        .crumb(t.periods_handle(), ctx.to.period_freeze(&id));
    let actions = ctx.app.agenda().lines.len();
    html(&Freeze { page, line: Line::of(&ctx, rec), actions, error: stuck.and_then(|code| t.find(code)), id })
}

pub async fn freeze(ctx: Ctx, Path(id): Path<String>, _posted: Posted) -> Answer {
    live(&ctx, &id)?;
    ctx.app.freeze_period(&ctx.actor(), &id).await?;
    Ok(see_other(&ctx.to.period(&id)))
}

/// Where a new period is made: the generic form of Beheer.
impl Periods {
    fn new_address(&self) -> String {
        self.page.to.new_record(Kind::ReportingPeriod)
    }
}
