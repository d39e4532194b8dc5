//! The answer as a board: a column per status, cards in order of title.

use super::ask::Ask;
use super::picks::label;
use super::row::Row;
use crate::shell::Ctx;
use app::agenda::{Facet, Found, Index};
use askama::Template;
use domain::agenda::STATUSES;
use domain::agenda::standing::UNKNOWN;
use texts::T;

#[derive(Template)]
#[template(path = "agenda/board.html")]
pub struct Board {
    t: T,
    columns: Vec<Column>,
}

struct Column {
    code: &'static str,
    name: String,
    count: usize,
    cards: Vec<Row>,
    /// The rest, in the table.
    more: Option<(usize, String)>,
}

/// Cards a column shows at most; a board with more is no overview.
const MOST: usize = 12;

impl Board {
    pub fn of(ctx: &Ctx, ask: &Ask, index: &Index, found: &Found) -> Board {
        let statuses = STATUSES.iter().copied().chain([UNKNOWN]);
        let columns = statuses.map(|status| column(ctx, ask, index, found, status)).filter(|c| c.count > 0).collect();
        Board { t: ctx.t, columns }
    }
}

fn column(ctx: &Ctx, ask: &Ask, index: &Index, found: &Found, status: &'static str) -> Column {
    let lines: Vec<_> = found.lines.iter().map(|i| &index.lines[*i]).filter(|l| l.standing.status == status).collect();
    let rest = lines.len().saturating_sub(MOST);
    Column {
        code: status,
        name: label(ctx, Facet::Status, status),
        count: lines.len(),
        cards: lines.iter().take(MOST).filter_map(|l| Row::of(ctx, l)).collect(),
        more: (rest > 0).then(|| (rest, ctx.to.with_query(&ctx.to.agenda(), &ask.with(Facet::Status, status)))),
    }
}
