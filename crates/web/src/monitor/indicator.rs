//! One indicator: finding, notices, key figures, picture, table, definition, what changed, goals,
//! downloads, citation. The address holds every choice.

use crate::monitor::choice::{Choice, choice};
use crate::monitor::cite::{Citation, citation};
use crate::monitor::looks::{Look, Seen, see};
use crate::monitor::notices::{Notice, notices};
use crate::monitor::progress::{self, Track, tracks};
use crate::monitor::reading::Reading;
use crate::monitor::revisions::{Revision, revisions, what};
use crate::monitor::table::{Table, table};
use crate::monitor::words::{capital, size};
use crate::pact::aim::{Aim, aim};
use crate::shell::ctx::pairs;
use crate::shell::front::escaped;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use app::figures::{Level, Measure, Since, Strand, since};
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "monitor/indicator.html")]
struct IndicatorPage<'w> {
    page: Page,
    title_lang: &'static str,
    follow: String,
    chapter: String,
    chapter_address: String,
    lead: String,
    rest: String,
    edition: Option<(String, String)>,
    notices: Vec<Notice>,
    keys: Vec<Key>,
    choice: Choice,
    seen: Seen<'w>,
    /// Name, address, whether chosen: the levels of the map.
    levels: Vec<(String, String, bool)>,
    /// Name, value, address of each area on the map.
    areas: Vec<(String, String, String)>,
    map_note: String,
    /// One choice less each, where the choice has no figures.
    ways_out: Vec<(String, String)>,
    refused: Option<String>,
    since: Option<SinceTold>,
    table: Table,
    caption: String,
    shown: usize,
    all: usize,
    facts: Vec<Fact>,
    sources: Vec<Source>,
    identities: Vec<Identity>,
    revisions: Vec<Revision>,
    has_history: bool,
    tracks: Vec<Track>,
    /// Targets for a part: one sex, level or region.
    aims: Vec<Aim>,
    progress_csv: String,
    goals: Vec<(String, String, String)>,
    downloads: Vec<Download>,
    citation: Citation,
    bib: String,
    ris: String,
    embed: String,
    embed_address: String,
    form_action: String,
    edit: Option<String>,
    new_correction: Option<String>,
    pivot: String,
}

struct Key {
    name: String,
    value: String,
    period: String,
    change: String,
    note: String,
}

struct Fact {
    name: String,
    text: String,
    lang: &'static str,
}

struct Source {
    url: String,
    label: String,
    count: usize,
}

struct Identity {
    what: String,
    period: String,
    value: String,
    key: String,
    note: String,
    source: String,
}

/// What the newest edition changed in this very selection.
struct SinceTold {
    words: String,
    rows: Vec<(String, String, String, String)>,
}

