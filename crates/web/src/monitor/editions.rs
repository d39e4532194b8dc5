//! Editions: what was published together, when, and from where.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::{Answer, Ctx, Fault, Page, format, html};
use app::figures::edition_changes;
use askama::Template;
use axum::extract::Path;
use domain::monitor::{CHAPTERS, Edition};
use domain::record::Rec;

#[derive(Template)]
#[template(path = "monitor/editions.html")]
struct List {
    page: Page,
    editions: Vec<Row>,
    without: usize,
    /// Title, its language and the minute of what is to come.
    coming: Vec<(String, &'static str, String)>,
}

struct Row {
    title: String,
    lang: &'static str,
    address: String,
    day: String,
    indicators: usize,
    figures: usize,
}

pub async fn list(ctx: Ctx) -> Answer {
    let mut editions: Vec<_> = ctx.world.editions.live().collect();
    editions.sort_by_key(|e| std::cmp::Reverse(e.value.published));
    let editions = editions.into_iter().map(|e| row(&ctx, e)).collect();
    let without = ctx.world.figures.values().flatten().filter(|f| f.key.edition.is_empty()).count();
    let page = ctx
        .page(ctx.t.monitor_editions_title())
        .crumb(ctx.t.nav_monitor(), ctx.to.monitor())
        .crumb(ctx.t.monitor_editions_title(), ctx.to.editions())
        .describe(ctx.t.monitor_editions_lead());
    let coming =
        |c: &domain::release::Coming| (c.title.get(ctx.lang).to_string(), c.title.lang(ctx.lang).code(), format::moment(c.opens, ctx.t));
    let coming = ctx.world.coming.iter().map(coming).collect();
    html(&List { page, editions, without, coming })
}

fn row(ctx: &Ctx, edition: &Rec<Edition>) -> Row {
    let of = |figures: &Vec<domain::monitor::Figure>| figures.iter().filter(|f| f.key.edition == edition.id).count();
    let mut counts: Vec<usize> = ctx.world.figures.values().map(of).filter(|n| *n > 0).collect();
    counts.extend(tables(ctx, &edition.id).map(|s| s.len()));
    Row {
        title: edition.value.title.get(ctx.lang).into(),
        lang: edition.value.title.lang(ctx.lang).code(),
        address: ctx.to.edition(&edition.id),
        day: format::date(edition.value.published, ctx.t),
        indicators: counts.len(),
        figures: counts.iter().sum(),
    }
}

/// The tables of an edition.
fn tables<'w>(ctx: &'w Ctx, edition: &'w str) -> impl Iterator<Item = &'w domain::slices::Slice> {
    ctx.world.slices.values().flatten().map(AsRef::as_ref).filter(move |s: &&domain::slices::Slice| s.about.edition == edition)
}

#[derive(Template)]
#[template(path = "monitor/edition.html")]
struct EditionPage {
    page: Page,
    title_lang: &'static str,
    day: String,
    note: Option<(String, &'static str)>,
    sources: Vec<(String, Option<String>)>,
    addresses: Vec<String>,
    figures: usize,
    /// Address of the signed bundle, where the edition was made here.
    bundle: Option<String>,
    /// SHA-256 and name of each source file.
    files: Vec<(String, String)>,
    chapters: Vec<(String, Vec<Content>)>,
}

/// What an edition brought for one indicator.
struct Content {
    title: String,
    address: String,
    added: usize,
    changed: usize,
    same: usize,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let edition = ctx.world.editions.get_live(&id).ok_or(Fault::NotFound)?;
    let value = &edition.value;
    let figures = || ctx.world.figures.values().flatten().filter(|f| f.key.edition == id);
    let mut addresses: std::collections::BTreeSet<&String> = figures().map(|f| &f.source_url).filter(|u| !u.is_empty()).collect();
    addresses.extend(tables(&ctx, &id).map(|s| &s.about.source_url));
    let labels = seed::labels();
    let chapter = |code: &&str| (capital(labels.label("chapter", code, ctx.lang)), contents(&ctx, &id, code));
    let view = EditionPage {
        page: ctx
            .page(value.title.get(ctx.lang))
            .crumb(ctx.t.nav_monitor(), ctx.to.monitor())
            .crumb(ctx.t.monitor_editions_title(), ctx.to.editions())
            .crumb(value.title.get(ctx.lang), ctx.to.edition(&id)),
        title_lang: value.title.lang(ctx.lang).code(),
        day: format::date(value.published, ctx.t),
        note: value.note.as_ref().map(|n| (n.get(ctx.lang).to_string(), n.lang(ctx.lang).code())),
        sources: value.sources.iter().map(|s| (s.title.clone(), s.url.clone())).collect(),
        addresses: addresses.into_iter().cloned().collect(),
        figures: figures().count() + tables(&ctx, &id).map(|s| s.len()).sum::<usize>(),
        bundle: tables(&ctx, &id).next().is_some().then(|| format!("/monitor/edities/{id}/bundel.tar.gz")),
        files: tables(&ctx, &id).flat_map(|s| s.about.files.clone()).collect::<std::collections::BTreeSet<_>>().into_iter().collect(),
        chapters: CHAPTERS.iter().map(chapter).filter(|(_, rows)| !rows.is_empty()).collect(),
    };
    html(&view)
}

fn contents(ctx: &Ctx, edition: &str, chapter: &str) -> Vec<Content> {
    let cards = ctx.world.indicators.live().filter(|i| i.value.chapter == chapter);
    let content = |id: &String| {
        let change = edition_changes(&ctx.world, id).into_iter().find(|c| c.edition == edition)?;
        let reading = Reading::new(&ctx.world, ctx.lang, id, &[])?;
        let address = ctx.to.with_query(&ctx.to.indicator(id), &format!("editie={edition}"));
        Some(Content { title: reading.title().into(), address, added: change.added, changed: change.revised, same: change.same })
    };
    cards.filter_map(|c| content(&c.id)).collect()
}

/// The bundle of an edition that was made here: everything about it in one signed archive.
pub async fn bundle(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let bundle = ctx.app.bundle(&id).await?;
    let disposition = format!("attachment; filename=\"{}\"", bundle.name);
    let headers =
        [(axum::http::header::CONTENT_TYPE, "application/gzip".to_string()), (axum::http::header::CONTENT_DISPOSITION, disposition)];
    Ok(axum::response::IntoResponse::into_response((headers, bundle.bytes)))
}
