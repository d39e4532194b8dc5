//! Small multiples: the same axes again and again, so that panels compare at a glance.

use crate::axis;
use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::frame::Sheet;
use crate::gaps;
use crate::keys::{self, Key, Sign};
use crate::line::{View, across, value_axis};
use crate::model::{Chart, Frame, Width};
use crate::number;
use crate::palette::{BACKDROP, INK, Ink, inks};
use crate::strokes;
use crate::text::shorten;

/// Draws each of `charts` as a panel under one `frame`. The title of a chart is the name of its
/// panel; unit, words and `from_zero` come from the first. Panels of a single series show the
/// others behind it in light grey.
pub fn small_multiples(frame: &Frame, charts: &[Chart], width: Width) -> String {
    let mut sheet = Sheet::new(frame, width);
    let Some(first) = charts.first() else {
        return sheet.finish(false);
    };
    let look = sheet.look;
    let single = charts.iter().all(|c| c.series.len() < 2);
    if !single {
        keys::draw(&mut sheet, &legend(first), look.tick);
        sheet.y += 10.0;
    }
    let axis = value_axis(charts, 3);
    let ticks = number::ticks(&axis.ticks, &first.style.unit, first.style.locale);
    let columns = if look.is_narrow() { 2 } else { 3 };
    let cell = (look.inner() + GAP - 12.0) / columns as f64;
    let top = sheet.y;
    for (i, chart) in charts.iter().enumerate() {
        let gutter = axis::column(&ticks, look.tick);
        let plot = Area {
            x: look.edge + (i % columns) as f64 * cell + gutter,
            y: top + (i / columns) as f64 * PANEL + 34.0,
            width: cell - gutter - GAP,
            height: PANEL - 80.0,
        };
        let view = View { axis: axis.clone(), across: across(chart, plot), plot };
        let behind: &[Chart] = if single { charts } else { &[] };
        panel(&mut sheet, chart, &view, &ticks, behind);
    }
    sheet.y = top + charts.len().div_ceil(columns) as f64 * PANEL - 14.0;
    let mut notes: Vec<Key> = Vec::new();
    for (sign, word) in charts.iter().flat_map(|c| keys::of_lines(c, axis.is_cut())) {
        if !notes.iter().any(|(_, known)| *known == word) {
            notes.push((sign, word));
        }
    }
    keys::draw(&mut sheet, &notes, look.note);
    sheet.finish(false)
}

/// Between panels, px.
const GAP: f64 = 24.0;
/// Height of a panel with its name and labels, px.
const PANEL: f64 = 190.0;

fn legend(chart: &Chart) -> Vec<Key> {
    let inks = inks(&chart.series.iter().map(|s| s.emphasis).collect::<Vec<_>>());
    let pairs = chart.series.iter().zip(inks);
    pairs.map(|(s, ink)| (Sign::Line(ink), s.name.clone())).collect()
}

fn panel(sheet: &mut Sheet, chart: &Chart, view: &View, ticks: &[String], behind: &[Chart]) {
    let look = sheet.look;
    let plot = view.plot;
    let left = plot.x - axis::column(ticks, look.tick);
    heading(&mut sheet.canvas, chart, (left, plot), look.label);
    axis::values(&mut sheet.canvas, &look, &view.axis, ticks, plot);
    let limits = (left, plot.right() + 12.0);
    axis::categories(&mut sheet.canvas, &look, &ends(chart), view.across, plot.bottom(), limits);
    let backdrop = Ink { stroke: BACKDROP, dash: "", ..Ink::rest() };
    for other in behind.iter().flat_map(|c| &c.series) {
        strokes::lines_only(&mut sheet.canvas, other, &backdrop, view, 1.5);
    }
    let inks = inks(&chart.series.iter().map(|s| s.emphasis).collect::<Vec<_>>());
    strokes::series(&mut sheet.canvas, &chart.series, &inks, view, 2.25);
    gaps::draw(&mut sheet.canvas, chart, view, look.note);
}

/// The name of the panel and, for a single series, its last value at the right.
fn heading(canvas: &mut Canvas, chart: &Chart, (left, plot): (f64, Area), font: Font) {
    let last = match &chart.series[..] {
        [one] => one.points.iter().rev().find(|p| p.value.value().is_some() || p.value.range().is_some()),
        _ => None,
    };
    let value = last.map(|p| crate::bar::print(chart, &p.value));
    let value = value.unwrap_or_default();
    let font = Font { fill: INK, ..font };
    let right = plot.right();
    let room = right - left - font.width(&value) - 8.0;
    let name = shorten(&chart.frame.title, font.size, true, room);
    let baseline = plot.y - 16.0;
    canvas.text(left, baseline, Anchor::Start, font, &name);
    if !value.is_empty() {
        canvas.text(right, baseline, Anchor::End, font, &value);
    }
}

/// First and last tick: a panel has no room for more, and needs no more.
fn ends(chart: &Chart) -> Vec<crate::model::XTick> {
    match &chart.x[..] {
        [first, .., last] => vec![first.clone(), last.clone()],
        few => few.to_vec(),
    }
}
