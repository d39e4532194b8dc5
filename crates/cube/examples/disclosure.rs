//! Times suppression on the benchmark's tables (1,794 and 16,146 cells, threshold 10).
//!
//! `cargo run --release -p cube --example disclosure` prints time, cells and audit;
//! `… -- cells small` (or `big`) prints the numbers of the hidden cells, for a peer's audit;
//! `… -- attack big` runs the full linear programme on the large table too (slow, much memory).

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use cube::{Cube, Zeros, audit, suppress};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["cells", size] => cells(&common::workload(if size == "big" { common::BIG } else { common::SMALL })),
        ["attack", "big"] => report(&common::workload(common::BIG), Zeros::Shown, true),
        _ => {
            for zeros in [Zeros::Shown, Zeros::Counted] {
                report(&common::workload(common::SMALL), zeros, true);
                report(&common::workload(common::BIG), zeros, false);
            }
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "an example measures time; the crate does not")]
fn report(cube: &Cube, zeros: Zeros, attack: bool) {
    let start = Instant::now();
    let Ok((protected, certificate)) = suppress(cube, 10, zeros) else { return println!("cannot be protected") };
    let made = start.elapsed();
    let start = Instant::now();
    let proof = certificate.check(cube, &protected).unwrap_or_default();
    let checked = start.elapsed();
    let (primary, secondary) = protected.hidden();
    let total: u64 = cube.count().iter().sum();
    let lost: u64 = (0..cube.count().len()).filter(|c| protected.value(*c).is_suppressed()).map(|c| cube.count()[c]).sum();
    println!(
        "{} cells, {zeros:?}: {primary} primary, {secondary} secondary, {:.2} % of value",
        cube.count().len(),
        100.0 * lost as f64 / total as f64
    );
    println!("  suppressed in {made:?}; proof checked in {checked:?}: safe {}, {} by whole persons", proof.is_safe(), proof.whole);
    if attack {
        let start = Instant::now();
        match audit(cube, &protected) {
            Ok(a) => println!(
                "  attacked in {:?}: exact {}, too narrow {}, low side {}, unknown {}",
                start.elapsed(),
                a.exact,
                a.too_narrow,
                a.low_side,
                a.unknown
            ),
            Err(e) => println!("  {e}"),
        }
    }
}

fn cells(cube: &Cube) {
    if let Ok((protected, _)) = suppress(cube, 10, Zeros::Shown) {
        (0..cube.count().len()).filter(|c| protected.value(*c).is_suppressed()).for_each(|c| println!("{c}"));
    }
}
