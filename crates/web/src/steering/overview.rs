//! The overview: what asks attention now, when the steering group meets, what it decided last.

use super::lists::{decision_row, decisions, is_open, meeting_row, meetings, question_row, signal_row, signals};
use super::rows::Rows;
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::steering::{QuestionStep, SignalStep};

#[derive(Template)]
#[template(path = "steering/overview.html")]
struct Overview {
    page: Page,
    /// (how many, in words, list behind it).
    counts: Vec<(usize, String, String)>,
    signals: Rows,
    more_signals: usize,
    meeting: Rows,
    decisions: Rows,
    reviews: Rows,
    questions: Rows,
    seats: usize,
}

/// Rows of each list on the overview.
const MOST: usize = 5;

pub async fn page(ctx: Ctx) -> Answer {
    let today = ctx.app.today();
    let open = signals(&ctx, is_open);
    let (ahead, _) = meetings(&ctx);
    let due: Vec<_> = decisions(&ctx, |d| d.is_to_review(today));
    let mut asked: Vec<_> = ctx.world.questions.live().filter(|q| q.value.step == QuestionStep::Asked).collect();
    asked.sort_by_key(|q| q.value.due);
    let new = open.iter().filter(|s| s.value.step == SignalStep::New).count();
    let t = ctx.t;
    let counts = vec![
        (open.len(), t.steering_count_open(open.len()), ctx.to.signals()),
        (new, t.steering_count_new(new), format!("{}?stap=new", ctx.to.signals())),
        (asked.len(), t.steering_count_asked(asked.len()), ctx.to.questions()),
        (due.len(), t.steering_count_reviews(due.len()), ctx.to.decisions()),
    ];
    html(&Overview {
        page: ctx.page(t.steering_overview_title()).crumb(t.steering_crumb(), ctx.to.steering()).describe(t.steering_overview_lead()),
        counts,
        more_signals: open.len().saturating_sub(MOST),
        signals: Rows { rows: open.iter().take(MOST).map(|r| signal_row(&ctx, r)).collect(), empty: t.steering_no_open_signals() },
        meeting: Rows { rows: ahead.iter().take(1).map(|r| meeting_row(&ctx, r)).collect(), empty: t.steering_no_meeting() },
        decisions: Rows {
            rows: decisions(&ctx, |_| true).into_iter().take(MOST).map(|r| decision_row(&ctx, r)).collect(),
            empty: t.steering_no_decisions(),
        },
        reviews: Rows { rows: due.into_iter().map(|r| decision_row(&ctx, r)).collect(), empty: t.steering_no_reviews() },
        questions: Rows { rows: asked.into_iter().take(MOST).map(|r| question_row(&ctx, r)).collect(), empty: t.steering_no_questions() },
        seats: app::steering::seats_on(&ctx.world, domain::steering::LRT, today).len(),
    })
}
