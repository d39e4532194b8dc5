//! The attacker on figures taken over from a source: does anything printed narrow a kept cell?
//!
//! Knows nothing of how cells were chosen. For each cell that the source keeps, a linear programme
//! over all printed numbers and intervals says how low and how high it can be; the source's own
//! statement about that cell is not among what he may use.

use crate::known::Known;
use crate::lp::{Reach, Tableau};
use crate::source::Settled;
use crate::system::System;
use crate::value::Value;

/// A kept cell that the publication bounds tighter than the source does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Narrowed {
    pub cell: usize,
    /// What the source states.
    pub stated: Known,
    /// What follows from the publication; `high` is infinite when nothing bounds it.
    pub low: f64,
    pub high: f64,
}

/// Attacks a publication of this source: one value for each cell. Empty when nothing is narrowed.
///
/// Printed numbers must be those of the source; a number that contradicts it narrows every cell of
/// its table and is reported so.
///
/// # Panics
/// When there are fewer values than cells.
pub fn narrowing(source: &Settled, published: &[Value]) -> Vec<Narrowed> {
    let fit = source.fit();
    let fixed = |cell: usize| matches!(published[cell], Value::Number(_));
    let open: Vec<bool> = (0..fit.len()).map(|c| !fixed(c)).collect();
    let mut found = Vec::new();
    for (cell, stated) in source.kept().filter(|(c, _)| fixed(*c)) {
        found.push(Narrowed { cell, stated, low: fit[cell] as f64, high: fit[cell] as f64 });
    }
    let system = System::new(source.shape(), &open);
    for part in system.parts() {
        let low = part.cells.iter().map(|c| (low(published[*c]) - fit[*c]) as f64).map(|x| x.min(0.0));
        let high = part.cells.iter().map(|c| high(published[*c]).map_or(f64::INFINITY, |h| (h - fit[*c]).max(0) as f64));
        let mut tableau = Tableau::new(low.collect(), high.collect(), part.sums.clone());
        for (v, cell) in part.cells.iter().copied().enumerate() {
            let Some(stated) = source.stated(cell).filter(|k| k.exact().is_none()) else { continue };
            let to = fit[cell] as f64 + far(&mut tableau, v, 1.0, stated.high() as f64 - fit[cell] as f64);
            let from = fit[cell] as f64 - far(&mut tableau, v, -1.0, fit[cell] as f64 - stated.low() as f64);
            if to < stated.high() as f64 - 1e-6 || from > stated.low() as f64 + 1e-6 {
                found.push(Narrowed { cell, stated, low: from, high: to });
            }
        }
    }
    found.sort_by_key(|n| n.cell);
    found
}

fn low(value: Value) -> i64 {
    match value {
        Value::Between { low, .. } => low as i64,
        _ => 0,
    }
}

fn high(value: Value) -> Option<i64> {
    match value {
        Value::Between { high, .. } => Some(high as i64),
        _ => None,
    }
}

/// How far the variable goes, up to what the source leaves open; nothing when the programme gave up.
fn far(tableau: &mut Tableau, variable: usize, sign: f64, need: f64) -> f64 {
    match tableau.reach(variable, sign, need) {
        Reach::Wanted => need,
        Reach::Most(far) => far,
        Reach::Gave => 0.0,
    }
}
