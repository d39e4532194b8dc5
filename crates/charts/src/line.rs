//! Lines over periods, each with its name and last value at its end.

use crate::axis;
use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::flags::{Flag, Flags};
use crate::frame::{Look, Sheet};
use crate::keys;
use crate::labels::push_apart;
use crate::model::{Chart, Mark, Unit, Width};
use crate::number;
use crate::palette::{BACKDROP, INK_2, Ink, inks};
use crate::scale::{Across, Axis};
use crate::strokes;
use crate::text::wrap;

/// Draws `chart` as lines.
pub fn line(chart: &Chart, width: Width) -> String {
    let mut sheet = Sheet::new(&chart.frame, width);
    let inks = inks(&chart.series.iter().map(|s| s.emphasis).collect::<Vec<_>>());
    let axis = value_axis(
        std::slice::from_ref(chart),
        if sheet.look.is_narrow() { 4 } else { 5 },
    );
    let ticks = number::ticks(&axis.ticks, &chart.style.unit, chart.style.locale);
    let ends = ends(chart, &inks, &sheet.look);
    let plot = plan(&sheet, &ticks, &ends);
    let across = across(chart, plot);
    let flags = flags(chart, across, &sheet.look);
    let plot = Area {
        y: sheet.y + flags.height() + if flags.height() > 0.0 { 8.0 } else { 2.0 },
        ..plot
    };
    let look = sheet.look;
    axis::values(&mut sheet.canvas, &look, &axis, &ticks, plot);
    let limits = (look.edge, look.right());
    axis::categories(
        &mut sheet.canvas,
        &look,
        &chart.x,
        across,
        plot.bottom(),
        limits,
    );
    flags.draw(&mut sheet.canvas, plot);
    let view = View { axis, across, plot };
    targets(&mut sheet.canvas, chart, &view);
    strokes::series(&mut sheet.canvas, &chart.series, &inks, &view, look.line);
    strokes::suppressed(&mut sheet.canvas, chart, &view, look.note);
    end_labels(&mut sheet.canvas, &ends, &view, &look);
    if !chart
        .marks()
        .any(|m| m.value().is_some() || *m == Mark::Suppressed)
    {
        empty(
            &mut sheet.canvas,
            &chart.style.words.no_data,
            plot,
            look.label,
        );
    }
    sheet.y = plot.bottom() + look.tick.size + 14.0;
    keys::draw(
        &mut sheet,
        &keys::of_lines(chart, view.axis.is_cut()),
        look.note,
    );
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
    let of_mark = |m: &Mark| {
        let (low, high) = m.margin().unzip();
        [m.value(), low, high].into_iter().flatten()
    };
    let targets = charts
        .iter()
        .flat_map(|c| c.targets.iter().map(|t| t.value));
    let values = marks.flat_map(of_mark).chain(targets);
    let from_zero = charts.iter().any(|c| c.from_zero);
    let whole = charts.iter().all(|c| c.style.unit == Unit::Count);
    Axis::new(values, from_zero, wanted, if whole { 1.0 } else { 0.0 })
}

pub(crate) fn across(chart: &Chart, plot: Area) -> Across {
    let points = chart
        .series
        .iter()
        .flat_map(|s| s.points.iter().map(|p| p.x));
    let places = chart.x.iter().map(|t| t.position).chain(points);
    Across::new(places, plot.x, plot.right())
}

/// A label at the right: lines of text, and the point it belongs to.
struct End {
    rows: Vec<String>,
    /// Axis position; the target has none, its rule runs to the edge.
    x: Option<f64>,
    value: f64,
    font: Font,
}

impl End {
    fn height(&self) -> f64 {
        self.rows.len() as f64 * self.font.leading() + 3.0
    }

    fn width(&self) -> f64 {
        let widths = self.rows.iter().map(|r| self.font.width(r));
        widths.fold(0.0, f64::max)
    }
}

