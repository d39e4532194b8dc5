//! The factsheet: a landsdeel in figures, on two to four pages.

use crate::paper::pieces::{heading, paragraph};
use crate::paper::{figures, region};
use crate::regions::names::full_name;
use crate::shell::Ctx;
use domain::regions::Region;
use report::paper::{Look, Opening, Paper};

pub fn paper(ctx: &Ctx, id: &str, of: &Region) -> Paper {
    let t = ctx.t;
    let name = full_name(&ctx.world, id, ctx.lang, t);
    let state = figures::state(ctx);
    let mut blocks = region::in_short(ctx, id, of);
    blocks.extend(figures::pictures(ctx, id, Some(region::map(ctx, id))));
    blocks.push(heading(1, t.paper_figures()));
    blocks.extend(figures::beside(ctx, id, figures::Past::Newest));
    blocks.push(heading(1, t.paper_coverage()));
    blocks.extend(figures::coverage(ctx, id));
    blocks.push(heading(1, t.paper_sources()));
    blocks.extend(figures::sources(ctx, id));
    blocks.push(paragraph(Look::Small, &state));
    Paper {
        over: t.paper_over().into(),
        under: vec![state.clone()],
        lang: ctx.lang.code(),
        description: t.paper_factsheet_about(&name),
        author: t.paper_author().into(),
        running: name.clone(),
        foot: t.paper_foot(&name, &state),
        opening: Opening::Band,
        title: name,
        blocks,
    }
}
