//! The rules on a small world made by hand, and all of them on a large one.

use super::*;
use crate::agenda::{Action, Milestone};
use crate::monitor::{Break, Edition, Indicator, Key};
use crate::pact::{Agreement, Goal, Target};
use crate::people::Party;
use crate::record::{Record, State};
use crate::steering::signal::{Signal, SignalStep};
use crate::steering::watch::{Planned, plan, raised};
use crate::text::Text;
use crate::value::Value;
use crate::world::{Noun, Table};
use jiff::civil::date;
use std::sync::Arc;

fn rec<T>(id: &str, value: T) -> Rec<T> {
    Rec { id: id.into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value }
}

fn table<T: Record>(rows: Vec<(String, T)>) -> Arc<Table<T>> {
    Arc::new(Table(rows.into_iter().map(|(id, v)| (id.clone(), rec(&id, v).into())).collect()))
}

fn one<T: Record>(id: &str, value: T) -> Arc<Table<T>> {
    table(vec![(id.into(), value)])
}

fn figure(indicator: &str, period: &str, edition: &str, value: f64) -> Figure {
    let key = Key { edition: edition.into(), ..Key::whole(indicator, "NL", period.parse().unwrap()) };
    Figure::plain(key, Value::Number { value }, "persons")
}

fn rule(test: &str, threshold: f64, patience: i64) -> SignalRule {
    SignalRule { test: test.into(), threshold: Some(threshold), patience: Some(patience), ..SignalRule::default() }
}

/// From 20 in 2013 to 40 in 2023: the path of 2018 is 30.
fn measured(points: &[(&str, &str, f64)]) -> World {
    let target = Target { indicator: Some("x".into()), value: Some(40.0), year: Some(2023), ..Target::default() };
    let edition = |year: i16| (year.to_string(), Edition { published: date(year, 6, 1), ..Edition::default() });
    World {
        signal_rules: one("path", rule("off_path", 10.0, 0)),
        goals: one("4", Goal { targets: vec![target], ..Goal::default() }),
        indicators: one("x", Indicator { direction: "up".into(), ..Indicator::default() }),
        editions: table((2013..=2026).map(edition).collect()),
        figures: Arc::new([("x".to_string(), points.iter().map(|(p, e, v)| figure("x", p, e, *v)).collect())].into()),
        ..World::default()
    }
}

fn today() -> Date {
    date(2026, 11, 21)
}

#[test]
fn an_indicator_leaves_its_path_by_more_than_the_threshold() {
    // 10 percent of a way of 20 is 2: 28.1 is near enough, 27.9 is not.
    for (now, off) in [(31.0, false), (28.1, false), (27.9, true), (15.0, true)] {
        let world = measured(&[("2013", "2013", 20.0), ("2018", "2019", now)]);
        assert_eq!(findings(&world, today()).len(), usize::from(off), "{now}");
    }
    let world = measured(&[("2013", "2013", 20.0), ("2018", "2019", 25.0)]);
    let found = findings(&world, today()).remove(0);
    let key = "x;region=NL;period=2018;edition=2019;series=;definition=".to_string();
    let trail = TrailRow {
        on: today(),
        occasion: "2019 2018".into(),
        figure: Some(key),
        found: Some(25.0),
        norm: Some(30.0),
        threshold: Some(10.0),
        due: None,
    };
    assert_eq!((found.trail, found.goals, found.subject), (trail, vec!["4".to_string()], (Kind::Indicator, "x".to_string())));
}

#[test]
fn without_a_target_or_two_comparable_figures_there_is_no_path() {
    let mut world = measured(&[("2013", "2013", 20.0), ("2018", "2019", 5.0)]);
    world.goals = one("4", Goal { indicators: vec!["x".into()], ..Goal::default() });
    assert!(findings(&world, today()).is_empty(), "no target");
    assert!(findings(&measured(&[("2013", "2013", 20.0)]), today()).is_empty(), "one figure");
    let mut broken = measured(&[("2013", "2013", 20.0), ("2018", "2019", 5.0)]);
    let at = Break { at: "2018".into(), text: Text::nl("andere telling") };
    broken.indicators = one("x", Indicator { direction: "up".into(), breaks: vec![at], ..Indicator::default() });
    assert!(findings(&broken, today()).is_empty(), "a break lies between");
}

#[test]
fn only_what_was_known_that_day_counts() {
    let world = measured(&[("2013", "2013", 20.0), ("2018", "2019", 31.0), ("2019", "2020", 21.0)]);
    assert_eq!(findings(&world, date(2020, 5, 31)).len(), 0);
    assert_eq!(findings(&world, date(2020, 6, 1)).len(), 1);
}

