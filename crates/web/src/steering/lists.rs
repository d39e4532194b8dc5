//! Records of this part as rows, in the order people look for them, and what concerns a goal or region.

use super::rows::{Mark, Row, Rows, shade};
use crate::pact::said::{Linked, Said};
use crate::shell::{Ctx, format};
use domain::record::Rec;
use domain::steering::{Decision, LRT, Meeting, MeetingStep, PACT, Question, QuestionStep, Signal, SignalStep};

pub fn mark(ctx: &Ctx, code: &str) -> Mark {
    Mark { text: ctx.t.code("step", code).into_owned(), shade: shade(code) }
}

/// The body in words: the LRT, the pact, or a region by its name.
pub fn body_name(ctx: &Ctx, body: &str) -> String {
    match body {
        LRT => ctx.t.steering_lrt().into(),
        PACT => ctx.t.steering_pact().into(),
        id => ctx.world.regions.get_live(id).map_or_else(|| id.into(), |r| r.value.title.get(ctx.lang).into()),
    }
}

pub fn is_open(signal: &Signal) -> bool {
    signal.step != SignalStep::Closed
}

pub fn signal_row(ctx: &Ctx, rec: &Rec<Signal>) -> Row {
    let s = &rec.value;
    let region = s.region.as_deref().map_or_else(|| ctx.t.steering_national().into(), |r| body_name(ctx, r));
    let mut facts = vec![region, ctx.t.steering_raised_on(format::date(s.raised, ctx.t))];
    if let Some(ended) = s.ended {
        facts.push(ctx.t.steering_over_since(format::date(ended, ctx.t)));
    }
    if s.must_decide && is_open(s) {
        facts.push(ctx.t.steering_must_decide().into());
    }
    Row { link: Linked::new(Said::of(&s.title, ctx), ctx.to.signal(&rec.id)), mark: Some(mark(ctx, s.step.code())), facts }
}

/// Signals that fit: those that must end in a decision first, then the newest.
pub fn signals(ctx: &Ctx, fits: impl Fn(&Signal) -> bool) -> Vec<&Rec<Signal>> {
    let mut found: Vec<_> = ctx.world.signals.live().filter(|r| fits(&r.value)).collect();
    found.sort_by(|a, b| {
        let key = |r: &Rec<Signal>| (!is_open(&r.value), !r.value.must_decide, r.value.ended.is_some());
        key(a).cmp(&key(b)).then(b.value.raised.cmp(&a.value.raised)).then(a.id.cmp(&b.id))
    });
    found
}

pub fn decision_row(ctx: &Ctx, rec: &Rec<Decision>) -> Row {
    let d = &rec.value;
    let mut facts = vec![rec.id.clone(), body_name(ctx, &d.body)];
    facts.extend(d.decided.map(|day| format::date(day, ctx.t)));
    if let Some(verdict) = &d.verdict {
        facts.push(ctx.t.steering_aim(ctx.t.code("verdict", verdict)));
    }
    Row { link: Linked::new(Said::of(&d.title, ctx), ctx.to.decision(&rec.id)), mark: Some(mark(ctx, d.step.code())), facts }
}

/// Decisions that fit, the newest first.
pub fn decisions(ctx: &Ctx, fits: impl Fn(&Decision) -> bool) -> Vec<&Rec<Decision>> {
    let mut found: Vec<_> = ctx.world.decisions.live().filter(|r| fits(&r.value)).collect();
    found.sort_by(|a, b| b.value.decided.cmp(&a.value.decided).then(b.id.cmp(&a.id)));
    found
}

/// A question that waits says so: "asked" has another meaning at memberships.
pub fn question_mark(ctx: &Ctx, q: &Question) -> Mark {
    match q.step {
        QuestionStep::Asked if q.is_late(ctx.app.today()) => Mark { text: ctx.t.steering_late().into(), shade: shade("late") },
        QuestionStep::Asked => Mark { text: ctx.t.steering_waits().into(), shade: shade("proposed") },
        step => mark(ctx, step.code()),
    }
}

