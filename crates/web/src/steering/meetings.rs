//! The meetings of the steering group and of the regional bodies: those to come, and those held.

use super::lists::{body_name, meeting_row, meetings};
use super::rows::Rows;
use crate::shell::{Answer, Ctx, Page, html};
use askama::Template;
use domain::steering::LRT;

#[derive(Template)]
#[template(path = "steering/meetings.html")]
struct Meetings {
    page: Page,
    ahead: Rows,
    past: Rows,
    /// Bodies with a calendar of their own: (name, address).
    calendars: Vec<(String, String)>,
}

pub async fn page(ctx: Ctx) -> Answer {
    let t = ctx.t;
    let (ahead, past) = meetings(&ctx);
    let mut bodies: Vec<&str> = ahead.iter().chain(&past).map(|m| m.value.body.as_str()).collect();
    bodies.push(LRT);
    bodies.sort_unstable();
    bodies.dedup();
    let calendars = bodies.into_iter().map(|b| (body_name(&ctx, b), ctx.to.body_calendar(b))).collect();
    let rows = |list: Vec<_>, empty| Rows { rows: list.into_iter().map(|r| meeting_row(&ctx, r)).collect(), empty };
    html(&Meetings {
        page: ctx
            .page(t.steering_meetings())
            .crumb(t.steering_crumb(), ctx.to.steering())
            .crumb(t.steering_meetings(), ctx.to.meetings())
            .describe(t.steering_meetings_lead()),
        ahead: rows(ahead, t.steering_no_meeting()),
        past: rows(past, t.steering_no_past_meeting()),
        calendars,
    })
}
