//! Difference in differences: did those who acted change more than those who did not?
//!
//! Each unit is first reduced to one number, its mean from the start on minus its mean before
//! (Bertrand, Duflo and Mullainathan 2004: years of one region are no independent observations),
//! and the two groups of numbers are compared with a t test on few groups (Donald and Lang 2007).
//! In a complete panel the size equals that of a regression with region and year effects.

use crate::panel::Split;
use crate::spread::{chance, mean, pooled, slope};
use crate::{Design, Estimate, Panel, Refusal};

/// Fewer than three to compare with, and their spread is a guess.
const CONTROLS: usize = 3;
/// A drift before the start that would arise by chance less often than this is taken for real.
const DRIFT: f64 = 0.1;
/// Above this many ways of naming who acted, the exact count is left out.
const WAYS: usize = 20_000;

/// The outcome of a comparison with a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub estimate: Estimate,
    /// Mean change of those who acted and of the others.
    pub changes: (f64, f64),
    /// Slope before the start of those who acted minus that of the others, per year; none with a
    /// single year before.
    pub drift: Option<f64>,
    /// Of all ways to name as many units as having acted, the part with a size at least as large.
    /// With one in five this is never below 0.2: few regions prove little.
    pub permutation: Option<f64>,
}

/// Compares the units that acted with all others of the panel.
///
/// # Errors
/// [`Refusal`] where a value is missing, fewer than three units did not act, fewer than two years
/// lie before the start (whether groups ran parallel cannot be seen), or they did not.
pub fn difference_in_differences(panel: &Panel, design: &Design) -> Result<Comparison, Refusal> {
    let split = panel.split(design)?;
    if split.control.len() < CONTROLS {
        return Err(Refusal::TooFewControls { found: split.control.len(), needed: CONTROLS });
    }
    if split.before < 2 {
        return Err(Refusal::Periods { before: split.before, after: panel.times.len() - split.before });
    }
    let drift = parallel(&split)?;
    let change = |row: &Vec<f64>| mean(&row[split.before..]) - mean(&row[..split.before]);
    let acted: Vec<f64> = split.treated.iter().map(change).collect();
    let others: Vec<f64> = split.control.iter().map(change).collect();
    let estimate = pooled(&acted, &others, design.confidence);
    let all: Vec<f64> = acted.iter().chain(&others).copied().collect();
    let permutation = permuted(&all, acted.len(), estimate.size);
    Ok(Comparison { estimate, changes: (mean(&acted), mean(&others)), drift: Some(drift), permutation })
}

/// The difference of slopes before the start, unless it is too clear to be chance.
fn parallel(split: &Split) -> Result<f64, Refusal> {
    let slopes = |rows: &[Vec<f64>]| rows.iter().map(|r| slope(&r[..split.before])).collect::<Vec<f64>>();
    let test = pooled(&slopes(&split.treated), &slopes(&split.control), 0.9);
    let t = if test.size == 0.0 { 0.0 } else { test.size.abs() / test.standard_error };
    let chance = chance(t, test.freedom);
    if chance < DRIFT { Err(Refusal::NotParallel { drift: test.size, chance }) } else { Ok(test.size) }
}

/// Counts over all choices of `acted` units out of all, exactly.
fn permuted(all: &[f64], acted: usize, size: f64) -> Option<f64> {
    let (n, total) = (all.len(), all.iter().sum::<f64>());
    // Equal sizes must count as equal whatever the order of adding was.
    let near = 1e-9 * (1.0 + size.abs() + all.iter().fold(0.0, |m: f64, v| m.max(v.abs())));
    let mut chosen: Vec<usize> = (0..acted).collect();
    let (mut ways, mut as_large) = (0_usize, 0_usize);
    loop {
        let sum: f64 = chosen.iter().map(|i| all[*i]).sum();
        let other = sum / acted as f64 - (total - sum) / (n - acted) as f64;
        ways += 1;
        as_large += usize::from(other.abs() >= size.abs() - near);
        if ways > WAYS {
            return None;
        }
        // The next choice in order: move the last place that can still move.
        let Some(i) = (0..acted).rev().find(|i| chosen[*i] < n - acted + i) else { break };
        chosen[i] += 1;
        for j in i + 1..acted {
            chosen[j] = chosen[j - 1] + 1;
        }
    }
    Some(as_large as f64 / ways as f64)
}
