//! Solving the sums: which hidden changes follow from which others.

use std::collections::HashMap;

/// A dependent variable and the independent ones it is made of.
pub(crate) type Solved = (usize, Vec<(usize, f64)>);

/// Solves homogeneous sums over `variables` unknowns, sparsest first. The answers name only
/// independent variables on the right.
pub(crate) fn solve(variables: usize, mut sums: Vec<Vec<(usize, f64)>>) -> Vec<Solved> {
    sums.sort_by_key(Vec::len);
    let mut solved: Vec<Option<HashMap<usize, f64>>> = vec![None; variables];
    let mut used_in: Vec<Vec<usize>> = vec![Vec::new(); variables];
    let mut order = Vec::new();
    for sum in sums {
        let mut left: HashMap<usize, f64> = HashMap::new();
        for (v, by) in sum {
            match &solved[v] {
                Some(terms) => terms.iter().for_each(|(w, x)| *left.entry(*w).or_default() += by * x),
                None => *left.entry(v).or_default() += by,
            }
        }
        left.retain(|_, by| by.abs() > 1e-9);
        let Some(pivot) = left.keys().copied().min_by_key(|v| (left[v].abs() < 0.5, used_in[*v].len(), *v)) else { continue };
        let turn = -1.0 / left.remove(&pivot).unwrap_or(1.0);
        left.values_mut().for_each(|by| *by *= turn);
        substitute(pivot, &left, &mut solved, &mut used_in);
        left.keys().for_each(|v| used_in[*v].push(pivot));
        solved[pivot] = Some(left);
        order.push(pivot);
    }
    order.into_iter().filter_map(|v| solved[v].take().map(|terms| (v, terms.into_iter().collect()))).collect()
}

/// Replaces `pivot` by its terms wherever it stood on the right.
fn substitute(pivot: usize, terms: &HashMap<usize, f64>, solved: &mut [Option<HashMap<usize, f64>>], used_in: &mut [Vec<usize>]) {
    for row in std::mem::take(&mut used_in[pivot]) {
        let Some(line) = &mut solved[row] else { continue };
        let Some(by) = line.remove(&pivot) else { continue };
        for (v, x) in terms {
            let entry = line.entry(*v).or_default();
            if *entry == 0.0 {
                used_in[*v].push(row);
            }
            *entry += by * x;
            if entry.abs() < 1e-9 {
                line.remove(v);
            }
        }
    }
}
