//! Two landsdelen side by side on one indicator, with the country, as far as figures were published.
//!
//! A number of a large landsdeel beside that of a small one says little, so numbers are shown as a
//! share of the country where its number was published too. Percentages are shares already.

use crate::regions::cells::{self, Cell, Versus};
use crate::regions::compare_picture::{Map, chart, map};
use crate::regions::names::{Said, landsdelen, region_name, said};
use crate::regions::picture::Picture;
use crate::regions::rows;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use app::figures::across;
use askama::Template;
use domain::Rec;
use domain::monitor::{Figure, Indicator};
use domain::regions::LANDSDELEN;

#[derive(Template)]
#[template(path = "regions/compare.html")]
struct Compare {
    page: Page,
    /// (id, name, chosen as the first, chosen as the second)
    landsdelen: Vec<(String, String, bool, bool)>,
    /// (id, title, chosen)
    indicators: Vec<(String, Said, bool)>,
    names: [String; 2],
    addresses: [String; 2],
    same: bool,
    title: Said,
    about: String,
    definition: Said,
    unit: String,
    lines: Vec<Shown>,
    /// Publication and address, where all lines have the same.
    source: Option<(String, String)>,
    /// (name, address, whether it is shown)
    modes: Vec<(&'static str, String, bool)>,
    chart: Option<Picture>,
    lacking: Vec<String>,
    map: Option<Map>,
    with_figures: usize,
    all_indicators: usize,
}

/// A cell as the table shows it.
struct Shown {
    what: String,
    own: [Option<(String, Option<String>)>; 2],
    country: Option<String>,
    revised: Option<String>,
    source: (String, String),
}

/// What the reader chose.
pub struct Choice<'a> {
    pub a: String,
    pub b: String,
    pub indicator: &'a Rec<Indicator>,
    pub figures: &'a [Figure],
    /// Bars of shares of the country rather than of numbers.
    pub as_share: bool,
}

/// One cell in both landsdelen.
pub struct Line<'a> {
    pub cells: [Option<Cell<'a>>; 2],
}

impl<'a> Line<'a> {
    pub fn any(&self) -> &Cell<'a> {
        self.cells.iter().flatten().next().expect("a line is made of a cell")
    }
}

pub async fn page(ctx: Ctx) -> Answer {
    let comparable = comparable(&ctx);
    let indicator = indicator(&ctx, &comparable).ok_or(Fault::NotFound)?;
    let figures = across(&ctx.world, &indicator.value, &indicator.id, &LANDSDELEN, true);
    let choice = choice(&ctx, indicator, &figures);
    let lines = lines(&ctx, &choice);
    let can_share = lines.iter().any(|l| l.cells.iter().flatten().any(|c| matches!(c.versus(), Some(Versus::Share(_)))));
    let choice = Choice { as_share: can_share && ctx.query("als").as_deref() != Some("aantal"), ..choice };
    let value = &choice.indicator.value;
    let shown: Vec<_> = lines.iter().map(|l| shown(&ctx, value, l)).collect();
    let name = |id: &str| region_name(&ctx.world, id, ctx.lang);
    let page = ctx
        .page(ctx.t.compare_title())
        .crumb(ctx.t.nav_regions(), ctx.to.regions())
        .crumb(ctx.t.compare_title(), ctx.to.region_comparison())
        .describe(ctx.t.compare_lead());
    html(&Compare {
        page,
        landsdelen: landsdelen(&ctx.world).into_iter().map(|r| (r.id.clone(), name(&r.id), r.id == choice.a, r.id == choice.b)).collect(),
        indicators: options(&ctx, &comparable, &choice),
        names: [name(&choice.a), name(&choice.b)],
        addresses: [ctx.to.region(&choice.a), ctx.to.region(&choice.b)],
        same: choice.a == choice.b,
        title: said(&value.title, ctx.lang),
        about: ctx.to.indicator(&choice.indicator.id),
        definition: said(&value.definition, ctx.lang),
        unit: seed::labels().unit_title(&domain::Unit(value.unit.clone()), ctx.lang).to_string(),
        modes: if can_share { modes(&ctx, &choice) } else { Vec::new() },
        chart: (!lines.is_empty()).then(|| chart(&ctx, &choice, &lines)),
        source: shown.first().map(|l| l.source.clone()).filter(|first| shown.iter().all(|l| l.source == *first)),
        lines: shown,
        lacking: lacking(&ctx, &choice),
        map: map(&ctx, &choice),
        with_figures: comparable.len(),
        all_indicators: ctx.world.indicators.live().count(),
    })
}

/// Indicators with a figure of at least one landsdeel.
fn comparable(ctx: &Ctx) -> Vec<&Rec<Indicator>> {
    rows::indicators(ctx).into_iter().filter(|i| covered(ctx, &i.id) > 0).collect()
}

