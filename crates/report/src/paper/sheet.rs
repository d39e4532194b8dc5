//! What stands where: pages with marks, and the tree of tags that says what the marks are.

use super::lines::{Line, Piece};
use super::model::Drawing;
use crate::ReportError;
use crate::picture;
use krilla::tagging::TagKind;
use resvg::usvg::Tree;
use std::sync::Arc;

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 54.0;
pub(super) const TOP: f32 = 66.0;
pub(super) const BOTTOM: f32 = HEIGHT - 66.0;
/// Width of the text.
pub(super) const ACROSS: f32 = WIDTH - 2.0 * LEFT;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub u8, pub u8, pub u8);

/// The colours of the site's theme.
pub(super) const INK: Colour = Colour(0x1b, 0x27, 0x33);
pub(super) const QUIET: Colour = Colour(0x4a, 0x58, 0x66);
pub(super) const BRAND: Colour = Colour(0x00, 0x3b, 0x5c);
pub(super) const LINK: Colour = Colour(0x0b, 0x53, 0x94);
pub(super) const RULE: Colour = Colour(0xc9, 0xd1, 0xd9);
pub(super) const FAINT: Colour = Colour(0xe4, 0xe9, 0xee);
pub(super) const SOFT: Colour = Colour(0xf3, 0xf6, 0xf9);
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);
/// Light text on the brand colour.
pub(super) const PALE: Colour = Colour(0xd5, 0xe4, 0xee);

/// What a mark is part of: a node of the tree, or the furniture of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Node(usize),
    Head,
    Foot,
    /// The heading of a table, said again.
    Again,
}

#[derive(Clone, Debug)]
pub(super) enum Mark {
    Text { x: f32, y: f32, size: f32, colour: Colour, piece: Piece, of: Of, leads: Option<Place> },
    Rect { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    Picture { x: f32, y: f32, scale: f32, tree: Arc<Tree>, node: usize },
}

/// A place in the paper to go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub page: usize,
    pub y: f32,
}

pub(super) struct Node {
    pub kind: TagKind,
    pub parent: Option<usize>,
}

/// A heading, for bookmarks and contents.
pub(super) struct Stop {
    pub level: u8,
    pub text: String,
    pub place: Place,
}

/// A drawing with its size known.
pub(super) struct Sized {
    pub tree: Arc<Tree>,
    pub words: String,
    pub width: f32,
    pub height: f32,
}

/// Pages in the making, and where the next thing may stand.
pub(super) struct Sheets {
    pub pages: Vec<Vec<Mark>>,
    pub nodes: Vec<Node>,
    pub stops: Vec<Stop>,
    pub y: f32,
}

/// How text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub size: f32,
    pub leading: f32,
    pub bold: bool,
    pub colour: Colour,
}

impl Sheets {
    pub fn new() -> Sheets {
        Sheets { pages: vec![Vec::new()], nodes: Vec::new(), stops: Vec::new(), y: TOP }
    }

    pub fn page(&self) -> usize {
        self.pages.len() - 1
    }

    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    pub fn is_at_top(&self) -> bool {
        self.y <= TOP + 0.5
    }

    /// Turns the page where `height` does not fit any more; a page that is empty has to do.
    pub fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && !self.is_at_top() {
            self.turn();
        }
    }

    pub fn node(&mut self, kind: impl Into<TagKind>, parent: Option<usize>) -> usize {
        self.nodes.push(Node { kind: kind.into(), parent });
        self.nodes.len() - 1
    }

    pub fn add(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.add(Mark::Rect { x, y, width, height, colour });
    }

    /// One line with its top at `y`.
    pub fn line(&mut self, line: &Line, x: f32, y: f32, of: Of, how: Type) {
        let baseline = y + how.leading / 2.0 + how.size * 0.36;
        let mut at = x;
        for piece in line {
            let colour = match (piece.link.is_some() && how.colour != WHITE, piece.quiet) {
                (true, _) => LINK,
                (false, true) => QUIET,
                (false, false) => how.colour,
            };
            self.add(Mark::Text { x: at, y: baseline, size: how.size, colour, piece: piece.clone(), of, leads: None });
            at += piece.width;
        }
    }
}

pub(super) fn sized(drawing: &Drawing) -> Result<Sized, ReportError> {
    let tree = picture::tree(&drawing.svg, super::faces::database().0.clone())?;
    let (width, height) = (tree.size().width(), tree.size().height());
    Ok(Sized { tree: Arc::new(tree), words: drawing.words.clone(), width, height })
}
