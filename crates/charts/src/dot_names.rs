//! Names beside dots, as far as they fit.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::dots::{Dot, DotMap, Ground};
use crate::palette::INK;

/// Names of the largest places, beside the dot where they cover the fewest others, as far as no
/// two names touch.
pub(crate) fn names(canvas: &mut Canvas, map: &DotMap, ground: &Ground, order: &[&Dot], (font, limits): (Font, (f64, f64))) {
    let font = Font { fill: INK, ..font };
    let mut taken: Vec<Area> = Vec::new();
    for dot in order.iter().take(map.names) {
        let spots = around(ground, dot, font)
            .into_iter()
            .filter(|a| a.x >= limits.0 && a.right() <= limits.1 && !taken.iter().any(|t| touch(t, a)));
        let covered = |a: &Area| order.iter().filter(|d| inside(ground.place(d), a)).count();
        if let Some(area) = spots.min_by_key(covered) {
            let baseline = area.y + font.size * 0.86;
            canvas.halo_text(area.x, baseline, Anchor::Start, font, &dot.label);
            taken.push(area);
        }
    }
}

/// Right, left, above and below the dot.
fn around(ground: &Ground, dot: &Dot, font: Font) -> [Area; 4] {
    let (x, y) = ground.place(dot);
    let (r, width, height) = (ground.radius(dot.size) + 4.0, font.width(&dot.label), font.size);
    let (middle, centre) = (y - height / 2.0, x - width / 2.0);
    [(x + r, middle), (x - r - width, middle), (centre, y - r - height), (centre, y + r)].map(|(x, y)| Area { x, y, width, height })
}

fn touch(a: &Area, b: &Area) -> bool {
    a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom()
}

fn inside((x, y): (f64, f64), area: &Area) -> bool {
    let reach = 3.0;
    x > area.x - reach && x < area.right() + reach && y > area.y - reach && y < area.bottom() + reach
}
