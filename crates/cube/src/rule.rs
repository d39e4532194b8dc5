//! Protection as a named choice, one for each cube.

/// How a cube is made safe to publish.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Hide cells of 1 up to `threshold` − 1 persons, and others so that sums do not give them back.
    Suppress { threshold: u64, zeros: Zeros },
    /// A source's own figures and intervals, none narrowed; see [`crate::republish`].
    Public,
    /// Every cell a multiple of `base`, adding up.
    Round { base: u64 },
    /// Every cell changed by noise that belongs to the persons in it; results below `threshold` do
    /// not occur.
    CellKey { threshold: u64, table: crate::NoiseTable },
}

/// What an attacker may know of empty cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zeros {
    /// Empty cells are published; the attacker only knows that no count is below zero.
    #[default]
    Shown,
    /// Empty cells are published, and the attacker concludes that a hidden cell has at least one.
    Counted,
}

impl Zeros {
    /// The least an attacker knows of a hidden cell.
    pub(crate) fn floor(self) -> i64 {
        match self {
            Self::Shown => 0,
            Self::Counted => 1,
        }
    }
}