/// What a released edition says of the whole country, with a split that no path looks at.
fn released(edition: &str, points: &[(&str, f64)]) -> Arc<Slice> {
    use crate::slices::{About, Axis};
    let axis = |name: &str, codes: &[&str]| Axis { name: name.into(), codes: codes.iter().map(|c| (*c).to_string()).collect() };
    let periods: Vec<&str> = points.iter().map(|(p, _)| *p).collect();
    let axes = vec![axis("sex", &["", "female"]), axis(REGION, &["oost", "NL"]), axis(PERIOD, &periods)];
    let about = About { indicator: "x".into(), edition: edition.into(), unit: "persons".into(), ..About::default() };
    let n = points.len();
    let at = |sex: usize, region: usize, value: &dyn Fn(f64) -> f64| -> Vec<(u64, Value)> {
        let place = |i: usize| ((sex * 2 + region) * n + i) as u64;
        points.iter().enumerate().map(|(i, (_, v))| (place(i), Value::Number { value: value(*v) })).collect()
    };
    let cells = [at(0, 1, &|v| v), at(1, 1, &|v| v / 9.0), at(0, 0, &|v| v / 5.0)].concat();
    Arc::new(Slice::new(about, axes, cells).unwrap())
}

#[test]
fn a_released_edition_is_looked_at_like_any_figure() {
    let mut world = measured(&[]);
    let first = released("2019", &[("2013", 20.0), ("2018", 31.0)]);
    world.slices = Arc::new([("x".to_string(), vec![first.clone()])].into());
    assert!(findings(&world, today()).is_empty(), "on its path");
    // The next edition is of the same day: what was released later holds.
    world.editions = table(["2019", "2020"].map(|e| (e.into(), Edition { published: today(), ..Edition::default() })).into());
    let next = released("2020", &[("2013", 20.0), ("2018", 27.0)]);
    world.slices = Arc::new([("x".to_string(), vec![first, next])].into());
    let found = findings(&world, today());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].trail.found, found[0].trail.norm, found[0].trail.occasion.as_str()), (Some(27.0), Some(30.0), "2020 2018"));
}

#[test]
fn a_target_below_the_base_is_a_path_down() {
    let mut world = measured(&[("2013", "2013", 20.0), ("2018", "2019", 18.0)]);
    let target = Target { indicator: Some("x".into()), value: Some(10.0), year: Some(2023), ..Target::default() };
    world.goals = one("4", Goal { targets: vec![target], ..Goal::default() });
    let found = findings(&world, today()).remove(0);
    assert_eq!((found.trail.found, found.trail.norm), (Some(18.0), Some(15.0)));
}

#[test]
fn wrong_for_two_editions_in_a_row_is_a_turn_and_a_revision_is_not() {
    let turn = |points: &[(&str, &str, f64)]| {
        let mut world = measured(points);
        world.signal_rules = one("turn", rule("wrong_way", 0.0, 2));
        findings(&world, today()).into_iter().map(|f| (f.trail.norm, f.trail.found)).collect::<Vec<_>>()
    };
    assert_eq!(turn(&[("2013", "2014", 20.0), ("2014", "2015", 19.0), ("2015", "2016", 18.0)]), [(Some(20.0), Some(18.0))]);
    assert_eq!(turn(&[("2013", "2014", 20.0), ("2014", "2015", 21.0), ("2015", "2016", 18.0)]), []);
    // The same year published again with another value: a revision, and one worse year.
    assert_eq!(turn(&[("2013", "2014", 20.0), ("2014", "2015", 19.0), ("2014", "2016", 18.0)]), []);
}

fn doing(test: &str, patience: i64, action: Action) -> Vec<(Option<Date>, String)> {
    let world = World {
        signal_rules: one("r", rule(test, 0.0, patience)),
        parties: one("fme", Party { valid_until: None, ..Party::default() }),
        actions: one("a", action),
        ..World::default()
    };
    findings(&world, today()).into_iter().map(|f| (f.trail.due, f.trail.occasion)).collect()
}

#[test]
fn actions_are_late_silent_unowned_unfunded_or_miss_a_milestone() {
    let (due, soon) = (date(2026, 11, 1), date(2026, 12, 1));
    let action = || Action { owner: "fme".into(), ..Action::default() };
    let at = |d: Date| vec![(Some(d), d.to_string())];
    assert_eq!(doing("action_late", 0, Action { end: Some(due), ..action() }), at(due));
    assert_eq!(doing("action_late", 30, Action { end: Some(due), ..action() }), []);
    assert_eq!(doing("action_late", 0, Action { end: Some(soon), ..action() }), []);
    assert_eq!(doing("action_late", 0, Action { end: Some(due), phase: Some("done".into()), ..action() }), []);
    let silent = doing("action_silent", 0, Action { start: Some(date(2026, 1, 1)), update_days: Some(90), ..action() });
    assert_eq!(silent, [(Some(date(2026, 4, 1)), "2026-01-01".to_string())]);
    assert_eq!(doing("action_silent", 0, action()), []);
    assert_eq!(doing("action_unowned", 0, Action { owner: "gone".into(), ..Action::default() }).len(), 1);
    assert_eq!(doing("action_unowned", 0, action()), []);
    assert_eq!(doing("action_unfunded", 0, Action { start: Some(due), ..action() }), at(due));
    let milestone = Milestone { text: Text::nl("Lokaal"), due: Some(due), milestone_state: "active".into(), completed: None };
    let missed = doing("milestone_missed", 0, Action { milestones: vec![milestone.clone()], ..action() });
    assert_eq!(missed, [(Some(due), "2026-11-01 Lokaal".to_string())]);
    let met = Milestone { milestone_state: "completed".into(), completed: Some(due), ..milestone };
    assert_eq!(doing("milestone_missed", 0, Action { milestones: vec![met], ..action() }), []);
}

