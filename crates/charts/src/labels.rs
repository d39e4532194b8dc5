//! Labels that do not overlap.

/// Moves blocks apart: `wanted` are the centres (px) they would like, `heights` their heights.
/// Returns centres, in the order given, such that blocks keep their order, do not overlap and lie
/// between `top` and `bottom`; the sum of squared moves is smallest. When they cannot all fit,
/// they are stacked from `top`.
///
/// Blocks that touch form a cluster; a cluster stands at the mean of what its blocks want
/// (pool adjacent violators).
pub(crate) fn push_apart(wanted: &[f64], heights: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut clusters: Vec<Cluster> = Vec::new();
    for &i in &order {
        let mut next = Cluster { start: wanted[i] - heights[i] / 2.0, height: heights[i], blocks: vec![i] };
        next.clamp(top, bottom);
        while clusters.last().is_some_and(|c| c.start + c.height > next.start) {
            let Some(before) = clusters.pop() else { break };
            next = before.join(next, wanted, heights);
            next.clamp(top, bottom);
        }
        clusters.push(next);
    }
    let mut centres = vec![0.0; wanted.len()];
    for cluster in &clusters {
        let mut y = cluster.start;
        for &i in &cluster.blocks {
            centres[i] = y + heights[i] / 2.0;
            y += heights[i];
        }
    }
    centres
}

struct Cluster {
    start: f64,
    height: f64,
    blocks: Vec<usize>,
}

impl Cluster {
    fn join(mut self, other: Cluster, wanted: &[f64], heights: &[f64]) -> Cluster {
        self.blocks.extend(other.blocks);
        self.height += other.height;
        let mut above = 0.0;
        let mut sum = 0.0;
        for &i in &self.blocks {
            sum += wanted[i] - heights[i] / 2.0 - above;
            above += heights[i];
        }
        self.start = sum / self.blocks.len() as f64;
        self
    }

    fn clamp(&mut self, top: f64, bottom: f64) {
        self.start = self.start.min(bottom - self.height).max(top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_far_apart_stay_where_they_want() {
        let found = push_apart(&[50.0, 10.0], &[10.0, 10.0], 0.0, 100.0);
        assert_eq!(found, [50.0, 10.0]);
    }

    #[test]
    fn close_labels_share_the_move() {
        let found = push_apart(&[50.0, 52.0], &[10.0, 10.0], 0.0, 100.0);
        assert_eq!(found, [46.0, 56.0]);
    }

    #[test]
    fn labels_stay_inside_and_apart_for_any_input() {
        let mut seed = 7_u64;
        let mut random = |max: f64| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as f64 / (1_u64 << 31) as f64 * max
        };
        for round in 0..500 {
            let n = 1 + round % 12;
            let wanted: Vec<f64> = (0..n).map(|_| random(240.0) - 20.0).collect();
            let heights: Vec<f64> = (0..n).map(|_| 4.0 + random(12.0)).collect();
            let found = push_apart(&wanted, &heights, 0.0, 200.0);
            let mut boxes: Vec<(f64, f64)> = (0..n).map(|i| (found[i] - heights[i] / 2.0, found[i] + heights[i] / 2.0)).collect();
            boxes.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(boxes[0].0 >= -1e-9 && boxes[n - 1].1 <= 200.0 + 1e-9, "{boxes:?}");
            assert!(boxes.windows(2).all(|w| w[0].1 <= w[1].0 + 1e-9), "{boxes:?}");
        }
    }
}
