//! Blocks set one after another, over as many pages as they take.

use super::lines::{self, Line, broken};
use super::model::{Block, Drawing, Look, Opening, Paper, Run, Tile};
use super::sheet::{
    ACROSS, BOTTOM, BRAND, FAINT, HEIGHT, INK, LEFT, Mark, Of, PALE, Place, QUIET, SOFT, Sheets, Sized, Stop, TOP, Type, WHITE, WIDTH,
    sized,
};
use super::table;
use crate::ReportError;
use krilla::geom::Rect;
use krilla::tagging::{BBox, ListNumbering, Tag, TagKind};
use std::num::NonZeroU16;

const BODY: Type = Type { size: 9.5, leading: 14.0, bold: false, colour: INK };
const LEAD: Type = Type { size: 12.0, leading: 17.5, bold: false, colour: INK };
const SMALL: Type = Type { size: 8.0, leading: 11.5, bold: false, colour: QUIET };
const CHAPTER: Type = Type { size: 19.0, leading: 24.0, bold: true, colour: BRAND };
const SECTION: Type = Type { size: 12.5, leading: 17.0, bold: true, colour: BRAND };
const TITLE: Type = Type { size: 27.0, leading: 33.0, bold: true, colour: WHITE };
const OVER: Type = Type { size: 10.0, leading: 14.0, bold: true, colour: PALE };
const UNDER: Type = Type { size: 10.5, leading: 15.5, bold: false, colour: WHITE };
const NUMBER: Type = Type { size: 21.0, leading: 26.0, bold: true, colour: BRAND };

/// A chapter of a booklet does not begin lower on a page than this leaves room.
const LATE: f32 = 210.0;

/// Between drawings that stand side by side.
const GAP: f32 = 16.0;

pub(super) fn set(paper: &Paper) -> Result<Sheets, ReportError> {
    let mut sheets = Sheets::new();
    match &paper.opening {
        Opening::Band => band(&mut sheets, paper),
        Opening::Cover { drawing, .. } => cover(&mut sheets, paper, drawing.as_ref())?,
    }
    let is_book = matches!(paper.opening, Opening::Cover { .. });
    for (at, block) in paper.blocks.iter().enumerate() {
        put(&mut sheets, block, paper.blocks.get(at + 1), is_book)?;
    }
    if let Opening::Cover { contents, .. } = &paper.opening {
        list_contents(&mut sheets, contents);
    }
    furnish(&mut sheets, paper, is_book);
    Ok(sheets)
}

fn heading(level: u8, text: &str) -> TagKind {
    let level = NonZeroU16::new(u16::from(level)).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(text.to_string())).into()
}

/// Sets lines of the opening; answers where they end.
fn opening_lines(sheets: &mut Sheets, paper: &Paper, y: f32) -> f32 {
    let over = sheets.node(Tag::P, None);
    let title = sheets.node(heading(1, &paper.title), None);
    let mut y = lines_at(sheets, &broken(&[Run::new(&paper.over)], OVER.size, true, ACROSS), (LEFT, y), Of::Node(over), OVER) + 4.0;
    y = lines_at(sheets, &broken(&[Run::new(&paper.title)], TITLE.size, true, ACROSS), (LEFT, y), Of::Node(title), TITLE) + 6.0;
    for text in &paper.under {
        let node = sheets.node(Tag::P, None);
        y = lines_at(sheets, &broken(&[Run::new(text)], UNDER.size, false, ACROSS * 0.9), (LEFT, y), Of::Node(node), UNDER);
    }
    y
}

fn lines_at(sheets: &mut Sheets, lines: &[Line], (x, mut y): (f32, f32), of: Of, how: Type) -> f32 {
    for line in lines {
        sheets.line(line, x, y, of, how);
        y += how.leading;
    }
    y
}

fn band(sheets: &mut Sheets, paper: &Paper) {
    sheets.rect(0.0, 0.0, WIDTH, 0.0, BRAND);
    let end = opening_lines(sheets, paper, 40.0) + 22.0;
    if let Some(Mark::Rect { height, .. }) = sheets.pages.first_mut().and_then(|p| p.first_mut()) {
        *height = end;
    }
    sheets.y = end + 20.0;
}

