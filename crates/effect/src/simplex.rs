//! The mix of donors nearest to a course: weights from zero up that sum to one.

/// A part of the weights' own size is added to the misfit, so that of equally good mixes the most
/// even one is taken and the answer does not hang on the order of donors.
const EVEN: f64 = 1e-8;
const STEPS: usize = 200_000;

/// Weights that minimise the squared distance between `target` and the mix of `donors` over the
/// same years. Accelerated projected gradient; ends when the duality gap proves the optimum.
pub(crate) fn nearest(target: &[f64], donors: &[&[f64]]) -> Vec<f64> {
    let n = donors.len();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    // Distances do not change when the target's course is subtracted from all: smaller numbers.
    let off: Vec<Vec<f64>> = donors.iter().map(|d| d.iter().zip(target).map(|(x, y)| x - y).collect()).collect();
    let scale = off.iter().map(|d| dot(d, d)).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let gram: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| dot(&off[i], &off[j]) / scale + if i == j { EVEN } else { 0.0 }).collect()).collect();
    let slope = |w: &[f64]| gram.iter().map(|row| dot(row, w)).collect::<Vec<f64>>();
    let step = 1.0 / (0..n).map(|i| gram[i].iter().map(|v| v.abs()).sum::<f64>()).fold(0.0, f64::max);
    let (mut weights, mut ahead, mut pace) = (vec![1.0 / n as f64; n], vec![1.0 / n as f64; n], 1.0_f64);
    for _ in 0..STEPS {
        let down = slope(&ahead);
        let next = project(&ahead.iter().zip(&down).map(|(w, g)| w - step * g).collect::<Vec<_>>());
        let moved = next.iter().zip(&weights).map(|(a, b)| a - b).collect::<Vec<_>>();
        // Momentum that points uphill is dropped.
        let faster = if dot(&down, &moved) > 0.0 { 1.0 } else { (1.0 + (1.0 + 4.0 * pace * pace).sqrt()) / 2.0 };
        let push = (pace - 1.0) / faster;
        ahead = next.iter().zip(&moved).map(|(w, m)| w + push * m).collect();
        (weights, pace) = (next, faster);
        let g = slope(&weights);
        let gap = dot(&g, &weights) - g.iter().copied().fold(f64::INFINITY, f64::min);
        if gap < 1e-13 {
            break;
        }
    }
    weights
}

/// The nearest point whose parts are not negative and sum to one (Held, Wolfe and Crowder 1974).
fn project(point: &[f64]) -> Vec<f64> {
    let mut sorted = point.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let (mut sum, mut shift) = (0.0, 0.0);
    for (i, value) in sorted.iter().enumerate() {
        sum += value;
        let level = (sum - 1.0) / (i as f64 + 1.0);
        if *value > level {
            shift = level;
        }
    }
    point.iter().map(|v| (v - shift).max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mix_is_found_back() {
        let donors: [&[f64]; 3] = [&[1.0, 2.0, 4.0], &[3.0, 1.0, 0.0], &[0.0, 5.0, 1.0]];
        let target: Vec<f64> = (0..3).map(|t| 0.25 * donors[0][t] + 0.75 * donors[1][t]).collect();
        let weights = nearest(&target, &donors);
        for (found, meant) in weights.iter().zip([0.25, 0.75, 0.0]) {
            assert!((found - meant).abs() < 1e-5, "{weights:?}");
        }
    }

    #[test]
    fn outside_of_all_the_nearest_edge_is_taken() {
        let weights = nearest(&[10.0, 10.0], &[&[1.0, 1.0], &[2.0, 2.0]]);
        assert!((weights[1] - 1.0).abs() < 1e-9, "{weights:?}");
    }

    #[test]
    fn of_equal_donors_none_is_preferred() {
        let weights = nearest(&[1.0, 2.0], &[&[1.0, 2.0], &[1.0, 2.0]]);
        assert!((weights[0] - 0.5).abs() < 1e-9);
    }
}
