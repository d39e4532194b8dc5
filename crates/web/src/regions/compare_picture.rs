//! The drawings of a comparison: bars of two landsdelen, and all five on the map.

use crate::regions::cells::{self, COUNTRY, Cell, Versus};
use crate::regions::compare::{Choice, Line, label};
use crate::regions::names::{landsdelen, region_name};
use crate::regions::picture::{self, Picture, twice};
use crate::regions::rows;
use crate::shell::Ctx;
use charts::{Chart, Frame, Mark, Point, Series, Unit, Width, XTick};
use domain::monitor::{Figure, Finality};

pub struct Map {
    pub what: String,
    pub picture: Picture,
    /// (name, address, value, versus)
    pub rows: Vec<(String, String, Option<String>, Option<String>)>,
    pub country: Option<String>,
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
pub fn chart(ctx: &Ctx, choice: &Choice<'_>, lines: &[Line<'_>]) -> Picture {
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

/// The newest cell that most landsdelen have, on the map and in a table.
pub fn map(ctx: &Ctx, choice: &Choice<'_>) -> Option<Map> {
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
