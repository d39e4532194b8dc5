//! Values of a map in at most five classes, light to dark.
//!
//! The bounds come from the values the caller names as the scale (all years, say), so that a map
//! of another year has the same classes. Values that lie evenly get equal steps; values with a few
//! giants (municipalities) get bounds that hold about equally many places each.

use crate::keys::{Key, Sign};
use crate::model::{Mark, Status, Style, Unit};
use crate::number;
use crate::palette::CLASSES;
use crate::scale::nice_step;

/// Bounds from low to high; between each two lies a class.
#[derive(Debug)]
pub(crate) struct Classes {
    bounds: Vec<f64>,
    decimals: usize,
}

impl Classes {
    pub fn of(values: impl Iterator<Item = f64>) -> Classes {
        let mut values: Vec<f64> = values.filter(|v| v.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (Some(&low), Some(&high)) = (values.first(), values.last()) else { return Classes { bounds: Vec::new(), decimals: 0 } };
        if high <= low {
            return Classes { bounds: Vec::new(), decimals: 0 };
        }
        let middle = values[values.len() / 2];
        let has_giants = values.len() > 12 && low >= 0.0 && (high - middle) > 6.0 * (middle - low).max(high / 1000.0);
        if has_giants { Classes::even_counts(&values) } else { Classes::even_steps(low, high) }
    }

    fn even_steps(low: f64, high: f64) -> Classes {
        let mut step = nice_step((high - low) / 5.0);
        // Nice bounds may need a sixth class; then the step goes up until five do.
        let count = |step: f64| ((high / step).floor() - (low / step).floor()) as usize + 1;
        while count(step) > CLASSES.len() {
            step = nice_step(step * 1.01);
        }
        let first = (low / step).floor() * step;
        Classes { bounds: (0..=count(step)).map(|i| first + i as f64 * step).collect(), decimals: number::decimals_of(step) }
    }

    /// A fifth of the places each, bounds rounded to two digits.
    fn even_counts(sorted: &[f64]) -> Classes {
        let at = |share: usize| sorted[(sorted.len() - 1) * share / CLASSES.len()];
        let mut bounds = vec![0.0];
        for share in 1..CLASSES.len() {
            let bound = two_digits(at(share));
            if bounds.last().is_some_and(|b| bound > *b) && bound < at(CLASSES.len()) {
                bounds.push(bound);
            }
        }
        let top = at(CLASSES.len());
        let rounded = two_digits(top);
        bounds.push(if rounded < top { rounded + two_digits(top / 10.0).max(1.0) } else { rounded });
        let decimals = if bounds.iter().all(|b| b.fract() == 0.0) { 0 } else { 1 };
        Classes { bounds, decimals }
    }

    fn count(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// Index in [`CLASSES`]; values beyond the bounds belong to the outer classes.
    pub fn class(&self, v: f64) -> usize {
        if self.count() == 0 {
            return 1;
        }
        let inner = &self.bounds[1..self.count()];
        inner.iter().filter(|b| v + v.abs() * 1e-12 >= **b).count() + CLASSES.len() - self.count()
    }
}

impl Classes {
    /// The class a mark is coloured by; a range has one only where both its bounds lie in it.
    pub fn of_mark(&self, mark: &Mark) -> Option<usize> {
        let same = |(low, high): (f64, f64)| Some(self.class(low)).filter(|c| *c == self.class(high));
        mark.value().map(|v| self.class(v)).or_else(|| mark.range().and_then(same))
    }
}

fn two_digits(v: f64) -> f64 {
    if v <= 0.0 {
        return 0.0;
    }
    let unit = 10f64.powf(v.log10().floor() - 1.0);
    (v / unit).round() * unit
}

/// The classes with their bounds, and the signs that `marks` in fact use.
pub(crate) fn legend<'m>(classes: &Classes, style: &Style, marks: impl Iterator<Item = &'m Mark>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let unit = with_decimals(&style.unit, classes.decimals);
    for (i, pair) in classes.bounds.windows(2).enumerate() {
        let from = number::number(pair[0], classes.decimals, style.locale);
        let to = number::short(pair[1], &unit, style.locale);
        let colour = CLASSES[i + CLASSES.len() - classes.count()];
        keys.push((Sign::Class(colour), format!("{from} – {to}")));
    }
    let (mut provisional, mut suppressed, mut missing, mut ranged) = (false, false, false, false);
    for mark in marks {
        provisional |= mark.value().is_some() && mark.status() == Status::Provisional;
        suppressed |= *mark == Mark::Suppressed;
        missing |= mark.extent().next().is_none() && *mark != Mark::Suppressed;
        ranged |= mark.range().is_some();
    }
    let signs = [
        (provisional, Sign::Dashed, &style.words.provisional),
        (suppressed, Sign::Pattern("hatch"), &style.words.suppressed),
        (ranged, Sign::Pattern("range"), &style.words.range),
        (missing, Sign::Pattern("dots"), &style.words.no_data),
    ];
    keys.extend(signs.into_iter().filter(|(used, ..)| *used).map(|(_, sign, word)| (sign, word.clone())));
    keys
}

/// Bounds need the decimals of their step, not those of the values.
fn with_decimals(unit: &Unit, decimals: usize) -> Unit {
    match unit {
        Unit::Count => Unit::Other { suffix: String::new(), decimals },
        Unit::Percent { .. } => Unit::Percent { decimals },
        Unit::Other { suffix, .. } => Unit::Other { suffix: suffix.clone(), decimals },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_values_get_even_steps() {
        let classes = Classes::of([26.3, 27.1, 27.9, 29.6, 30.2].into_iter());
        assert_eq!(classes.bounds, [26.0, 27.0, 28.0, 29.0, 30.0, 31.0]);
        assert_eq!([26.3, 27.0, 30.2, 99.0, 1.0].map(|v| classes.class(v)), [0, 1, 4, 4, 0]);
    }

    #[test]
    fn a_few_giants_do_not_put_all_others_in_one_class() {
        let values: Vec<f64> = (1..=100).map(|i| f64::from(i * i * i) / 100.0).collect();
        let classes = Classes::of(values.iter().copied());
        let mut counts = [0; 5];
        values.iter().for_each(|v| counts[classes.class(*v)] += 1);
        assert!(counts.iter().all(|n| (15..=25).contains(n)), "{counts:?} {:?}", classes.bounds);
    }

    #[test]
    fn every_value_of_the_scale_lies_within_the_bounds_that_the_legend_states() {
        for seed in 1..200_u32 {
            let values: Vec<f64> =
                (0..40_u32).map(|i| f64::from((i * seed * 7919) % 1009).powi(i32::try_from(seed % 4).unwrap())).collect();
            let classes = Classes::of(values.iter().copied());
            let Some((low, high)) = classes.bounds.first().zip(classes.bounds.last()) else { continue };
            assert!(classes.count() <= 5 && classes.bounds.windows(2).all(|w| w[0] < w[1]), "{:?}", classes.bounds);
            assert!(values.iter().all(|v| v >= low && v <= high), "{seed}: {:?}", classes.bounds);
        }
    }

    #[test]
    fn one_value_or_none_needs_no_bounds() {
        assert_eq!(Classes::of([3.0, 3.0].into_iter()).class(3.0), 1);
        assert_eq!(Classes::of([].into_iter()).class(3.0), 1);
    }
}
