//! Horizontal bars: one row per category, one bar per series in it. The value stands at the end
//! of each bar, so the axis needs no ticks; it begins at 0 always.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::flags::{Flag, Flags};
use crate::frame::Sheet;
use crate::keys::{self, Key, Sign};
use crate::marks;
use crate::model::{Chart, Mark, Point, Series, Status, Width, XTick};
use crate::number;
use crate::palette::{INK, INK_2, Ink, inks};
use crate::scale::Axis;
use crate::text::{shorten, wrap};

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
    let plot = Area {
        x: grid.from,
        y: sheet.y,
        width: grid.to - grid.from,
        height: grid.rows.iter().map(|r| r.height).sum(),
    };
    for (row, tick) in grid.rows.iter().zip(&chart.x) {
        draw_row(&mut sheet, chart, &grid, row, tick, &inks);
    }
    flags.draw(&mut sheet.canvas, plot);
    sheet.y = plot.bottom();
    keys::draw(&mut sheet, &notes(chart), look.note);
    sheet.finish(false)
}

/// Between bars of one row.
const BAR_GAP: f64 = 2.0;
/// Between rows; bars of one row must look closer than rows.
fn row_gap(chart: &Chart) -> f64 {
    if chart.series.len() > 1 { 18.0 } else { 10.0 }
}

/// Between a bar and the text beside it.
const GAP: f64 = 7.0;

/// Rows and the value scale.
struct Grid {
    rows: Vec<Row>,
    bar: f64,
    from: f64,
    to: f64,
    axis: Axis,
    /// Right edge of labels beside the bars.
    label_x: f64,
    /// Labels stand above their bars instead of beside them.
    stacked: bool,
}

struct Row {
    label: Vec<String>,
    height: f64,
}

impl Grid {
    fn new(chart: &Chart, sheet: &Sheet) -> Grid {
        let look = &sheet.look;
        let stacked = look.is_narrow();
        let max = if stacked {
            look.inner()
        } else {
            look.inner() * 0.42
        };
        let labels: Vec<Vec<String>> = chart
            .x
            .iter()
            .map(|t| wrap(&t.label, look.tick.size, t.emphasis, max))
            .collect();
        let bold = |i: usize| Font {
            bold: chart.x[i].emphasis,
            ..look.tick
        };
        let widths = labels
            .iter()
            .enumerate()
            .flat_map(|(i, rows)| rows.iter().map(move |r| bold(i).width(r)));
        let column = if stacked {
            0.0
        } else {
            widths.fold(0.0, f64::max) + GAP + 3.0
        };
        let axis = bar_axis(chart);
        let (before, after) = room_for_values(chart, look.tick);
        let bar = if chart.series.len() > 1 { 16.0 } else { 20.0 };
        let height = |label: &Vec<String>| {
            let text = label.len() as f64 * look.tick.leading();
            let bars = chart.series.len() as f64 * (bar + BAR_GAP);
            let both = if stacked {
                text + 2.0 + bars
            } else {
                text.max(bars)
            };
            both + row_gap(chart)
        };
        let rows = labels.iter().map(|label| Row {
            label: label.clone(),
            height: height(label),
        });
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

    fn place(&self, value: f64) -> f64 {
        self.axis.place(value, self.from, self.to)
    }

    fn targets(&self, chart: &Chart, font: Font, limits: (f64, f64)) -> Flags {
        let flag = |t: &crate::model::Target| {
            let value = number::short(t.value, &chart.style.unit, chart.style.locale);
            Flag {
                x: self.place(t.value),
                text: format!("{} {}: {value}", t.label, t.year),
                is_break: true,
            }
        };
        let known = chart.targets.iter().filter(|t| t.value.is_finite());
        Flags::new(known.map(flag).collect(), font, limits)
    }
}

/// From 0 to the largest value, not to a nice tick: there are no ticks.
fn bar_axis(chart: &Chart) -> Axis {
    let of_mark = |m: &Mark| {
        let (low, high) = m.margin().unzip();
        [m.value(), low, high].into_iter().flatten()
    };
    let targets = chart
        .targets
        .iter()
        .map(|t| t.value)
        .filter(|v| v.is_finite());
    let values: Vec<f64> = chart.marks().flat_map(of_mark).chain(targets).collect();
    let low = values.iter().fold(0.0_f64, |a, &b| a.min(b)).max(-1e300);
    let high = values.iter().fold(0.0_f64, |a, &b| a.max(b)).min(1e300);
    let high = if low == high { 1.0 } else { high };
    Axis {
        ticks: Vec::new(),
        low,
        high,
    }
}

/// Widths of the values left and right of the bars.
fn room_for_values(chart: &Chart, font: Font) -> (f64, f64) {
    let mut room = (0.0_f64, 0.0_f64);
    for (mark, value) in chart.marks().filter_map(|m| Some((m, m.value()?))) {
        let width = font.width(&print(chart, mark)) + GAP + 2.0;
        let side = if value < 0.0 {
            &mut room.0
        } else {
            &mut room.1
        };
        *side = side.max(width);
    }
    room
}

fn print(chart: &Chart, mark: &Mark) -> String {
    match mark.value() {
        Some(v) => number::short(v, &chart.style.unit, chart.style.locale),
        None if *mark == Mark::Suppressed => chart.style.words.suppressed.clone(),
        None => chart.style.words.no_data.clone(),
    }
}

fn draw_row(sheet: &mut Sheet, chart: &Chart, grid: &Grid, row: &Row, tick: &XTick, inks: &[Ink]) {
    let look = sheet.look;
    let font = Font {
        bold: tick.emphasis,
        fill: INK,
        ..look.tick
    };
    let text = row.label.len() as f64 * font.leading();
    let content = row.height - row_gap(chart);
    let bars = chart.series.len() as f64 * (grid.bar + BAR_GAP);
    let (text_y, bar_y, x, anchor) = if grid.stacked {
        (sheet.y, sheet.y + text + 2.0, look.edge, Anchor::Start)
    } else {
        let middle = sheet.y + content / 2.0;
        (
            middle - text / 2.0,
            middle - bars / 2.0,
            grid.label_x,
            Anchor::End,
        )
    };
    for (i, line) in row.label.iter().enumerate() {
        let baseline = text_y + (i as f64 + 0.5) * font.leading() + font.size * 0.36;
        sheet.canvas.text(x, baseline, anchor, font, line);
    }
    zero_rule(
        &mut sheet.canvas,
        grid.place(0.0),
        (bar_y - 2.0, bar_y + bars + 1.0),
    );
    let emphasised = chart.x.iter().any(|t| t.emphasis) && chart.series.len() == 1;
    for (i, series) in chart.series.iter().enumerate() {
        let ink = if emphasised && !tick.emphasis {
            Ink::rest()
        } else {
            inks[i]
        };
        let mark = point_at(series, tick).map_or(Mark::Missing, |p| p.value);
        let top = bar_y + i as f64 * (grid.bar + BAR_GAP);
        let id = sheet.id.clone();
        let fill = marks::fill(&ink, &id, chart.style.patterns && !ink.quiet);
        draw_bar(
            &mut sheet.canvas,
            chart,
            grid,
            (&mark, top),
            (&ink, &fill, font),
        );
    }
    sheet.y += row.height;
}

/// The foot of the bars of one row.
fn zero_rule(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64)) {
    let look = format!("stroke=\"{INK}\" stroke-width=\"1\"");
    canvas.line((x, top), (x, bottom), &look);
}

