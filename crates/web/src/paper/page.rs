//! The papers of a landsdeel with their size and fingerprint.

use crate::paper::{booklet, factsheet, landsdeel, made};
use crate::regions::names::{full_name, name_in_sentence};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use axum::extract::Path;
use sha2::{Digest, Sha256};

#[derive(Template)]
#[template(path = "paper/page.html")]
struct Papers {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    title: &'static str,
    about: String,
    address: String,
    kilobytes: String,
    sum: String,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let region = landsdeel(&ctx, &id)?;
    let (t, lang) = (ctx.t, ctx.lang);
    let (name, inside) = (full_name(&ctx.world, &id, lang, t), name_in_sentence(&ctx.world, &id, lang, t));
    let row = |title, about, address, bytes: Vec<u8>| Row {
        title,
        about,
        address,
        kilobytes: t.paper_kilobytes(bytes.len().div_ceil(1000)),
        sum: Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect(),
    };
    let short = made(factsheet::paper(&ctx, &id, &region)).await?;
    let long = made(booklet::paper(&ctx, &id, &region)).await?;
    let title = t.paper_title(&name);
    html(&Papers {
        page: ctx
            .page(title.clone())
            .crumb(t.nav_regions(), ctx.to.regions())
            .crumb(name, ctx.to.region(&id))
            .crumb(title, ctx.to.papers(&id))
            .describe(t.paper_lead()),
        rows: vec![
            row(t.paper_get_factsheet(), t.paper_factsheet_about(&inside), ctx.to.factsheet(&id), short),
            row(t.paper_get_booklet(), t.paper_booklet_about(&inside), ctx.to.booklet(&id), long),
        ],
    })
}
