//! Witnesses from the linear programme, turned into whole numbers and checked.

use crate::lp::Reach;
use crate::suppress::Work;
use crate::system::System;
use crate::walk::Walk;
use crate::witness::Witness;

/// How much further than needed a walk goes, so that an awkward fraction can be drawn back a little
/// and rounded to [`PARTS`] without leaving what is possible.
const SLACK: f64 = 0.02;
const PARTS: i64 = 1 << 14;
/// Fractions tried before that: halves, thirds, up to twelfths.
const SIMPLE: i64 = 12;

impl Work<'_> {
    /// A witness over the cells of a system, if the linear programme has one.
    pub fn far(&mut self, cell: usize, sign: i8, need: i64, system: &System, walk: &mut Walk) -> Option<Witness> {
        let (wanted, steps) = (need as f64, walk.steps);
        let reach = walk.reach(system.variable[cell] as usize, f64::from(sign), wanted * (1.0 + SLACK));
        self.effort += walk.steps - steps;
        let far = match reach {
            Reach::Wanted => wanted * (1.0 + SLACK),
            Reach::Most(far) => far,
            Reach::Gave => return None,
        };
        if far < wanted - 1e-7 {
            return None;
        }
        let point = walk.point();
        let simple = (1..=SIMPLE).find(|d| point.iter().all(|(_, by)| is_whole(by * *d as f64)));
        let (parts, changes) = match simple {
            Some(parts) => (parts, point.iter().map(|(v, by)| (*v, (by * parts as f64).round() as i64)).collect()),
            None if far > wanted => (PARTS, walk.rounded(PARTS, (wanted + 0.25 * (far - wanted)) / far)),
            None => return None,
        };
        let cells = changes.into_iter().map(|(v, by)| (system.cells[v], by)).collect();
        let witness = Witness { parts, cells };
        let need = need * i64::from(sign);
        let sound = witness.reaches(cell, need) && self.checker.holds(&witness, &self.ground.value, &self.ground.hidden, self.floor);
        sound.then_some(witness)
    }

    /// The last resort when no move protects a cell: the programme over all cells that may be hidden.
    pub fn whatever_it_takes(&mut self, cell: usize, sign: i8, need: i64) -> Option<Witness> {
        let system = System::new(self.shape, &self.ground.allowed);
        let mut walk = system.walk(&self.ground.value, self.floor);
        walk.most = 10_000;
        let hidden = std::mem::replace(&mut self.ground.hidden, self.ground.allowed.clone());
        let found = self.far(cell, sign, need, &system, &mut walk);
        self.ground.hidden = hidden;
        found
    }
}

fn is_whole(x: f64) -> bool {
    (x - x.round()).abs() < 1e-6
}
