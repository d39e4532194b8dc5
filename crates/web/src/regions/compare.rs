//! Two landsdelen side by side on one indicator, with the country, as far as figures were published.
//!
//! A number of a large landsdeel beside that of a small one says little, so numbers are shown as a
//! share of the country where its number was published too. Percentages are shares already.

use crate::regions::cells::{self, COUNTRY, Cell, Versus};
use crate::regions::names::{Said, landsdelen, region_name, said};
use crate::regions::picture::{self, Picture, twice};
use crate::regions::rows;
use crate::shell::{Answer, Ctx, Fault, Page, html};
use askama::Template;
use charts::{Chart, Frame, Mark, Point, Series, Unit, Width, XTick};
use domain::Rec;
use domain::monitor::{Figure, Finality, Indicator};
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

struct Map {
    what: String,
    picture: Picture,
    /// (name, address, value, versus)
    rows: Vec<(String, String, Option<String>, Option<String>)>,
    country: Option<String>,
}

/// What the reader chose.
struct Choice<'a> {
    a: String,
    b: String,
    indicator: &'a Rec<Indicator>,
    figures: &'a [Figure],
    /// Bars of shares of the country rather than of numbers.
    as_share: bool,
}

/// One cell in both landsdelen.
struct Line<'a> {
    cells: [Option<Cell<'a>>; 2],
}

impl<'a> Line<'a> {
    fn any(&self) -> &Cell<'a> {
        self.cells.iter().flatten().next().expect("a line is made of a cell")
    }
}

pub async fn page(ctx: Ctx) -> Answer {
    let comparable = comparable(&ctx);
    let choice = choice(&ctx, &comparable).ok_or(Fault::NotFound)?;
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
    let figures = ctx.world.figures.get(indicator);
    LANDSDELEN.iter().filter(|l| figures.is_some_and(|all| all.iter().any(|f| f.key.region == **l))).count()
}

/// What was asked for; where nothing was, the indicator most landsdelen have figures on.
fn choice<'a>(ctx: &'a Ctx, comparable: &[&'a Rec<Indicator>]) -> Option<Choice<'a>> {
    let asked = ctx.query("indicator").and_then(|id| ctx.world.indicators.get_live(&id));
    let indicator = asked.or_else(|| comparable.iter().rev().max_by_key(|i| covered(ctx, &i.id)).copied())?;
    let figures = ctx.world.figures.get(&indicator.id).map_or(&[][..], Vec::as_slice);
    let region = |name: &str, otherwise: &str| {
        let known = |id: &String| ctx.world.regions.get_live(id).is_some_and(|r| r.value.form == "landsdeel");
        ctx.query(name).filter(known).unwrap_or_else(|| otherwise.to_string())
    };
    Some(Choice { a: region("a", "noordwest"), b: region("b", "noord"), indicator, figures, as_share: false })
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

fn label(ctx: &Ctx, figure: &Figure) -> String {
    let (what, period) = (rows::breakdown(ctx, figure), rows::period(ctx, figure));
    if what.is_empty() { period } else { format!("{what}, {period}") }
}

/// The value of a cell as a mark; as a share of the country where that was asked.
fn mark(cell: Option<&Cell<'_>>, as_share: bool) -> Mark {
    let Some(cell) = cell else { return Mark::Missing };
    let status = match cell.figure.finality {
        Finality::Final => charts::Status::Final,
        Finality::Provisional => charts::Status::Provisional,
    };
    let value = match cell.versus() {
        Some(Versus::Share(share)) if as_share => Some(share),
        _ if as_share => None,
        _ => cell.figure.value.number(),
    };
    match cell.figure.value {
        domain::Value::Suppressed => Mark::Suppressed,
        _ => value.map_or(Mark::Missing, |v| Mark::with(v, status)),
    }
}

fn unit(choice: &Choice<'_>) -> Unit {
    let decimals = usize::try_from(choice.indicator.value.decimals).unwrap_or(0);
    match (choice.as_share, choice.indicator.value.unit.as_str()) {
        (true, _) => Unit::Percent { decimals: 1 },
        (false, domain::Unit::PERCENT) => Unit::Percent { decimals },
        (false, _) => Unit::Count,
    }
}

fn frame(ctx: &Ctx, choice: &Choice<'_>, title: String, summary: String) -> Frame {
    let name = choice.indicator.value.title.get(ctx.lang);
    let unit = domain::Unit(choice.indicator.value.unit.clone());
    let unit = seed::labels().unit_title(&unit, ctx.lang);
    let subtitle = if choice.as_share { ctx.t.compare_subtitle_share(name) } else { ctx.t.compare_subtitle(unit, name) };
    let source = ctx.t.compare_source(&choice.indicator.value.supplier);
    let source = if choice.as_share { format!("{source} {}", ctx.t.compare_source_share()) } else { source };
    Frame { title, subtitle, source, summary, ..Frame::default() }
}

/// Bars: a group per cell, a bar per landsdeel, and the country where that does not dwarf them.
fn chart(ctx: &Ctx, choice: &Choice<'_>, lines: &[Line<'_>]) -> Picture {
    let names = [&choice.a, &choice.b].map(|id| region_name(&ctx.world, id, ctx.lang));
    let points = |of: &dyn Fn(&Line<'_>) -> Mark| -> Vec<Point> {
        lines.iter().enumerate().map(|(i, l)| Point { x: i as f64, value: of(l), break_before: false }).collect()
    };
    let mut series: Vec<Series> = (0..2)
        .map(|i| Series { name: names[i].clone(), points: points(&|l| mark(l.cells[i].as_ref(), choice.as_share)), emphasis: false })
        .collect();
    if !choice.as_share {
        let country = |l: &Line<'_>| l.any().country.and_then(|f| f.value.number()).map_or(Mark::Missing, Mark::new);
        series.push(Series { name: region_name(&ctx.world, COUNTRY, ctx.lang), points: points(&country), emphasis: false });
    }
    let x = lines.iter().enumerate().map(|(i, l)| XTick { label: label(ctx, l.any().figure), position: i as f64, emphasis: false });
    let x: Vec<XTick> = x.collect();
    let frame = frame(ctx, choice, finding(ctx, choice, lines, &names), ctx.t.compare_summary().into());
    twice("vergelijking", |id, width: Width| {
        let chart = Chart {
            frame: Frame { id, ..frame.clone() },
            style: picture::style(ctx, unit(choice)),
            x: x.clone(),
            series: series.clone(),
            targets: Vec::new(),
            annotations: Vec::new(),
            from_zero: true,
        };
        charts::bars(&chart, width)
    })
}

/// The newest cell both have, or who alone has figures.
fn finding(ctx: &Ctx, choice: &Choice<'_>, lines: &[Line<'_>], names: &[String; 2]) -> String {
    let value = &choice.indicator.value;
    let text = |cell: &Cell<'_>| match cell.versus() {
        Some(v @ Versus::Share(_)) if choice.as_share => rows::versus(ctx, v),
        _ => rows::value(ctx, value, cell.figure),
    };
    let both = lines.iter().find_map(|l| Some((l, l.cells[0].as_ref()?, l.cells[1].as_ref()?)));
    match both {
        Some((line, a, b)) => ctx.t.compare_finding(&names[0], text(a), &names[1], text(b), label(ctx, line.any().figure)),
        None => {
            let has_first = lines.iter().any(|l| l.cells[0].is_some());
            let has_second = lines.iter().any(|l| l.cells[1].is_some());
            match (has_first, has_second) {
                (true, true) => ctx.t.compare_finding_apart(&names[0], &names[1]),
                (first, _) => ctx.t.compare_finding_alone(&names[usize::from(!first)]),
            }
        }
    }
}

