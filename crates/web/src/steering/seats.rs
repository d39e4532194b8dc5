//! The national steering group: its task, its seats in order, and who held them before.

use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::parties::view::period;
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::people;
use domain::record::{Kind, Rec};

#[derive(Template)]
#[template(path = "steering/seats.html")]
struct Steering {
    page: Page,
    /// The programme office's own text, where it wrote one.
    text: Option<Said>,
    seats: Vec<Seat>,
    ended: Vec<Seat>,
    /// Whether any beginning or end was published at all.
    has_periods: bool,
    /// Seats of which we do not know who fills them.
    unheld: usize,
    sources: Vec<(Said, Option<String>)>,
}

struct Seat {
    title: Said,
    of: Option<Linked>,
    /// The party's or landsdeel's name says more than the seat's title.
    of_differs: bool,
    holder: Option<String>,
    period: Option<String>,
    history: String,
}

pub async fn page(ctx: Ctx) -> Answer {
    let today = ctx.app.today();
    let mut all: Vec<_> = ctx.world.seats.live().filter(|s| s.value.body == "lrt").collect();
    all.sort_by_key(|s| (s.value.position, &s.id));
    let sources = sources(&ctx, &all);
    let has_periods = all.iter().any(|s| s.value.since.is_some() || s.value.until.is_some());
    let (ended, now): (Vec<_>, Vec<_>) = all.into_iter().partition(|s| s.value.until.is_some_and(|end| end < today));
    let page = ctx
        .page(ctx.t.steering_title())
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_seats_crumb(), ctx.to.seats())
        .describe(ctx.t.steering_task());
    let text = ctx.world.pages.get_live("regie").map(|p| Said::of(&p.value.body, &ctx));
    let unheld = now.iter().filter(|s| s.value.holder.is_none()).count();
    let seats = now.iter().map(|s| seat(&ctx, s)).collect();
    html(&Steering { page, text, seats, ended: ended.iter().map(|s| seat(&ctx, s)).collect(), has_periods, unheld, sources })
}

fn seat(ctx: &Ctx, rec: &Rec<people::Seat>) -> Seat {
    let s = &rec.value;
    let party = s.party.as_deref().and_then(|id| linked::party(ctx, id));
    let of = party.or_else(|| s.region.as_deref().and_then(|id| linked::region(ctx, id)));
    Seat {
        title: Said::of(&s.title, ctx),
        of_differs: s.party.is_some() && of.as_ref().is_some_and(|o| o.text.text != s.title.get(ctx.lang)),
        of,
        holder: s.holder.clone(),
        period: period(ctx, s.since, s.until),
        history: ctx.to.history(Kind::Seat, &rec.id),
    }
}

/// Where the list was read, each source once.
fn sources(ctx: &Ctx, seats: &[&Rec<people::Seat>]) -> Vec<(Said, Option<String>)> {
    let mut named: Vec<_> = seats.iter().flat_map(|s| &s.value.sources).collect();
    named.sort_by_key(|s| (&s.title, &s.url));
    named.dedup();
    named.into_iter().map(|s| (Said::dutch(&s.title, ctx), s.url.clone())).collect()
}
