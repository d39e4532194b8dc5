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
        Piece::Path(path) => match title(ctx, &path) {
            Some(title) => Part { text: title, href: Some(ctx.to.at(&path)) },
            // `</b>` of someone who writes tags is no page of ours.
            None => Part { text: format!("<{path}>"), href: None },
        },
    }
}

/// What a page of this site is called, if there is one.
fn title(ctx: &Ctx, path: &str) -> Option<String> {
    let id = path.trim_start_matches('/').trim_start_matches("pagina/");
    let fixed = match id {
        "melden" => ctx.t.report_title(),
        "journaal" => ctx.t.journal_title(),
        "zoeken" => ctx.t.search_title(),
        "doelen" => ctx.t.nav_goals(),
        "afspraken" => ctx.t.nav_agreements(),
        "monitor" => ctx.t.nav_monitor(),
        "landsdelen" => ctx.t.nav_regions(),
        "partijen" => ctx.t.nav_parties(),
        _ => "",
    };
    if !fixed.is_empty() {
        return Some(fixed.into());
    }
    let page = ctx.world.pages.get_live(id).map(|p| p.value.title.get(ctx.lang).to_string());
    page.or_else(|| id.contains('/').then(|| path.to_string()))
}
