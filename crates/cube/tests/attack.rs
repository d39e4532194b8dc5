//! Attacks on suppressed cubes by attackers who share nothing with the suppressor.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;
#[path = "common/simplex.rs"]
mod simplex;

use common::{filled, grouped, sums, with_total};
use cube::{Cube, Protected, Zeros, audit, suppress};
use proptest::prelude::*;

/// The naive attack: whenever all but one cell of a sum are known, subtract. Gives what it learns.
fn subtraction(protected: &Protected) -> Vec<(usize, u64)> {
    let mut known: Vec<Option<i64>> = (0..protected.shape().cells()).map(|c| protected.value(c).number().map(|n| n as i64)).collect();
    let sums = sums(protected.shape());
    let mut learnt = Vec::new();
    loop {
        let before = learnt.len();
        for (parent, children) in &sums {
            let open: Vec<usize> = children.iter().chain([parent]).copied().filter(|c| known[*c].is_none()).collect();
            let [cell] = open[..] else { continue };
            let children: i64 = children.iter().filter_map(|c| known[*c]).sum();
            let value = if cell == *parent { children } else { known[*parent].unwrap_or(0) - children };
            known[cell] = Some(value);
            learnt.push((cell, value as u64));
        }
        if learnt.len() == before {
            return learnt;
        }
    }
}

/// The published sums as equations over hidden cells: coefficients and right-hand sides.
fn equations(protected: &Protected, hidden: &[usize]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let place = |cell: &usize| hidden.binary_search(cell).ok();
    let (mut rows, mut right) = (Vec::new(), Vec::new());
    for (parent, children) in sums(protected.shape()) {
        let (mut row, mut b) = (vec![0.0; hidden.len()], 0.0);
        for (cell, by) in children.iter().map(|c| (*c, 1.0)).chain([(parent, -1.0)]) {
            match place(&cell) {
                Some(v) => row[v] += by,
                None => b -= by * protected.value(cell).number().unwrap() as f64,
            }
        }
        if row.iter().any(|x| *x != 0.0) {
            rows.push(row);
            right.push(b);
        }
    }
    (rows, right)
}

/// Every small cell reaches the threshold, and may be smaller than it is, says the other attacker.
fn withstands(cube: &Cube, protected: &Protected, threshold: u64) -> Result<(), String> {
    let hidden: Vec<usize> = (0..cube.count().len()).filter(|c| protected.value(*c).is_suppressed()).collect();
    let (rows, right) = equations(protected, &hidden);
    for (v, cell) in hidden.iter().enumerate().filter(|(_, c)| (1..threshold).contains(&cube.count()[**c])) {
        let (low, high) = simplex::bounds(&rows, &right, v).ok_or("nothing fits what is published")?;
        let truth = cube.count()[*cell] as f64;
        if high < threshold as f64 - 1e-5 || low > truth - 1.0 + 1e-5 {
            return Err(format!("cell {cell} of {truth} lies between {low} and {high}"));
        }
    }
    Ok(())
}

fn check(cube: &Cube, threshold: u64) -> Result<(), TestCaseError> {
    let (protected, certificate) = suppress(cube, threshold, Zeros::Shown).unwrap();
    for (cell, n) in cube.count().iter().enumerate() {
        match protected.value(cell).number() {
            Some(published) => prop_assert!(published == *n && !(1..threshold).contains(n)),
            None => prop_assert!(*n > 0 && protected.log().reason(cell).is_some()),
        }
    }
    prop_assert_eq!(subtraction(&protected), vec![]);
    prop_assert!(certificate.check(cube, &protected).unwrap().is_safe());
    let seen = audit(cube, &protected).unwrap();
    prop_assert!(seen.is_safe(), "{:?}", seen);
    prop_assert_eq!(withstands(cube, &protected, threshold), Ok(()));
    Ok(())
}

/// Counts that are often empty, often small and sometimes large.
fn counts(n: usize) -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(prop_oneof![2 => Just(0u64), 4 => 1u64..8, 2 => 8u64..60], n)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_flat_table_withstands(n in counts(12)) {
        check(&filled(vec![with_total("a", 4), with_total("b", 3)], &n), 5)?;
    }

    #[test]
    fn a_hierarchy_withstands(n in counts(18)) {
        check(&filled(vec![grouped("region", 6, 2), with_total("b", 3)], &n), 5)?;
    }

    #[test]
    fn three_dimensions_withstand(n in counts(18)) {
        check(&filled(vec![with_total("a", 3), with_total("b", 3), with_total("c", 2)], &n), 5)?;
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    /// Enumerates whole tables: in flat tables an attacker in whole persons gets no further either.
    #[test]
    fn whole_persons_tell_no_more(n in prop::collection::vec(0u64..5, 6)) {
        let cube = filled(vec![with_total("a", 3), with_total("b", 2)], &n);
        let (protected, _) = suppress(&cube, 3, Zeros::Shown).unwrap();
        let mut largest = vec![0; cube.count().len()];
        every_table(6, 7, &mut |leaves| {
            let other = full(leaves);
            let same = (0..other.len()).all(|c| protected.value(c).number().is_none_or(|n| n == other[c]));
            if same {
                largest.iter_mut().zip(&other).for_each(|(l, n)| *l = (*l).max(*n));
            }
        });
        for (cell, n) in cube.count().iter().enumerate().filter(|(_, n)| (1..3).contains(*n)) {
            prop_assert!(largest[cell] >= 3, "cell {cell} of {n}: at most {}", largest[cell]);
        }
    }
}

/// All leaf counts below `most`, one after the other.
fn every_table(leaves: u32, most: u64, each: &mut impl FnMut(&[u64])) {
    for code in 0..most.pow(leaves) {
        let table: Vec<u64> = (0..leaves).map(|i| code / most.pow(i) % most).collect();
        each(&table);
    }
}

/// A 3 by 2 table with its margins, in the order of the cube.
fn full(leaves: &[u64]) -> Vec<u64> {
    let rows: Vec<[u64; 2]> = leaves.chunks(2).map(|r| [r[0], r[1]]).collect();
    let total = [rows.iter().map(|r| r[0]).sum(), rows.iter().map(|r| r[1]).sum()];
    rows.into_iter().chain([total]).flat_map(|[m, v]| [m, v, m + v]).collect()
}

#[test]
fn the_benchmark_table_is_safe_with_few_cells() {
    let cube = common::workload(common::SMALL);
    let (protected, certificate) = suppress(&cube, 10, Zeros::Shown).unwrap();
    let (primary, secondary) = protected.hidden();
    assert_eq!(primary, 456);
    assert!(secondary <= 210, "{secondary} secondary cells");
    assert_eq!(subtraction(&protected), []);
    assert!(certificate.check(&cube, &protected).unwrap().is_safe());
    let seen = audit(&cube, &protected).unwrap();
    assert!(seen.is_safe() && seen.primary == 456, "{seen:?}");
}

#[test]
fn the_attackers_see_a_leak() {
    // Only small cells hidden: the row total gives the first away.
    let cube = filled(vec![with_total("a", 2), with_total("b", 2)], &[3, 20, 30, 40]);
    let naked = cube::primary_only(&cube, 5).unwrap();
    assert_eq!(subtraction(&naked), [(0, 3)]);
    let seen = audit(&cube, &naked).unwrap();
    assert_eq!((seen.exact, seen.too_narrow, seen.cells), (1, 1, vec![0]));
}
