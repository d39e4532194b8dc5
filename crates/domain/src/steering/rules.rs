//! What the rules find in the world: pure sums, each finding with its trail.
//!
//! A path runs straight from the first comparable figure to the target. Figures are those known on
//! the day asked for; they are never compared across a series break or a change of definition.

use super::doing::Doing;
use super::signal::{SignalRule, TrailRow};
use crate::monitor::{Figure, as_known};
use crate::record::{Kind, Rec};
use crate::slices::{PERIOD, REGION, Slice};
use crate::world::World;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Something a rule wants looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: String,
    pub subject: (Kind, String),
    pub goals: Vec<String>,
    pub region: Option<String>,
    pub must_decide: bool,
    pub trail: TrailRow,
}

/// Everything the rules find, as known on `today`. The order is that of rules and subjects.
pub fn findings(world: &World, today: Date) -> Vec<Finding> {
    let homes = world.indicators.live().map(|card| (card.id.clone(), home(world, &card.id))).collect();
    let mut looked = Looked::new(world, &homes, today);
    let doing = Doing::new(world, today);
    let mut found = Vec::new();
    for rule in world.signal_rules.live().filter(|r| !r.value.off) {
        match rule.value.test.as_str() {
            "off_path" => found.extend(off_path(&mut looked, rule)),
            "wrong_way" => found.extend(wrong_way(&mut looked, rule)),
            _ => found.extend(doing.findings(rule)),
        }
    }
    found
}

/// What is published of the whole country, by indicator.
type Homes<'w> = BTreeMap<String, Vec<Cow<'w, Figure>>>;

/// What several rules ask of the same indicator is worked out once.
struct Looked<'w> {
    world: &'w World,
    homes: &'w Homes<'w>,
    today: Date,
    days: BTreeMap<String, Date>,
    courses: BTreeMap<String, Course<'w>>,
    /// The newest figure as each edition knew it.
    newest: BTreeMap<String, Vec<&'w Figure>>,
    goals: BTreeMap<String, Vec<String>>,
}

/// How an indicator went: the last run of comparable figures for the whole country.
#[derive(Clone, Debug, Default)]
pub struct Course<'w> {
    pub points: Vec<&'w Figure>,
}

impl<'w> Looked<'w> {
    fn new(world: &'w World, homes: &'w Homes<'w>, today: Date) -> Looked<'w> {
        let mut goals = BTreeMap::<String, Vec<String>>::new();
        for goal in world.goals.live() {
            let named = goal.value.indicators.iter().chain(goal.value.targets.iter().filter_map(|t| t.indicator.as_ref()));
            for indicator in named {
                let list = goals.entry(indicator.clone()).or_default();
                if !list.contains(&goal.id) {
                    list.push(goal.id.clone());
                }
            }
        }
        Looked { world, homes, today, days: world.edition_days(), courses: BTreeMap::new(), newest: BTreeMap::new(), goals }
    }

    fn home(&self, indicator: &str) -> &'w [Cow<'w, Figure>] {
        self.homes.get(indicator).map_or(&[], Vec::as_slice)
    }

    fn course(&mut self, indicator: &str) -> Course<'w> {
        if let Some(course) = self.courses.get(indicator) {
            return course.clone();
        }
        let made = course(self.world, self.home(indicator), &self.days, indicator, Some(self.today));
        self.courses.insert(indicator.into(), made.clone());
        made
    }

    fn newest(&mut self, indicator: &str) -> Vec<&'w Figure> {
        if let Some(newest) = self.newest.get(indicator) {
            return newest.clone();
        }
        let made = by_edition(self, indicator);
        self.newest.insert(indicator.into(), made.clone());
        made
    }

    fn indicators(&self, rule: &SignalRule) -> Vec<String> {
        let wanted = |id: &String| rule.indicators.is_empty() || rule.indicators.contains(id);
        self.world.indicators.live().map(|r| r.id.clone()).filter(wanted).collect()
    }

    fn finding(&self, rule: &Rec<SignalRule>, indicator: &str, trail: TrailRow) -> Finding {
        Finding {
            rule: rule.id.clone(),
            subject: (Kind::Indicator, indicator.into()),
            goals: self.goals.get(indicator).cloned().unwrap_or_default(),
            region: None,
            must_decide: rule.value.must_decide,
            trail,
        }
    }
}

