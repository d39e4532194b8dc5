//! Figures of a region as rows of a table, grouped by indicator, each beside the country's figure.

use crate::monitor::card;
use crate::regions::areas;
use crate::regions::cells::{self, Cell, Versus};
use crate::regions::names::{Said, region_name, said};
use crate::shell::{Ctx, format};
use askama::Template;
use domain::monitor::{CHAPTERS, Figure, Indicator};
use domain::value::format_number;
use domain::{Rec, Unit};
use seed::labels;

/// The figures of one indicator.
pub struct Group {
    pub title: Said,
    pub address: String,
    pub unit: String,
    /// Publication and address, where all rows have the same.
    pub source: Option<(String, String)>,
    pub rows: Vec<Row>,
    /// The card of the Monitor as HTML, where it has a chart.
    pub card: Option<String>,
}

pub struct Row {
    /// The breakdown in words; empty for the whole.
    pub what: String,
    /// An area inside the region, where the figure is not about all of it.
    pub area: Option<String>,
    pub period: String,
    pub own: String,
    pub country: Option<String>,
    pub revised: Option<String>,
    pub versus: Option<String>,
    /// Publication and address of this figure.
    pub source: (String, String),
}

/// All published figures of a region itself, by chapter of the Monitor.
pub fn of_region(ctx: &Ctx, region: &str) -> Vec<Group> {
    let group = |indicator| {
        let rows = rows(ctx, indicator, region, None);
        let card = card::card(ctx, &indicator.id, Some(region)).filter(|c| c.charts.is_some()).and_then(|c| c.render().ok());
        group(ctx, indicator, rows, card)
    };
    indicators(ctx).into_iter().filter_map(group).collect()
}

/// The same without their charts.
pub fn figures_of(ctx: &Ctx, region: &str) -> Vec<Group> {
    indicators(ctx).into_iter().filter_map(|i| group(ctx, i, rows(ctx, i, region, None), None)).collect()
}

/// All published figures of areas inside a region.
pub fn inside(ctx: &Ctx, region: &str) -> Vec<Group> {
    let areas: Vec<_> = areas::inside(region);
    let of = |indicator, code: &'static str| rows(ctx, indicator, code, Some(region_name(&ctx.world, code, ctx.lang)));
    let group = |indicator| group(ctx, indicator, areas.iter().flat_map(|a| of(indicator, a.code)).collect(), None);
    indicators(ctx).into_iter().filter_map(group).collect()
}

/// Live indicators in the order of the Monitor.
pub fn indicators(ctx: &Ctx) -> Vec<&Rec<Indicator>> {
    let mut all: Vec<_> = ctx.world.indicators.live().collect();
    all.sort_by_key(|i| CHAPTERS.iter().position(|c| *c == i.value.chapter));
    all
}

fn group(ctx: &Ctx, indicator: &Rec<Indicator>, rows: Vec<Row>, card: Option<String>) -> Option<Group> {
    let unit = labels().unit_title(&Unit(indicator.value.unit.clone()), ctx.lang).to_string();
    let title = said(&indicator.value.title, ctx.lang);
    let first = rows.first()?.source.clone();
    let source = rows.iter().all(|r| r.source == first).then_some(first);
    Some(Group { title, address: ctx.to.indicator(&indicator.id), unit, source, rows, card })
}

fn rows(ctx: &Ctx, indicator: &Rec<Indicator>, region: &str, area: Option<String>) -> Vec<Row> {
    let figures = app::figures::beside(&ctx.world, &indicator.value, &indicator.id, region);
    let cells = cells::of_region(&figures, &ctx.world.edition_days(), region);
    cells.iter().map(|c| row(ctx, &indicator.value, c, area.clone())).collect()
}

fn row(ctx: &Ctx, indicator: &Indicator, cell: &Cell<'_>, area: Option<String>) -> Row {
    Row {
        what: breakdown(ctx, cell.figure),
        area,
        period: period(ctx, cell.figure),
        own: value(ctx, indicator, cell.figure),
        country: cell.country.map(|f| value(ctx, indicator, f)),
        revised: cell.revised.map(|f| ctx.t.regions_revised(value(ctx, indicator, f))),
        versus: cell.versus().map(|v| versus(ctx, v)),
        source: (edition(ctx, cell.figure), cell.figure.source_url.clone()),
    }
}

pub fn value(ctx: &Ctx, indicator: &Indicator, figure: &Figure) -> String {
    format::figure(figure, u8::try_from(indicator.decimals).unwrap_or(0), ctx.t, ctx.lang)
}

/// `havo, vrouwen`; empty where the figure is about the whole.
pub fn breakdown(ctx: &Ctx, figure: &Figure) -> String {
    let mut dims: Vec<_> = figure.key.dims.iter().collect();
    dims.sort_by_key(|(d, c)| labels().rank(d, c));
    dims.into_iter().map(|(d, c)| labels().label(d, c, ctx.lang)).collect::<Vec<_>>().join(", ")
}

pub fn period(ctx: &Ctx, figure: &Figure) -> String {
    match &figure.key.period {
        domain::Period::Words(words, _) => labels().label("period", words, ctx.lang).to_string(),
        known => format::period(known, ctx.t),
    }
}

pub fn versus(ctx: &Ctx, versus: Versus) -> String {
    match versus {
        Versus::Points(0.0) => ctx.t.regions_versus_equal().into(),
        Versus::Points(p) => {
            let sign = if p > 0.0 { "+" } else { "" };
            ctx.t.regions_versus_points(format!("{sign}{}", format_number(p, format::needed(p, 0), ctx.lang)))
        }
        Versus::Share(s) => ctx.t.regions_versus_share(format_number(s, 1, ctx.lang)),
    }
}

pub fn edition(ctx: &Ctx, figure: &Figure) -> String {
    ctx.world.editions.get_live(&figure.key.edition).map_or_else(String::new, |e| e.value.title.get(ctx.lang).to_string())
}
