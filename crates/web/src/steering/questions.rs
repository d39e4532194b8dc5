//! Questions between regions and the steering group, those that wait first; and amendments that wait.

use super::lists::{mark, question_row};
use super::rows::{Row, Rows};
use crate::pact::said::{Linked, Said};
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::steering::{AmendmentStep, QuestionStep};

#[derive(Template)]
#[template(path = "steering/questions.html")]
struct Questions {
    page: Page,
    asked: Rows,
    settled: Rows,
    amendments: Rows,
}

pub async fn page(ctx: Ctx) -> Answer {
    let t = ctx.t;
    let (mut asked, mut settled): (Vec<_>, Vec<_>) = ctx.world.questions.live().partition(|q| q.value.step == QuestionStep::Asked);
    asked.sort_by_key(|q| q.value.due);
    settled.sort_by_key(|q| std::cmp::Reverse(q.value.answered));
    let rows = |list: Vec<_>, empty| Rows { rows: list.into_iter().map(|q| question_row(&ctx, q)).collect(), empty };
    let mut amendments: Vec<_> = ctx.world.amendments.live().collect();
    amendments.sort_by_key(|a| (a.value.step != AmendmentStep::Proposed, std::cmp::Reverse(a.updated_at)));
    let amendment = |a: &domain::Rec<domain::steering::Amendment>| Row {
        link: Linked::new(Said::of(&a.value.title, &ctx), ctx.to.amendment(&a.id)),
        mark: Some(mark(&ctx, a.value.step.code())),
        facts: ctx.world.parties.get(&a.value.proposer).map(|p| p.value.title.get(ctx.lang).to_string()).into_iter().collect(),
    };
    html(&Questions {
        page: ctx
            .page(t.steering_questions())
            .crumb(t.steering_crumb(), ctx.to.steering())
            .crumb(t.steering_questions(), ctx.to.questions())
            .describe(t.steering_questions_lead()),
        asked: rows(asked, t.steering_no_questions()),
        settled: rows(settled, t.steering_none_answered()),
        amendments: Rows { rows: amendments.into_iter().map(amendment).collect(), empty: t.steering_no_amendments() },
    })
}
