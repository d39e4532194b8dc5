//! Shares and rates of published figures: the part of a whole, or so many per thousand inhabitants.
//!
//! Both sides are figures as shown, after protection; a bound stays a bound and what is withheld
//! stays withheld. Nothing is divided by a number that nobody published, and a share is not made
//! of shares. The reason of a refusal is a code with a sentence in the texts.

use super::tracks::Strand;
use super::view::View;
use super::{Selection, Shown, known, select};
use domain::monitor::Figure;
use domain::value::{Unit, Value, outward};
use domain::world::World;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The indicator that counts inhabitants, where one was published.
pub const INHABITANTS: &str = "inhabitants";

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Published,
    /// Percent of the total of the split.
    Share,
    PerThousand,
}

impl Measure {
    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Published => "",
            Measure::Share => "aandeel",
            Measure::PerThousand => "per-1000",
        }
    }

    pub fn from_code(code: &str) -> Option<Measure> {
        [Measure::Share, Measure::PerThousand].into_iter().find(|m| m.code() == code)
    }
}

/// Why a measure cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Shares and prices cannot be added up, so a part of them says nothing.
    NotACount,
    NothingSplit,
    NoTotal,
    NoInhabitants,
}

impl Why {
    pub fn code(self) -> &'static str {
        match self {
            Why::NotACount => "not-a-count",
            Why::NothingSplit => "nothing-split",
            Why::NoTotal => "no-total",
            Why::NoInhabitants => "no-inhabitants",
        }
    }
}

/// Whether figures of this unit are counts of things, which may be divided by other counts.
fn is_count(unit: &Unit) -> bool {
    !unit.is_percent() && !unit.is_money() && !matches!(unit.0.as_str(), "ratio" | "index" | "years" | "hours" | "score")
}

/// The view in another measure, or why not.
pub fn measured<'w>(world: &'w World, view: &View<'w>, measure: Measure) -> Result<View<'w>, Why> {
    let mut made = view.clone();
    if measure == Measure::Published {
        return Ok(made);
    }
    if !is_count(&view.unit) {
        return Err(Why::NotACount);
    }
    match measure {
        Measure::Share => shares(world, view, &mut made)?,
        _ => rates(world, &mut made)?,
    }
    made.unit = Unit(if measure == Measure::Share { Unit::PERCENT.into() } else { "per thousand inhabitants".into() });
    Ok(made)
}

fn shares<'w>(world: &'w World, view: &View<'w>, made: &mut View<'w>) -> Result<(), Why> {
    let per = view.per.as_deref().filter(|p| *p != "alles").ok_or(Why::NothingSplit)?;
    let is_part = |s: &Strand<'_>| if per == "regio" { s.region != "NL" } else { s.dims.contains_key(per) };
    made.strands.retain(is_part);
    let mut found = false;
    let mut whole_of = |figure: &Figure| {
        let whole = whole(world, view, per, figure);
        found |= whole.is_some();
        whole
    };
    recount(&mut made.strands, 100.0, 1, Unit::PERCENT, &mut whole_of);
    // Where no total stands beside the parts nothing is left to show.
    if found { Ok(()) } else { Err(Why::NoTotal) }
}

/// The published total of which `part` is a part: the same in everything but the split.
fn whole(world: &World, view: &View<'_>, per: &str, part: &Figure) -> Option<Value> {
    let same = |f: &Figure| {
        let (a, b) = (&f.key, &part.key);
        let dims = per == "regio" && a.dims == b.dims || per != "regio" && !a.dims.contains_key(per) && rest_equal(a, b, per);
        let region = if per == "regio" { a.region == "NL" } else { a.region == b.region };
        dims && region && (&a.period, &a.series, &a.definition) == (&b.period, &b.series, &b.definition) && f.unit == part.unit
    };
    if let Some(found) = view.figures.iter().find(|f| same(f)) {
        return Some(found.value);
    }
    // A choice of parts leaves their total out of the selection; it is published all the same.
    let wanted = part.key.dims.iter().filter(|(d, _)| *d != per).map(|(d, c)| (d.clone(), vec![c.clone()]));
    let mut selection = Selection { indicator: part.key.indicator.clone(), wanted: wanted.collect(), ..Selection::default() };
    // What the part does not name is the whole of it too; a large table is not to be looked at for that.
    let unnamed = known(world, &part.key.indicator).dims.into_keys().filter(|d| *d == per || !part.key.dims.contains_key(*d));
    selection.wanted.extend(unnamed.map(|d| (d.to_string(), vec![String::new()])));
    selection.regions = vec![if per == "regio" { "NL".into() } else { part.key.region.clone() }];
    selection.periods = vec![part.key.period.to_string()];
    select(world, &selection).iter().find(|f| same(f)).map(|f| f.value)
}

