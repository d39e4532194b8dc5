//! Tables of our own registers: counted, protected by the recipe's rule, and only then sums and shares.
//! And tables of a public source that hides some cells: published again so that nothing printed
//! narrows what the source keeps.

use super::build::{Built, Hidden, NotBuilt, codes, positions};
use cube::sparse::{Chain, Fact};
use cube::{Builder, Dimension, Known, Protected, Rule, Shape, Source, Zeros, protect, republish};
use domain::recipe::{Protection, Recipe};
use domain::slices::{About, Axis, PERIOD, Slice};
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

/// More cells of one period than this are not looked at together.
const MOST_CELLS: usize = 40_000;

/// A public source with intervals, period by period. None where it contradicts itself, or is too large
/// to be looked at as a whole: then its intervals are added up, which tells nothing that it does not.
pub fn republished(axes: &[Axis], chains: &[Chain], rows: &[Fact], mut about: About) -> Option<Built> {
    let (period, others) = axes.split_last()?;
    debug_assert_eq!(period.name, PERIOD);
    let chains: Vec<Chain> = others.iter().zip(chains).map(|(a, c)| whole(a, c)).collect();
    let trees = others.iter().zip(&chains).map(|(a, c)| tree(a, c)).collect::<Result<Vec<Tree>, _>>().ok()?;
    let shape = Shape::new(trees.iter().map(|t| t.dimension.clone()).collect()).ok().filter(|s| s.cells() <= MOST_CELLS)?;
    about.protection = "public, nothing narrowed".into();
    let (mut kept, mut log) = (Vec::new(), Vec::new());
    for p in 0..period.codes.len() {
        let safe = one_period(&shape, &trees, rows.iter().filter(|r| r.at.last() == Some(&(p as u32))))?;
        let size: u64 = others.iter().map(|a| a.codes.len() as u64).product();
        for place in 0..size {
            let mut at = positions(others, place);
            let cell = shape.cell(&at.iter().zip(&trees).map(|(p, t)| t.place[*p]).collect::<Vec<_>>());
            at.push(p);
            let value = match safe.value(cell) {
                cube::Value::Number(0) => continue,
                cube::Value::Number(n) => Value::Number { value: n as f64 },
                cube::Value::Between { low, high } => Value::Interval { low: low as f64, high: high as f64 },
                _ => Value::Suppressed,
            };
            if !matches!(value, Value::Number { .. }) {
                log.push(Hidden { codes: codes(axes, &at), why: "hidden_by_source_or_beside_it" });
            }
            kept.push((place * period.codes.len() as u64 + p as u64, value));
        }
    }
    let slice = Slice::new(about, axes.to_vec(), kept).ok()?;
    Some(Built { slice, log })
}

fn one_period<'r>(shape: &Shape, trees: &[Tree], rows: impl Iterator<Item = &'r Fact>) -> Option<Protected> {
    let mut source = Source::new(shape.clone());
    for row in rows {
        let at: Vec<usize> = row.at.iter().zip(trees).map(|(p, t)| t.place[*p as usize]).collect();
        if row.low.fract() != 0.0 || row.low < 0.0 || row.high >= crate::imports::facts::UNKNOWN {
            return None;
        }
        let known = Known::between(row.low as u64, row.high as u64);
        let is_leaf = at.iter().zip(trees).all(|(p, t)| *p < t.dimension.leaves());
        if is_leaf { source.add(&at, known) } else { source.state(&at, known) }.ok()?;
    }
    republish(&source.settle().ok()?).ok()
}

/// Where a source prints the whole itself, it is the sum of its parts all the same.
fn whole(axis: &Axis, chain: &Chain) -> Chain {
    let Some(whole) = axis.position("") else { return chain.clone() };
    let mut chain = chain.clone();
    for (code, up) in chain.up.iter_mut().enumerate().filter(|(code, _)| *code != whole) {
        if !up.contains(&(whole as u32)) && !axis.codes[code].is_empty() {
            up.push(whole as u32);
        }
    }
    chain
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
