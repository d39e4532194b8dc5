//! What a run read, as it is staged: codes per axis and rows of positions with bounds.
//!
//! Only the finest cells are kept; margins are made when an edition is approved, from all of its
//! runs together.

use domain::slices::PERIOD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A count beyond this is not known at all: the source hides it without saying how large it can be.
pub const UNKNOWN: f64 = 1e15;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The axes of the recipe in its order, then the period.
    pub axes: Vec<Column>,
    /// Per axis, per row, a position in its codes.
    pub at: Vec<Vec<u32>>,
    pub low: Vec<f64>,
    /// Where it differs from `low`: (row, bound).
    pub high: Vec<(u32, f64)>,
    /// Periods the source calls provisional.
    pub provisional: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub codes: Vec<String>,
    /// Of each code the codes it counts in, not yet among its own; see [`crate::releases`].
    pub up: Vec<Vec<String>>,
    /// The source gives the whole itself, under the empty code.
    pub own_whole: bool,
}

/// One finest cell: a code on each axis, and bounds.
pub type Cell<'f> = (Vec<&'f str>, f64, f64);

impl Facts {
    pub fn len(&self) -> usize {
        self.low.len()
    }

    pub fn is_empty(&self) -> bool {
        self.low.is_empty()
    }

    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let high: BTreeMap<usize, f64> = self.high.iter().map(|(row, high)| (*row as usize, *high)).collect();
        (0..self.len()).map(move |row| {
            let code = |i: usize| self.axes[i].codes[self.at[i][row] as usize].as_str();
            let codes = (0..self.axes.len()).map(code).collect();
            (codes, self.low[row], high.get(&row).copied().unwrap_or(self.low[row]))
        })
    }

    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("facts are plain data")
    }
}

/// Gathers rows into facts: equal cells are added up.
pub struct Gather {
    axes: Vec<Column>,
    places: Vec<BTreeMap<String, u32>>,
    cells: std::collections::HashMap<Vec<u32>, (f64, f64)>,
}

impl Gather {
    pub fn new(names: impl Iterator<Item = String>) -> Gather {
        let named = |name: String| Column { name, ..Column::default() };
        let axes: Vec<Column> = names.chain([PERIOD.to_string()]).map(named).collect();
        Gather { places: vec![BTreeMap::new(); axes.len()], axes, cells: std::collections::HashMap::new() }
    }

    /// The position of a code on an axis; `up` says what a new one counts in.
    pub fn code(&mut self, axis: usize, code: &str, up: impl FnOnce() -> Vec<String>) -> u32 {
        if let Some(place) = self.places[axis].get(code) {
            return *place;
        }
        let place = self.axes[axis].codes.len() as u32;
        self.places[axis].insert(code.into(), place);
        self.axes[axis].codes.push(code.into());
        self.axes[axis].up.push(up());
        place
    }

    pub fn own_whole(&mut self, axis: usize) {
        self.axes[axis].own_whole = true;
    }

    pub fn add(&mut self, at: Vec<u32>, low: f64, high: f64) {
        let cell = self.cells.entry(at).or_insert((0.0, 0.0));
        *cell = (cell.0 + low, (cell.1 + high).min(UNKNOWN));
    }

    pub fn done(self, provisional: Vec<String>) -> Facts {
        let mut cells: Vec<(Vec<u32>, (f64, f64))> = self.cells.into_iter().collect();
        cells.sort_by(|a, b| a.0.cmp(&b.0));
        let mut facts =
            Facts { at: vec![Vec::with_capacity(cells.len()); self.axes.len()], axes: self.axes, provisional, ..Facts::default() };
        for (row, (at, (low, high))) in cells.into_iter().enumerate() {
            for (column, position) in facts.at.iter_mut().zip(at) {
                column.push(position);
            }
            facts.low.push(low);
            if high > low {
                facts.high.push((row as u32, high));
            }
        }
        facts
    }
}
