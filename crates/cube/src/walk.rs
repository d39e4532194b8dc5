//! The same question as [`crate::lp`], answered near the cell: for large tables.
//!
//! The sums are solved once into a sparse start tableau and stay so. A walk swaps a few rows and
//! columns, `q` of them; what the tableau would look like after the swaps follows from the start
//! tableau and the inverse of the `q × q` corner where swapped rows and columns meet. So a step
//! costs a few sparse rows, whatever the size of the whole, and yet the whole system holds.

use crate::lp::Reach;
use crate::solve::Solved;
use crate::swaps::{Sparse, Swaps};

const ZERO: f64 = 1e-9;
/// Swaps kept for the next question.
const KEEP: usize = 12;

/// Where a variable stands in the start tableau.
#[derive(Debug, Clone, Copy)]
enum Place {
    Row(usize),
    Column(usize),
}

pub(crate) struct Walk {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    at: Vec<f64>,
    moved: Vec<usize>,
    place: Vec<Place>,
    row_variable: Vec<usize>,
    column_variable: Vec<usize>,
    rows: Vec<Vec<(u32, f64)>>,
    columns: Vec<Vec<(u32, f64)>>,
    swaps: Swaps,
    line: Sparse,
    /// Steps made so far.
    pub steps: u64,
    /// Steps after which a question is given up.
    pub most: usize,
}

/// A variable that may change freely: a column of the start, or a swapped row (by place in swaps).
#[derive(Clone, Copy, PartialEq)]
enum Enter {
    Column(usize),
    Swapped(usize),
}

impl Walk {
    pub fn new(low: Vec<f64>, high: Vec<f64>, solved: Vec<Solved>) -> Self {
        let n = low.len();
        let mut place = vec![Place::Column(0); n];
        let row_variable: Vec<usize> = solved.iter().map(|(v, _)| *v).collect();
        row_variable.iter().enumerate().for_each(|(i, v)| place[*v] = Place::Row(i));
        let column_variable: Vec<usize> = (0..n).filter(|v| matches!(place[*v], Place::Column(_))).collect();
        column_variable.iter().enumerate().for_each(|(j, v)| place[*v] = Place::Column(j));
        let mut columns = vec![Vec::new(); column_variable.len()];
        let mut rows = Vec::with_capacity(solved.len());
        for (i, (_, terms)) in solved.iter().enumerate() {
            let column = |v: usize| match place[v] {
                Place::Column(j) => j as u32,
                Place::Row(_) => u32::MAX,
            };
            let mut row: Vec<(u32, f64)> = terms.iter().map(|(v, by)| (column(*v), *by)).collect();
            row.sort_unstable_by_key(|(j, _)| *j);
            row.iter().for_each(|(j, by)| columns[*j as usize].push((i as u32, *by)));
            rows.push(row);
        }
        let swaps = Swaps { of_row: vec![u32::MAX; rows.len()], of_column: vec![u32::MAX; columns.len()], ..Swaps::default() };
        let line = Sparse::new(rows.len().max(columns.len()));
        Self {
            low,
            high,
            at: vec![0.0; n],
            moved: Vec::new(),
            place,
            row_variable,
            column_variable,
            rows,
            columns,
            swaps,
            line,
            steps: 0,
            most: 60,
        }
    }

    pub fn bound(&mut self, variable: usize, low: f64, high: f64) {
        (self.low[variable], self.high[variable]) = (low, high);
    }

    /// The changes after the last question: (variable, change), ascending.
    pub fn point(&mut self) -> Vec<(usize, f64)> {
        self.moved.sort_unstable();
        self.moved.dedup();
        self.moved.iter().map(|v| (*v, self.at[*v])).filter(|(_, by)| by.abs() > 1e-7).collect()
    }

