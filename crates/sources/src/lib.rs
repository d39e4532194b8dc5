//! Source files: bytes in, observations and findings out.
//!
//! [`read`] recognises what a file is by its content, never by its name, and gives a [`Table`]
//! together with every [`Finding`] about it, or a [`Refused`] that names the places. [`stream`] does
//! the same for separated text of any size in bounded memory. A hidden count (`<5`) is a range in
//! the table, never a point.
//!
//! Every table of rows and columns goes the same way: its header and a first stretch of rows become
//! a plan (which column is a dimension, when, what, how many), and one loop melts rows by that plan.
//! Not here: what the figures mean (recipes), what was there before (the store), and sentences for
//! readers (texts).

mod cbs;
mod cells;
mod collect;
mod container;
#[cfg(feature = "fetch")]
pub mod fetch;
mod finding;
mod grid;
mod head;
mod intern;
mod json;
mod kinds;
mod log;
mod melt;
mod names;
mod number;
mod plan;
mod read;
mod reading;
mod roles;
mod stream;
mod table;
mod text;
mod when;
mod workbook;

pub use cells::{CellValue, Grid, cell_name, cells};
pub use finding::{Finding, Flaw, Place, Refused, Severity};
pub use melt::{Cell, Chunk, Sink, Streamed};
pub use plan::Value;
pub use read::{inspect, read};
pub use reading::{File, Kind, Layout, Limits, Options, Placement, Reading, Totals};
pub use stream::stream;
pub use table::{Amount, Cells, Code, Dim, Flags, Measure, Missing, PeriodNote, Status, Table};
