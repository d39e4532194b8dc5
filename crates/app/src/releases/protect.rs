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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::slices::{PERIOD, REGION};

    /// Sector by area over one year: some small, one empty.
    fn table(protection: Protection, secret: &[u8]) -> Slice {
        let axis = |name: &str, codes: &[&str]| Axis { name: name.into(), codes: codes.iter().map(|c| (*c).into()).collect() };
        let axes = [axis("sector", &["", "a", "b", "c"]), axis(REGION, &["NL", "noord", "oost", "zuid"]), axis(PERIOD, &["2024"])];
        let up = |codes: usize| Chain { up: (0..codes).map(|c| if c == 0 { vec![] } else { vec![0] }).collect() };
        let chains = [up(4), up(4), Chain { up: vec![vec![]] }];
        let counts = [[14, 3, 27], [2, 31, 18], [40, 22, 0]];
        let fact = |s: usize, r: usize, n: i32| Fact { at: vec![s as u32 + 1, r as u32 + 1, 0], low: n.into(), high: n.into() };
        let rows: Vec<Fact> =
            counts.iter().enumerate().flat_map(|(s, row)| row.iter().enumerate().map(move |(r, n)| fact(s, r, *n))).collect();
        let mut recipe = seed::recipes().recipes[0].clone();
        recipe.protection = protection;
        protected(&recipe, &axes, &chains, &rows, secret, About::default()).unwrap().slice
    }

    fn numbers(slice: &Slice) -> Vec<f64> {
        slice.cells().filter_map(|(_, v)| v.number()).collect()
    }

    #[test]
    fn small_cells_are_hidden_and_never_alone() {
        let slice = table(Protection::Suppress { threshold: 5 }, b"");
        assert!(numbers(&slice).iter().all(|n| *n >= 5.0));
        for sector in 1..4 {
            let hidden = (1..4).filter(|r| slice.at(&[sector, *r, 0]) == Some(Value::Suppressed)).count();
            assert_ne!(hidden, 1, "a single hidden cell is the total less the others");
        }
        assert_eq!(slice.at(&[0, 0, 0]), Some(Value::Number { value: 157.0 }));
    }

    #[test]
    fn rounded_cells_are_multiples_that_add_up() {
        let slice = table(Protection::Round { base: 5 }, b"");
        let value = |s, r| slice.at(&[s, r, 0]).and_then(|v| v.number()).unwrap_or(0.0);
        assert!(numbers(&slice).iter().all(|n| n % 5.0 == 0.0));
        for s in 0..4 {
            assert_eq!(value(s, 0), (1..4).map(|r| value(s, r)).sum::<f64>());
        }
    }

    #[test]
    fn noise_belongs_to_the_cell_and_to_the_secret() {
        let rule = Protection::Cellkey { threshold: 3 };
        let (once, twice) = (table(rule.clone(), b"one"), table(rule.clone(), b"one"));
        assert_eq!(numbers(&once), numbers(&twice), "asking again tells nothing");
        assert!(numbers(&once).iter().all(|n| *n >= 3.0), "results below the threshold do not occur");
        assert!((0..20_u8).any(|n| numbers(&table(rule.clone(), &[n])) != numbers(&once)), "another secret is other noise");
        let truth = table(Protection::Round { base: 2 }, b"");
        let near = once.cells().all(|(at, v)| (v.number().unwrap() - truth.at(&at).and_then(|v| v.number()).unwrap_or(0.0)).abs() <= 6.0);
        assert!(near, "it stays near what was counted");
    }
}
