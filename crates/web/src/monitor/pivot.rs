//! A table of one's own over the published figures: rows, columns, and one code of everything else.
//! It reads what the pages read, within limits; it is no query language.

use crate::monitor::reading::Reading;
use crate::monitor::words::capital;
use crate::regions::csv::{self, Style};
use crate::shell::ctx::pairs;
use crate::shell::front::escaped;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use app::figures::{Asked, Selection, Shown, TOTAL, known, offers, select};
use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use domain::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// Rows, columns and cells at most: what a page can show and a person can read.
const MOST_ROWS: usize = 400;
const MOST_COLUMNS: usize = 40;
const MOST_CELLS: usize = 6000;

const PERIOD: &str = "periode";
const REGION: &str = "regio";

#[derive(Template)]
#[template(path = "monitor/pivot.html")]
struct PivotPage {
    page: Page,
    indicators: Vec<(String, Vec<Opt>)>,
    title: String,
    address: String,
    /// Rows, columns, then one for everything that gets a single code.
    fields: Vec<Filter>,
    pivot: Option<Pivot>,
    refused: Option<String>,
    csv: String,
    csv_nl: String,
    is_chosen: bool,
    same_axis: bool,
}

struct Opt {
    code: String,
    name: String,
    chosen: bool,
}

struct Filter {
    name: String,
    code: String,
    options: Vec<Opt>,
}

/// The table as arranged.
struct Pivot {
    caption: String,
    corner: String,
    head: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    /// Cells for which several series or definitions exist: the newest was taken.
    mixed: usize,
    source: String,
    has_provisional: bool,
}

/// What is asked, read against what there is.
struct Plan {
    by: [String; 2],
    /// Fixed codes of everything else; the empty code is the total.
    fixed: BTreeMap<String, String>,
    /// Every axis with its codes.
    axes: BTreeMap<String, Vec<String>>,
}

fn axes(reading: &Reading<'_>) -> BTreeMap<String, Vec<String>> {
    let id = reading.id;
    let asked = Asked { selection: Selection { indicator: id.into(), ..Selection::default() }, ..Asked::default() };
    let offers = offers(reading.world, &asked);
    let labels = seed::labels();
    let sorted = |dim: &str, codes: Vec<String>| {
        let mut codes = codes;
        codes.sort_by_key(|c| (!c.is_empty(), labels.rank(dim, c), c.clone()));
        codes
    };
    let mut axes: BTreeMap<String, Vec<String>> =
        offers.dims.iter().map(|(dim, codes)| (dim.clone(), sorted(dim, codes.keys().cloned().collect()))).collect();
    axes.insert(REGION.into(), sorted("region", offers.regions.keys().cloned().collect()));
    axes.insert(PERIOD.into(), periods(reading));
    axes
}

/// Periods in order of time.
fn periods(reading: &Reading<'_>) -> Vec<String> {
    let place = |p: &String| p.parse::<Period>().ok().and_then(|p| p.position()).map_or(i64::MAX, |p| (p * 1000.0) as i64);
    let mut found: Vec<(i64, String)> = known(reading.world, reading.id).periods.into_iter().map(|p| (place(&p), p)).collect();
    found.sort();
    found.into_iter().map(|(_, p)| p).collect()
}

impl Plan {
    fn new(reading: &Reading<'_>, query: &[(String, String)]) -> Plan {
        let axes = axes(reading);
        let one = |name: &str| query.iter().find(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| v.clone());
        let axis = |name: &str| one(name).filter(|a| axes.contains_key(a));
        let lead = reading
            .card
            .lead_dimension
            .clone()
            .filter(|d| axes.contains_key(d))
            .or_else(|| axes.keys().find(|a| *a != PERIOD && *a != REGION).cloned());
        let row = axis("rij").or(lead).unwrap_or_else(|| REGION.into());
        let column = axis("kolom").unwrap_or_else(|| if row == PERIOD { REGION.into() } else { PERIOD.into() });
        let mut plan = Plan { by: [row, column], fixed: BTreeMap::new(), axes };
        plan.fix(query);
        plan
    }

