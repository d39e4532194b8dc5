//! The axes of a table as the dimensions of a cube, no larger than need be.
//!
//! A table looks larger than it is for two reasons: codes that add up the same cells (a province of
//! one area), and axes that nest (a profile belongs to one school type). Here positions that add up
//! the same finest cells are one place, and axes of which one tells the others are one dimension.
//! Where nobody can be (a profile of vwo in havo) there is no place at all.

use cube::sparse::{Chain, Fact};
use cube::{CubeError, Dimension};
use domain::slices::Axis;
use std::collections::{BTreeMap, BTreeSet};

/// Positions times finest codes of axes that are put together; beyond it they stay apart.
const MOST: usize = 20_000_000;

/// One dimension of the cube: the axes it stands for, and where their positions are in it.
pub struct Tree {
    pub dimension: Dimension,
    /// A leaf for what a source counts in its total and in no part of it.
    pub rest: Option<usize>,
    axes: Vec<usize>,
    sizes: Vec<usize>,
    places: Vec<Option<usize>>,
}

impl Tree {
    /// Where positions on all axes are in this dimension; none where nobody can be.
    pub fn place(&self, at: &[u32]) -> Option<usize> {
        let own = self.axes.iter().zip(&self.sizes).fold(0, |n, (axis, size)| n * size + at[*axis] as usize);
        self.places.get(own).copied().flatten()
    }
}

/// Which codes of each axis add up no others.
pub fn finest(chains: &[Chain]) -> Vec<Vec<bool>> {
    let of = |chain: &Chain| {
        let above: BTreeSet<u32> = chain.up.iter().flatten().copied().collect();
        (0..chain.up.len() as u32).map(|p| !above.contains(&p)).collect()
    };
    chains.iter().map(of).collect()
}

/// The dimensions for these axes. `rest` is the axis whose whole counts more than its parts.
pub fn trees(axes: &[Axis], chains: &[Chain], rows: &[Fact], rest: Option<usize>) -> Result<Vec<Tree>, CubeError> {
    let finest = finest(chains);
    let n = axes.len();
    let leaves: BTreeSet<Vec<u32>> =
        rows.iter().map(|r| r.at[..n].to_vec()).filter(|at| at.iter().zip(&finest).all(|(p, f)| f[*p as usize])).collect();
    let groups = groups(axes, &leaves, rest);
    groups.into_iter().map(|g| tree(axes, chains, &finest, &leaves, g, rest)).collect()
}

