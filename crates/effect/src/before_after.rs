//! One region before and after: the weakest comparison, because everything else changed too.

use crate::spread::{mean, scatter};
use crate::{Design, Estimate, Panel, Refusal};

/// Mean from the start on minus mean before, over the mean of the units that acted.
///
/// The interval is Welch's: the two stretches may vary differently. It holds where years are not
/// on their way up or down already; the grade `before_after` says that to the reader.
///
/// # Errors
/// [`Refusal`] where the panel does not fit the design, or fewer than two years lie on either side.
pub fn before_after(panel: &Panel, design: &Design) -> Result<Estimate, Refusal> {
    let split = panel.split(design)?;
    let course: Vec<f64> = (0..panel.times.len()).map(|t| mean(&split.treated.iter().map(|r| r[t]).collect::<Vec<_>>())).collect();
    let (before, after) = course.split_at(split.before);
    if before.len() < 2 || after.len() < 2 {
        return Err(Refusal::Periods { before: before.len(), after: after.len() });
    }
    Ok(welch(after, before, design.confidence))
}

fn welch(one: &[f64], other: &[f64], confidence: f64) -> Estimate {
    let part = |v: &[f64]| scatter(v) / (v.len() as f64 - 1.0) / v.len() as f64;
    let (a, b) = (part(one), part(other));
    let weight = a * a / (one.len() as f64 - 1.0) + b * b / (other.len() as f64 - 1.0);
    // Two stretches that do not vary at all leave nothing to estimate from.
    let freedom = if weight > 0.0 { (a + b).powi(2) / weight } else { (one.len() + other.len()) as f64 - 2.0 };
    Estimate::student(mean(one) - mean(other), (a + b).sqrt(), freedom, confidence)
}
