//! The open data as its readers meet it: what is public and only that, in every shape the same.

mod asking;
mod figures;
mod problems;
mod records;
mod shapes;