    /// Everything that is no axis gets one code: the one asked for, else the whole, else the first.
    fn fix(&mut self, query: &[(String, String)]) {
        for (name, codes) in &self.axes {
            if self.by.contains(name) {
                continue;
            }
            let code = |v: &String| if v == TOTAL { String::new() } else { v.clone() };
            let asked = query.iter().filter(|(k, v)| k == name && !v.is_empty()).map(|(_, v)| code(v)).find(|c| codes.contains(c));
            let usual = match name.as_str() {
                PERIOD => codes.last().cloned(),
                REGION => codes.iter().find(|c| *c == "NL").or(codes.first()).cloned(),
                _ => codes.iter().find(|c| c.is_empty()).or(codes.first()).cloned(),
            };
            if let Some(code) = asked.or(usual) {
                self.fixed.insert(name.clone(), code);
            }
        }
    }

    fn selection(&self, id: &str) -> Selection {
        let mut selection = Selection { indicator: id.into(), ..Selection::default() };
        for (name, code) in &self.fixed {
            match name.as_str() {
                PERIOD => selection.periods = vec![code.clone()],
                REGION => selection.regions = vec![code.clone()],
                dim => drop(selection.wanted.insert(dim.into(), vec![code.clone()])),
            }
        }
        selection
    }
}

fn code_on(figure: &Shown<'_>, axis: &str) -> String {
    match axis {
        PERIOD => figure.key.period.to_string(),
        REGION => figure.key.region.clone(),
        dim => figure.key.dims.get(dim).cloned().unwrap_or_default(),
    }
}

fn words(reading: &Reading<'_>, axis: &str, code: &str) -> String {
    let labels = seed::labels();
    match (axis, code) {
        (PERIOD, code) => code.parse().map_or_else(|_| code.to_string(), |p| reading.period(&p)),
        (_, "") => capital(reading.t.monitor_total()),
        (REGION, code) => capital(labels.label("region", code, reading.lang)),
        (dim, code) => capital(labels.label(dim, code, reading.lang)),
    }
}

fn axis_name(reading: &Reading<'_>, axis: &str) -> String {
    match axis {
        PERIOD => reading.t.monitor_period().to_string(),
        REGION => capital(seed::labels().dim_name("region", reading.lang)),
        dim => capital(seed::labels().dim_name(dim, reading.lang)),
    }
}