fn rest_equal(a: &domain::monitor::Key, b: &domain::monitor::Key, per: &str) -> bool {
    let rest = |k: &domain::monitor::Key| k.dims.iter().filter(|(d, _)| *d != per).map(|(d, c)| (d.clone(), c.clone())).collect::<Vec<_>>();
    rest(a) == rest(b)
}

fn rates<'w>(world: &'w World, made: &mut View<'w>) -> Result<(), Why> {
    // All inhabitants of the areas shown, and of no other: theirs may be a large table.
    let wanted = known(world, INHABITANTS).dims.into_keys().map(|d| (d.to_string(), vec![String::new()])).collect();
    let regions: BTreeSet<String> = made.strands.iter().map(|s| s.region.clone()).collect();
    let regions = regions.into_iter().collect();
    let people = select(world, &Selection { indicator: INHABITANTS.into(), wanted, regions, ..Selection::default() });
    let mut found = false;
    let mut whole_of = |figure: &Figure| {
        let same = |f: &&Shown<'_>| f.key.dims.is_empty() && f.key.region == figure.key.region && f.key.period == figure.key.period;
        // Inhabitants of an area say nothing of a part that the figure names as dimension.
        let value = people.iter().find(same).filter(|_| super::spot(&figure.key).is_none_or(|s| s.dim.is_none())).map(|f| f.value);
        found |= value.is_some();
        value
    };
    recount(&mut made.strands, 1000.0, 2, "per thousand inhabitants", &mut whole_of);
    if found { Ok(()) } else { Err(Why::NoInhabitants) }
}

/// Divides every figure; a figure without a whole becomes missing.
fn recount<'w>(strands: &mut [Strand<'w>], times: f64, decimals: i32, unit: &str, whole_of: &mut dyn FnMut(&Figure) -> Option<Value>) {
    for strand in strands {
        let points = strand.chain.iter_mut().chain(strand.threads.iter_mut().flat_map(|t| t.points.iter_mut()));
        for point in points {
            let figure = &point.figure;
            let value = divided(figure.value, whole_of(figure), times, decimals);
            let made = Figure { value, unit: Unit(unit.into()), qualifier: figure.qualifier.clone(), ..Figure::clone(figure) };
            point.figure.figure = Cow::Owned(made);
        }
    }
}

/// Part of a whole; the bounds of a quotient come from the bounds of both.
fn divided(part: Value, whole: Option<Value>, times: f64, decimals: i32) -> Value {
    let bounds = |v: Value| match v {
        Value::Number { value } => Some((value, value)),
        Value::Interval { low, high } => Some((low, high)),
        _ => None,
    };
    let Some(whole) = whole else { return Value::Missing };
    let (Some((low, high)), Some((least, most))) = (bounds(part), bounds(whole)) else {
        let hidden = part == Value::Suppressed || whole == Value::Suppressed;
        return if hidden { Value::Suppressed } else { part_or_missing(part) };
    };
    if least <= 0.0 || most <= 0.0 {
        return Value::Missing;
    }
    let (from, to) = (low / most * times, high / least * times);
    if low == high && least == most {
        let scale = 10f64.powi(decimals);
        return Value::Number { value: (from * scale).round() / scale };
    }
    let (low, high) = outward(from, to, decimals);
    Value::Interval { low, high }
}

fn part_or_missing(part: Value) -> Value {
    if part == Value::NotApplicable { part } else { Value::Missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotient_never_says_more_than_its_two_sides() {
        let number = |value| Value::Number { value };
        assert_eq!(divided(number(25.0), Some(number(200.0)), 100.0, 1), number(12.5));
        let range = Value::Interval { low: 1.0, high: 4.0 };
        assert_eq!(divided(range, Some(number(200.0)), 100.0, 1), Value::Interval { low: 0.5, high: 2.0 });
        assert_eq!(
            divided(number(5.0), Some(Value::Interval { low: 10.0, high: 20.0 }), 100.0, 0),
            Value::Interval { low: 25.0, high: 50.0 }
        );
        assert_eq!(divided(range, Some(number(300.0)), 100.0, 1), Value::Interval { low: 0.3, high: 1.4 }, "1 of 300 is more than 0.3");
        assert_eq!(divided(Value::Suppressed, Some(number(9.0)), 100.0, 0), Value::Suppressed);
        assert_eq!(divided(number(5.0), Some(Value::Suppressed), 100.0, 0), Value::Suppressed);
        assert_eq!(divided(number(5.0), None, 100.0, 0), Value::Missing);
        assert_eq!(divided(number(5.0), Some(number(0.0)), 100.0, 0), Value::Missing);
    }
}
