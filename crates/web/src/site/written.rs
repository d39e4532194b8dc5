//! Pages the programme office writes: privacy, accessibility, contact and whatever it adds.

use super::prose::Prose;
use crate::shell::links::WRITTEN;
use crate::shell::{Answer, Audience, Ctx, Fault, Page, Site, format, html};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use domain::Rec;
use domain::newsroom::Page as Written;
use domain::record::{Kind, State};

#[derive(Template)]
#[template(path = "site/written.html")]
struct View {
    page: Page,
    prose: Prose,
    draft: bool,
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
    let record = ctx.world.pages.get(id).ok_or(Fault::NotFound)?;
    let draft = match &record.state {
        State::Live => false,
        State::Merged { into } => return Err(Fault::Moved(ctx.to.page(into))),
        State::Draft if is_previewed(ctx, record) => true,
        State::Draft | State::Deleted => return Err(Fault::NotFound),
    };
    let mut response = html(&view(ctx, record, draft))?;
    if draft {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// Whether the address carries the seal that opens this version of a draft.
fn is_previewed(ctx: &Ctx, record: &Rec<Written>) -> bool {
    let given = ctx.query("voorbeeld").unwrap_or_default();
    let (revision, seal) = given.split_once('.').unwrap_or_default();
    let text = format!("{}/{}/{revision}", Kind::Page, record.id);
    revision == record.revision.to_string() && ctx.app.secrets().is_sealed("preview", &text, seal)
}

fn view(ctx: &Ctx, record: &Rec<Written>, draft: bool) -> View {
    let title = record.value.title.get(ctx.lang).to_string();
    let first = record.value.body.get(ctx.lang).lines().next().unwrap_or_default();
    View {
        page: ctx.page(title.clone()).crumb(title, ctx.to.page(&record.id)).describe(first),
        prose: Prose::new(ctx, &record.value.body, false),
        draft,
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
