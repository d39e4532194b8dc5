//! A source's figures published again, without telling more than the source meant to.
//!
//! Figures that are public already are not changed by chance again. But what we print together (the
//! source's numbers, its intervals, and totals we add up ourselves) must not let anyone narrow a cell
//! that the source keeps: every value the source leaves possible for that cell alone must stay
//! possible beside all we print. A number that would narrow one is refused, and printed as the
//! interval that follows from the rest, or not at all.
//!
//! The proof is as for suppression: for each kept cell two tables in whole numbers that agree with
//! every printed number and interval, one at either end of what the source states.

use crate::bounds::{Bounds, ENDLESS, Sums};
use crate::error::CubeError;
use crate::known::Known;
use crate::log::{Entry, Log, Reason};
use crate::protected::Protected;
use crate::rule::Rule;
use crate::source::Settled;
use crate::suppress::{Guarded, Work};
use crate::system::System;
use crate::value::{Value, Why};
use crate::witness::Witness;

/// Publishes a settled source again; each kept cell stays at least as wide as the source states.
/// Handed out only after every proof has been added up again.
///
/// # Errors
/// [`CubeError::Unprotectable`] when even hiding every number would narrow a cell.
pub fn republish(source: &Settled) -> Result<Protected, CubeError> {
    let kept: Vec<(usize, Known)> = source.kept().collect();
    let needs = kept.iter().map(|(cell, said)| {
        let at = source.fit()[*cell];
        Guarded::new(*cell, said.high() as i64 - at, at - said.low() as i64)
    });
    // A margin nobody can know is not printed as a number, whatever the table we found says.
    let vague: Vec<bool> = (0..source.shape().cells()).map(|c| source.known(c).exact().is_none()).collect();
    let mut work = Work::guarding(source.shape(), source.fit().to_vec(), needs.collect(), 0, &vague);
    work.select()?;
    work.thin();
    work.tidy();
    draw_in(source, &mut work);
    let shown = shown(source, &work)?;
    let log = explain(source, &work, &shown);
    let mut hidden: Vec<Option<Why>> = work.ground.hidden.iter().map(|h| h.then_some(Why::Secondary)).collect();
    kept.iter().for_each(|(cell, _)| hidden[*cell] = Some(Why::Primary));
    let numbers = source.fit().iter().map(|n| *n as u64).collect();
    let ranges = shown.into_iter().enumerate().filter_map(|(c, k)| k.filter(|_| work.ground.hidden[c]).map(|k| (c, k))).collect();
    let protected = Protected::new(source.shape().clone(), Rule::Public, numbers, Vec::new(), hidden, log).with_ranges(ranges);
    match work.guarded.iter().find(|g| !proven(g, &work, &protected)) {
        Some(g) => Err(CubeError::Unprotectable { cell: g.cell }),
        None => Ok(protected),
    }
}

/// Steps of one walk while drawing in.
const STEPS: usize = 200;

/// A proof that takes other kept cells beyond what the source states of them costs: they are printed
/// that wide. Most of the time there is another proof, within all that the source states.
fn draw_in(source: &Settled, work: &mut Work) {
    let system = System::new(work.shape, &work.ground.hidden);
    let mut walk = system.walk(&work.ground.value, work.floor);
    walk.most = STEPS;
    let said = |cell: usize| source.stated(cell).filter(|k| k.exact().is_none());
    for (cell, said) in source.kept() {
        let at = source.fit()[cell];
        walk.bound(system.variable[cell] as usize, (said.low() as i64 - at) as f64, (said.high() as i64 - at) as f64);
    }
    let beyond = |witness: &Witness| {
        let out = |(cell, by): &(usize, i64)| {
            let at = source.fit()[*cell] * witness.parts + by;
            said(*cell).is_some_and(|k| at < k.low() as i64 * witness.parts || at > k.high() as i64 * witness.parts)
        };
        witness.cells.iter().any(out)
    };
    for i in 0..work.guarded.len() {
        let cell = work.guarded[i].cell;
        for (sign, need) in work.guarded[i].needs() {
            if !beyond(work.guarded[i].side(sign)) {
                continue;
            }
            if let Some(found) = work.far(cell, sign, need, &system, &mut walk) {
                *work.guarded[i].side(sign) = found;
            }
        }
    }
}

/// Do both tables reach what is needed, and agree with everything printed?
fn proven(guarded: &Guarded, work: &Work, protected: &Protected) -> bool {
    let needs = guarded.needs().map(|(sign, need)| i64::from(sign) * need);
    [&guarded.up, &guarded.down].into_iter().zip(needs).all(|(witness, need)| {
        let agrees = |(cell, by): &(usize, i64)| match protected.value(*cell) {
            Value::Between { low, high } => {
                let at = work.ground.value[*cell] * witness.parts + by;
                (low as i64 * witness.parts..=high as i64 * witness.parts).contains(&at)
            }
            value => value.is_suppressed(),
        };
        witness.reaches(guarded.cell, need)
            && work.checker.holds(witness, &work.ground.value, &work.ground.hidden, work.floor)
            && witness.cells.iter().all(agrees)
    })
}

/// What is printed of each cell: the number, an interval, or nothing.
///
/// A kept cell is printed as the source states it, unless a proof needs it to go further: then as
/// wide as that. All else is printed as what follows, so that it tells nothing new.
fn shown(source: &Settled, work: &Work) -> Result<Vec<Option<Known>>, CubeError> {
    let fit = source.fit();
    let (mut low, mut high) = (vec![0; fit.len()], vec![ENDLESS; fit.len()]);
    for (cell, n) in fit.iter().enumerate().filter(|(c, _)| !work.ground.hidden[*c]) {
        (low[cell], high[cell]) = (*n, *n);
    }
    for (cell, said) in source.kept() {
        (low[cell], high[cell]) = (said.low() as i64, said.high() as i64);
    }
    for witness in work.guarded.iter().flat_map(|g| [&g.up, &g.down]) {
        for (cell, by) in witness.cells.iter().filter(|(c, _)| source.stated(*c).is_some_and(|k| k.exact().is_none())) {
            low[*cell] = low[*cell].min(fit[*cell] + by.div_euclid(witness.parts));
            high[*cell] = high[*cell].max(fit[*cell] - (-by).div_euclid(witness.parts));
        }
    }
    let sums = Sums::new(source.shape());
    let mut bounds = Bounds::new(low, high, &sums);
    bounds.settle(&sums).map_err(|clash| CubeError::Contradiction { cell: clash.0 })?;
    let shown = bounds.low.iter().zip(&bounds.high);
    Ok(shown.map(|(l, h)| (*h < ENDLESS).then(|| Known::between(*l as u64, *h as u64))).collect())
}

/// Why each cell is not a plain number.
fn explain(source: &Settled, work: &Work, shown: &[Option<Known>]) -> Log {
    let mut protects = vec![None; shown.len()];
    for g in &work.guarded {
        g.up.cells.iter().chain(&g.down.cells).for_each(|(c, _)| _ = protects[*c].get_or_insert(g.cell));
    }
    let reason = |cell: usize| match (source.stated(cell), protects[cell]) {
        (Some(said), _) if said.exact().is_none() => Reason::Kept,
        (_, Some(kept)) if source.known(cell).exact().is_some() => Reason::Narrows { kept },
        _ => Reason::Vague,
    };
    let entries = (0..shown.len()).filter(|c| work.ground.hidden[*c]).map(|cell| Entry { cell, reason: reason(cell) });
    Log { entries: entries.collect() }
}