/// Numbers of the whole country, alone or in the tables of released editions. Of a table only the
/// cells of the whole, as far as it has them: a hundred thousand cells never become figures here.
pub fn home<'w>(world: &'w World, indicator: &str) -> Vec<Cow<'w, Figure>> {
    let alone = world.figures.get(indicator).into_iter().flatten().map(Cow::Borrowed);
    let tables = world.slices.get(indicator).into_iter().flatten().flat_map(|slice| country(slice)).map(Cow::Owned);
    let usable = |f: &Cow<'_, Figure>| f.key.region == COUNTRY && f.value.number().is_some() && f.key.period.position().is_some();
    alone.chain(tables).filter(usable).collect()
}

const COUNTRY: &str = "NL";

fn country(slice: &Slice) -> Vec<Figure> {
    let Some(country) = slice.regions().position(COUNTRY) else { return Vec::new() };
    let wanted = slice.axes.iter().map(|axis| match axis.name.as_str() {
        REGION => Some(vec![country]),
        PERIOD => None,
        _ => axis.position("").map(|whole| vec![whole]),
    });
    slice.select(&wanted.collect::<Vec<_>>())
}

/// The course of an indicator as known on a day: of its figures at [`home`] those that are split least,
/// of one series and definition, after the last break.
pub fn course<'a>(
    world: &World,
    home: &'a [Cow<'_, Figure>],
    days: &BTreeMap<String, Date>,
    indicator: &str,
    day: Option<Date>,
) -> Course<'a> {
    let Some(card) = world.indicators.get_live(indicator) else { return Course::default() };
    let home = home.iter().map(AsRef::as_ref);
    let known = as_known(home, days, day);
    let Some(least) = known.iter().map(|f| f.key.dims.len()).min() else { return Course::default() };
    let mut threads = BTreeMap::<_, Vec<&Figure>>::new();
    for figure in known.into_iter().filter(|f| f.key.dims.len() == least) {
        threads.entry(figure.line()).or_default().push(figure);
    }
    let place = |f: &Figure| f.key.period.position().unwrap_or(f64::MIN);
    let newest = |points: &[&Figure]| points.iter().map(|f| place(f)).fold(f64::MIN, f64::max);
    // Of equally new threads the first by its codes, so that the answer never depends on order.
    let best = threads.into_values().reduce(|a, b| if newest(&b) > newest(&a) { b } else { a });
    let mut points = best.unwrap_or_default();
    points.sort_by(|a, b| place(a).total_cmp(&place(b)));
    let broken = |f: &Figure| card.value.breaks.iter().any(|b| b.at == f.key.period.to_string());
    if let Some(at) = points.iter().rposition(|f| broken(f)) {
        points.drain(..at);
    }
    Course { points }
}

/// A target with the value that a straight path expects in a year.
fn expected(points: &[&Figure], target: f64, target_year: f64) -> Option<(f64, f64, f64)> {
    let (first, last) = (points.first()?, points.last()?);
    let (base, base_year) = (first.value.number()?, first.key.period.position()?);
    let (now, now_year) = (last.value.number()?, last.key.period.position()?);
    let time = target_year - base_year;
    if time <= 0.0 || now_year <= base_year || base == target {
        return None;
    }
    let elapsed = ((now_year - base_year) / time).min(1.0);
    let path = base + (target - base) * elapsed;
    // How much of the way is missing, in percent; below zero it is ahead.
    let missing = (path - now) / (target - base) * 100.0;
    Some((now, path, missing))
}

