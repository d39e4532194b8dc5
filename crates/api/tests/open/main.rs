//! The open data as its readers meet it: what is public and only that, in every shape the same.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod asking;
mod figures;
mod problems;
mod records;
mod shapes;
