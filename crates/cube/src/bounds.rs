//! Bounds of all cells at once: each sum narrows its parent and its children.
//!
//! The arithmetic a reader can do by hand: a total is at most the sum of what its parts can be, a
//! part at least the total less what the others can be. Repeated until nothing changes. It may find
//! less than a linear programme does, never more.

use crate::shape::Shape;

/// No upper bound.
pub(crate) const ENDLESS: i64 = i64::MAX / 4;
/// Visits of a sum, on average; beyond it what was found so far stands.
const VISITS: usize = 200;

/// All sums of a shape, and the sums each cell stands in.
pub(crate) struct Sums {
    /// Parent first, then children.
    pub members: Vec<Vec<usize>>,
    of: Vec<Vec<u32>>,
}

impl Sums {
    pub fn new(shape: &Shape) -> Self {
        let mut sums = Self { members: Vec::new(), of: vec![Vec::new(); shape.cells()] };
        shape.equations(|parent, children| {
            let members: Vec<usize> = std::iter::once(parent).chain(children).collect();
            members.iter().for_each(|c| sums.of[*c].push(sums.members.len() as u32));
            sums.members.push(members);
        });
        sums
    }
}

/// Bounds of cells, with a trail to go back along.
pub(crate) struct Bounds {
    pub low: Vec<i64>,
    pub high: Vec<i64>,
    trail: Vec<(usize, i64, i64)>,
    /// Sums that wait for a visit.
    queued: Vec<bool>,
}

/// A cell whose bounds exclude one another.
pub(crate) struct Clash(pub usize);

impl Bounds {
    pub fn new(low: Vec<i64>, high: Vec<i64>, sums: &Sums) -> Self {
        Self { low, high, trail: Vec::new(), queued: vec![false; sums.members.len()] }
    }

    /// Narrows everything as far as sums allow.
    pub fn settle(&mut self, sums: &Sums) -> Result<(), Clash> {
        self.run(sums, (0..sums.members.len() as u32).rev())
    }

    /// Takes one cell to be `value` and draws the conclusions; undoes everything when they clash.
    pub fn assume(&mut self, sums: &Sums, cell: usize, value: i64) -> Result<(), Clash> {
        let start = self.trail.len();
        let made = self.narrow(cell, value, value).and_then(|_| self.run(sums, sums.of[cell].iter().copied()));
        if made.is_err() {
            while self.trail.len() > start {
                if let Some((cell, low, high)) = self.trail.pop() {
                    (self.low[cell], self.high[cell]) = (low, high);
                }
            }
        }
        made
    }

    fn run(&mut self, sums: &Sums, start: impl IntoIterator<Item = u32>) -> Result<(), Clash> {
        let mut stack = Vec::new();
        start.into_iter().for_each(|sum| self.queue(&mut stack, sum));
        let mut left = VISITS * stack.len().max(64);
        let mut outcome = Ok(());
        while let Some(sum) = stack.pop() {
            self.queued[sum as usize] = false;
            if outcome.is_err() || left == 0 {
                continue;
            }
            left -= 1;
            let before = self.trail.len();
            outcome = self.visit(&sums.members[sum as usize]);
            for i in before..self.trail.len() {
                let touched = sums.of[self.trail[i].0].iter().copied();
                touched.filter(|other| *other != sum).for_each(|other| self.queue(&mut stack, other));
            }
        }
        outcome
    }

    fn queue(&mut self, stack: &mut Vec<u32>, sum: u32) {
        if !std::mem::replace(&mut self.queued[sum as usize], true) {
            stack.push(sum);
        }
    }

    fn visit(&mut self, members: &[usize]) -> Result<(), Clash> {
        let [parent, children @ ..] = members else { return Ok(()) };
        let low: i64 = children.iter().map(|c| self.low[*c]).sum();
        let open = children.iter().filter(|c| self.high[**c] >= ENDLESS).count();
        let high: i64 = children.iter().map(|c| self.high[*c]).filter(|h| *h < ENDLESS).sum();
        self.narrow(*parent, low, if open > 0 { ENDLESS } else { high })?;
        for child in children {
            let others_open = open - usize::from(self.high[*child] >= ENDLESS);
            let own_high = if self.high[*child] >= ENDLESS { 0 } else { self.high[*child] };
            let from = if others_open > 0 { 0 } else { self.low[*parent] - (high - own_high) };
            let to = if self.high[*parent] >= ENDLESS { ENDLESS } else { self.high[*parent] - (low - self.low[*child]) };
            // `low` and `high` are of before this loop; narrower ones come at the next visit.
            self.narrow(*child, from, to)?;
        }
        Ok(())
    }

    fn narrow(&mut self, cell: usize, low: i64, high: i64) -> Result<(), Clash> {
        let (old_low, old_high) = (self.low[cell], self.high[cell]);
        let (low, high) = (low.max(old_low), high.min(old_high));
        if low > high {
            return Err(Clash(cell));
        }
        if (low, high) != (old_low, old_high) {
            self.trail.push((cell, old_low, old_high));
            (self.low[cell], self.high[cell]) = (low, high);
        }
        Ok(())
    }
}
