//! From the Dutch national grid (EPSG:28992) to degrees, by the published polynomial of
//! Schreutelkamp and Strang van Hees: right to some decimetres, far below a pixel.

/// (p, q, seconds) for latitude and longitude, with dx and dy in units of 100 km.
const NORTH: [(i32, i32, f64); 11] = [
    (0, 1, 3_235.653_89),
    (2, 0, -32.582_97),
    (0, 2, -0.247_50),
    (2, 1, -0.849_78),
    (0, 3, -0.065_50),
    (2, 2, -0.017_09),
    (1, 0, -0.007_38),
    (4, 0, 0.005_30),
    (2, 3, -0.000_39),
    (4, 1, 0.000_33),
    (1, 1, -0.000_12),
];
const EAST: [(i32, i32, f64); 12] = [
    (1, 0, 5_260.529_16),
    (1, 1, 105.946_84),
    (1, 2, 2.456_56),
    (3, 0, -0.818_85),
    (1, 3, 0.055_94),
    (3, 1, -0.056_07),
    (0, 1, 0.011_99),
    (3, 2, -0.002_56),
    (1, 4, 0.001_28),
    (0, 2, 0.000_22),
    (2, 0, -0.000_22),
    (5, 0, 0.000_26),
];

/// Degrees (east, north) of a point in metres (x, y).
pub fn to_degrees(x: f64, y: f64) -> (f64, f64) {
    let (dx, dy) = ((x - 155_000.0) * 1e-5, (y - 463_000.0) * 1e-5);
    let sum = |terms: &[(i32, i32, f64)]| terms.iter().map(|(p, q, k)| k * dx.powi(*p) * dy.powi(*q)).sum::<f64>() / 3600.0;
    (5.387_206_21 + sum(&EAST), 52.155_174_40 + sum(&NORTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_towers_stand_where_they_stand() {
        for ((x, y), (lon, lat)) in [
            ((155_000.0, 463_000.0), (5.387_206, 52.155_174)),
            ((120_700.723, 487_525.501), (4.883_525, 52.374_532)),
            ((233_883.131, 582_065.167), (6.568_201, 53.219_383)),
        ] {
            let (east, north) = to_degrees(x, y);
            assert!((east - lon).abs() < 1e-5 && (north - lat).abs() < 1e-5, "{x} {y}: {east} {north}");
        }
    }
}