fn point_at<'a>(series: &'a Series, tick: &XTick) -> Option<&'a Point> {
    series
        .points
        .iter()
        .find(|p| (p.x - tick.position).abs() < 1e-9)
}

fn draw_bar(
    canvas: &mut Canvas,
    chart: &Chart,
    grid: &Grid,
    (mark, top): (&Mark, f64),
    (ink, fill, font): (&Ink, &str, Font),
) {
    let zero = grid.place(0.0);
    let baseline = top + grid.bar / 2.0 + font.size * 0.36;
    let Some(value) = mark.value() else {
        let font = Font {
            bold: false,
            fill: INK_2,
            ..font
        };
        // On the side with more room; there is no bar to stand beside.
        let (x, anchor, room) = if grid.axis.high >= -grid.axis.low {
            (zero + GAP, Anchor::Start, grid.to - zero)
        } else {
            (zero - GAP, Anchor::End, zero - grid.from)
        };
        let word = shorten(&print(chart, mark), font.size, false, room);
        canvas.text(x, baseline, anchor, font, &word);
        return;
    };
    let end = grid.place(value);
    let area = Area {
        x: zero.min(end),
        y: top,
        width: (end - zero).abs(),
        height: grid.bar,
    };
    if mark.status() == Status::Final {
        canvas.rect(area, &format!("fill=\"{fill}\""));
    } else {
        hollow(canvas, area, ink);
    }
    let (low, high) = mark.margin().unwrap_or((value, value));
    let (low, high) = (grid.place(low), grid.place(high));
    if high > low {
        whisker(canvas, (low, high), top + grid.bar / 2.0);
    }
    let (x, anchor) = if value < 0.0 {
        (end.min(low) - GAP, Anchor::End)
    } else {
        (end.max(high) + GAP, Anchor::Start)
    };
    canvas.halo_text(x, baseline, anchor, font, &print(chart, mark));
}

/// An outline of 2 px inside the area.
fn hollow(canvas: &mut Canvas, area: Area, ink: &Ink) {
    let inside = Area {
        x: area.x + 1.0,
        y: area.y + 1.0,
        width: area.width - 2.0,
        height: area.height - 2.0,
    };
    let look = format!("fill=\"#fff\" stroke=\"{}\" stroke-width=\"2\"", ink.stroke);
    canvas.rect(inside, &look);
}

/// A dark line with a white edge, visible on the bar and beside it.
fn whisker(canvas: &mut Canvas, (low, high): (f64, f64), y: f64) {
    for (colour, width) in [("#fff", 4.0), (INK, 1.5)] {
        let look = format!("stroke=\"{colour}\" stroke-width=\"{width}\"");
        canvas.line((low, y), (high, y), &look);
        canvas.line((low, y - 4.0), (low, y + 4.0), &look);
        canvas.line((high, y - 4.0), (high, y + 4.0), &look);
    }
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
    let all = [
        (chart.has_status(Status::Provisional), &words.provisional),
        (chart.has_status(Status::Forecast), &words.forecast),
    ];
    let used = all.into_iter().filter(|(used, _)| *used);
    let mut keys: Vec<Key> = used.map(|(_, w)| (Sign::HollowBar, w.clone())).collect();
    if chart.marks().any(|m| m.margin().is_some()) {
        keys.push((Sign::Whisker, words.margin.clone()));
    }
    keys
}
