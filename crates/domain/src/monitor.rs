//! The Monitor: indicators as cards, and figures that each know their edition.

use crate::field::{FieldKind, FieldSpec, may, need};
use crate::period::Period;
use crate::record::{Kind, Record};
use crate::text::Text;
use crate::value::{Unit, Value};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an indicator means: the card beside the figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    pub title: Text,
    pub definition: Text,
    pub unit: String,
    #[serde(default)]
    pub decimals: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Text>,
    /// Who makes the figure: DUO, CBS, UWV …
    pub supplier: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<String>,
    /// `up` where more is better, `down` where less is, `none` where neither.
    pub direction: String,
    /// Part of the Monitor it is listed under.
    pub chapter: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Break>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Annotation>,
    /// Dimension shown as separate lines when nobody chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_dimension: Option<String>,
    /// Words people search by: synonyms, abbreviations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Word>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    pub word: String,
}

/// From this period on the figure means something else: never compared across.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// First period of the new meaning, or the series/definition that begins.
    pub at: String,
    pub text: Text,
}

/// Something that happened and may explain a turn; the axis shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    pub at: String,
    pub text: Text,
}

pub const RHYTHMS: &[&str] = &["yearly", "quarterly", "monthly", "once", "irregular"];
pub const DIRECTIONS: &[&str] = &["up", "down", "none"];
pub const CHAPTERS: &[&str] = &[
    "vmbo",
    "havo_vwo",
    "mbo",
    "ho",
    "teachers",
    "labour_demand",
    "labour_market",
    "hybrid",
    "partnerships",
    "lifelong",
    "pact",
    "schemes",
];

const BREAK: &[FieldSpec] = &[need("at", FieldKind::Line(60)), need("text", FieldKind::TextLine(400))];

impl Record for Indicator {
    const KIND: Kind = Kind::Indicator;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("definition", FieldKind::TextProse(4000)),
        need("unit", FieldKind::Line(60)),
        may("decimals", FieldKind::Whole { least: 0, most: 6 }),
        may("population", FieldKind::TextLine(400)),
        may("numerator", FieldKind::TextLine(400)),
        may("denominator", FieldKind::TextLine(400)),
        need("supplier", FieldKind::Line(200)),
        may("rhythm", FieldKind::Choice(RHYTHMS)),
        need("direction", FieldKind::Choice(DIRECTIONS)),
        need("chapter", FieldKind::Choice(CHAPTERS)),
        may("breaks", FieldKind::Rows(BREAK)),
        may("quality", FieldKind::TextProse(2000)),
        may("events", FieldKind::Rows(BREAK)),
        may("lead_dimension", FieldKind::Line(60)),
        may("synonyms", FieldKind::Rows(&[need("word", FieldKind::Line(80))])),
        may("superseded_by", FieldKind::Ref(Kind::Indicator)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// One publication of figures: what was known, and said, on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub title: Text,
    /// Day, or first day of the month, of publication.
    pub published: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<crate::pact::Source>,
}

impl Record for Edition {
    const KIND: Kind = Kind::Edition;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("published", FieldKind::Date),
        may("note", FieldKind::TextProse(2000)),
        may("sources", FieldKind::Rows(crate::pact::SOURCE)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// A published figure that proved wrong: the old value stays, the notice stands wherever it is used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    pub title: Text,
    pub indicator: String,
    /// The figure's key as text ([`Key`]'s `Display`).
    pub figure: String,
    pub before: f64,
    pub after: f64,
    pub corrected: Date,
    pub grounds: Text,
}

impl Record for Correction {
    const KIND: Kind = Kind::Correction;
    const FIELDS: &'static [FieldSpec] = &[
        need("title", FieldKind::TextLine(200)),
        need("indicator", FieldKind::Ref(Kind::Indicator)),
        need("figure", FieldKind::Line(400)),
        need("before", FieldKind::Decimal),
        need("after", FieldKind::Decimal),
        need("corrected", FieldKind::Date),
        need("grounds", FieldKind::TextProse(2000)),
    ];

