//! What is odd or wrong in a source: where, what was found, what was expected.

use serde::Serialize;
use std::fmt;

/// Where something was found. Rows count as a spreadsheet shows them: the first line is row 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Name of the file, for a reader who handed in several.
    pub file: String,
    pub row: Option<u64>,
    /// Header of the column as written, or its number where it has none.
    pub column: Option<String>,
}

impl Place {
    pub fn file(name: &str) -> Place {
        Place { file: name.into(), row: None, column: None }
    }

    #[must_use]
    pub fn row(mut self, row: u64) -> Place {
        self.row = Some(row);
        self
    }

    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Place {
        self.column = Some(column.into());
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file.is_empty() { "the file" } else { &self.file };
        match (&self.row, &self.column) {
            (Some(row), Some(column)) => write!(f, "{file}, row {row}, column {column:?}"),
            (Some(row), None) => write!(f, "{file}, row {row}"),
            (None, Some(column)) => write!(f, "{file}, column {column:?}"),
            (None, None) => f.write_str(file),
        }
    }
}

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing is asked.
    Note,
    /// The reading stands, but waits until a person says that this is right.
    Confirm,
    /// The source cannot be used.
    Refuse,
}

/// The kinds of trouble. Sentences for readers are made from these elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    // The file as a whole.
    Empty,
    UnknownKind,
    Unsupported,
    Damaged,
    TooLarge,
    TooManyRows,
    TooManyColumns,
    Expands,
    Macros,
    ExternalLinks,
    // Bytes and lines.
    Undecodable,
    LostCharacters,
    StrayLines,
    UnclosedQuote,
    NoLineEnd,
    RaggedRow,
    PhantomColumn,
    DoubleHeader,
    FootNote,
    // Cells.
    NotANumber,
    /// `1.234`: thousands or three decimals.
    AmbiguousNumber,
    ErrorCell,
    Suppressed,
    BadPeriod,
    NoPeriod,
    NoMeasure,
    SeriesBreak,
    Provisional,
    TotalsRow,
    // What belongs together.
    Rounded,
    LabelDiffers,
    DuplicateRecord,
    ConflictingCell,
    TotalDiffers,
    DimensionAbsent,
    CodeAbsent,
    // What was declared.
    RowsDiffer,
    SumDiffers,
}

/// One thing to know about a source. Equal ones in one column are told once, with their number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub place: Place,
    pub flaw: Flaw,
    pub found: String,
    pub expected: String,
    pub severity: Severity,
    /// How often; `place` is the first.
    pub times: u64,
}

impl Finding {
    pub fn new(place: Place, flaw: Flaw, severity: Severity, found: impl Into<String>, expected: impl Into<String>) -> Finding {
        Finding { place, flaw, found: found.into(), expected: expected.into(), severity, times: 1 }
    }

    pub fn note(place: Place, flaw: Flaw, found: impl Into<String>, expected: impl Into<String>) -> Finding {
        Finding::new(place, flaw, Severity::Note, found, expected)
    }

    pub fn confirm(place: Place, flaw: Flaw, found: impl Into<String>, expected: impl Into<String>) -> Finding {
        Finding::new(place, flaw, Severity::Confirm, found, expected)
    }

    pub fn refuse(place: Place, flaw: Flaw, found: impl Into<String>, expected: impl Into<String>) -> Finding {
        Finding::new(place, flaw, Severity::Refuse, found, expected)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.place, self.found, self.expected)?;
        if self.times > 1 { write!(f, " ({} times)", self.times) } else { Ok(()) }
    }
}

/// Why a source was refused; at least one finding refuses, and each names a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub findings: Vec<Finding>,
}

impl Refused {
    pub fn one(finding: Finding) -> Refused {
        Refused { findings: vec![finding] }
    }
}

impl From<Finding> for Refused {
    fn from(finding: Finding) -> Refused {
        Refused::one(finding)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refusals = self.findings.iter().filter(|x| x.severity == Severity::Refuse);
        for (i, finding) in refusals.enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}
