//! What goes into a reading and what comes out.

use crate::{Finding, Severity, Table};
use domain::period::Period;
use serde::Serialize;

/// One file as handed in. Its name is only repeated in findings; what it is, its bytes say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { name: name.into(), bytes: bytes.into() }
    }
}

/// What the person who hands in a file says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Records the file must have (headers, blank and totals rows not counted).
    pub expect_rows: Option<u64>,
    /// Per column (header, period code or measure) what its printed numbers add up to, as a
    /// spreadsheet would: hidden cells count as nothing.
    pub expect_totals: Vec<(String, f64)>,
    /// When the figures were measured, for a file that does not say it.
    pub period: Option<Period>,
    /// Which sheet or dataset, of a file that has several.
    pub part: Option<String>,
    pub limits: Limits,
}

/// Bounds on what is read at all. [`Limits::default`] is for an operator's own files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub csv_bytes: u64,
    pub workbook_bytes: u64,
    pub rows: u64,
    pub columns: u32,
    /// How much larger than its archive a packed file may be.
    pub expansion: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { csv_bytes: u64::MAX, workbook_bytes: 256 << 20, rows: u64::MAX, columns: 2_000, expansion: 200 }
    }
}

impl Limits {
    /// For what comes in over the web.
    pub const UPLOAD: Limits = Limits { csv_bytes: 4 << 20, workbook_bytes: 16 << 20, rows: 100_000, columns: 200, expansion: 20 };
}

/// What a source turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A table of DUO, any generation since 2013.
    Duo,
    /// The answer of DUO's open-data API.
    DuoJson,
    CbsV4Package,
    CbsV4Json,
    CbsV3Csv,
    CbsV3Json,
    CbsV3Parquet,
    StatlineCsv,
    EurostatTsv,
    SdmxCsv,
    JsonStat,
    UwvCsv,
    /// As `monitor query --format csv` writes it.
    Tidy,
    /// Rows and columns of nobody we know, read by what its header and cells look like.
    Delimited,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    #[default]
    Absent,
    /// One row per value, named in a column.
    Rows,
    /// One column per value, named in the header.
    Columns,
    /// The same for the whole file.
    Whole,
}

/// How the source was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// `utf-8`, `utf-8 with BOM`, `windows-1252`, `utf-16`; none for a workbook.
    pub encoding: Option<&'static str>,
    pub separator: Option<char>,
    pub decimal: Option<char>,
    /// What it came wrapped in: `zip`, `xlsx`.
    pub container: Option<&'static str>,
    pub sheet: Option<String>,
    pub sex: Placement,
    pub years: Placement,
    pub columns: u32,
    /// Records read: without header, blank lines, notes and totals rows.
    pub rows: u64,
    pub observations: u64,
    /// Observations that are a range.
    pub hidden: u64,
}

/// What the source itself says it holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Totals {
    pub rows: Option<u64>,
    /// Per column, what its totals row says.
    pub sums: Vec<(String, f64)>,
}

/// A source, read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    pub kind: Kind,
    /// Identifier and title of the table, where the source says them (`82045NED`).
    pub identifier: Option<String>,
    pub title: Option<String>,
    pub layout: Layout,
    pub table: Table,
    pub findings: Vec<Finding>,
    pub declared: Option<Totals>,
}

impl Reading {
    /// Whether a person must look before this may be used.
    pub fn needs_confirmation(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Confirm)
    }
}
