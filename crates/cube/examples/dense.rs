//! Counts ten million generated rows in memory into the benchmark's 64 margins, and protects them.
//!
//! `cargo run --release -p cube --example dense [million rows]`. Shape: year 20 × sex 2 × origin 4 ×
//! region 40 × level 8 × sector 12, each with a total: 614,400 leaves, 1,511,055 cells.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use cube::{Builder, Codes, Columns, Cube, NoiseTable, Rule, Shape, protect};

const LENGTHS: [usize; 6] = [20, 2, 4, 40, 8, 12];

#[allow(clippy::disallowed_methods, reason = "an example measures time; the crate does not")]
fn main() {
    let rows = std::env::args().nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or(10) * 1_000_000;
    let (codes, count, weight, key) = generate(rows);
    let codes: Vec<Codes> = codes.iter().map(|c| Codes::U8(c)).collect();
    for keyed in [false, true, false, true] {
        let start = Instant::now();
        let columns = Columns { codes: &codes, count: &count, weight: &weight, key: keyed.then_some(&key[..]) };
        let Some((counted, cube)) = fill(&columns, keyed, start) else { return println!("refused") };
        let all = start.elapsed();
        let used = cube.count().iter().filter(|n| **n > 0).count();
        println!(
            "keys {keyed}: {:.1} M rows/s; rows {counted:?}, with margins {all:?}; {used} cells used, {} hidden below 10",
            rows as f64 / all.as_secs_f64() / 1e6,
            small(&cube)
        );
        if keyed {
            let start = Instant::now();
            let rule = Rule::CellKey { threshold: 3, table: NoiseTable::gentle() };
            println!("  cell key noise on all cells: {:?}", protect(&cube, &rule).map(|_| start.elapsed()));
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "an example measures time; the crate does not")]
fn fill(columns: &Columns, keyed: bool, start: Instant) -> Option<(std::time::Duration, Cube)> {
    let names = ["jaar", "geslacht", "herkomst", "regio", "niveau", "sector"];
    let shape = Shape::new(names.iter().zip(LENGTHS).map(|(name, n)| common::with_total(name, n)).collect()).ok()?;
    let mut builder = if keyed { Builder::keyed(shape) } else { Builder::new(shape) };
    builder.add_columns(columns).ok()?;
    let counted = start.elapsed();
    Some((counted, builder.roll_up().ok()?))
}

fn small(cube: &Cube) -> usize {
    cube.count().iter().filter(|n| (1..10).contains(*n)).count()
}

type Generated = (Vec<Vec<u8>>, Vec<i32>, Vec<f64>, Vec<u64>);

/// Skewed codes from a fixed seed: the smaller of two draws.
fn generate(rows: usize) -> Generated {
    let mut state = 20_130_513u64;
    let mut draw = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    let codes = LENGTHS
        .map(|n| {
            (0..rows)
                .map(|_| {
                    let d = draw();
                    (d % n as u64).min((d >> 32) % n as u64) as u8
                })
                .collect()
        })
        .to_vec();
    let count = (0..rows).map(|_| (draw() % 3) as i32 + 1).collect();
    let weight = (0..rows).map(|_| (draw() % 40_000) as f64 / 10_000.0).collect();
    (codes, count, weight, (0..rows).map(|_| draw()).collect())
}
