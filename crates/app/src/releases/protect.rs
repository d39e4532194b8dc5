//! Tables of our own registers: counted, protected by the recipe's rule, and only then sums and shares.

use super::build::{Built, Hidden, NotBuilt, codes, positions};
use super::tree::trees;
use cube::sparse::{Chain, Fact};
use cube::{Builder, NoiseTable, Rule, Shape, Zeros, protect};
use domain::recipe::{Protection, Recipe};
use domain::slices::{About, Axis, Slice};
use domain::value::Value;
use sha2::{Digest, Sha256};

/// `secret` makes the keys of cells, which nobody else can work out.
pub fn protected(recipe: &Recipe, axes: &[Axis], chains: &[Chain], rows: &[Fact], secret: &[u8], about: About) -> Result<Built, NotBuilt> {
    let fault = |e: &dyn std::fmt::Display| NotBuilt(format!("{}: {e}", recipe.indicator));
    let trees = trees(axes, chains, rows, None).map_err(|e| fault(&e))?;
    let shape = Shape::new(trees.iter().map(|t| t.dimension.clone()).collect()).map_err(|e| fault(&e))?;
    let mut builder = Builder::keyed(shape);
    for row in rows {
        if row.low != row.high || row.low < 0.0 || row.low.fract() != 0.0 {
            return Err(fault(&"protection by a rule needs whole counts; the source hides some, so its protection is public"));
        }
        let at: Option<Vec<usize>> = trees.iter().map(|t| t.place(&row.at)).collect();
        let at = at.ok_or_else(|| fault(&"protection by a rule needs the parts of every total"))?;
        builder.add_keyed(&at, row.low as u64, row.low, key(secret, recipe, axes, row)).map_err(|e| fault(&e))?;
    }
    let cube = builder.roll_up().map_err(|e| fault(&e))?;
    let safe = protect(&cube, &rule(&recipe.protection).ok_or_else(|| fault(&"a public source is not protected again"))?);
    let safe = safe.map_err(|e| fault(&e))?;
    let (mut kept, mut log) = (Vec::new(), Vec::new());
    let size: u64 = axes.iter().map(|a| a.codes.len() as u64).product();
    for place in 0..size {
        let at = positions(axes, place);
        let here: Vec<u32> = at.iter().map(|p| *p as u32).collect();
        let Some(cell) = trees.iter().map(|t| t.place(&here)).collect::<Option<Vec<_>>>() else { continue };
        match safe.value(safe.shape().cell(&cell)) {
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

fn rule(protection: &Protection) -> Option<Rule> {
    Some(match *protection {
        // A cell that is absent here is known to be empty, so a hidden one is known not to be.
        Protection::Suppress { threshold } => Rule::Suppress { threshold, zeros: Zeros::Counted },
        Protection::Round { base } => Rule::Round { base },
        Protection::Cellkey { threshold } => Rule::CellKey { threshold, table: NoiseTable::gentle() },
        Protection::Public => return None,
    })
}

/// The key of a finest cell: a register hands in counts, not persons, so the key belongs to the codes
/// and the count. The same cell has it in every edition, and a margin the sum of its cells' keys.
fn key(secret: &[u8], recipe: &Recipe, axes: &[Axis], row: &Fact) -> u64 {
    let mut digest = Sha256::new().chain_update(b"techniekpact cell key 1").chain_update(secret).chain_update(&recipe.indicator);
    for (axis, at) in axes.iter().zip(&row.at) {
        digest = digest.chain_update([0]).chain_update(&axis.name).chain_update([0]).chain_update(&axis.codes[*at as usize]);
    }
    let digest = digest.chain_update(row.low.to_bits().to_le_bytes()).finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_le_bytes(first)
}
