//! Threshold suppression: hide small cells, and enough others that no sum gives them back.
//!
//! Safe means: for each small cell of `a` persons (0 < a < threshold) there is another table,
//! equal in everything published, in which the cell reaches the threshold, and one in which it is
//! below `a`. Each is kept as a [`Witness`] while the pattern is built. An attacker who counts on
//! hidden cells not being empty can add up how many there must be at least; against him only the
//! upper side is kept.
//!
//! Cells are selected by moves ([`crate::moves`]), cheapest first, in a few rounds: a cell that
//! served many small cells in one round is cheaper in the next.

use crate::error::CubeError;
use crate::moves::{Finder, Ground, Wish};
use crate::shape::Shape;
use crate::witness::{Checker, Witness};

/// Rounds of selection; the best pattern is kept.
const ROUNDS: usize = 4;
/// How much cheaper each use in the round before makes a cell.
const POPULAR: f32 = 0.1;

/// A small cell and the tables that keep it safe.
#[derive(Clone)]
pub(crate) struct Guarded {
    pub cell: usize,
    /// What the attacker must believe possible, in persons on top of the truth and below it.
    pub more: i64,
    pub fewer: i64,
    pub up: Witness,
    pub down: Witness,
}

impl Guarded {
    /// A cell that must be able to hold `more` and `fewer` persons in the attacker's eyes.
    pub fn new(cell: usize, more: i64, fewer: i64) -> Self {
        Self { cell, more, fewer, up: Witness::default(), down: Witness::default() }
    }

    /// What the attacker must believe possible: (direction, persons).
    pub fn needs(&self) -> [(i8, i64); 2] {
        [(1, self.more), (-1, self.fewer)]
    }

    pub fn side(&mut self, sign: i8) -> &mut Witness {
        if sign > 0 { &mut self.up } else { &mut self.down }
    }
}

/// The pattern under construction.
pub(crate) struct Work<'a> {
    pub shape: &'a Shape,
    pub ground: Ground,
    pub guarded: Vec<Guarded>,
    pub floor: i64,
    pub checker: Checker<'a>,
    /// Searches and steps of linear programmes made while thinning; see [`crate::thin`].
    pub effort: u64,
    /// Hidden before anything is selected: guarded cells, and those nobody can number.
    given: Vec<bool>,
    finder: Finder,
}

impl<'a> Work<'a> {
    pub fn new(shape: &'a Shape, count: &[u64], threshold: u64, floor: i64) -> Result<Self, CubeError> {
        let value = whole(count)?;
        let threshold = threshold as i64;
        let small = value.iter().enumerate().filter(|(_, n)| (1..threshold).contains(*n));
        let guarded = small.map(|(cell, n)| Guarded::new(cell, threshold - n, need_down(floor))).collect();
        let none = vec![false; value.len()];
        Ok(Self::guarding(shape, value, guarded, floor, &none))
    }

    /// A pattern that guards these cells; `vague` ones are hidden as well, whatever it takes.
    pub fn guarding(shape: &'a Shape, value: Vec<i64>, mut guarded: Vec<Guarded>, floor: i64, vague: &[bool]) -> Self {
        let mut given = vague.to_vec();
        guarded.iter().for_each(|g| given[g.cell] = true);
        let ground = Ground {
            room: value.iter().map(|n| n - floor).collect(),
            allowed: value.iter().zip(&given).map(|(n, given)| *given || *n > 0).collect(),
            price: value.iter().map(|n| price(*n)).collect(),
            hidden: given.clone(),
            value,
        };
        // From the top down: what is hidden for a margin serves the cells under it. Among equals the
        // smallest first: it needs most, and what it hides is enough for the others.
        guarded.sort_by_key(|g| (std::cmp::Reverse(shape.level(g.cell)), ground.value[g.cell], g.cell));
        let (finder, checker) = (Finder::new(shape), Checker::new(shape));
        Self { shape, ground, guarded, floor, checker, effort: 0, given, finder }
    }

