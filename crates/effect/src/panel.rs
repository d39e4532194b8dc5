//! What is compared: regions by years, and who acted from when.

use crate::Refusal;

/// Values of some regions in some years. One unit for all; shares are compared in percentage points.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub units: Vec<String>,
    /// Years in order, without doubles.
    pub times: Vec<i32>,
    /// `values[unit][time]`; none where nothing was published.
    pub values: Vec<Vec<Option<f64>>>,
}

/// Who acted, from when on an effect is expected, and how sure the interval shall be.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// Units that acted, as places in [`Panel::units`].
    pub treated: Vec<usize>,
    /// First year in which the effect may show.
    pub start: i32,
    /// Between 0 and 1: 0.9 holds the true effect in nine of ten studies like this.
    pub confidence: f64,
}

/// The same values, complete and told apart: who acted first, then who did not.
pub(crate) struct Split {
    pub treated: Vec<Vec<f64>>,
    pub control: Vec<Vec<f64>>,
    pub controls: Vec<usize>,
    /// Number of years before the start.
    pub before: usize,
}

impl Panel {
    /// Checks the panel against a design.
    ///
    /// # Errors
    /// [`Refusal`] where a value is missing, nobody acted, nobody is left to compare with, or no
    /// year lies before or after the start.
    pub(crate) fn split(&self, design: &Design) -> Result<Split, Refusal> {
        if !(design.confidence > 0.0 && design.confidence < 1.0) {
            return Err(Refusal::Confidence { found: design.confidence });
        }
        let known = |u: &usize| *u < self.units.len();
        if design.treated.is_empty() || !design.treated.iter().all(known) {
            return Err(Refusal::NobodyActed);
        }
        let before = self.times.iter().filter(|t| **t < design.start).count();
        if before == 0 || before == self.times.len() {
            return Err(Refusal::Periods { before, after: self.times.len() - before });
        }
        let controls: Vec<usize> = (0..self.units.len()).filter(|u| !design.treated.contains(u)).collect();
        let rows = |units: &[usize]| units.iter().map(|u| self.row(*u)).collect::<Result<Vec<_>, _>>();
        Ok(Split { treated: rows(&design.treated)?, control: rows(&controls)?, controls, before })
    }

    fn row(&self, unit: usize) -> Result<Vec<f64>, Refusal> {
        let missing = |time: usize| Refusal::Missing { unit: self.units[unit].clone(), time: self.times[time] };
        let row = &self.values[unit];
        (0..self.times.len()).map(|t| row.get(t).copied().flatten().filter(|v| v.is_finite()).ok_or_else(|| missing(t))).collect()
    }
}