    fn title(&self) -> &Text {
        &self.title
    }
}

/// What identifies one figure. Two figures with the same cell and another edition are the same
/// measurement, published twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    pub indicator: String,
    /// Dimension → code, such as `sex` → `female`. Absent dimension = total.
    pub dims: BTreeMap<String, String>,
    /// `NL`, a landsdeel id, or another area as the source names it.
    pub region: String,
    pub period: Period,
    /// Edition id, by month of publication; empty where the source has none.
    pub edition: String,
    /// Series letter or method: figures of different series are never joined.
    pub series: String,
    /// Version of the definition; the same rule.
    pub definition: String,
}

impl Key {
    /// The whole of an indicator in a region and a period: no dimensions, edition, series or definition.
    pub fn whole(indicator: &str, region: &str, period: Period) -> Key {
        Key {
            indicator: indicator.into(),
            dims: BTreeMap::new(),
            region: region.into(),
            period,
            edition: String::new(),
            series: String::new(),
            definition: String::new(),
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.indicator)?;
        for (dim, code) in &self.dims {
            write!(f, ";{dim}={code}")?;
        }
        write!(f, ";region={};period={};edition={}", self.region, self.period, self.edition)?;
        write!(f, ";series={};definition={}", self.series, self.definition)
    }
}

/// How final a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finality {
    #[default]
    Final,
    Provisional,
}

/// One published figure with everything needed to trust it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub key: Key,
    pub value: Value,
    pub unit: Unit,
    pub finality: Finality,
    /// How exact the source was: `about`, `at_least`, `almost`, `over` …; empty = exact as published.
    pub qualifier: String,
    /// Further words of the source about this figure.
    pub note: String,
    pub source_url: String,
}

impl Figure {
    /// A final figure, exact as published, about which its source says no more.
    pub fn plain(key: Key, value: Value, unit: &str) -> Figure {
        Figure {
            key,
            value,
            unit: Unit(unit.into()),
            finality: Finality::Final,
            qualifier: String::new(),
            note: String::new(),
            source_url: String::new(),
        }
    }

    /// What stays the same from edition to edition: everything but edition and period.
    pub fn line(&self) -> Line<'_> {
        let key = &self.key;
        Line { dims: &key.dims, region: &key.region, series: &key.series, definition: &key.definition }
    }

    /// One measurement, in whatever edition: its line and period.
    pub fn cell(&self) -> (Line<'_>, &Period) {
        (self.line(), &self.key.period)
    }
}

/// One line in a chart: a selection whose points differ only in period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<'a> {
    pub dims: &'a BTreeMap<String, String>,
    pub region: &'a str,
    pub series: &'a str,
    pub definition: &'a str,
}

/// The figures as known in one edition or on a day: of each cell the newest not after it.
///
/// `editions` maps edition ids to the day of publication; a figure without edition counts as
/// always known.
pub fn as_known<'a>(
    figures: impl IntoIterator<Item = &'a Figure>,
    editions: &BTreeMap<String, Date>,
    day: Option<Date>,
) -> Vec<&'a Figure> {
    let mut newest = BTreeMap::<(Line, &Period), &Figure>::new();
    for figure in figures {
        let published = editions.get(&figure.key.edition).copied();
        if let (Some(day), Some(published)) = (day, published)
            && published > day
        {
            continue;
        }
        let cell = figure.cell();
        let held = newest.get(&cell).and_then(|f| editions.get(&f.key.edition).copied());
        // Of two editions of one day the later in the list holds: lists are in order of release.
        if !newest.contains_key(&cell) || held < published || (held == published && held.is_some()) {
            newest.insert(cell, figure);
        }
    }
    newest.into_values().collect()
}

/// A cell that was published with different values: (older, newer) by day of publication.
pub fn revisions<'a>(figures: &'a [Figure], editions: &BTreeMap<String, Date>) -> Vec<(&'a Figure, &'a Figure)> {
    let mut cells = BTreeMap::<(Line, &Period), Vec<&Figure>>::new();
    for figure in figures {
        cells.entry(figure.cell()).or_default().push(figure);
    }
    let mut found = Vec::new();
    for (_, mut cell) in cells {
        cell.sort_by_key(|f| editions.get(&f.key.edition).copied());
        found.extend(cell.windows(2).filter(|pair| pair[0].value != pair[1].value).map(|pair| (pair[0], pair[1])));
    }
    found
}

/// Progress towards a target by a published formula: the share of the way from base to target
/// that was covered, against the share of the time that passed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    pub base: f64,
    pub base_year: f64,
    pub now: f64,
    pub now_year: f64,
    pub target: f64,
    pub target_year: f64,
}

