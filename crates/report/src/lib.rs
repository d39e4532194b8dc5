//! The same figures on paper: tables as XLSX, charts as PNG, whole papers as PDF.
//!
//! Plain inputs and bytes out, so that a face decides what is in a file and this crate only how
//! it is written. The same input gives the same bytes: a file that was published can be made
//! again and compared. Rounding, suppression and wording are done before a value comes here.
//!
//! [`editable`] is the exception that comes back: a workbook people fill in.
//!
//! Deliberately absent: reading spreadsheets (that is `sources`), CSV (a few lines in the faces),
//! and everything that looks outside: no clock, no files, no network, no system fonts.
//! These functions keep a core busy for milliseconds to a second; call them off the async threads.

mod editable;
pub mod paper;
mod picture;
mod workbook;

pub use editable::{EditBook, EditCell, EditColumn, EditKind, EditSheet, editable};
pub use picture::{MAX_SIDE_PX, png};
pub use workbook::{Cell, Column, ColumnKind, Properties, Sheet, xlsx};

use std::fmt;

/// Why no file was made.
#[derive(Debug, Clone, PartialEq)]
pub enum ReportError {
    /// A row has another number of cells than there are columns; rows count from 1, the heading excluded.
    Ragged { sheet: String, row: usize, cells: usize, columns: usize },
    /// A number that is no number (NaN, infinite) was about to be published.
    NotANumber { sheet: String, row: usize, column: String },
    /// The workbook writer refused, for instance a sheet name over 31 characters.
    Workbook(String),
    /// The text is not an SVG picture.
    Svg(String),
    /// Larger than [`MAX_SIDE_PX`] or smaller than a pixel.
    Size { width: f32, height: f32 },
    /// The picture could not be encoded.
    Png(String),
    /// The paper would not be one that everybody can read, or could not be written.
    Pdf(String),
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportError::Ragged { sheet, row, cells, columns } => {
                write!(f, "sheet {sheet}, row {row}: {cells} cells under {columns} columns")
            }
            ReportError::NotANumber { sheet, row, column } => write!(f, "sheet {sheet}, row {row}, column {column}: not a number"),
            ReportError::Workbook(why) => write!(f, "workbook: {why}"),
            ReportError::Svg(why) => write!(f, "not an SVG picture: {why}"),
            ReportError::Size { width, height } => write!(f, "{width} x {height} px is outside 1 to {MAX_SIDE_PX} px a side"),
            ReportError::Png(why) => write!(f, "png: {why}"),
            ReportError::Pdf(why) => write!(f, "pdf: {why}"),
        }
    }
}

impl std::error::Error for ReportError {}
