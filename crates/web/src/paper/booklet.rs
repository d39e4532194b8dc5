//! The booklet: everything the site knows of a landsdeel, to take to a meeting.

use crate::paper::pieces::heading;
use crate::paper::{actions, decisions, figures, region};
use crate::regions::names::full_name;
use crate::shell::Ctx;
use domain::regions::Region;
use report::paper::{Opening, Paper};

pub fn paper(ctx: &Ctx, id: &str, of: &Region) -> Paper {
    let t = ctx.t;
    let name = full_name(&ctx.world, id, ctx.lang, t);
    let state = figures::state(ctx);
    let numbers = || {
        let mut blocks = figures::pictures(ctx, id, None);
        blocks.extend(figures::beside(ctx, id, figures::Past::All));
        blocks.push(heading(2, t.paper_coverage()));
        blocks.extend(figures::coverage(ctx, id));
        blocks
    };
    let chapters = [
        (t.paper_in_short(), region::in_short(ctx, id, of)),
        (t.paper_figures(), numbers()),
        (t.paper_agreements(), region::agreements(ctx, id)),
        (t.paper_actions(), actions::actions(ctx, id)),
        (t.paper_decisions(), decisions::decisions(ctx, id)),
        (t.paper_parties(), region::parties(ctx, id)),
        (t.paper_pacts(), region::pacts(ctx, id)),
        (t.paper_moments(), region::moments(ctx, of)),
        (t.paper_land(), region::land(ctx, id)),
        (t.paper_sources(), figures::sources(ctx, id)),
    ];
    let chapter = |(title, blocks): (&str, Vec<_>)| std::iter::once(heading(1, title)).chain(blocks);
    Paper {
        over: t.paper_over_booklet().into(),
        under: vec![state.clone()],
        lang: ctx.lang.code(),
        description: t.paper_booklet_about(&name),
        author: t.paper_author().into(),
        running: name.clone(),
        foot: t.paper_foot(&name, &state),
        opening: Opening::Cover { drawing: Some(region::map(ctx, id)), contents: t.paper_contents().into() },
        title: name,
        blocks: chapters.into_iter().flat_map(chapter).collect(),
    }
}
