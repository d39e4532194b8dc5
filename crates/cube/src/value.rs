//! A published value: a number, or the statement that it is not given.

/// Why a cell is hidden. For the publisher's own log: what is printed must not tell the two apart,
/// since "primary" says that the count lies below the threshold and above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The cell itself counts too few persons.
    Primary,
    /// The cell would give away another one by subtraction.
    Secondary,
}

/// What a reader gets to see of a cell, or of a figure made of cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A count of persons: exact, rounded or perturbed, as the rule says.
    Number(u64),
    /// A count of which only bounds are given.
    Between { low: u64, high: u64 },
    /// A figure derived from published numbers only.
    Share(f64),
    /// A derived figure of which only bounds can be given.
    ShareBetween { low: f64, high: f64 },
    /// Not given, to protect persons.
    Suppressed(Why),
    /// There is nothing to divide by.
    NotApplicable,
}

impl Value {
    /// The number of persons, when one is published.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Number(n) => Some(n),
            _ => None,
        }
    }

    pub fn is_suppressed(self) -> bool {
        matches!(self, Self::Suppressed(_))
    }
}
