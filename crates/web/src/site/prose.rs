//! Written text as it stands on a page: the blocks of [`super::markup`] with their links worked out.

use super::markup::{self, Piece};
use crate::shell::Ctx;
use askama::Template;
use domain::text::Text;

#[derive(Template)]
#[template(path = "site/prose.html")]
pub struct Prose {
    blocks: Vec<Block>,
    /// The language the text really is in.
    lang: &'static str,
    /// Whether that is not the page's own language.
    foreign: bool,
    /// Headings one level lower, for a text inside a section.
    low: bool,
}

enum Block {
    Heading(String),
    Paragraph(Vec<Part>),
    List(Vec<Vec<Part>>),
}

struct Part {
    text: String,
    href: Option<String>,
}

impl Prose {
    pub fn new(ctx: &Ctx, text: &Text, low: bool) -> Prose {
        let parts = |pieces: Vec<Piece>| pieces.into_iter().map(|p| part(ctx, p)).collect::<Vec<_>>();
        let blocks = markup::blocks(text.get(ctx.lang))
            .into_iter()
            .map(|block| match block {
                markup::Block::Heading(text) => Block::Heading(text),
                markup::Block::Paragraph(pieces) => Block::Paragraph(parts(pieces)),
                markup::Block::List(items) => Block::List(items.into_iter().map(parts).collect()),
            })
            .collect();
        let lang = text.lang(ctx.lang);
        Prose { blocks, lang: lang.code(), foreign: lang != ctx.lang, low }
    }
}

fn part(ctx: &Ctx, piece: Piece) -> Part {
    match piece {
        Piece::Text(text) => Part { text, href: None },
        Piece::Web(address) => Part { text: address.clone(), href: Some(address) },
        Piece::Path(path) => {
            let id = path.trim_start_matches('/').trim_start_matches("pagina/");
            let title = match id {
                "melden" => Some(ctx.t.report_title().to_string()),
                "journaal" => Some(ctx.t.journal_title().to_string()),
                _ => ctx.world.pages.get_live(id).map(|p| p.value.title.get(ctx.lang).to_string()),
            };
            Part { text: title.unwrap_or_else(|| path.clone()), href: Some(ctx.to.at(&path)) }
        }
    }
}