    /// The changes, drawn in by `scale` and rounded to whole numbers of `1 / parts`: independent
    /// changes are rounded, dependent ones follow from the start tableau, so all sums hold exactly
    /// as long as that tableau is in whole numbers (who uses the answer checks it).
    pub fn rounded(&mut self, parts: i64, scale: f64) -> Vec<(usize, i64)> {
        let mut whole: std::collections::HashMap<usize, f64> = std::collections::HashMap::new();
        for (v, by) in self.point() {
            let Place::Column(j) = self.place[v] else { continue };
            let by = (by * scale * parts as f64).round();
            whole.insert(v, by);
            self.columns[j].iter().for_each(|(i, rate)| *whole.entry(self.row_variable[*i as usize]).or_default() += rate * by);
        }
        let mut cells: Vec<(usize, i64)> = whole.into_iter().map(|(v, by)| (v, by.round() as i64)).filter(|(_, by)| *by != 0).collect();
        cells.sort_unstable();
        cells
    }

    /// Can the variable change by `sign * need`?
    pub fn reach(&mut self, variable: usize, sign: f64, need: f64) -> Reach {
        self.moved.drain(..).for_each(|v| self.at[v] = 0.0);
        if self.swaps.rows.len() > KEEP {
            self.swaps.clear();
        }
        for _ in 0..self.most {
            if self.at[variable] * sign >= need - 1e-7 {
                return Reach::Wanted;
            }
            self.steps += 1;
            let Some((enter, direction)) = self.enter(variable, sign) else { return Reach::Most(self.at[variable] * sign) };
            match self.step(enter, direction, variable, sign, need) {
                Some(true) => {}
                Some(false) => return Reach::Most(self.at[variable] * sign),
                None => return Reach::Gave,
            }
        }
        Reach::Gave
    }

    fn can(&self, v: usize, direction: f64) -> bool {
        if direction > 0.0 { self.at[v] < self.high[v] - ZERO } else { self.at[v] > self.low[v] + ZERO }
    }

    /// The free change that raises the variable fastest.
    fn enter(&mut self, variable: usize, sign: f64) -> Option<(Enter, f64)> {
        let q = self.swaps.rows.len();
        let mut mix = vec![0.0; q];
        match self.place[variable] {
            Place::Column(j) if self.swaps.of_column[j] == u32::MAX => {
                return self.can(variable, sign).then_some((Enter::Column(j), sign));
            }
            Place::Column(j) => {
                let b = self.swaps.of_column[j] as usize;
                mix.copy_from_slice(&self.swaps.inverse[b * q..(b + 1) * q]);
            }
            Place::Row(i) if self.swaps.of_row[i] != u32::MAX => {
                return self.can(variable, sign).then_some((Enter::Swapped(self.swaps.of_row[i] as usize), sign));
            }
            Place::Row(i) => {
                for (j, by) in &self.rows[i] {
                    match self.swaps.of_column[*j as usize] {
                        u32::MAX => self.line.add(*j, *by),
                        b => (0..q).for_each(|a| mix[a] += by * self.swaps.inverse[b as usize * q + a]),
                    }
                }
            }
        }
        for (a, by) in mix.iter().enumerate().filter(|(_, by)| by.abs() > ZERO) {
            for (j, x) in &self.rows[self.swaps.rows[a]] {
                if self.swaps.of_column[*j as usize] == u32::MAX {
                    self.line.add(*j, -by * x);
                }
            }
        }
        let best = self.fastest(&mix, sign);
        self.line.clear();
        best
    }

    fn fastest(&self, mix: &[f64], sign: f64) -> Option<(Enter, f64)> {
        let mut best = (ZERO, None);
        let mut offer = |enter: Enter, v: usize, rate: f64| {
            let direction = sign * rate.signum();
            if rate.abs() > best.0 && self.can(v, direction) {
                best = (rate.abs(), Some((enter, direction)));
            }
        };
        for j in &self.line.touched {
            offer(Enter::Column(*j as usize), self.column_variable[*j as usize], self.line.value[*j as usize]);
        }
        for (a, rate) in mix.iter().enumerate() {
            offer(Enter::Swapped(a), self.row_variable[self.swaps.rows[a]], *rate);
        }
        best.1
    }

