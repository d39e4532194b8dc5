//! What people print, file or take along: a factsheet and a booklet of each landsdeel, as PDF.
//!
//! A paper is filled from the same readings and rows as the pages, so that it cannot say anything
//! else; `report::paper` sets it. Nothing in it depends on today: what is planned and what is past
//! is for the reader to see, and the same data give the same bytes.

mod actions;
mod booklet;
mod decisions;
mod factsheet;
mod figures;
mod page;
mod pieces;
mod region;

use crate::shell::{Answer, Audience, Ctx, Fault, Site, visible};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use domain::regions::Region;
use report::paper::Paper;

pub fn routes(site: Site) -> Site {
    site.get("/landsdelen/{id}/papier", Audience::Public, page::page)
        .get("/landsdelen/{id}/factsheet.pdf", Audience::Public, factsheet_file)
        .get("/landsdelen/{id}/boekje.pdf", Audience::Public, booklet_file)
}

/// Papers made at the same time at most; each holds some megabytes and a core.
static AT_ONCE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(2);

async fn factsheet_file(ctx: Ctx, Path(id): Path<String>) -> Answer {
    file(&ctx, &id, "factsheet", factsheet::paper).await
}

async fn booklet_file(ctx: Ctx, Path(id): Path<String>) -> Answer {
    file(&ctx, &id, "boekje", booklet::paper).await
}

async fn file(ctx: &Ctx, id: &str, kind: &str, paper: fn(&Ctx, &str, &Region) -> Paper) -> Answer {
    let region = landsdeel(ctx, id)?;
    let bytes = made(paper(ctx, id, &region)).await?;
    let name = format!("inline; filename=\"techniekpact-{id}-{kind}-{}.pdf\"", ctx.lang.code());
    let name = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("inline"));
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// Sets a paper off the async threads.
async fn made(paper: Paper) -> Result<Vec<u8>, Fault> {
    let _one = AT_ONCE.acquire().await.map_err(|_| Fault::Busy)?;
    let title = paper.title.clone();
    let set = tokio::task::spawn_blocking(move || report::paper::pdf(&paper)).await.map_err(|_| Fault::Broken)?;
    set.map_err(|e| {
        tracing::error!(error = %e, paper = title, "a paper could not be made");
        Fault::Broken
    })
}

/// Papers are made of landsdelen that everybody can see.
fn landsdeel(ctx: &Ctx, id: &str) -> Result<Region, Fault> {
    let region = visible::<Region>(ctx, id)?;
    if region.value.form == "landsdeel" { Ok(region.value.clone()) } else { Err(Fault::NotFound) }
}
