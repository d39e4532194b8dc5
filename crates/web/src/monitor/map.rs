//! The map of an indicator: one value for each area, as tiles, dots, or the outlines an operator
//! loaded; always with the list beside it.
//!
//! A map shows one moment and one breakdown. Of what was selected it takes the coarsest breakdown
//! that most areas have, at the newest moment. Its classes are made of all moments of that
//! breakdown, so that the map of another year has the same ones.

use crate::monitor::drawing::{Drawing, Manner};
use crate::monitor::grid::grid;
use crate::monitor::reading::Reading;
use crate::monitor::words::{capital, plain_area};
use app::figures::{Boundaries, Gazetteer, Known, Level, Selection, Shown, Spot, known, select, spot};
use charts::{Mark, Outline, Place, PlaceMap, Style, Tile, TileMap, Width};
use domain::monitor::Key;
use domain::period::Period;
use domain::value::Value;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A map with its list.
pub struct Map<'w> {
    /// What is on the map: the newest moments of its areas, the drawn one the last.
    pub figures: Vec<Shown<'w>>,
    /// What it was chosen from.
    pub selection: Selection,
    pub level: Level,
    /// Every level that can be shown.
    pub levels: Vec<Level>,
    pub caption: String,
    pub rows: Vec<Row>,
    /// Areas of the division without a figure.
    pub without: usize,
    /// How the areas are drawn.
    pub shape: Shape,
    pub wide: String,
    pub narrow: String,
}

pub struct Row {
    pub name: String,
    /// What stands on a small tile.
    pub short: String,
    pub value: String,
    /// Parameter and code that choose this area alone.
    pub choose: (String, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tiles,
    /// Tiles in the order of names: no grid is known for these areas.
    List,
    Dots,
    Outlines,
}

impl Shape {
    pub fn code(self) -> &'static str {
        match self {
            Shape::Tiles => "tiles",
            Shape::List => "list",
            Shape::Dots => "dots",
            Shape::Outlines => "outlines",
        }
    }
}

/// One figure at its place.
#[derive(Clone)]
struct At<'r, 'w> {
    code: String,
    choose: (String, String),
    figure: &'r Shown<'w>,
}

/// What must be equal for figures to stand on one map, but for the period.
type Cut = (BTreeMap<String, String>, String, String, String);

/// The areas of one level, each with at most one figure.
struct Layer<'r, 'w> {
    period: Period,
    cut: Cut,
    at: Vec<At<'r, 'w>>,
    /// The same areas at earlier moments.
    before: Vec<&'r Shown<'w>>,
    scale: Vec<f64>,
}

impl<'w> Layer<'_, 'w> {
    /// What stands in the table under the map.
    fn told(&self) -> Vec<Shown<'w>> {
        self.before.iter().copied().chain(self.at.iter().map(|a| a.figure)).cloned().collect()
    }
}

/// Fewer areas than this are a list, no map.
const LEAST: usize = 2;

/// Moments in the table under a map, the drawn one among them.
const MOST_TIMES: usize = 6;

/// The map that `wish` asks for, or of the largest areas there are; none where no level has two.
pub fn map<'w>(reading: &Reading<'w>, manner: Manner<'_>, wish: Option<Level>, boundaries: &[Boundaries]) -> Option<Map<'w>> {
    let (gazetteer, known) = (gazetteer(reading), known(reading.world, reading.id));
    let has = |l: &Level| layer(reading, &at_level(reading, &known, *l), *l, &gazetteer).is_some();
    let levels: Vec<Level> = Level::ALL.into_iter().filter(has).collect();
    let level = wish.filter(|l| levels.contains(l)).or(levels.first().copied())?;
    let selections = selections(reading, &known, level);
    let figures = at_level(reading, &known, level);
    let mut layer = layer(reading, &figures, level, &gazetteer)?;
    layer.at.sort_by(|a, b| amount(b.figure).total_cmp(&amount(a.figure)).then_with(|| a.code.cmp(&b.code)));
    let drawn =
        Drawn { reading, manner, level, layer: &layer, gazetteer: &gazetteer, outlines: boundaries.iter().find(|b| b.level == level) };
    let rows: Vec<Row> = layer.at.iter().map(|at| drawn.row(at)).collect();
    let places = drawn.all_codes();
    Some(Map {
        level,
        levels,
        caption: drawn.caption(),
        without: places.iter().filter(|c| !layer.at.iter().any(|a| a.code == **c)).count(),
        shape: drawn.shape(),
        wide: drawn.draw("kaart-w", Width::Wide),
        narrow: drawn.draw("kaart-n", Width::Narrow),
        figures: layer.told(),
        selection: selections.into_iter().next().unwrap_or_default(),
        rows,
    })
}

