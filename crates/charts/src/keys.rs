//! Rows of "sign, word": what a hollow marker means, which bar is which series.

use crate::canvas::{Anchor, Area, Canvas, Font, px};
use crate::frame::Sheet;
use crate::marks;
use crate::model::{Chart, Status};
use crate::palette::{INK_2, Ink, SERIES};
use crate::text::shorten;

#[derive(Clone, Debug)]
pub(crate) enum Sign {
    Hollow,
    HollowBar,
    Zigzag,
    Margin,
    Whisker,
    /// A light bar with an edge: between two bounds.
    Range,
    Dotted,
    /// A bar of this ink, with or without its pattern.
    Swatch(Ink, bool),
    /// A class of a map.
    Class(&'static str),
    /// A dashed frame.
    Dashed,
    /// A frame with the pattern of this name (`hatch`, `dots`).
    Pattern(&'static str),
    /// A line with its marker.
    Line(Ink),
    /// A marker alone.
    Dot(Ink),
}

/// A sign and its word.
pub(crate) type Key = (Sign, String);

const SIGN: f64 = 26.0;
const GAP: f64 = 18.0;

/// Draws `keys` from the current place, in as many rows as needed, and moves down.
pub(crate) fn draw(sheet: &mut Sheet, keys: &[Key], font: Font) {
    let keys: Vec<&Key> = keys.iter().filter(|(_, word)| !word.is_empty()).collect();
    if keys.is_empty() {
        return;
    }
    let (left, right) = (sheet.look.edge, sheet.look.right());
    let row = font.leading() + 4.0;
    let mut x = left;
    sheet.y += row;
    for (sign, word) in keys {
        let word = shorten(word, font.size, font.bold, right - left - SIGN);
        let width = SIGN + font.width(&word);
        if x > left && x + width > right {
            x = left;
            sheet.y += row;
        }
        let middle = sheet.y - font.size * 0.36;
        let id = sheet.id.clone();
        draw_sign(&mut sheet.canvas, sign, (x, middle), &id);
        sheet.canvas.text(x + SIGN, sheet.y, Anchor::Start, font, &word);
        x += width + GAP;
    }
}

/// Draws `keys` under each other at `x`, from the current place.
pub(crate) fn column(sheet: &mut Sheet, keys: &[Key], font: Font, x: f64) {
    let room = sheet.look.right() - x - SIGN;
    let id = sheet.id.clone();
    for (sign, word) in keys.iter().filter(|(_, word)| !word.is_empty()) {
        let word = shorten(word, font.size, font.bold, room);
        sheet.y += font.leading() + 6.0;
        let middle = sheet.y - font.size * 0.36;
        draw_sign(&mut sheet.canvas, sign, (x, middle), &id);
        let canvas = &mut sheet.canvas;
        canvas.text(x + SIGN, sheet.y, Anchor::Start, font, &word);
    }
}

fn draw_sign(canvas: &mut Canvas, sign: &Sign, (x, y): (f64, f64), id: &str) {
    let swatch = Area { x: x + 1.0, y: y - 5.5, width: 18.0, height: 11.0 };
    let centre = (x + 10.0, y);
    match sign {
        Sign::Hollow => {
            let look = format!("fill=\"#fff\" stroke=\"{INK_2}\" stroke-width=\"2\"");
            marks::shape(canvas, centre, 4.5, crate::palette::Shape::Circle, &look);
        }
        Sign::HollowBar => {
            let look = format!("fill=\"#fff\" stroke=\"{INK_2}\" stroke-width=\"2\"");
            canvas.rect(swatch, &look);
        }
        Sign::Zigzag => marks::zigzag(canvas, centre, INK_2),
        Sign::Margin => {
            let look = format!("fill=\"{}\" fill-opacity=\"0.16\"", SERIES[0]);
            canvas.rect(swatch, &look);
        }
        Sign::Range => {
            let look = format!("rx=\"3\" fill=\"{0}\" fill-opacity=\"0.35\" stroke=\"{0}\" stroke-width=\"1.5\"", SERIES[0]);
            canvas.rect(swatch, &look);
        }
        Sign::Whisker => {
            let look = format!("stroke=\"{INK_2}\" stroke-width=\"1.5\"");
            canvas.line((x + 2.0, y), (x + 18.0, y), &look);
            canvas.line((x + 2.0, y - 4.0), (x + 2.0, y + 4.0), &look);
            canvas.line((x + 18.0, y - 4.0), (x + 18.0, y + 4.0), &look);
        }
        Sign::Dotted => canvas.line((x, y), (x + 20.0, y), &dotted(INK_2, 2.5)),
        Sign::Swatch(ink, patterns) => {
            let fill = marks::fill(ink, id, *patterns);
            canvas.rect(swatch, &format!("fill=\"{fill}\""));
        }
        Sign::Class(colour) => {
            let look = format!("fill=\"{colour}\" stroke=\"{INK_2}\" stroke-width=\"1\"");
            canvas.rect(swatch, &look);
        }
        Sign::Dashed => {
            let dash = "stroke-width=\"1\" stroke-dasharray=\"4 3\"";
            canvas.rect(swatch, &format!("fill=\"none\" stroke=\"{INK_2}\" {dash}"));
        }
        Sign::Pattern(name) => {
            let look = format!("fill=\"url(#{id}-{name})\" stroke=\"{INK_2}\" stroke-width=\"1\" stroke-dasharray=\"4 3\"");
            canvas.rect(swatch, &look);
        }
        Sign::Line(ink) => {
            canvas.line((x, y), (x + 20.0, y), &stroke(ink, 2.5));
            marks::marker(canvas, centre, 4.0, ink, false);
        }
        Sign::Dot(ink) => marks::marker(canvas, centre, 5.5, ink, false),
    }
}

/// Stroke attributes of a series line of `width` px.
pub(crate) fn stroke(ink: &Ink, width: f64) -> String {
    let dash = if ink.dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", ink.dash) };
    let (colour, width) = (ink.stroke, px(width));
    format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"{dash}")
}

/// Stroke attributes of a forecast.
pub(crate) fn dotted(colour: &str, width: f64) -> String {
    let width = px(width);
    format!(
        "fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" \
         stroke-dasharray=\"0.1 5\""
    )
}

/// The signs that a line chart in fact uses.
pub(crate) fn of_lines(chart: &Chart, axis_cut: bool) -> Vec<Key> {
    let words = &chart.style.words;
    let forecast = chart.has_status(Status::Forecast);
    let margin = chart.marks().any(|m| m.margin().is_some());
    let all = [
        (axis_cut, Sign::Zigzag, &words.axis_cut),
        (chart.has_status(Status::Provisional), Sign::Hollow, &words.provisional),
        (forecast, Sign::Dotted, &words.forecast),
        (margin, Sign::Margin, &words.margin),
        (chart.marks().any(|m| m.range().is_some()), Sign::Range, &words.range),
    ];
    let used = all.into_iter().filter(|(used, ..)| *used);
    used.map(|(_, sign, word)| (sign, word.clone())).collect()
}
