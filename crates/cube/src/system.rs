//! The sums an attacker has, over hidden cells only.

use crate::lp::Tableau;
use crate::shape::Shape;
use crate::walk::Walk;

/// Hidden cells and the sums between them.
pub(crate) struct System {
    /// The cell of each variable.
    pub cells: Vec<usize>,
    /// The variable of each cell; `u32::MAX` when it is published.
    pub variable: Vec<u32>,
    pub sums: Vec<Vec<(usize, f64)>>,
}

impl System {
    pub fn new(shape: &Shape, hidden: &[bool]) -> Self {
        let cells: Vec<usize> = (0..hidden.len()).filter(|c| hidden[*c]).collect();
        let mut variable = vec![u32::MAX; hidden.len()];
        cells.iter().enumerate().for_each(|(v, c)| variable[*c] = v as u32);
        let mut sums = Vec::new();
        shape.equations(|parent, children| {
            let terms = std::iter::once((parent, -1.0)).chain(children.map(|c| (c, 1.0)));
            let terms: Vec<(usize, f64)> = terms.filter(|(c, _)| hidden[*c]).map(|(c, by)| (variable[c] as usize, by)).collect();
            if !terms.is_empty() {
                sums.push(terms);
            }
        });
        Self { cells, variable, sums }
    }

    /// The parts that share no sum, each a system of its own with its sums renumbered.
    pub fn parts(&self) -> Vec<System> {
        let mut root: Vec<usize> = (0..self.cells.len()).collect();
        for sum in &self.sums {
            let first = find(&mut root, sum[0].0);
            for (v, _) in &sum[1..] {
                let other = find(&mut root, *v);
                root[other] = first;
            }
        }
        let mut number = vec![usize::MAX; self.cells.len()];
        let mut place = vec![(0, 0); self.cells.len()];
        let mut parts: Vec<System> = Vec::new();
        for (v, place) in place.iter_mut().enumerate() {
            let r = find(&mut root, v);
            if number[r] == usize::MAX {
                number[r] = parts.len();
                parts.push(System { cells: Vec::new(), variable: Vec::new(), sums: Vec::new() });
            }
            let part = &mut parts[number[r]];
            *place = (number[r], part.cells.len());
            part.cells.push(self.cells[v]);
        }
        for sum in &self.sums {
            let part = place[sum[0].0].0;
            parts[part].sums.push(sum.iter().map(|(v, by)| (place[*v].1, *by)).collect());
        }
        parts
    }

    pub fn walk(&self, value: &[i64], floor: i64) -> Walk {
        let low = self.cells.iter().map(|c| (floor - value[*c]).min(0) as f64).collect();
        Walk::new(low, vec![f64::INFINITY; self.cells.len()], crate::solve::solve(self.cells.len(), self.sums.clone()))
    }

    /// The attacker's programme, who knows that hidden cells are at least `floor`.
    pub fn tableau(&self, value: &[i64], floor: i64) -> Tableau {
        let low = self.cells.iter().map(|c| (floor - value[*c]).min(0) as f64).collect();
        Tableau::new(low, vec![f64::INFINITY; self.cells.len()], self.sums.clone())
    }
}

/// The representative of a variable, with the way there shortened.
fn find(root: &mut [usize], mut v: usize) -> usize {
    while root[v] != v {
        root[v] = root[root[v]];
        v = root[v];
    }
    v
}
