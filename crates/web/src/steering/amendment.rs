//! An amendment: the text as it is and as it would be, side by side.

use super::handle::{refused, text_of, with_status};
use super::lists::mark;
use super::rows::Mark;
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html, visible};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::record::Rec;
use domain::steering::{Amendment, AmendmentDeed, AmendmentStep};

#[derive(Template)]
#[template(path = "steering/amendment.html")]
struct AmendmentPage {
    page: Page,
    title: Said,
    mark: Mark,
    agreement: Option<Linked>,
    proposer: Option<Linked>,
    before: Option<Said>,
    after: Said,
    stale: bool,
    grounds: Said,
    answer: Option<(Said, Option<String>)>,
    handle: String,
    about: About,
}

fn crumbs(ctx: &Ctx, rec: &Rec<Amendment>) -> Page {
    let title = rec.value.title.get(ctx.lang);
    ctx.page(title)
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_questions(), ctx.to.questions())
        .crumb(title, ctx.to.amendment(&rec.id))
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Amendment>(&ctx, &id)?;
    let a = &rec.value;
    let standing = ctx.world.agreements.get_live(&a.agreement).map(|x| &x.value.text);
    html(&AmendmentPage {
        page: crumbs(&ctx, rec).draft(!rec.is_live()),
        title: Said::of(&a.title, &ctx),
        mark: mark(&ctx, a.step.code()),
        agreement: linked::agreement(&ctx, &a.agreement),
        proposer: linked::party(&ctx, &a.proposer),
        before: a.before.as_ref().map(|b| Said::of(b, &ctx)),
        after: Said::of(&a.after, &ctx),
        stale: a.step == AmendmentStep::Proposed && standing != a.before.as_ref(),
        grounds: Said::of(&a.grounds, &ctx),
        answer: a.answer.as_ref().map(|x| (Said::of(x, &ctx), a.answered.map(|d| format::date(d, ctx.t)))),
        handle: ctx.to.handle(ctx.to.amendment(&id)),
        about: About::of(&ctx, rec, &[]),
    })
}

#[derive(Template)]
#[template(path = "steering/amendment_handle.html")]
struct Handle {
    page: Page,
    id: String,
    title: Said,
    mark: Mark,
    before: Option<Said>,
    after: Said,
    waits: bool,
    error: Option<String>,
    typed: String,
}

fn handling(ctx: &Ctx, rec: &Rec<Amendment>, error: Option<String>, posted: Option<&Posted>) -> Handle {
    let a = &rec.value;
    Handle {
        page: crumbs(ctx, rec).crumb(ctx.t.steering_handle(), ctx.to.handle(ctx.to.amendment(&rec.id))),
        id: rec.id.clone(),
        title: Said::of(&a.title, ctx),
        mark: mark(ctx, a.step.code()),
        before: a.before.as_ref().map(|b| Said::of(b, ctx)),
        after: Said::of(&a.after, ctx),
        waits: a.step == AmendmentStep::Proposed,
        error,
        typed: posted.map_or_else(String::new, |p| p.get("antwoord.nl").to_string()),
    }
}

pub async fn handle(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Amendment>(&ctx, &id)?;
    html(&handling(&ctx, rec, None, None))
}

pub async fn act(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let rec = visible::<Amendment>(&ctx, &id)?;
    let Some(deed) = AmendmentDeed::from_code(posted.get("_deed")) else {
        return with_status(&handling(&ctx, rec, Some(ctx.t.steering_no_deed().into()), Some(&posted)), StatusCode::UNPROCESSABLE_ENTITY);
    };
    match ctx.app.decide_amendment(&ctx.actor(), &id, deed, text_of(&posted, "antwoord").unwrap_or_default()).await {
        Ok(()) => Ok(see_other(&ctx.to.amendment(&id))),
        Err(refusal) => {
            let (status, error) = refused(&ctx, refusal)?;
            with_status(&handling(&ctx, rec, Some(error), Some(&posted)), status)
        }
    }
}