/// Builds the table, or a sentence why it would be too large.
fn build(reading: &Reading<'_>, plan: &Plan, base_url: &str) -> Result<Pivot, String> {
    let figures: Vec<Shown<'_>> =
        select(reading.world, &plan.selection(reading.id)).into_iter().filter(|f| f.unit == reading.unit()).collect();
    let days = reading.world.edition_days();
    let mut cells = BTreeMap::<(String, String), Vec<&Shown<'_>>>::new();
    for figure in &figures {
        cells.entry((code_on(figure, &plan.by[0]), code_on(figure, &plan.by[1]))).or_default().push(figure);
    }
    let used = |nr: usize| {
        let codes: BTreeSet<&String> = cells.keys().map(|k| if nr == 0 { &k.0 } else { &k.1 }).collect();
        plan.axes[&plan.by[nr]].iter().filter(|c| codes.contains(c)).cloned().collect::<Vec<_>>()
    };
    let (rows, columns) = (used(0), used(1));
    if rows.len() > MOST_ROWS || columns.len() > MOST_COLUMNS || rows.len() * columns.len() > MOST_CELLS {
        return Err(reading.t.monitor_pivot_too_large(columns.len(), MOST_CELLS, MOST_COLUMNS, MOST_ROWS, rows.len()));
    }
    let newest =
        |of: &[&Shown<'_>]| of.iter().max_by_key(|f| (days.get(&f.key.edition).copied(), f.key.series.clone())).map(|f| reading.figure(f));
    let cell = |r: &String, c: &String| cells.get(&(r.clone(), c.clone())).and_then(|of| newest(of)).unwrap_or_default();
    let fixed: Vec<String> =
        plan.fixed.iter().map(|(axis, code)| format!("{}: {}", axis_name(reading, axis), words(reading, axis, code))).collect();
    let unit = reading.unit();
    let unit = seed::labels().unit_title(&unit, reading.lang);
    Ok(Pivot {
        caption: format!("{} ({unit}). {}", reading.title(), fixed.join("; ")),
        corner: format!("{} / {}", axis_name(reading, &plan.by[0]), axis_name(reading, &plan.by[1])),
        head: columns.iter().map(|c| words(reading, &plan.by[1], c)).collect(),
        rows: rows.iter().map(|r| (words(reading, &plan.by[0], r), columns.iter().map(|c| cell(r, c)).collect())).collect(),
        mixed: cells.values().filter(|of| of.len() > 1).count(),
        source: reading.source_line(base_url),
        has_provisional: figures.iter().any(|f| f.finality == domain::monitor::Finality::Provisional),
    })
}

fn reading<'w>(ctx: &'w Ctx, query: &[(String, String)]) -> Option<Reading<'w>> {
    let id = query.iter().find(|(k, v)| k == "indicator" && !v.is_empty()).map(|(_, v)| v.as_str())?;
    Reading::new(&ctx.world, ctx.lang, id, &[])
}

pub async fn page(ctx: Ctx) -> Answer {
    let query = pairs(&ctx.asked.query);
    let reading = reading(&ctx, &query);
    let title = ctx.t.monitor_pivot_title();
    let asked = |style: &str| {
        let own: Vec<String> = query.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect();
        ctx.to.with_query(&format!("{}.csv", ctx.to.monitor_pivot()), &format!("{}{style}", own.join("&")))
    };
    let mut view = PivotPage {
        page: ctx
            .page(title)
            .crumb(ctx.t.nav_monitor(), ctx.to.monitor())
            .crumb(title, ctx.to.monitor_pivot())
            .describe(ctx.t.monitor_pivot_lead()),
        indicators: indicators(&ctx, reading.as_ref().map(|r| r.id)),
        title: String::new(),
        address: String::new(),
        fields: Vec::new(),
        pivot: None,
        refused: None,
        csv: asked(""),
        csv_nl: asked("&stijl=nl"),
        is_chosen: reading.is_some(),
        same_axis: false,
    };
    if let Some(reading) = &reading {
        fill(&ctx, reading, &query, &mut view);
    }
    html(&view)
}

fn fill(ctx: &Ctx, reading: &Reading<'_>, query: &[(String, String)], view: &mut PivotPage) {
    let plan = Plan::new(reading, query);
    let axis = |chosen: &str| -> Vec<Opt> {
        let opt = |a: &String| Opt { code: a.clone(), name: axis_name(reading, a), chosen: a == chosen };
        plan.axes.iter().filter(|(a, codes)| codes.len() > 1 || *a == chosen).map(|(a, _)| opt(a)).collect()
    };
    view.title = reading.title().into();
    view.address = ctx.to.indicator(reading.id);
    let rows = Filter { name: ctx.t.monitor_pivot_rows().into(), code: "rij".into(), options: axis(&plan.by[0]) };
    let columns = Filter { name: ctx.t.monitor_pivot_columns().into(), code: "kolom".into(), options: axis(&plan.by[1]) };
    let filters = plan.fixed.iter().filter(|(a, _)| plan.axes[*a].len() > 1).map(|(a, code)| filter(reading, &plan, a, code));
    view.fields = [rows, columns].into_iter().chain(filters).collect();
    view.same_axis = plan.by[0] == plan.by[1];
    match build(reading, &plan, &ctx.app.settings().base_url) {
        _ if view.same_axis => {}
        Ok(pivot) => view.pivot = Some(pivot),
        Err(why) => view.refused = Some(why),
    }
}

