//! The attacker's linear programme: how far can one hidden cell go, everything published standing?
//!
//! Unknowns are the changes of hidden cells, starting from the true table (all zero). Each sum
//! that has hidden cells says that their signed changes cancel. Solving the sums once leaves
//! `rows` (dependent changes) as combinations of `columns` (independent ones): a tableau. The
//! bounded simplex method then walks one cell up or down; the true table is a legal start, so no
//! first phase is needed, and the tableau stays warm from one cell to the next.

/// Below this a coefficient is zero.
const ZERO: f64 = 1e-9;

/// Where a variable stands in the tableau.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Row(usize),
    Column(usize),
}

/// The answer to one question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reach {
    /// The wanted change is possible; [`Tableau::point`] shows the table.
    Wanted,
    /// No more than this is possible.
    Most(f64),
    /// Too many steps; nothing is known.
    Gave,
}

/// The tableau over hidden cells, numbered from zero.
pub(crate) struct Tableau {
    low: Vec<f64>,
    high: Vec<f64>,
    at: Vec<f64>,
    place: Vec<Place>,
    rows: Vec<usize>,
    columns: Vec<usize>,
    /// Row-major: `rows[i] = Σ t[i, j] · columns[j]`.
    t: Vec<f64>,
}

impl Tableau {
    /// `low` and `high` bound each change (0 between them); each sum is a list of (variable, ±1).
    pub fn new(low: Vec<f64>, high: Vec<f64>, sums: Vec<Vec<(usize, f64)>>) -> Self {
        let solved = crate::solve::solve(low.len(), sums);
        let mut place = vec![Place::Column(0); low.len()];
        let rows: Vec<usize> = solved.iter().map(|(v, _)| *v).collect();
        rows.iter().enumerate().for_each(|(i, v)| place[*v] = Place::Row(i));
        let columns: Vec<usize> = (0..low.len()).filter(|v| matches!(place[*v], Place::Column(_))).collect();
        columns.iter().enumerate().for_each(|(j, v)| place[*v] = Place::Column(j));
        let mut t = vec![0.0; rows.len() * columns.len()];
        for (i, (_, terms)) in solved.iter().enumerate() {
            for (v, by) in terms {
                if let Place::Column(j) = place[*v] {
                    t[i * columns.len() + j] = *by;
                }
            }
        }
        Self { at: vec![0.0; low.len()], low, high, place, rows, columns, t }
    }

    /// The change of each variable after the last question.
    pub fn point(&self) -> &[f64] {
        &self.at
    }

    /// Can the variable change by `sign * need`?
    pub fn reach(&mut self, variable: usize, sign: f64, need: f64) -> Reach {
        self.at.fill(0.0);
        for _ in 0..20_000 {
            if self.at[variable] * sign >= need - 1e-7 {
                return Reach::Wanted;
            }
            let Some((column, direction)) = self.enter(variable, sign) else { return Reach::Most(self.at[variable] * sign) };
            if !self.walk(column, direction, variable, sign, need) {
                return Reach::Most(self.at[variable] * sign);
            }
        }
        Reach::Gave
    }

    /// The independent change that helps most, and its direction.
    fn enter(&self, variable: usize, sign: f64) -> Option<(usize, f64)> {
        let i = match self.place[variable] {
            Place::Column(j) => return self.can(j, sign).then_some((j, sign)),
            Place::Row(i) => i,
        };
        let row = &self.t[i * self.columns.len()..(i + 1) * self.columns.len()];
        let mut best = (ZERO, None);
        for (j, rate) in row.iter().enumerate() {
            let direction = sign * rate.signum();
            if rate.abs() > best.0 && self.can(j, direction) {
                best = (rate.abs(), Some((j, direction)));
            }
        }
        best.1
    }

    fn can(&self, column: usize, direction: f64) -> bool {
        let v = self.columns[column];
        if direction > 0.0 { self.at[v] < self.high[v] - ZERO } else { self.at[v] > self.low[v] + ZERO }
    }

    /// Walks along one column until something blocks; false when the variable itself is blocked.
    fn walk(&mut self, column: usize, direction: f64, variable: usize, sign: f64, need: f64) -> bool {
        let width = self.columns.len();
        let own = self.columns[column];
        let mut step = if direction > 0.0 { self.high[own] - self.at[own] } else { self.at[own] - self.low[own] };
        if own == variable {
            step = step.min(need - self.at[own] * sign);
        }
        let mut block: Option<(usize, f64)> = None;
        for (i, v) in self.rows.iter().enumerate() {
            let rate = self.t[i * width + column] * direction;
            if rate.abs() <= ZERO {
                continue;
            }
            let mut room = if rate > 0.0 { self.high[*v] - self.at[*v] } else { self.at[*v] - self.low[*v] };
            if *v == variable && rate * sign > 0.0 {
                room = room.min(need - self.at[*v] * sign);
            }
            let allowed = room.max(0.0) / rate.abs();
            let tie = (allowed - step).abs() <= 1e-12 && block.is_none_or(|(_, best)| rate.abs() > best);
            if allowed < step - 1e-12 || (tie && block.is_some()) {
                (step, block) = (allowed.min(step), Some((i, rate.abs())));
            }
        }
        for (i, v) in self.rows.iter().enumerate() {
            self.at[*v] += self.t[i * width + column] * direction * step;
        }
        self.at[own] += direction * step;
        match block {
            Some((i, _)) if self.rows[i] == variable => self.at[variable] * sign >= need - 1e-7,
            Some((i, _)) => {
                self.pivot(i, column);
                true
            }
            None => true,
        }
    }

    /// Row `i` and column `j` change roles.
    fn pivot(&mut self, i: usize, j: usize) {
        let width = self.columns.len();
        let mut row = self.t[i * width..(i + 1) * width].to_vec();
        let turn = 1.0 / row[j];
        row.iter_mut().for_each(|x| *x *= -turn);
        row[j] = turn;
        for (k, line) in self.t.chunks_exact_mut(width).enumerate() {
            let by = line[j];
            if k == i || by == 0.0 {
                continue;
            }
            line[j] = 0.0;
            line.iter_mut().zip(&row).for_each(|(x, r)| {
                *x += by * r;
                if x.abs() < 1e-11 {
                    *x = 0.0;
                }
            });
        }
        self.t[i * width..(i + 1) * width].copy_from_slice(&row);
        let (out, into) = (self.rows[i], self.columns[j]);
        (self.rows[i], self.columns[j]) = (into, out);
        (self.place[into], self.place[out]) = (Place::Row(i), Place::Column(j));
    }
}
