//! Where the rows of a bar chart stand, and the scale of its bars.

use crate::bar::{self, GAP};
use crate::canvas::Font;
use crate::flags::{Flag, Flags};
use crate::frame::Sheet;
use crate::model::{Chart, Mark, Target};
use crate::number;
use crate::scale::Axis;
use crate::text::wrap;

/// Between bars of one row.
pub(crate) const BAR_GAP: f64 = 2.0;

/// Between rows; bars of one row must look closer than rows.
pub(crate) fn row_gap(chart: &Chart) -> f64 {
    if chart.series.len() > 1 { 18.0 } else { 10.0 }
}

/// Rows and the value scale.
pub(crate) struct Grid {
    pub rows: Vec<Row>,
    pub bar: f64,
    pub from: f64,
    pub to: f64,
    pub axis: Axis,
    /// Right edge of labels beside the bars.
    pub label_x: f64,
    /// Labels stand above their bars instead of beside them.
    pub stacked: bool,
}

pub(crate) struct Row {
    pub label: Vec<String>,
    pub height: f64,
}

impl Grid {
    pub fn new(chart: &Chart, sheet: &Sheet) -> Grid {
        let look = &sheet.look;
        let stacked = look.is_narrow();
        let max = if stacked { look.inner() } else { look.inner() * 0.42 };
        let labels: Vec<Vec<String>> = chart.x.iter().map(|t| wrap(&t.label, look.tick.size, t.emphasis, max)).collect();
        let bold = |i: usize| Font { bold: chart.x[i].emphasis, ..look.tick };
        let widths = labels.iter().enumerate().flat_map(|(i, rows)| rows.iter().map(move |r| bold(i).width(r)));
        let column = if stacked { 0.0 } else { widths.fold(0.0, f64::max) + GAP + 3.0 };
        let axis = bar_axis(chart);
        let (before, after) = room_for_values(chart, look.tick);
        let bar = if chart.series.len() > 1 { 16.0 } else { 20.0 };
        let height = |label: &Vec<String>| {
            let text = label.len() as f64 * look.tick.leading();
            let bars = chart.series.len() as f64 * (bar + BAR_GAP);
            let both = if stacked { text + 2.0 + bars } else { text.max(bars) };
            both + row_gap(chart)
        };
        let rows = labels.iter().map(|label| Row { label: label.clone(), height: height(label) });
        Grid {
            rows: rows.collect(),
            bar,
            from: look.edge + column + before,
            to: look.right() - after,
            axis,
            label_x: look.edge + column - GAP,
            stacked,
        }
    }

    pub fn place(&self, value: f64) -> f64 {
        self.axis.place(value, self.from, self.to)
    }

    pub fn targets(&self, chart: &Chart, font: Font, limits: (f64, f64)) -> Flags {
        let flag = |t: &Target| {
            let value = number::short(t.value, &chart.style.unit, chart.style.locale);
            Flag { x: self.place(t.value), text: format!("{} {}: {value}", t.label, t.year), is_break: true }
        };
        let known = chart.targets.iter().filter(|t| t.value.is_finite());
        Flags::new(known.map(flag).collect(), font, limits)
    }
}

/// From 0 to the largest value, not to a nice tick: there are no ticks.
fn bar_axis(chart: &Chart) -> Axis {
    let targets = chart.targets.iter().map(|t| t.value).filter(|v| v.is_finite());
    let values: Vec<f64> = chart.marks().flat_map(Mark::extent).chain(targets).collect();
    let low = values.iter().fold(0.0_f64, |a, &b| a.min(b)).max(-1e300);
    let high = values.iter().fold(0.0_f64, |a, &b| a.max(b)).min(1e300);
    let high = if low == high { 1.0 } else { high };
    Axis { ticks: Vec::new(), low, high }
}

/// Widths of the values left and right of the bars.
fn room_for_values(chart: &Chart, font: Font) -> (f64, f64) {
    let mut room = (0.0_f64, 0.0_f64);
    for (mark, value) in chart.marks().filter_map(|m| Some((m, m.value().or(m.range().map(|r| r.1))?))) {
        let width = font.width(&bar::print(chart, mark)) + GAP + 2.0;
        let side = if value < 0.0 { &mut room.0 } else { &mut room.1 };
        *side = side.max(width);
    }
    room
}
