//! What an effect is and is not, on numbers that can be done by hand, and on many made at random.

use effect::{Design, Panel, Refusal, before_after, difference_in_differences, synthetic};
use proptest::prelude::*;

fn panel(from: i32, rows: &[&[f64]]) -> Panel {
    let units = (0..rows.len()).map(|u| format!("u{u}")).collect();
    let times = (0..rows[0].len()).map(|t| from + t as i32).collect();
    Panel { units, times, values: rows.iter().map(|r| r.iter().map(|v| Some(*v)).collect()).collect() }
}

fn design(treated: &[usize], start: i32, confidence: f64) -> Design {
    Design { treated: treated.to_vec(), start, confidence }
}

fn near(found: f64, meant: f64) {
    assert!((found - meant).abs() <= 1e-9 * (1.0 + meant.abs()), "{found} is not {meant}");
}

#[test]
fn before_and_after_by_hand() {
    let p = panel(2019, &[&[1.0, 3.0, 6.0, 10.0]]);
    let e = before_after(&p, &design(&[0], 2021, 0.95)).unwrap();
    near(e.size, 6.0);
    // Variances 2 and 8, two years each.
    near(e.standard_error, (2.0_f64 / 2.0 + 8.0 / 2.0).sqrt());
    near(e.freedom, 25.0 / (1.0 + 16.0));
}

#[test]
fn differences_by_hand() {
    // Changes: 5 for the one that acted; 1, 2 and 3 for the others.
    let p = panel(2020, &[&[0.0, 0.0, 5.0], &[1.0, 1.0, 2.0], &[4.0, 4.0, 6.0], &[2.0, 2.0, 5.0]]);
    let c = difference_in_differences(&p, &design(&[0], 2022, 0.9)).unwrap();
    near(c.estimate.size, 3.0);
    assert_eq!(c.changes, (5.0, 2.0));
    near(c.estimate.standard_error, (1.0_f64 * (1.0 + 1.0 / 3.0)).sqrt());
    near(c.estimate.freedom, 2.0);
    near(c.permutation.unwrap(), 0.25);
    near(c.drift.unwrap(), 0.0);
}

#[test]
fn groups_that_drift_apart_are_refused() {
    let p = panel(2018, &[&[0.0, 3.0, 6.0, 9.0], &[1.0, 1.1, 1.2, 1.2], &[4.0, 4.0, 4.1, 4.2], &[2.0, 2.2, 2.2, 2.2]]);
    let Err(Refusal::NotParallel { drift, chance }) = difference_in_differences(&p, &design(&[0], 2021, 0.9)) else { panic!() };
    assert!(drift > 2.5 && chance < 0.01, "{drift} {chance}");
}

#[test]
fn what_the_data_cannot_carry_is_refused() {
    let mut p = panel(2020, &[&[0.0, 0.0, 5.0], &[1.0, 1.0, 2.0], &[4.0, 4.0, 6.0]]);
    let few = Refusal::TooFewControls { found: 2, needed: 3 };
    assert_eq!(difference_in_differences(&p, &design(&[0], 2022, 0.9)), Err(few));
    assert_eq!(difference_in_differences(&p, &design(&[], 2022, 0.9)), Err(Refusal::NobodyActed));
    assert_eq!(difference_in_differences(&p, &design(&[7], 2022, 0.9)), Err(Refusal::NobodyActed));
    assert_eq!(before_after(&p, &design(&[0], 2020, 0.9)), Err(Refusal::Periods { before: 0, after: 3 }));
    assert_eq!(before_after(&p, &design(&[0], 2022, 0.9)), Err(Refusal::Periods { before: 2, after: 1 }));
    assert_eq!(before_after(&p, &design(&[0], 2021, 1.0)), Err(Refusal::Confidence { found: 1.0 }));
    p.values[1][2] = None;
    let gap = Refusal::Missing { unit: "u1".into(), time: 2022 };
    assert_eq!(difference_in_differences(&p, &design(&[0], 2022, 0.9)), Err(gap));
}

/// Four others, five years before: the one that acted is the mean of two of them, plus 4 afterwards.
fn mixed() -> Panel {
    let others: [&[f64]; 4] = [
        &[10.0, 12.0, 11.0, 13.0, 14.0, 15.0, 16.0],
        &[20.0, 19.0, 21.0, 20.0, 22.0, 21.5, 23.0],
        &[5.0, 9.0, 6.0, 8.0, 7.0, 7.5, 9.0],
        &[30.0, 28.0, 31.0, 27.0, 29.0, 30.5, 29.0],
    ];
    let acted: Vec<f64> = (0..7).map(|t| f64::midpoint(others[0][t], others[1][t]) + if t < 5 { 0.0 } else { 4.0 }).collect();
    panel(2015, &[&acted, others[0], others[1], others[2], others[3]])
}

