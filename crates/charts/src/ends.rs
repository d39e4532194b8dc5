//! Labels at the right of a plot: the name and last value of each series, and the targets.

use crate::bar::between;
use crate::canvas::{Anchor, Canvas, Font};
use crate::frame::Look;
use crate::labels::push_apart;
use crate::line::View;
use crate::model::{Chart, Mark};
use crate::number;
use crate::palette::{BACKDROP, Ink};
use crate::text::wrap;

/// A label at the right: lines of text, and the point it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct End {
    rows: Vec<String>,
    /// Axis position; the target has none, its rule runs to the edge.
    x: Option<f64>,
    value: f64,
    font: Font,
}

impl End {
    pub fn height(&self) -> f64 {
        self.rows.len() as f64 * self.font.leading() + 3.0
    }

    pub fn width(&self) -> f64 {
        let widths = self.rows.iter().map(|r| self.font.width(r));
        widths.fold(0.0, f64::max)
    }
}

/// The labels of all series and targets. When one name and value need two rows, all get two, as
/// far as that fits: a ragged column reads badly.
pub(crate) fn ends(chart: &Chart, inks: &[Ink], look: &Look) -> Vec<End> {
    let ragged = ends_in_rows(chart, inks, look, false);
    if ragged.iter().any(|e| e.rows.len() > 1) {
        let even = ends_in_rows(chart, inks, look, true);
        if even.iter().map(End::height).sum::<f64>() <= look.plot_height {
            return even;
        }
    }
    ragged
}

fn ends_in_rows(chart: &Chart, inks: &[Ink], look: &Look, apart: bool) -> Vec<End> {
    let max = look.inner() * if look.is_narrow() { 0.34 } else { 0.28 };
    let print = |v| number::short(v, &chart.style.unit, chart.style.locale);
    let end = |parts: &[String], x, value, font: Font| End { rows: rows(parts, font, max, apart), x, value, font };
    let drawn = chart.series.iter().flat_map(|s| &s.points);
    let drawn = drawn.filter(|p| middle(&p.value).is_some()).map(|p| p.x);
    let newest = drawn.fold(f64::NEG_INFINITY, f64::max);
    let mut ends = Vec::new();
    for (series, ink) in chart.series.iter().zip(inks) {
        let last = series.points.iter().rev();
        let last = last.filter_map(|p| Some((p.x, middle(&p.value)?, p.value))).next();
        let Some((x, value, mark)) = last else { continue };
        let text = mark.range().map_or_else(|| print(value), |r| between(r, &chart.style));
        let font = Font { fill: ink.text, bold: !ink.quiet, size: if ink.quiet { look.note.size } else { look.label.size } };
        let parts = [series.name.clone(), text + &period(chart, x, newest)];
        ends.push(end(&parts, Some(x), value, font));
    }
    for target in chart.targets.iter().filter(|t| t.value.is_finite()) {
        let parts = [format!("{} {}:", target.label, target.year), print(target.value)];
        ends.push(end(&parts, None, target.value, look.tick));
    }
    ends
}

/// Where a label stands beside its mark: at the value, or halfway the bar between two bounds.
fn middle(mark: &Mark) -> Option<f64> {
    mark.value().or_else(|| mark.range().map(|(low, high)| low / 2.0 + high / 2.0))
}

/// The period of a value that is older than the newest one, or it would pass for today's.
fn period(chart: &Chart, x: f64, newest: f64) -> String {
    let tick = chart.x.iter().find(|t| t.position == x && x < newest);
    tick.map_or(String::new(), |t| format!(" ({})", t.label))
}

/// Name and value in one row, or else the value in a row of its own.
fn rows(parts: &[String], font: Font, max: f64, apart: bool) -> Vec<String> {
    let one = parts.join(" ");
    if font.width(one.trim()) <= max && !apart {
        return vec![one.trim().to_owned()];
    }
    let wrapped = parts.iter().map(|p| wrap(p, font.size, font.bold, max));
    wrapped.flatten().collect()
}

/// Between the end of a line and its label; a leader fits in it.
pub(crate) const GAP: f64 = 24.0;

pub(crate) fn draw(canvas: &mut Canvas, ends: &[End], view: &View, look: &Look) {
    let wanted: Vec<f64> = ends.iter().map(|e| view.y(e.value)).collect();
    let heights: Vec<f64> = ends.iter().map(End::height).collect();
    // The lowest label may hang half a line below the axis, where no tick label stands.
    let (top, bottom) = (view.plot.y - 8.0, view.plot.bottom() + 8.0);
    let places = push_apart(&wanted, &heights, top, bottom);
    for ((end, wanted), place) in ends.iter().zip(wanted).zip(places) {
        let from = end.x.map_or(view.plot.right() + 6.0, |x| view.across.place(x) + 7.0);
        let to = view.plot.right() + GAP - 4.0;
        if (place - wanted).abs() > 2.0 || to - from > GAP {
            leader(canvas, [(from, wanted), (to, place)], end.font);
        }
        let x = view.plot.right() + GAP;
        let first = place - (end.rows.len() as f64 - 1.0) * end.font.leading() / 2.0;
        for (i, row) in end.rows.iter().enumerate() {
            let baseline = first + i as f64 * end.font.leading() + end.font.size * 0.36;
            canvas.text(x.min(look.right()), baseline, Anchor::Start, end.font, row);
        }
    }
}

/// From the end of a line to its label. A long one is dotted, or it would pass for data.
fn leader(canvas: &mut Canvas, [from, to]: [(f64, f64); 2], font: Font) {
    let colour = if font.bold { font.fill } else { BACKDROP };
    let dash = if to.0 - from.0 > GAP { " stroke-dasharray=\"1 4\"" } else { "" };
    let look = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"1\" stroke-opacity=\"0.6\"{dash}");
    let bend = (to.0 - 14.0).max(from.0);
    canvas.polyline(&[from, (bend, from.1), to], &look);
}
