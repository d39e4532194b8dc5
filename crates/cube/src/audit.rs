//! The attacker: a linear programme over everything published.
//!
//! Knows nothing of how cells were chosen. For each small cell it asks how high and how low the
//! count may be, given every published cell, every sum, and that no count is below zero.

use crate::certificate::{Audit, Case};
use crate::cube::Cube;
use crate::error::CubeError;
use crate::lp::{Reach, Tableau};
use crate::protected::Protected;
use crate::shape::Shape;
use crate::system::System;

/// Attacks a publication.
///
/// # Errors
/// [`CubeError::Different`] when cube and publication do not belong together,
/// [`CubeError::BadRule`] when the rule is not suppression.
pub fn audit(cube: &Cube, protected: &Protected) -> Result<Audit, CubeError> {
    let case = Case::new(cube, protected)?;
    Ok(attack(cube.shape(), &case, &case.small()))
}

/// Asks for each small cell how far it can go. Parts of the publication that share no sum (years, say)
/// are attacked one by one.
pub(crate) fn attack(shape: &Shape, case: &Case, small: &[usize]) -> Audit {
    let mut audit = Audit { primary: small.len(), ..Audit::default() };
    let mut is_small = vec![false; case.value.len()];
    small.iter().for_each(|c| is_small[*c] = true);
    let printed = small.iter().filter(|c| !case.hidden[**c]);
    printed.for_each(|c| Verdict { high: 0.0, low: 0.0, gave: false }.book(case, *c, &mut audit));
    for part in System::new(shape, &case.hidden).parts() {
        let wanted: Vec<(usize, usize)> = part.cells.iter().copied().enumerate().filter(|(_, c)| is_small[*c]).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut tableau = part.tableau(&case.value, case.floor);
        let mut seen = Seen { up: vec![0.0; part.cells.len()], down: vec![0.0; part.cells.len()] };
        for (variable, cell) in wanted {
            interval(&mut tableau, variable, case, cell, &mut seen).book(case, cell, &mut audit);
        }
    }
    audit.cells.sort_unstable();
    audit
}

/// How far each variable was seen to go, in any table met so far.
struct Seen {
    up: Vec<f64>,
    down: Vec<f64>,
}

impl Seen {
    fn note(&mut self, point: &[f64]) {
        for ((up, down), by) in self.up.iter_mut().zip(&mut self.down).zip(point) {
            *up = up.max(*by);
            *down = down.max(-by);
        }
    }
}

/// How far a cell can go, up to what is needed.
struct Verdict {
    high: f64,
    low: f64,
    gave: bool,
}

fn interval(tableau: &mut Tableau, variable: usize, case: &Case, cell: usize, seen: &mut Seen) -> Verdict {
    let mut verdict = Verdict { high: 0.0, low: 0.0, gave: false };
    for (sign, need) in [(1.0, case.need_up(cell) as f64), (-1.0, case.need_down() as f64)] {
        let known = if sign > 0.0 { seen.up[variable] } else { seen.down[variable] };
        let far = if known >= need {
            known
        } else {
            let reach = tableau.reach(variable, sign, need);
            seen.note(tableau.point());
            verdict.gave |= reach == Reach::Gave;
            tableau.point()[variable] * sign
        };
        *(if sign > 0.0 { &mut verdict.high } else { &mut verdict.low }) = far;
    }
    verdict
}

impl Verdict {
    fn book(&self, case: &Case, cell: usize, audit: &mut Audit) {
        let narrow = self.high < case.need_up(cell) as f64 - 0.5;
        let low = self.low < case.need_down() as f64 - 0.5;
        audit.unknown += usize::from(self.gave);
        audit.exact += usize::from(!self.gave && self.high + self.low < 0.5);
        audit.too_narrow += usize::from(!self.gave && narrow);
        audit.low_side += usize::from(!self.gave && low);
        if narrow || low || self.gave {
            audit.cells.push(cell);
        }
    }
}
