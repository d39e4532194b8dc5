//! What can be wrong with a specification or a file of microdata, with the place where.

use std::fmt;

/// Why nothing was tabulated.
#[derive(Debug)]
pub enum Fault {
    /// The specification: line counted from one, and the key.
    Spec { file: String, line: usize, key: String, reason: String },
    /// A value in the data. `row` counts from one, without the header; zero when the whole column is meant.
    Cell { file: String, row: u64, column: String, found: String, expected: String },
    /// A file that is not what it should be.
    File { file: String, reason: String },
    /// More small cells than suppression can prove safe in reasonable time.
    TooFine { small: usize, most: usize },
    /// The cube cannot be counted or protected.
    Cube(cube::CubeError),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec { file, line, key, reason } => write!(f, "{file}, line {line}, {key}: {reason}"),
            Self::Cell { file, row: 0, column, found, expected } => {
                write!(f, "{file}, column {column}: found {found}, expected {expected}")
            }
            Self::Cell { file, row, column, found, expected } => {
                write!(f, "{file}, row {row}, column {column}: found {found}, expected {expected}")
            }
            Self::File { file, reason } => write!(f, "{file}: {reason}"),
            Self::TooFine { small, most } => {
                write!(
                    f,
                    "{small} small cells: rule \"suppress\" is for at most {most}; take fewer or coarser dimensions, or rule \"cellkey\""
                )
            }
            Self::Cube(why) => write!(f, "{why}"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<cube::CubeError> for Fault {
    fn from(why: cube::CubeError) -> Self {
        Self::Cube(why)
    }
}

/// A fault of a file, from whatever the library under it said.
pub(crate) fn file(file: &str, why: impl fmt::Display) -> Fault {
    Fault::File { file: file.into(), reason: why.to_string() }
}