/// A page of its own, then an empty one that the contents will fill.
fn cover(sheets: &mut Sheets, paper: &Paper, drawing: Option<&Drawing>) -> Result<(), ReportError> {
    sheets.rect(0.0, 0.0, WIDTH, 330.0, BRAND);
    opening_lines(sheets, paper, 120.0);
    if let Some(drawing) = drawing {
        let drawing = sized(drawing)?;
        let room = HEIGHT - 330.0 - 90.0;
        let scale = (ACROSS / drawing.width).min(room / drawing.height);
        picture(sheets, &drawing, (LEFT, 352.0), scale);
    }
    sheets.turn();
    sheets.turn();
    Ok(())
}

fn put(sheets: &mut Sheets, block: &Block, next: Option<&Block>, is_book: bool) -> Result<(), ReportError> {
    match block {
        Block::Heading { level, text } => put_heading(sheets, (*level, text), next, is_book),
        Block::Paragraph { runs, look } => put_paragraph(sheets, runs, *look),
        Block::List(items) => put_list(sheets, items),
        Block::Table(table) => table::put(sheets, table),
        Block::Figures(drawings) => put_figures(sheets, drawings)?,
        Block::Tiles(tiles) => put_tiles(sheets, tiles),
    }
    Ok(())
}

fn put_heading(sheets: &mut Sheets, (level, text): (u8, &Run), next: Option<&Block>, is_book: bool) {
    let how = if level == 1 { CHAPTER } else { SECTION };
    let lines = broken(std::slice::from_ref(text), how.size, true, ACROSS);
    let before = how.leading * if level == 1 { 1.1 } else { 0.7 };
    let own = lines.len() as f32 * how.leading;
    let room = before + own + 8.0 + next.map_or(0.0, least);
    sheets.need(if level == 1 && is_book { room.max(LATE) } else { room });
    if !sheets.is_at_top() {
        sheets.y += before;
        if level == 1 {
            sheets.rect(LEFT, sheets.y - 8.0, ACROSS, 0.9, BRAND);
        }
    }
    let node = sheets.node(heading(level + 1, &text.text), None);
    let place = Place { page: sheets.page(), y: sheets.y };
    sheets.stops.push(Stop { level, text: text.text.clone(), place });
    let top = sheets.y;
    sheets.y = lines_at(sheets, &lines, (LEFT, top), Of::Node(node), how) + if level == 1 { 8.0 } else { 4.0 };
}

/// Room a block needs at least to begin under its heading.
fn least(block: &Block) -> f32 {
    match block {
        Block::Heading { .. } => 60.0,
        Block::Paragraph { .. } | Block::List(_) => 2.0 * BODY.leading,
        Block::Table(_) => 72.0,
        Block::Tiles(_) => 60.0,
        Block::Figures(drawings) => drawings.first().and_then(|d| sized(d).ok()).map_or(0.0, |d| d.height * scale_of(&d, drawings.len())),
    }
}

fn put_paragraph(sheets: &mut Sheets, runs: &[Run], look: Look) {
    let how = match look {
        Look::Lead => LEAD,
        Look::Body => BODY,
        Look::Small => SMALL,
        Look::Missing => Type { colour: QUIET, ..BODY },
    };
    let indent = if look == Look::Missing { 10.0 } else { 0.0 };
    let measure = if look == Look::Small { ACROSS } else { ACROSS * 0.92 };
    let node = sheets.node(Tag::P, None);
    let lines = broken(runs, how.size, false, measure - indent);
    let rule = (look == Look::Missing).then_some(QUIET);
    put_lines(sheets, &lines, indent, node, how, rule);
    sheets.y += how.leading * 0.55;
}