struct Download {
    label: String,
    detail: String,
    address: String,
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let query = pairs(&ctx.asked.query);
    let reading = Reading::new(&ctx.world, ctx.lang, &id, &query).ok_or(Fault::NotFound)?;
    let seen = see(&ctx, &reading, &query, &|look| tab(&ctx, &id, &query, look));
    let mapped = seen.map.as_ref().map(|map| reading.mapped(map.figures.clone(), &map.selection));
    // Below the picture stands what is in the picture.
    let below = mapped.as_ref().unwrap_or(&reading);
    let finding = reading.finding();
    let labels = seed::labels();
    let chapter = labels.label("chapter", &reading.card.chapter, ctx.lang).to_string();
    let chapter_address = format!("{}#{}", ctx.to.monitor(), reading.card.chapter);
    let base = &ctx.app.settings().base_url;
    let here = ctx.to.with_query(&ctx.to.indicator(&id), &ctx.asked.query);
    let part = |name: &str| ctx.to.with_query(&ctx.to.indicator_part(&id, name), &query_without(&query, &["niveau"]));
    let is_staff = ctx.person.0.is_some() && ctx.person.role().is_some_and(|r| r != domain::permission::Role::Reader);
    let revisions = revisions(&reading, ctx.to);
    let view = IndicatorPage {
        page: ctx
            .page(reading.title())
            .crumb(ctx.t.nav_monitor(), ctx.to.monitor())
            .crumb(chapter.clone(), chapter_address.clone())
            .crumb(reading.title(), ctx.to.indicator(&id))
            .describe(finding.summary()),
        follow: ctx.to.follow("indicator", reading.id),
        title_lang: reading.card.title.lang(ctx.lang).code(),
        lead: finding.lead(),
        rest: finding.rest(),
        edition: reading.edition().zip(reading.edition_words()).map(|(e, words)| (words, ctx.to.edition(&e.id))),
        notices: notices(&reading, ctx.to),
        keys: keys(&reading),
        choice: choice(&reading, &query),
        levels: levels(&ctx, &id, &query, &seen),
        areas: areas(&ctx, &id, &query, &seen),
        map_note: map_note(&ctx, &seen),
        ways_out: ways_out(&ctx, &reading, &query),
        refused: reading.refused.map(|why| ctx.t.code("monitor-refused", why.code()).into_owned()),
        since: told_since(&reading),
        caption: caption(below),
        table: table(below),
        shown: below.shown().count(),
        all: app::figures::known(&ctx.world, &id).count,
        facts: facts(&reading),
        sources: sources(below),
        identities: identities(below),
        has_history: revisions.len() > 1,
        tracks: tracks(&reading),
        aims: reading.split_targets().into_iter().filter_map(|(_, t)| aim(&ctx, t)).collect(),
        progress_csv: part("voortgang.csv"),
        goals: goals(&ctx, &id),
        downloads: downloads(&ctx, below, &query, seen.pictures()),
        citation: citation(&reading, &format!("{base}{here}")),
        bib: part("citaat.bib"),
        ris: part("citaat.ris"),
        embed_address: part("inbedden"),
        embed: embed_line(&reading, &format!("{base}{}", part("inbedden"))),
        edit: is_staff.then(|| ctx.to.edit(domain::Kind::Indicator, &id)),
        new_correction: is_staff.then(|| ctx.to.new_record(domain::Kind::Correction)),
        seen,
        chapter,
        chapter_address,
        revisions,
        pivot: ctx.to.with_query(&ctx.to.monitor_pivot(), &format!("indicator={id}")),
        form_action: format!("{}#grafiek", ctx.to.indicator(&id)),
    };
    html(&view)
}

/// The query as it came, without some parameters; written anew, so it may stand in an attribute.
fn query_without(query: &[(String, String)], without: &[&str]) -> String {
    let kept = query.iter().filter(|(k, v)| !v.is_empty() && !without.contains(&k.as_str()));
    kept.map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect::<Vec<_>>().join("&")
}

/// The address of another look at the same selection.
fn tab(ctx: &Ctx, id: &str, query: &[(String, String)], look: Look) -> String {
    with(ctx, id, query, &["weergave", "niveau"], &[("weergave", look.code())])
}

/// The page's own address with some parameters taken out and others put in.
fn with(ctx: &Ctx, id: &str, query: &[(String, String)], without: &[&str], put: &[(&str, &str)]) -> String {
    let kept = query_without(query, without);
    let put = put.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{}={}", escaped(k), escaped(v)));
    let own: Vec<String> = std::iter::once(kept).filter(|k| !k.is_empty()).chain(put).collect();
    format!("{}#grafiek", ctx.to.with_query(&ctx.to.indicator(id), &own.join("&")))
}

fn levels(ctx: &Ctx, id: &str, query: &[(String, String)], seen: &Seen<'_>) -> Vec<(String, String, bool)> {
    let Some(map) = &seen.map else { return Vec::new() };
    let one = |l: &Level| {
        let address = with(ctx, id, query, &["niveau"], &[("niveau", l.code())]);
        (ctx.t.code("monitor-level", l.code()).into_owned(), address, *l == map.level)
    };
    map.levels.iter().map(one).collect()
}

/// Each area with a link to its own course of time.
fn areas(ctx: &Ctx, id: &str, query: &[(String, String)], seen: &Seen<'_>) -> Vec<(String, String, String)> {
    let Some(map) = &seen.map else { return Vec::new() };
    let one = |r: &crate::monitor::map::Row| {
        let (name, code) = &r.choose;
        let address = with(ctx, id, query, &["weergave", "niveau", "per", "paneel", "periode", name], &[(name.as_str(), code.as_str())]);
        let name = if seen.look == Look::Map && r.short.chars().all(|c| c.is_ascii_digit()) && map.level == Level::Corop {
            format!("{} ({})", r.name, r.short)
        } else {
            r.name.clone()
        };
        (name, r.value.clone(), address)
    };
    map.rows.iter().map(one).collect()
}

fn map_note(ctx: &Ctx, seen: &Seen<'_>) -> String {
    let Some(map) = &seen.map else { return String::new() };
    let mut words = vec![ctx.t.code("monitor-shape", map.shape.code()).into_owned(), ctx.t.monitor_map_classes().to_string()];
    if map.without > 0 {
        words.push(ctx.t.monitor_map_without(map.without));
    }
    words.join(" ")
}

