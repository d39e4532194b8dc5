//! A tile map: regions as equal tiles in their rough place, each with its value and, when wanted,
//! a link. Equal tiles give Noord and Zuidwest the same voice; a true map does not.

use crate::bar::between;
use crate::canvas::{Area, Font};
use crate::classes::{self, Classes};
use crate::frame::Sheet;
use crate::keys;
use crate::model::{Frame, Mark, Status, Style, Width};
use crate::number;
use crate::palette::{CLASSES, INK, INK_2, text_on_class};
use crate::text::{Escaped, clean};
use crate::tile_text::{SMALL, chevron, tiny, words};

/// A region.
#[derive(Clone, Debug)]
pub struct Tile {
    pub label: String,
    /// Two or three signs that stand on a tile too small for its label; the page's table has the key.
    pub short: String,
    /// Place in tiles from the left and from the top; fractions are allowed.
    pub column: f64,
    pub row: f64,
    pub value: Mark,
    /// A path on this site, `#fragment`, or http(s); anything else is not linked.
    pub href: Option<String>,
}

/// Regions under one frame.
#[derive(Clone, Debug)]
pub struct TileMap {
    pub frame: Frame,
    pub style: Style,
    pub tiles: Vec<Tile>,
    /// Values that the classes are made for; the tiles' own where empty. Maps of several years with
    /// the same scale have the same classes.
    pub scale: Vec<f64>,
}

/// Draws a tile map. With links the drawing is a group holding a list, and every tile can be
/// reached by keyboard; focus is shown by [`crate::CSS`].
pub fn tiles(map: &TileMap, width: Width) -> String {
    let mut sheet = Sheet::new(&map.frame, width);
    let look = sheet.look;
    let linked = map.tiles.iter().any(|t| safe_href(t).is_some());
    let own = map.tiles.iter().filter_map(|t| t.value.value());
    let classes = if map.scale.is_empty() { Classes::of(own) } else { Classes::of(map.scale.iter().copied()) };
    let area = |t: &Tile| place(map, t, &sheet);
    let areas: Vec<Area> = map.tiles.iter().map(area).collect();
    patterns(&mut sheet);
    let (list, item) = if linked { ("role=\"list\"", "role=\"listitem\"") } else { ("", "") };
    sheet.canvas.open("g", list);
    for (tile, area) in map.tiles.iter().zip(&areas) {
        sheet.canvas.open("g", item);
        draw_tile(&mut sheet, map, tile, *area, &classes);
        sheet.canvas.close("g");
    }
    sheet.canvas.close("g");
    let legend = classes::legend(&classes, &map.style, map.tiles.iter().map(|t| &t.value));
    let right = areas.iter().map(Area::right).fold(look.edge, f64::max) + 36.0;
    let bottom = areas.iter().map(Area::bottom).fold(sheet.y, f64::max);
    if look.right() - right >= 150.0 {
        keys::column(&mut sheet, &legend, look.tick, right);
        sheet.y = sheet.y.max(bottom);
    } else {
        sheet.y = bottom + 6.0;
        keys::draw(&mut sheet, &legend, look.note);
    }
    sheet.finish(linked)
}

const GAP: f64 = 6.0;
/// A tile less wide than this holds its short name only.
const TINY: f64 = 60.0;

/// Tiles are as large as the width allows, within reason, and the map stands at the left.
fn place(map: &TileMap, tile: &Tile, sheet: &Sheet) -> Area {
    let finite = |v: f64| {
        if v.is_finite() { v.clamp(0.0, 200.0) } else { 0.0 }
    };
    let columns = map.tiles.iter().map(|t| finite(t.column)).fold(0.0, f64::max) + 1.0;
    let largest = if sheet.look.is_narrow() { 157.0 } else { 236.0 };
    let width = ((sheet.look.inner() + GAP) / columns - GAP).min(largest);
    let height = match width {
        w if w < TINY => w,
        w if w < SMALL => w * 0.74,
        w => (w * 0.62).min(112.0),
    };
    Area { x: sheet.look.edge + finite(tile.column) * (width + GAP), y: sheet.y + finite(tile.row) * (height + GAP), width, height }
}