#[test]
fn a_mix_shows_the_gap_afterwards() {
    let found = synthetic(&mixed(), &design(&[0], 2020, 0.8)).unwrap();
    assert!((found.size - 4.0).abs() < 1e-3, "{found:?}");
    assert!(found.misfit < 1e-3 && found.low <= found.size && found.size <= found.high);
    assert_eq!(found.weights.iter().map(|w| w.0.as_str()).collect::<std::collections::BTreeSet<_>>(), ["u1", "u2"].into());
    assert!(found.weights.iter().all(|w| (w.1 - 0.5).abs() < 1e-3));
    assert_eq!((found.placebos.len(), found.rank), (4, 0.2));
}

#[test]
fn five_regions_carry_no_interval_of_ninety_percent() {
    let few = Refusal::TooFewControls { found: 4, needed: 9 };
    assert_eq!(synthetic(&mixed(), &design(&[0], 2020, 0.9)), Err(few));
    let years = Refusal::Periods { before: 3, after: 4 };
    assert_eq!(synthetic(&mixed(), &design(&[0], 2018, 0.8)), Err(years));
    assert_eq!(synthetic(&mixed(), &design(&[0, 1], 2020, 0.8)), Err(Refusal::OneOnly { found: 2 }));
}

#[test]
fn a_region_unlike_all_others_is_refused() {
    let mut p = mixed();
    p.values[0] = [80.0, 90.0, 70.0, 95.0, 60.0, 85.0, 90.0].iter().map(|v| Some(*v)).collect();
    assert!(matches!(synthetic(&p, &design(&[0], 2020, 0.8)), Err(Refusal::PoorFit { .. })));
}

fn rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (4..9_usize, 5..9_usize).prop_flat_map(|(units, years)| prop::collection::vec(prop::collection::vec(0.0..100.0_f64, years), units))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What holds for a region all the time, or for all regions in a year, is no effect.
    #[test]
    fn fixed_effects_of_region_and_year_cancel(rows in rows(), lift in -50.0..50.0_f64, wave in -50.0..50.0_f64) {
        let plain: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let shifted: Vec<Vec<f64>> = rows
            .iter()
            .enumerate()
            .map(|(u, r)| r.iter().enumerate().map(|(t, v)| v + lift * u as f64 + wave * (t as f64).sin()).collect())
            .collect();
        let shifted: Vec<&[f64]> = shifted.iter().map(Vec::as_slice).collect();
        let d = design(&[0], 2004, 0.9);
        let (a, b) = (difference_in_differences(&panel(2000, &plain), &d), difference_in_differences(&panel(2000, &shifted), &d));
        match (a, b) {
            (Ok(a), Ok(b)) => {
                prop_assert!((a.estimate.size - b.estimate.size).abs() < 1e-6);
                prop_assert!((a.estimate.low - b.estimate.low).abs() < 1e-6);
                prop_assert_eq!(a.permutation, b.permutation);
            }
            (a, b) => prop_assert_eq!(a.is_err(), b.is_err()),
        }
    }

    /// An effect that is put in is found back, added to what chance gave.
    #[test]
    fn what_is_put_in_comes_out(rows in rows(), size in -30.0..30.0_f64) {
        let plain: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let d = design(&[1], 2004, 0.9);
        let mut acted = panel(2000, &plain);
        for value in &mut acted.values[1][4..] {
            *value = value.map(|v| v + size);
        }
        let (before, after) = (difference_in_differences(&panel(2000, &plain), &d), difference_in_differences(&acted, &d));
        if let (Ok(before), Ok(after)) = (before, after) {
            prop_assert!((after.estimate.size - before.estimate.size - size).abs() < 1e-6);
        }
    }

    /// Weights are a mix, whatever the panel.
    #[test]
    fn a_mix_adds_up_to_one(rows in rows()) {
        let plain: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        if let Ok(found) = synthetic(&panel(2000, &plain), &design(&[0], 2004, 0.7)) {
            let sum: f64 = found.weights.iter().map(|w| w.1).sum();
            prop_assert!(sum > 0.99 && sum < 1.0 + 1e-9, "{sum}");
            prop_assert!(found.low <= found.size && found.size <= found.high);
        }
    }
}
