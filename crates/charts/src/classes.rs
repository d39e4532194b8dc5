//! Values of a map in at most five classes with nice bounds, light to dark.

use crate::keys::{Key, Sign};
use crate::model::{Status, Unit};
use crate::number;
use crate::palette::CLASSES;
use crate::scale::nice_step;
use crate::tiles::TileMap;

/// Values in at most five classes with nice bounds.
pub(crate) struct Classes {
    low: f64,
    step: f64,
    count: usize,
}

impl Classes {
    pub fn of(map: &TileMap) -> Classes {
        let values: Vec<f64> = map.tiles.iter().filter_map(|t| t.value.value()).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if values.is_empty() || high <= low {
            return Classes { low: if values.is_empty() { 0.0 } else { low }, step: 0.0, count: 1 };
        }
        let mut step = nice_step((high - low) / 5.0);
        // Nice bounds may need a sixth class; then the step goes up until five do.
        let count = |step: f64| ((high / step).floor() - (low / step).floor()) as usize + 1;
        while count(step) > CLASSES.len() {
            step = nice_step(step * 1.01);
        }
        Classes { low: (low / step).floor() * step, step, count: count(step) }
    }

    pub fn class(&self, v: f64) -> usize {
        if self.step == 0.0 {
            return 1;
        }
        (((v - self.low) / self.step + 1e-9) as usize).min(self.count - 1) + CLASSES.len() - self.count
    }
}

pub(crate) fn legend(map: &TileMap, classes: &Classes) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    if classes.step > 0.0 {
        let bounds: Vec<f64> = (0..=classes.count).map(|i| classes.low + i as f64 * classes.step).collect();
        let decimals = number::decimals_of(classes.step);
        for (i, pair) in bounds.windows(2).enumerate() {
            let from = number::number(pair[0], decimals, map.style.locale);
            let to = number::short(pair[1], &with_decimals(&map.style.unit, decimals), map.style.locale);
            let colour = CLASSES[i + CLASSES.len() - classes.count];
            keys.push((Sign::Class(colour), format!("{from} – {to}")));
        }
    }
    if map.tiles.iter().any(|t| t.value.value().is_some() && t.value.status() == Status::Provisional) {
        keys.push((Sign::Dashed, map.style.words.provisional.clone()));
    }
    keys
}

/// Bounds need the decimals of their step, not those of the values.
fn with_decimals(unit: &Unit, decimals: usize) -> Unit {
    match unit {
        Unit::Count => Unit::Other { suffix: String::new(), decimals },
        Unit::Percent { .. } => Unit::Percent { decimals },
        Unit::Other { suffix, .. } => Unit::Other { suffix: suffix.clone(), decimals },
    }
}
