//! What the Monitor can and cannot tell: indicators with a series, with one figure, with a
//! target, by breakdown; and which texts still lack English.

use crate::monitor::reading::Reading;
use crate::shell::{Answer, Ctx, Page, html};
use app::figures::{Strand, edition_changes};
use askama::Template;
use domain::Lang;
use domain::monitor::{CHAPTERS, Figure, Finality, Indicator};

#[derive(Template)]
#[template(path = "monitor/status.html")]
struct StatusPage {
    page: Page,
    columns: Vec<&'static str>,
    rows: Vec<(String, String, Vec<usize>)>,
    sums: Vec<usize>,
    without_figures: Vec<(String, String)>,
    missing: Vec<String>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let t = ctx.t;
    let labels = seed::labels();
    let rows: Vec<(String, String, Vec<usize>)> = CHAPTERS
        .iter()
        .map(|code| (labels.label("chapter", code, ctx.lang).to_string(), format!("{}#{code}", ctx.to.monitor()), counts(&ctx, code)))
        .collect();
    let width = rows.first().map_or(0, |r| r.2.len());
    let view = StatusPage {
        page: ctx
            .page(t.monitor_status_title())
            .crumb(t.nav_monitor(), ctx.to.monitor())
            .crumb(t.monitor_status_title(), ctx.to.monitor_status())
            .describe(t.monitor_status_lead()),
        columns: vec![
            t.monitor_indicators(),
            t.monitor_status_series(),
            t.monitor_status_one(),
            t.monitor_status_other(),
            t.monitor_status_none(),
            t.monitor_status_target(),
            t.monitor_status_sex(),
            t.monitor_status_level(),
            t.monitor_status_region(),
            t.monitor_status_provisional(),
            t.monitor_status_revised(),
        ],
        sums: (0..width).map(|i| rows.iter().map(|r| r.2[i]).sum()).collect(),
        without_figures: without_figures(&ctx),
        missing: missing(&ctx),
        rows,
    };
    html(&view)
}

/// The counts of one chapter, in the order of the columns.
fn counts(ctx: &Ctx, chapter: &str) -> Vec<usize> {
    let readings: Vec<Reading<'_>> = ctx
        .world
        .indicators
        .live()
        .filter(|i| i.value.chapter == chapter)
        .filter_map(|i| Reading::new(&ctx.world, ctx.lang, &i.id, &[]))
        .collect();
    let count = |fits: &dyn Fn(&Reading<'_>) -> bool| readings.iter().filter(|r| fits(r)).count();
    let any = |r: &Reading<'_>, fits: &dyn Fn(&Figure) -> bool| ctx.world.figures.get(r.id).is_some_and(|f| f.iter().any(fits));
    let known = |r: &Reading<'_>| app::figures::known(&ctx.world, r.id);
    let series = |r: &Reading<'_>| r.view.strands.iter().any(|s: &Strand<'_>| s.change().is_some());
    vec![
        readings.len(),
        count(&series),
        count(&|r| !series(r) && known(r).count == 1),
        count(&|r| !series(r) && known(r).count > 1),
        count(&|r| known(r).count == 0),
        count(&|r| !r.targets().is_empty()),
        count(&|r| known(r).dims.contains_key("sex")),
        count(&|r| known(r).dims.contains_key("level")),
        count(&|r| known(r).regions.iter().any(|c| domain::regions::LANDSDELEN.contains(c))),
        count(&|r| any(r, &|f| f.finality == Finality::Provisional)),
        count(&|r| edition_changes(&ctx.world, r.id).iter().any(|c| c.revised > 0)),
    ]
}

fn without_figures(ctx: &Ctx) -> Vec<(String, String)> {
    let empty = |id: &String| app::figures::known(&ctx.world, id).count == 0;
    let cards = ctx.world.indicators.live().filter(|i| empty(&i.id));
    cards.map(|i| (i.value.title.get(ctx.lang).to_string(), ctx.to.indicator(&i.id))).collect()
}

/// Texts of cards and codes of figures without English.
fn missing(ctx: &Ctx) -> Vec<String> {
    let mut missing = Vec::new();
    for card in ctx.world.indicators.live() {
        missing.extend(dutch_only(&card.value).into_iter().map(|field| format!("{}: {field}", card.id)));
    }
    let codes: std::collections::BTreeSet<String> = ctx.world.figures.values().flat_map(|f| seed::labels().missing(f)).collect();
    missing.extend(codes);
    missing
}

fn dutch_only(card: &Indicator) -> Vec<&'static str> {
    let own = [("title", Some(&card.title)), ("definition", Some(&card.definition)), ("population", card.population.as_ref())];
    let more = [("numerator", card.numerator.as_ref()), ("denominator", card.denominator.as_ref()), ("quality", card.quality.as_ref())];
    let rows = card.breaks.iter().map(|b| ("breaks", Some(&b.text))).chain(card.events.iter().map(|e| ("events", Some(&e.text))));
    let all = own.into_iter().chain(more).chain(rows);
    all.filter(|(_, text)| text.is_some_and(|t| t.lang(Lang::En) == Lang::Nl)).map(|(field, _)| field).collect()
}
