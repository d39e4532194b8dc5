//! The workload of the disclosure benchmark, and small helpers.
//!
//! `data/sdc_*.txt` are the counts that `numpy.random.default_rng(9)` gave the peers' benchmark,
//! row-major over region 40, sex 2, sector 12 (and level 8).
#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests and examples, each using some")]

use cube::{Builder, Cube, Dimension, Shape};

pub const SMALL: &str = include_str!("../data/sdc_small.txt");
pub const BIG: &str = include_str!("../data/sdc_big.txt");

pub fn codes(prefix: &str, n: usize) -> Vec<String> {
    (0..n).map(|i| format!("{prefix}{i}")).collect()
}

pub fn with_total(name: &str, n: usize) -> Dimension {
    let codes = codes(name, n);
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    Dimension::with_total(name, &codes, "T").unwrap()
}

/// Leaves that fall into `groups` by their number modulo it, and a total over the groups.
pub fn grouped(name: &str, n: usize, groups: usize) -> Dimension {
    let (leaves, middle) = (codes(name, n), codes("group", groups));
    let leaves: Vec<&str> = leaves.iter().map(String::as_str).collect();
    let middle: Vec<&str> = middle.iter().map(String::as_str).collect();
    let children: Vec<Vec<&str>> = (0..groups).map(|g| leaves.iter().copied().skip(g).step_by(groups).collect()).collect();
    let mut nodes: Vec<(&str, &[&str])> = middle.iter().zip(&children).map(|(g, c)| (*g, c.as_slice())).collect();
    nodes.push(("NL", &middle));
    Dimension::tree(name, &leaves, &nodes).unwrap()
}

/// A cube over these dimensions with these leaf counts, row-major.
pub fn filled(dimensions: Vec<Dimension>, counts: &[u64]) -> Cube {
    let leaves: Vec<usize> = dimensions.iter().map(Dimension::leaves).collect();
    let mut builder = Builder::new(Shape::new(dimensions).unwrap());
    for (i, n) in counts.iter().enumerate() {
        let mut rest = i;
        let mut positions = vec![0; leaves.len()];
        for d in (0..leaves.len()).rev() {
            (positions[d], rest) = (rest % leaves[d], rest / leaves[d]);
        }
        builder.add(&positions, *n, *n as f64).unwrap();
    }
    builder.roll_up().unwrap()
}

/// The benchmark's cube: 1,794 cells, or 16,146 with levels.
pub fn workload(text: &str) -> Cube {
    let counts: Vec<u64> = text.split_whitespace().map(|n| n.parse().unwrap()).collect();
    let mut dimensions = vec![grouped("region", 40, 5), with_total("sex", 2), with_total("sector", 12)];
    if counts.len() > 960 {
        dimensions.push(with_total("level", 8));
    }
    filled(dimensions, &counts)
}

/// Every sum of the shape: (parent, children). Written apart from the crate's own.
pub fn sums(shape: &Shape) -> Vec<(usize, Vec<usize>)> {
    let mut sums = Vec::new();
    for cell in 0..shape.cells() {
        let positions = shape.positions(cell);
        for (d, dimension) in shape.dimensions().iter().enumerate() {
            let Some((_, children)) = dimension.sums().find(|(node, _)| *node == positions[d]) else { continue };
            let at = |p: &usize| {
                let mut other = positions.clone();
                other[d] = *p;
                shape.cell(&other)
            };
            sums.push((cell, children.iter().map(at).collect()));
        }
    }
    sums
}
