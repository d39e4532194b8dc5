//! Papers are set and looked at as marks on pages; the bytes are only compared.
#![allow(clippy::unwrap_used)]

use super::flow::set;
use super::sheet::{ACROSS, BOTTOM, HEIGHT, LEFT, Mark, Of, Sheets, TOP, WIDTH};
use super::*;
use krilla::tagging::TagKind;

fn paper(opening: Opening, blocks: Vec<Block>) -> Paper {
    Paper {
        title: "Landsdeel Noord".into(),
        over: "Techniekpact".into(),
        under: vec!["Stand van de gegevens: 1 juni 2024".into()],
        lang: "nl",
        description: "Cijfers".into(),
        author: "Techniekpact".into(),
        running: "Landsdeel Noord".into(),
        foot: "Stand: 1 juni 2024".into(),
        opening,
        blocks,
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: Run::new(text) }
}

fn words(count: usize) -> Block {
    Block::Paragraph { runs: vec![Run::new("Een zin die over meer regels loopt. ".repeat(count))], look: Look::Body }
}

fn table(rows: usize) -> Block {
    let column = |heading: &str, right| Column { heading: heading.into(), share: 1.0, right };
    let row = |i: usize| Row::Cells(vec![vec![Run::new(format!("rij {i}"))], vec![Run::new(i.to_string())], Vec::new()]);
    let group = Row::Group(vec![Run::new("Onderwijs")]);
    let rows = std::iter::once(group).chain((0..rows).map(row)).collect();
    Block::Table(Table {
        caption: "Instroom".into(),
        columns: vec![column("Wat", false), column("Aantal", true), column("Bij", true)],
        rows,
    })
}

fn drawing(height: u32) -> Drawing {
    let svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="340" height="{height}" font-family="Open Sans, sans-serif"><rect width="340" height="40" fill="#003b5c" fill-opacity="0.5"/><text x="10" y="30" font-size="12" fill="#1b2733" stroke="#fff" stroke-width="4" paint-order="stroke">Wiskunde 28,4% Ω</text></svg>"##
    );
    Drawing { svg, words: "Een balk en een woord.".into() }
}

fn cover() -> Opening {
    Opening::Cover { drawing: Some(drawing(300)), contents: "Inhoud".into() }
}

fn text(mark: &Mark) -> Option<String> {
    let Mark::Text { piece, .. } = mark else { return None };
    Some(piece.shaped.iter().map(|s| s.text.as_str()).collect::<String>().trim().to_string())
}

/// Every line of a page that is no head or foot.
fn said(sheets: &Sheets, page: usize) -> Vec<String> {
    let own = |m: &&Mark| matches!(m, Mark::Text { of: Of::Node(_), .. });
    sheets.pages[page].iter().filter(own).filter_map(text).collect()
}

fn all(sheets: &Sheets) -> Vec<String> {
    (0..sheets.pages.len()).flat_map(|p| said(sheets, p)).collect()
}

#[test]
fn nothing_stands_outside_the_margins() {
    let blocks = (1..30).flat_map(|i| {
        [
            heading(1 + i % 2, "Een hoofdstuk met een lange naam die niet op een regel past, nee echt niet"),
            words(i.into()),
            table(i.into()),
            Block::Figures(vec![drawing(260), drawing(180)]),
        ]
    });
    let sheets = set(&paper(cover(), blocks.collect())).unwrap();
    for (page, mark) in sheets.pages.iter().enumerate().flat_map(|(i, p)| p.iter().map(move |m| (i, m))) {
        match mark {
            Mark::Text { x, y, size, piece, of, .. } => {
                let most = LEFT + ACROSS + size * 0.4;
                assert!(*x >= LEFT && x + piece.width <= most, "page {page}: {:?} ends at {}", text(mark), x + piece.width);
                let furniture = !matches!(of, Of::Node(_) | Of::Again);
                assert!(furniture || (*y > TOP - 1.0 && *y <= BOTTOM), "page {page}: {:?} at {y}", text(mark));
            }
            Mark::Rect { x, y, width, height, .. } => assert!(x + width <= WIDTH && y + height <= HEIGHT, "page {page}: {mark:?}"),
            Mark::Picture { x, y, scale, tree, .. } => {
                assert!(
                    x + tree.size().width() * scale <= LEFT + ACROSS + 0.1 && y + tree.size().height() * scale <= HEIGHT,
                    "page {page}"
                );
            }
        }
    }
}

