//! Figures of a source that hid some, published again.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{grouped, with_total};
use cube::{CubeError, Dimension, Known, Protected, Reason, Settled, Shape, Source, Value, narrowing, republish, share};
use proptest::prelude::*;

const FEW: Known = Known::Range { low: 1, high: 4 };

fn between(low: u64, high: u64) -> Value {
    Value::Between { low, high }
}

/// One school: men, women, and the total the source prints.
fn school(men: Known, women: Known, total: Option<Known>) -> Result<Settled, CubeError> {
    let mut source = Source::new(Shape::new(vec![with_total("sex", 2)]).unwrap());
    source.add(&[0], men)?;
    source.add(&[1], women)?;
    total.map_or(Ok(()), |t| source.state(&[2], t))?;
    source.settle()
}

fn values(source: &Settled) -> Vec<Value> {
    let protected = republish(source).unwrap();
    assert_eq!(narrowing(source, &protected.values().collect::<Vec<_>>()), []);
    protected.values().collect()
}

#[test]
fn a_sum_we_make_ourselves_is_an_interval() {
    let source = school(FEW, Known::Exact(12), None).unwrap();
    assert_eq!((source.stated(2), source.known(2)), (None, Known::Range { low: 13, high: 16 }));
    assert_eq!(values(&source), [between(1, 4), Value::Number(12), between(13, 16)]);
}

#[test]
fn a_printed_total_that_gives_a_cell_away_is_refused_or_pays_for_it() {
    let source = school(FEW, Known::Exact(12), Some(Known::Exact(14))).unwrap();
    assert_eq!(source.known(0), Known::Exact(2), "the source itself leaks");
    let printed = [between(1, 4), Value::Number(12), Value::Number(14)];
    let leak = narrowing(&source, &printed);
    assert_eq!((leak.len(), leak[0].cell, leak[0].stated, leak[0].low, leak[0].high), (1, 0, FEW, 2.0, 2.0));
    // Either the total or the other sex becomes the interval that follows from the rest.
    let ours = values(&source);
    assert!(ours == [between(1, 4), between(10, 13), Value::Number(14)] || ours == [between(1, 4), Value::Number(12), between(13, 16)]);
    let log = republish(&source).unwrap();
    assert_eq!(log.log().reason(0), Some(Reason::Kept));
    assert!(log.log().entries.iter().any(|e| e.reason == Reason::Narrows { kept: 0 }));
}

#[test]
fn a_total_over_two_kept_cells_stays_where_it_can() {
    let source = school(FEW, FEW, Some(Known::Exact(6))).unwrap();
    // As printed by the source, six would leave two to four; so ours may not repeat "one to four".
    assert_eq!(narrowing(&source, &[between(1, 4), between(1, 4), Value::Number(6)]).len(), 2);
    assert_eq!(values(&source), [between(1, 5), between(1, 5), Value::Number(6)]);
}

#[test]
fn a_share_of_an_interval_is_an_interval() {
    let source = school(FEW, Known::Exact(12), None).unwrap();
    let ours = republish(&source).unwrap();
    assert_eq!(share(&ours, 1, 2), Value::ShareBetween { low: 12.0 / 16.0, high: 12.0 / 13.0 });
    assert_eq!(share(&ours, 2, 2), Value::ShareBetween { low: 13.0 / 16.0, high: 1.0 });
}

#[test]
fn contradictions_name_the_cell() {
    assert!(matches!(school(FEW, Known::Exact(12), Some(Known::Exact(20))), Err(CubeError::Contradiction { .. })));
    let mut source = Source::new(Shape::new(vec![with_total("sex", 2)]).unwrap());
    source.state(&[2], Known::Exact(7)).unwrap();
    assert_eq!(source.state(&[2], Known::Exact(8)), Err(CubeError::Contradiction { cell: 2 }));
    assert!(source.state(&[3], FEW).is_err() && source.add(&[2], FEW).is_err());
}

/// Regions in landsdelen, by sex. The source prints regions by sex, `<5`, and each region's total.
fn regional(counts: &[u64]) -> Settled {
    let shape = Shape::new(vec![grouped("region", 6, 2), with_total("sex", 2)]).unwrap();
    let mut source = Source::new(shape);
    for (region, pair) in counts.chunks(2).enumerate() {
        for (sex, n) in pair.iter().enumerate() {
            source.add(&[region, sex], if (1..5).contains(n) { FEW } else { Known::Exact(*n) }).unwrap();
        }
        source.state(&[region, 2], Known::Exact(pair[0] + pair[1])).unwrap();
    }
    source.settle().unwrap()
}

/// Cells whose printed value does not hold the truth.
fn lies(protected: &Protected, truth: &[u64]) -> usize {
    let holds = |value: Value, n: u64| match value {
        Value::Number(m) => n == m,
        Value::Between { low, high } => (low..=high).contains(&n),
        _ => true,
    };
    protected.values().zip(truth).filter(|(v, n)| !holds(*v, **n)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_narrowed_and_nothing_is_untrue(n in prop::collection::vec(prop_oneof![1 => Just(0u64), 4 => 1u64..5, 4 => 5u64..60], 12)) {
        let source = regional(&n);
        let protected = republish(&source).unwrap();
        let printed: Vec<Value> = protected.values().collect();
        prop_assert_eq!(narrowing(&source, &printed), vec![]);
        let truth = common::filled(vec![grouped("region", 6, 2), with_total("sex", 2)], &n);
        prop_assert_eq!(lies(&protected, truth.count()), 0);
        // Everything printed has a number or two ends: the source leaves nothing unbounded.
        prop_assert!(printed.iter().all(|v| !v.is_suppressed()));
    }
}

/// The source prints every total, over both dimensions.
fn all_totals(counts: &[u64]) -> (Settled, cube::Cube) {
    let shape = || vec![grouped("region", 4, 2), with_total("sector", 3)];
    let truth = common::filled(shape(), counts);
    let mut source = Source::new(Shape::new(shape()).unwrap());
    for cell in 0..truth.count().len() {
        let at = truth.shape().positions(cell);
        let n = truth.count()[cell];
        let said = if (1..5).contains(&n) { FEW } else { Known::Exact(n) };
        if at[0] < 4 && at[1] < 3 { source.add(&at, said).unwrap() } else { source.state(&at, said).unwrap() }
    }
    (source.settle().unwrap(), truth)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn totals_over_all_dimensions_are_no_contradiction(n in prop::collection::vec(prop_oneof![1 => Just(0u64), 6 => 1u64..5, 3 => 5u64..60], 12)) {
        let (source, truth) = all_totals(&n);
        let protected = republish(&source).unwrap();
        prop_assert_eq!(narrowing(&source, &protected.values().collect::<Vec<_>>()), vec![]);
        prop_assert_eq!(lies(&protected, truth.count()), 0);
    }
}

#[test]
fn years_do_not_add() {
    let years = Dimension::flat("year", &["2023", "2024"]).unwrap();
    let mut source = Source::new(Shape::new(vec![years, with_total("sex", 2)]).unwrap());
    source.add(&[0, 0], FEW).unwrap();
    source.add(&[1, 0], Known::Exact(9)).unwrap();
    let ours = values(&source.settle().unwrap());
    assert_eq!(ours, [between(1, 4), Value::Number(0), between(1, 4), Value::Number(9), Value::Number(0), Value::Number(9)]);
}