    /// Walks until something blocks; `Some(false)` when it is the variable itself, `None` when lost.
    fn step(&mut self, enter: Enter, direction: f64, variable: usize, sign: f64, need: f64) -> Option<bool> {
        let rates = self.rates(enter);
        let own = match enter {
            Enter::Column(j) => self.column_variable[j],
            Enter::Swapped(a) => self.row_variable[self.swaps.rows[a]],
        };
        let mut step = if direction > 0.0 { self.high[own] - self.at[own] } else { self.at[own] - self.low[own] };
        let mut block: Option<(usize, f64)> = None;
        for (v, rate) in &rates {
            let rate = rate * direction;
            let room = if rate > 0.0 { self.high[*v] - self.at[*v] } else { self.at[*v] - self.low[*v] };
            let allowed = room.max(0.0) / rate.abs();
            let tie = (allowed - step).abs() <= 1e-12 && block.is_some_and(|(_, best)| rate.abs() > best);
            if allowed < step - 1e-12 || tie {
                (step, block) = (allowed.min(step), Some((*v, rate.abs())));
            }
        }
        if step == f64::INFINITY {
            // Nothing blocks: take as much as is wanted.
            let rate = if own == variable { 1.0 } else { rates.iter().find(|(v, _)| *v == variable).map_or(0.0, |(_, r)| r.abs()) };
            step = (need - self.at[variable] * sign) / rate;
        }
        for (v, rate) in rates {
            self.shift(v, rate * direction * step);
        }
        self.shift(own, direction * step);
        match block {
            Some((v, _)) if v == variable => Some(self.at[variable] * sign >= need - 1e-7),
            Some((v, _)) => self.swap(enter, v).then_some(true),
            None => Some(true),
        }
    }

    fn shift(&mut self, v: usize, by: f64) {
        if by != 0.0 {
            self.at[v] += by;
            self.moved.push(v);
        }
    }

    /// How fast each dependent variable changes with the entering one.
    fn rates(&mut self, enter: Enter) -> Vec<(usize, f64)> {
        let q = self.swaps.rows.len();
        let mut mix = vec![0.0; q];
        match enter {
            Enter::Swapped(a) => (0..q).for_each(|b| mix[b] = self.swaps.inverse[b * q + a]),
            Enter::Column(j) => {
                for (i, by) in &self.columns[j] {
                    match self.swaps.of_row[*i as usize] {
                        u32::MAX => self.line.add(*i, *by),
                        a => (0..q).for_each(|b| mix[b] -= self.swaps.inverse[b * q + a as usize] * by),
                    }
                }
            }
        }
        for (b, by) in mix.iter().enumerate().filter(|(_, by)| by.abs() > ZERO) {
            for (i, x) in &self.columns[self.swaps.columns[b]] {
                if self.swaps.of_row[*i as usize] == u32::MAX {
                    self.line.add(*i, by * x);
                }
            }
        }
        let kept = self.line.touched.iter().map(|i| (self.row_variable[*i as usize], self.line.value[*i as usize]));
        let swapped = mix.iter().enumerate().map(|(b, by)| (self.column_variable[self.swaps.columns[b]], *by));
        let rates = kept.chain(swapped).filter(|(_, by)| by.abs() > ZERO).collect();
        self.line.clear();
        rates
    }

    /// The entering variable becomes dependent, `leave` independent.
    fn swap(&mut self, enter: Enter, leave: usize) -> bool {
        match (enter, self.place[leave]) {
            (Enter::Column(j), Place::Row(i)) if self.swaps.border(&self.rows, &self.columns, i, j) => return true,
            (Enter::Column(j), Place::Row(i)) => self.swaps.push(i, j),
            (Enter::Swapped(a), Place::Row(i)) => self.swaps.put_row(a, i),
            (Enter::Column(j), Place::Column(l)) => self.swaps.put_column(self.swaps.of_column[l] as usize, j),
            (Enter::Swapped(a), Place::Column(l)) => self.swaps.drop(a, self.swaps.of_column[l] as usize),
        }
        let invertible = self.swaps.invert(&self.rows);
        if !invertible {
            self.swaps.clear();
        }
        invertible
    }
}
