//! One indicator in small, for the pages of goals and landsdelen: finding, chart, table, source.

use crate::monitor::drawing::{Manner, draw};
use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::Ctx;
use askama::Template;
use charts::Width;
use std::sync::Arc;
use texts::T;

/// An indicator as it stands on another page.
#[derive(Template)]
#[template(path = "monitor/card.html")]
pub struct Card {
    pub t: T,
    pub id: String,
    pub title: String,
    pub lang: &'static str,
    pub finding: String,
    pub charts: Option<(String, String)>,
    /// Line, value, period.
    pub latest: Vec<(String, String, String)>,
    pub source: String,
    pub address: String,
}

/// The same where several stand below each other: the picture waits until it is asked for.
#[derive(Template)]
#[template(path = "monitor/card_small.html")]
pub struct Small<'c> {
    card: &'c Card,
}

impl Card {
    pub fn small(&self) -> Small<'_> {
        Small { card: self }
    }
}

/// Lines a card lists at most.
const MOST: usize = 6;

/// The card of an indicator; none where nothing was published. `region` narrows it to a landsdeel.
/// Made once per version of the pact: several goals and landsdelen show the same.
pub fn card(ctx: &Ctx, indicator: &str, region: Option<&str>) -> Option<Arc<Card>> {
    let key = format!("{}/{indicator}/{}", ctx.lang.code(), region.unwrap_or(""));
    let kept: Arc<Option<Arc<Card>>> = ctx.world.derived(&key, || made(ctx, indicator, region).map(Arc::new));
    Option::clone(&kept)
}

fn made(ctx: &Ctx, indicator: &str, region: Option<&str>) -> Option<Card> {
    let pairs: Vec<(String, String)> = region.map(|r| ("regio".to_string(), r.to_string())).into_iter().collect();
    let reading = Reading::new(&ctx.world, ctx.lang, indicator, &pairs)?;
    // A region the figures do not know would show the whole country instead.
    if reading.view.figures.is_empty() || !reading.asked.unknown.is_empty() {
        return None;
    }
    let base_url = &ctx.app.settings().base_url;
    let prefix = format!("k-{indicator}");
    let (wide, narrow) = (format!("{prefix}-w"), format!("{prefix}-n"));
    let drawn = |id: &str, width| draw(&reading, Manner { id, patterns: false, base_url }, width);
    let charts = drawn(&wide, Width::Wide).zip(drawn(&narrow, Width::Narrow));
    let latest = reading.view.strands.iter().filter_map(|s| {
        let last = s.last()?;
        let name = reading.name(s);
        let name = if name.is_empty() { reading.title().to_string() } else { capital(&name) };
        Some((name, reading.value(last), reading.period(&last.key.period)))
    });
    let query = region.map_or_else(String::new, |r| format!("regio={r}"));
    Some(Card {
        t: ctx.t,
        id: indicator.into(),
        title: reading.title().into(),
        lang: reading.card.title.lang(ctx.lang).code(),
        finding: reading.finding().lead(),
        latest: latest.take(MOST).collect(),
        source: reading.source_line(base_url),
        address: ctx.to.with_query(&ctx.to.indicator(indicator), &query),
        charts,
    })
}
