//! All margins, one pass for each dimension.
//!
//! After the pass over a dimension every cell is right for all dimensions passed so far. A node is
//! the sum of its children, the smallest cells that make it, so each margin is added up from far
//! fewer cells than the leaves under it. Positions of dimensions still to come hold leaves only;
//! their nodes are skipped, not added as zeros.

use crate::dimension::Dimension;
use crate::shape::Shape;

/// Fills the nodes of all dimensions; `values` has one place for each cell, leaves filled.
pub(crate) fn margins<T: Copy + Default>(shape: &Shape, values: &mut [T], add: fn(T, T) -> T) {
    // Last dimension first: its lines are contiguous, and the later passes run over whole planes.
    for d in (0..shape.dimensions().len()).rev() {
        let mut blocks = vec![0];
        for (e, dimension) in shape.dimensions()[..d].iter().enumerate() {
            let stride = shape.strides()[e];
            blocks = blocks.iter().flat_map(|b| (0..dimension.leaves()).map(move |p| b + p * stride)).collect();
        }
        pass(&shape.dimensions()[d], shape.strides()[d], &blocks, values, add);
    }
}

/// One dimension: within each block, node plane = sum of child planes of `stride` cells each.
fn pass<T: Copy + Default>(dimension: &Dimension, stride: usize, blocks: &[usize], values: &mut [T], add: fn(T, T) -> T) {
    for start in blocks {
        for (node, children) in dimension.sums() {
            let (before, from) = values[*start..].split_at_mut(node * stride);
            let target = &mut from[..stride];
            target.fill(T::default());
            for child in children {
                let source = &before[child * stride..(child + 1) * stride];
                target.iter_mut().zip(source).for_each(|(t, s)| *t = add(*t, *s));
            }
        }
    }
}
