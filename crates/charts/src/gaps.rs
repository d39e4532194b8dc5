//! Suppressed figures in a line chart: seen as withheld, not as absent.

use crate::canvas::{Anchor, Canvas, Font};
use crate::labels::push_apart;
use crate::line::View;
use crate::model::{Chart, Mark, Series};
use crate::text::shorten;

/// A cross in each gap of suppressed figures, where the line would have run, and the word under it.
/// Gaps of several series in the same year share a word when they are close.
pub(crate) fn draw(canvas: &mut Canvas, chart: &Chart, view: &View, font: Font) {
    let limits = (view.plot.x + 4.0, view.plot.right() - 2.0);
    let word = shorten(&chart.style.words.suppressed, font.size, font.bold, limits.1 - limits.0);
    let mut gaps: Vec<(f64, f64)> = chart.series.iter().flat_map(|s| gaps(s, view)).collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let look = format!("stroke=\"{}\" stroke-width=\"1.5\"", font.fill);
    for &(x, y) in &gaps {
        canvas.line((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), &look);
        canvas.line((x - 3.0, y + 3.0), (x + 3.0, y - 3.0), &look);
    }
    let height = font.leading();
    let shared = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).abs() < 1.0 && b.1 - a.1 < 3.0 * height;
    let groups: Vec<(f64, f64)> = gaps.chunk_by(shared).filter_map(|g| g.last().copied()).collect();
    let wanted: Vec<f64> = groups.iter().map(|g| g.1 + height * 0.95).collect();
    let heights = vec![height; groups.len()];
    let placed = push_apart(&wanted, &heights, view.plot.y, view.plot.bottom() - 2.0);
    for ((x, _), centre) in groups.into_iter().zip(placed) {
        let (start, _) = crate::axis::span(x, font.width(&word), limits);
        canvas.halo_text(start, centre + to_baseline(font), Anchor::Start, font, &word);
    }
}

/// From the middle of a line of text to its baseline.
fn to_baseline(font: Font) -> f64 {
    font.size * 0.36
}

/// The middle of each run of suppressed points, at the height between its neighbours.
fn gaps(series: &Series, view: &View) -> Vec<(f64, f64)> {
    let points = &series.points;
    let hidden = |i: usize| points[i].value == Mark::Suppressed;
    let mut found = Vec::new();
    let mut i = 0;
    while i < points.len() {
        if !hidden(i) {
            i += 1;
            continue;
        }
        let first = i;
        while i < points.len() && hidden(i) {
            i += 1;
        }
        let before = points[..first].iter().rev().find_map(|p| p.value.value());
        let after = points[i..].iter().find_map(|p| p.value.value());
        let y = match (before, after) {
            (Some(a), Some(b)) => (view.y(a) + view.y(b)) / 2.0,
            (Some(a), None) | (None, Some(a)) => view.y(a),
            (None, None) => view.plot.bottom() - 24.0,
        };
        let x = view.across.place((points[first].x + points[i - 1].x) / 2.0);
        found.push((x, y));
    }
    found
}
