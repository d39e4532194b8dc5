//! A tile map: regions as equal tiles in their rough place, each with its value and, when wanted,
//! a link. Equal tiles give Noord and Zuidwest the same voice; a true map does not.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::frame::Sheet;
use crate::keys::{self, Key, Sign};
use crate::model::{Frame, Mark, Status, Style, Width};
use crate::number;
use crate::palette::{CLASSES, INK, INK_2, text_on_class};
use crate::scale::nice_step;
use crate::text::{Escaped, clean, shorten, wrap};

/// A region.
#[derive(Clone, Debug)]
pub struct Tile {
    pub label: String,
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
}

/// Draws a tile map. With links the drawing is a group holding a list, and every tile can be
/// reached by keyboard; focus is shown by [`crate::CSS`].
pub fn tiles(map: &TileMap, width: Width) -> String {
    let mut sheet = Sheet::new(&map.frame, width);
    let look = sheet.look;
    let linked = map.tiles.iter().any(|t| safe_href(t).is_some());
    let classes = Classes::of(map);
    let area = |t: &Tile| place(map, t, &sheet);
    let areas: Vec<Area> = map.tiles.iter().map(area).collect();
    hatch(&mut sheet);
    let (list, item) = if linked {
        ("role=\"list\"", "role=\"listitem\"")
    } else {
        ("", "")
    };
    sheet.canvas.open("g", list);
    for (tile, area) in map.tiles.iter().zip(&areas) {
        sheet.canvas.open("g", item);
        draw_tile(&mut sheet, map, tile, *area, &classes);
        sheet.canvas.close("g");
    }
    sheet.canvas.close("g");
    sheet.y = areas.iter().map(Area::bottom).fold(sheet.y, f64::max) + 6.0;
    keys::draw(&mut sheet, &legend(map, &classes), look.note);
    sheet.finish(linked)
}

const GAP: f64 = 6.0;

/// Tiles are as large as the width allows, within reason, and the map stands at the left.
fn place(map: &TileMap, tile: &Tile, sheet: &Sheet) -> Area {
    let finite = |v: f64| {
        if v.is_finite() {
            v.clamp(0.0, 200.0)
        } else {
            0.0
        }
    };
    let columns = map
        .tiles
        .iter()
        .map(|t| finite(t.column))
        .fold(0.0, f64::max)
        + 1.0;
    let largest = if sheet.look.is_narrow() { 157.0 } else { 190.0 };
    let width = ((sheet.look.inner() + GAP) / columns - GAP).min(largest);
    let height = (width * 0.62).min(104.0);
    Area {
        x: sheet.look.edge + finite(tile.column) * (width + GAP),
        y: sheet.y + finite(tile.row) * (height + GAP),
        width,
        height,
    }
}

/// Values in at most five classes with nice bounds.
struct Classes {
    low: f64,
    step: f64,
    count: usize,
}

impl Classes {
    fn of(map: &TileMap) -> Classes {
        let values: Vec<f64> = map.tiles.iter().filter_map(|t| t.value.value()).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.is_empty() || high <= low {
            return Classes {
                low: if values.is_empty() { 0.0 } else { low },
                step: 0.0,
                count: 1,
            };
        }
        let mut step = nice_step((high - low) / 5.0);
        // Nice bounds may need a sixth class; then the step goes up until five do.
        let count = |step: f64| ((high / step).floor() - (low / step).floor()) as usize + 1;
        while count(step) > CLASSES.len() {
            step = nice_step(step * 1.01);
        }
        Classes {
            low: (low / step).floor() * step,
            step,
            count: count(step),
        }
    }

    fn class(&self, v: f64) -> usize {
        if self.step == 0.0 {
            return 1;
        }
        (((v - self.low) / self.step + 1e-9) as usize).min(self.count - 1) + CLASSES.len()
            - self.count
    }
}

fn draw_tile(sheet: &mut Sheet, map: &TileMap, tile: &Tile, area: Area, classes: &Classes) {
    let href = safe_href(tile);
    if let Some(href) = &href {
        let href = Escaped::new(href);
        sheet.canvas.open(
            "a",
            &format!("href=\"{}\" class=\"chart-link\"", href.as_str()),
        );
    }
    let (fill, ink) = match tile.value.value() {
        Some(v) => (
            CLASSES[classes.class(v)].to_owned(),
            text_on_class(classes.class(v)),
        ),
        None if tile.value == Mark::Suppressed => (format!("url(#{}-hatch)", sheet.id), INK),
        None => ("#ffffff".to_owned(), INK_2),
    };
    let dash = match (tile.value.value(), tile.value.status()) {
        (Some(_), Status::Final) => "",
        _ => " stroke-dasharray=\"4 3\"",
    };
    let look = format!(
        "rx=\"3\" fill=\"{fill}\" stroke=\"{INK_2}\" stroke-width=\"1\"{dash} class=\"chart-tile\""
    );
    sheet.canvas.rect(area, &look);
    if href.is_some() {
        let ring = Area {
            x: area.x + 3.0,
            y: area.y + 3.0,
            width: area.width - 6.0,
            height: area.height - 6.0,
        };
        sheet
            .canvas
            .rect(ring, "fill=\"none\" class=\"chart-ring\"");
    }
    let text = print(map, &tile.value);
    let look = sheet.look;
    words(
        &mut sheet.canvas,
        &tile.label,
        &text,
        area,
        (look.tick, look.title, ink, href.is_some()),
    );
    if href.is_some() {
        sheet.canvas.close("a");
    }
}

