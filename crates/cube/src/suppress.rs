//! Threshold suppression: hide small cells, and enough others that no sum gives them back.
//!
//! Safe means: for each small cell of `a` persons (0 < a < threshold) there is another table,
//! equal in everything published, in which the cell reaches the threshold, and one in which it is
//! below `a`. Each is kept as a [`Witness`] while the pattern is built.

use crate::error::CubeError;
use crate::lp::Reach;
use crate::walk::Walk;
use crate::moves::{Finder, Ground, Wish};
use crate::shape::Shape;
use crate::system::System;
use crate::witness::Witness;

/// A small cell and the tables that keep it safe.
pub(crate) struct Guarded {
    pub cell: usize,
    pub up: Witness,
    pub down: Witness,
}

/// The pattern under construction.
pub(crate) struct Work {
    pub ground: Ground,
    finder: Finder,
    pub guarded: Vec<Guarded>,
    pub threshold: i64,
    floor: i64,
}

impl Work {
    pub fn new(shape: &Shape, count: &[u64], threshold: u64, floor: i64) -> Result<Self, CubeError> {
        let value = whole(count)?;
        let threshold = threshold as i64;
        let small: Vec<usize> = (0..value.len()).filter(|c| (1..threshold).contains(&value[*c])).collect();
        let mut hidden = vec![false; value.len()];
        small.iter().for_each(|c| hidden[*c] = true);
        let ground = Ground {
            room: value.iter().map(|n| n - floor).collect(),
            allowed: value.iter().map(|n| *n > 0).collect(),
            price: value.iter().map(|n| 1.0 + (1.0 + *n as f32).ln()).collect(),
            hidden,
            value,
        };
        let guarded = small.into_iter().map(|cell| Guarded { cell, up: Witness::default(), down: Witness::default() }).collect();
        Ok(Self { ground, finder: Finder::new(shape), guarded, threshold, floor })
    }

    /// Hides secondary cells until every small cell has its witnesses.
    ///
    /// # Errors
    /// [`CubeError::Unprotectable`] when hiding every allowed cell would not do.
    pub fn select(&mut self) -> Result<(), CubeError> {
        self.guarded.sort_by_key(|g| (std::cmp::Reverse(self.ground.value[g.cell]), g.cell));
        for i in 0..self.guarded.len() {
            let cell = self.guarded[i].cell;
            let (up, down) = (self.need_up(cell), self.need_down(cell));
            self.guarded[i].up = self.witness(cell, 1, up, false).ok_or(CubeError::Unprotectable { cell })?;
            self.guarded[i].down = self.witness(cell, -1, down, false).ok_or(CubeError::Unprotectable { cell })?;
        }
        Ok(())
    }

    fn need_up(&self, cell: usize) -> i64 {
        self.threshold - self.ground.value[cell]
    }

    fn need_down(&self, cell: usize) -> i64 {
        1.min(self.ground.room[cell])
    }

    /// Moves that together change `cell` by `sign * need`, hiding cells when `free` is false.
    fn witness(&mut self, cell: usize, sign: i8, need: i64, free: bool) -> Option<Witness> {
        let mut made: Vec<(usize, i64)> = Vec::new();
        let mut left = need;
        while left > 0 {
            let Some(found) = self.finder.find(&self.ground, Wish { cell, sign, need: left, free }) else { break };
            left -= found.step;
            for (c, s) in found.cells {
                let (c, by) = (c as usize, i64::from(s) * found.step);
                if !free {
                    self.ground.hidden[c] = true;
                }
                self.ground.room[c] += by;
                made.push((c, by));
            }
        }
        made.iter().for_each(|(c, by)| self.ground.room[*c] -= by);
        made.sort_unstable_by_key(|(c, _)| *c);
        made.dedup_by(|b, a| {
            a.0 == b.0 && {
                a.1 += b.1;
                true
            }
        });
        made.retain(|(_, by)| *by != 0);
        (left == 0).then_some(Witness { parts: 1, cells: made })
    }

