//! The maps: five tiles that can be followed by keyboard, and one dot per municipality.

use crate::regions::names::landsdelen;
use crate::regions::territory::sort_key;
use crate::shell::Ctx;
use charts::{Dot, DotMap, Frame, Locale, Mark, Style, Tile, TileMap, Unit, Width, Words};
use domain::Lang;
use domain::regions::Municipality;

/// A drawing for columns and one for phones, as SVG text.
#[derive(Clone)]
pub struct Picture {
    pub wide: String,
    pub narrow: String,
}

/// Draws twice; ids within the page stay unique.
pub fn twice(id: &str, draw: impl Fn(String, Width) -> String) -> Picture {
    Picture { wide: draw(id.to_string(), Width::Wide), narrow: draw(format!("{id}-n"), Width::Narrow) }
}

pub fn style(ctx: &Ctx, unit: Unit) -> Style {
    let t = ctx.t;
    let words = Words {
        suppressed: t.value_suppressed().into(),
        provisional: t.regions_word_provisional().into(),
        no_data: t.regions_word_no_data().into(),
        ..Words::default()
    };
    let locale = if ctx.lang == Lang::Nl { Locale::Nl } else { Locale::En };
    Style { unit, locale, words, patterns: true }
}

/// Column and row of each landsdeel: roughly where it lies.
fn place(id: &str) -> (f64, f64) {
    match id {
        "noord" => (1.0, 0.0),
        "oost" => (1.0, 1.0),
        "zuidoost" => (1.0, 2.0),
        "zuidwest" => (0.0, 2.0),
        "noordwest" => (0.0, 1.0),
        _ => (0.0, 0.0),
    }
}

/// The landsdelen as linked tiles with a value each.
pub fn tiles(ctx: &Ctx, id: &str, frame: &Frame, unit: &Unit, value: impl Fn(&str) -> Mark) -> Picture {
    let tile = |r: &domain::Rec<domain::regions::Region>| {
        let (column, row) = place(&r.id);
        Tile { label: r.value.title.get(ctx.lang).into(), column, row, value: value(&r.id), href: Some(ctx.to.region(&r.id)) }
    };
    let tiles: Vec<Tile> = landsdelen(&ctx.world).into_iter().map(tile).collect();
    twice(id, |id, width| {
        let map = TileMap { frame: Frame { id, ..frame.clone() }, style: style(ctx, unit.clone()), tiles: tiles.clone() };
        charts::tiles(&map, width)
    })
}

/// Cities by which a reader finds the way; their names stand in the map where they fit.
const LANDMARKS: [&str; 14] = [
    "GM0363", "GM0599", "GM0518", "GM0344", "GM0014", "GM0772", "GM0193", "GM0935", "GM0687", "GM0202", "GM0080", "GM0758", "GM0153",
    "GM0034",
];

/// One dot per municipality, in the class that `class` gives it.
pub fn dots<'a>(
    ctx: &Ctx,
    id: &str,
    frame: &Frame,
    classes: &[String],
    places: impl IntoIterator<Item = (&'a Municipality, usize)>,
) -> Picture {
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_cached_key(|(m, _)| (LANDMARKS.iter().position(|c| *c == m.code).unwrap_or(LANDMARKS.len()), sort_key(&m.name)));
    let names = places.iter().filter(|(m, _)| LANDMARKS.contains(&m.code.as_str())).count();
    let dots: Vec<Dot> = places.into_iter().filter_map(|(m, class)| dot(m, class)).collect();
    twice(id, |id, width| {
        let style = style(ctx, Unit::Count);
        let map = DotMap { frame: Frame { id, ..frame.clone() }, style, classes: classes.to_vec(), dots: dots.clone(), names };
        charts::dots(&map, width)
    })
}

fn dot(m: &Municipality, class: usize) -> Option<Dot> {
    let degrees = |v: i64| v as f64 / 1_000_000.0;
    Some(Dot { lon: degrees(m.lon_microdegrees?), lat: degrees(m.lat_microdegrees?), size: 0.0, class, label: plain(&m.name).into() })
}

/// Without what tells a municipality from its province: on a map of municipalities nobody needs it.
fn plain(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(plain, _)| plain)
}