/// How many landsdelen have a figure on an indicator.
fn covered(ctx: &Ctx, indicator: &str) -> usize {
    let figures = ctx.world.figures.get(indicator).map_or(&[][..], Vec::as_slice);
    let tables = ctx.world.slices.get(indicator).map_or(&[][..], Vec::as_slice);
    let has = |l: &str| figures.iter().any(|f| f.key.region == l) || tables.iter().any(|t| t.regions().position(l).is_some());
    LANDSDELEN.iter().filter(|l| has(l)).count()
}

/// What was asked for; where nothing was, the indicator most landsdelen have figures on.
fn indicator<'a>(ctx: &'a Ctx, comparable: &[&'a Rec<Indicator>]) -> Option<&'a Rec<Indicator>> {
    let asked = ctx.query("indicator").and_then(|id| ctx.world.indicators.get_live(&id));
    asked.or_else(|| comparable.iter().rev().max_by_key(|i| covered(ctx, &i.id)).copied())
}

fn choice<'a>(ctx: &Ctx, indicator: &'a Rec<Indicator>, figures: &'a [Figure]) -> Choice<'a> {
    let region = |name: &str, otherwise: &str| {
        let known = |id: &String| ctx.world.regions.get_live(id).is_some_and(|r| r.value.form == "landsdeel");
        ctx.query(name).filter(known).unwrap_or_else(|| otherwise.to_string())
    };
    Choice { a: region("a", "noordwest"), b: region("b", "noord"), indicator, figures, as_share: false }
}

fn lines<'a>(ctx: &Ctx, choice: &Choice<'a>) -> Vec<Line<'a>> {
    let days = ctx.world.edition_days();
    let [a, b] = [&choice.a, &choice.b].map(|id| cells::of_region(choice.figures, &days, id));
    let mut lines: Vec<Line<'a>> = a.into_iter().map(|cell| Line { cells: [Some(cell), None] }).collect();
    for cell in b {
        match lines.iter_mut().find(|l| cells::is_same_cell(l.any().figure, cell.figure)) {
            Some(line) => line.cells[1] = Some(cell),
            None => lines.push(Line { cells: [None, Some(cell)] }),
        }
    }
    let order = |l: &Line<'_>| cells::order(l.any().figure);
    lines.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal));
    lines
}

fn options(ctx: &Ctx, comparable: &[&Rec<Indicator>], choice: &Choice<'_>) -> Vec<(String, Said, bool)> {
    let mut all: Vec<_> = comparable.to_vec();
    if !all.iter().any(|i| i.id == choice.indicator.id) {
        all.insert(0, choice.indicator);
    }
    all.into_iter().map(|i| (i.id.clone(), said(&i.value.title, ctx.lang), i.id == choice.indicator.id)).collect()
}

fn modes(ctx: &Ctx, choice: &Choice<'_>) -> Vec<(&'static str, String, bool)> {
    let address = |mode: &str| {
        let pair = ctx.to.compare_regions(&choice.a, &choice.b);
        format!("{pair}&indicator={}&als={mode}", choice.indicator.id)
    };
    vec![(ctx.t.compare_as_share(), address("aandeel"), choice.as_share), (ctx.t.compare_as_number(), address("aantal"), !choice.as_share)]
}

fn shown(ctx: &Ctx, indicator: &Indicator, line: &Line<'_>) -> Shown {
    let any = line.any();
    let own =
        |cell: &Option<Cell<'_>>| cell.as_ref().map(|c| (rows::value(ctx, indicator, c.figure), c.versus().map(|v| rows::versus(ctx, v))));
    Shown {
        what: label(ctx, any.figure),
        own: [own(&line.cells[0]), own(&line.cells[1])],
        country: any.country.map(|f| rows::value(ctx, indicator, f)),
        revised: any.revised.map(|f| ctx.t.regions_revised(rows::value(ctx, indicator, f))),
        source: (rows::edition(ctx, any.figure), any.figure.source_url.clone()),
    }
}

pub fn label(ctx: &Ctx, figure: &Figure) -> String {
    let (what, period) = (rows::breakdown(ctx, figure), rows::period(ctx, figure));
    if what.is_empty() { period } else { format!("{what}, {period}") }
}

/// The chosen landsdelen without any figure on this indicator.
fn lacking(ctx: &Ctx, choice: &Choice<'_>) -> Vec<String> {
    let mut ids = vec![&choice.a, &choice.b];
    ids.dedup();
    let without = ids.into_iter().filter(|id| !choice.figures.iter().any(|f| f.key.region == **id));
    without.map(|id| region_name(&ctx.world, id, ctx.lang)).collect()
}