    /// Shows superfluous secondary cells again, dearest first; gives how many.
    pub fn tidy(&mut self, shape: &Shape) -> usize {
        let floor = self.floor;
 let t = std::time::Instant::now();
        let system = System::new(shape, &self.ground.hidden);
        let mut tableau = system.walk(&self.ground.value, floor);
        let mut users: Vec<Vec<u32>> = vec![Vec::new(); self.ground.value.len()];
        for (i, g) in self.guarded.iter().enumerate() {
            g.up.cells.iter().chain(&g.down.cells).for_each(|(c, _)| users[*c].push(i as u32));
        }
        let value = &self.ground.value;
        let mut secondary: Vec<usize> =
            (0..value.len()).filter(|c| self.ground.hidden[*c] && !(1..self.threshold).contains(&value[*c])).collect();
        secondary.sort_by_key(|c| std::cmp::Reverse(value[*c]));
        let mut stats = [0usize; 4];
        eprintln!("{:?}", t.elapsed()); let n = secondary.into_iter().filter(|c| self.show_lp(*c, &mut users, &system, &mut tableau, floor, &mut stats)).count();
        eprintln!("{stats:?} {n} steps {} gave {} zero {} most {} {:?}", tableau.steps, tableau.gave, tableau.zero, tableau.most_n, t.elapsed()); n
    }

    fn lp_witness(&self, cell: usize, sign: i8, need: i64, system: &System, tableau: &mut Walk) -> Option<Witness> {
        let r = tableau.reach(system.variable[cell] as usize, f64::from(sign), need as f64);
        if r != Reach::Wanted {
            if r == Reach::Gave { tableau.gave += 1; }
            if let Reach::Most(x) = r { if x < 1e-6 { tableau.zero += 1; } else { tableau.most_n += 1; } }
            return None;
        }
        let point = tableau.point();
        let parts = (1..=2520).find(|d| point.iter().all(|(_, by)| whole_part(by * f64::from(*d)).is_some()))?;
        let cells = point.iter().map(|(v, by)| (system.cells[*v], (by * f64::from(parts)).round() as i64)).collect();
        Some(Witness { parts: parts.into(), cells })
    }

    fn show_lp(
        &mut self,
        cell: usize,
        users: &mut [Vec<u32>],
        system: &System,
        tableau: &mut Walk,
        floor: i64,
        stats: &mut [usize; 4],
    ) -> bool {
        self.ground.hidden[cell] = false;
        let v = system.variable[cell] as usize;
        tableau.bound(v, 0.0, 0.0);
        let mut fresh: Vec<(usize, bool, Witness)> = Vec::new();
        let mut leaning = std::mem::take(&mut users[cell]);
        leaning.sort_unstable();
        leaning.dedup();
        for i in leaning.iter().map(|i| *i as usize) {
            let target = self.guarded[i].cell;
            let a = self.ground.value[target];
            for (up, sign, need) in [(true, 1, self.threshold - a), (false, -1, 1.min(self.ground.room[target]))] {
                let old = if up { &self.guarded[i].up } else { &self.guarded[i].down };
                if !old.touches(cell) {
                    continue;
                }
                stats[0] += 1;
                let w = self.witness(target, sign, need, true).or_else(|| {
                    stats[1] += 1;
                    self.lp_witness(target, sign, need, system, tableau)
                });
                let Some(w) = w else {
                    stats[2] += 1;
                    self.ground.hidden[cell] = true;
                    tableau.bound(v, (floor - self.ground.value[cell]) as f64, f64::INFINITY);
                    users[cell] = leaning;
                    return false;
                };
                fresh.push((i, up, w));
            }
        }
        for (i, up, w) in fresh {
            w.cells.iter().for_each(|(c, _)| users[*c].push(i as u32));
            let place = if up { &mut self.guarded[i].up } else { &mut self.guarded[i].down };
            *place = w;
        }
        true
    }
}

/// Counts as signed numbers that floating point can hold exactly too.
pub(crate) fn whole(count: &[u64]) -> Result<Vec<i64>, CubeError> {
    count.iter().map(|n| if *n < 1 << 53 { Ok(*n as i64) } else { Err(CubeError::Overflow) }).collect()
}

fn whole_part(x: f64) -> Option<f64> {
    let whole = x.round();
    ((x - whole).abs() < 1e-6).then_some(whole)
}
