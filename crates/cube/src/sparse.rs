//! Margins of a table that is mostly empty: only cells with somebody in them exist.
//!
//! Axis by axis, each cell is added to the codes it counts in, so that the work is about the number
//! of cells that come out. A cell is a pair of bounds; equal bounds are a number.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// One cell: a position on each axis, and the least and most it can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub at: Vec<u32>,
    pub low: f64,
    pub high: f64,
}

/// Codes of one axis: how many, and of each the other codes it counts in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    pub up: Vec<Vec<u32>>,
}

/// All cells with their margins, as (place, low, high) in order of place; a place is the mixed radix
/// number of the positions, the last axis fastest. `None` when places do not fit in 64 bits or a
/// position lies outside its axis.
pub fn margins(chains: &[Chain], facts: &[Fact]) -> Option<Vec<(u64, f64, f64)>> {
    let sizes: Vec<u64> = chains.iter().map(|c| c.up.len() as u64).collect();
    sizes.iter().try_fold(1u64, |n, s| n.checked_mul(*s))?;
    let mut cells = Cells::default();
    for fact in facts {
        if fact.at.len() != sizes.len() || fact.at.iter().zip(&sizes).any(|(p, n)| u64::from(*p) >= *n) {
            return None;
        }
        let place = fact.at.iter().zip(&sizes).fold(0, |place, (p, n)| place * n + u64::from(*p));
        add(&mut cells, place, (fact.low, fact.high));
    }
    let mut stride = 1;
    for (chain, size) in chains.iter().zip(&sizes).rev() {
        let mut more = Cells::default();
        for (place, bounds) in &cells {
            let own = place / stride % size;
            for up in &chain.up[usize::try_from(own).ok()?] {
                add(&mut more, place - own * stride + u64::from(*up) * stride, *bounds);
            }
        }
        for (place, bounds) in more {
            add(&mut cells, place, bounds);
        }
        stride *= size;
    }
    let mut cells: Vec<(u64, f64, f64)> = cells.into_iter().map(|(place, (low, high))| (place, low, high)).collect();
    cells.sort_unstable_by_key(|c| c.0);
    Some(cells)
}

type Cells = HashMap<u64, (f64, f64), BuildHasherDefault<Mix>>;

fn add(cells: &mut Cells, place: u64, (low, high): (f64, f64)) {
    let cell = cells.entry(place).or_insert((0.0, 0.0));
    *cell = (cell.0 + low, cell.1 + high);
}

/// Places are our own numbers: nobody can choose them to collide.
#[derive(Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.write_u64(u64::from(*b));
        }
    }

    fn write_u64(&mut self, n: u64) {
        let mixed = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_margin_is_the_sum_of_its_cells_and_keeps_their_bounds() {
        // Sex: whole, men, women. Region: country, north, two towns in it, one elsewhere.
        let chains = [Chain { up: vec![vec![], vec![0], vec![0]] }, Chain { up: vec![vec![], vec![0], vec![0, 1], vec![0, 1], vec![0]] }];
        let fact = |sex, region, low, high| Fact { at: vec![sex, region], low, high };
        let cells = margins(
            &chains,
            &[fact(1, 2, 3.0, 3.0), fact(2, 2, 1.0, 4.0), fact(2, 3, 2.0, 2.0), fact(1, 4, 5.0, 5.0), fact(1, 4, 1.0, 1.0)],
        );
        let cells = cells.unwrap();
        let at = |sex: u64, region: u64| cells.iter().find(|c| c.0 == sex * 5 + region).map(|c| (c.1, c.2));
        assert_eq!(at(0, 0), Some((12.0, 15.0)));
        assert_eq!(at(0, 1), Some((6.0, 9.0)));
        assert_eq!(at(2, 1), Some((3.0, 6.0)));
        assert_eq!(at(1, 4), Some((6.0, 6.0)));
        assert_eq!(at(2, 4), None);
        assert!(cells.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(margins(&chains, &[fact(3, 0, 1.0, 1.0)]), None);
    }
}
