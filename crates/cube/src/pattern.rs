//! Which changes along one dimension leave all its sums right.
//!
//! Moving one person from leaf `j` to leaf `i` changes `i` and the nodes above `i` by +1, and `j`
//! and the nodes above `j` by −1; nodes above both stay. Letting one person in at `i` changes the
//! whole chain of `i` by +1. Every change that respects the sums is a mix of these, for one
//! hierarchy or several linked ones alike. Crossing one such change for each dimension
//! (multiplying signs) gives a change of the table that respects all its sums: a *move*.

use crate::dimension::Dimension;

/// One change along a dimension, seen from a code that changes by +1: the *other* codes that
/// change, as (cells to go from the code, sign).
pub(crate) type Pattern = Vec<(i32, i8)>;

/// Patterns beyond this many for one code are left out; the linear programme knows them all.
const MOST: usize = 4096;

/// For each position of the dimension, the changes that raise it by one.
pub(crate) fn patterns(dimension: &Dimension, stride: usize) -> Vec<Vec<Pattern>> {
    let chains = dimension.chains();
    (0..dimension.len()).map(|position| of(position, dimension, &chains, stride as i32)).collect()
}

fn of(position: usize, dimension: &Dimension, chains: &[Vec<usize>], stride: i32) -> Vec<Pattern> {
    let inside = dimension.leaves_under(position);
    let mut found: Vec<Pattern> = inside.iter().map(|i| pattern(position, &chains[*i], &[], stride)).collect();
    let mut under = vec![false; dimension.leaves()];
    inside.iter().for_each(|i| under[*i] = true);
    // Leaves without a common node make two separate moves, of which the first is enough.
    let near: Vec<Vec<usize>> = inside.iter().map(|i| neighbours(dimension, &chains[*i])).collect();
    for shift in 0..near.iter().map(Vec::len).max().unwrap_or(0) {
        for (i, near) in inside.iter().zip(&near) {
            // Each leaf starts elsewhere, so that what is cut off is cut off everywhere alike.
            let Some(j) = near.get((shift + i) % near.len().max(1)).filter(|_| shift < near.len()) else { continue };
            if !under[*j] {
                found.push(pattern(position, &chains[*i], &chains[*j], stride));
            }
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.sort_by_key(Vec::len);
    found.truncate(MOST);
    found
}

/// Leaves that share a node with the leaf of this chain.
fn neighbours(dimension: &Dimension, chain: &[usize]) -> Vec<usize> {
    let mut near: Vec<usize> = chain[1..].iter().flat_map(|node| dimension.leaves_under(*node)).collect();
    near.sort_unstable();
    near.dedup();
    near
}

fn pattern(position: usize, up: &[usize], down: &[usize], stride: i32) -> Pattern {
    let step = |code: &usize| (*code as i32 - position as i32) * stride;
    let raised = up.iter().filter(|c| **c != position && !down.contains(c)).map(|c| (step(c), 1));
    raised.chain(down.iter().filter(|c| !up.contains(c)).map(|c| (step(c), -1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_trades_with_a_sibling_or_takes_its_chain_along() {
        let d = Dimension::tree("d", &["a", "b", "c"], &[("ab", &["a", "b"]), ("t", &["ab", "c"])]).unwrap();
        let p = patterns(&d, 10);
        assert_eq!(p[0], [vec![(10, -1)], vec![(30, 1), (40, 1)], vec![(30, 1), (20, -1)]]);
        assert_eq!(p[2], [vec![(20, 1)], vec![(-20, -1), (10, -1)], vec![(-10, -1), (10, -1)]]);
    }

    #[test]
    fn years_stand_alone() {
        let d = Dimension::flat("year", &["2023", "2024"]).unwrap();
        assert_eq!(patterns(&d, 1), [vec![Pattern::new()], vec![Pattern::new()]]);
    }
}
