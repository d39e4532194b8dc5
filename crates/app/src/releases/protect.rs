//! Tables of our own registers: counted, protected by the recipe's rule, and only then sums and shares.

use super::build::{Built, Hidden, NotBuilt, codes, positions};
use cube::sparse::{Chain, Fact};
use cube::{Builder, Dimension, Rule, Shape, Zeros, protect};
use domain::recipe::{Protection, Recipe};
use domain::slices::{About, Axis, Slice};
use domain::value::Value;

/// Where each code of an axis stands in its dimension: leaves first, then what adds them up.
struct Tree {
    dimension: Dimension,
    place: Vec<usize>,
}

pub fn protected(recipe: &Recipe, axes: &[Axis], chains: &[Chain], rows: &[Fact], about: About) -> Result<Built, NotBuilt> {
    let fault = |e: &dyn std::fmt::Display| NotBuilt(format!("{}: {e}", recipe.indicator));
    let trees = axes.iter().zip(chains).map(|(a, c)| tree(a, c)).collect::<Result<Vec<Tree>, _>>().map_err(|e| fault(&e))?;
    let shape = Shape::new(trees.iter().map(|t| t.dimension.clone()).collect()).map_err(|e| fault(&e))?;
    let mut builder = Builder::new(shape);
    for row in rows {
        if row.low != row.high || row.low < 0.0 || row.low.fract() != 0.0 {
            return Err(fault(&"protection by a rule needs whole counts; the source hides some, so its protection is public"));
        }
        let at: Vec<usize> = row.at.iter().zip(&trees).map(|(p, t)| t.place[*p as usize]).collect();
        builder.add(&at, row.low as u64, row.low).map_err(|e| fault(&e))?;
    }
    let cube = builder.roll_up().map_err(|e| fault(&e))?;
    let rule = match recipe.protection {
        // A cell that is absent here is known to be empty, so a hidden one is known not to be.
        Protection::Suppress { threshold } => Rule::Suppress { threshold, zeros: Zeros::Counted },
        Protection::Round { base } => Rule::Round { base },
        Protection::Cellkey { .. } => return Err(fault(&"cell keys need rows of persons; use monitor tabulate")),
        Protection::Public => return Err(fault(&"a public source is not protected again")),
    };
    let safe = protect(&cube, &rule).map_err(|e| fault(&e))?;
    let (mut kept, mut log) = (Vec::new(), Vec::new());
    let size: u64 = axes.iter().map(|a| a.codes.len() as u64).product();
    for place in 0..size {
        let at = positions(axes, place);
        let cell = safe.shape().cell(&at.iter().zip(&trees).map(|(p, t)| t.place[*p]).collect::<Vec<_>>());
        match safe.value(cell) {
            value if value.is_suppressed() => {
                // Which of the two reasons it was stays inside: "too small" tells the count.
                log.push(Hidden { codes: codes(axes, &at), why: "small_or_beside_a_small_one" });
                kept.push((place, Value::Suppressed));
            }
            value => kept.extend(value.number().filter(|n| *n > 0).map(|n| (place, Value::Number { value: n as f64 }))),
        }
    }
    let slice = Slice::new(about, axes.to_vec(), kept).map_err(|e| NotBuilt(e.0))?;
    Ok(Built { slice, log })
}

fn tree(axis: &Axis, chain: &Chain) -> Result<Tree, cube::CubeError> {
    let is_node: Vec<bool> = (0..axis.codes.len()).map(|p| chain.up.iter().any(|up| up.contains(&(p as u32)))).collect();
    let leaves: Vec<usize> = (0..axis.codes.len()).filter(|p| !is_node[*p]).collect();
    // The empty code cannot be a name there.
    let name = |p: usize| if axis.codes[p].is_empty() { "*" } else { axis.codes[p].as_str() };
    let nodes: Vec<(usize, Vec<&str>)> = (0..axis.codes.len())
        .filter(|p| is_node[*p])
        .map(|p| (p, leaves.iter().filter(|l| chain.up[**l].contains(&(p as u32))).map(|l| name(*l)).collect()))
        .collect();
    let named: Vec<&str> = leaves.iter().map(|p| name(*p)).collect();
    let sums: Vec<(&str, &[&str])> = nodes.iter().map(|(p, children)| (name(*p), children.as_slice())).collect();
    let dimension = Dimension::tree(&axis.name, &named, &sums)?;
    let mut place = vec![0; axis.codes.len()];
    for (i, p) in leaves.iter().copied().chain(nodes.iter().map(|(p, _)| *p)).enumerate() {
        place[p] = i;
    }
    Ok(Tree { dimension, place })
}
