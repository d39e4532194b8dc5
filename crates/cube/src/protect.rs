//! The door: a cube goes in with a rule, a protected cube comes out.

use crate::certificate::{Certificate, Pair};
use crate::cube::Cube;
use crate::error::CubeError;
use crate::log::{Entry, Log, Reason};
use crate::protected::Protected;
use crate::rule::{Rule, Zeros};
use crate::suppress::Work;
use crate::value::Why;

/// Protects a cube. Suppression is handed out only after its proof is checked; [`suppress`] gives the
/// proof along, unchecked.
///
/// # Errors
/// [`CubeError::BadRule`], [`CubeError::Keys`] for cell keys on a cube without,
/// [`CubeError::Unprotectable`].
pub fn protect(cube: &Cube, rule: &Rule) -> Result<Protected, CubeError> {
    match rule {
        Rule::Suppress { threshold, zeros } => {
            let (protected, certificate) = suppress(cube, *threshold, *zeros)?;
            // Nothing leaves unproven, whatever mistake the search may hold.
            let proof = certificate.check(cube, &protected)?;
            match proof.cells.first() {
                Some(cell) => Err(CubeError::Unprotectable { cell: *cell }),
                None => Ok(protected),
            }
        }
        Rule::Public => Err(CubeError::BadRule { reason: "microdata are not public; republish is for figures that are" }),
        Rule::Round { base } => {
            let (numbers, log) = crate::round::round(cube, *base)?;
            Ok(changed(cube, rule, numbers, log))
        }
        Rule::CellKey { threshold, table } => {
            let keys = cube.key().ok_or(CubeError::Keys)?;
            let numbers = cube.count().iter().zip(keys).map(|(n, key)| table.publish(*n, *key, *threshold)).collect();
            Ok(changed(cube, rule, numbers, Log::default()))
        }
    }
}

/// A cube whose cells are all published, but not as they were counted. Weighted sums would give the
/// counts away, so they are left out.
fn changed(cube: &Cube, rule: &Rule, numbers: Vec<u64>, log: Log) -> Protected {
    let cells = numbers.len();
    Protected::new(cube.shape().clone(), rule.clone(), numbers, Vec::new(), vec![None; cells], log)
}

/// Threshold suppression, with the proof of its safety.
///
/// # Errors
/// [`CubeError::BadRule`] for a threshold below 2 or above 2^40, [`CubeError::Overflow`] for
/// counts above 2^53, [`CubeError::Unprotectable`] when a small cell cannot be made safe.
pub fn suppress(cube: &Cube, threshold: u64, zeros: Zeros) -> Result<(Protected, Certificate), CubeError> {
    if !(2..1 << 40).contains(&threshold) {
        return Err(CubeError::BadRule { reason: "a threshold is at least 2" });
    }
    let mut work = Work::new(cube.shape(), cube.count(), threshold, zeros.floor())?;
    work.select()?;
    work.thin();
    work.tidy();
    let mut hidden: Vec<Option<Why>> = work.ground.hidden.iter().map(|h| h.then_some(Why::Secondary)).collect();
    work.guarded.iter().for_each(|g| hidden[g.cell] = Some(Why::Primary));
    let log = explain(&work, &hidden, threshold);
    let pairs = work.guarded.into_iter().map(|g| Pair { cell: g.cell, up: g.up, down: g.down }).collect();
    let rule = Rule::Suppress { threshold, zeros };
    let protected = Protected::new(cube.shape().clone(), rule, cube.count().to_vec(), cube.sum().to_vec(), hidden, log);
    Ok((protected, Certificate { pairs }))
}

/// Each hidden cell with its reason: small itself, or leaned upon by a small one.
fn explain(work: &Work, hidden: &[Option<Why>], threshold: u64) -> Log {
    let mut reasons: Vec<Option<Reason>> = vec![None; hidden.len()];
    for g in &work.guarded {
        let leaning = g.up.cells.iter().chain(&g.down.cells);
        leaning.for_each(|(c, _)| {
            reasons[*c].get_or_insert(Reason::Partner { protects: g.cell });
        });
    }
    work.guarded.iter().for_each(|g| reasons[g.cell] = Some(Reason::Small { at_least: threshold }));
    let entries = reasons.into_iter().enumerate().filter_map(|(cell, reason)| reason.map(|reason| Entry { cell, reason }));
    Log { entries: entries.collect() }
}

/// What many publishers do: hide the small cells and nothing else. Not safe when totals are
/// published; here so that an audit can show it.
///
/// # Errors
/// [`CubeError::BadRule`] for a threshold below 2.
pub fn primary_only(cube: &Cube, threshold: u64) -> Result<Protected, CubeError> {
    let small = |n: &u64| (1..threshold).contains(n).then_some(Why::Primary);
    publish_pattern(cube, threshold, cube.count().iter().map(small).collect())
}

/// A pattern of hidden cells made elsewhere, to be audited.
///
/// # Errors
/// [`CubeError::BadRule`] for a threshold below 2, [`CubeError::Columns`] for a pattern of another length.
pub fn publish_pattern(cube: &Cube, threshold: u64, hidden: Vec<Option<Why>>) -> Result<Protected, CubeError> {
    if !(2..1 << 40).contains(&threshold) {
        return Err(CubeError::BadRule { reason: "a threshold is at least 2" });
    }
    if hidden.len() != cube.count().len() {
        return Err(CubeError::Columns { expected: cube.count().len(), found: hidden.len() });
    }
    let rule = Rule::Suppress { threshold, zeros: Zeros::Shown };
    Ok(Protected::new(cube.shape().clone(), rule, cube.count().to_vec(), cube.sum().to_vec(), hidden, Log::default()))
}
