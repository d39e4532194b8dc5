//! Small pieces that every paper is put together from.

use crate::regions::names::Said;
use crate::shell::Ctx;
use report::paper::{Block, Column, Look, Run};

/// The language of a piece, where it is not the paper's.
pub fn other(ctx: &Ctx, lang: &'static str) -> Option<&'static str> {
    (lang != ctx.lang.code()).then_some(lang)
}

/// A text of the content in its own language.
pub fn run(ctx: &Ctx, said: &Said) -> Run {
    Run { lang: other(ctx, said.lang), ..Run::new(&said.text) }
}

pub fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading { level, text: Run::new(text) }
}

pub fn paragraph(look: Look, text: impl Into<String>) -> Block {
    Block::Paragraph { runs: vec![Run::new(text)], look }
}

pub fn missing(text: impl Into<String>) -> Block {
    paragraph(Look::Missing, text)
}

/// Paragraphs as they were written, with empty lines between them.
pub fn prose(ctx: &Ctx, look: Look, said: &Said) -> Vec<Block> {
    let parts = said.text.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
    parts.map(|p| Block::Paragraph { runs: vec![Run { lang: other(ctx, said.lang), ..Run::new(p) }], look }).collect()
}

pub fn column(heading: impl Into<String>, share: f32) -> Column {
    Column { heading: heading.into(), share, right: false }
}

pub fn numbers(heading: impl Into<String>, share: f32) -> Column {
    Column { right: true, ..column(heading, share) }
}

/// A whole address on this site.
pub fn address(ctx: &Ctx, path: &str) -> String {
    format!("{}{path}", ctx.app.settings().base_url)
}
