//! The one place that writes SVG. Text goes in through [`Escaped`], numbers through [`px`], so a
//! drawing cannot be malformed by what it draws.

use crate::text::{Escaped, width};
use std::fmt::Write;

/// How a piece of text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Font {
    pub size: f64,
    pub bold: bool,
    pub fill: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Font {
    pub fn new(size: f64, fill: &'static str) -> Font {
        Font { size, bold: false, fill }
    }

    pub fn bold(size: f64, fill: &'static str) -> Font {
        Font { bold: true, ..Font::new(size, fill) }
    }

    pub fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.bold)
    }

    /// Distance of two baselines.
    pub fn leading(&self) -> f64 {
        (self.size * 1.35).round()
    }
}

/// SVG elements in order of drawing.
#[derive(Debug, Default)]
pub(crate) struct Canvas {
    out: String,
}

impl Canvas {
    /// An element of presentation attributes; `attributes` come from this crate, never from input.
    pub fn element(&mut self, name: &str, attributes: &str) {
        let _ = write!(self.out, "<{name} {attributes}/>");
    }

    pub fn open(&mut self, name: &str, attributes: &str) {
        let space = if attributes.is_empty() { "" } else { " " };
        let _ = write!(self.out, "<{name}{space}{attributes}>");
    }

    pub fn close(&mut self, name: &str) {
        let _ = writeln!(self.out, "</{name}>");
    }

    /// A named text element without place: `<title>`, `<desc>`.
    pub fn hidden_text(&mut self, name: &str, attributes: &str, text: &str) {
        self.open(name, attributes);
        self.out.push_str(Escaped::new(text).as_str());
        self.close(name);
    }

    /// One line of text; `y` is the baseline.
    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, font: Font, text: &str) {
        self.write_text(x, y, anchor, font, text, "");
    }

    /// Text over lines: a white edge keeps it readable.
    pub fn halo_text(&mut self, x: f64, y: f64, anchor: Anchor, font: Font, text: &str) {
        let edge = " stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
        self.write_text(x, y, anchor, font, text, edge);
    }

    fn write_text(&mut self, x: f64, y: f64, anchor: Anchor, font: Font, text: &str, more: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if font.bold { 600 } else { 400 };
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{}\" \
             font-weight=\"{weight}\" fill=\"{}\"{more}>{}</text>",
            px(x),
            px(y),
            px(font.size),
            font.fill,
            Escaped::new(text).as_str(),
        );
    }

    /// A straight line; `look` is stroke and friends.
    pub fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), look: &str) {
        let (x1, y1, x2, y2) = (px(x1), px(y1), px(x2), px(y2));
        self.element("line", &format!("x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" {look}"));
    }

    pub fn rect(&mut self, area: Area, look: &str) {
        let (x, y) = (px(area.x), px(area.y));
        let (w, h) = (px(area.width.max(0.0)), px(area.height.max(0.0)));
        self.element("rect", &format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" {look}"));
    }

    /// Straight pieces through `points`.
    pub fn polyline(&mut self, points: &[(f64, f64)], look: &str) {
        let place = |p: &(f64, f64)| format!("{},{}", px(p.0), px(p.1));
        let places: Vec<String> = points.iter().map(place).collect();
        self.element("polyline", &format!("points=\"{}\" {look}", places.join(" ")));
    }

    pub fn polygon(&mut self, points: &[(f64, f64)], look: &str) {
        let place = |p: &(f64, f64)| format!("{},{}", px(p.0), px(p.1));
        let places: Vec<String> = points.iter().map(place).collect();
        self.element("polygon", &format!("points=\"{}\" {look}", places.join(" ")));
    }

    pub fn append(&mut self, other: Canvas) {
        self.out.push_str(&other.out);
    }

    pub fn finish(self) -> String {
        self.out
    }
}

/// A rectangle in px; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// A length in px with at most one decimal: finer is invisible and makes files large.
pub(crate) fn px(v: f64) -> String {
    let rounded = (v * 10.0).round() / 10.0;
    // Adding 0.0 turns -0 into 0.
    format!("{}", if rounded.is_finite() { rounded + 0.0 } else { 0.0 })
}