/// Where a choice has no figures: the same choice with one thing less.
fn ways_out(ctx: &Ctx, reading: &Reading<'_>, query: &[(String, String)]) -> Vec<(String, String)> {
    if !reading.view.figures.is_empty() {
        return Vec::new();
    }
    let labels = seed::labels();
    let selection = &reading.asked.selection;
    let dims = selection.wanted.iter().map(|(dim, codes)| {
        let names: Vec<&str> =
            codes.iter().map(|c| if c.is_empty() { ctx.t.monitor_total() } else { labels.label(dim, c, reading.lang) }).collect();
        (dim.as_str(), format!("{}: {}", capital(labels.dim_name(dim, reading.lang)), names.join(", ")))
    });
    let regions: Vec<&str> = selection.regions.iter().map(|r| labels.label("region", r, reading.lang)).collect();
    let region = (!regions.is_empty()).then(|| ("regio", capital(&regions.join(", "))));
    let period = (!selection.periods.is_empty()).then(|| ("periode", selection.periods.join(", ")));
    let edition = selection.edition.as_ref().map(|e| ("editie", e.clone()));
    let day = selection.as_of.map(|d| ("op", d.to_string()));
    let all = dims.chain(region).chain(period).chain(edition).chain(day);
    all.map(|(name, words)| (ctx.t.monitor_way_out(words), with(ctx, reading.id, query, &[name], &[]))).collect()
}

fn told_since(reading: &Reading<'_>) -> Option<SinceTold> {
    let lines = reading.shown().map(|f| f.published().line()).collect();
    let Since { edition, added, same, changed } = since(reading.world, &reading.view.selection, &lines)?;
    let title = reading.world.editions.get_live(&edition).map_or(edition.as_str(), |e| e.value.title.get(reading.lang)).to_string();
    let row = |(old, new): &(app::figures::Shown<'_>, app::figures::Shown<'_>)| {
        (capital(&what(reading, new)), reading.period(&new.key.period), reading.figure(old), reading.figure(new))
    };
    Some(SinceTold { words: reading.t.monitor_since(added, changed.len(), title, same), rows: changed.iter().map(row).collect() })
}

/// The newest number of each line, where they are few.
fn keys(reading: &Reading<'_>) -> Vec<Key> {
    const MOST: usize = 4;
    let strands: Vec<&Strand<'_>> = reading.view.strands.iter().filter(|s| s.last().is_some()).collect();
    if strands.is_empty() || strands.len() > MOST || reading.view.figures.is_empty() {
        return Vec::new();
    }
    strands.into_iter().filter_map(|s| key(reading, s)).collect()
}

fn key(reading: &Reading<'_>, strand: &Strand<'_>) -> Option<Key> {
    let last = strand.last()?;
    let name = match reading.name(strand) {
        name if name.is_empty() => {
            let background = reading.background().join(", ");
            if background.is_empty() { reading.title().to_string() } else { capital(&background) }
        }
        name => capital(&name),
    };
    let change = strand.change().map_or_else(String::new, |c| {
        let first = c.first.value.number().unwrap_or(0.0);
        let from = reading.when(&c.first.key.period);
        let size = size(c.difference, c.percent, first, &last.unit, reading.t, reading.lang);
        match c.difference {
            d if d > 0.0 => reading.t.monitor_key_more(from, size),
            d if d < 0.0 => reading.t.monitor_key_less(from, size),
            _ => reading.t.monitor_key_same(from),
        }
    });
    let note = if last.note.is_empty() { String::new() } else { capital(seed::labels().label("note", &last.note, reading.lang)) };
    Some(Key { name, value: reading.value(last), period: reading.period(&last.key.period), change, note })
}

fn caption(reading: &Reading<'_>) -> String {
    let unit = match reading.measure {
        Measure::Share => reading.t.monitor_share_of(reading.title()),
        _ => seed::labels().unit_title(&reading.view.unit, reading.lang).to_string(),
    };
    let background = reading.background();
    let background = if background.is_empty() { String::new() } else { format!(", {}", background.join(", ")) };
    reading.t.monitor_table_caption(format!("{}{background}", reading.title()), unit)
}