fn off_path(looked: &mut Looked<'_>, rule: &Rec<SignalRule>) -> Vec<Finding> {
    let threshold = rule.value.threshold.unwrap_or(0.0);
    let mut found = Vec::new();
    for indicator in looked.indicators(&rule.value) {
        let targets = targets_of(looked.world, &indicator);
        if targets.is_empty() {
            continue;
        }
        let course = looked.course(&indicator);
        let worst = targets.into_iter().filter_map(|(value, year)| expected(&course.points, value, year));
        let Some((now, path, missing)) = worst.max_by(|a, b| a.2.total_cmp(&b.2)) else { continue };
        if missing > threshold
            && let Some(last) = course.points.last()
        {
            let trail = TrailRow { norm: Some(round(path)), ..seen(looked.today, last, now, threshold) };
            found.push(looked.finding(rule, &indicator, trail));
        }
    }
    found
}

/// Value and year of every target that names the indicator.
fn targets_of(world: &World, indicator: &str) -> Vec<(f64, f64)> {
    let targets = world.goals.live().filter(|g| g.value.superseded_by.is_none()).flat_map(|g| &g.value.targets);
    targets.filter(|t| t.is_total() && t.indicator.as_deref() == Some(indicator)).filter_map(|t| Some((t.value?, t.year? as f64))).collect()
}

fn seen(today: Date, figure: &Figure, now: f64, threshold: f64) -> TrailRow {
    TrailRow {
        on: today,
        occasion: occasion(figure),
        figure: Some(figure.key.to_string()),
        found: Some(now),
        threshold: Some(threshold),
        ..TrailRow::default()
    }
}

/// A finding is another one when its edition or its period is.
fn occasion(figure: &Figure) -> String {
    format!("{} {}", figure.key.edition, figure.key.period).trim().to_string()
}

fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// The newest figure as each edition knew it: the last edition of each period counts.
fn by_edition<'w>(looked: &Looked<'w>, indicator: &str) -> Vec<&'w Figure> {
    let all = looked.home(indicator);
    let mut days: Vec<Date> = all.iter().filter_map(|f| looked.days.get(&f.key.edition).copied()).filter(|d| *d <= looked.today).collect();
    days.sort_unstable();
    days.dedup();
    let mut newest: Vec<&Figure> = Vec::new();
    for day in days {
        let Some(last) = course(looked.world, all, &looked.days, indicator, Some(day)).points.last().copied() else { continue };
        match newest.last() {
            Some(held) if held.key.period == last.key.period => drop(newest.pop()),
            _ => {}
        }
        newest.push(last);
    }
    newest
}

fn wrong_way(looked: &mut Looked<'_>, rule: &Rec<SignalRule>) -> Vec<Finding> {
    let in_a_row = rule.value.patience.and_then(|n| usize::try_from(n).ok()).unwrap_or(2).max(1);
    let least = rule.value.threshold.unwrap_or(0.0);
    let mut found = Vec::new();
    for indicator in looked.indicators(&rule.value) {
        let better = match looked.world.indicators.get_live(&indicator).map(|r| r.value.direction.as_str()) {
            Some("up") => 1.0,
            Some("down") => -1.0,
            _ => continue,
        };
        let newest = looked.newest(&indicator);
        let same = |a: &Figure, b: &Figure| a.line() == b.line();
        let worse = |pair: &[&Figure]| match (pair[0].value.number(), pair[1].value.number()) {
            (Some(a), Some(b)) => same(pair[0], pair[1]) && (a - b) * better > least,
            _ => false,
        };
        let turned = newest.windows(2).rev().take_while(|pair| worse(pair)).count();
        if turned >= in_a_row
            && let Some((before, last)) = newest.get(newest.len() - 1 - in_a_row).zip(newest.last())
            && let (Some(was), Some(now)) = (before.value.number(), last.value.number())
        {
            let trail = TrailRow { norm: Some(was), ..seen(looked.today, last, now, least) };
            found.push(looked.finding(rule, &indicator, trail));
        }
    }
    found
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
