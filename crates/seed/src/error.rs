//! Why a file of the seed is refused.

use std::fmt;

/// What does not fit, and where: enough to open the file and mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedError {
    /// Below `data/`.
    pub file: &'static str,
    /// The entry's id, or its line in a CSV file.
    pub entry: String,
    /// Empty where the whole entry is meant.
    pub field: String,
    pub found: String,
    pub expected: String,
}

impl SeedError {
    pub(crate) fn new(file: &'static str, entry: impl Into<String>, field: impl Into<String>) -> SeedError {
        SeedError { file, entry: entry.into(), field: field.into(), found: String::new(), expected: String::new() }
    }

    pub(crate) fn found(mut self, found: impl fmt::Display) -> SeedError {
        self.found = found.to_string();
        self
    }

    pub(crate) fn expected(mut self, expected: impl fmt::Display) -> SeedError {
        self.expected = expected.to_string();
        self
    }
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/{}, {}", self.file, self.entry)?;
        if !self.field.is_empty() {
            write!(f, ", field {}", self.field)?;
        }
        write!(f, ": found {}; expected {}", self.found, self.expected)
    }
}

impl std::error::Error for SeedError {}
