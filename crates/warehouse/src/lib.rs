//! Microdata to protected cubes.
//!
//! [`Spec`] says what to count and how to protect it, [`tabulate`] does it: Parquet and CSV files are
//! read by columns in bounded memory, whatever their size, counted into one dense array of leaf cells
//! by two threads, rolled up, protected and written. Counting is in whole numbers throughout, so the
//! same rows give the same bytes in any order and on any number of machines.
//!
//! Not here: what a cube and its protection are (`cube`), and reading the files of DUO and CBS, which
//! are tables already (`sources`).

mod csv_in;
mod fault;
mod fields;
mod hybrid;
mod key;
mod lookup;
mod pages;
mod parquet_in;
mod parquet_out;
mod plain;
mod result;
mod spec;
mod tabulate;
mod tally;

pub use fault::Fault;
pub use key::Key;
pub use parquet_out::write as write_parquet;
pub use result::{Outcome, protect, save};
pub use spec::{Protection, Spec};
pub use tabulate::{Progress, tabulate};