/// Each axis alone, or below the one that tells it.
fn groups(axes: &[Axis], leaves: &BTreeSet<Vec<u32>>, rest: Option<usize>) -> Vec<Vec<usize>> {
    let count = |axis: usize| leaves.iter().map(|at| at[axis]).collect::<BTreeSet<_>>().len();
    let counts: Vec<usize> = (0..axes.len()).map(count).collect();
    let mut order: Vec<usize> = (0..axes.len()).collect();
    order.sort_by_key(|a| (std::cmp::Reverse(counts[*a]), *a));
    let mut taken = vec![false; axes.len()];
    let mut groups = Vec::new();
    for fine in order {
        if std::mem::replace(&mut taken[fine], true) {
            continue;
        }
        let (mut group, mut size) = (vec![fine], axes[fine].codes.len() * counts[fine].max(1));
        for coarse in (0..axes.len()).filter(|a| counts[*a] > 1 && ![Some(*a), Some(fine)].contains(&rest)) {
            size = size.saturating_mul(axes[coarse].codes.len());
            if !taken[coarse] && size <= MOST && tells(leaves, fine, coarse) {
                taken[coarse] = true;
                group.push(coarse);
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort_unstable();
    groups
}

/// Does every code of one axis come with one code of the other only?
fn tells(leaves: &BTreeSet<Vec<u32>>, fine: usize, coarse: usize) -> bool {
    let mut told = BTreeMap::new();
    leaves.iter().all(|at| *told.entry(at[fine]).or_insert(at[coarse]) == at[coarse])
}

fn tree(
    axes: &[Axis],
    chains: &[Chain],
    finest: &[Vec<bool>],
    leaves: &BTreeSet<Vec<u32>>,
    group: Vec<usize>,
    rest: Option<usize>,
) -> Result<Tree, CubeError> {
    let mut own: BTreeSet<Vec<u32>> = leaves.iter().map(|at| group.iter().map(|a| at[*a]).collect()).collect();
    if let [axis] = group[..] {
        own.extend((0..axes[axis].codes.len() as u32).filter(|p| finest[axis][*p as usize]).map(|p| vec![p]));
    }
    let own: Vec<Vec<u32>> = own.into_iter().collect();
    let sizes: Vec<usize> = group.iter().map(|a| axes[*a].codes.len()).collect();
    let extra = (rest == group.first().copied() && group.len() == 1).then_some(own.len());
    let under = |at: &[usize]| {
        let counts_in = |leaf: &Vec<u32>| {
            let mut each = leaf.iter().zip(at).zip(&group);
            each.all(|((l, p), axis)| *l as usize == *p || chains[*axis].up[*l as usize].contains(&(*p as u32)))
        };
        let mut found: Vec<usize> = (0..own.len()).filter(|i| counts_in(&own[*i])).collect();
        let whole = group.iter().zip(at).all(|(axis, p)| axes[*axis].codes[*p].is_empty());
        found.extend(extra.filter(|_| whole));
        found
    };
    let sets: Vec<Vec<usize>> = (0..sizes.iter().product()).map(|n| under(&split(n, &sizes))).collect();
    let mut nodes: Vec<&Vec<usize>> = sets.iter().filter(|s| s.len() > 1).collect();
    nodes.sort_by_key(|s| (s.len(), s.as_slice()));
    nodes.dedup();
    let names: Vec<String> = (0..own.len() + usize::from(extra.is_some())).map(|i| i.to_string()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let sums: Vec<(String, Vec<&str>)> =
        nodes.iter().enumerate().map(|(i, s)| (format!("sum {i}"), s.iter().map(|l| names[*l]).collect())).collect();
    let sums: Vec<(&str, &[&str])> = sums.iter().map(|(name, children)| (name.as_str(), children.as_slice())).collect();
    let dimension = Dimension::tree(&axes[group[0]].name, &names, &sums)?;
    let at: BTreeMap<&Vec<usize>, usize> = nodes.iter().enumerate().map(|(i, s)| (*s, names.len() + i)).collect();
    let places = sets.iter().map(|s| if s.len() == 1 { s.first().copied() } else { at.get(s).copied() }).collect();
    Ok(Tree { dimension, rest: extra, axes: group, sizes, places })
}

fn split(mut n: usize, sizes: &[usize]) -> Vec<usize> {
    let mut at = vec![0; sizes.len()];
    for (size, p) in sizes.iter().zip(&mut at).rev() {
        *p = n % size;
        n /= size;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(name: &str, codes: &[&str], up: &[&[u32]]) -> (Axis, Chain) {
        let codes = codes.iter().map(|c| (*c).into()).collect();
        (Axis { name: name.into(), codes }, Chain { up: up.iter().map(|u| u.to_vec()).collect() })
    }

    fn fact(at: [u32; 3]) -> Fact {
        Fact { at: at.to_vec(), low: 1.0, high: 1.0 }
    }

    #[test]
    fn axes_that_nest_are_one_dimension_and_equal_sums_one_place() {
        let (school, schools) = axis("school", &["", "havo", "vwo"], &[&[], &[0], &[0]]);
        let (profile, profiles) = axis("profile", &["", "h1", "h2", "v1"], &[&[], &[0], &[0], &[0]]);
        // Flevoland is a province of one area.
        let (region, regions) = axis("region", &["NL", "PV24", "CR40", "CR01"], &[&[], &[], &[0, 1], &[0]]);
        let rows = [fact([1, 1, 2]), fact([1, 1, 3]), fact([1, 2, 2]), fact([2, 3, 3])];
        let trees = trees(&[school, profile, region], &[schools, profiles, regions], &rows, None).unwrap();
        assert_eq!(trees.iter().map(|t| (t.dimension.leaves(), t.dimension.len())).collect::<Vec<_>>(), [(3, 5), (2, 3)]);
        let at = |school, profile| trees[0].place(&[school, profile, 0]);
        assert_eq!(at(1, 1), at(0, 1), "a profile says its school type");
        assert_eq!((at(2, 1), at(1, 3)), (None, None), "nobody can be there");
        assert_eq!((at(2, 0), at(0, 0)), (at(0, 3), Some(4)));
        assert_eq!(trees[1].place(&[0, 0, 1]), trees[1].place(&[0, 0, 2]));
    }

    #[test]
    fn what_is_in_no_part_has_a_place_under_the_whole_only() {
        let (sex, up) = axis("sex", &["", "man", "vrouw"], &[&[], &[0], &[0]]);
        let trees = trees(&[sex], &[up], &[Fact { at: vec![1], low: 1.0, high: 1.0 }], Some(0)).unwrap();
        assert_eq!((trees[0].rest, trees[0].dimension.leaves_under(3)), (Some(2), vec![0, 1, 2]));
        assert_eq!([0, 1, 2].map(|p| trees[0].place(&[p])), [Some(3), Some(0), Some(1)]);
    }
}
