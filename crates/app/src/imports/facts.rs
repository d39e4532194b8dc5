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

    /// The rows of these periods, and nothing of the others.
    pub fn of_periods(&self, wanted: impl Fn(&str) -> bool) -> Facts {
        let period = self.axes.len() - 1;
        let rows: Vec<usize> = (0..self.len()).filter(|row| wanted(&self.axes[period].codes[self.at[period][*row] as usize])).collect();
        let high: BTreeMap<usize, f64> = self.high.iter().map(|(row, high)| (*row as usize, *high)).collect();
        let mut axes = self.axes.clone();
        // A period without rows must not look as if nothing was there.
        let kept: Vec<usize> = (0..axes[period].codes.len()).filter(|p| wanted(&axes[period].codes[*p])).collect();
        axes[period].up = kept.iter().map(|p| self.axes[period].up[*p].clone()).collect();
        axes[period].codes = kept.iter().map(|p| self.axes[period].codes[*p].clone()).collect();
        let column = |axis: usize| {
            let place = |p: u32| if axis == period { kept.iter().position(|k| *k == p as usize).unwrap_or(0) as u32 } else { p };
            rows.iter().map(|row| place(self.at[axis][*row])).collect()
        };
        Facts {
            at: (0..axes.len()).map(column).collect(),
            low: rows.iter().map(|row| self.low[*row]).collect(),
            high: rows.iter().enumerate().filter_map(|(new, row)| Some((new as u32, *high.get(row)?))).collect(),
            provisional: self.provisional.iter().filter(|p| wanted(p)).cloned().collect(),
            axes,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_taken_out_with_their_rows_and_bounds() {
        let mut gather = Gather::new(["sex".to_string()].into_iter());
        for (code, period, low, high) in [("man", "2018", 1.0, 4.0), ("man", "2019", 7.0, 7.0), ("vrouw", "2019", 1.0, 4.0)] {
            let at = vec![gather.code(0, code, Vec::new), gather.code(1, period, Vec::new)];
            gather.add(at, low, high);
        }
        let facts = gather.done(vec!["2019".into()]);
        let later = facts.of_periods(|p| p == "2019");
        assert_eq!(later.cells().collect::<Vec<_>>(), [(vec!["man", "2019"], 7.0, 7.0), (vec!["vrouw", "2019"], 1.0, 4.0)]);
        assert_eq!((later.axes[1].codes.len(), later.provisional.len()), (1, 1));
        assert_eq!(facts.of_periods(|p| p == "2018").cells().collect::<Vec<_>>(), [(vec!["man", "2018"], 1.0, 4.0)]);
        assert_eq!(facts.of_periods(|_| true), facts);
    }
}
