//! One dimension: its leaves and the sums over them.
//!
//! A position is a place in [`Dimension::codes`]: leaves first, then nodes, each node after its
//! children. A node is the sum of its children. Two linked hierarchies (landsdeel and province
//! over the same regions) are two sets of nodes over the same leaves; a dimension over which one
//! does not add (years) simply has no nodes.

use std::collections::HashMap;

use crate::error::{CubeError, DimensionFault};

/// Codes of a dimension and the tree, or trees, over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    name: String,
    codes: Vec<String>,
    places: HashMap<String, usize>,
    leaves: usize,
    children: Vec<Vec<usize>>,
}

impl Dimension {
    /// Leaves without any sum over them.
    ///
    /// # Errors
    /// [`CubeError::BadDimension`] when there is no leaf, or a code appears twice.
    pub fn flat(name: &str, leaves: &[&str]) -> Result<Self, CubeError> {
        Self::tree(name, leaves, &[])
    }

    /// Leaves and one total over all of them.
    ///
    /// # Errors
    /// As [`Dimension::tree`].
    pub fn with_total(name: &str, leaves: &[&str], total: &str) -> Result<Self, CubeError> {
        Self::tree(name, leaves, &[(total, leaves)])
    }

    /// Leaves and nodes; a node names earlier codes as its children, the total comes last.
    ///
    /// # Errors
    /// [`CubeError::BadDimension`] when a code is double, a child unknown, or two children of one
    /// node share a leaf.
    pub fn tree(name: &str, leaves: &[&str], nodes: &[(&str, &[&str])]) -> Result<Self, CubeError> {
        let mut made = Self { name: name.into(), codes: Vec::new(), places: HashMap::new(), leaves: leaves.len(), children: Vec::new() };
        if leaves.is_empty() {
            return Err(made.fault("", DimensionFault::NoCodes));
        }
        for leaf in leaves {
            made.push(leaf)?;
        }
        for (code, children) in nodes {
            let places = children.iter().map(|c| made.position(c).ok_or_else(|| made.fault(code, DimensionFault::UnknownChild)));
            let places = places.collect::<Result<Vec<_>, _>>()?;
            made.node(code, places)?;
        }
        Ok(made)
    }

    fn node(&mut self, code: &str, children: Vec<usize>) -> Result<(), CubeError> {
        if children.is_empty() {
            return Err(self.fault(code, DimensionFault::NoChildren));
        }
        let mut seen = vec![false; self.leaves];
        for leaf in children.iter().flat_map(|c| self.leaves_under(*c)) {
            if std::mem::replace(&mut seen[leaf], true) {
                return Err(self.fault(code, DimensionFault::Overlap));
            }
        }
        self.push(code)?;
        self.children.push(children);
        Ok(())
    }

    fn push(&mut self, code: &str) -> Result<(), CubeError> {
        if self.places.insert(code.into(), self.codes.len()).is_some() {
            return Err(self.fault(code, DimensionFault::Twice));
        }
        self.codes.push(code.into());
        Ok(())
    }

    fn fault(&self, code: &str, reason: DimensionFault) -> CubeError {
        CubeError::BadDimension { dimension: self.name.clone(), code: code.into(), reason }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// All codes: leaves, then nodes.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// Number of codes, leaves and nodes together.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Never: a dimension has at least one leaf.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Number of leaves; positions `0..leaves()`.
    pub fn leaves(&self) -> usize {
        self.leaves
    }

    /// The place of a code.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// Each node with its children, children before parents: (position, positions of the children).
    pub fn sums(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.children.iter().enumerate().map(|(i, c)| (self.leaves + i, c.as_slice()))
    }

    /// The leaves a position adds up, ascending; a leaf gives itself.
    pub fn leaves_under(&self, position: usize) -> Vec<usize> {
        let Some(node) = position.checked_sub(self.leaves) else { return vec![position] };
        let mut leaves: Vec<usize> = self.children[node].iter().flat_map(|c| self.leaves_under(*c)).collect();
        leaves.sort_unstable();
        leaves
    }

    /// For each leaf: itself and every node it is counted in, ascending.
    pub(crate) fn chains(&self) -> Vec<Vec<usize>> {
        let mut chains: Vec<Vec<usize>> = (0..self.leaves).map(|l| vec![l]).collect();
        for node in self.leaves..self.len() {
            for leaf in self.leaves_under(node) {
                chains[leaf].push(node);
            }
        }
        chains
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_knows_what_is_under_it() {
        let d = Dimension::tree("regio", &["a", "b", "c"], &[("ab", &["a", "b"]), ("bc", &["b", "c"]), ("nl", &["ab", "c"])]).unwrap();
        assert_eq!(d.leaves_under(3), [0, 1]);
        assert_eq!(d.leaves_under(5), [0, 1, 2]);
        assert_eq!(d.chains(), [vec![0, 3, 5], vec![1, 3, 4, 5], vec![2, 4, 5]]);
    }

    #[test]
    fn refusals_name_the_code() {
        let reason = |d: Result<Dimension, CubeError>| match d {
            Err(CubeError::BadDimension { code, reason, .. }) => (code, reason),
            other => panic!("{other:?}"),
        };
        assert_eq!(reason(Dimension::flat("d", &[])).1, DimensionFault::NoCodes);
        assert_eq!(reason(Dimension::flat("d", &["a", "a"])), ("a".into(), DimensionFault::Twice));
        assert_eq!(reason(Dimension::tree("d", &["a"], &[("t", &["x"])])), ("t".into(), DimensionFault::UnknownChild));
        assert_eq!(reason(Dimension::tree("d", &["a"], &[("t", &[])])), ("t".into(), DimensionFault::NoChildren));
        let twice: &[(&str, &[&str])] = &[("ab", &["a", "b"]), ("t", &["ab", "b"])];
        assert_eq!(reason(Dimension::tree("d", &["a", "b"], twice)), ("t".into(), DimensionFault::Overlap));
    }
}
