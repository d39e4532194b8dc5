//! What a caller hands over: plain values, no drawing.

/// The number style of the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// `1.395.000` and `28,4%`.
    Nl,
    /// `1,395,000` and `28.4%`.
    En,
}

/// Which of the two drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 760 px at natural size, for columns of 640 px and more.
    Wide,
    /// 340 px at natural size, for phones.
    Narrow,
}

/// What a value counts, and how many decimals a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Persons, posts, programmes: whole numbers.
    Count,
    /// Values are percentages already: `28.4` is 28.4%.
    Percent { decimals: usize },
    /// Any other unit; a non-breaking space stands before the suffix.
    Other { suffix: String, decimals: usize },
}

/// The frame every picture has. An empty title, subtitle or source takes no room.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Prefix of all ids in the drawing; unique on the page. Only `[A-Za-z0-9_-]` survives.
    pub id: String,
    /// The finding: "Instroom in techniek groeit sinds 2013 met 5 procentpunt".
    pub title: String,
    /// What is measured, in which unit, of which population.
    pub subtitle: String,
    /// Supplier, date, version, licence.
    pub source: String,
    /// The chart in words, for readers who do not see it (`<desc>`).
    pub summary: String,
}

/// How numbers and words look.
#[derive(Clone, Debug)]
pub struct Style {
    pub unit: Unit,
    pub locale: Locale,
    pub words: Words,
    /// Fill bars and tiles with patterns beside colours.
    pub patterns: bool,
}

/// The few words a drawing itself needs; sentences live with the caller.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// "onderdrukt"
    pub suppressed: String,
    /// "voorlopig cijfer"
    pub provisional: String,
    /// "prognose"
    pub forecast: String,
    /// "reeksbreuk"
    pub series_break: String,
    /// "as begint niet bij 0"
    pub axis_cut: String,
    /// "marge 95%"
    pub margin: String,
    /// "ligt tussen deze grenzen"
    pub range: String,
    /// "geen gegevens"
    pub no_data: String,
}

/// Lines or bars over one ordered axis.
#[derive(Clone, Debug)]
pub struct Chart {
    pub frame: Frame,
    pub style: Style,
    /// Periods or categories, in order.
    pub x: Vec<XTick>,
    pub series: Vec<Series>,
    pub targets: Vec<Target>,
    pub annotations: Vec<Annotation>,
    /// Lines only: whether the value axis must begin at 0. Bars always do.
    pub from_zero: bool,
}

/// A place on the axis. Positions are in the caller's unit (years), so that a year without
/// figures leaves its room open.
#[derive(Clone, Debug)]
pub struct XTick {
    pub label: String,
    pub position: f64,
    /// Bars of a single series only: draw this category in colour and the others in grey.
    pub emphasis: bool,
}

/// Up to five series have a colour each. Above five, the emphasised ones have colours and the
/// others are grey.
#[derive(Clone, Debug)]
pub struct Series {
    pub name: String,
    /// In order of `x`.
    pub points: Vec<Point>,
    pub emphasis: bool,
}

#[derive(Clone, Debug)]
pub struct Point {
    /// A position on the axis, in the unit of [`XTick::position`].
    pub x: f64,
    pub value: Mark,
    /// The method changed before this point: the line is not joined across.
    pub break_before: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A value in the chart's unit, with the margin of a survey figure or of a forecast.
    Value { value: f64, status: Status, low: Option<f64>, high: Option<f64> },
    /// Somewhere between two bounds: a bar from the one to the other. Its middle means nothing.
    Range { low: f64, high: f64, status: Status },
    /// Withheld to protect persons: a gap and a word.
    Suppressed,
    /// Not measured: a gap.
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Final,
    /// Hollow marker.
    Provisional,
    /// Hollow marker, dotted line.
    Forecast,
}

/// A value to reach: a dashed rule from `from_x` to the end of the axis.
#[derive(Clone, Debug)]
pub struct Target {
    /// "Doel"; year and value are added.
    pub label: String,
    pub from_x: f64,
    pub value: f64,
    pub year: i32,
}

/// An event on the axis: "Start Techniekpact".
#[derive(Clone, Debug)]
pub struct Annotation {
    pub x: f64,
    pub label: String,
}

impl Mark {
    /// A final value without margin.
    pub fn new(value: f64) -> Mark {
        Mark::with(value, Status::Final)
    }

    /// A value of the given status, without margin.
    pub fn with(value: f64, status: Status) -> Mark {
        Mark::Value { value, status, low: None, high: None }
    }

    /// The value when it can be drawn; infinities and NaN cannot.
    pub fn value(&self) -> Option<f64> {
        match *self {
            Mark::Value { value, .. } if value.is_finite() => Some(value),
            _ => None,
        }
    }

    pub(crate) fn status(&self) -> Status {
        match *self {
            Mark::Value { status, .. } | Mark::Range { status, .. } => status,
            _ => Status::Final,
        }
    }

    /// The bounds of a range, ordered.
    pub fn range(&self) -> Option<(f64, f64)> {
        match *self {
            Mark::Range { low, high, .. } if low.is_finite() && high.is_finite() => Some((low.min(high), low.max(high))),
            _ => None,
        }
    }

    /// Everything that has to be in view: the value, its margin, or the bounds.
    pub(crate) fn extent(&self) -> impl Iterator<Item = f64> + use<> {
        let (low, high) = self.margin().or(self.range()).unzip();
        [self.value(), low, high].into_iter().flatten()
    }

    /// The margin, ordered, when both ends are known.
    pub(crate) fn margin(&self) -> Option<(f64, f64)> {
        self.value()?;
        match *self {
            Mark::Value { low: Some(low), high: Some(high), .. } if low.is_finite() && high.is_finite() => {
                Some((low.min(high), low.max(high)))
            }
            _ => None,
        }
    }
}

impl Chart {
    pub(crate) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.series.iter().flat_map(|s| s.points.iter().map(|p| &p.value))
    }

    pub(crate) fn has_status(&self, status: Status) -> bool {
        self.marks().any(|m| (m.value().is_some() || m.range().is_some()) && m.status() == status)
    }
}