/// Lines over the end of a page, never one alone.
fn put_lines(sheets: &mut Sheets, lines: &[Line], indent: f32, node: usize, how: Type, rule: Option<super::sheet::Colour>) {
    for (at, line) in lines.iter().enumerate() {
        let together = if at == 0 {
            lines.len().min(2)
        } else if at + 2 == lines.len() {
            2
        } else {
            1
        };
        sheets.need(together as f32 * how.leading);
        if let Some(colour) = rule {
            sheets.rect(LEFT, sheets.y, 2.0, how.leading, colour);
        }
        sheets.line(line, LEFT + indent, sheets.y, Of::Node(node), how);
        sheets.y += how.leading;
    }
}

fn put_list(sheets: &mut Sheets, items: &[Vec<Run>]) {
    let list = sheets.node(Tag::L(ListNumbering::Disc), None);
    for item in items {
        let (entry, indent) = (sheets.node(Tag::LI, Some(list)), 12.0);
        let (label, body) = (sheets.node(Tag::Lbl, Some(entry)), sheets.node(Tag::LBody, Some(entry)));
        let lines = broken(item, BODY.size, false, ACROSS * 0.92 - indent);
        sheets.need(lines.len().min(2) as f32 * BODY.leading);
        for dot in broken(&[Run::new("•")], BODY.size, false, ACROSS) {
            sheets.line(&dot, LEFT + 1.0, sheets.y, Of::Node(label), Type { colour: BRAND, ..BODY });
        }
        put_lines(sheets, &lines, indent, body, BODY, None);
        sheets.y += 2.5;
    }
    sheets.y += 5.0;
}

fn scale_of(drawing: &Sized, count: usize) -> f32 {
    let count = count.max(1) as f32;
    ((ACROSS - GAP * (count - 1.0)) / count / drawing.width).min(0.75)
}

fn put_figures(sheets: &mut Sheets, drawings: &[Drawing]) -> Result<(), ReportError> {
    let all = drawings.iter().map(sized).collect::<Result<Vec<_>, _>>()?;
    let highest = all.iter().map(|d| d.height * scale_of(d, all.len())).fold(0.0, f32::max);
    // A drawing higher than a page is made to fit.
    let shrink = ((BOTTOM - TOP) / highest.max(1.0)).min(1.0);
    sheets.need(highest * shrink);
    let column = (ACROSS + GAP) / all.len().max(1) as f32;
    for (at, drawing) in all.iter().enumerate() {
        let scale = scale_of(drawing, all.len()) * shrink;
        let place = (LEFT + at as f32 * column, sheets.y);
        picture(sheets, drawing, place, scale);
    }
    sheets.y += highest * shrink + 10.0;
    Ok(())
}

fn picture(sheets: &mut Sheets, drawing: &Sized, (x, y): (f32, f32), scale: f32) {
    let room = Rect::from_xywh(x, y, drawing.width * scale, drawing.height * scale);
    let tag = Tag::Figure(Some(drawing.words.clone())).with_bbox(room.map(|r| BBox::new(sheets.page(), r)));
    let node = sheets.node(tag, None);
    sheets.add(Mark::Picture { x, y, scale, tree: drawing.tree.clone(), node });
}

fn put_tiles(sheets: &mut Sheets, tiles: &[Tile]) {
    let column = (ACROSS + 10.0) / tiles.len().max(1) as f32;
    let width = column - 10.0;
    let names: Vec<_> = tiles.iter().map(|t| broken(&[Run::new(&t.name)], SMALL.size, false, width - 16.0)).collect();
    let most = names.iter().map(Vec::len).max().unwrap_or(0) as f32;
    let height = 8.0 + NUMBER.leading + most * SMALL.leading + 8.0;
    sheets.need(height);
    for (at, (tile, name)) in tiles.iter().zip(&names).enumerate() {
        let x = LEFT + at as f32 * column;
        sheets.rect(x, sheets.y, width, height, SOFT);
        sheets.rect(x, sheets.y, 2.5, height, BRAND);
        let node = sheets.node(Tag::P, None);
        let value = broken(&[Run::new(format!("{} ", tile.value))], NUMBER.size, true, width - 16.0);
        let top = sheets.y + 6.0;
        let y = lines_at(sheets, &value, (x + 10.0, top), Of::Node(node), NUMBER);
        lines_at(sheets, name, (x + 10.0, y), Of::Node(node), SMALL);
    }
    sheets.y += height + 12.0;
}

