//! Means, spread, and what they say with how much certainty.

use puruspe::{betai, invbetai};

/// A size with its interval, in the unit of the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub size: f64,
    pub low: f64,
    pub high: f64,
    /// As asked in the design.
    pub confidence: f64,
    pub standard_error: f64,
    /// Degrees of freedom of the t distribution behind the interval.
    pub freedom: f64,
}

impl Estimate {
    pub(crate) fn student(size: f64, standard_error: f64, freedom: f64, confidence: f64) -> Estimate {
        let reach = quantile(0.5 + confidence / 2.0, freedom) * standard_error;
        Estimate { size, low: size - reach, high: size + reach, confidence, standard_error, freedom }
    }

    /// Whether the interval leaves zero out: something changed, as far as this method can tell.
    pub fn is_clear(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Sum of squared distances from the mean.
pub(crate) fn scatter(values: &[f64]) -> f64 {
    let middle = mean(values);
    values.iter().map(|v| (v - middle).powi(2)).sum()
}

/// Difference of two group means with one common spread; needs three values in all.
pub(crate) fn pooled(one: &[f64], other: &[f64], confidence: f64) -> Estimate {
    let (n, m) = (one.len() as f64, other.len() as f64);
    let freedom = n + m - 2.0;
    let variance = (scatter(one) + scatter(other)) / freedom;
    let error = (variance * (1.0 / n + 1.0 / m)).sqrt();
    Estimate::student(mean(one) - mean(other), error, freedom, confidence)
}

/// Least squares slope over 0, 1, 2 …
pub(crate) fn slope(values: &[f64]) -> f64 {
    let (middle, level) = ((values.len() as f64 - 1.0) / 2.0, mean(values));
    let across = values.iter().enumerate().map(|(t, v)| (t as f64 - middle) * (v - level)).sum::<f64>();
    let along = (0..values.len()).map(|t| (t as f64 - middle).powi(2)).sum::<f64>();
    across / along
}

/// Chance that |t| is at least this large.
pub(crate) fn chance(t: f64, freedom: f64) -> f64 {
    if t.is_finite() { betai(freedom / 2.0, 0.5, freedom / (freedom + t * t)) } else { 0.0 }
}

/// The t value below which this part (over a half) of the distribution lies.
fn quantile(part: f64, freedom: f64) -> f64 {
    let x = invbetai(2.0 * (1.0 - part), freedom / 2.0, 0.5);
    (freedom * (1.0 - x) / x).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Student's table, three decimals.
    #[test]
    fn the_t_table() {
        let table = [(0.95, 1.0, 6.314), (0.975, 2.0, 4.303), (0.975, 3.0, 3.182), (0.9, 5.0, 1.476), (0.975, 30.0, 2.042)];
        for (part, freedom, t) in table {
            assert!((quantile(part, freedom) - t).abs() < 6e-4, "{part} {freedom}: {}", quantile(part, freedom));
            assert!((chance(t, freedom) - 2.0 * (1.0 - part)).abs() < 1e-4);
        }
    }

    #[test]
    fn a_slope_is_the_rise_per_step() {
        assert!((slope(&[1.0, 3.0, 5.0]) - 2.0).abs() < 1e-12);
        assert!((slope(&[4.0, 1.0]) + 3.0).abs() < 1e-12);
    }
}