/// The card as a list: everything that says what the figure means.
fn facts(reading: &Reading<'_>) -> Vec<Fact> {
    let (t, lang, card) = (reading.t, reading.lang, reading.card);
    let mut facts = Vec::new();
    let mut text = |name: &str, text: Option<&domain::Text>| {
        facts.extend(text.map(|text| Fact { name: name.into(), text: text.get(lang).into(), lang: text.lang(lang).code() }));
    };
    text(t.monitor_fact_definition(), Some(&card.definition));
    text(t.monitor_fact_numerator(), card.numerator.as_ref());
    text(t.monitor_fact_denominator(), card.denominator.as_ref());
    text(t.monitor_fact_population(), card.population.as_ref());
    let plain = |name: &str, text: String| Fact { name: name.into(), text, lang: lang.code() };
    facts.push(plain(t.monitor_fact_unit(), capital(seed::labels().unit_title(&reading.view.unit, lang))));
    facts.push(Fact { lang: "nl", ..plain(t.monitor_fact_supplier(), card.supplier.clone()) });
    facts.extend(card.rhythm.as_ref().map(|r| plain(t.monitor_fact_rhythm(), t.code("monitor-rhythm", r).into_owned())));
    facts.push(plain(t.monitor_fact_direction(), t.code("monitor-direction", &card.direction).into_owned()));
    for b in &card.breaks {
        facts.push(Fact { name: t.monitor_fact_break().into(), text: b.text.get(lang).into(), lang: b.text.lang(lang).code() });
    }
    for thread in threads(reading) {
        facts.push(plain(t.monitor_fact_series(), thread));
    }
    facts.extend(card.quality.as_ref().map(|q| Fact {
        name: t.monitor_fact_quality().into(),
        text: q.get(lang).into(),
        lang: q.lang(lang).code(),
    }));
    for event in &card.events {
        let day = event.at.parse().map_or_else(|_| event.at.clone(), |p| reading.period(&p));
        let text = format!("{day}: {}", event.text.get(lang));
        facts.push(Fact { name: t.monitor_fact_event().into(), text, lang: event.text.lang(lang).code() });
    }
    facts
}

/// Series and definitions among what is shown, in full, where there are several.
fn threads(reading: &Reading<'_>) -> Vec<String> {
    let kinds: std::collections::BTreeSet<_> = reading.shown().map(|f| (f.key.series.as_str(), f.key.definition.as_str())).collect();
    if kinds.iter().all(|(s, d)| s.is_empty() && d.is_empty()) {
        return Vec::new();
    }
    kinds.into_iter().map(|(s, d)| capital(&reading.thread_words(s, d))).filter(|w| !w.is_empty()).collect()
}

fn sources(reading: &Reading<'_>) -> Vec<Source> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for figure in reading.shown() {
        *counts.entry(&figure.published().source_url).or_default() += 1;
    }
    let label = |url: &str| {
        let short = url.split("://").last().unwrap_or(url).trim_start_matches("www.").trim_end_matches('/');
        let mut cut: String = short.chars().take(64).collect();
        if cut.len() < short.len() {
            cut.push('…');
        }
        cut
    };
    let mut sources: Vec<Source> = counts.into_iter().map(|(url, count)| Source { url: url.into(), label: label(url), count }).collect();
    sources.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.url.cmp(&b.url)));
    sources
}

/// The key of each figure shown: what a correction has to name.
fn identities(reading: &Reading<'_>) -> Vec<Identity> {
    let one = |f: &app::figures::Shown<'_>| Identity {
        what: capital(&what(reading, f)),
        period: reading.period(&f.key.period),
        value: reading.figure(f),
        key: f.key.to_string(),
        note: if f.note.is_empty() { String::new() } else { seed::labels().label("note", &f.note, reading.lang).to_string() },
        source: f.source_url.clone(),
    };
    reading.shown().map(one).collect()
}

/// Goals that use this indicator: number, title, address.
fn goals(ctx: &Ctx, id: &str) -> Vec<(String, String, String)> {
    let uses =
        |g: &domain::pact::Goal| g.indicators.iter().any(|i| i == id) || g.targets.iter().any(|t| t.indicator.as_deref() == Some(id));
    let mut goals: Vec<_> = ctx
        .world
        .goals
        .live()
        .filter(|g| uses(&g.value))
        .map(|g| (g.id.clone(), g.value.title.get(ctx.lang).to_string(), ctx.to.goal(&g.id)))
        .collect();
    goals.sort_by_key(|(id, ..)| id.parse::<u32>().unwrap_or(u32::MAX));
    goals
}

