//! An action in a list: what a table, board, part or other page says of it.

use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::pact::status::{Badge, badge};
use crate::shell::{Ctx, format};
use app::agenda::Line;
use domain::agenda::Action;
use domain::record::Rec;

pub struct Row {
    pub link: Linked,
    pub owner: Option<Linked>,
    pub place: Option<Linked>,
    /// (number, goal).
    pub goals: Vec<(String, Linked)>,
    pub span: Option<String>,
    pub progress: Option<i64>,
    pub status: Badge,
    /// What is wrong, in words; what the status says already is left out.
    pub warnings: Vec<String>,
}

impl Row {
    /// None for an action that went away since the index was made.
    pub fn of(ctx: &Ctx, line: &Line) -> Option<Row> {
        let rec = ctx.world.actions.get_live(&line.id)?;
        Some(Row::new(ctx, rec, line))
    }

    pub fn new(ctx: &Ctx, rec: &Rec<Action>, line: &Line) -> Row {
        let a = &rec.value;
        Row {
            link: Linked::new(Said::of(&a.title, ctx), ctx.to.action(&rec.id)),
            owner: linked::party(ctx, &a.owner),
            place: a.pact.as_deref().or(a.landsdeel.as_deref()).and_then(|r| linked::region(ctx, r)),
            goals: a.goals.iter().filter_map(|g| linked::goal(ctx, g)).collect(),
            span: span(ctx, a),
            progress: line.progress,
            status: badge(ctx, Some(line.standing.status)),
            warnings: warnings(ctx, line),
        }
    }
}

/// From begin to end, as far as known.
pub fn span(ctx: &Ctx, action: &Action) -> Option<String> {
    let day = |d| format::short_date(d, ctx.lang);
    match (action.start, action.end) {
        (None, None) => None,
        (Some(start), None) => Some(ctx.t.agenda_from(day(start))),
        (None, Some(end)) => Some(ctx.t.agenda_until(day(end))),
        (Some(start), Some(end)) => Some(format!("{} – {}", day(start), day(end))),
    }
}

/// Warnings that matter in a list: what is missing everywhere would drown the rest.
pub fn warnings(ctx: &Ctx, line: &Line) -> Vec<String> {
    let said_by_status = |w: &str| (w == "silent" && line.standing.status == "silent") || matches!(w, "no_money" | "no_goal");
    line.standing.warnings.iter().filter(|w| !said_by_status(w)).map(|w| ctx.t.code("agenda-warning", w).into_owned()).collect()
}