/// Whether any level has enough areas; cheaper than drawing.
pub fn has_map(reading: &Reading<'_>) -> bool {
    let (gazetteer, known) = (gazetteer(reading), known(reading.world, reading.id));
    Level::ALL.into_iter().any(|l| layer(reading, &at_level(reading, &known, l), l, &gazetteer).is_some())
}

/// Figures from which the map of `level` is made.
fn at_level<'w>(reading: &Reading<'w>, known: &Known<'_>, level: Level) -> Vec<Shown<'w>> {
    let mut found: Vec<Shown<'w>> = Vec::new();
    for selection in selections(reading, known, level) {
        found.extend(select(reading.world, &selection));
    }
    found
}

/// What to select for the map of `level`. Released tables are large, so of those only the areas of the
/// level are looked at, and the whole of every dimension that was not chosen; an area may be a region or
/// the code of a dimension.
fn selections(reading: &Reading<'_>, known: &Known<'_>, level: Level) -> Vec<Selection> {
    let asked = &reading.asked.selection;
    if !known.is_table {
        return vec![asked.clone()];
    }
    let mut all = Vec::new();
    let is_asked = |r: &&&str| asked.regions.is_empty() || asked.regions.iter().any(|own| own == *r);
    let regions = known.regions.iter().filter(|r| Level::of_region(r) == Some(level)).filter(is_asked);
    let regions: Vec<String> = regions.map(|r| r.to_string()).collect();
    if regions.len() >= LEAST {
        all.push(Selection { regions, wanted: wholes(asked, known, None), ..asked.clone() });
    }
    for dim in known.dims.keys().filter(|dim| Level::of_dim(dim) == Some(level)) {
        let regions = if asked.regions.is_empty() { vec!["NL".to_string()] } else { asked.regions.clone() };
        all.push(Selection { regions, wanted: wholes(asked, known, Some(dim)), ..asked.clone() });
    }
    all
}

/// The codes chosen, the codes of `split`, and of every other dimension the whole where there is one.
fn wholes(asked: &Selection, known: &Known<'_>, split: Option<&str>) -> BTreeMap<String, Vec<String>> {
    let mut wanted = asked.wanted.clone();
    for (dim, codes) in &known.dims {
        let own = || if known.wholes.contains(dim) { vec![String::new()] } else { codes.iter().map(|c| c.to_string()).collect() };
        let all = || codes.iter().map(|c| c.to_string()).collect();
        wanted.entry(dim.to_string()).or_insert_with(|| if split == Some(*dim) { all() } else { own() });
    }
    wanted
}

fn gazetteer(reading: &Reading<'_>) -> Gazetteer {
    let labels = seed::labels();
    let regions = labels.codes("region").map(|c| (c, labels.label("region", c, domain::Lang::Nl)));
    Gazetteer::new(&reading.world.crosswalk, regions)
}

fn amount(figure: &Shown<'_>) -> f64 {
    match figure.value {
        Value::Number { value } => value,
        // In a list from most to least a range stands where it surely belongs.
        Value::Interval { low, .. } => low,
        _ => f64::NEG_INFINITY,
    }
}

