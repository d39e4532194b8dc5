//! All indicators by chapter, each with its newest figure and course; found by word or chapter.

use crate::monitor::drawing::spark;
use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::shell::{Answer, Ctx, Page, format, html};
use app::figures::Strand;
use askama::Template;
use domain::monitor::{CHAPTERS, Indicator};
use domain::record::Rec;

#[derive(Template)]
#[template(path = "monitor/overview.html")]
struct Overview<'r> {
    page: Page,
    word: String,
    all: Vec<Choice>,
    chapters: Vec<Chapter<'r>>,
    found: usize,
    is_filtered: bool,
    figures: usize,
    editions: Vec<(String, String, String)>,
}

struct Choice {
    code: &'static str,
    name: String,
    chosen: bool,
}

struct Chapter<'r> {
    code: &'static str,
    name: String,
    rows: Vec<&'r Row>,
}

/// Every indicator in one language, in the order of lists; made once per version of the pact.
struct Rows(Vec<Row>);

struct Row {
    id: String,
    title: String,
    lang: &'static str,
    address: String,
    spark: String,
    value: String,
    about: String,
}

pub async fn page(ctx: Ctx) -> Answer {
    let word = ctx.query("zoek").unwrap_or_default();
    let chosen = ctx.query("hoofdstuk").unwrap_or_default();
    let labels = seed::labels();
    let name = |code: &str| labels.label("chapter", code, ctx.lang).to_string();
    let wanted = |code: &&&'static str| chosen.is_empty() || **code == chosen;
    let listed = ctx.world.derived(ctx.lang.code(), || all_rows(&ctx));
    let mut chapters: Vec<Chapter<'_>> = CHAPTERS
        .iter()
        .filter(wanted)
        .map(|code| Chapter { code, name: name(code), rows: rows(&ctx, &listed, code, &word.to_lowercase()) })
        .collect();
    chapters.retain(|c| !c.rows.is_empty());
    let view = Overview {
        page: ctx
            .page(ctx.t.monitor_title())
            .crumb(ctx.t.nav_monitor(), ctx.to.monitor())
            .describe(ctx.t.monitor_lead())
            .feed("/feeds/indicatoren.atom"),
        found: chapters.iter().map(|c| c.rows.len()).sum(),
        is_filtered: !word.is_empty() || !chosen.is_empty(),
        all: CHAPTERS.iter().map(|code| Choice { code, name: name(code), chosen: *code == chosen }).collect(),
        figures: ctx.world.figures.values().map(Vec::len).sum::<usize>() + cells(&ctx),
        editions: editions(&ctx),
        word,
        chapters,
    };
    html(&view)
}

/// Figures that stand in tables.
fn cells(ctx: &Ctx) -> usize {
    ctx.world.slices.values().flatten().map(|s| s.len()).sum()
}

/// The newest editions: title, day, address.
fn editions(ctx: &Ctx) -> Vec<(String, String, String)> {
    let mut editions: Vec<_> = ctx.world.editions.live().collect();
    editions.sort_by_key(|e| std::cmp::Reverse(e.value.published));
    let row = |e: &Rec<domain::monitor::Edition>| {
        (e.value.title.get(ctx.lang).to_string(), format::date(e.value.published, ctx.t), ctx.to.edition(&e.id))
    };
    editions.into_iter().take(5).map(row).collect()
}

fn all_rows(ctx: &Ctx) -> Rows {
    let mut rows: Vec<Row> = ctx.world.indicators.live().filter_map(|r| row(ctx, &r.id)).collect();
    // What can be followed through time comes first.
    rows.sort_by_cached_key(|r| (r.spark.is_empty(), r.title.to_lowercase()));
    Rows(rows)
}

fn rows<'r>(ctx: &Ctx, listed: &'r Rows, chapter: &str, word: &str) -> Vec<&'r Row> {
    let fits = |r: &Rec<Indicator>| r.value.chapter == chapter && speaks_of(&r.value, word);
    listed.0.iter().filter(|row| ctx.world.indicators.get_live(&row.id).is_some_and(fits)).collect()
}

/// Whether title or synonyms of the card hold `word` (small letters).
fn speaks_of(card: &Indicator, word: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(word);
    has(&card.title.nl) || card.title.en.as_deref().is_some_and(has) || card.synonyms.iter().any(|s| has(&s.word))
}

fn row(ctx: &Ctx, id: &str) -> Option<Row> {
    let reading = Reading::new(&ctx.world, ctx.lang, id, &[])?;
    let headline = reading.headline();
    let last = headline.and_then(Strand::last);
    let about = headline.map(|s| reading.name(s)).filter(|_| reading.view.strands.len() > 1).unwrap_or_default();
    let period = last.map_or_else(String::new, |f| reading.period(&f.key.period));
    Some(Row {
        id: id.into(),
        title: reading.title().into(),
        lang: reading.card.title.lang(ctx.lang).code(),
        address: ctx.to.indicator(id),
        spark: spark(&reading),
        value: last.map_or_else(|| ctx.t.unknown().to_string(), |f| reading.value(f)),
        about: capital(&[about, period].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_sought_in_title_and_synonyms() {
        let card = Indicator {
            title: domain::Text::both("Instroom in het mbo", "Inflow"),
            synonyms: vec![domain::monitor::Word { word: "STO".into() }],
            ..Indicator::default()
        };
        assert_eq!(["mbo", "inflow", "sto", "vwo", ""].map(|w| speaks_of(&card, w)), [true, true, true, false, true]);
    }
}
