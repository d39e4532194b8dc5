//! A witness: another table that an attacker cannot tell from the true one.
//!
//! It says how many persons more or fewer each cell has. If every change lies in a hidden cell, no
//! count falls below what the attacker knows, and all sums still hold, then the attacker cannot
//! exclude the other table: that is a proof in whole numbers, not a tolerance.

use std::collections::HashMap;

use crate::shape::Shape;

/// Changes of a table, by cell; cells that are not here do not change.
///
/// Changes are whole numbers of `1 / parts` persons: a linear programme may answer with halves. With
/// `parts` = 1 the other table is a real one, and not even an attacker who reckons in whole persons
/// can exclude it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Witness {
    pub parts: i64,
    pub cells: Vec<(usize, i64)>,
}

impl Default for Witness {
    fn default() -> Self {
        Self { parts: 1, cells: Vec::new() }
    }
}

impl Witness {
    /// Does the cell change by at least `need` (upward), or by `need` or less when that is negative?
    pub fn reaches(&self, cell: usize, need: i64) -> bool {
        let by = self.cells.iter().find(|(c, _)| *c == cell).map_or(0, |(_, by)| *by);
        if need < 0 { by <= need * self.parts } else { by >= need * self.parts }
    }
}

/// Checks witnesses against a table; knows nothing of how they were found.
pub(crate) struct Checker<'a> {
    shape: &'a Shape,
    chains: Vec<Vec<Vec<usize>>>,
}

impl<'a> Checker<'a> {
    pub fn new(shape: &'a Shape) -> Self {
        Self { shape, chains: shape.dimensions().iter().map(crate::dimension::Dimension::chains).collect() }
    }

    /// Is this another possible table? `floor` is the least an attacker knows of a hidden cell.
    pub fn holds(&self, witness: &Witness, value: &[i64], hidden: &[bool], floor: i64) -> bool {
        let possible = |(cell, by): &(usize, i64)| {
            hidden[*cell] && (value[*cell] - floor).checked_mul(witness.parts).and_then(|n| n.checked_add(*by)).is_some_and(|n| n >= 0)
        };
        witness.cells.iter().all(possible) && self.adds_up(witness)
    }

    /// Do the changes of the leaves, rolled up from scratch, give exactly the changes of all cells?
    fn adds_up(&self, witness: &Witness) -> bool {
        let mut rolled: HashMap<usize, i64> = HashMap::new();
        for (cell, by) in &witness.cells {
            let positions = self.shape.positions(*cell);
            let leaf = positions.iter().zip(self.shape.dimensions()).all(|(p, d)| *p < d.leaves());
            if leaf {
                self.counted_in(&positions).into_iter().for_each(|c| *rolled.entry(c).or_default() += by);
            }
        }
        rolled.retain(|_, by| *by != 0);
        let stated = witness.cells.iter().filter(|(_, by)| *by != 0);
        stated.clone().count() == rolled.len() && stated.into_iter().all(|(cell, by)| rolled.get(cell) == Some(by))
    }

    /// Every cell in which a leaf cell is counted.
    fn counted_in(&self, positions: &[usize]) -> Vec<usize> {
        let mut cells = vec![0];
        for ((chains, position), stride) in self.chains.iter().zip(positions).zip(self.shape.strides()) {
            cells = cells.iter().flat_map(|c| chains[*position].iter().map(move |p| c + p * stride)).collect();
        }
        cells
    }
}
