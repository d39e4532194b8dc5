//! Showing again what need not be hidden.
//!
//! First the selection is made anew within itself, hiding only for small cells that neither a move
//! nor the linear programme makes safe with what is hidden by then. Then every secondary cell is
//! tried, dearest first: it is shown when all small cells that lean on it find another way.
//!
//! Both stop after a fixed effort, counted in searches and steps and not in seconds, so that the
//! same cube gives the same pattern on every machine. What is left untried stays hidden, and safe.

use crate::suppress::{Guarded, Work};
use crate::system::System;
use crate::walk::Walk;
use crate::witness::Witness;

/// Searches and steps in all: enough to finish tables of a few thousand cells.
const EFFORT: u64 = 60_000;
/// Selecting anew pays for tables up to this many hidden cells.
const ANEW: usize = 3_000;

impl Work<'_> {
    /// Starts again within the cells selected.
    pub fn thin(&mut self) {
        let system = System::new(self.shape, &self.ground.hidden);
        if system.cells.len() > ANEW {
            return;
        }
        let mut walk = system.walk(&self.ground.value, self.floor);
        let allowed = std::mem::replace(&mut self.ground.allowed, self.ground.hidden.clone());
        for (v, cell) in system.cells.iter().enumerate().filter(|(_, c)| self.is_secondary(**c)).collect::<Vec<_>>() {
            self.ground.hidden[*cell] = false;
            walk.bound(v, 0.0, 0.0);
        }
        for i in 0..self.guarded.len() {
            let cell = self.guarded[i].cell;
            for (sign, need) in self.guarded[i].needs() {
                let old = self.guarded[i].side(sign).clone();
                let new = self.another(cell, sign, need, &old, &system, &mut walk);
                let new = new.or_else(|| self.moves(cell, sign, need, false)).unwrap_or(old);
                for (c, _) in &new.cells {
                    self.ground.hidden[*c] = true;
                    let low = (self.floor - self.ground.value[*c]) as f64;
                    walk.bound(system.variable[*c] as usize, low, f64::INFINITY);
                }
                *self.guarded[i].side(sign) = new;
            }
        }
        self.ground.allowed = allowed;
    }

    /// The old witness when all its cells are hidden, or one over cells that are.
    fn another(&mut self, cell: usize, sign: i8, need: i64, old: &Witness, system: &System, walk: &mut Walk) -> Option<Witness> {
        if need == 0 || (!old.cells.is_empty() && old.cells.iter().all(|(c, _)| self.ground.hidden[*c])) {
            return Some(old.clone());
        }
        self.effort += 1;
        self.moves(cell, sign, need, true).or_else(|| self.far(cell, sign, need, system, walk))
    }

    /// Shows superfluous secondary cells, dearest first.
    pub fn tidy(&mut self) {
        let system = System::new(self.shape, &self.ground.hidden);
        let mut walk = system.walk(&self.ground.value, self.floor);
        let mut leaning: Vec<Vec<u32>> = vec![Vec::new(); self.ground.value.len()];
        for (i, g) in self.guarded.iter().enumerate() {
            lean(&mut leaning, i, g);
        }
        let mut secondary: Vec<usize> = system.cells.iter().copied().filter(|c| self.is_secondary(*c)).collect();
        secondary.sort_by_key(|c| (std::cmp::Reverse(self.ground.value[*c]), *c));
        for cell in secondary {
            if self.effort > EFFORT {
                break;
            }
            self.show(cell, &mut leaning, &system, &mut walk);
        }
    }

    /// Shows one cell if every small cell leaning on it has another way.
    fn show(&mut self, cell: usize, leaning: &mut [Vec<u32>], system: &System, walk: &mut Walk) {
        let variable = system.variable[cell] as usize;
        self.ground.hidden[cell] = false;
        walk.bound(variable, 0.0, 0.0);
        let mut who = std::mem::take(&mut leaning[cell]);
        who.sort_unstable();
        who.dedup();
        match self.detours(&who, system, walk) {
            Some(fresh) => fresh.into_iter().for_each(|(i, guarded)| {
                lean(leaning, i, &guarded);
                self.guarded[i] = guarded;
            }),
            None => {
                self.ground.hidden[cell] = true;
                walk.bound(variable, (self.floor - self.ground.value[cell]) as f64, f64::INFINITY);
                leaning[cell] = who;
            }
        }
    }

    fn detours(&mut self, who: &[u32], system: &System, walk: &mut Walk) -> Option<Vec<(usize, Guarded)>> {
        let mut fresh = Vec::new();
        for i in who.iter().map(|i| *i as usize) {
            let mut guarded = self.guarded[i].clone();
            for (sign, need) in guarded.needs() {
                let old = guarded.side(sign).clone();
                *guarded.side(sign) = self.another(guarded.cell, sign, need, &old, system, walk)?;
            }
            fresh.push((i, guarded));
        }
        Some(fresh)
    }
}

fn lean(leaning: &mut [Vec<u32>], i: usize, guarded: &Guarded) {
    guarded.up.cells.iter().chain(&guarded.down.cells).for_each(|(c, _)| leaning[*c].push(i as u32));
}
