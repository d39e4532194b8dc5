//! Rounding, cell keys, shares, and publications side by side.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{codes, filled, grouped, sums, with_total};
use cube::{Builder, Cube, CubeError, Dimension, NoiseTable, Protected, Reason, Rule, Shape, Value, Zeros};
use cube::{audit_together, protect, share, suppress};
use proptest::prelude::*;

fn number(protected: &Protected, cell: usize) -> u64 {
    protected.value(cell).number().unwrap()
}

fn is_leaf(cube: &Cube, cell: usize) -> bool {
    cube.shape().positions(cell).iter().zip(cube.shape().dimensions()).all(|(p, d)| *p < d.leaves())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rounding_adds_up(n in prop::collection::vec(0u64..40, 36), base in prop_oneof![Just(3u64), Just(5)]) {
        let cube = filled(vec![grouped("region", 6, 2), with_total("b", 3), with_total("c", 2)], &n);
        let rounded = protect(&cube, &Rule::Round { base }).unwrap();
        for (parent, children) in sums(cube.shape()) {
            prop_assert_eq!(number(&rounded, parent), children.iter().map(|c| number(&rounded, *c)).sum::<u64>());
        }
        for (cell, n) in cube.count().iter().enumerate() {
            let (published, off) = (number(&rounded, cell), number(&rounded, cell).abs_diff(*n));
            prop_assert_eq!(published % base, 0);
            prop_assert!(!is_leaf(&cube, cell) || off < base);
            prop_assert!(*n != 0 || published == 0);
            prop_assert_eq!(off >= base, rounded.log().reason(cell) == Some(Reason::RoundedFar));
        }
        prop_assert_eq!(protect(&cube, &Rule::Round { base }).unwrap(), rounded);
    }

    /// The same persons get the same noise, whatever the cut they are counted in.
    #[test]
    fn keys_are_consistent(rows in prop::collection::vec((0usize..6, 0usize..2, any::<u64>()), 1..200)) {
        let rule = Rule::CellKey { threshold: 3, table: NoiseTable::gentle() };
        let publish = |groups| {
            let shape = Shape::new(vec![grouped("region", 6, groups), with_total("sex", 2)]).unwrap();
            let mut builder = Builder::keyed(shape);
            rows.iter().for_each(|(r, s, key)| builder.add_keyed(&[*r, *s], 1, 1.0, *key).unwrap());
            protect(&builder.roll_up().unwrap(), &rule).unwrap()
        };
        let (two, three) = (publish(2), publish(3));
        for region in codes("region", 6).iter().map(String::as_str).chain(["NL"]) {
            for sex in ["sex0", "sex1", "T"] {
                let cell = |p: &Protected| p.value(p.shape().find(&[region, sex]).unwrap());
                prop_assert_eq!(cell(&two), cell(&three));
            }
        }
    }
}

#[test]
fn rounding_is_fair_and_close_on_the_benchmark_table() {
    let cube = common::workload(common::SMALL);
    let rounded = protect(&cube, &Rule::Round { base: 5 }).unwrap();
    let errors: Vec<i64> = (0..cube.count().len()).map(|c| number(&rounded, c) as i64 - cube.count()[c] as i64).collect();
    let mean = errors.iter().sum::<i64>() as f64 / errors.len() as f64;
    assert!(mean.abs() < 0.1, "mean error {mean}");
    let far = rounded.log().entries.len();
    assert!(far * 20 < errors.len(), "{far} of {} cells a base or more away", errors.len());
}

#[test]
fn a_share_is_never_narrower_than_its_parts() {
    let cube = filled(vec![with_total("a", 2), with_total("b", 2)], &[3, 20, 30, 40]);
    let (protected, _) = suppress(&cube, 5, Zeros::Shown).unwrap();
    let hidden = |cell| protected.value(cell).is_suppressed();
    for numerator in 0..9 {
        for denominator in 0..9 {
            let share = share(&protected, numerator, denominator);
            assert_eq!(share.is_suppressed(), hidden(numerator) || hidden(denominator));
        }
    }
    let rule = Rule::Suppress { threshold: 5, zeros: Zeros::Shown };
    assert_eq!(protect(&cube, &rule).unwrap(), protected);
    let empty = filled(vec![with_total("a", 2)], &[0, 8]);
    let (empty, _) = suppress(&empty, 5, Zeros::Shown).unwrap();
    assert_eq!((share(&empty, 1, 0), share(&empty, 1, 2)), (Value::NotApplicable, Value::Share(1.0)));
    assert_eq!(protected.sum(0), None);
}

/// Four regions cut in two ways: each publication is safe, the two together are not.
#[test]
fn two_cuts_can_give_away_what_each_hides() {
    let region = |groups: &[(&str, &[&str])]| Dimension::tree("region", &["a", "b", "c", "d"], groups).unwrap();
    let n = [2, 3, 30, 40];
    let one = filled(vec![region(&[("abc", &["a", "b", "c"])])], &n);
    let two = filled(vec![region(&[("bc", &["b", "c"])])], &n);
    let ((first, _), (second, _)) = (suppress(&one, 5, Zeros::Shown).unwrap(), suppress(&two, 5, Zeros::Shown).unwrap());
    for (cube, protected) in [(&one, &first), (&two, &second)] {
        assert!(cube::audit(cube, protected).unwrap().is_safe());
    }
    let together = audit_together(&[(&one, &first), (&two, &second)]).unwrap();
    assert!(!together.is_safe() || first.value(4).is_suppressed() || second.value(4).is_suppressed());
    // One that shows everything but the small cells, beside one that shows the sum: a is exact.
    let shown = cube::primary_only(&one, 5).unwrap();
    let sum = cube::primary_only(&two, 5).unwrap();
    let leak = audit_together(&[(&one, &shown), (&two, &sum)]).unwrap();
    assert_eq!((leak.primary, leak.exact), (2, 2));
}

#[test]
fn other_facts_are_not_laid_over_one_another() {
    let cube = |n: &[u64]| filled(vec![with_total("a", 3)], n);
    let (old, new) = (cube(&[2, 30, 40]), cube(&[2, 31, 40]));
    let ((p, _), (q, _)) = (suppress(&old, 5, Zeros::Shown).unwrap(), suppress(&new, 5, Zeros::Shown).unwrap());
    assert!(matches!(audit_together(&[(&old, &p), (&new, &q)]), Err(CubeError::Different { .. })));
    assert!(audit_together(&[(&old, &p), (&old, &p)]).unwrap().is_safe());
    assert!(matches!(cube::audit(&new, &p), Err(CubeError::Different { .. })));
}

#[test]
fn impossible_rules_are_refused() {
    let cube = filled(vec![with_total("a", 2)], &[3, 20]);
    let refused = |rule| protect(&cube, &rule).unwrap_err();
    assert!(matches!(refused(Rule::Round { base: 1 }), CubeError::BadRule { .. }));
    assert!(matches!(refused(Rule::Suppress { threshold: 1, zeros: Zeros::Shown }), CubeError::BadRule { .. }));
    assert_eq!(refused(Rule::CellKey { threshold: 3, table: NoiseTable::gentle() }), CubeError::Keys);
}
