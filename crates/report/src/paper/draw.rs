//! Sheets to PDF: marks onto pages, tags into the tree, checked as PDF/UA-1 while it is written.

use super::faces::{self, Shaped};
use super::model::Paper;
use super::sheet::{Colour, HEIGHT, Mark, Of, Place, Sheets, Stop, WIDTH};
use super::{picture, sheet};
use crate::ReportError;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Accessibility;
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};

/// A child of a tag: another tag, or what is drawn.
enum Child {
    Tag(usize),
    Drawn(Identifier),
}

/// The tree of tags as it grows. A tag joins its parent when something of it is drawn first, so
/// that the tree has the order of the pages and no empty tags.
struct Tags {
    children: Vec<Vec<Child>>,
    joined: Vec<bool>,
    roots: Vec<usize>,
}

/// A rectangle to click, and the tag it belongs to.
struct Click {
    rect: Rect,
    target: Target,
    words: String,
    tag: usize,
}

struct Drawing {
    sheets: Sheets,
    fonts: Vec<Font>,
    tags: Tags,
    clicks: Vec<Click>,
}

pub(super) fn write(paper: &Paper, sheets: Sheets) -> Result<Vec<u8>, ReportError> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|e| ReportError::Pdf(format!("{e:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let count = sheets.nodes.len();
    let tags = Tags { children: (0..count).map(|_| Vec::new()).collect(), joined: vec![false; count], roots: Vec::new() };
    let outline = outline(&sheets.stops);
    let mut drawing = Drawing { sheets, fonts: faces::fonts(), tags, clicks: Vec::new() };
    for marks in std::mem::take(&mut drawing.sheets.pages) {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| ReportError::Pdf("page size".into()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in &marks {
            drawing.mark(&mut surface, mark);
        }
        surface.finish();
        for click in std::mem::take(&mut drawing.clicks) {
            let link = LinkAnnotation::new(click.rect, click.target);
            let drawn = page.add_tagged_annotation(Annotation::new_link(link, Some(click.words)));
            drawing.tags.drawn(&drawing.sheets, click.tag, drawn);
        }
        page.finish();
    }
    document.set_tag_tree(drawing.tree(paper.lang));
    document.set_outline(outline);
    document.set_metadata(metadata(paper));
    document.finish().map_err(|e| ReportError::Pdf(format!("{e:?}")))
}

fn metadata(paper: &Paper) -> Metadata {
    let known = Metadata::new().title(paper.title.clone()).description(paper.description.clone());
    known.authors(vec![paper.author.clone()]).language(paper.lang.to_string()).creator("techniekpact".into())
}

/// Bookmarks: chapters, with their sections under them.
fn outline(stops: &[Stop]) -> Outline {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    for stop in stops {
        let node = OutlineNode::new(stop.text.clone(), destination(stop.place)).with_open(true);
        match nodes.last_mut().filter(|_| stop.level > 1) {
            Some(chapter) => chapter.push_child(node),
            None => nodes.push(node),
        }
    }
    let mut outline = Outline::new();
    nodes.into_iter().for_each(|n| outline.push_child(n));
    outline
}

fn destination(place: Place) -> XyzDestination {
    XyzDestination::new(place.page, Point::from_xy(0.0, (place.y - 12.0).max(0.0)))
}

impl Tags {
    fn drawn(&mut self, sheets: &Sheets, tag: usize, drawn: Identifier) {
        self.join(sheets, tag);
        self.children[tag].push(Child::Drawn(drawn));
    }

    fn join(&mut self, sheets: &Sheets, tag: usize) {
        if std::mem::replace(&mut self.joined[tag], true) {
            return;
        }
        match sheets.nodes[tag].parent {
            Some(parent) => {
                self.join(sheets, parent);
                self.children[parent].push(Child::Tag(tag));
            }
            None => self.roots.push(tag),
        }
    }

    fn add(&mut self) {
        self.children.push(Vec::new());
        self.joined.push(false);
    }
}

impl Drawing {
    fn mark(&mut self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Rect { x, y, width, height, colour } => {
                let Some(rect) = Rect::from_xywh(*x, *y, *width, *height) else { return };
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                surface.set_stroke(None);
                surface.set_fill(Some(fill(*colour)));
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
                surface.end_tagged();
            }
            Mark::Picture { x, y, scale, tree, node } => {
                let drawn = surface.start_tagged(ContentTag::Other);
                picture::draw(surface, tree, (*x, *y), *scale, &self.fonts);
                surface.end_tagged();
                self.tags.drawn(&self.sheets, *node, drawn);
            }
            Mark::Text { .. } => self.text(surface, mark),
        }
    }

    fn text(&mut self, surface: &mut Surface<'_>, mark: &Mark) {
        let Mark::Text { x, y, size, colour, piece, of, leads } = mark else { return };
        let tag = match of {
            Of::Node(_) => ContentTag::Span(SpanTag::empty().with_lang(piece.lang)),
            Of::Head => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
            Of::Foot => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
            Of::Again => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        };
        let drawn = surface.start_tagged(tag);
        surface.set_stroke(None);
        surface.set_fill(Some(fill(*colour)));
        let mut at = *x;
        for shaped in &piece.shaped {
            self.glyphs(surface, shaped, (at, *y), *size);
            at += shaped.width * size;
        }
        surface.end_tagged();
        let Of::Node(node) = of else { return };
        let target = match (&piece.link, leads) {
            (Some(address), _) => Some(Target::Action(Action::Link(LinkAction::new(address.clone())))),
            (None, Some(place)) => Some(Target::Destination(Destination::Xyz(destination(*place)))),
            (None, None) => None,
        };
        let words: String = piece.shaped.iter().map(|s| s.text.as_str()).collect();
        match (target, Rect::from_xywh(*x, y - size, (at - x).max(1.0), size * 1.3)) {
            (Some(target), Some(rect)) => {
                let tag = self.sheets.node(Tag::Link, Some(*node));
                self.tags.add();
                self.tags.drawn(&self.sheets, tag, drawn);
                self.clicks.push(Click { rect, target, words: words.trim().to_string(), tag });
            }
            _ => self.tags.drawn(&self.sheets, *node, drawn),
        }
    }

    fn glyphs(&self, surface: &mut Surface<'_>, shaped: &Shaped, (x, y): (f32, f32), size: f32) {
        if let Some(font) = self.fonts.get(shaped.face) {
            surface.draw_glyphs(Point::from_xy(x, y), &shaped.glyphs, font.clone(), &shaped.text, size, false);
        }
    }

    fn tree(&mut self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_string()));
        for root in std::mem::take(&mut self.tags.roots) {
            tree.push(self.group(root));
        }
        tree
    }

    fn group(&mut self, tag: usize) -> TagGroup {
        let mut group = TagGroup::new(self.sheets.nodes[tag].kind.clone());
        for child in std::mem::take(&mut self.tags.children[tag]) {
            match child {
                Child::Tag(tag) => group.push(self.group(tag)),
                Child::Drawn(drawn) => group.push(drawn),
            }
        }
        group
    }
}

pub(super) fn fill(sheet::Colour(red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}
