//! An attacker of another make: textbook simplex in two phases with Bland's rule, from the published
//! numbers alone. Knows neither the truth nor anything of the crate's own programmes.

/// The least and the largest value of each unknown in `A x = b`, `x >= 0`; `None` when nothing fits.
pub fn bounds(rows: &[Vec<f64>], b: &[f64], unknown: usize) -> Option<(f64, f64)> {
    let start = first_phase(rows, b)?;
    let low = -second_phase(start.clone(), unknown, -1.0);
    Some((low, second_phase(start, unknown, 1.0)))
}

#[derive(Clone)]
struct Table {
    /// Each row: coefficients of the unknowns, then the right-hand side.
    rows: Vec<Vec<f64>>,
    basis: Vec<usize>,
    n: usize,
}

const ZERO: f64 = 1e-7;

fn first_phase(rows: &[Vec<f64>], b: &[f64]) -> Option<Table> {
    let n = rows.first().map_or(0, Vec::len);
    let m = rows.len();
    let mut table = Vec::with_capacity(m);
    for (i, (row, b)) in rows.iter().zip(b).enumerate() {
        let sign = if *b < 0.0 { -1.0 } else { 1.0 };
        let mut line: Vec<f64> = row.iter().map(|x| x * sign).collect();
        line.extend((0..m).map(|k| f64::from(u8::from(k == i))));
        line.push(b * sign);
        table.push(line);
    }
    let mut t = Table { rows: table, basis: (n..n + m).collect(), n: n + m };
    let mut cost = vec![0.0; n + m];
    cost[n..].fill(-1.0);
    if optimise(&mut t, &cost)? < -1e-6 {
        return None;
    }
    // Drive artificial unknowns out, and drop sums that say nothing new.
    let mut keep = Vec::new();
    for i in 0..m {
        if t.basis[i] >= n {
            match (0..n).find(|j| t.rows[i][*j].abs() > ZERO) {
                Some(j) => pivot(&mut t, i, j),
                None => continue,
            }
        }
        keep.push(i);
    }
    let rows = keep.iter().map(|i| t.rows[*i][..n].iter().copied().chain([t.rows[*i][n + m]]).collect()).collect();
    Some(Table { rows, basis: keep.iter().map(|i| t.basis[*i]).collect(), n })
}

fn second_phase(mut t: Table, unknown: usize, sign: f64) -> f64 {
    let mut cost = vec![0.0; t.n];
    cost[unknown] = sign;
    optimise(&mut t, &cost).unwrap_or(f64::INFINITY)
}

/// The largest value of `cost · x`; `None` when there is no largest.
fn optimise(t: &mut Table, cost: &[f64]) -> Option<f64> {
    loop {
        let gain = |j: usize| cost[j] - t.basis.iter().zip(&t.rows).map(|(v, row)| cost[*v] * row[j]).sum::<f64>();
        let Some(enter) = (0..t.n).find(|j| !t.basis.contains(j) && gain(*j) > ZERO) else { break };
        let ratio = |i: usize| t.rows[i][t.n] / t.rows[i][enter];
        let able = (0..t.rows.len()).filter(|i| t.rows[*i][enter] > ZERO);
        let leave = able.min_by(|a, b| ratio(*a).total_cmp(&ratio(*b)).then(t.basis[*a].cmp(&t.basis[*b])))?;
        pivot(t, leave, enter);
    }
    Some(t.basis.iter().zip(&t.rows).map(|(v, row)| cost[*v] * row[t.n]).sum())
}

fn pivot(t: &mut Table, i: usize, j: usize) {
    let by = t.rows[i][j];
    t.rows[i].iter_mut().for_each(|x| *x /= by);
    let line = t.rows[i].clone();
    for (k, row) in t.rows.iter_mut().enumerate() {
        let by = row[j];
        if k != i && by != 0.0 {
            row.iter_mut().zip(&line).for_each(|(x, l)| *x -= by * l);
        }
    }
    t.basis[i] = j;
}
