//! Publications laid over one another.
//!
//! Two cuts of the same people (landsdelen in one publication, provinces in the other) or an
//! earlier edition beside a new one can give away what each hides. The union has every node of all
//! of them; a cell is known when one of them publishes it. Cells that belong to none (a landsdeel
//! in one dimension and a code of the other publication in the next) are unknown, not secret.

use crate::certificate::{Audit, Case};
use crate::cube::{Builder, Cube};
use crate::dimension::Dimension;
use crate::error::CubeError;
use crate::protected::Protected;
use crate::shape::Shape;

/// Attacks several publications at once. Small cells of each are the ones to protect.
///
/// # Errors
/// [`CubeError::Different`] when they are not about the same leaves and counts (a revised edition
/// cannot simply be subtracted), or do not share one threshold; as [`crate::audit`] otherwise.
pub fn audit_together(publications: &[(&Cube, &Protected)]) -> Result<Audit, CubeError> {
    let [(first, _), rest @ ..] = publications else { return Err(different("there is nothing to compare")) };
    let cases = publications.iter().map(|(cube, protected)| Case::new(cube, protected)).collect::<Result<Vec<_>, _>>()?;
    let shapes: Vec<&Shape> = publications.iter().map(|(cube, _)| cube.shape()).collect();
    let shape = union(&shapes)?;
    if rest.iter().any(|(cube, _)| leaves(cube) != leaves(first)) {
        return Err(different("the same leaf has two counts"));
    }
    let Some(threshold) = cases.iter().map(|c| c.threshold).max() else { return Err(different("there is nothing to compare")) };
    if cases.iter().any(|c| c.threshold != threshold) {
        return Err(different("thresholds differ"));
    }
    let whole = over(&shape, first)?;
    let mut case = Case {
        value: crate::suppress::whole(whole.count())?,
        hidden: vec![true; shape.cells()],
        threshold,
        floor: cases.iter().map(|c| c.floor).max().unwrap_or(0),
    };
    let mut secret = vec![false; shape.cells()];
    for (part, (cube, _)) in cases.iter().zip(publications) {
        lay(&shape, cube.shape(), part, &mut case.hidden, &mut secret);
    }
    let small: Vec<usize> = case.small().into_iter().filter(|c| secret[*c]).collect();
    Ok(crate::audit::attack(&shape, &case, &small))
}

fn different(reason: &str) -> CubeError {
    CubeError::Different { reason: reason.into() }
}

/// Counts of the leaves, in order.
fn leaves(cube: &Cube) -> Vec<u64> {
    cube.shape().leaf_to_cell().map(|c| cube.count()[c]).collect()
}

/// The leaves of a cube counted in another shape over the same leaves.
fn over(shape: &Shape, cube: &Cube) -> Result<Cube, CubeError> {
    let mut builder = Builder::new(shape.clone());
    for cell in cube.shape().leaf_to_cell() {
        builder.add(&cube.shape().positions(cell), cube.count()[cell], 0.0)?;
    }
    builder.roll_up()
}

/// Marks what one publication shows, and which of its cells it keeps.
fn lay(union: &Shape, own: &Shape, case: &Case, hidden: &mut [bool], secret: &mut [bool]) {
    let places: Vec<Vec<usize>> = own.dimensions().iter().zip(union.dimensions()).map(|(a, b)| places(a, b)).collect();
    for (cell, hides) in case.hidden.iter().enumerate() {
        let positions: Vec<usize> = own.positions(cell).into_iter().zip(&places).map(|(p, map)| map[p]).collect();
        let at = union.cell(&positions);
        hidden[at] &= hides;
        secret[at] |= hides;
    }
}

/// Where each code of a dimension stands in the union: the position with the same leaves.
fn places(own: &Dimension, union: &Dimension) -> Vec<usize> {
    let under: Vec<Vec<usize>> = (0..union.len()).map(|p| union.leaves_under(p)).collect();
    // A node over one leaf is that leaf again; keep leaves apart from nodes.
    let find = |p: usize| if p < own.leaves() { Some(p) } else { (union.leaves()..union.len()).find(|u| under[*u] == own.leaves_under(p)) };
    (0..own.len()).map(|p| find(p).unwrap_or(p)).collect()
}

/// The shape with all nodes of all shapes; nodes over the same leaves are one.
fn union(shapes: &[&Shape]) -> Result<Shape, CubeError> {
    let first = shapes[0];
    let count = first.dimensions().len();
    let mut dimensions = Vec::with_capacity(count);
    for d in 0..count {
        let parts = shapes.iter().map(|s| s.dimensions().get(d).filter(|_| s.dimensions().len() == count));
        let parts = parts.collect::<Option<Vec<_>>>().ok_or_else(|| different("the number of dimensions differs"))?;
        dimensions.push(join(&parts)?);
    }
    Shape::new(dimensions)
}

fn join(parts: &[&Dimension]) -> Result<Dimension, CubeError> {
    let first = parts[0];
    let leaves: Vec<&str> = first.codes()[..first.leaves()].iter().map(String::as_str).collect();
    if parts.iter().any(|p| p.name() != first.name() || p.codes()[..p.leaves()] != first.codes()[..first.leaves()]) {
        return Err(CubeError::Different { reason: format!("dimension {} has other leaves", first.name()) });
    }
    let mut seen: Vec<Vec<usize>> = Vec::new();
    let mut nodes: Vec<(String, Vec<&str>)> = Vec::new();
    for part in parts {
        for (node, _) in part.sums() {
            let under = part.leaves_under(node);
            if !seen.contains(&under) {
                nodes.push((format!("{} {}", part.codes()[node], nodes.len()), under.iter().map(|l| leaves[*l]).collect()));
                seen.push(under);
            }
        }
    }
    let nodes: Vec<(&str, &[&str])> = nodes.iter().map(|(code, under)| (code.as_str(), under.as_slice())).collect();
    Dimension::tree(first.name(), &leaves, &nodes)
}
