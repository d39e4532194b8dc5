//! A meeting for those who lead it and those who sit in it: attendance, minutes, votes, papers, decisions.

use super::handle::{day_of, refused, some, text_of, with_status};
use super::lists::mark;
use super::meeting::{Point, crumbs, points, seat_name};
use super::rows::Mark;
use crate::pact::said::Said;
use crate::shell::front::see_other;
use crate::shell::{Answer, Ctx, Fault, Page, Posted, html, visible};
use app::Refusal;
use app::steering::{ClosedPaper, NewDecision, NewPaper, seat_of, seats_on};
use askama::Template;
use axum::extract::Path;
use domain::Record;
use domain::permission::{Deed, allow};
use domain::record::{Kind, Rec};
use domain::steering::{ACCESS, Meeting, MeetingDeed, OUTCOMES, PRESENCE, Recusal, VOTES};
use domain::world::Noun;

#[derive(Template)]
#[template(path = "steering/lead.html")]
struct Lead {
    page: Page,
    id: String,
    title: Said,
    mark: Mark,
    error: Option<String>,
    leads: bool,
    sees_closed: bool,
    steps: Vec<(&'static str, String)>,
    points: Vec<Work>,
    takes_minutes: bool,
    /// Seat, its name, and what can be chosen.
    attendance: Vec<(String, Said, Choices)>,
    seats: Vec<(String, Said)>,
    fixed: bool,
    closed_papers: Vec<ClosedPaper>,
    own_seat: Option<Said>,
    outcomes: Vec<(&'static str, String)>,
    access: Vec<(&'static str, String)>,
    votes: Vec<(&'static str, String)>,
    goals: Vec<(String, String)>,
    parties: Vec<(String, String)>,
    /// What was typed, where the form it was typed in is gone: the meeting was closed meanwhile.
    kept: Option<String>,
    /// What was typed where it was refused: (name, value).
    typed: Vec<(String, String)>,
    edit: String,
}

/// Code, label, chosen.
type Choices = Vec<(&'static str, String, bool)>;

/// A point of the agenda with what is being done with it.
struct Work {
    point: Point,
    minutes: String,
    base: i64,
    round: Option<(bool, bool, i64)>,
    may_vote: bool,
    decision: Option<String>,
}

impl Lead {
    fn typed(&self, name: &str) -> &str {
        self.typed.iter().find(|(k, _)| k == name).map_or("", |(_, v)| v)
    }
}

/// Who may open this page: those who lead the meeting, those who may see what is closed of it, those who sit in it.
fn entered<'c>(ctx: &'c Ctx, id: &str) -> Result<(&'c Rec<Meeting>, bool, bool), Fault> {
    let rec = Meeting::table(&ctx.world).get(id).ok_or(Fault::NotFound)?;
    let actor = ctx.actor();
    let scope = rec.value.scope(id);
    let leads = allow(&actor, Deed::LeadMeeting, &scope).is_ok();
    let sees = allow(&actor, Deed::Inspect(Kind::Meeting), &scope).is_ok();
    let sits = seat_of(&ctx.world, &actor, &rec.value.body, rec.value.on).is_some();
    if leads || sees {
        return Ok((rec, leads, sees));
    }
    visible::<Meeting>(ctx, id)?;
    if sits { Ok((rec, false, false)) } else { Err(Fault::Forbidden) }
}

async fn view(ctx: &Ctx, id: &str, error: Option<String>, posted: Option<&Posted>) -> Result<Lead, Fault> {
    let (rec, leads, sees_closed) = entered(ctx, id)?;
    let (m, t, actor) = (&rec.value, ctx.t, ctx.actor());
    let minutes = if sees_closed { ctx.app.minutes(&actor, id).await? } else { Vec::new() };
    let rounds = ctx.app.vote_rounds(&actor, id).await?;
    let own = seat_of(&ctx.world, &actor, &m.body, m.on);
    let mut work = Vec::new();
    for point in points(ctx, id, m) {
        let written = minutes.iter().find(|w| w.item == point.nr);
        let round = rounds.iter().find(|r| r.item == point.nr);
        let asked = match round {
            Some(r) if r.open => own.is_some() && !ctx.app.has_voted(&actor, id, &point.nr).await?,
            _ => false,
        };
        let taken =
            ctx.world.decisions.0.values().find(|d| d.value.meeting.as_deref() == Some(id) && d.value.item.as_deref() == Some(&point.nr));
        let refused_here = posted.filter(|p| p.get("_deed") == "minutes" && p.get("punt") == point.nr);
        work.push(Work {
            minutes: refused_here.map_or_else(|| written.map_or_else(String::new, |w| w.text.clone()), |p| p.get("tekst").to_string()),
            base: written.map_or(0, |w| w.revision),
            round: round.map(|r| (r.open, r.secret, r.voted)),
            may_vote: asked,
            decision: taken.map(|d| d.id.clone()),
            point,
        });
    }
    let presence = |seat: &str| m.attendance.iter().find(|a| a.seat == seat).map_or("absent", |a| a.presence.as_str());
    let seats = seats_on(&ctx.world, &m.body, m.on);
    let choices = |family: &str, codes: &'static [&'static str]| -> Vec<(&'static str, String)> {
        codes.iter().map(|c| (*c, t.code(family, c).into_owned())).collect()
    };
    Ok(Lead {
        page: crumbs(ctx, rec).crumb(t.steering_handle(), ctx.to.handle(ctx.to.meeting(id))),
        id: id.into(),
        title: Said::of(&m.title, ctx),
        mark: mark(ctx, m.step.code()),
        error,
        leads,
        sees_closed,
        steps: MeetingDeed::ALL
            .iter()
            .filter(|d| leads && m.step.after(**d).is_some())
            .map(|d| (d.code(), t.code("meeting-deed", d.code()).into_owned()))
            .collect(),
        points: work,
        takes_minutes: m.step.takes_minutes(),
        attendance: seats
            .iter()
            .map(|s| {
                let codes = PRESENCE.iter().map(|p| (*p, t.code("presence", p).into_owned(), *p == presence(&s.id)));
                (s.id.clone(), seat_name(ctx, &s.id), codes.collect())
            })
            .collect(),
        seats: seats.iter().map(|s| (s.id.clone(), seat_name(ctx, &s.id))).collect(),
        fixed: m.is_fixed(),
        closed_papers: if sees_closed { ctx.app.closed_papers(&actor, id).await? } else { Vec::new() },
        own_seat: own.map(|s| seat_name(ctx, &s.id)),
        outcomes: choices("outcome", OUTCOMES),
        access: choices("access", ACCESS),
        votes: choices("vote", VOTES),
        goals: ctx.world.goals.live().map(|g| (g.id.clone(), format!("{}. {}", g.id, g.value.title.get(ctx.lang)))).collect(),
        parties: ctx.world.parties.live().map(|p| (p.id.clone(), p.value.title.get(ctx.lang).to_string())).collect(),
        kept: posted.filter(|_| m.is_fixed() || !leads).map(kept).filter(|k| !k.is_empty()),
        typed: posted.map_or_else(Vec::new, |p| p.0.clone()),
        edit: ctx.to.edit(Kind::Meeting, id),
    })
}

pub async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    html(&view(&ctx, &id, None, None).await?)
}

pub async fn act(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    entered(&ctx, &id)?;
    match deed(&ctx, &id, &posted).await {
        Ok(to) => Ok(see_other(&to)),
        Err(refusal) => {
            let (status, error) = refused(&ctx, refusal)?;
            let fresh = Ctx { world: ctx.app.world(), ..ctx };
            with_status(&view(&fresh, &id, Some(error), Some(&posted)).await?, status)
        }
    }
}

/// Every text that was typed, as it was.
fn kept(posted: &Posted) -> String {
    let names = ["tekst", "title.nl", "text.nl", "basis.nl", "reden", "titel", "adres"];
    names.iter().map(|n| posted.get(n)).filter(|v| !v.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// One deed of the page; the address to go on to.
async fn deed(ctx: &Ctx, id: &str, posted: &Posted) -> Result<String, Refusal> {
    let (app, actor, item) = (&ctx.app, ctx.actor(), posted.get("punt"));
    let here = format!("{}#punt-{item}", ctx.to.handle(ctx.to.meeting(id)));
    match posted.get("_deed") {
        "minutes" => drop(app.write_minutes(&actor, id, item, posted.get("_base").parse().unwrap_or(0), posted.get("tekst")).await?),
        "attendance" => {
            let named: Vec<_> = posted.0.iter().filter_map(|(k, v)| Some((k.strip_prefix("zetel.")?.to_string(), v.clone()))).collect();
            app.record_attendance(&actor, id, &named).await?;
        }
        "recuse" => {
            let recusal = Recusal { item: item.into(), seat: posted.get("zetel").into(), reason: posted.get("reden").trim().into() };
            app.recuse(&actor, id, recusal).await?;
        }
        "outcome" => app.record_outcome(&actor, id, item, posted.get("uitkomst")).await?,
        "open_vote" => app.open_vote(&actor, id, item, posted.get("geheim") == "1").await?,
        "close_vote" => app.close_vote(&actor, id, item).await?,
        "vote" => app.vote(&actor, id, item, posted.get("stem")).await?,
        "paper" => {
            let paper = NewPaper {
                title: posted.get("titel").into(),
                url: posted.get("adres").into(),
                item: some(posted, "punt"),
                access: posted.get("toegang").into(),
            };
            app.add_paper(&actor, id, paper).await?;
        }
        "remove_paper" => app.remove_paper(&actor, id, posted.get("stuk")).await?,
        "decide" => return Ok(ctx.to.decision(&app.decide(&actor, id, item, decision(posted)?).await?)),
        other => match MeetingDeed::from_code(other) {
            Some(step) => app.step_meeting(&actor, id, step).await?,
            None => return Err(Refusal::Refused("steering-no-deed")),
        },
    }
    Ok(here)
}

fn decision(posted: &Posted) -> Result<NewDecision, Refusal> {
    let need = |name: &str| {
        let empty = || Refusal::Invalid(vec![domain::FieldError::new(name, domain::field::Problem::Required)]);
        text_of(posted, name).ok_or_else(empty)
    };
    let goals = posted.0.iter().filter(|(k, v)| k == "goals" && !v.is_empty()).map(|(_, v)| v.clone()).collect();
    Ok(NewDecision {
        title: need("title")?,
        text: need("text")?,
        basis: text_of(posted, "basis"),
        goals,
        manner: some(posted, "manner"),
        effective: day_of(posted, "effective")?,
        review_on: day_of(posted, "review_on")?,
        owner: some(posted, "owner"),
        ..NewDecision::default()
    })
}
