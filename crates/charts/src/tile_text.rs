//! What stands on a tile.

use crate::canvas::{Anchor, Area, Canvas, Font};
use crate::text::{shorten, wrap};

/// A tile less wide than this has a smaller name, in three rows, so that it is not cut.
pub(crate) const SMALL: f64 = 110.0;

/// Name on top, value under it, both at the left; what does not fit is shortened.
pub(crate) fn words(canvas: &mut Canvas, label: &str, value: &str, area: Area, (name, number, fill): (Font, Font, &'static str)) {
    let is_small = area.width < SMALL;
    let pad = if is_small { 5.0 } else { 11.0 };
    let room = area.width - 2.0 * pad;
    let name = Font { bold: true, fill, size: if is_small { 12.0 } else { name.size } };
    let size = [number.size, 14.0, 12.0].into_iter().find(|s| Font { size: *s, ..number }.width(value) <= room);
    let number = Font { size: size.unwrap_or(12.0), fill, bold: size.unwrap_or(12.0) > 12.0 };
    let mut y = area.y + pad + name.size * 0.9;
    let rows = if is_small { 3 } else { 2 };
    // A double name (`Zuidoost-Noord-Brabant`) breaks at its own hyphens.
    let mut lines: Vec<String> = wrap(&label.replace('-', "- "), name.size, true, room).iter().map(|l| l.replace("- ", "-")).collect();
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(shorten(&format!("{rest}…"), name.size, true, room));
    }
    for line in &lines {
        canvas.text(area.x + pad, y, Anchor::Start, name, line);
        y += name.leading();
    }
    let value = shorten(value, number.size, number.bold, room);
    canvas.text(area.x + pad, area.bottom() - pad - 1.0, Anchor::Start, number, &value);
}

/// A short name in the middle of a tile that has no room for more.
pub(crate) fn tiny(canvas: &mut Canvas, name: &str, area: Area, font: Font) {
    let font = Font { bold: true, ..font };
    let name = shorten(name, font.size, true, area.width - 4.0);
    canvas.text(area.x + area.width / 2.0, area.y + area.height / 2.0 + font.size * 0.36, Anchor::Middle, font, &name);
}

/// The sign of a link, drawn and not written: no font needs to have it.
pub(crate) fn chevron(canvas: &mut Canvas, area: Area, stroke: &str) {
    let (x, y) = (area.right() - 15.0, area.bottom() - 17.0);
    let look = format!("fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"");
    canvas.polyline(&[(x, y - 5.0), (x + 5.0, y), (x, y + 5.0)], &look);
}