fn layer<'r, 'w>(reading: &Reading<'w>, figures: &'r [Shown<'w>], level: Level, gazetteer: &Gazetteer) -> Option<Layer<'r, 'w>> {
    let mut groups = BTreeMap::<Cut, Times<'r, 'w>>::new();
    let unit = reading.unit();
    for figure in figures.iter().filter(|f| f.unit == unit) {
        let Some(spot) = spot(&figure.key).filter(|s| s.level == level) else { continue };
        let Some(code) = gazetteer.code(level, spot.code) else { continue };
        let cut = cut(&figure.key, &spot);
        let time = figure.key.period.position().map_or(i64::MIN, |p| (p * 1000.0) as i64);
        let choose = spot.dim.map_or(("regio".to_string(), spot.code.to_string()), |d| (d.to_string(), spot.code.to_string()));
        let at = At { code: code.into(), choose, figure };
        let held = groups.entry(cut).or_default().entry((time, figure.key.period.to_string())).or_default();
        if !held.iter().any(|h| h.code == at.code) {
            held.push(at);
        }
    }
    let most = groups.values().flat_map(BTreeMap::values).map(Vec::len).max().filter(|n| *n >= LEAST)?;
    let enough = |at: &Vec<At<'_, '_>>| at.len() >= LEAST && at.len() * 2 >= most;
    // Fewest breakdowns first, then the newest moment that most areas have.
    let best = groups
        .iter()
        .filter_map(|(cut, times)| {
            times.iter().filter(|(_, at)| enough(at)).map(|(time, _)| time.clone()).max().map(|time| (cut.clone(), time))
        })
        .min_by_key(|(cut, time)| (cut.0.len(), std::cmp::Reverse(time.clone())))?;
    let (cut, time) = best;
    let times = groups.remove(&cut)?;
    let scale = scale(reading, &times, level, &cut);
    let at = times.get(&time)?.clone();
    let before: Vec<&'r Shown<'w>> =
        times.range(..time).rev().take(MOST_TIMES - 1).flat_map(|(_, at)| at.iter().map(|a| a.figure)).collect();
    Some(Layer { period: at.first()?.figure.key.period.clone(), cut, at, before, scale })
}

/// What must be the same on one map; coarser areas beside a fine one say the same again.
fn cut(key: &Key, spot: &Spot<'_>) -> Cut {
    let dims = key.dims.iter().filter(|(d, _)| spot.dim != Some(d.as_str()) && !is_area(d)).map(|(d, c)| (d.clone(), c.clone())).collect();
    let region = if spot.dim.is_some() { key.region.clone() } else { String::new() };
    (dims, region, key.series.clone(), key.definition.clone())
}

/// Figures of one breakdown, by moment.
type Times<'r, 'w> = BTreeMap<(i64, String), Vec<At<'r, 'w>>>;

/// Every value of this breakdown at any moment: the classes do not move when a year is chosen.
fn scale(reading: &Reading<'_>, times: &Times<'_, '_>, level: Level, wanted: &Cut) -> Vec<f64> {
    let asked = &reading.asked.selection;
    if asked.periods.is_empty() {
        return times.values().flatten().filter_map(|at| at.figure.value.number()).collect();
    }
    let known = known(reading.world, reading.id);
    let any_time = |s: Selection| select(reading.world, &Selection { periods: Vec::new(), ..s });
    let all: Vec<Shown<'_>> = selections(reading, &known, level).into_iter().flat_map(any_time).collect();
    let fits = |f: &&Shown<'_>| spot(&f.key).is_some_and(|s| s.level == level && cut(&f.key, &s) == *wanted);
    all.iter().filter(fits).filter_map(|f| f.value.number()).collect()
}

fn is_area(dim: &str) -> bool {
    matches!(dim, "landsdeel" | "province" | "corop" | "municipality" | "labour_region" | "arbeidsmarktregio")
}

struct Drawn<'r, 'w> {
    reading: &'r Reading<'w>,
    manner: Manner<'r>,
    level: Level,
    layer: &'r Layer<'r, 'w>,
    gazetteer: &'r Gazetteer,
    outlines: Option<&'r Boundaries>,
}

impl Drawn<'_, '_> {
    fn name(&self, code: &str) -> String {
        let labels = seed::labels();
        match self.level {
            Level::Landsdeel | Level::LabourRegion => capital(labels.label("region", code, self.reading.lang)),
            level => self.gazetteer.name(level, code).unwrap_or(code).to_string(),
        }
    }

    fn row(&self, at: &At<'_, '_>) -> Row {
        Row { name: self.name(&at.code), short: short(&at.code), value: self.reading.figure(at.figure), choose: at.choose.clone() }
    }

    /// The day whose division the map shows: old figures lie in the areas of their own time.
    fn day(&self) -> Option<Date> {
        let year = self.layer.period.position().map(|p| p.floor() as i16)?;
        let first = self.reading.world.crosswalk.municipalities.iter().map(|m| m.valid_from).min()?;
        Date::new(year, 10, 1).ok().map(|d| d.max(first))
    }

    /// Every area of the level on that day.
    fn all_codes(&self) -> BTreeSet<String> {
        let own: BTreeSet<String> = self.layer.at.iter().map(|a| a.code.clone()).collect();
        let Some(day) = self.day() else { return own };
        let on = self.reading.world.crosswalk.on(day);
        let codes: BTreeSet<String> = match self.level {
            Level::Landsdeel => on.map(|m| m.landsdeel.clone()).collect(),
            Level::Province => on.map(|m| m.province.clone()).collect(),
            Level::Corop => on.map(|m| m.corop.clone()).collect(),
            Level::Municipality => on.map(|m| m.code.clone()).collect(),
            Level::LabourRegion => BTreeSet::new(),
        };
        codes.union(&own).cloned().collect()
    }

    fn shape(&self) -> Shape {
        match self.level {
            _ if self.outlines.is_some() => Shape::Outlines,
            Level::Municipality => Shape::Dots,
            level if grid(level).is_some() => Shape::Tiles,
            _ => Shape::List,
        }
    }

    fn when(&self) -> String {
        let when = self.reading.when(&self.layer.period);
        when.trim_matches(['(', ')']).to_string()
    }

    /// The breakdown that the map shows, in words.
    fn what(&self) -> String {
        let labels = seed::labels();
        let mut words: Vec<&str> = self.layer.cut.0.iter().map(|(d, c)| labels.label(d, c, self.reading.lang)).collect();
        words.sort_unstable();
        words.join(", ")
    }

    fn caption(&self) -> String {
        let what = self.what();
        let what = if what.is_empty() { String::new() } else { format!(", {what}") };
        let unit = self.reading.unit();
        let unit = seed::labels().unit_title(&unit, self.reading.lang);
        self.reading.t.monitor_map_caption(self.reading.title(), unit, what, self.when())
    }

    /// Who has most and who least; the same numbers that the list has.
    fn finding(&self) -> String {
        let numbers: Vec<&At<'_, '_>> = self.layer.at.iter().filter(|a| a.figure.value.number().is_some()).collect();
        let (Some(high), Some(low)) = (numbers.first(), numbers.last()) else { return self.reading.t.monitor_map_none(self.when()) };
        if amount(high.figure) == amount(low.figure) {
            return self.reading.t.monitor_map_equal(self.reading.value(high.figure), self.when());
        }
        let value = |a: &At<'_, '_>| self.reading.value(a.figure);
        self.reading.t.monitor_finding_extremes(value(high), self.name(&high.code), value(low), self.name(&low.code), self.when())
    }

    fn frame(&self, id: &str) -> charts::Frame {
        let drawing = Drawing::new(self.reading, self.manner);
        let list = |a: &At<'_, '_>| format!("{}: {}", self.name(&a.code), self.reading.figure(a.figure));
        let all: Vec<String> = self.layer.at.iter().take(40).map(list).collect();
        let finding = self.finding();
        let frame = drawing.frame();
        charts::Frame {
            id: id.into(),
            title: format!("{}: {finding}", self.reading.title()),
            subtitle: self.caption(),
            summary: format!("{}. {}", capital(&finding), all.join("; ")),
            ..frame
        }
    }

    fn draw(&self, id: &str, width: Width) -> String {
        let drawing = Drawing::new(self.reading, self.manner);
        let style = Style { patterns: true, ..drawing.style() };
        let marks: BTreeMap<&str, Mark> = self.layer.at.iter().map(|a| (a.code.as_str(), drawing.mark(a.figure))).collect();
        let scale: Vec<f64> = self.layer.scale.iter().map(|v| v / drawing.scale).collect();
        let mark = |code: &str| marks.get(code).copied().unwrap_or(Mark::Missing);
        match self.shape() {
            Shape::Tiles | Shape::List => {
                let tile = |(code, column, row): (String, f64, f64)| Tile {
                    label: plain_area(&self.name(&code)).to_string(),
                    short: short(&code),
                    column,
                    row,
                    value: mark(&code),
                    href: None,
                };
                let tiles = self.tile_places(width).into_iter().map(tile).collect();
                charts::tiles(&TileMap { frame: self.frame(id), style, tiles, scale }, width)
            }
            Shape::Dots | Shape::Outlines => {
                let place = |(code, outline): (String, Outline)| Place { label: self.name(&code), value: mark(&code), outline };
                let places = self.outlined().into_iter().map(place).collect();
                charts::places(&PlaceMap { frame: self.frame(id), style, places, scale }, width)
            }
        }
    }

    fn tile_places(&self, width: Width) -> Vec<(String, f64, f64)> {
        if let Some(grid) = grid(self.level) {
            return grid.iter().map(|(code, column, row)| (code.to_string(), f64::from(*column), f64::from(*row))).collect();
        }
        let columns = if width == Width::Wide { 5 } else { 2 };
        let mut codes: Vec<&str> = self.layer.at.iter().map(|a| a.code.as_str()).collect();
        codes.sort_by_key(|c| self.name(c));
        codes.into_iter().enumerate().map(|(i, c)| (c.to_string(), (i % columns) as f64, (i / columns) as f64)).collect()
    }

    fn outlined(&self) -> Vec<(String, Outline)> {
        let codes = self.all_codes();
        if let Some(boundaries) = self.outlines {
            return boundaries.areas.iter().map(|(code, rings)| (code.clone(), Outline::Rings(rings.clone()))).collect();
        }
        let all = &self.reading.world.crosswalk.municipalities;
        let middle = |code: &String| {
            let m = all.iter().rfind(|m| m.code == *code)?;
            Some((code.clone(), Outline::Dot(m.lon_microdegrees? as f64 / 1e6, m.lat_microdegrees? as f64 / 1e6)))
        };
        codes.iter().filter_map(middle).collect()
    }
}

/// `CR01` is `1`; other codes begin with letters that say something.
fn short(code: &str) -> String {
    let digits = code.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start_matches('0');
    if digits.is_empty() { capital(&code.chars().take(3).collect::<String>()) } else { digits.into() }
}
