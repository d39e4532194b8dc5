//! PDF: factsheets and booklets, for those who print, file or take along.
//!
//! A [`Paper`] is words, tables and drawings in reading order; this module breaks it into lines and
//! pages and writes them with tags, so that a screen reader meets headings, lists, tables with their
//! headings and figures with their description. What is written is checked as PDF/UA-1 while it
//! is written, and refused where it is not. The same paper gives the same bytes: no clock, no chance.
//!
//! Deliberately absent: footnotes, columns of text, hyphenation, images that are no drawings of ours.

mod draw;
mod faces;
mod flow;
mod lines;
mod model;
mod picture;
mod sheet;
mod table;

pub use model::{Block, Column, Drawing, Look, Opening, Paper, Row, Run, Table, Tile};

use crate::ReportError;

/// Sets and writes a paper.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, ReportError> {
    draw::write(paper, flow::set(paper)?)
}

#[cfg(test)]
mod tests;
