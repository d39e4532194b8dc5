//! A table in whole persons within bounds, when trying cell by cell ran aground.
//!
//! Starts from leaves in the middle of their bounds, whose sums miss some of the printed totals, and
//! walks one total after the other to where it must be, all others standing. Since each walk goes as
//! far as a linear programme can, a total that stays out of reach proves that no table fits.

use crate::lp::Reach;
use crate::shape::Shape;
use crate::system::System;

/// Steps for one total.
const STEPS: usize = 10_000;

/// Why there is no table.
pub(crate) enum NoTable {
    /// The bounds of this cell exclude those of the others.
    Excluded(usize),
    /// There are tables, but those found hold broken persons.
    Broken(usize),
}

/// A table whose every cell lies within its bounds.
pub(crate) fn table(shape: &Shape, low: &[i64], high: &[i64]) -> Result<Vec<i64>, NoTable> {
    let mut value = vec![0; shape.cells()];
    for cell in shape.leaf_to_cell() {
        value[cell] = low[cell] + (high[cell] - low[cell]) / 2;
    }
    crate::rollup::margins(shape, &mut value, |a, b| a + b);
    let system = System::new(shape, &vec![true; shape.cells()]);
    let mut walk = system.walk(&value, 0);
    walk.most = STEPS;
    let room = |cell: usize, at: i64| ((low[cell] - at).min(0) as f64, (high[cell] - at).max(0) as f64);
    let open = |walk: &mut crate::walk::Walk, cell: usize, at: i64| {
        let (from, to) = room(cell, at);
        walk.bound(system.variable[cell] as usize, from, to);
    };
    (0..shape.cells()).for_each(|cell| open(&mut walk, cell, value[cell]));
    for cell in 0..shape.cells() {
        let missing = (low[cell] - value[cell]).max(0) + (high[cell] - value[cell]).min(0);
        if missing == 0 {
            continue;
        }
        let (sign, need) = (missing.signum() as f64, missing.abs() as f64);
        if walk.reach(system.variable[cell] as usize, sign, need) != Reach::Wanted {
            return Err(NoTable::Excluded(cell));
        }
        for (v, by) in walk.point() {
            if (by - by.round()).abs() > 1e-6 {
                return Err(NoTable::Broken(cell));
            }
            let changed = system.cells[v];
            value[changed] += by.round() as i64;
            open(&mut walk, changed, value[changed]);
        }
    }
    Ok(value)
}