/// The classes of [`Progress::class`], from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressClass {
    Reached,
    OnTrack,
    Slow,
    Stalled,
    Backward,
}

impl ProgressClass {
    pub fn code(self) -> &'static str {
        match self {
            ProgressClass::Reached => "reached",
            ProgressClass::OnTrack => "on_track",
            ProgressClass::Slow => "slow",
            ProgressClass::Stalled => "stalled",
            ProgressClass::Backward => "backward",
        }
    }
}

impl Progress {
    /// Share of the way covered (1 = target reached); none where base and target are equal.
    pub fn covered(&self) -> Option<f64> {
        let way = self.target - self.base;
        (way != 0.0).then(|| (self.now - self.base) / way)
    }

    /// Share of the time passed, at most 1; none where no time lies between.
    pub fn elapsed(&self) -> Option<f64> {
        let time = self.target_year - self.base_year;
        (time > 0.0).then(|| ((self.now_year - self.base_year) / time).min(1.0))
    }

    /// `Reached` from 1; otherwise covered / elapsed: from 0.95 `OnTrack`, from 0.5 `Slow`,
    /// from −0.1 `Stalled`, below `Backward`. None where nothing can be computed.
    pub fn class(&self) -> Option<ProgressClass> {
        let covered = self.covered()?;
        if covered >= 1.0 {
            return Some(ProgressClass::Reached);
        }
        let elapsed = self.elapsed().filter(|e| *e > 0.0)?;
        Some(match covered / elapsed {
            r if r >= 0.95 => ProgressClass::OnTrack,
            r if r >= 0.5 => ProgressClass::Slow,
            r if r >= -0.1 => ProgressClass::Stalled,
            _ => ProgressClass::Backward,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(period: &str, edition: &str, value: f64) -> Figure {
        let key = Key { edition: edition.into(), ..Key::whole("x", "NL", period.parse().unwrap()) };
        Figure::plain(key, Value::Number { value }, "persons")
    }

    fn editions() -> BTreeMap<String, Date> {
        [("2019-05", "2019-05-01"), ("2023-06", "2023-06-01")].map(|(id, day)| (id.into(), day.parse().unwrap())).into()
    }

    #[test]
    fn the_figure_of_the_day_is_the_one_published_by_then() {
        let figures = [figure("2013", "2023-06", 1489.0), figure("2013", "2019-05", 1395.0), figure("2022", "2023-06", 1847.0)];
        let values = |day: Option<&str>| -> Vec<_> {
            as_known(&figures, &editions(), day.map(|d| d.parse().unwrap())).iter().filter_map(|f| f.value.number()).collect()
        };
        assert_eq!(values(None), [1489.0, 1847.0]);
        assert_eq!(values(Some("2020-01-01")), [1395.0]);
        assert_eq!(values(Some("2019-04-30")), Vec::<f64>::new());
    }

    #[test]
    fn a_revision_pairs_old_and_new_value() {
        let figures = [figure("2013", "2023-06", 1489.0), figure("2013", "2019-05", 1395.0), figure("2014", "2019-05", 1.0)];
        let pairs: Vec<_> = revisions(&figures, &editions()).iter().map(|(a, b)| (a.value.number(), b.value.number())).collect();
        assert_eq!(pairs, [(Some(1395.0), Some(1489.0))]);
    }

    #[test]
    fn progress_follows_the_published_formula() {
        let progress = |now, now_year| Progress { base: 20.0, base_year: 2013.0, now, now_year, target: 40.0, target_year: 2023.0 };
        for (now, year, class) in [
            (40.0, 2018.0, ProgressClass::Reached),
            (30.0, 2018.0, ProgressClass::OnTrack),
            (26.0, 2018.0, ProgressClass::Slow),
            (20.0, 2018.0, ProgressClass::Stalled),
            (18.0, 2018.0, ProgressClass::Backward),
        ] {
            assert_eq!(progress(now, year).class(), Some(class), "{now}");
        }
        assert_eq!(progress(25.0, 2013.0).class(), None);
        // Less is better: the same formula, the other way round.
        let down = Progress { base: 10.0, base_year: 2013.0, now: 6.0, now_year: 2018.0, target: 2.0, target_year: 2023.0 };
        assert_eq!(down.class(), Some(ProgressClass::OnTrack));
    }
}
