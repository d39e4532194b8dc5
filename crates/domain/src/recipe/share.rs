//! A share: which cells of a recipe's table are divided by which.
//!
//! It is made of the protected table and of nothing else, so it tells no more than that table does.

use super::{Fault, Recipe, TECHNICAL};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub id: String,
    pub version: String,
    pub indicator: String,
    /// The recipe whose table is divided.
    pub of: String,
    /// Axes it is broken down by, beside region and period; of the others the whole is taken.
    #[serde(default)]
    pub splits: Vec<String>,
    /// Axis → the code that is counted; [`TECHNICAL`] for all that the list of the axis calls technical.
    pub numerator: BTreeMap<String, String>,
    /// What it is a part of; everything where nothing is said.
    #[serde(default)]
    pub denominator: BTreeMap<String, String>,
    /// Of the percentage.
    pub decimals: u32,
}

impl Share {
    /// The code an axis is read at, above and below the line; none where the share is broken down by it.
    pub fn codes(&self, axis: &str) -> Option<[&str; 2]> {
        if self.splits.iter().any(|s| s == axis) || [crate::slices::REGION, crate::slices::PERIOD].contains(&axis) {
            return None;
        }
        Some([&self.numerator, &self.denominator].map(|side| side.get(axis).map_or("", String::as_str)))
    }

    /// Whether it leans on what counts as technical.
    pub fn is_technical(&self) -> bool {
        self.numerator.values().chain(self.denominator.values()).any(|c| c == TECHNICAL)
    }
}

/// What is wrong with a share, by key; empty where nothing is.
pub fn share_faults(share: &Share, recipes: &[Recipe]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |key: &'static str, what: String| faults.push(Fault { key, what });
    let Some(recipe) = recipes.iter().find(|r| r.id == share.of) else {
        return vec![Fault { key: "of", what: format!("there is no recipe {}", share.of) }];
    };
    if recipes.iter().any(|r| r.indicator == share.indicator) {
        fault("indicator", format!("{} is made by a recipe of its own", share.indicator));
    }
    if share.decimals > 3 {
        fault("decimals", "more than three decimals of a percentage tell the counts".into());
    }
    if share.numerator == share.denominator {
        fault("numerator", "it is the same as the denominator".into());
    }
    for (axis, code) in &share.denominator {
        if share.numerator.get(axis) != Some(code) {
            fault("numerator", format!("it is no part of the denominator: that has {axis} = {code}"));
        }
    }
    let parts = share.numerator.iter().map(|(a, c)| ("numerator", a, c));
    for (key, axis, code) in parts.chain(share.denominator.iter().map(|(a, c)| ("denominator", a, c))) {
        match recipe.axes.iter().find(|a| a.name == *axis) {
            None => fault(key, format!("recipe {} has no axis {axis}", recipe.id)),
            Some(a) if code == TECHNICAL && a.technical.is_none() => {
                fault(key, format!("axis {axis} of recipe {} names no list of what is technical", recipe.id));
            }
            Some(_) if share.splits.contains(axis) => fault("splits", format!("{axis} is chosen in the {key} already")),
            Some(_) => {}
        }
    }
    for axis in &share.splits {
        if !recipe.axes.iter().any(|a| a.name == *axis) || axis == crate::slices::REGION {
            fault("splits", format!("{axis} is no axis of recipe {} to split by", recipe.id));
        }
    }
    faults
}
