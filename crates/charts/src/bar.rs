//! One bar with its value, or the word that stands in its place.

use crate::bar_grid::Grid;
use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::model::{Chart, Mark, Status, Style};
use crate::number;
use crate::palette::{INK, INK_2, Ink};
use crate::text::shorten;

/// Between a bar and the text beside it.
pub(crate) const GAP: f64 = 7.0;

pub(crate) fn print(chart: &Chart, mark: &Mark) -> String {
    match mark.value() {
        Some(v) => number::short(v, &chart.style.unit, chart.style.locale),
        None if *mark == Mark::Suppressed => chart.style.words.suppressed.clone(),
        None => mark.range().map_or_else(|| chart.style.words.no_data.clone(), |r| between(r, &chart.style)),
    }
}

/// Both bounds of a range.
pub(crate) fn between((low, high): (f64, f64), style: &Style) -> String {
    let print = |v| number::short(v, &style.unit, style.locale);
    format!("{}\u{2013}{}", print(low), print(high))
}

/// The foot of the bars of one row.
pub(crate) fn zero_rule(canvas: &mut Canvas, x: f64, (top, bottom): (f64, f64)) {
    let look = format!("stroke=\"{INK}\" stroke-width=\"1\"");
    canvas.line((x, top), (x, bottom), &look);
}

pub(crate) fn draw(canvas: &mut Canvas, chart: &Chart, grid: &Grid, (mark, top): (&Mark, f64), (ink, fill, font): (&Ink, &str, Font)) {
    let zero = grid.place(0.0);
    let baseline = top + grid.bar / 2.0 + font.size * 0.36;
    if let Some(bounds) = mark.range() {
        range(canvas, grid, bounds, (top, ink, mark.status()));
        let (x, anchor) =
            if bounds.1 <= 0.0 { (grid.place(bounds.0) - GAP, Anchor::End) } else { (grid.place(bounds.1) + GAP, Anchor::Start) };
        canvas.halo_text(x, baseline, anchor, font, &print(chart, mark));
        return;
    }
    let Some(value) = mark.value() else {
        let font = Font { bold: false, fill: INK_2, ..font };
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
    let area = Area { x: zero.min(end), y: top, width: (end - zero).abs(), height: grid.bar };
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
    let (x, anchor) = if value < 0.0 { (end.min(low) - GAP, Anchor::End) } else { (end.max(high) + GAP, Anchor::Start) };
    canvas.halo_text(x, baseline, anchor, font, &print(chart, mark));
}

/// A bar from bound to bound, light with a dark edge: it does not begin at zero, so it may not look as
/// if it did.
fn range(canvas: &mut Canvas, grid: &Grid, (low, high): (f64, f64), (top, ink, status): (f64, &Ink, Status)) {
    let (from, to) = (grid.place(low), grid.place(high));
    let area = Area { x: from, y: top + 1.0, width: (to - from).max(3.0), height: grid.bar - 2.0 };
    let dash = if status == Status::Final { "" } else { " stroke-dasharray=\"4 3\"" };
    canvas.rect(area, &format!("rx=\"3\" fill=\"{0}\" fill-opacity=\"0.35\" stroke=\"{0}\" stroke-width=\"1.5\"{dash}", ink.stroke));
}

/// An outline of 2 px inside the area.
fn hollow(canvas: &mut Canvas, area: Area, ink: &Ink) {
    let inside = Area { x: area.x + 1.0, y: area.y + 1.0, width: area.width - 2.0, height: area.height - 2.0 };
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
