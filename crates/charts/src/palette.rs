//! Colours, dashes, markers and patterns, always handed out together: colour never stands alone.
//!
//! The five were found by search for contrast on white and distance under colour blindness; the
//! tests below repeat both checks.

pub const INK: &str = "#1b2733";
pub const INK_2: &str = "#4a5866";
/// Gridlines: seen, not read.
pub const GRID: &str = "#e1e6eb";
pub const PAPER: &str = "#ffffff";
/// Series and bars that are context beside emphasised ones.
pub const REST: &str = "#8A949E";
/// Lines drawn only as backdrop of a small multiple.
pub const BACKDROP: &str = "#d3d9df";

/// The five colours of series, in fixed order.
pub const SERIES: [&str; 5] = ["#003B5C", "#1170AA", "#A3002D", "#9A7B00", "#767676"];

/// The same for text: text needs more contrast (4.5) than a line (3).
pub const SERIES_TEXT: [&str; 5] = ["#003B5C", "#0E5F91", "#A3002D", "#7A6100", "#5F5F5F"];

/// Classes of a map, light to dark; never without the value or the legend beside it.
pub const CLASSES: [&str; 5] = ["#E3EEF6", "#B9D5E8", "#7FB0D3", "#2F78AE", "#003B5C"];

/// Dash of a line, as `stroke-dasharray`; empty is solid.
pub const DASHES: [&str; 5] = ["", "7 4", "2.5 3", "11 4 2.5 4", "4 3"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Tip,
}

/// How one series is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub stroke: &'static str,
    pub text: &'static str,
    pub dash: &'static str,
    pub shape: Shape,
    /// Index of the fill pattern.
    pub pattern: usize,
    /// Context, not subject: drawn thinner and first.
    pub quiet: bool,
}

const SHAPES: [Shape; 5] = [Shape::Circle, Shape::Square, Shape::Triangle, Shape::Diamond, Shape::Tip];

impl Ink {
    pub fn nth(i: usize) -> Ink {
        let i = i % SERIES.len();
        Ink { stroke: SERIES[i], text: SERIES_TEXT[i], dash: DASHES[i], shape: SHAPES[i], pattern: i, quiet: false }
    }

    /// The ink of a bar that is not the emphasised one.
    pub fn rest() -> Ink {
        Ink { text: INK, ..Ink::context() }
    }

    fn context() -> Ink {
        Ink { stroke: REST, text: INK_2, dash: "", shape: Shape::Circle, pattern: 4, quiet: true }
    }
}

/// The colour of text on the class of a map.
pub(crate) fn text_on_class(class: usize) -> &'static str {
    if class >= 3 { PAPER } else { INK }
}

/// Inks for series with these emphases. Up to five: one colour each. More: the first four
/// emphasised have a colour (the fifth colour is grey already) and the rest is grey.
pub(crate) fn inks(emphasis: &[bool]) -> Vec<Ink> {
    if emphasis.len() <= SERIES.len() {
        return (0..emphasis.len()).map(Ink::nth).collect();
    }
    let mut used = 0;
    let mut ink = |&wanted: &bool| {
        if wanted && used < SERIES.len() - 1 {
            used += 1;
            Ink::nth(used - 1)
        } else {
            Ink::context()
        }
    };
    emphasis.iter().map(&mut ink).collect()
}

#[cfg(test)]
#[path = "palette_tests.rs"]
mod tests;
