//! What a face hands over: words, tables and drawings in reading order. No measures, no pages.

/// A whole document.
#[derive(Clone, Debug)]
pub struct Paper {
    pub title: String,
    /// Over the title: whose paper this is.
    pub over: String,
    /// Lines under the title.
    pub under: Vec<String>,
    /// BCP 47, `nl` or `en`.
    pub lang: &'static str,
    /// Subject of the document, for catalogues and search.
    pub description: String,
    pub author: String,
    /// In the head of every page but the first.
    pub running: String,
    /// In the foot of every page, beside the page number.
    pub foot: String,
    pub opening: Opening,
    pub blocks: Vec<Block>,
}

/// How a paper begins.
#[derive(Clone, Debug)]
pub enum Opening {
    /// A band over the first page; the text follows at once.
    Band,
    /// A page of its own, with a drawing, and the contents on the next; the value is the heading of those.
    Cover { drawing: Option<Drawing>, contents: String },
}

#[derive(Clone, Debug)]
pub enum Block {
    /// Level 1 begins a chapter: in a paper with a cover, not at the foot of a page.
    Heading {
        level: u8,
        text: Run,
    },
    Paragraph {
        runs: Vec<Run>,
        look: Look,
    },
    List(Vec<Vec<Run>>),
    Table(Table),
    /// Drawings side by side: one over the full width, or two.
    Figures(Vec<Drawing>),
    /// Numbers that carry the page: value and what it counts.
    Tiles(Vec<Tile>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Lead,
    Body,
    Small,
    /// Something that is not there, said in words.
    Missing,
}

/// A piece of text in one style and language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub quiet: bool,
    /// Where it differs from the paper's.
    pub lang: Option<&'static str>,
    pub link: Option<String>,
}

impl Run {
    pub fn new(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    pub fn bold(text: impl Into<String>) -> Run {
        Run { bold: true, ..Run::new(text) }
    }

    pub fn quiet(text: impl Into<String>) -> Run {
        Run { quiet: true, ..Run::new(text) }
    }

    pub fn to(self, address: impl Into<String>) -> Run {
        Run { link: Some(address.into()), ..self }
    }

    pub fn lang(self, lang: &'static str) -> Run {
        Run { lang: Some(lang), ..self }
    }
}

/// An SVG picture of this product, and what it shows in words.
#[derive(Clone, Debug)]
pub struct Drawing {
    pub svg: String,
    pub words: String,
}

#[derive(Clone, Debug)]
pub struct Tile {
    pub value: String,
    pub name: String,
}

/// The first cell of a row is its heading. An empty cell is shown as a dash.
#[derive(Clone, Debug)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub heading: String,
    /// Part of the width, in proportion to the others.
    pub share: f32,
    /// Numbers stand to the right.
    pub right: bool,
}

#[derive(Clone, Debug)]
pub enum Row {
    /// A heading over the rows that follow.
    Group(Vec<Run>),
    Cells(Vec<Vec<Run>>),
}
