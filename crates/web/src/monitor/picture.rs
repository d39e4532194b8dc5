//! The picture on its own: SVG, PNG, and a page that stands in a frame on another site.

use crate::monitor::drawing::Manner;
use crate::monitor::looks::{Look, picture as drawn};
use crate::monitor::reading::Reading;
use crate::shell::ctx::pairs;
use crate::shell::front::EMBEDDABLE;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use charts::Width;

/// Pictures drawn at the same time at most; each holds some megabytes and a core.
static AT_ONCE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

/// The manner in which an address asks for its picture.
pub fn manner<'a>(ctx: &'a Ctx, id: &'a str) -> Manner<'a> {
    Manner { id, patterns: ctx.query("patroon").is_some_and(|v| v == "1"), base_url: &ctx.app.settings().base_url }
}

/// The look that stands alone: panels where asked for, else the chart.
fn look(ctx: &Ctx) -> Look {
    ctx.query("weergave").map_or(Look::Chart, |c| Look::from_code(&c))
}

fn picture(ctx: &Ctx, id: &str) -> Result<(String, String), Fault> {
    let reading = Reading::new(&ctx.world, ctx.lang, id, &pairs(&ctx.asked.query)).ok_or(Fault::NotFound)?;
    let width = if ctx.query("breedte").is_some_and(|v| v == "smal") { Width::Narrow } else { Width::Wide };
    let svg = drawn(&reading, look(ctx), manner(ctx, "grafiek"), width).ok_or(Fault::NotFound)?;
    Ok((svg, file_name(&reading)))
}

/// `techniekpact-open-vacancies-2024-06`: a name people can keep.
fn file_name(reading: &Reading<'_>) -> String {
    let edition = reading.edition().map_or_else(String::new, |e| format!("-{}", e.id));
    format!("techniekpact-{}{edition}", reading.id.replace('_', "-"))
}

fn file(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")).unwrap_or(HeaderValue::from_static("inline"));
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    response
}

pub async fn svg(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (svg, name) = picture(&ctx, &id)?;
    Ok(file(svg.into_bytes(), "image/svg+xml", &format!("{name}.svg")))
}

pub async fn png(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (svg, name) = picture(&ctx, &id)?;
    let _one = AT_ONCE.acquire().await.map_err(|_| Fault::Busy)?;
    let drawn = tokio::task::spawn_blocking(move || report::png(&svg, 2.0)).await.map_err(|_| Fault::Broken)?;
    let bytes = drawn.map_err(|e| {
        tracing::error!(error = %e, indicator = id, "a picture could not be drawn");
        Fault::Broken
    })?;
    Ok(file(bytes, "image/png", &format!("{name}.png")))
}

#[derive(Template)]
#[template(path = "monitor/embed.html")]
struct Embed {
    page: Page,
    title: String,
    finding: String,
    address: String,
    charts: Option<(String, String)>,
}

/// Nothing but the picture, in the width of its frame, with a way back.
pub async fn embed(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let reading = Reading::new(&ctx.world, ctx.lang, &id, &pairs(&ctx.asked.query)).ok_or(Fault::NotFound)?;
    let wide = drawn(&reading, look(&ctx), manner(&ctx, "w"), Width::Wide);
    let narrow = drawn(&reading, look(&ctx), manner(&ctx, "n"), Width::Narrow);
    let view = Embed {
        page: ctx.page(reading.title()),
        title: reading.title().into(),
        finding: reading.finding().summary(),
        address: format!("{}{}", ctx.app.settings().base_url, ctx.to.with_query(&ctx.to.indicator(&id), &ctx.asked.query)),
        charts: wide.zip(narrow),
    };
    let mut response = html(&view)?;
    response.headers_mut().insert(HeaderName::from_static(EMBEDDABLE), HeaderValue::from_static("1"));
    Ok(response)
}
