//! Whether an action can be followed at all: yes or no per point.

use super::{Action, standing::has_owner};
use crate::world::World;
use jiff::civil::Date;

/// What an action needs to be followed, in the order of pages and filters.
pub const QUALITIES: &[&str] = &["owner", "schedule", "milestones", "indicator", "money"];

/// Which of [`QUALITIES`] an action has, in that order.
pub fn quality(action: &Action, world: &World, today: Date) -> [bool; 5] {
    let has_indicator = !action.expected.is_empty() || action.results.iter().any(|r| r.indicator.is_some());
    [
        has_owner(action, world, today),
        action.start.is_some() && action.end.is_some(),
        !action.milestones.is_empty(),
        has_indicator,
        !action.money.is_empty(),
    ]
}
