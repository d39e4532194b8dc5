//! The doe-agenda itself: filters, counts, and the answer as table, board or time line.

use super::ask::{Ask, Form, ROWS};
use super::board::Board;
use super::picks::picks;
use super::row::Row;
use super::time::Time;
use crate::pact::pick::Pick;
use crate::pact::said::Said;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use app::agenda::{Facet, Found, Index};
use askama::Template;
use texts::T;

#[derive(Template)]
#[template(path = "agenda/list.html")]
struct List {
    page: Page,
    picks: Vec<Pick>,
    /// The filters that are folded away until one of them is used.
    more: Vec<Pick>,
    words: String,
    form: Form,
    /// (name, address, whether it is this one).
    tabs: Vec<(&'static str, String, bool)>,
    /// The table, board or time line, as HTML.
    body: String,
    found: usize,
    total: usize,
    from: usize,
    until: usize,
    before: Option<String>,
    after: Option<String>,
    is_filtered: bool,
    /// What the agenda of the place says about itself.
    note: Option<Said>,
    downloads: Vec<(&'static str, String)>,
    /// The same question as a worksheet; for who may change something of it.
    worksheet: String,
}

pub async fn page(ctx: Ctx) -> Answer {
    let (ask, index) = (Ask::of(&ctx), ctx.app.agenda());
    let found = index.find(&ask.wanted);
    let pages = found.lines.len().div_ceil(ROWS).max(1);
    let number = ask.page.min(pages);
    let skipped = (number - 1) * ROWS;
    let shown = &found.lines[skipped..found.lines.len().min(skipped + ROWS)];
    let to_page = |n: usize| ctx.to.with_query(&ctx.to.agenda(), &ask.on_page(n));
    let paged = ask.form != Form::Board;
    let page =
        ctx.page(ctx.t.agenda_title()).crumb(ctx.t.nav_agenda(), ctx.to.agenda()).describe(ctx.t.agenda_lead()).feed("/feeds/acties.atom");
    let (picks, more) = picks(&ctx, &found);
    html(&List {
        page,
        picks,
        more,
        body: body(&ctx, &ask, &index, &found, shown)?,
        tabs: tabs(&ctx, &ask),
        from: if paged { skipped + 1 } else { 1 },
        until: if paged { skipped + shown.len() } else { found.lines.len() },
        before: (paged && number > 1).then(|| to_page(number - 1)),
        after: (paged && number < pages).then(|| to_page(number + 1)),
        found: found.lines.len(),
        total: index.lines.len(),
        is_filtered: !ask.wanted.is_empty(),
        note: note(&ctx, ask.code(Facet::Landsdeel)),
        downloads: downloads(&ctx, &ask),
        worksheet: ctx.to.with_query(&ctx.to.worksheet(), &ask.in_form(Form::Table)),
        words: ask.wanted.words.clone(),
        form: ask.form,
    })
}

#[derive(Template)]
#[template(path = "agenda/table.html")]
struct Table {
    t: T,
    rows: Vec<Row>,
}

fn body(ctx: &Ctx, ask: &Ask, index: &Index, found: &Found, shown: &[usize]) -> Result<String, Fault> {
    let rows = || shown.iter().filter_map(|i| Row::of(ctx, &index.lines[*i])).collect();
    let made = match ask.form {
        Form::Table => Table { t: ctx.t, rows: rows() }.render(),
        Form::Board => Board::of(ctx, ask, index, found).render(),
        Form::Time => Time::of(ctx, index, shown).render(),
    };
    made.map_err(|e| {
        tracing::error!(error = %e, "the doe-agenda could not be drawn");
        Fault::Broken
    })
}

fn tabs(ctx: &Ctx, ask: &Ask) -> Vec<(&'static str, String, bool)> {
    let name = |form| match form {
        Form::Table => ctx.t.agenda_tab_table(),
        Form::Board => ctx.t.agenda_tab_board(),
        Form::Time => ctx.t.agenda_tab_time(),
    };
    let tab = |form| (name(form), ctx.to.with_query(&ctx.to.agenda(), &ask.in_form(form)), form == ask.form);
    Form::ALL.into_iter().map(tab).collect()
}

/// The words of the agenda of the landsdeel asked for, else those of the national one.
fn note(ctx: &Ctx, landsdeel: Option<&str>) -> Option<Said> {
    let of = |region: Option<&str>| ctx.world.agendas.live().find(|a| a.value.region.as_deref() == region);
    let agenda = landsdeel.and_then(|l| of(Some(l))).or_else(|| of(None))?;
    agenda.value.summary.as_ref().map(|s| Said::of(s, ctx))
}

fn downloads(ctx: &Ctx, ask: &Ask) -> Vec<(&'static str, String)> {
    let query = ask.in_form(Form::Table);
    let address = |format: &str| {
        let query = if query.is_empty() { format!("formaat={format}") } else { format!("{query}&formaat={format}") };
        ctx.to.with_query(&ctx.to.agenda_download(), &query)
    };
    vec![("XLSX", address("xlsx")), ("CSV", address("csv")), ("JSON", address("json"))]
}