/// Most lines of a list of contents; beyond that only chapters.
const MOST_CONTENTS: usize = 36;

/// Fills the second page, once it is known where everything stands.
fn list_contents(sheets: &mut Sheets, title: &str) {
    let stops: Vec<(u8, String, Place)> = sheets.stops.iter().map(|s| (s.level, s.text.clone(), s.place)).collect();
    let all = stops.len() <= MOST_CONTENTS;
    let rest = sheets.pages.split_off(2);
    let head = sheets.node(heading(2, title), None);
    let lines = broken(&[Run::new(title)], CHAPTER.size, true, ACROSS);
    sheets.y = lines_at(sheets, &lines, (LEFT, TOP), Of::Node(head), CHAPTER) + 14.0;
    let list = sheets.node(Tag::TOC, None);
    for (level, text, place) in stops.iter().filter(|s| all || s.0 == 1) {
        entry(sheets, list, (*level, text.as_str(), *place));
    }
    sheets.pages.extend(rest);
}

fn entry(sheets: &mut Sheets, list: usize, (level, text, place): (u8, &str, Place)) {
    let how = if level == 1 { Type { bold: true, colour: BRAND, size: 10.5, leading: 20.0 } } else { Type { leading: 15.0, ..BODY } };
    let indent = if level == 1 { 0.0 } else { 14.0 };
    let node = sheets.node(Tag::TOCI, Some(list));
    let number = broken(&[Run::new((place.page + 1).to_string())], how.size, how.bold, 60.0);
    let lines = broken(&[Run::new(format!("{text} "))], how.size, how.bold, ACROSS - 50.0 - indent);
    for line in lines.iter().take(1) {
        let wide = number.first().map_or(0.0, |l| lines::seen(l, how.size));
        leading_to(sheets, line, (LEFT + indent, node), how, place);
        for number in &number {
            leading_to(sheets, number, (LEFT + ACROSS - wide, node), how, place);
        }
    }
    sheets.y += how.leading;
    sheets.rect(LEFT + indent, sheets.y - 0.5, ACROSS - indent, 0.5, FAINT);
}

fn leading_to(sheets: &mut Sheets, line: &Line, (x, node): (f32, usize), how: Type, place: Place) {
    sheets.line(line, x, sheets.y, Of::Node(node), how);
    if let Some(Mark::Text { leads, .. }) = sheets.pages.last_mut().and_then(|p| p.last_mut()) {
        *leads = Some(place);
    }
}

/// Heads, feet and page numbers, once the number of pages is known.
fn furnish(sheets: &mut Sheets, paper: &Paper, is_book: bool) {
    let pages = sheets.pages.len();
    let mut all = std::mem::take(&mut sheets.pages);
    for (at, page) in all.iter_mut().enumerate().skip(usize::from(is_book)) {
        sheets.pages = vec![std::mem::take(page)];
        if at > 0 {
            for line in broken(&[Run::new(&paper.running)], SMALL.size, false, ACROSS).iter().take(1) {
                sheets.line(line, LEFT, 34.0, Of::Head, SMALL);
            }
            sheets.rect(LEFT, 48.0, ACROSS, 0.5, FAINT);
        }
        let number = broken(&[Run::new(format!("{} / {pages}", at + 1))], SMALL.size, true, 80.0);
        for line in broken(&[Run::new(&paper.foot)], SMALL.size, false, ACROSS - 60.0).iter().take(1) {
            sheets.line(line, LEFT, HEIGHT - 44.0, Of::Foot, SMALL);
        }
        for line in &number {
            let x = LEFT + ACROSS - lines::seen(line, SMALL.size);
            sheets.line(line, x, HEIGHT - 44.0, Of::Foot, Type { colour: BRAND, ..SMALL });
        }
        *page = sheets.pages.remove(0);
    }
    sheets.pages = all;
}
