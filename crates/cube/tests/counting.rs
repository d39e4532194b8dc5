//! Counting: margins are sums, however the rows come in.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::{filled, grouped, with_total};
use cube::{Builder, Codes, Columns, CubeError, Dimension, Shape};
use proptest::prelude::*;

fn shape() -> Shape {
    let years = Dimension::flat("year", &["2022", "2023", "2024"]).unwrap();
    Shape::new(vec![years, grouped("region", 5, 2), with_total("sex", 2)]).unwrap()
}

/// (year, region, sex, count, weight, key)
type Row = (u8, u16, u8, i32, f64, u64);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let weight = (0u32..4000).prop_map(|w| f64::from(w) / 1000.0);
    prop::collection::vec((0u8..3, 0u16..5, 0u8..2, 0i32..50, weight, any::<u64>()), 0..300)
}

proptest! {
    #[test]
    fn margins_equal_brute_force(rows in rows()) {
        let mut builder = Builder::keyed(shape());
        for (y, r, s, n, w, key) in &rows {
            builder.add_keyed(&[(*y).into(), (*r).into(), (*s).into()], *n as u64, *w, *key).unwrap();
        }
        let cube = builder.roll_up().unwrap();
        for cell in 0..cube.shape().cells() {
            let p = cube.shape().positions(cell);
            let d = cube.shape().dimensions();
            let inside = |(y, r, s, ..): &&Row| {
                let at = [usize::from(*y), usize::from(*r), usize::from(*s)];
                (0..3).all(|i| d[i].leaves_under(p[i]).contains(&at[i]))
            };
            let counted = rows.iter().filter(inside);
            prop_assert_eq!(cube.count()[cell], counted.clone().map(|r| r.3 as u64).sum::<u64>());
            prop_assert_eq!(cube.key().unwrap()[cell], counted.clone().fold(0u64, |k, r| k.wrapping_add(r.5)));
            prop_assert!((cube.sum()[cell] - counted.map(|r| r.4).sum::<f64>()).abs() < 1e-9);
        }
    }

    #[test]
    fn columns_count_as_rows_do(rows in rows()) {
        let column = |f: fn(&Row) -> u8| rows.iter().map(f).collect::<Vec<u8>>();
        let (year, sex) = (column(|r| r.0), column(|r| r.2));
        let region: Vec<u16> = rows.iter().map(|r| r.1).collect();
        let count: Vec<i32> = rows.iter().map(|r| r.3).collect();
        let weight: Vec<f64> = rows.iter().map(|r| r.4).collect();
        let key: Vec<u64> = rows.iter().map(|r| r.5).collect();
        let codes = [Codes::U8(&year), Codes::U16(&region), Codes::U8(&sex)];
        let mut fast = Builder::keyed(shape());
        fast.add_columns(&Columns { codes: &codes, count: &count, weight: &weight, key: Some(&key) }).unwrap();
        let mut slow = Builder::keyed(shape());
        for (y, r, s, n, w, key) in &rows {
            slow.add_keyed(&[(*y).into(), (*r).into(), (*s).into()], *n as u64, *w, *key).unwrap();
        }
        let (fast, slow) = (fast.roll_up().unwrap(), slow.roll_up().unwrap());
        prop_assert_eq!(fast.count(), slow.count());
        prop_assert_eq!(fast.key(), slow.key());
        prop_assert!(fast.sum().iter().zip(slow.sum()).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}

fn columns(sex: &[u8], count: &[i32]) -> Result<(), CubeError> {
    let shape = Shape::new(vec![with_total("sex", 2)]).unwrap();
    let weight = vec![1.0; count.len()];
    Builder::new(shape).add_columns(&Columns { codes: &[Codes::U8(sex)], count, weight: &weight, key: None })
}

#[test]
fn bad_rows_are_named() {
    let mut sex = vec![0; 5000];
    sex[4321] = 2;
    assert_eq!(columns(&sex, &[1; 5000]), Err(CubeError::UnknownCode { row: 4321, dimension: "sex".into(), code: 2 }));
    let mut count = vec![1; 5000];
    count[17] = -1;
    assert_eq!(columns(&[0; 5000], &count), Err(CubeError::NegativeCount { row: 17, count: -1 }));
    assert_eq!(columns(&[0; 4], &[1; 5]), Err(CubeError::Columns { expected: 5, found: 4 }));
}

#[test]
fn counts_beyond_64_bits_are_refused() {
    let mut builder = Builder::new(Shape::new(vec![with_total("sex", 2)]).unwrap());
    builder.add(&[0], u64::MAX, 0.0).unwrap();
    assert_eq!(builder.add(&[0], 1, 0.0), Err(CubeError::Overflow));
    builder.add(&[1], 1, 0.0).unwrap();
    assert_eq!(builder.roll_up(), Err(CubeError::Overflow));
}

#[test]
fn the_workload_is_the_peers() {
    let small = common::workload(common::SMALL);
    let primary = small.count().iter().filter(|n| (1..10).contains(*n)).count();
    let zeros = small.count().iter().filter(|n| **n == 0).count();
    assert_eq!((small.count().len(), primary, zeros), (1794, 456, 380));
    let big = common::workload(common::BIG);
    let primary = big.count().iter().filter(|n| (1..10).contains(*n)).count();
    assert_eq!((big.count().len(), primary), (16_146, 5260));
    assert_eq!(filled(vec![with_total("a", 2)], &[1, 2]).count(), [1, 2, 3]);
}