fn downloads(ctx: &Ctx, reading: &Reading<'_>, query: &[(String, String)], charts: Option<&(String, String)>) -> Vec<Download> {
    let t = ctx.t;
    // The interface refuses what it does not know, where a page only tells; so it is asked for the rest.
    let is_known = |(k, v): &&(String, String)| !reading.asked.unknown.iter().any(|u| u.name == *k && u.value == *v);
    let mut known: Vec<(String, String)> = query.iter().filter(is_known).cloned().collect();
    let mut rows = app::figures::select(reading.world, &reading.asked.selection).len();
    if app::figures::known(reading.world, reading.id).is_table {
        known = said(reading);
        rows = app::figures::select(reading.world, &reading.view.selection).len();
    }
    let own = query_without(&known, &["weergave", "patroon", "per", "paneel", "maat", "niveau"]);
    let rows = t.monitor_rows(rows);
    let data = |label: &str, format: &str| Download {
        label: label.into(),
        detail: rows.clone(),
        address: ctx.to.with_query(&ctx.to.observations(reading.id), &format!("{format}{}{own}", if own.is_empty() { "" } else { "&" })),
    };
    let mut all = vec![
        data(t.monitor_download_csv(), "formaat=csv"),
        data(t.monitor_download_csv_nl(), "formaat=csv&stijl=nl"),
        data("Excel (XLSX)", "formaat=xlsx"),
        data("JSON-stat", "formaat=jsonstat"),
        data("JSON", "formaat=json"),
    ];
    if let Some((wide, _)) = charts {
        let part = |name: &str| ctx.to.with_query(&ctx.to.indicator_part(reading.id, name), &query_without(query, &["niveau"]));
        let kilobytes = t.monitor_kilobytes(wide.len().div_ceil(1000));
        all.push(Download { label: "SVG".into(), detail: kilobytes, address: part("grafiek.svg") });
        all.push(Download { label: "PNG".into(), detail: t.monitor_png_size(pixels(wide)), address: part("grafiek.png") });
    }
    all
}

/// What is looked at of a large table, written out: a download has just that.
fn said(reading: &Reading<'_>) -> Vec<(String, String)> {
    let selection = &reading.view.selection;
    let code = |c: &String| if c.is_empty() { app::figures::TOTAL.to_string() } else { c.clone() };
    let mut pairs: Vec<(String, String)> =
        selection.wanted.iter().flat_map(|(dim, codes)| codes.iter().map(|c| (dim.clone(), code(c)))).collect();
    pairs.extend(selection.regions.iter().map(|r| ("regio".to_string(), r.clone())));
    pairs.extend(selection.periods.iter().map(|p| ("periode".to_string(), p.clone())));
    pairs.extend(selection.edition.iter().map(|e| ("editie".to_string(), e.clone())));
    pairs.extend(selection.as_of.iter().map(|d| ("op".to_string(), d.to_string())));
    pairs
}

/// Width and height of the PNG: twice those of the drawing.
fn pixels(svg: &str) -> String {
    let side = |name: &str| {
        let rest = svg.split_once(&format!(" {name}=\""))?.1;
        rest.split('"').next()?.parse::<f64>().ok().map(|v| (v * 2.0) as i64)
    };
    side("width").zip(side("height")).map_or_else(String::new, |(w, h)| format!("{w} × {h}"))
}

fn embed_line(reading: &Reading<'_>, address: &str) -> String {
    let safe = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"520\" loading=\"lazy\"></iframe>",
        safe(address),
        safe(reading.title())
    )
}

fn text_file(body: String, kind: &'static str, name: &str) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}

pub async fn progress_csv(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let reading = Reading::new(&ctx.world, ctx.lang, &id, &pairs(&ctx.asked.query)).ok_or(Fault::NotFound)?;
    let name = format!("techniekpact-{}-voortgang.csv", id.replace('_', "-"));
    Ok(text_file(progress::csv(&reading), "text/csv; charset=utf-8", &name))
}

async fn cited(ctx: Ctx, id: String) -> Result<Citation, Fault> {
    let reading = Reading::new(&ctx.world, ctx.lang, &id, &pairs(&ctx.asked.query)).ok_or(Fault::NotFound)?;
    let address = ctx.to.with_query(&ctx.to.indicator(&id), &ctx.asked.query);
    Ok(citation(&reading, &format!("{}{address}", ctx.app.settings().base_url)))
}

pub async fn bibtex(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let name = format!("techniekpact-{}.bib", id.replace('_', "-"));
    Ok(text_file(cited(ctx, id).await?.bibtex, "application/x-bibtex; charset=utf-8", &name))
}

pub async fn ris(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let name = format!("techniekpact-{}.ris", id.replace('_', "-"));
    Ok(text_file(cited(ctx, id).await?.ris, "application/x-research-info-systems; charset=utf-8", &name))
}
