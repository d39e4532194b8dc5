//! Lines over periods, each with its name and last value at its end.

use crate::axis;
use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::ends::{self, End, GAP};
use crate::flags::{Flag, Flags};
use crate::frame::{Look, Sheet};
use crate::gaps;
use crate::keys;
use crate::model::{Chart, Mark, Unit, Width};
use crate::number;
use crate::palette::{INK_2, inks};
use crate::scale::{Across, Axis};
use crate::strokes;

/// Draws `chart` as lines.
pub fn line(chart: &Chart, width: Width) -> String {
    let mut sheet = Sheet::new(&chart.frame, width);
    let inks = inks(&chart.series.iter().map(|s| s.emphasis).collect::<Vec<_>>());
    let axis = value_axis(std::slice::from_ref(chart), if sheet.look.is_narrow() { 4 } else { 5 });
    let ticks = number::ticks(&axis.ticks, &chart.style.unit, chart.style.locale);
    let ends = ends::ends(chart, &inks, &sheet.look);
    let plot = plan(&sheet, &ticks, &ends);
    let across = across(chart, plot);
    let flags = flags(chart, across, &sheet.look);
    let plot = Area { y: sheet.y + flags.height() + if flags.height() > 0.0 { 8.0 } else { 2.0 }, ..plot };
    let look = sheet.look;
    axis::values(&mut sheet.canvas, &look, &axis, &ticks, plot);
    let limits = (look.edge, look.right());
    axis::categories(&mut sheet.canvas, &look, &chart.x, across, plot.bottom(), limits);
    flags.draw(&mut sheet.canvas, plot);
    let view = View { axis, across, plot };
    targets(&mut sheet.canvas, chart, &view);
    strokes::series(&mut sheet.canvas, &chart.series, &inks, &view, look.line);
    gaps::draw(&mut sheet.canvas, chart, &view, look.note);
    ends::draw(&mut sheet.canvas, &ends, &view, &look);
    if !chart.marks().any(|m| m.extent().next().is_some() || *m == Mark::Suppressed) {
        empty(&mut sheet.canvas, &chart.style.words.no_data, plot, look.label);
    }
    sheet.y = plot.bottom() + look.tick.size + 14.0;
    keys::draw(&mut sheet, &keys::of_lines(chart, view.axis.is_cut()), look.note);
    sheet.finish(false)
}

/// The plot and both its axes.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub axis: Axis,
    pub across: Across,
    pub plot: Area,
}

impl View {
    pub fn y(&self, value: f64) -> f64 {
        self.axis.place(value, self.plot.bottom(), self.plot.y)
    }

    pub fn at(&self, x: f64, value: f64) -> (f64, f64) {
        (self.across.place(x), self.y(value))
    }
}

/// One axis for all `charts`: values, margins and targets are all in view.
pub(crate) fn value_axis(charts: &[Chart], wanted: usize) -> Axis {
    let marks = charts.iter().flat_map(|c| c.marks());
    let targets = charts.iter().flat_map(|c| c.targets.iter().map(|t| t.value));
    let values = marks.flat_map(Mark::extent).chain(targets);
    let from_zero = charts.iter().any(|c| c.from_zero);
    let whole = charts.iter().all(|c| c.style.unit == Unit::Count);
    Axis::new(values, from_zero, wanted, if whole { 1.0 } else { 0.0 })
}

pub(crate) fn across(chart: &Chart, plot: Area) -> Across {
    let points = chart.series.iter().flat_map(|s| s.points.iter().map(|p| p.x));
    let places = chart.x.iter().map(|t| t.position).chain(points);
    Across::new(places, plot.x, plot.right())
}

/// Room for the labels decides the plot: as wide as they leave, as high as they need.
fn plan(sheet: &Sheet, ticks: &[String], ends: &[End]) -> Area {
    let look = &sheet.look;
    let left = look.edge + axis::column(ticks, look.tick);
    let labels = ends.iter().map(End::width).fold(0.0, f64::max);
    let room = if ends.is_empty() { 12.0 } else { labels + GAP };
    Area { x: left, y: 0.0, width: look.right() - room - left, height: look.plot_height.max(ends.iter().map(End::height).sum()) }
}

fn flags(chart: &Chart, across: Across, look: &Look) -> Flags {
    let events = chart.annotations.iter().map(|a| Flag { x: across.place(a.x), text: a.label.clone(), is_break: false });
    let pairs = chart.series.iter().flat_map(|s| {
        let before = std::iter::once(None).chain(s.points.iter().map(|p| Some(p.x)));
        before.zip(&s.points).filter(|(_, p)| p.break_before)
    });
    let breaks = pairs.map(|(before, point)| Flag {
        // Halfway: the change lies between two measurements.
        x: across.place(before.map_or(point.x, |b| (b + point.x) / 2.0)),
        text: chart.style.words.series_break.clone(),
        is_break: true,
    });
    Flags::new(events.chain(breaks).collect(), look.note, (across.left, look.right()))
}

fn targets(canvas: &mut Canvas, chart: &Chart, view: &View) {
    for target in chart.targets.iter().filter(|t| t.value.is_finite()) {
        let y = view.y(target.value);
        let look = format!("stroke=\"{INK_2}\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"");
        canvas.line((view.across.place(target.from_x), y), (view.plot.right() + 6.0, y), &look);
    }
}

fn empty(canvas: &mut Canvas, word: &str, plot: Area, font: Font) {
    let centre = (plot.x + plot.width / 2.0, plot.y + plot.height / 2.0);
    canvas.halo_text(centre.0, centre.1, Anchor::Middle, font, word);
}
