//! From values to pixels.

/// A value axis with nice ticks; `low` and `high` are the first and last tick.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Axis {
    pub ticks: Vec<f64>,
    pub low: f64,
    pub high: f64,
}

impl Axis {
    /// The axis that holds all `values` in about `wanted` steps. With `from_zero` the axis holds 0
    /// too. Without values it runs from 0 to 1, so an empty chart still has a plot.
    /// No step is under `least`: persons do not come in halves.
    pub fn new(values: impl Iterator<Item = f64>, from_zero: bool, wanted: usize, least: f64) -> Axis {
        let (mut low, mut high) = extent(values).unwrap_or((0.0, 1.0));
        if from_zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low <= 1e-12 * high.abs().max(low.abs()) {
            let room = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
            (low, high) = (if low == 0.0 { 0.0 } else { low - room }, high + room);
        }
        let (step, first, last) = fullest(low, high, wanted.max(1), least);
        // Counting in whole steps: adding up steps would drift (0.30000000000000004).
        let ticks: Vec<f64> = (0..=(last - first) as usize).map(|i| (first + i as f64) * step).collect();
        Axis { low: first * step, high: last * step, ticks }
    }

    /// Whether the axis hides where 0 is.
    pub fn is_cut(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }

    /// The place of `v` between `from` (px of the low end) and `to` (px of the high end).
    pub fn place(&self, v: f64, from: f64, to: f64) -> f64 {
        let share = (v - self.low) / (self.high - self.low);
        from + share.clamp(0.0, 1.0) * (to - from)
    }
}

/// The step that wastes the least height, among those near `wanted` steps; every step more must
/// earn its line. Returns the step and the first and last tick in whole steps.
fn fullest(low: f64, high: f64, wanted: usize, least: f64) -> (f64, f64, f64) {
    let try_one = |steps: usize| {
        let step = nice_step(((high - low) / steps as f64).max(least));
        let first = (low / step + 1e-9).floor();
        let last = (high / step - 1e-9).ceil().max(first + 1.0);
        (step, first, last)
    };
    let filled = |&(step, first, last): &(f64, f64, f64)| {
        let surplus = (last - first - wanted as f64).abs();
        (high - low) / (step * (last - first)) - 0.05 * surplus
    };
    let options = [wanted, wanted + 1, wanted.max(3) - 1].map(try_one);
    options.into_iter().max_by(|a, b| filled(a).total_cmp(&filled(b))).unwrap_or((1.0, 0.0, 1.0))
}

fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    // Beyond this the width of the axis itself would overflow.
    values.filter(|v| v.is_finite()).map(|v| v.clamp(-1e300, 1e300)).fold(None, |acc, v| match acc {
        None => Some((v, v)),
        Some((low, high)) => Some((low.min(v), high.max(v))),
    })
}

/// The smallest of 1, 2, (2.5,) 5, 10 times a power of ten that is at least `raw`.
pub(crate) fn nice_step(raw: f64) -> f64 {
    let power = 10f64.powf(raw.max(1e-300).log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        // 2.5 would put a decimal in every label; 25 does not.
        .filter(|m| *m != 2.5 || power >= 10.0)
        .map(|m| m * power)
        .find(|step| *step >= raw * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// The category axis: positions between `left` and `right` (px).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Across {
    pub first: f64,
    pub last: f64,
    pub left: f64,
    pub right: f64,
}

impl Across {
    /// The extent of `positions`; a single position stands in the middle.
    pub fn new(positions: impl Iterator<Item = f64>, left: f64, right: f64) -> Across {
        let (first, last) = extent(positions).unwrap_or((0.0, 0.0));
        Across { first, last, left, right }
    }

    pub fn place(&self, x: f64) -> f64 {
        if self.last <= self.first || !x.is_finite() {
            return (self.left + self.right) / 2.0;
        }
        let share = (x - self.first) / (self.last - self.first);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], from_zero: bool, expected: &[f64]) {
        let axis = Axis::new(values.iter().copied(), from_zero, 5, 0.0);
        let near = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9 * b.abs().max(1e-9);
        let same = axis.ticks.len() == expected.len() && axis.ticks.iter().zip(expected).all(near);
        assert!(same, "{values:?}: {:?}", axis.ticks);
    }

    #[test]
    fn ticks_are_nice() {
        check(&[0.0, 28.4], true, &[0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0]);
        check(&[22.8, 30.2], false, &[22.0, 24.0, 26.0, 28.0, 30.0, 32.0]);
        check(&[22.8, 30.2], true, &[0.0, 10.0, 20.0, 30.0, 40.0]);
        check(&[-1.8, 1.4], false, &[-2.0, -1.0, 0.0, 1.0, 2.0]);
        check(&[5.0, 5.0], false, &[4.5, 5.0, 5.5]);
        check(&[0.0, 0.0], false, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
        check(&[f64::NAN], true, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    }

    #[test]
    fn every_axis_holds_its_values_in_a_few_rising_ticks() {
        for exponent in -300..=300 {
            for (low, high) in [(0.0, 1.0), (0.37, 0.9), (-0.2, 0.77), (0.993, 1.0)] {
                let scale = 10f64.powi(exponent);
                let axis = Axis::new([low * scale, high * scale].into_iter(), false, 5, 0.0);
                assert!(axis.low <= low * scale + 1e-6 * scale && high * scale <= axis.high + 1e-6 * scale, "{axis:?}");
                assert!((2..=12).contains(&axis.ticks.len()), "{axis:?}");
                assert!(axis.ticks.windows(2).all(|w| w[0] < w[1]), "{axis:?}");
            }
        }
    }

    #[test]
    fn persons_do_not_come_in_halves() {
        let axis = Axis::new([0.0, 2.0].into_iter(), true, 5, 1.0);
        assert_eq!(axis.ticks, [0.0, 1.0, 2.0]);
    }

    #[test]
    fn positions_keep_their_distance() {
        let across = Across::new([2007.0, 2008.0, 2011.0].into_iter(), 0.0, 400.0);
        let found = [2007.0, 2008.0, 2011.0].map(|x| across.place(x));
        assert_eq!(found, [0.0, 100.0, 400.0]);
        let lone = Across::new([2020.0].into_iter(), 0.0, 400.0);
        assert_eq!(lone.place(2020.0), 200.0);
    }
}
