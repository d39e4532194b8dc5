//! What a line of a table is: figures, nothing, a lone remark, or a broken row.

use crate::grid::Record;
use crate::plan::Plan;
use crate::text::trim;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Figures,
    /// No cell holds anything, such as the stray `""` in DUO's files.
    Blank,
    /// One text and nothing else: a note, if nothing but notes follow.
    Lone,
    Ragged,
}

#[inline]
pub fn kind(record: &Record, plan: &Plan) -> Row {
    let width = plan.names.len();
    if record.len() == width && width > 1 && (0..width).filter(|c| !record.raw(*c).is_empty()).nth(1).is_some() {
        return Row::Figures;
    }
    unusual(record, plan)
}

fn unusual(record: &Record, plan: &Plan) -> Row {
    let width = plan.names.len();
    match (record.filled(), record.len()) {
        (0, _) => Row::Blank,
        (_, n) if n > width => {
            let extra = (width..n).any(|c| !trim(record.raw(c)).is_empty());
            if extra { Row::Ragged } else { Row::Figures }
        }
        (1, n) if n < width => Row::Lone,
        (1, n) if n == width && width > 2 && is_note(&String::from_utf8_lossy(record.raw(0))) => Row::Lone,
        (_, n) if n == width => Row::Figures,
        // Only columns that have no name may be missing at the end.
        (_, n) if (n..width).all(|c| plan.phantoms.contains(&c)) => Row::Figures,
        _ => Row::Ragged,
    }
}

pub fn first_filled(record: &Record) -> usize {
    (0..record.len()).find(|c| !trim(record.raw(*c)).is_empty()).unwrap_or(0)
}

/// How notes under a table begin. Any other lone text is taken for a row that was cut off.
const NOTES: &[&str] = &[
    "bron",
    "source",
    "©",
    "(c)",
    "copyright",
    "*",
    "noot",
    "toelichting",
    "let op",
    "n.b",
    "nb",
    "voetnoot",
    "note",
    "1)",
    "2)",
    "3)",
    "cbs",
    "duo",
    "centraal bureau",
    "dienst uitvoering",
    "stand per",
    "peildatum",
    "de cijfers",
    "cijfers",
    "voor revisie",
    "na revisie",
    "eurostat",
];

pub fn is_note(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    NOTES.iter().any(|start| text.starts_with(start) || bare.starts_with(start))
}
