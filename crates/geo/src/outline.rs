//! Fewer points, the same shape (Douglas and Peucker, without recursion).

use crate::Ring;

/// A ring of which no point lies further than `tolerance` (degrees) from the outline left. Rings that
/// would lose their area keep three points.
pub fn simpler(ring: &[(f64, f64)], tolerance: f64) -> Ring {
    if ring.len() <= 4 {
        return ring.to_vec();
    }
    // The point furthest from the first cuts the ring into two open lines.
    let far = (1..ring.len()).max_by(|a, b| square(ring[0], ring[*a]).total_cmp(&square(ring[0], ring[*b]))).unwrap_or(1);
    let mut closed = ring.to_vec();
    closed.push(ring[0]);
    let mut keep = vec![false; closed.len()];
    (keep[0], keep[far], keep[ring.len()]) = (true, true, true);
    let mut open = vec![(0, far), (far, ring.len())];
    while let Some((a, b)) = open.pop() {
        let distance = |i: usize| from_line(closed[i], closed[a], closed[b]);
        let Some(worst) = (a + 1..b).max_by(|i, j| distance(*i).total_cmp(&distance(*j))) else { continue };
        if distance(worst) > tolerance {
            keep[worst] = true;
            open.extend([(a, worst), (worst, b)]);
        }
    }
    let kept: Ring = closed[..ring.len()].iter().zip(&keep).filter(|(_, keep)| **keep).map(|(p, _)| *p).collect();
    if kept.len() >= 3 { kept } else { vec![ring[0], ring[ring.len() / 3], ring[2 * ring.len() / 3]] }
}

fn square(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)
}

/// Distance of `p` from the line piece from `a` to `b`.
fn from_line(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let length = square(a, b);
    let along = if length == 0.0 { 0.0 } else { (((p.0 - a.0) * (b.0 - a.0) + (p.1 - a.1) * (b.1 - a.1)) / length).clamp(0.0, 1.0) };
    square(p, (a.0 + along * (b.0 - a.0), a.1 + along * (b.1 - a.1))).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_on_a_line_go_and_corners_stay() {
        let ring = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0), (0.0, 2.0), (0.0, 1.0)];
        assert_eq!(simpler(&ring, 0.01), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]);
    }

    #[test]
    fn no_point_is_further_away_than_the_tolerance() {
        let ring: Ring =
            (0..720).map(|i| f64::from(i).to_radians() / 2.0).map(|a| (a.cos() * (1.0 + 0.1 * (9.0 * a).sin()), a.sin())).collect();
        let few = simpler(&ring, 0.02);
        assert!(few.len() < 120, "{}", few.len());
        for p in &ring {
            let near = (0..few.len()).map(|i| from_line(*p, few[i], few[(i + 1) % few.len()])).fold(f64::INFINITY, f64::min);
            assert!(near <= 0.02 + 1e-9, "{p:?} {near}");
        }
    }

    #[test]
    fn a_speck_keeps_an_outline() {
        let speck: Ring = (0..9).map(|i| (f64::from(i) * 1e-6, f64::from(i % 3) * 1e-6)).collect();
        assert!(simpler(&speck, 0.1).len() >= 3);
    }
}