    /// Hides secondary cells until every small cell has its witnesses.
    ///
    /// # Errors
    /// [`CubeError::Unprotectable`] when hiding every allowed cell would not do.
    pub fn select(&mut self) -> Result<(), CubeError> {
        let mut best: Option<(usize, Vec<bool>, Vec<Guarded>)> = None;
        for _ in 0..ROUNDS {
            self.round()?;
            let hidden = self.ground.hidden.iter().filter(|h| **h).count();
            if best.as_ref().is_none_or(|(fewest, ..)| hidden < *fewest) {
                best = Some((hidden, self.ground.hidden.clone(), self.guarded.clone()));
            }
            self.reprice();
        }
        if let Some((_, hidden, guarded)) = best {
            (self.ground.hidden, self.guarded) = (hidden, guarded);
        }
        Ok(())
    }

    fn round(&mut self) -> Result<(), CubeError> {
        self.ground.hidden.copy_from_slice(&self.given);
        for i in 0..self.guarded.len() {
            for (sign, need) in self.guarded[i].needs() {
                *self.guarded[i].side(sign) = self.pay(self.guarded[i].cell, sign, need)?;
            }
        }
        Ok(())
    }

    fn reprice(&mut self) {
        let mut uses = vec![0.0f32; self.ground.price.len()];
        self.guarded.iter().flat_map(|g| &g.up.cells).for_each(|(c, _)| uses[*c] += 1.0);
        for ((old, n), uses) in self.ground.price.iter_mut().zip(&self.ground.value).zip(uses) {
            *old = (*old + price(*n) / (1.0 + POPULAR * uses)) / 2.0;
        }
    }

    /// Is the cell hidden for the sake of others?
    pub fn is_secondary(&self, cell: usize) -> bool {
        self.ground.hidden[cell] && !self.given[cell]
    }

    /// A witness, hiding what it takes.
    ///
    /// # Errors
    /// [`CubeError::Unprotectable`].
    pub fn pay(&mut self, cell: usize, sign: i8, need: i64) -> Result<Witness, CubeError> {
        let found = self.moves(cell, sign, need, false).or_else(|| self.whatever_it_takes(cell, sign, need));
        let witness = found.ok_or(CubeError::Unprotectable { cell })?;
        witness.cells.iter().for_each(|(c, _)| self.ground.hidden[*c] = true);
        Ok(witness)
    }

    /// Moves that together change `cell` by `sign * need`; only over hidden cells when `free`.
    pub fn moves(&mut self, cell: usize, sign: i8, need: i64, free: bool) -> Option<Witness> {
        let before = if free { None } else { Some(Vec::new()) };
        let mut opened: Option<Vec<usize>> = before;
        let mut made: Vec<(usize, i64)> = Vec::new();
        let mut left = need;
        while left > 0 {
            let Some(found) = self.finder.find(&self.ground, Wish { cell, sign, need: left, free }) else { break };
            left -= found.step;
            for (c, s) in found.cells {
                let (c, by) = (c as usize, i64::from(s) * found.step);
                if let Some(opened) = opened.as_mut().filter(|_| !self.ground.hidden[c]) {
                    self.ground.hidden[c] = true;
                    opened.push(c);
                }
                self.ground.room[c] += by;
                made.push((c, by));
            }
        }
        made.iter().for_each(|(c, by)| self.ground.room[*c] -= by);
        if left > 0 {
            opened.into_iter().flatten().for_each(|c| self.ground.hidden[c] = false);
            return None;
        }
        Some(Witness { parts: 1, cells: sum_up(made) })
    }
}

/// Persons fewer that the attacker must believe possible.
pub(crate) fn need_down(floor: i64) -> i64 {
    i64::from(floor == 0)
}

/// Hiding large cells costs more, but not in proportion.
fn price(count: i64) -> f32 {
    1.0 + (1.0 + count as f32).powf(0.3)
}

/// Changes by cell, each cell once.
fn sum_up(mut made: Vec<(usize, i64)>) -> Vec<(usize, i64)> {
    made.sort_unstable_by_key(|(c, _)| *c);
    made.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    made.retain(|(_, by)| *by != 0);
    made
}

/// Counts as signed numbers that floating point can hold exactly too.
///
/// # Errors
/// [`CubeError::Overflow`] from 2^53 on.
pub(crate) fn whole(count: &[u64]) -> Result<Vec<i64>, CubeError> {
    count.iter().map(|n| if *n < 1 << 53 { Ok(*n as i64) } else { Err(CubeError::Overflow) }).collect()
}
