//! One question with its answer, as far as that is public.

use super::handle::{refused, text_of, with_status};
use super::lists::{body_name, question_mark};
use super::rows::Mark;
use crate::pact::about::About;
use crate::pact::linked;
use crate::pact::said::{Linked, Said};
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Page, Posted, format, html, visible};
use app::Refusal;
use askama::Template;
use axum::extract::Path;
use domain::record::{Kind, Rec};
use domain::steering::{Question, QuestionDeed, QuestionStep};

#[derive(Template)]
#[template(path = "steering/question.html")]
struct QuestionPage {
    page: Page,
    title: Said,
    mark: Mark,
    text: Said,
    way: String,
    due: String,
    late: bool,
    answerer: Option<Linked>,
    answer: Option<Said>,
    answered: Option<String>,
    is_closed: bool,
    goals: Vec<(String, Linked)>,
    handle: String,
    about: About,
}

fn crumbs(ctx: &Ctx, rec: &Rec<Question>) -> Page {
    let title = rec.value.title.get(ctx.lang);
    ctx.page(title)
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_questions(), ctx.to.questions())
        .crumb(title, ctx.to.question(&rec.id))
}

fn way(ctx: &Ctx, q: &Question) -> String {
    let region = body_name(ctx, &q.region);
    if q.direction == "to_lrt" { ctx.t.steering_asks_lrt(region) } else { ctx.t.steering_lrt_asks(region) }
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Question>(&ctx, &id)?;
    let q = &rec.value;
    html(&QuestionPage {
        page: crumbs(&ctx, rec).draft(!rec.is_live()),
        title: Said::of(&q.title, &ctx),
        mark: question_mark(&ctx, q),
        text: Said::of(&q.text, &ctx),
        way: way(&ctx, q),
        due: format::date(q.due, ctx.t),
        late: q.is_late(ctx.app.today()),
        answerer: q.answerer.as_deref().and_then(|p| linked::party(&ctx, p)),
        answer: q.answer.as_ref().map(|a| Said::of(a, &ctx)),
        answered: q.answered.map(|d| format::date(d, ctx.t)),
        is_closed: q.access != "public",
        goals: q.goals.iter().filter_map(|g| linked::goal(&ctx, g)).collect(),
        handle: ctx.to.handle(ctx.to.question(&id)),
        about: About::of(&ctx, rec, &[]),
    })
}

#[derive(Template)]
#[template(path = "steering/question_handle.html")]
struct Handle {
    page: Page,
    id: String,
    title: Said,
    mark: Mark,
    error: Option<String>,
    can_answer: bool,
    waits: bool,
    is_closed: bool,
    closed_answer: Option<Said>,
    typed: String,
    edit: String,
}

async fn handling(ctx: &Ctx, rec: &Rec<Question>, error: Option<String>, posted: Option<&Posted>) -> Handle {
    let actor = ctx.actor();
    let sees = ctx.app.may_inspect(&actor, Kind::Question, &rec.id);
    let answer = if sees { ctx.app.closed_answer(&actor, &rec.id).await.ok().flatten() } else { None };
    Handle {
        page: crumbs(ctx, rec).crumb(ctx.t.steering_handle(), ctx.to.handle(ctx.to.question(&rec.id))),
        id: rec.id.clone(),
        title: Said::of(&rec.value.title, ctx),
        mark: question_mark(ctx, &rec.value),
        error,
        can_answer: rec.value.step == QuestionStep::Asked && ctx.app.may_answer(&actor, &rec.value),
        waits: rec.value.step == QuestionStep::Asked,
        is_closed: rec.value.access != "public",
        closed_answer: answer.map(|a| Said::of(&a, ctx)),
        typed: posted.map_or_else(String::new, |p| p.get("antwoord.nl").to_string()),
        edit: ctx.to.edit(Kind::Question, &rec.id),
    }
}

pub async fn handle(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Question>(&ctx, &id)?;
    html(&handling(&ctx, rec, None, None).await)
}

pub async fn act(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    let rec = visible::<Question>(&ctx, &id)?;
    let done = match posted.get("_deed") {
        "answer" => ctx.app.answer_question(&ctx.actor(), &id, text_of(&posted, "antwoord").unwrap_or_default()).await,
        code => match QuestionDeed::from_code(code) {
            Some(deed) => ctx.app.step_question(&ctx.actor(), &id, deed).await,
            None => Err(Refusal::Refused("steering-no-deed")),
        },
    };
    match done {
        Ok(()) => Ok(see_other(&ctx.to.question(&id))),
        Err(refusal) => {
            let (status, error) = refused(&ctx, refusal)?;
            with_status(&handling(&ctx, rec, Some(error), Some(&posted)).await, status)
        }
    }
}
