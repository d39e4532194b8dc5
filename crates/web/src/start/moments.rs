//! Conferences and other moments of the landsdelen: the next ones, or the last that is known.

use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use jiff::civil::Date;

pub struct Moment {
    pub on: String,
    pub text: Said,
    pub region: Linked,
}

/// Moments from today on, soonest first; and before, newest first. At most this many of each.
pub fn moments(ctx: &Ctx, most: usize) -> (Vec<Moment>, Vec<Moment>) {
    let today = ctx.app.today();
    let mut all: Vec<(Date, Moment)> = ctx
        .world
        .regions
        .live()
        .flat_map(|r| r.value.moments.iter().map(move |m| (r, m)))
        .map(|(r, m)| {
            let region = Linked::new(Said::of(&r.value.title, ctx), ctx.to.region(&r.id));
            (m.on, Moment { on: format::date(m.on, ctx.t), text: Said::of(&m.text, ctx), region })
        })
        .collect();
    all.sort_by_key(|(on, _)| *on);
    let (past, next): (Vec<_>, Vec<_>) = all.into_iter().partition(|(on, _)| *on < today);
    let only = |list: Vec<(Date, Moment)>| list.into_iter().map(|(_, m)| m).take(most).collect();
    (only(next), only(past.into_iter().rev().collect()))
}