/// The chosen landsdelen without any figure on this indicator.
fn lacking(ctx: &Ctx, choice: &Choice<'_>) -> Vec<String> {
    let mut ids = vec![&choice.a, &choice.b];
    ids.dedup();
    let without = ids.into_iter().filter(|id| !choice.figures.iter().any(|f| f.key.region == **id));
    without.map(|id| region_name(&ctx.world, id, ctx.lang)).collect()
}

/// The newest cell that most landsdelen have, on the map and in a table.
fn map(ctx: &Ctx, choice: &Choice<'_>) -> Option<Map> {
    let days = ctx.world.edition_days();
    let all: Vec<_> = landsdelen(&ctx.world).into_iter().map(|r| (r, cells::of_region(choice.figures, &days, &r.id))).collect();
    let has = |figure: &Figure| all.iter().filter(|(_, cells)| cells.iter().any(|c| cells::is_same_cell(c.figure, figure))).count();
    let mut candidates: Vec<&Figure> = all.iter().flat_map(|(_, cells)| cells.iter().map(|c| c.figure)).collect();
    candidates.sort_by(|a, b| {
        let order = |f: &Figure| (std::cmp::Reverse(has(f)), cells::order(f));
        order(a).partial_cmp(&order(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let newest = *candidates.first()?;
    let of = |id: &str| {
        let cells = all.iter().find(|(r, _)| r.id == id).map(|(_, cells)| cells)?;
        cells.iter().find(|c| cells::is_same_cell(c.figure, newest))
    };
    let what = label(ctx, newest);
    let value = &choice.indicator.value;
    let rows = all.iter().map(|(r, _)| {
        let cell = of(&r.id);
        let versus = cell.and_then(Cell::versus).map(|v| rows::versus(ctx, v));
        (r.value.title.get(ctx.lang).to_string(), ctx.to.region(&r.id), cell.map(|c| rows::value(ctx, value, c.figure)), versus)
    });
    let rows: Vec<_> = rows.collect();
    let summary: Vec<_> =
        rows.iter().map(|(name, _, v, _)| format!("{name}: {}", v.as_deref().unwrap_or(ctx.t.regions_not_published()))).collect();
    let title = ctx.t.compare_map_title(has(newest), &what);
    let frame = frame(ctx, choice, title, summary.join("; "));
    Some(Map {
        picture: picture::tiles(ctx, "landsdelen", &frame, &unit(choice), |id| mark(of(id), choice.as_share)),
        country: all.iter().find_map(|(r, _)| of(&r.id)?.country).map(|f| rows::value(ctx, value, f)),
        rows,
        what,
    })
}
