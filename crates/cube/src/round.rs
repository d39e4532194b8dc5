//! Controlled rounding: every cell a multiple of the base, and all sums right.
//!
//! Leaves are rounded to the multiple below or above (a multiple, zero included, stays); margins
//! are the sums of rounded leaves, so everything adds up. The choices start from running totals and
//! are then turned one by one as long as the squared errors of all cells together shrink, which
//! keeps margins within one base where that is possible. No chance is used: the same cube gives the
//! same rounding, and errors of margins stay near zero on either side. Where a margin ends further
//! than one base from its count, the log says so.

use crate::cube::Cube;
use crate::error::CubeError;
use crate::log::{Entry, Log, Reason};
use crate::shape::Shape;

/// Sweeps over all leaves; nearly all gain comes from the first few.
const SWEEPS: usize = 12;

/// Rounded counts of all cells, with the log of those that moved a whole base or more.
///
/// # Errors
/// [`CubeError::BadRule`] for a base below 2, [`CubeError::Overflow`] beyond 2^53.
pub(crate) fn round(cube: &Cube, base: u64) -> Result<(Vec<u64>, Log), CubeError> {
    if !(2..1 << 20).contains(&base) {
        return Err(CubeError::BadRule { reason: "a base is at least 2" });
    }
    let count = crate::suppress::whole(cube.count())?;
    let shape = cube.shape();
    let mut error = start(shape, &count, base as i64);
    crate::rollup::margins(shape, &mut error, |a, b| a + b);
    improve(shape, &count, &mut error, base as i64);
    let rounded = count.iter().zip(&error).map(|(n, e)| (n + e) as u64).collect();
    let far = error.iter().enumerate().filter(|(_, e)| e.unsigned_abs() >= base);
    let entries = far.map(|(cell, _)| Entry { cell, reason: Reason::RoundedFar }).collect();
    Ok((rounded, Log { entries }))
}

/// Rounding errors of the leaves: along the leaves the running error stays within half a base.
fn start(shape: &Shape, count: &[i64], base: i64) -> Vec<i64> {
    let mut error = vec![0; count.len()];
    let mut running = 0;
    for cell in shape.leaf_to_cell() {
        let over = count[cell] % base;
        if over != 0 {
            let up = running - over < -base / 2;
            error[cell] = if up { base - over } else { -over };
            running += error[cell];
        }
    }
    error
}

/// Turns single leaves up or down while the squared errors of the cells they count in shrink.
fn improve(shape: &Shape, count: &[i64], error: &mut [i64], base: i64) {
    let chains: Vec<_> = shape.dimensions().iter().map(crate::dimension::Dimension::chains).collect();
    let mut cells = Vec::new();
    for _ in 0..SWEEPS {
        let mut turned = false;
        for leaf in shape.leaf_to_cell() {
            if count[leaf] % base == 0 {
                continue;
            }
            let turn = if error[leaf] < 0 { base } else { -base };
            counted_in(shape, &chains, leaf, &mut cells);
            // (e + t)² − e², over the cells that change
            let gain: i64 = cells.iter().map(|c| turn * (2 * error[*c] + turn)).sum();
            if gain < 0 {
                cells.iter().for_each(|c| error[*c] += turn);
                turned = true;
            }
        }
        if !turned {
            break;
        }
    }
}

fn counted_in(shape: &Shape, chains: &[Vec<Vec<usize>>], leaf: usize, cells: &mut Vec<usize>) {
    cells.clear();
    cells.push(0);
    for ((dimension, stride), chains) in shape.dimensions().iter().zip(shape.strides()).zip(chains) {
        let chain = &chains[leaf / stride % dimension.len()];
        let length = cells.len();
        for i in 0..length {
            let at = cells[i];
            cells[i] += chain[0] * stride;
            cells.extend(chain[1..].iter().map(|p| at + p * stride));
        }
    }
}
