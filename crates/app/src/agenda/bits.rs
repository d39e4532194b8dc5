//! A set of lines, one bit each: what answers to a code is known before anyone asks, so that a filter
//! over ten thousand actions is a few hundred words of `and`, and a count is a count of bits.

/// Lines by position.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bits(Vec<u64>);

impl Bits {
    pub fn none(lines: usize) -> Bits {
        Bits(vec![0; lines.div_ceil(64)])
    }

    pub fn all(lines: usize) -> Bits {
        let mut bits = Bits(vec![u64::MAX; lines.div_ceil(64)]);
        if let Some(last) = bits.0.last_mut().filter(|_| !lines.is_multiple_of(64)) {
            *last = (1 << (lines % 64)) - 1;
        }
        bits
    }

    pub fn put(&mut self, line: usize) {
        self.0[line / 64] |= 1 << (line % 64);
    }

    /// Keeps what is in the other too.
    pub fn keep(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub fn add(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// How many are in both.
    pub fn shared(&self, other: &Bits) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    pub fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        let of = |(n, word): (usize, &u64)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(n * 64 + bit)
            })
        };
        self.0.iter().enumerate().flat_map(of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_beyond_the_lines() {
        for lines in [0, 1, 63, 64, 65, 200] {
            assert_eq!(Bits::all(lines).lines().collect::<Vec<_>>(), (0..lines).collect::<Vec<_>>());
            let mut odd = Bits::none(lines);
            (0..lines).filter(|n| n % 2 == 1).for_each(|n| odd.put(n));
            assert_eq!(odd.shared(&Bits::all(lines)), lines / 2);
            let mut both = Bits::all(lines);
            both.keep(&odd);
            assert_eq!(both, odd);
            both.add(&Bits::all(lines));
            assert_eq!(both, Bits::all(lines));
        }
    }
}
