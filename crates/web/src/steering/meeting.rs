//! One meeting as everyone may see it: agenda, papers, who was there, votes, minutes, decisions.

use super::lists::{body_name, decision_row, decisions, mark, when};
use super::rows::{Mark, Rows};
use crate::pact::about::About;
use crate::pact::said::Said;
use crate::shell::{Answer, Ctx, Fault, Page, html, visible};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use domain::record::Rec;
use domain::steering::{Item, Meeting, MeetingStep};

#[derive(Template)]
#[template(path = "steering/meeting.html")]
struct MeetingPage {
    page: Page,
    title: Said,
    mark: Mark,
    body: String,
    when: String,
    place: Option<Said>,
    access: String,
    is_public: bool,
    items: Vec<Point>,
    minutes_planned: i64,
    papers: Vec<(String, Option<String>, Option<String>)>,
    attendance: Vec<(Said, String, String)>,
    quorum: Option<(usize, usize, usize, bool)>,
    decisions: Rows,
    published: bool,
    handle: String,
    about: About,
}

pub struct Point {
    pub nr: String,
    pub title: Said,
    pub duration: Option<i64>,
    pub outcome: Option<String>,
    pub is_part: bool,
    pub minutes: Option<String>,
    pub tally: Option<Votes>,
    pub recused: Vec<(Said, String)>,
}

pub struct Votes {
    pub secret: bool,
    pub yes: i64,
    pub no: i64,
    pub abstained: i64,
    pub roll: Vec<(Said, String)>,
    pub csv: String,
}

pub fn seat_name(ctx: &Ctx, id: &str) -> Said {
    ctx.world.seats.get(id).map_or_else(|| Said::dutch(id, ctx), |s| Said::of(&s.value.title, ctx))
}

/// The group a seat spoke for that day.
fn group(ctx: &Ctx, party: Option<&str>, region: Option<&str>) -> String {
    let party = party.and_then(|p| ctx.world.parties.get(p)).map(|p| p.value.title.get(ctx.lang).to_string());
    party.or_else(|| region.map(|r| body_name(ctx, r))).unwrap_or_else(|| "–".into())
}

/// Points with their parts behind them.
fn in_order(m: &Meeting) -> Vec<&Item> {
    m.items.iter().filter(|i| i.parent.is_none()).flat_map(|i| std::iter::once(i).chain(m.parts(&i.number))).collect()
}

pub fn points(ctx: &Ctx, id: &str, m: &Meeting) -> Vec<Point> {
    let votes = |nr: &str| {
        let t = m.tallies.iter().find(|t| t.item == nr)?;
        let roll = m.rolls.iter().filter(|r| r.item == nr).map(|r| (seat_name(ctx, &r.seat), ctx.t.code("vote", &r.vote).into_owned()));
        let csv = format!("{}/stemming.csv?punt={nr}", ctx.to.meeting(id));
        Some(Votes { secret: t.secret, yes: t.yes, no: t.no, abstained: t.abstained, roll: roll.collect(), csv })
    };
    in_order(m)
        .into_iter()
        .map(|i| Point {
            nr: i.number.clone(),
            title: Said::of(&i.title, ctx),
            duration: i.duration,
            outcome: i.outcome.as_ref().map(|o| ctx.t.code("outcome", o).into_owned()),
            is_part: i.parent.is_some(),
            minutes: m.minutes.iter().find(|x| x.item == i.number).map(|x| x.text.clone()),
            tally: votes(&i.number),
            recused: m.recusals.iter().filter(|r| r.item == i.number).map(|r| (seat_name(ctx, &r.seat), r.reason.clone())).collect(),
        })
        .collect()
}

pub fn crumbs(ctx: &Ctx, rec: &Rec<Meeting>) -> Page {
    let title = rec.value.title.get(ctx.lang);
    ctx.page(title)
        .crumb(ctx.t.steering_crumb(), ctx.to.steering())
        .crumb(ctx.t.steering_meetings(), ctx.to.meetings())
        .crumb(title, ctx.to.meeting(&rec.id))
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Meeting>(&ctx, &id)?;
    let m = &rec.value;
    let seats = app::steering::seats_on(&ctx.world, &m.body, m.on).len();
    let quorum = (!m.attendance.is_empty()).then(|| m.quorum_of(seats));
    let there = m.attendance.iter().map(|a| {
        (seat_name(&ctx, &a.seat), group(&ctx, a.party.as_deref(), a.region.as_deref()), ctx.t.code("presence", &a.presence).into_owned())
    });
    let taken = decisions(&ctx, |d| d.meeting.as_deref() == Some(&id));
    html(&MeetingPage {
        page: crumbs(&ctx, rec).draft(!rec.is_live()),
        title: Said::of(&m.title, &ctx),
        mark: mark(&ctx, m.step.code()),
        body: body_name(&ctx, &m.body),
        when: when(&ctx, m),
        place: m.place.as_ref().map(|p| Said::of(p, &ctx)),
        access: ctx.t.code("access", &m.access).into_owned(),
        is_public: m.access == "public",
        items: points(&ctx, &id, m),
        minutes_planned: m.duration(),
        papers: m.papers.iter().map(|p| (p.title.clone(), p.url.clone(), p.item.clone())).collect(),
        attendance: there.collect(),
        quorum: quorum.map(|q| (q.present, q.seats, q.needed, q.is_met())),
        decisions: Rows { rows: taken.into_iter().map(|d| decision_row(&ctx, d)).collect(), empty: ctx.t.steering_no_decisions_here() },
        published: m.step == MeetingStep::Published,
        handle: ctx.to.handle(ctx.to.meeting(&id)),
        about: About::of(&ctx, rec, &[]),
    })
}

/// Names and votes of one roll call, as a file.
pub async fn roll_call(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let rec = visible::<Meeting>(&ctx, &id)?;
    let wanted = ctx.query("punt");
    let fits = |item: &str| wanted.as_deref().is_none_or(|w| w == item);
    let rolls: Vec<_> = rec.value.rolls.iter().filter(|r| fits(&r.item)).collect();
    // Of a secret vote there is nothing to export, and an empty file would look like one without votes.
    if rolls.is_empty() {
        return Err(Fault::NotFound);
    }
    let rows: Vec<[String; 4]> = rolls
        .iter()
        .map(|r| [r.item.clone(), r.seat.clone(), seat_name(&ctx, &r.seat).text, ctx.t.code("vote", &r.vote).into_owned()])
        .collect();
    let head = vec!["punt", "zetel", "naam", "stem"];
    let lines = std::iter::once(head).chain(rows.iter().map(|r| r.iter().map(String::as_str).collect()));
    let style = if ctx.query("stijl").as_deref() == Some("nl") {
        crate::regions::csv::Style::DutchExcel
    } else {
        crate::regions::csv::Style::Plain
    };
    let mut response = crate::regions::csv::write(style, lines).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    Ok(response)
}
