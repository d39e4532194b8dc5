//! Pages the programme office writes: privacy, accessibility, contact and whatever it adds.

use super::prose::Prose;
use crate::shell::links::WRITTEN;
use crate::shell::{Answer, Audience, Ctx, Fault, Page, Site, format, html, visible};
use askama::Template;
use axum::extract::Path;
use domain::Rec;
use domain::newsroom::Page as Written;
use domain::record::Kind;

#[derive(Template)]
#[template(path = "site/written.html")]
struct View {
    page: Page,
    prose: Prose,
    updated: String,
    history: String,
    statement: Option<Statement>,
}

/// What an accessibility statement must show beside its text.
struct Statement {
    status: &'static str,
    checked: Option<String>,
    report: String,
}

/// The pages every installation has, each at its own address.
pub fn routes(mut site: Site) -> Site {
    for id in WRITTEN {
        site = site.get(&format!("/{id}"), Audience::Public, move |ctx: Ctx| async move { show(&ctx, id) });
    }
    site.get("/pagina/{id}", Audience::Public, page)
}

/// A page with an address of its own has that one only.
async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    if WRITTEN.contains(&id.as_str()) {
        return Err(Fault::Moved(ctx.to.page(&id)));
    }
    show(&ctx, &id)
}

fn show(ctx: &Ctx, id: &str) -> Answer {
    html(&view(ctx, visible::<Written>(ctx, id)?))
}

fn view(ctx: &Ctx, record: &Rec<Written>) -> View {
    let title = record.value.title.get(ctx.lang).to_string();
    let first = record.value.body.get(ctx.lang).lines().next().unwrap_or_default();
    View {
        page: ctx.page(title.clone()).crumb(title, ctx.to.page(&record.id)).describe(first).draft(!record.is_live()),
        prose: Prose::new(ctx, &record.value.body, false),
        updated: format::moment(record.updated_at, ctx.t),
        history: ctx.to.history(Kind::Page, &record.id),
        statement: (record.id == "toegankelijkheid").then(|| statement(ctx, record)),
    }
}

/// No audit, no claim: only a date of checking lifts the status from "not shown".
fn statement(ctx: &Ctx, record: &Rec<Written>) -> Statement {
    let status = if record.value.checked.is_some() { ctx.t.statement_audited() } else { ctx.t.statement_not_audited() };
    let checked = record.value.checked.map(|day| format::date(day, ctx.t));
    Statement { status, checked, report: format!("{}?onderwerp=accessibility", ctx.to.report()) }
}
