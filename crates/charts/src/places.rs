//! A map of places, each a dot or an outline, coloured by class. Dots grow with their class, so
//! that the picture holds without colour; withheld is hatched, unknown is dotted.
//!
//! Not here: where the outlines come from. With a few hundred dots the dots are the map.

use crate::bar::between;
use crate::canvas::{Area, Canvas, px};
use crate::classes::{self, Classes};
use crate::frame::Sheet;
use crate::keys;
use crate::marks;
use crate::model::{Frame, Mark, Status, Style, Width};
use crate::number;
use crate::palette::{CLASSES, INK_2, Shape};
use crate::tiles::patterns;

/// Where a place lies: degrees east and north.
#[derive(Clone, Debug)]
pub enum Outline {
    Dot(f64, f64),
    /// Rings of an area; a ring within another is a hole.
    Rings(Vec<Vec<(f64, f64)>>),
}

#[derive(Clone, Debug)]
pub struct Place {
    pub label: String,
    pub value: Mark,
    pub outline: Outline,
}

/// Places under one frame.
#[derive(Clone, Debug)]
pub struct PlaceMap {
    pub frame: Frame,
    pub style: Style,
    pub places: Vec<Place>,
    /// Values that the classes are made for; those of the places where empty.
    pub scale: Vec<f64>,
}

/// Draws the map; each place has its name and value as a tooltip.
pub fn places(map: &PlaceMap, width: Width) -> String {
    let mut sheet = Sheet::new(&map.frame, width);
    patterns(&mut sheet);
    let own = map.places.iter().filter_map(|p| p.value.value());
    let classes = if map.scale.is_empty() { Classes::of(own) } else { Classes::of(map.scale.iter().copied()) };
    let legend = classes::legend(&classes, &map.style, map.places.iter().map(|p| &p.value));
    let font = sheet.look.tick;
    let top = sheet.y;
    if !sheet.look.is_narrow() {
        let right = sheet.look.right() - LEGEND;
        keys::column(&mut sheet, &legend, font, right);
    } else {
        keys::draw(&mut sheet, &legend, font);
        sheet.y += 12.0;
    }
    let start = if sheet.look.is_narrow() { sheet.y } else { top };
    let Some(ground) = Ground::new(map, &sheet, start) else { return sheet.finish(false) };
    let mut order: Vec<&Place> = map.places.iter().collect();
    // Areas first; of the dots the small ones last, so that none lies under a large one.
    order.sort_by_key(|p| (matches!(p.outline, Outline::Dot(..)), std::cmp::Reverse(size(p, &classes))));
    for place in order {
        draw(&mut sheet, map, &ground, place, &classes);
    }
    sheet.y = sheet.y.max(ground.area.bottom() + 8.0);
    sheet.finish(false)
}

/// Room at the right for the legend, px.
const LEGEND: f64 = 190.0;

fn size(place: &Place, classes: &Classes) -> usize {
    classes.of_mark(&place.value).map_or(0, |c| c + 1)
}

/// Equirectangular around the middle latitude: right for one small country.
struct Ground {
    area: Area,
    west: f64,
    north: f64,
    scale: (f64, f64),
    dot: f64,
}

impl Ground {
    fn new(map: &PlaceMap, sheet: &Sheet, top: f64) -> Option<Ground> {
        let (mut west, mut east, mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        let mut meet = |(lon, lat): (f64, f64)| {
            if lon.is_finite() && lat.is_finite() {
                (west, east, south, north) = (west.min(lon), east.max(lon), south.min(lat), north.max(lat));
            }
        };
        for place in &map.places {
            match &place.outline {
                Outline::Dot(lon, lat) => meet((*lon, *lat)),
                Outline::Rings(rings) => rings.iter().flatten().for_each(|p| meet(*p)),
            }
        }
        if west > east {
            return None;
        }
        let look = &sheet.look;
        let margin = 12.0;
        let flatten = ((south + north) / 2.0).to_radians().cos().abs().max(0.05);
        let (wide, high) = (((east - west) * flatten).max(1e-6), (north - south).max(1e-6));
        let room = look.inner() - 2.0 * margin - if look.is_narrow() { 0.0 } else { LEGEND };
        let scale = (room / wide).min(if look.is_narrow() { 420.0 } else { 600.0 } / high);
        let area = Area { x: look.edge + margin, y: top + margin, width: wide * scale, height: high * scale };
        let dot = if look.is_narrow() { 0.7 } else { 1.0 };
        Some(Ground { area, west, north, scale: (scale * flatten, scale), dot })
    }

    fn place(&self, lon: f64, lat: f64) -> (f64, f64) {
        (self.area.x + (lon - self.west) * self.scale.0, self.area.y + (self.north - lat) * self.scale.1)
    }

    fn path(&self, rings: &[Vec<(f64, f64)>]) -> String {
        let mut d = String::new();
        for ring in rings {
            let mut last = String::new();
            for (i, (lon, lat)) in ring.iter().enumerate() {
                let (x, y) = self.place(*lon, *lat);
                let step = format!("{} {}", px(x), px(y));
                // Points that fall on the same tenth of a pixel say nothing new.
                if step != last {
                    d.push(if i == 0 { 'M' } else { 'L' });
                    d.push_str(&step);
                    last = step;
                }
            }
            d.push('Z');
        }
        d
    }
}

fn draw(sheet: &mut Sheet, map: &PlaceMap, ground: &Ground, place: &Place, classes: &Classes) {
    let fill = match (classes.of_mark(&place.value), place.value) {
        (Some(class), _) => CLASSES[class].to_owned(),
        (None, Mark::Range { .. }) => format!("url(#{}-range)", sheet.id),
        (None, Mark::Suppressed) => format!("url(#{}-hatch)", sheet.id),
        (None, _) => format!("url(#{}-dots)", sheet.id),
    };
    let dash = if place.value.value().is_some() && place.value.status() != Status::Final { " stroke-dasharray=\"4 3\"" } else { "" };
    // A dot is small: without a dark edge its lightest class is lost on white.
    let edge = if matches!(place.outline, Outline::Dot(..)) { "1.1" } else { "0.7" };
    let look = format!("fill=\"{fill}\" stroke=\"{INK_2}\" stroke-width=\"{edge}\"{dash}");
    let canvas: &mut Canvas = &mut sheet.canvas;
    canvas.open("g", "");
    canvas.hidden_text("title", "", &format!("{}: {}", place.label, print(map, &place.value)));
    match &place.outline {
        Outline::Dot(lon, lat) => {
            let radius = (3.4 + 1.4 * size(place, classes) as f64) * ground.dot;
            marks::shape(canvas, ground.place(*lon, *lat), radius, Shape::Circle, &look);
        }
        Outline::Rings(rings) => {
            canvas.element("path", &format!("d=\"{}\" fill-rule=\"evenodd\" stroke-linejoin=\"round\" {look}", ground.path(rings)))
        }
    }
    canvas.close("g");
}

fn print(map: &PlaceMap, mark: &Mark) -> String {
    match mark.value() {
        Some(v) => number::short(v, &map.style.unit, map.style.locale),
        None if *mark == Mark::Suppressed => map.style.words.suppressed.clone(),
        None => mark.range().map_or_else(|| map.style.words.no_data.clone(), |r| between(r, &map.style)),
    }
}
