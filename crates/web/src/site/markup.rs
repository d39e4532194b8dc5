//! The little markup of written pages, safe by construction: a text becomes typed blocks, and only
//! the template makes tags of them.
//!
//! An empty line ends a paragraph, `## ` opens a heading, `- ` a list item. `https://…` becomes a
//! link, and so does a path of this site between angle brackets: `</contact>`. Everything else is
//! text, tags included. A path is only a wish: who draws it decides whether such a page exists. Deliberately absent: bold, tables, pictures, links with other words.

use domain::field::is_web_address;

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Heading(String),
    Paragraph(Vec<Piece>),
    List(Vec<Vec<Piece>>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Text(String),
    /// An address elsewhere.
    Web(String),
    /// A path of this site, without language.
    Path(String),
}

/// Reads a text as blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph = Vec::new();
    let mut list = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        let item = line.strip_prefix("- ");
        let heading = line.strip_prefix("## ");
        if (line.is_empty() || item.is_some() || heading.is_some()) && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(pieces(&std::mem::take(&mut paragraph).join("\n"))));
        }
        if item.is_none() && !list.is_empty() {
            blocks.push(Block::List(std::mem::take(&mut list)));
        }
        match (item, heading) {
            (Some(item), _) => list.push(pieces(item)),
            (_, Some(heading)) => blocks.push(Block::Heading(heading.trim().into())),
            _ if !line.is_empty() => paragraph.push(line),
            _ => {}
        }
    }
    blocks
}

/// Text and links of one paragraph, in order.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut plain, mut rest) = (0, 0);
    while let Some(start) = text[rest..].find(['h', '<']).map(|at| rest + at) {
        match link(&text[start..]) {
            Some((piece, length)) => {
                if plain < start {
                    pieces.push(Piece::Text(text[plain..start].into()));
                }
                pieces.push(piece);
                plain = start + length;
                rest = plain;
            }
            None => rest = start + 1,
        }
    }
    if plain < text.len() {
        pieces.push(Piece::Text(text[plain..].into()));
    }
    pieces
}

/// The link at the beginning of `text`, with the length it takes.
fn link(text: &str) -> Option<(Piece, usize)> {
    if text.starts_with("https://") {
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(text.len());
        let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', '”']);
        return is_web_address(address).then(|| (Piece::Web(address.into()), address.len()));
    }
    let path = text.strip_prefix('<').and_then(|t| t.split_once('>')).map(|(path, _)| path)?;
    is_site_path(path).then(|| (Piece::Path(path.into()), path.len() + 2))
}

/// A path of this site: begins with one slash, holds nothing a browser could read as another host.
fn is_site_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.?=&#".contains(&b);
    path.starts_with('/') && !path.starts_with("//") && path.len() <= 200 && path.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(t: &str) -> Piece {
        Piece::Text(t.into())
    }

    #[test]
    fn lines_become_paragraphs_lists_and_headings() {
        let found = blocks("Een.\nTwee.\n\n## Kop\n- a\n- b\nDrie.\n\n\n");
        let expected = [
            Block::Paragraph(vec![text("Een.\nTwee.")]),
            Block::Heading("Kop".into()),
            Block::List(vec![vec![text("a")], vec![text("b")]]),
            Block::Paragraph(vec![text("Drie.")]),
        ];
        assert_eq!(found, expected);
        assert_eq!(blocks(""), []);
    }

    #[test]
    fn addresses_become_links_without_the_full_stop() {
        let found = pieces("Zie https://www.autoriteitpersoonsgegevens.nl/klacht, of (https://x.nl). Of </contact>!");
        let expected = [
            text("Zie "),
            Piece::Web("https://www.autoriteitpersoonsgegevens.nl/klacht".into()),
            text(", of ("),
            Piece::Web("https://x.nl".into()),
            text("). Of "),
            Piece::Path("/contact".into()),
            text("!"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_hostile_stays_text() {
        for hostile in [
            "<script>alert(1)<br/>",
            "javascript:alert(1)",
            "</\"onclick=x>",
            "<//evil.nl>",
            "</a b>",
            "https://",
            "https://u@evil.nl",
            "<a href=\"http://x.nl\">x",
            "é<ë>h",
        ] {
            assert!(pieces(hostile).iter().all(|p| matches!(p, Piece::Text(_))), "{hostile}: {:?}", pieces(hostile));
        }
    }
}
