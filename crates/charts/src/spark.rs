//! A line the height of a word, beside the number it illustrates.

use crate::canvas::{Area, Canvas};
use crate::line::View;
use crate::model::Series;
use crate::palette::Ink;
use crate::scale::{Across, Axis};
use crate::strokes;

/// 120 by 32 px, no text, hidden from screen readers: number and sentence stand beside it.
pub fn spark(series: &Series) -> String {
    let plot = Area { x: 6.0, y: 6.0, width: 108.0, height: 20.0 };
    let values = series.points.iter().filter_map(|p| p.value.value());
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let places = series.points.iter().map(|p| p.x);
    let view = View {
        axis: if low < high {
            Axis { ticks: Vec::new(), low: low.max(-1e300), high: high.min(1e300) }
        } else {
            Axis::new([low].into_iter(), false, 2, 0.0)
        },
        across: Across::new(places, plot.x, plot.right()),
        plot,
    };
    let mut canvas = Canvas::default();
    canvas.open(
        "svg",
        "xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-spark\" viewBox=\"0 0 120 32\" \
         width=\"120\" height=\"32\" aria-hidden=\"true\" focusable=\"false\"",
    );
    strokes::spark(&mut canvas, series, &Ink::nth(0), &view);
    canvas.close("svg");
    canvas.finish()
}
