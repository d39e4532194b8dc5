//! Figures of five landsdelen, made so that the answer is known.

use super::*;
use domain::monitor::{Figure, Key};
use domain::record::{Kind, State};
use domain::value::Value;
use domain::world::{Stored, fill};
use std::sync::Arc;

const REGIONS: [&str; 5] = ["noord", "noordwest", "oost", "zuidoost", "zuidwest"];

fn figure(region: &str, year: i16, series: &str, value: f64) -> Figure {
    let key = Key { edition: "2026-06".into(), series: series.into(), ..Key::whole("x", region, Period::Year(year)) };
    Figure::plain(key, Value::Number { value }, "persons")
}

/// Every landsdeel rises by 2 a year around a level of its own; Oost gains 10 from 2024 on.
fn world() -> World {
    let mut world = World::default();
    let regions = seed::load().unwrap().records.into_iter().filter(|r| r.kind == Kind::Region);
    let stored = regions.map(|r| Stored {
        id: r.id,
        revision: 1,
        state: State::Live,
        updated_at: jiff::Timestamp::UNIX_EPOCH,
        body: r.body.to_string(),
    });
    fill(&mut world, Kind::Region, stored.collect()).unwrap();
    let noise = [0.0, 0.4, -0.3, 0.2, -0.1, 0.3, -0.2];
    let mut figures = vec![figure("NL", 2020, "", 1000.0)];
    for (u, region) in REGIONS.iter().enumerate() {
        for t in 0..7_usize {
            let gain = if *region == "oost" && t >= 4 { 10.0 } else { 0.0 };
            let value = 100.0 + 20.0 * u as f64 + 2.0 * t as f64 + noise[(t + 2 * u) % 7] + gain;
            figures.push(figure(region, 2020 + t as i16, "", value));
        }
    }
    world.figures = Arc::new([("x".to_string(), figures)].into());
    world
}

fn asked(method: Method, acted: &[&str]) -> Study {
    Study {
        selection: Selection { indicator: "x".into(), ..Selection::default() },
        acted: acted.iter().map(|r| (*r).into()).collect(),
        start: 2024,
        method,
        confidence: 0.8,
    }
}

#[test]
fn the_gain_of_oost_is_found_and_the_country_is_no_region() {
    let found = study(&world(), &asked(Method::Comparison, &["oost"])).unwrap();
    assert_eq!(found.panel.units, REGIONS);
    assert_eq!((found.left_out.len(), found.edition.as_str()), (0, "2026-06"));
    let (size, low, high) = found.found.interval();
    assert!((size - 10.0).abs() < 0.6 && low > 9.0 && high < 11.0, "{size} {low} {high}");
    let (plain, ..) = study(&world(), &asked(Method::BeforeAfter, &["oost"])).unwrap().found.interval();
    assert!(plain > 16.0, "before and after also counts what rose everywhere: {plain}");
}

#[test]
fn a_region_that_lacks_a_year_is_left_out_and_named() {
    let mut world = world();
    let figures = Arc::make_mut(&mut world.figures).get_mut("x").unwrap();
    figures.retain(|f| !(f.key.region == "noord" && f.key.period == Period::Year(2021)));
    let found = study(&world, &asked(Method::Comparison, &["oost"])).unwrap();
    assert_eq!(found.left_out, ["noord"]);
    figures_of(&mut world).retain(|f| f.key.region != "zuidwest");
    let Hindrance::Refused { why, .. } = *study(&world, &asked(Method::Comparison, &["oost"])).unwrap_err() else { panic!() };
    assert_eq!(why, effect::Refusal::TooFewControls { found: 2, needed: 3 });
}

fn figures_of(world: &mut World) -> &mut Vec<Figure> {
    Arc::make_mut(&mut world.figures).get_mut("x").unwrap()
}

#[test]
fn years_before_a_break_are_not_compared() {
    let mut world = world();
    for f in figures_of(&mut world).iter_mut().filter(|f| matches!(f.key.period, Period::Year(y) if y < 2022)) {
        f.key.series = "old".into();
    }
    let found = study(&world, &asked(Method::Comparison, &["oost"])).unwrap();
    assert_eq!(found.panel.times, [2022, 2023, 2024, 2025, 2026]);
}

#[test]
fn what_is_not_there_is_said() {
    let world = world();
    assert_eq!(
        study(&world, &asked(Method::Comparison, &["twente"])).unwrap_err(),
        Hindrance::NoFigures { region: "twente".into() }.into()
    );
    let mixed = study(&world, &asked(Method::Comparison, &["oost", "PV26"])).unwrap_err();
    assert_eq!(*mixed, Hindrance::MixedKinds { one: "landsdeel".into(), other: "PV".into() });
}
