//! Source files: bytes in, observations and findings out.
//!
//! [`read`] recognises what a file is by its content, never by its name, and gives a [`Table`]
//! together with every [`Finding`] about it, or a [`Refused`] that names the places.
//! A hidden count (`<5`) is a range in the table, never a point.
//!
//! Not here: what the figures mean (recipes), what was there before (the store), and sentences for
//! readers (texts).

mod finding;
mod reading;
mod table;

pub use finding::{Finding, Flaw, Place, Refused, Severity};
pub use reading::{File, Kind, Layout, Limits, Options, Placement, Reading, Totals};
pub use table::{Amount, Cells, Code, Dim, Flags, Measure, Missing, PeriodNote, Status, Table};

/// Reads the files of one source.
pub fn read(files: &[File], _options: &Options) -> Result<Reading, Refused> {
    let name = files.first().map_or("", |f| f.name.as_str());
    Err(Finding::refuse(Place::file(name), Flaw::UnknownKind, "something else", "a table").into())
}

/// The same as [`read`] without keeping the observations: what it is and what is odd.
pub fn inspect(files: &[File], options: &Options) -> Result<Reading, Refused> {
    let mut reading = read(files, options)?;
    reading.table.cells = Cells::default();
    Ok(reading)
}
