//! A dot map: places by longitude and latitude, area of the dot by number, colour and shape by
//! class. No coast is drawn; with a few hundred places the dots are the map.

use crate::canvas::{Anchor, Area, Canvas, px};
use crate::dot_names;
use crate::frame::Sheet;
use crate::keys::{self, Key, Sign};
use crate::marks;
use crate::model::{Frame, Style, Width};
use crate::number;
use crate::palette::{INK_2, Ink, PAPER, Shape};
use crate::scale::nice_step;

/// A place.
#[derive(Clone, Debug)]
pub struct Dot {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Number behind the area of the dot, in the unit of the style; 0 or less is the smallest dot.
    /// Where no dot has a number, all are equally large and say only their label.
    pub size: f64,
    /// Index in [`DotMap::classes`].
    pub class: usize,
    pub label: String,
}

/// Places under one frame.
#[derive(Clone, Debug)]
pub struct DotMap {
    pub frame: Frame,
    pub style: Style,
    /// Names of the classes, at most five.
    pub classes: Vec<String>,
    pub dots: Vec<Dot>,
    /// How many of the largest places get their name in the picture, when it fits.
    pub names: usize,
}

/// Draws a dot map. Each dot carries its label and number as a tooltip.
pub fn dots(map: &DotMap, width: Width) -> String {
    let mut sheet = Sheet::new(&map.frame, width);
    let look = sheet.look;
    let legend: Vec<Key> = map.classes.iter().enumerate().map(|(i, name)| (Sign::Dot(Ink::nth(i)), name.clone())).collect();
    keys::draw(&mut sheet, &legend, look.tick);
    sheet.y += 14.0;
    let ground = Ground::new(map, &sheet);
    let mut order: Vec<&Dot> = map.dots.iter().filter(|d| ground.holds(d)).collect();
    // Large first, so that a small place is never under a large one.
    order.sort_by(|a, b| b.size.total_cmp(&a.size));
    for dot in &order {
        draw_dot(&mut sheet.canvas, map, &ground, dot);
    }
    dot_names::names(&mut sheet.canvas, map, &ground, &order, (look.note, (look.edge, look.right())));
    sheet.y = ground.area.bottom();
    sizes(&mut sheet, map, &ground);
    sheet.finish(false)
}

/// Equirectangular around the middle latitude: right for one small country.
pub(crate) struct Ground {
    area: Area,
    west: f64,
    north: f64,
    /// px per degree of longitude and of latitude.
    scale: (f64, f64),
    largest: f64,
    top: f64,
}

impl Ground {
    fn new(map: &DotMap, sheet: &Sheet) -> Ground {
        let look = &sheet.look;
        let placed = |d: &&Dot| d.lon.is_finite() && d.lat.is_finite();
        let range = |of: fn(&Dot) -> f64| {
            let values = map.dots.iter().filter(placed).map(of);
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)))
        };
        let ((west, east), (south, north)) = (range(|d| d.lon), range(|d| d.lat));
        let largest = if look.is_narrow() { 13.0 } else { 20.0 };
        let flatten = ((south + north) / 2.0).to_radians().cos().abs().max(0.05);
        let (wide, high) = (((east - west) * flatten).max(1e-6), (north - south).max(1e-6));
        let room = (look.inner() - 2.0 * largest, if look.is_narrow() { 400.0 } else { 520.0 });
        let scale = (room.0 / wide).min(room.1 / high);
        let (width, height) = (wide * scale, high * scale);
        Ground {
            area: Area {
                x: look.edge + largest + (room.0 - width) / 2.0,
                y: sheet.y + largest,
                width,
                height: if map.dots.iter().any(|d| placed(&d)) { height } else { 40.0 },
            },
            west,
            north,
            scale: (scale * flatten, scale),
            largest,
            top: map.dots.iter().map(|d| d.size).filter(|s| s.is_finite()).fold(0.0, f64::max),
        }
    }

    fn holds(&self, dot: &Dot) -> bool {
        dot.lon.is_finite() && dot.lat.is_finite()
    }

    pub fn place(&self, dot: &Dot) -> (f64, f64) {
        let x = self.area.x + (dot.lon - self.west) * self.scale.0;
        let y = self.area.y + (self.north - dot.lat) * self.scale.1;
        (x.min(self.area.right()), y.min(self.area.bottom()))
    }

    /// The area of the dot, not its radius, is in proportion; 2.5 px stays visible.
    pub fn radius(&self, size: f64) -> f64 {
        if self.top <= 0.0 || !size.is_finite() {
            return self.largest * 0.2;
        }
        (self.largest * 0.71 * (size / self.top).max(0.0).sqrt()).max(2.5)
    }
}

fn draw_dot(canvas: &mut Canvas, map: &DotMap, ground: &Ground, dot: &Dot) {
    let ink = Ink::nth(dot.class);
    canvas.open("g", "");
    let value = number::value(dot.size, &map.style.unit, map.style.locale);
    let label = if ground.top > 0.0 { format!("{}: {value}", dot.label) } else { dot.label.clone() };
    canvas.hidden_text("title", "", &label);
    let look = format!("fill=\"{}\" fill-opacity=\"0.85\" stroke=\"{PAPER}\" stroke-width=\"0.8\"", ink.stroke);
    marks::shape(canvas, ground.place(dot), ground.radius(dot.size), ink.shape, &look);
    canvas.close("g");
}

/// Two or three circles that say how large is how many.
fn sizes(sheet: &mut Sheet, map: &DotMap, ground: &Ground) {
    if ground.top <= 0.0 {
        return;
    }
    let step = nice_step(ground.top / 2.0);
    let font = sheet.look.note;
    let mut x = sheet.look.edge;
    let middle = sheet.y + ground.largest;
    for size in [step / 10.0, step / 2.0, step] {
        let r = ground.radius(size);
        let text = number::value(size, &map.style.unit, map.style.locale);
        let circle = format!("fill=\"none\" stroke=\"{INK_2}\" stroke-width=\"{}\"", px(1.2));
        marks::shape(&mut sheet.canvas, (x + r, middle), r, Shape::Circle, &circle);
        let start = x + 2.0 * r + 6.0;
        if start + font.width(&text) > sheet.look.right() {
            break;
        }
        sheet.canvas.text(start, middle + font.size * 0.36, Anchor::Start, font, &text);
        x = start + font.width(&text) + 16.0;
    }
    sheet.y = middle + ground.largest;
}