#[test]
fn a_table_over_pages_says_its_headings_again_and_loses_no_row() {
    let sheets = set(&paper(Opening::Band, vec![table(150)])).unwrap();
    assert!(sheets.pages.len() > 2);
    for page in &sheets.pages[1..] {
        let again: Vec<_> = page.iter().filter(|m| matches!(m, Mark::Text { of: Of::Again, .. })).filter_map(text).collect();
        assert_eq!(again, ["Wat", "Aantal", "Bij"]);
    }
    let lines = all(&sheets);
    for i in 0..150 {
        assert_eq!(lines.iter().filter(|l| **l == format!("rij {i}")).count(), 1, "rij {i}");
    }
    assert_eq!(lines.iter().filter(|l| *l == "–").count(), 150, "an empty cell is a dash");
    let heads = sheets.nodes.iter().filter(|n| matches!(n.kind, TagKind::TH(_))).count();
    assert_eq!(heads, 3 + 1 + 150, "columns, group and rows have heading cells");
}

#[test]
fn a_heading_is_never_the_last_on_its_page() {
    for fill in 0..40 {
        let mut blocks = vec![words(20 + fill)];
        blocks.extend([heading(1, "Kop"), heading(2, "Onderkop"), words(4)]);
        let sheets = set(&paper(Opening::Band, blocks)).unwrap();
        for page in 0..sheets.pages.len() {
            let last = said(&sheets, page).last().cloned().unwrap_or_default();
            assert!(last != "Kop" && last != "Onderkop", "with {fill} more sentences");
        }
    }
}

#[test]
fn contents_and_bookmarks_lead_to_where_the_headings_are() {
    let blocks =
        (0..4).flat_map(|i| [heading(1, &format!("Hoofdstuk {i}")), words(200), heading(2, &format!("Deel {i}")), words(3)]).collect();
    let sheets = set(&paper(cover(), blocks)).unwrap();
    for stop in &sheets.stops {
        assert!(said(&sheets, stop.place.page).contains(&stop.text), "{} is not on page {}", stop.text, stop.place.page);
        let contents = said(&sheets, 1);
        let at = contents.iter().position(|l| *l == stop.text).unwrap();
        assert_eq!(contents[at + 1], (stop.place.page + 1).to_string());
    }
    let chapters: Vec<_> = sheets.stops.iter().filter(|s| s.level == 1).map(|s| s.place.y).collect();
    assert!(chapters.iter().all(|y| *y < BOTTOM - 150.0), "no chapter begins at the foot of a page: {chapters:?}");
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_any_text_can_be_set() {
    let hostile = "\u{202E}terug\u{0}\u{FEFF} 🦀 日本 עברית \u{AD} a\u{301}\u{FFFF} <b> & €";
    let runs =
        vec![Run::bold(hostile), Run::new(" "), Run::new("zie hier").to("https://pact.example/a?b=c"), Run::quiet(" English").lang("en")];
    let blocks = vec![
        heading(1, hostile),
        Block::Paragraph { runs: runs.clone(), look: Look::Lead },
        Block::Paragraph { runs: vec![Run::new("")], look: Look::Missing },
        Block::List(vec![runs.clone(), vec![Run::new("x".repeat(400))]]),
        table(3),
        Block::Tiles(vec![Tile { value: "63".into(), name: hostile.into() }, Tile { value: "—".into(), name: "afspraken".into() }]),
        Block::Figures(vec![drawing(120)]),
        Block::Figures(vec![drawing(2400)]),
    ];
    for opening in [Opening::Band, cover()] {
        let made = paper(opening, blocks.clone());
        let first = pdf(&made).unwrap();
        assert!(first.starts_with(b"%PDF-1.7") && first == pdf(&made).unwrap());
        let has = |part: &[u8]| first.windows(part.len()).any(|w| w == part);
        assert!(has(b"pdfuaid:part") && has(b"/Lang") && has(b"Een balk en een woord."));
        assert!(!has(b"CreationDate") && !has(b"/ModDate"));
    }
}

#[test]
fn a_picture_that_is_no_picture_is_refused() {
    let drawing = Drawing { svg: "<svg".into(), words: "niets".into() };
    assert!(matches!(pdf(&paper(Opening::Band, vec![Block::Figures(vec![drawing])])), Err(crate::ReportError::Svg(_))));
}
