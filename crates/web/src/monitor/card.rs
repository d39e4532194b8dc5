//! One indicator on another page, kept up to date by itself: [`figure_block`], for goals, actions,
//! decisions and landsdelen.
//!
//! A block is kept until the world changes, as what is drawn on other pages is.

use crate::monitor::drawing::{Manner, draw, spark};
use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::Ctx;
use crate::shell::ctx::pairs;
use askama::Template;
use charts::Width;
use std::sync::Arc;
use texts::T;

/// How much room a block takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Finding, chart for both widths, newest figures, source.
    Full,
    /// Finding, a spark line and the source: for lists of several indicators.
    Compact,
}

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
    pub spark: String,
    pub is_compact: bool,
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

/// The block of an indicator for a selection as it stands in an address (`regio=oost&per=sex`); none
/// where nothing was published, or where the selection names what the figures do not have, for that
/// would show something else than was meant. Made once per version of the pact: several pages show
/// the same.
pub fn figure_block(ctx: &Ctx, indicator: &str, query: &str, size: Size) -> Option<Arc<Card>> {
    let key = format!("{}/{indicator}?{query}/{size:?}", ctx.lang.code());
    let kept: Arc<Option<Arc<Card>>> = ctx.world.derived(&key, || made(ctx, indicator, query, size).map(Arc::new));
    Option::clone(&kept)
}

fn made(ctx: &Ctx, indicator: &str, query: &str, size: Size) -> Option<Card> {
    let reading = Reading::new(&ctx.world, ctx.lang, indicator, &pairs(query))?;
    if reading.view.figures.is_empty() || !reading.asked.unknown.is_empty() || reading.refused.is_some() {
        return None;
    }
    let base_url = &ctx.app.settings().base_url;
    let is_compact = size == Size::Compact;
    let charts = if is_compact { None } else { charts(&reading, base_url) };
    Some(Card {
        t: ctx.t,
        id: indicator.into(),
        title: reading.title().into(),
        lang: reading.card.title.lang(ctx.lang).code(),
        finding: reading.finding().lead(),
        spark: spark(&reading),
        latest: if is_compact { Vec::new() } else { latest(&reading) },
        source: reading.source_line(base_url),
        address: ctx.to.with_query(&ctx.to.indicator(indicator), query),
        is_compact,
        charts,
    })
}

/// The full card of an indicator; `region` narrows it to a landsdeel.
pub fn card(ctx: &Ctx, indicator: &str, region: Option<&str>) -> Option<Arc<Card>> {
    figure_block(ctx, indicator, &region.map_or_else(String::new, |r| format!("regio={r}")), Size::Full)
}

fn charts(reading: &Reading<'_>, base_url: &str) -> Option<(String, String)> {
    let drawn = |suffix: &str, width| {
        let id = format!("k-{}-{suffix}", reading.id);
        draw(reading, Manner { id: &id, patterns: false, base_url }, width)
    };
    drawn("w", Width::Wide).zip(drawn("n", Width::Narrow))
}

fn latest(reading: &Reading<'_>) -> Vec<(String, String, String)> {
    let row = |s: &app::figures::Strand<'_>| {
        let last = s.last()?;
        let name = reading.name(s);
        let name = if name.is_empty() { reading.title().to_string() } else { capital(&name) };
        Some((name, reading.value(last), reading.period(&last.key.period)))
    };
    reading.view.strands.iter().filter_map(row).take(MOST).collect()
}