/// The labels of all series and targets. When one name and value need two rows, all get two, as
/// far as that fits: a ragged column reads badly.
fn ends(chart: &Chart, inks: &[Ink], look: &Look) -> Vec<End> {
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
    let end = |parts: &[String], x, value, font: Font| End {
        rows: rows(parts, font, max, apart),
        x,
        value,
        font,
    };
    let mut ends = Vec::new();
    for (series, ink) in chart.series.iter().zip(inks) {
        let last = series.points.iter().rev();
        let last = last.filter_map(|p| Some((p.x, p.value.value()?))).next();
        let Some((x, value)) = last else { continue };
        let font = Font {
            fill: ink.text,
            bold: !ink.quiet,
            size: if ink.quiet {
                look.note.size
            } else {
                look.label.size
            },
        };
        ends.push(end(
            &[series.name.clone(), print(value)],
            Some(x),
            value,
            font,
        ));
    }
    for target in chart.targets.iter().filter(|t| t.value.is_finite()) {
        let parts = [
            format!("{} {}:", target.label, target.year),
            print(target.value),
        ];
        ends.push(end(&parts, None, target.value, look.tick));
    }
    ends
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

/// Room for the labels decides the plot: as wide as they leave, as high as they need.
fn plan(sheet: &Sheet, ticks: &[String], ends: &[End]) -> Area {
    let look = &sheet.look;
    let left = look.edge + axis::column(ticks, look.tick);
    let labels = ends.iter().map(End::width).fold(0.0, f64::max);
    let room = if ends.is_empty() { 12.0 } else { labels + GAP };
    Area {
        x: left,
        y: 0.0,
        width: look.right() - room - left,
        height: look.plot_height.max(ends.iter().map(End::height).sum()),
    }
}

/// Between the end of a line and its label; a leader fits in it.
const GAP: f64 = 24.0;

fn flags(chart: &Chart, across: Across, look: &Look) -> Flags {
    let events = chart.annotations.iter().map(|a| Flag {
        x: across.place(a.x),
        text: a.label.clone(),
        is_break: false,
    });
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
    Flags::new(
        events.chain(breaks).collect(),
        look.note,
        (across.left, look.right()),
    )
}

fn targets(canvas: &mut Canvas, chart: &Chart, view: &View) {
    for target in chart.targets.iter().filter(|t| t.value.is_finite()) {
        let y = view.y(target.value);
        let look = format!("stroke=\"{INK_2}\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"");
        canvas.line(
            (view.across.place(target.from_x), y),
            (view.plot.right() + 6.0, y),
            &look,
        );
    }
}

fn end_labels(canvas: &mut Canvas, ends: &[End], view: &View, look: &Look) {
    let wanted: Vec<f64> = ends.iter().map(|e| view.y(e.value)).collect();
    let heights: Vec<f64> = ends.iter().map(End::height).collect();
    // The lowest label may hang half a line below the axis, where no tick label stands.
    let (top, bottom) = (view.plot.y - 8.0, view.plot.bottom() + 8.0);
    let places = push_apart(&wanted, &heights, top, bottom);
    for ((end, wanted), place) in ends.iter().zip(wanted).zip(places) {
        let from = end
            .x
            .map_or(view.plot.right() + 6.0, |x| view.across.place(x) + 7.0);
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
    let dash = if to.0 - from.0 > GAP {
        " stroke-dasharray=\"1 4\""
    } else {
        ""
    };
    let look = format!(
        "fill=\"none\" stroke=\"{colour}\" stroke-width=\"1\" stroke-opacity=\"0.6\"{dash}"
    );
    let bend = (to.0 - 14.0).max(from.0);
    canvas.polyline(&[from, (bend, from.1), to], &look);
}

fn empty(canvas: &mut Canvas, word: &str, plot: Area, font: Font) {
    let centre = (plot.x + plot.width / 2.0, plot.y + plot.height / 2.0);
    canvas.halo_text(centre.0, centre.1, Anchor::Middle, font, word);
}
