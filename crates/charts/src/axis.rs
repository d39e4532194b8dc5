//! Gridlines with values, and labels under the plot.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::frame::Look;
use crate::marks;
use crate::model::XTick;
use crate::palette::{GRID, INK, INK_2};
use crate::scale::{Across, Axis};
use crate::text::shorten;

/// Room between tick labels and the plot.
const GUTTER: f64 = 8.0;

/// Width of the column of tick labels, gutter included.
pub(crate) fn column(labels: &[String], font: Font) -> f64 {
    labels.iter().map(|l| font.width(l)).fold(0.0, f64::max) + GUTTER
}

/// Horizontal gridlines and their values. The line of 0 is dark; a cut axis has its sign at the
/// foot instead.
pub(crate) fn values(canvas: &mut Canvas, look: &Look, axis: &Axis, labels: &[String], plot: Area) {
    for (tick, label) in axis.ticks.iter().zip(labels) {
        let y = axis.place(*tick, plot.bottom(), plot.y);
        let zero = tick.abs() < 1e-12 * axis.high.abs().max(axis.low.abs());
        let colour = if zero { INK } else { GRID };
        let rule = format!("stroke=\"{colour}\" stroke-width=\"1\"");
        canvas.line((plot.x, y), (plot.right(), y), &rule);
        let baseline = y + look.tick.size * 0.36;
        canvas.text(plot.x - GUTTER, baseline, Anchor::End, look.tick, label);
    }
    if axis.is_cut() {
        marks::zigzag(canvas, (plot.x + 15.0, plot.bottom()), INK_2);
    }
}

/// Labels under the plot, thinned until none touch; the last always stays, for it is the newest.
pub(crate) fn categories(canvas: &mut Canvas, look: &Look, ticks: &[XTick], across: Across, y: f64, limits: (f64, f64)) {
    let font = look.tick;
    let boxes: Vec<(f64, f64)> =
        ticks.iter().map(|t| span(across.place(t.position), font.width(&short(t, font, limits)), limits)).collect();
    for i in thin(&boxes, &positions(ticks)) {
        let x = across.place(ticks[i].position);
        let rule = format!("stroke=\"{INK_2}\" stroke-width=\"1\"");
        canvas.line((x, y), (x, y + 4.0), &rule);
        let middle = (boxes[i].0 + boxes[i].1) / 2.0;
        let text = short(&ticks[i], font, limits);
        canvas.text(middle, y + 7.0 + font.size, Anchor::Middle, font, &text);
    }
}

fn short(tick: &XTick, font: Font, limits: (f64, f64)) -> String {
    shorten(&tick.label, font.size, font.bold, limits.1 - limits.0)
}

fn positions(ticks: &[XTick]) -> Vec<f64> {
    ticks.iter().map(|t| t.position).collect()
}

/// Where a label of `width` centred on `x` comes to stand when it must stay within `limits`.
pub(crate) fn span(x: f64, width: f64, (low, high): (f64, f64)) -> (f64, f64) {
    let start = (x - width / 2.0).min(high - width).max(low);
    (start, start + width)
}

/// The labels to keep. On an even axis every n-th, counted from the last; on an uneven one as many
/// as fit, from the last backwards.
pub(crate) fn thin(boxes: &[(f64, f64)], positions: &[f64]) -> Vec<usize> {
    const APART: f64 = 10.0;
    let n = boxes.len();
    let fits = |kept: &[usize]| kept.windows(2).all(|w| boxes[w[0]].1 + APART <= boxes[w[1]].0);
    let steps: Vec<f64> = positions.windows(2).map(|w| w[1] - w[0]).collect();
    let even = steps.windows(2).all(|w| (w[0] - w[1]).abs() < 1e-6);
    if even {
        let every = |step: usize| (0..n).rev().step_by(step).collect::<Vec<_>>();
        for step in 1..n.max(2) {
            let kept: Vec<usize> = every(step).into_iter().rev().collect();
            if fits(&kept) {
                return kept;
            }
        }
    }
    let mut kept: Vec<usize> = Vec::new();
    for i in (0..n).rev() {
        if kept.last().is_none_or(|&k| boxes[i].1 + APART <= boxes[k].0) {
            kept.push(i);
        }
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, room: f64, width: f64, expected: &[usize]) {
        let positions: Vec<f64> = (0..count).map(|i| i as f64).collect();
        let step = room / (count.max(2) - 1) as f64;
        let boxes: Vec<(f64, f64)> = positions.iter().map(|p| (p * step - width / 2.0, p * step + width / 2.0)).collect();
        assert_eq!(thin(&boxes, &positions), expected, "{count} in {room}");
    }

    #[test]
    fn even_labels_keep_every_nth_from_the_last() {
        check(5, 400.0, 30.0, &[0, 1, 2, 3, 4]);
        check(5, 150.0, 30.0, &[0, 2, 4]);
        check(6, 150.0, 30.0, &[1, 3, 5]);
        check(1, 100.0, 30.0, &[0]);
        check(0, 100.0, 30.0, &[]);
    }

    #[test]
    fn uneven_labels_keep_what_fits() {
        let boxes = [(0.0, 30.0), (20.0, 50.0), (100.0, 130.0)];
        assert_eq!(thin(&boxes, &[0.0, 1.0, 9.0]), [1, 2]);
    }

    #[test]
    fn a_label_stays_within_its_limits() {
        assert_eq!(span(5.0, 30.0, (0.0, 100.0)), (0.0, 30.0));
        assert_eq!(span(99.0, 30.0, (0.0, 100.0)), (70.0, 100.0));
    }
}
