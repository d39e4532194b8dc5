//! The corner of a tableau where rows and columns changed roles; see [`crate::walk`].

/// Swapped rows and columns, and the inverse of the corner where they meet.
#[derive(Default)]
pub(crate) struct Swaps {
    pub rows: Vec<usize>,
    pub columns: Vec<usize>,
    /// Place in `rows` / `columns` by row / column, or `u32::MAX`.
    pub of_row: Vec<u32>,
    pub of_column: Vec<u32>,
    pub inverse: Vec<f64>,
}

/// Numbers by index, most of them zero.
pub(crate) struct Sparse {
    pub value: Vec<f64>,
    pub seen: Vec<bool>,
    pub touched: Vec<u32>,
}

impl Sparse {
    pub fn new(length: usize) -> Self {
        Self { value: vec![0.0; length], seen: vec![false; length], touched: Vec::new() }
    }

    pub fn add(&mut self, at: u32, by: f64) {
        let i = at as usize;
        if !std::mem::replace(&mut self.seen[i], true) {
            self.touched.push(at);
        }
        self.value[i] += by;
    }

    pub fn clear(&mut self) {
        for i in self.touched.drain(..) {
            (self.value[i as usize], self.seen[i as usize]) = (0.0, false);
        }
    }
}

impl Swaps {
    pub fn clear(&mut self) {
        self.rows.drain(..).for_each(|i| self.of_row[i] = u32::MAX);
        self.columns.drain(..).for_each(|j| self.of_column[j] = u32::MAX);
        self.inverse.clear();
    }

    pub fn push(&mut self, row: usize, column: usize) {
        self.of_row[row] = self.rows.len() as u32;
        self.of_column[column] = self.columns.len() as u32;
        self.rows.push(row);
        self.columns.push(column);
    }

    /// Adds a row and a column to the corner and its inverse; false, and nothing done, when that is
    /// not sound.
    pub fn border(&mut self, rows: &[Vec<(u32, f64)>], columns: &[Vec<(u32, f64)>], row: usize, column: usize) -> bool {
        let q = self.rows.len();
        let (mut x, mut y, mut corner) = (vec![0.0; q], vec![0.0; q], 0.0);
        for (i, by) in &columns[column] {
            match self.of_row[*i as usize] as usize {
                a if a < q => (0..q).for_each(|b| x[b] += self.inverse[b * q + a] * by),
                _ if *i as usize == row => corner += by,
                _ => {}
            }
        }
        for (j, by) in &rows[row] {
            let b = self.of_column[*j as usize] as usize;
            if b < q {
                y.iter_mut().zip(&self.inverse[b * q..(b + 1) * q]).for_each(|(y, g)| *y += by * g);
                corner -= by * x[b];
            }
        }
        if corner.abs() < 1e-6 {
            return false;
        }
        let turn = 1.0 / corner;
        let mut inverse = Vec::with_capacity((q + 1) * (q + 1));
        for (b, x) in x.iter().enumerate() {
            inverse.extend(self.inverse[b * q..(b + 1) * q].iter().zip(&y).map(|(g, y)| g + x * y * turn));
            inverse.push(-x * turn);
        }
        inverse.extend(y.iter().map(|y| -y * turn));
        inverse.push(turn);
        self.inverse = inverse;
        self.push(row, column);
        true
    }

    pub fn put_row(&mut self, a: usize, row: usize) {
        self.of_row[std::mem::replace(&mut self.rows[a], row)] = u32::MAX;
        self.of_row[row] = a as u32;
    }

    pub fn put_column(&mut self, b: usize, column: usize) {
        self.of_column[std::mem::replace(&mut self.columns[b], column)] = u32::MAX;
        self.of_column[column] = b as u32;
    }

    pub fn drop(&mut self, a: usize, b: usize) {
        self.of_row[self.rows.swap_remove(a)] = u32::MAX;
        self.of_column[self.columns.swap_remove(b)] = u32::MAX;
        self.rows.iter().enumerate().for_each(|(a, i)| self.of_row[*i] = a as u32);
        self.columns.iter().enumerate().for_each(|(b, j)| self.of_column[*j] = b as u32);
    }

    /// Gauss–Jordan with row exchange on the corner; false when it has no inverse.
    pub fn invert(&mut self, rows: &[Vec<(u32, f64)>]) -> bool {
        let q = self.rows.len();
        let w = 2 * q;
        let mut m = vec![0.0; q * w];
        for (a, i) in self.rows.iter().enumerate() {
            for (j, by) in &rows[*i] {
                if let Some(cell) = usize::try_from(self.of_column[*j as usize]).ok().filter(|b| *b < q) {
                    m[a * w + cell] = *by;
                }
            }
            m[a * w + q + a] = 1.0;
        }
        for c in 0..q {
            let Some(pivot) = (c..q).max_by(|x, y| m[x * w + c].abs().total_cmp(&m[y * w + c].abs())) else { return false };
            if m[pivot * w + c].abs() < 1e-7 {
                return false;
            }
            if pivot != c {
                (0..w).for_each(|k| m.swap(pivot * w + k, c * w + k));
            }
            let turn = 1.0 / m[c * w + c];
            m[c * w..(c + 1) * w].iter_mut().for_each(|x| *x *= turn);
            let line = m[c * w..(c + 1) * w].to_vec();
            for a in (0..q).filter(|a| *a != c) {
                let by = m[a * w + c];
                if by != 0.0 {
                    m[a * w..(a + 1) * w].iter_mut().zip(&line).for_each(|(x, l)| *x -= by * l);
                }
            }
        }
        self.inverse.clear();
        (0..q).for_each(|b| self.inverse.extend_from_slice(&m[b * w + q..(b + 1) * w]));
        true
    }
}
