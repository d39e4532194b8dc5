//! Markers, zigzags and patterns: the small signs.

use crate::canvas::{Area, Canvas, px};
use crate::palette::{Ink, PAPER, SERIES, Shape};

/// A marker of radius `r` px around a point; hollow for figures that may still change.
pub(crate) fn marker(canvas: &mut Canvas, at: (f64, f64), r: f64, ink: &Ink, hollow: bool) {
    let (fill, stroke) = if hollow { (PAPER, ink.stroke) } else { (ink.stroke, PAPER) };
    let width = if hollow { 2.0 } else { 1.0 };
    let look = format!("fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"", px(width));
    shape(canvas, at, r, ink.shape, &look);
}

/// A shape with the area of a circle of radius `r`, so that none looks heavier.
pub(crate) fn shape(canvas: &mut Canvas, (x, y): (f64, f64), r: f64, shape: Shape, look: &str) {
    match shape {
        Shape::Circle => canvas.element("circle", &format!("cx=\"{}\" cy=\"{}\" r=\"{}\" {look}", px(x), px(y), px(r))),
        Shape::Square => {
            let side = r * 1.77;
            let area = Area { x: x - side / 2.0, y: y - side / 2.0, width: side, height: side };
            canvas.rect(area, look);
        }
        Shape::Triangle => {
            let (w, up, down) = (r * 1.34, r * 1.4, r * 0.95);
            canvas.polygon(&[(x, y - up), (x + w, y + down), (x - w, y + down)], look);
        }
        Shape::Diamond => {
            let d = r * 1.25;
            canvas.polygon(&[(x, y - d), (x + d, y), (x, y + d), (x - d, y)], look);
        }
        Shape::Tip => {
            let (w, up, down) = (r * 1.34, r * 0.95, r * 1.4);
            canvas.polygon(&[(x - w, y - up), (x + w, y - up), (x, y + down)], look);
        }
    }
}

/// The sign of a cut axis, 12 px wide, centred on `(x, y)`; it covers the axis behind it.
pub(crate) fn zigzag(canvas: &mut Canvas, (x, y): (f64, f64), stroke: &str) {
    let steps = [(-6.0, 0.0), (-3.0, -4.0), (3.0, 4.0), (6.0, 0.0)];
    let points = steps.map(|(dx, dy)| (x + dx, y + dy));
    canvas.polyline(&points, &format!("fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"5\""));
    canvas.polyline(&points, &format!("fill=\"none\" stroke=\"{stroke}\" stroke-width=\"1.5\" stroke-linejoin=\"round\""));
}

/// Writes the patterns of the first `count` series under `{id}-p0`, `{id}-p1` and so on.
pub(crate) fn define_patterns(canvas: &mut Canvas, id: &str, count: usize) {
    canvas.open("defs", "");
    for (i, colour) in SERIES.iter().enumerate().take(count) {
        let size = "width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"";
        canvas.open("pattern", &format!("id=\"{id}-p{i}\" {size}"));
        canvas.element("rect", &format!("width=\"8\" height=\"8\" fill=\"{colour}\""));
        canvas.element("path", &motif(i));
        canvas.close("pattern");
    }
    canvas.close("defs");
}

/// White strokes that repeat every 8 px.
fn motif(i: usize) -> String {
    let d = match i {
        0 => return "d=\"M0 0\" fill=\"none\"".to_owned(),
        1 => "M-1 1l2 -2M0 8l8 -8M7 9l2 -2",
        2 => "M0 2h8M0 6h8",
        3 => "M-1 7l2 2M0 0l8 8M7 -1l2 2M0 8l8 -8M-1 1l2 -2M7 9l2 -2",
        _ => "M2 0v8M6 0v8",
    };
    format!("d=\"{d}\" fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"1.5\"")
}

/// Fill of a bar: the colour, or the pattern that holds it.
pub(crate) fn fill(ink: &Ink, id: &str, patterns: bool) -> String {
    if patterns { format!("url(#{id}-p{})", ink.pattern) } else { ink.stroke.to_owned() }
}