fn filter(reading: &Reading<'_>, plan: &Plan, axis: &str, chosen: &str) -> Filter {
    let opt = |code: &String| Opt {
        code: if code.is_empty() { TOTAL.into() } else { code.clone() },
        name: words(reading, axis, code),
        chosen: code == chosen,
    };
    Filter { name: axis_name(reading, axis), code: axis.into(), options: plan.axes[axis].iter().map(opt).collect() }
}

/// Indicators by chapter, those with a table to turn.
fn indicators(ctx: &Ctx, chosen: Option<&str>) -> Vec<(String, Vec<Opt>)> {
    let labels = seed::labels();
    let of = |chapter: &&str| {
        let own = ctx.world.indicators.live().filter(|i| i.value.chapter == *chapter);
        let opt = |i: &domain::Rec<domain::monitor::Indicator>| Opt {
            code: i.id.clone(),
            name: i.value.title.get(ctx.lang).into(),
            chosen: chosen == Some(i.id.as_str()),
        };
        let mut options: Vec<Opt> = own.map(opt).collect();
        options.sort_by_key(|o| o.name.to_lowercase());
        (capital(labels.label("chapter", chapter, ctx.lang)), options)
    };
    domain::monitor::CHAPTERS.iter().map(of).filter(|(_, options)| !options.is_empty()).collect()
}

pub async fn file(ctx: Ctx) -> Answer {
    let query = pairs(&ctx.asked.query);
    let reading = reading(&ctx, &query).ok_or(Fault::NotFound)?;
    let plan = Plan::new(&reading, &query);
    let pivot = build(&reading, &plan, &ctx.app.settings().base_url).map_err(|_| Fault::TooLarge)?;
    let style = if ctx.query("stijl").as_deref() == Some("nl") { Style::DutchExcel } else { Style::Plain };
    let plain = |text: &str| if style == Style::Plain { machine(text, reading.lang) } else { text.to_string() };
    let mut lines: Vec<Vec<String>> = vec![std::iter::once(pivot.corner.clone()).chain(pivot.head.iter().cloned()).collect()];
    lines.extend(pivot.rows.iter().map(|(name, cells)| std::iter::once(name.clone()).chain(cells.iter().map(|c| plain(c))).collect()));
    lines.push(vec![pivot.caption.clone()]);
    lines.push(vec![pivot.source.clone()]);
    let body = csv::write(style, lines.iter().map(|l| l.iter().map(String::as_str).collect::<Vec<_>>()));
    let name = format!("attachment; filename=\"techniekpact-{}-draaitabel.csv\"", reading.id.replace('_', "-"));
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_string()), (header::CONTENT_DISPOSITION, name)], body).into_response())
}

/// A number without the separators and signs that are for readers.
fn machine(text: &str, lang: domain::Lang) -> String {
    let bare = text.trim_end_matches(['*', '%']);
    let digits: String = match lang {
        domain::Lang::Nl => bare.replace('.', "").replace(',', "."),
        domain::Lang::En => bare.replace(',', ""),
    };
    let digits = digits.replace('\u{2212}', "-");
    if digits.parse::<f64>().is_ok() { digits } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_get_plain_numbers_and_words_stay_words() {
        assert_eq!(machine("1.395.000*", domain::Lang::Nl), "1395000");
        assert_eq!(machine("28,4%", domain::Lang::Nl), "28.4");
        assert_eq!(machine("\u{2212}1,234.5", domain::Lang::En), "-1234.5");
        assert_eq!(machine("onderdrukt", domain::Lang::Nl), "onderdrukt");
        assert_eq!(machine("1\u{2013}4", domain::Lang::Nl), "1\u{2013}4");
    }
}