pub fn question_row(ctx: &Ctx, rec: &Rec<Question>) -> Row {
    let q = &rec.value;
    let late = q.is_late(ctx.app.today());
    let way = if q.direction == "to_lrt" {
        ctx.t.steering_asks_lrt(body_name(ctx, &q.region))
    } else {
        ctx.t.steering_lrt_asks(body_name(ctx, &q.region))
    };
    let due = format::date(q.due, ctx.t);
    let when = match q.answered {
        Some(day) => ctx.t.steering_answered_on(format::date(day, ctx.t)),
        None if late => ctx.t.steering_answer_late(due),
        None => ctx.t.steering_answer_by(due),
    };
    let mark = question_mark(ctx, q);
    Row { link: Linked::new(Said::of(&q.title, ctx), ctx.to.question(&rec.id)), mark: Some(mark), facts: vec![way, when] }
}

pub fn meeting_row(ctx: &Ctx, rec: &Rec<Meeting>) -> Row {
    let m = &rec.value;
    let mut facts = vec![body_name(ctx, &m.body), when(ctx, m)];
    facts.extend(m.place.as_ref().map(|p| p.get(ctx.lang).to_string()));
    facts.push(ctx.t.steering_items(m.items.iter().filter(|i| i.parent.is_none()).count()));
    Row { link: Linked::new(Said::of(&m.title, ctx), ctx.to.meeting(&rec.id)), mark: Some(mark(ctx, m.step.code())), facts }
}

/// Day and time of a meeting.
pub fn when(ctx: &Ctx, m: &Meeting) -> String {
    let day = format::date(m.on, ctx.t);
    match (&m.starts, &m.ends) {
        (Some(from), Some(to)) => ctx.t.steering_from_to(day, from, to),
        (Some(from), None) => ctx.t.steering_from(day, from),
        _ => day,
    }
}

/// Meetings, those to come first and the nearest of them on top.
pub fn meetings(ctx: &Ctx) -> (Vec<&Rec<Meeting>>, Vec<&Rec<Meeting>>) {
    let today = ctx.app.today();
    let coming = |m: &Meeting| m.on >= today && matches!(m.step, MeetingStep::Planned | MeetingStep::Open);
    let (mut ahead, mut past): (Vec<_>, Vec<_>) = ctx.world.meetings.live().partition(|r| coming(&r.value));
    ahead.sort_by_key(|r| (r.value.on, r.value.starts.clone()));
    past.sort_by_key(|r| std::cmp::Reverse((r.value.on, r.value.starts.clone())));
    (ahead, past)
}

/// Open signals and decisions about a goal, for its page.
pub fn concerning_goal(ctx: &Ctx, id: &str) -> (Rows, Rows) {
    let named = |goals: &[String]| goals.iter().any(|g| g == id);
    concerning(ctx, &|s| named(&s.goals), &|d| named(&d.goals))
}

/// The same for a landsdeel: what is its own, and national decisions that name it.
pub fn concerning_region(ctx: &Ctx, id: &str) -> (Rows, Rows) {
    concerning(ctx, &|s| s.region.as_deref() == Some(id), &|d| d.body == id || d.regions.iter().any(|r| r == id))
}

/// Open signals a page of something else shows; the rest is one press away.
const MOST: usize = 10;

fn concerning(ctx: &Ctx, signal: &dyn Fn(&Signal) -> bool, decision: &dyn Fn(&Decision) -> bool) -> (Rows, Rows) {
    let found = signals(ctx, |s| is_open(s) && signal(s));
    let mut open: Vec<Row> = found.iter().take(MOST).map(|r| signal_row(ctx, r)).collect();
    if let Some(more) = found.len().checked_sub(MOST).filter(|n| *n > 0) {
        let words = Said::plain(ctx.t.steering_more_signals(more));
        open.push(Row { link: Linked::new(words, ctx.to.signals()), mark: None, facts: Vec::new() });
    }
    let taken = decisions(ctx, decision).into_iter().map(|r| decision_row(ctx, r)).collect();
    (Rows { rows: open, empty: ctx.t.steering_no_open_signals() }, Rows { rows: taken, empty: ctx.t.steering_no_decisions() })
}