#[test]
fn an_agreement_without_action_is_idle() {
    let mut world = World {
        signal_rules: one("r", rule("agreement_idle", 0.0, 30)),
        agreements: one("noord-1", Agreement { region: Some("noord".into()), ..Agreement::default() }),
        ..World::default()
    };
    let found = findings(&world, today());
    assert_eq!((found.len(), found[0].region.as_deref()), (1, Some("noord")));
    world.actions = one("a", Action { agreement: Some("noord-1".into()), ..Action::default() });
    assert!(findings(&world, today()).is_empty());
}

/// Puts what was planned into the world, as the deed does.
fn apply(world: &mut World, planned: Vec<Planned>, today: Date) {
    let mut signals = Signal::table(world).clone();
    for p in planned {
        let (id, signal) = match p {
            Planned::Raise { id, finding } => (id, raised(&finding, Text::nl("x"), today)),
            Planned::Keep { id, signal, .. } => (id, *signal),
        };
        signals.0.insert(id.clone(), rec(&id, signal).into());
    }
    world.signals = Arc::new(signals);
}

fn look(world: &mut World, today: Date) -> usize {
    let planned = plan(world, &findings(world, today), today);
    let count = planned.len();
    apply(world, planned, today);
    count
}

#[test]
fn a_signal_is_raised_once_goes_on_at_a_new_edition_ends_visibly_and_comes_back() {
    let mut world =
        measured(&[("2013", "2013", 20.0), ("2018", "2019", 25.0), ("2019", "2020", 26.0), ("2020", "2021", 40.0), ("2021", "2022", 20.0)]);
    let day = |year| date(year, 7, 1);
    assert_eq!([look(&mut world, day(2019)), look(&mut world, day(2019)), look(&mut world, date(2019, 9, 1))], [1, 0, 0]);
    assert_eq!(look(&mut world, day(2020)), 1);
    let rows = |world: &World, id: &str| world.signals.get(id).unwrap().value.trail.iter().map(|t| t.occasion.clone()).collect::<Vec<_>>();
    assert_eq!(rows(&world, "path-x"), ["2019 2018", "2020 2019"]);
    assert_eq!([look(&mut world, day(2021)), look(&mut world, day(2021))], [1, 0]);
    assert_eq!(world.signals.get("path-x").unwrap().value.ended, Some(day(2021)), "it does not vanish");
    assert_eq!(look(&mut world, day(2022)), 1);
    assert_eq!(world.signals.get("path-x").unwrap().value.ended, None, "it is back");
    assert_eq!(world.signals.0.len(), 1);
}

#[test]
fn a_closed_signal_comes_back_only_with_something_new() {
    let mut world = measured(&[("2013", "2013", 20.0), ("2018", "2019", 25.0), ("2019", "2020", 26.0)]);
    look(&mut world, date(2019, 7, 1));
    let closed = world.signals.get("path-x").unwrap().value.close("bekend", date(2019, 8, 1)).unwrap();
    assert_eq!(closed.step, SignalStep::Closed);
    world.signals = one("path-x", closed);
    assert_eq!(look(&mut world, date(2020, 1, 1)), 0);
    assert_eq!(look(&mut world, date(2020, 7, 1)), 1);
    assert_eq!(world.signals.0.keys().collect::<Vec<_>>(), ["path-x", "path-x-2"]);
}

/// 200 rules over 50 indicators of 30 years in 8 editions, and 10,000 actions.
#[test]
#[allow(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn all_rules_over_a_large_pact_are_quick() {
    let years = |i: usize| {
        (1996..2026i16)
            .flat_map(move |y| (0..8i16).map(move |e| figure(&format!("x{i}"), &y.to_string(), &(2018 + e).to_string(), f64::from(y % 7))))
    };
    let target = |i: usize| Target { indicator: Some(format!("x{i}")), value: Some(90.0), year: Some(2030), ..Target::default() };
    let tests = crate::steering::TESTS;
    let mut world = measured(&[]);
    world.indicators = table((0..50).map(|i| (format!("x{i}"), Indicator { direction: "up".into(), ..Indicator::default() })).collect());
    world.figures = Arc::new((0..50).map(|i| (format!("x{i}"), years(i).collect())).collect());
    world.goals = one("4", Goal { targets: (0..50).map(target).collect(), ..Goal::default() });
    world.signal_rules = table((0..200).map(|i| (format!("r{i}"), rule(tests[i % tests.len()], 5.0, 2))).collect());
    let action = |i: i32| Action {
        owner: "gone".into(),
        start: Some(date(2020, 1, 1)),
        end: (i % 2 == 0).then_some(date(2026, 1, 1)),
        ..Action::default()
    };
    world.actions = table((0..10_000).map(|i| (format!("a{i}"), action(i))).collect());
    let found = findings(&world, today());
    let planned = plan(&world, &found, today());
    assert_eq!(planned.len(), found.len());
}
