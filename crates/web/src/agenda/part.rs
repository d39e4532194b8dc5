//! The actions of a goal, landsdeel or party, as its own page lists them: the first few, and where the rest is.

use super::row::Row;
use crate::shell::Ctx;
use crate::shell::front::escaped;
use app::agenda::Facet;
use askama::Template;
use texts::T;

/// A section for another page: `{{ actions|safe }}`.
#[derive(Template)]
#[template(path = "agenda/part.html")]
pub struct Part {
    t: T,
    rows: Vec<Row>,
    total: usize,
    all: String,
    /// Whether the rows say whose they are: not on the page of that party.
    with_owner: bool,
}

/// Actions a section lists at most.
const MOST: usize = 8;

/// The actions that answer `code` to a facet; unfinished ones first.
pub fn part(ctx: &Ctx, facet: Facet, code: &str) -> Part {
    let index = ctx.app.agenda();
    let mut lines = index.with(facet, code);
    lines.sort_by_key(|l| !l.standing.is_open());
    Part {
        t: ctx.t,
        rows: lines.iter().take(MOST).filter_map(|l| Row::of(ctx, l)).collect(),
        total: lines.len(),
        all: format!("{}?{}={}", ctx.to.agenda(), facet.name(), escaped(code)),
        with_owner: facet != Facet::Party,
    }
}
