//! Where each area stands on a map of equal tiles: our own design, north up, neighbours near.

use app::figures::Level;

/// COROP areas on seven columns and ten rows: (code, column, row).
const COROP: [(&str, u8, u8); 40] = [
    ("CR04", 4, 0),
    ("CR03", 5, 0),
    ("CR02", 6, 0),
    ("CR05", 3, 1),
    ("CR06", 4, 1),
    ("CR07", 5, 1),
    ("CR01", 6, 1),
    ("CR18", 2, 2),
    ("CR10", 4, 2),
    ("CR09", 5, 2),
    ("CR08", 6, 2),
    ("CR19", 1, 3),
    ("CR22", 2, 3),
    ("CR40", 3, 3),
    ("CR11", 4, 3),
    ("CR12", 5, 3),
    ("CR20", 0, 4),
    ("CR21", 1, 4),
    ("CR23", 2, 4),
    ("CR24", 3, 4),
    ("CR13", 4, 4),
    ("CR14", 5, 4),
    ("CR26", 0, 5),
    ("CR25", 1, 5),
    ("CR28", 2, 5),
    ("CR17", 3, 5),
    ("CR15", 4, 5),
    ("CR27", 0, 6),
    ("CR29", 1, 6),
    ("CR30", 2, 6),
    ("CR16", 3, 6),
    ("CR35", 4, 6),
    ("CR32", 0, 7),
    ("CR33", 1, 7),
    ("CR34", 2, 7),
    ("CR36", 3, 7),
    ("CR37", 4, 7),
    ("CR31", 0, 8),
    ("CR38", 4, 8),
    ("CR39", 4, 9),
];

const PROVINCES: [(&str, u8, u8); 12] = [
    ("PV21", 2, 0),
    ("PV20", 3, 0),
    ("PV27", 1, 1),
    ("PV24", 2, 1),
    ("PV22", 3, 1),
    ("PV28", 0, 2),
    ("PV26", 1, 2),
    ("PV25", 2, 2),
    ("PV23", 3, 2),
    ("PV29", 0, 3),
    ("PV30", 1, 3),
    ("PV31", 2, 3),
];

const LANDSDELEN: [(&str, u8, u8); 5] = [("noord", 1, 0), ("oost", 1, 1), ("zuidoost", 1, 2), ("zuidwest", 0, 2), ("noordwest", 0, 1)];

/// Column and row of the areas of a level; none for levels without a grid of their own.
pub fn grid(level: Level) -> Option<&'static [(&'static str, u8, u8)]> {
    match level {
        Level::Landsdeel => Some(&LANDSDELEN),
        Level::Province => Some(&PROVINCES),
        Level::Corop => Some(&COROP),
        Level::LabourRegion | Level::Municipality => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_area_has_one_tile_and_no_two_share_a_place() {
        let crosswalk = seed::load().unwrap().crosswalk;
        let codes =
            |of: &dyn Fn(&domain::regions::Municipality) -> String| crosswalk.municipalities.iter().map(of).collect::<BTreeSet<_>>();
        for (level, all) in [
            (Level::Corop, codes(&|m| m.corop.clone())),
            (Level::Province, codes(&|m| m.province.clone())),
            (Level::Landsdeel, codes(&|m| m.landsdeel.clone())),
        ] {
            let grid = grid(level).unwrap();
            assert_eq!(grid.iter().map(|(code, ..)| code.to_string()).collect::<BTreeSet<_>>(), all);
            assert_eq!(grid.iter().map(|(_, c, r)| (c, r)).collect::<BTreeSet<_>>().len(), grid.len());
        }
    }

    /// An area that lies clearly north (or east) of another never stands south (or west) of it.
    #[test]
    fn tiles_keep_the_compass() {
        let crosswalk = seed::load().unwrap().crosswalk;
        let middle = |code: &str| {
            let own: Vec<_> = crosswalk.municipalities.iter().filter(|m| m.corop == code).collect();
            let mean = |of: &dyn Fn(&domain::regions::Municipality) -> Option<i64>| {
                own.iter().filter_map(|m| of(m)).sum::<i64>() as f64 / own.len() as f64 / 1e6
            };
            (mean(&|m| m.lon_microdegrees), mean(&|m| m.lat_microdegrees))
        };
        for a in COROP {
            for b in COROP {
                let ((lon_a, lat_a), (lon_b, lat_b)) = (middle(a.0), middle(b.0));
                assert!(lat_a < lat_b + 0.6 || a.2 <= b.2, "{} is north of {}", a.0, b.0);
                assert!(lon_a < lon_b + 0.9 || a.1 >= b.1, "{} is east of {}", a.0, b.0);
            }
        }
    }
}