fn print(map: &TileMap, mark: &Mark) -> String {
    let words = &map.style.words;
    match mark.value() {
        Some(v) => number::value(v, &map.style.unit, map.style.locale),
        None if *mark == Mark::Suppressed => words.suppressed.clone(),
        None => words.no_data.clone(),
    }
}

/// Name on top, value under it, both at the left; what does not fit is shortened.
fn words(
    canvas: &mut Canvas,
    label: &str,
    value: &str,
    area: Area,
    (name, number, fill, linked): (Font, Font, &'static str, bool),
) {
    let pad = if area.width < 80.0 { 5.0 } else { 11.0 };
    let room = area.width - 2.0 * pad;
    let name = Font {
        bold: true,
        fill,
        size: if area.width < 80.0 { 12.0 } else { name.size },
    };
    let size = [number.size, 14.0, 12.0]
        .into_iter()
        .find(|s| Font { size: *s, ..number }.width(value) <= room);
    let number = Font {
        size: size.unwrap_or(12.0),
        fill,
        bold: size.unwrap_or(12.0) > 12.0,
    };
    let mut y = area.y + pad + name.size * 0.9;
    let rows = if area.height > 80.0 { 2 } else { 1 };
    let mut lines = wrap(label, name.size, true, room);
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(shorten(&format!("{rest}…"), name.size, true, room));
    }
    for (i, line) in lines.iter().enumerate() {
        canvas.text(area.x + pad, y, Anchor::Start, name, line);
        if linked {
            underline(canvas, (area.x + pad, y + 3.0), name.width(line), (fill, i));
        }
        y += name.leading();
    }
    let value = shorten(value, number.size, number.bold, room);
    canvas.text(
        area.x + pad,
        area.bottom() - pad - 1.0,
        Anchor::Start,
        number,
        &value,
    );
}

/// A short rule says "link" without claiming to know the font's exact width.
fn underline(canvas: &mut Canvas, (x, y): (f64, f64), width: f64, (stroke, row): (&str, usize)) {
    if row == 0 {
        let look = format!("stroke=\"{stroke}\" stroke-width=\"1\"");
        canvas.line((x, y), (x + width.min(18.0), y), &look);
    }
}

/// Only addresses that cannot run a script.
fn safe_href(tile: &Tile) -> Option<String> {
    let href = clean(tile.href.as_deref()?).trim().to_owned();
    let local = href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/\\");
    let known = ["#", "?", "https://", "http://"];
    (local || known.iter().any(|p| href.starts_with(p))).then_some(href)
}

fn hatch(sheet: &mut Sheet) {
    let id = sheet.id.clone();
    let canvas = &mut sheet.canvas;
    canvas.open("defs", "");
    let size = "width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"";
    canvas.open("pattern", &format!("id=\"{id}-hatch\" {size}"));
    canvas.element("rect", "width=\"8\" height=\"8\" fill=\"#ffffff\"");
    canvas.element(
        "path",
        "d=\"M-1 1l2 -2M0 8l8 -8M7 9l2 -2\" stroke=\"#e1e6eb\" stroke-width=\"1.5\"",
    );
    canvas.close("pattern");
    canvas.close("defs");
}

fn legend(map: &TileMap, classes: &Classes) -> Vec<Key> {
    let print = |v| number::value(v, &map.style.unit, map.style.locale);
    let mut keys: Vec<Key> = Vec::new();
    if classes.step > 0.0 {
        for i in 0..classes.count {
            let from = classes.low + i as f64 * classes.step;
            let colour = CLASSES[i + CLASSES.len() - classes.count];
            keys.push((
                Sign::Class(colour),
                format!("{} – {}", print(from), print(from + classes.step)),
            ));
        }
    }
    if map
        .tiles
        .iter()
        .any(|t| t.value.value().is_some() && t.value.status() == Status::Provisional)
    {
        keys.push((Sign::Dashed, map.style.words.provisional.clone()));
    }
    keys
}
