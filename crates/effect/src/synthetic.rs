//! Synthetic comparison (Abadie, Diamond and Hainmueller 2010): a mix of regions that did not act
//! is made to look like the one that did, before the start; afterwards the gap is the effect.
//!
//! How large a gap arises by chance is seen from the others: each is treated as if it had acted
//! (a placebo). The interval comes from those gaps, each measured in how well its own mix fitted
//! before, so its confidence can never exceed n/(n+1) with n others.

use crate::simplex::nearest;
use crate::spread::mean;
use crate::{Design, Panel, Refusal};

/// Years needed before the start: a mix of many regions fits two years by chance.
const YEARS: usize = 4;
/// A mix may be off at most this many times what the median placebo is.
const TOLERANCE: f64 = 2.0;

/// The outcome of a synthetic comparison, in the unit of the panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Synthetic {
    /// Mean gap from the start on.
    pub size: f64,
    pub low: f64,
    pub high: f64,
    pub confidence: f64,
    /// Unit and weight of each part of the mix, the largest first; parts below a thousandth left out.
    pub weights: Vec<(String, f64)>,
    /// The course of the mix, one value a year.
    pub course: Vec<f64>,
    /// Root mean square of the gap before the start.
    pub misfit: f64,
    pub placebos: Vec<Placebo>,
    /// Part of all units, itself included, whose gap grew at least as much.
    pub rank: f64,
}

/// A unit that did not act, treated as if it had.
#[derive(Clone, Debug, PartialEq)]
pub struct Placebo {
    pub unit: String,
    pub size: f64,
    pub misfit: f64,
}

/// Compares the one unit that acted with a mix of the others.
///
/// # Errors
/// [`Refusal`] where a value is missing, not exactly one unit acted, fewer than four years lie
/// before the start, there are too few others for the confidence asked, or no mix fits.
pub fn synthetic(panel: &Panel, design: &Design) -> Result<Synthetic, Refusal> {
    let split = panel.split(design)?;
    let [acted] = split.treated.as_slice() else { return Err(Refusal::OneOnly { found: split.treated.len() }) };
    if split.before < YEARS {
        return Err(Refusal::Periods { before: split.before, after: panel.times.len() - split.before });
    }
    let needed = others_needed(design.confidence);
    if split.control.len() < needed {
        return Err(Refusal::TooFewControls { found: split.control.len(), needed });
    }
    let rows: Vec<&[f64]> = split.control.iter().map(Vec::as_slice).collect();
    let own = Fit::new(acted, &rows, split.before);
    let placebos = placebos(panel, &split.controls, &rows, split.before);
    let allowed = TOLERANCE * median(placebos.iter().map(|p| p.misfit).collect());
    if own.misfit > allowed && own.misfit > 1e-9 * level(acted) {
        return Err(Refusal::PoorFit { found: own.misfit, allowed });
    }
    let reach = reach(&placebos, design.confidence) * own.misfit;
    let ratio = |size: f64, misfit: f64| size.abs() / misfit.max(f64::MIN_POSITIVE);
    let as_large = placebos.iter().filter(|p| ratio(p.size, p.misfit) >= ratio(own.size, own.misfit)).count();
    let mut weights: Vec<(String, f64)> =
        own.weights.iter().zip(&split.controls).filter(|(w, _)| **w >= 1e-3).map(|(w, u)| (panel.units[*u].clone(), *w)).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1));
    Ok(Synthetic {
        size: own.size,
        low: own.size - reach,
        high: own.size + reach,
        confidence: design.confidence,
        weights,
        course: own.course,
        misfit: own.misfit,
        rank: (as_large + 1) as f64 / (placebos.len() + 1) as f64,
        placebos,
    })
}

/// Others needed so that the most extreme of them still lies inside the interval.
fn others_needed(confidence: f64) -> usize {
    // A hair less, so that 0.8 asks for four and not, by rounding of 1 - 0.8, for five.
    ((confidence / (1.0 - confidence) - 1e-9).ceil() as usize).max(3)
}

struct Fit {
    weights: Vec<f64>,
    course: Vec<f64>,
    size: f64,
    misfit: f64,
}

impl Fit {
    fn new(row: &[f64], donors: &[&[f64]], before: usize) -> Fit {
        let early: Vec<&[f64]> = donors.iter().map(|d| &d[..before]).collect();
        let weights = nearest(&row[..before], &early);
        let course: Vec<f64> = (0..row.len()).map(|t| weights.iter().zip(donors).map(|(w, d)| w * d[t]).sum()).collect();
        let gaps: Vec<f64> = row.iter().zip(&course).map(|(a, b)| a - b).collect();
        let misfit = mean(&gaps[..before].iter().map(|g| g * g).collect::<Vec<_>>()).sqrt();
        Fit { weights, course, size: mean(&gaps[before..]), misfit }
    }
}

fn placebos(panel: &Panel, controls: &[usize], rows: &[&[f64]], before: usize) -> Vec<Placebo> {
    (0..rows.len())
        .map(|i| {
            let others: Vec<&[f64]> = (0..rows.len()).filter(|j| *j != i).map(|j| rows[j]).collect();
            let fit = Fit::new(rows[i], &others, before);
            Placebo { unit: panel.units[controls[i]].clone(), size: fit.size, misfit: fit.misfit }
        })
        .collect()
}

/// The gap, in misfits, that this part of the placebos (and the one that acted, among them) stays under.
fn reach(placebos: &[Placebo], confidence: f64) -> f64 {
    let mut ratios: Vec<f64> = placebos.iter().map(|p| p.size.abs() / p.misfit.max(f64::MIN_POSITIVE)).collect();
    ratios.sort_by(f64::total_cmp);
    let place = (((ratios.len() + 1) as f64 * confidence - 1e-9).ceil() as usize).clamp(1, ratios.len());
    ratios[place - 1]
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

fn level(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |m: f64, v| m.max(v.abs()))
}
