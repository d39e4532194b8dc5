//! The proof that a suppression is safe, to be checked without trusting who made it.

use crate::cube::Cube;
use crate::error::CubeError;
use crate::protected::Protected;
use crate::rule::Rule;
use crate::value::Why;
use crate::witness::{Checker, Witness};

/// For each small cell two other tables that agree with everything published. Holds true
/// differences: it stays with the publisher.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub(crate) pairs: Vec<Pair>,
}

#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub cell: usize,
    pub up: Witness,
    pub down: Witness,
}

/// What an audit found. Safe when `exact`, `too_narrow`, `low_side` and `unknown` are zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// Small cells looked at.
    pub primary: usize,
    /// Cells an attacker knows to the person (interval narrower than half a person).
    pub exact: usize,
    /// Cells with a provable upper bound below the threshold; the exact ones among them included.
    pub too_narrow: usize,
    /// Cells of which an attacker can prove that no fewer persons are in them.
    pub low_side: usize,
    /// Cells proven safe by whole other tables, so also against reckoning in whole persons.
    pub whole: usize,
    /// Cells the programme gave no answer for.
    pub unknown: usize,
    /// The cells at fault, ascending.
    pub cells: Vec<usize>,
}

impl Audit {
    pub fn is_safe(&self) -> bool {
        self.cells.is_empty() && self.exact + self.too_narrow + self.low_side + self.unknown == 0
    }
}

/// What both audits need: truth, pattern and rule, checked to belong together.
pub(crate) struct Case {
    pub value: Vec<i64>,
    pub hidden: Vec<bool>,
    pub threshold: i64,
    pub floor: i64,
}

impl Case {
    pub fn new(cube: &Cube, protected: &Protected) -> Result<Self, CubeError> {
        let Rule::Suppress { threshold, zeros } = protected.rule() else {
            return Err(CubeError::BadRule { reason: "only suppression leaves true numbers to audit" });
        };
        if cube.shape() != protected.shape() {
            return Err(CubeError::Different { reason: "the cube has another shape".into() });
        }
        let hidden: Vec<bool> = (0..cube.count().len()).map(|c| protected.hides(c).is_some()).collect();
        let value = crate::suppress::whole(cube.count())?;
        let wrong = (0..value.len()).find(|c| protected.value(*c).number().is_some_and(|n| n != cube.count()[*c]));
        match wrong {
            Some(cell) => Err(CubeError::Different { reason: format!("cell {cell} is published with another count") }),
            None => Ok(Self { value, hidden, threshold: *threshold as i64, floor: zeros.floor() }),
        }
    }

    /// Cells below the threshold and above zero.
    pub fn small(&self) -> Vec<usize> {
        (0..self.value.len()).filter(|c| (1..self.threshold).contains(&self.value[*c])).collect()
    }

    /// Persons an attacker must believe possible on top of the truth.
    pub fn need_up(&self, cell: usize) -> i64 {
        self.threshold - self.value[cell]
    }

    /// Persons fewer he must believe possible.
    pub fn need_down(&self) -> i64 {
        crate::suppress::need_down(self.floor)
    }
}

/// A change of the table, by cell, in whole numbers of `1 / parts`: (parts, (cell, change)).
pub type Change<'a> = (i64, &'a [(usize, i64)]);

impl Certificate {
    /// For each small cell the two other tables, as changes of the true one.
    pub fn tables(&self) -> impl Iterator<Item = (usize, Change<'_>, Change<'_>)> {
        self.pairs.iter().map(|p| (p.cell, (p.up.parts, p.up.cells.as_slice()), (p.down.parts, p.down.cells.as_slice())))
    }

    /// Adds up every witness again, in whole numbers, against cube and publication.
    ///
    /// # Errors
    /// [`CubeError::Different`] when they do not belong together, [`CubeError::BadRule`] when
    /// nothing was suppressed.
    pub fn check(&self, cube: &Cube, protected: &Protected) -> Result<Audit, CubeError> {
        let case = Case::new(cube, protected)?;
        let checker = Checker::new(cube.shape());
        let mut pairs = self.pairs.iter().collect::<Vec<_>>();
        pairs.sort_unstable_by_key(|p| p.cell);
        let mut audit = Audit::default();
        for cell in case.small() {
            audit.primary += 1;
            let pair = pairs.binary_search_by_key(&cell, |p| p.cell).ok().map(|i| pairs[i]);
            let holds = |w: &Witness| checker.holds(w, &case.value, &case.hidden, case.floor);
            let up = pair.is_some_and(|p| p.up.reaches(cell, case.need_up(cell)) && holds(&p.up));
            let down = pair.is_some_and(|p| p.down.reaches(cell, -case.need_down()) && holds(&p.down));
            audit.unknown += usize::from(!(up && down) || protected.hides(cell) != Some(Why::Primary));
            audit.whole += usize::from(up && down && pair.is_some_and(|p| p.up.parts == 1 && p.down.parts == 1));
            if !(up && down) {
                audit.cells.push(cell);
            }
        }
        Ok(audit)
    }
}
