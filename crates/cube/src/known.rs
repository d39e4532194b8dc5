//! What a source says of a count: a number, or an interval such as "fewer than five".

use std::iter::Sum;
use std::ops::Add;

/// A count as a source states it. Sums carry the bounds along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Known {
    Exact(u64),
    /// At least `low` and at most `high`: `<5` is 1 to 4 where empty cells are listed as zero, 0 to 4 elsewhere.
    Range {
        low: u64,
        high: u64,
    },
}

impl Known {
    /// The interval, or the number when nothing is left to guess.
    pub fn between(low: u64, high: u64) -> Self {
        if low == high { Self::Exact(low) } else { Self::Range { low: low.min(high), high: high.max(low) } }
    }

    pub fn low(self) -> u64 {
        match self {
            Self::Exact(n) | Self::Range { low: n, .. } => n,
        }
    }

    pub fn high(self) -> u64 {
        match self {
            Self::Exact(n) | Self::Range { high: n, .. } => n,
        }
    }

    /// The number, when it is known to the person.
    pub fn exact(self) -> Option<u64> {
        (self.low() == self.high()).then_some(self.low())
    }

    /// Does every count that this allows lie within the other?
    pub fn is_within(self, other: Self) -> bool {
        self.low() >= other.low() && self.high() <= other.high()
    }
}

impl Default for Known {
    fn default() -> Self {
        Self::Exact(0)
    }
}

impl Add for Known {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::between(self.low().saturating_add(other.low()), self.high().saturating_add(other.high()))
    }
}

impl Sum for Known {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_carry_bounds() {
        let few = Known::between(1, 4);
        assert_eq!([Known::Exact(12), few, few].into_iter().sum::<Known>(), Known::Range { low: 14, high: 20 });
        assert_eq!(few + Known::Exact(0), few);
        assert_eq!((few.exact(), Known::between(3, 3).exact()), (None, Some(3)));
        assert!(Known::between(2, 3).is_within(few) && !Known::between(0, 3).is_within(few));
    }
}