fn draw_tile(sheet: &mut Sheet, map: &TileMap, tile: &Tile, area: Area, classes: &Classes) {
    let href = safe_href(tile);
    if let Some(href) = &href {
        let href = Escaped::new(href);
        sheet.canvas.open("a", &format!("href=\"{}\" class=\"chart-link\"", href.as_str()));
    }
    let (fill, ink) = match classes.of_mark(&tile.value) {
        Some(class) => (CLASSES[class].to_owned(), text_on_class(class)),
        None if tile.value.range().is_some() => (format!("url(#{}-range)", sheet.id), INK),
        None if tile.value == Mark::Suppressed => (format!("url(#{}-hatch)", sheet.id), INK),
        None => (format!("url(#{}-dots)", sheet.id), INK_2),
    };
    let dash = match (tile.value.value(), tile.value.status()) {
        (Some(_), Status::Final) => "",
        _ => " stroke-dasharray=\"4 3\"",
    };
    let look = format!("rx=\"3\" fill=\"{fill}\" stroke=\"{INK_2}\" stroke-width=\"1\"{dash} class=\"chart-tile\"");
    sheet.canvas.rect(area, &look);
    if href.is_some() {
        let ring = Area { x: area.x + 3.0, y: area.y + 3.0, width: area.width - 6.0, height: area.height - 6.0 };
        sheet.canvas.rect(ring, "fill=\"none\" class=\"chart-ring\"");
    }
    let text = print(map, &tile.value);
    sheet.canvas.hidden_text("title", "", &format!("{}: {text}", tile.label));
    let look = sheet.look;
    if area.width < TINY {
        tiny(&mut sheet.canvas, &tile.short, area, Font { fill: ink, ..look.note });
    } else {
        words(&mut sheet.canvas, &tile.label, &text, area, (look.tick, look.title, ink));
    }
    if href.is_some() {
        if area.width >= 80.0 {
            chevron(&mut sheet.canvas, area, ink);
        }
        sheet.canvas.close("a");
    }
}

fn print(map: &TileMap, mark: &Mark) -> String {
    let words = &map.style.words;
    match mark.value() {
        Some(v) => number::short(v, &map.style.unit, map.style.locale),
        None if *mark == Mark::Suppressed => words.suppressed.clone(),
        None => mark.range().map_or_else(|| words.no_data.clone(), |r| between(r, &map.style)),
    }
}

/// Only addresses that cannot run a script.
fn safe_href(tile: &Tile) -> Option<String> {
    let href = clean(tile.href.as_deref()?).trim().to_owned();
    let local = href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/\\");
    let known = ["#", "?", "https://", "http://"];
    (local || known.iter().any(|p| href.starts_with(p))).then_some(href)
}

/// Withheld is hatched, unknown is dotted: neither looks like a low value.
pub(crate) fn patterns(sheet: &mut Sheet) {
    let id = sheet.id.clone();
    let canvas = &mut sheet.canvas;
    canvas.open("defs", "");
    let size = "width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"";
    canvas.open("pattern", &format!("id=\"{id}-hatch\" {size}"));
    canvas.element("rect", "width=\"8\" height=\"8\" fill=\"#ffffff\"");
    canvas.element("path", "d=\"M-1 1l2 -2M0 8l8 -8M7 9l2 -2\" stroke=\"#b6bec6\" stroke-width=\"1.5\"");
    canvas.close("pattern");
    canvas.open("pattern", &format!("id=\"{id}-range\" {size}"));
    canvas.element("rect", "width=\"8\" height=\"8\" fill=\"#ffffff\"");
    canvas.element("path", "d=\"M2 0v8M6 0v8\" stroke=\"#9fc3e8\" stroke-width=\"1.5\"");
    canvas.close("pattern");
    canvas.open("pattern", &format!("id=\"{id}-dots\" {size}"));
    canvas.element("rect", "width=\"8\" height=\"8\" fill=\"#ffffff\"");
    canvas.element("circle", "cx=\"2\" cy=\"2\" r=\"1\" fill=\"#c9d1d9\"");
    canvas.element("circle", "cx=\"6\" cy=\"6\" r=\"1\" fill=\"#c9d1d9\"");
    canvas.close("pattern");
    canvas.close("defs");
}
