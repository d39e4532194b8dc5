//! The public journal: every change, newest first, under a signed head anyone can check.

use super::event::{Told, told};
use crate::shell::fields::Opt;
use crate::shell::{Answer, Ctx, Page, format, html};
use app::journal::Filter;
use askama::Template;
use axum::Json;
use axum::http::header;
use axum::response::IntoResponse;
use domain::record::Kind;

#[derive(Template)]
#[template(path = "site/journal.html")]
struct Journal {
    page: Page,
    head: Head,
    kinds: Vec<Opt>,
    goals: Vec<Opt>,
    regions: Vec<Opt>,
    filtered: bool,
    events: Vec<Told>,
    /// Whether this is not the newest stretch.
    paged: bool,
    newest: String,
    next: Option<String>,
}

struct Head {
    seq: i64,
    hash: String,
    moment: String,
    signature: String,
    public_key: String,
}

/// Rows on one page.
const MOST: usize = 40;

pub async fn page(ctx: Ctx) -> Answer {
    let filter =
        Filter { kind: ctx.query("soort").and_then(|k| Kind::from_code(&k)), goal: ctx.query("doel"), region: ctx.query("landsdeel") };
    let before = ctx.query("tot").and_then(|s| s.parse::<i64>().ok());
    let stretch = ctx.app.public_journal(before.unwrap_or(i64::MAX), &filter, MOST).await?;
    let head = ctx.app.signed_head().await?;
    let address = address(&ctx, &filter);
    let with = |seq: i64| format!("{address}{}tot={seq}", if address.contains('?') { '&' } else { '?' });
    html(&Journal {
        page: ctx.page(ctx.t.journal_title()).crumb(ctx.t.footer_journal(), ctx.to.journal()).describe(ctx.t.journal_lead()),
        head: Head {
            seq: head.seq,
            hash: head.hash,
            moment: format::moment_text(&head.at, ctx.t),
            signature: head.signature,
            public_key: ctx.app.secrets().public_key(),
        },
        kinds: kinds(&ctx, filter.kind),
        goals: goals(&ctx, filter.goal.as_deref()),
        regions: regions(&ctx, filter.region.as_deref()),
        filtered: filter != Filter::default(),
        events: stretch.events.iter().map(|e| told(&ctx, e)).collect(),
        paged: before.is_some(),
        next: stretch.next.map(with),
        newest: address,
    })
}

fn address(ctx: &Ctx, filter: &Filter) -> String {
    let kind = filter.kind.map(|k| k.code().to_string());
    let parts = [("soort", &kind), ("doel", &filter.goal), ("landsdeel", &filter.region)];
    let query: Vec<_> =
        parts.iter().filter_map(|(name, value)| Some(format!("{name}={}", crate::shell::front::escaped(value.as_deref()?)))).collect();
    if query.is_empty() { ctx.to.journal() } else { format!("{}?{}", ctx.to.journal(), query.join("&")) }
}

fn kinds(ctx: &Ctx, chosen: Option<Kind>) -> Vec<Opt> {
    let option = |k: &Kind| Opt { code: k.code().into(), label: ctx.t.code("kinds", k.code()).into_owned(), chosen: chosen == Some(*k) };
    Kind::ALL.iter().map(option).collect()
}

fn goals(ctx: &Ctx, chosen: Option<&str>) -> Vec<Opt> {
    let mut goals: Vec<_> = ctx.world.goals.live().collect();
    goals.sort_by_key(|g| g.id.parse::<u32>().unwrap_or(u32::MAX));
    let label = |id: &str, title: &str| format!("{id}. {title}");
    goals
        .iter()
        .map(|g| Opt { code: g.id.clone(), label: label(&g.id, g.value.title.get(ctx.lang)), chosen: chosen == Some(&g.id) })
        .collect()
}

fn regions(ctx: &Ctx, chosen: Option<&str>) -> Vec<Opt> {
    let landsdelen = ctx.world.regions.live().filter(|r| r.value.form == "landsdeel");
    landsdelen.map(|r| Opt { code: r.id.clone(), label: r.value.title.get(ctx.lang).into(), chosen: chosen == Some(&r.id) }).collect()
}

/// The signed head as a file to keep: whoever has it finds any later rewriting.
pub async fn head(ctx: Ctx) -> Answer {
    let head = ctx.app.signed_head().await?;
    let name = format!("attachment; filename=\"techniekpact-journaal-kop-{}.json\"", head.seq);
    let body = serde_json::json!({
        "seq": head.seq, "hash": head.hash, "at": head.at, "signature": head.signature,
        "public_key": ctx.app.secrets().public_key(),
    });
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(body)).into_response())
}
