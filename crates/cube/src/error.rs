//! What can be wrong with a cube, with the place where.

use std::fmt;

/// Why a cube cannot be made, filled, protected or compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CubeError {
    /// The dense array would be larger than [`crate::MAX_CELLS`]; `product` spells the multiplication out.
    TooManyCells { product: String, cells: u128 },
    /// A dimension without codes, with a code twice, or with a node that is no clean sum.
    BadDimension { dimension: String, code: String, reason: DimensionFault },
    /// A row names a code the dimension does not have as a leaf.
    UnknownCode { row: usize, dimension: String, code: usize },
    /// A row counts fewer than nobody.
    NegativeCount { row: usize, count: i64 },
    /// Columns of unequal length, or not one column for each dimension.
    Columns { expected: usize, found: usize },
    /// Counts do not fit in 64 bits together.
    Overflow,
    /// A record key was given to a cube without cell keys, or is missing in one with them.
    Keys,
    /// A protection that cannot be: threshold or base below 2, or an empty noise table.
    BadRule { reason: &'static str },
    /// Publications about different populations cannot be laid over one another.
    Different { reason: String },
    /// A source whose own numbers exclude each other; seen at this cell.
    Contradiction { cell: usize },
    /// No pattern of hidden cells keeps this cell safe (all that may be hidden, is).
    Unprotectable { cell: usize },
}

/// What is wrong with a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DimensionFault {
    NoCodes,
    Twice,
    NoChildren,
    /// A child that is not an earlier code.
    UnknownChild,
    /// Two children share a leaf, so the node is not the sum of its children.
    Overlap,
}

impl fmt::Display for CubeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyCells { product, cells } => write!(f, "{product} = {cells} cells; at most {} fit", crate::MAX_CELLS),
            Self::BadDimension { dimension, code, reason } => write!(f, "dimension {dimension}, code {code:?}: {reason:?}"),
            Self::UnknownCode { row, dimension, code } => write!(f, "row {row}: dimension {dimension} has no leaf number {code}"),
            Self::NegativeCount { row, count } => write!(f, "row {row}: count {count} is below zero"),
            Self::Columns { expected, found } => write!(f, "expected {expected}, found {found} (columns or rows)"),
            Self::Overflow => write!(f, "the counts together exceed 64 bits"),
            Self::Keys => write!(f, "record keys are given to all rows or to none"),
            Self::BadRule { reason } => write!(f, "rule: {reason}"),
            Self::Different { reason } => write!(f, "publications differ: {reason}"),
            Self::Contradiction { cell } => write!(f, "cell {cell}: the source contradicts itself"),
            Self::Unprotectable { cell } => write!(f, "cell {cell} cannot be protected, whatever else is hidden"),
        }
    }
}

impl std::error::Error for CubeError {}
