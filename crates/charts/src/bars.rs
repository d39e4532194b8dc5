//! Horizontal bars: one row per category, one bar per series in it. The value stands at the end
//! of each bar, so the axis needs no ticks; it begins at 0 always.

use crate::bar;
use crate::bar_grid::{BAR_GAP, Grid, Row, row_gap};
use crate::canvas::{Anchor, Area, Font};
use crate::frame::Sheet;
use crate::keys::{self, Key, Sign};
use crate::marks;
use crate::model::{Chart, Mark, Point, Series, Status, Width, XTick};
use crate::palette::{INK, Ink, inks};

/// Draws `chart` as bars; categories are `chart.x`, a point belongs to the tick of its position.
pub fn bars(chart: &Chart, width: Width) -> String {
    let mut sheet = Sheet::new(&chart.frame, width);
    let inks = inks(&chart.series.iter().map(|s| s.emphasis).collect::<Vec<_>>());
    if chart.style.patterns {
        marks::define_patterns(&mut sheet.canvas, &sheet.id, 5);
    }
    let look = sheet.look;
    keys::draw(&mut sheet, &legend(chart, &inks), look.tick);
    sheet.y += if chart.series.len() > 1 { 12.0 } else { 0.0 };
    let grid = Grid::new(chart, &sheet);
    let flags = grid.targets(chart, look.note, (look.edge, look.right()));
    sheet.y += flags.height();
    let plot = Area { x: grid.from, y: sheet.y, width: grid.to - grid.from, height: grid.rows.iter().map(|r| r.height).sum() };
    for (row, tick) in grid.rows.iter().zip(&chart.x) {
        draw_row(&mut sheet, chart, &grid, row, tick, &inks);
    }
    flags.draw(&mut sheet.canvas, plot);
    sheet.y = plot.bottom();
    keys::draw(&mut sheet, &notes(chart), look.note);
    sheet.finish(false)
}

fn draw_row(sheet: &mut Sheet, chart: &Chart, grid: &Grid, row: &Row, tick: &XTick, inks: &[Ink]) {
    let look = sheet.look;
    let font = Font { bold: tick.emphasis, fill: INK, ..look.tick };
    let text = row.label.len() as f64 * font.leading();
    let content = row.height - row_gap(chart);
    let bars = chart.series.len() as f64 * (grid.bar + BAR_GAP);
    let (text_y, bar_y, x, anchor) = if grid.stacked {
        (sheet.y, sheet.y + text + 2.0, look.edge, Anchor::Start)
    } else {
        let middle = sheet.y + content / 2.0;
        (middle - text / 2.0, middle - bars / 2.0, grid.label_x, Anchor::End)
    };
    for (i, line) in row.label.iter().enumerate() {
        let baseline = text_y + (i as f64 + 0.5) * font.leading() + font.size * 0.36;
        sheet.canvas.text(x, baseline, anchor, font, line);
    }
    bar::zero_rule(&mut sheet.canvas, grid.place(0.0), (bar_y - 2.0, bar_y + bars + 1.0));
    let emphasised = chart.x.iter().any(|t| t.emphasis) && chart.series.len() == 1;
    for (i, series) in chart.series.iter().enumerate() {
        let ink = if emphasised && !tick.emphasis { Ink::rest() } else { inks[i] };
        let mark = point_at(series, tick).map_or(Mark::Missing, |p| p.value);
        let top = bar_y + i as f64 * (grid.bar + BAR_GAP);
        let id = sheet.id.clone();
        let fill = marks::fill(&ink, &id, chart.style.patterns && !ink.quiet);
        bar::draw(&mut sheet.canvas, chart, grid, (&mark, top), (&ink, &fill, font));
    }
    sheet.y += row.height;
}

fn point_at<'a>(series: &'a Series, tick: &XTick) -> Option<&'a Point> {
    series.points.iter().find(|p| (p.x - tick.position).abs() < 1e-9)
}

/// Which bar is which series; one series needs no legend.
fn legend(chart: &Chart, inks: &[Ink]) -> Vec<Key> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let sign = |ink: &Ink| Sign::Swatch(*ink, chart.style.patterns && !ink.quiet);
    let pairs = chart.series.iter().zip(inks);
    pairs.map(|(s, ink)| (sign(ink), s.name.clone())).collect()
}

fn notes(chart: &Chart) -> Vec<Key> {
    let words = &chart.style.words;
    let all = [(chart.has_status(Status::Provisional), &words.provisional), (chart.has_status(Status::Forecast), &words.forecast)];
    let used = all.into_iter().filter(|(used, _)| *used);
    let mut keys: Vec<Key> = used.map(|(_, w)| (Sign::HollowBar, w.clone())).collect();
    if chart.marks().any(|m| m.margin().is_some()) {
        keys.push((Sign::Whisker, words.margin.clone()));
    }
    if chart.marks().any(|m| m.range().is_some()) {
        keys.push((Sign::Range, words.range.clone()));
    }
    keys
}
