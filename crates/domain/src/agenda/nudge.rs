//! When an owner is asked how an action goes, and what "done" then changes. Pure: who is written to,
//! and that it happens once, is for `app`.
//!
//! Each reason has a round: a key that stays the same until what it is about has moved. A report moves the
//! rhythm, another day moves a milestone.

use super::standing::{Standing, rhythm};
use super::{Action, Milestone, agenda_of};
use crate::event::fingerprint;
use crate::world::World;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// How many days before its day a milestone is asked about.
pub const SOON_DAYS: i32 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A milestone that missed its day.
    Late,
    /// A milestone whose day is near.
    Soon,
    /// The action itself is past its end.
    Ended,
    /// No report for longer than its agenda accepts.
    Silent,
    /// A report is expected.
    Due,
}

impl Cause {
    pub fn code(self) -> &'static str {
        match self {
            Cause::Late => "late",
            Cause::Soon => "soon",
            Cause::Ended => "ended",
            Cause::Silent => "silent",
            Cause::Due => "due",
        }
    }
}

/// One reason to ask.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    pub cause: Cause,
    pub day: Date,
    /// The [`mark`] of the milestone it is about.
    pub milestone: Option<String>,
}

impl Reason {
    /// The same for as long as nothing moved; one letter goes out for it.
    pub fn round(&self) -> String {
        match &self.milestone {
            Some(mark) => format!("{}-{}-{mark}", self.cause.code(), self.day),
            None => format!("{}-{}", self.cause.code(), self.day),
        }
    }
}

/// What a milestone is known by in a letter: its words and its day. Rows have no ids, and may change places.
pub fn mark(milestone: &Milestone) -> String {
    let day = milestone.due.map(|d| d.to_string()).unwrap_or_default();
    fingerprint(&format!("{day}\n{}", milestone.text.nl))[..12].to_string()
}

/// Why to ask about an action today, the most pressing first.
pub fn reasons(world: &World, action: &Action, standing: &Standing, today: Date) -> Vec<Reason> {
    if !standing.is_open() {
        return Vec::new();
    }
    let mut found: Vec<Reason> = action.milestones.iter().filter_map(|m| of_milestone(m, today)).collect();
    let whole = |cause, day: Option<Date>| day.map(|day| Reason { cause, day, milestone: None });
    if standing.has("past_end") {
        found.extend(whole(Cause::Ended, action.end));
    }
    if standing.has("silent") {
        let (every, limit) = rhythm(action, world);
        let limit = standing.next_report.and_then(|day| day.checked_add(Span::new().days(limit - every)).ok());
        found.extend(whole(Cause::Silent, limit));
    } else if standing.has("update_due") {
        found.extend(whole(Cause::Due, standing.next_report));
    }
    found.sort();
    // Two milestones of the same words and day are one question.
    found.dedup();
    found
}

fn of_milestone(milestone: &Milestone, today: Date) -> Option<Reason> {
    let day = milestone.due.filter(|_| milestone.is_open())?;
    let is_near = today.checked_add(SOON_DAYS.days()).is_ok_and(|until| day <= until);
    let cause = if milestone.is_missed(today) { Cause::Late } else { Cause::Soon };
    (cause == Cause::Late || is_near).then(|| Reason { cause, day, milestone: Some(mark(milestone)) })
}

/// The open milestone a letter was about.
pub fn open_milestone<'a>(action: &'a Action, wanted: &str) -> Option<&'a Milestone> {
    action.milestones.iter().find(|m| m.is_open() && mark(m) == wanted)
}

/// The action after "done" was said of a milestone; none where that is not open (any more).
pub fn with_milestone_done(action: &Action, wanted: &str, today: Date) -> Option<Action> {
    let mut next = action.clone();
    let milestone = next.milestones.iter_mut().find(|m| m.is_open() && mark(m) == wanted)?;
    milestone.milestone_state = "completed".into();
    milestone.completed = Some(today);
    Some(next)
}

/// The action after "done" was said of the whole. A status that was set by hand lapses: it would contradict.
pub fn with_all_done(action: &Action, world: &World) -> Action {
    let is_used = |a: &super::Agenda| a.phases.is_empty() || a.phases.iter().any(|p| p.phase == "done");
    let phase = if agenda_of(action, world).is_none_or(is_used) { Some("done".into()) } else { action.phase.clone() };
    Action { phase, percentage: Some(100), status: None, status_reason: None, ..action.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::standing::standing;
    use crate::record::{Rec, State};
    use crate::text::Text;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    fn ask(action: Action, heard: Option<Date>, today: Date) -> Vec<String> {
        let world = World::default();
        let rec = Rec { id: "a".into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value: action };
        let standing = standing(&world, &rec, heard, today);
        reasons(&world, &rec.value, &standing, today).iter().map(Reason::round).collect()
    }

    fn step(text: &str, due: Date) -> Milestone {
        Milestone { text: Text::nl(text), due: Some(due), milestone_state: "active".into(), ..Milestone::default() }
    }

    #[test]
    fn a_round_stays_the_same_until_what_it_is_about_moves() {
        let since = date(2026, 8, 1);
        let action = Action { start: Some(since), ..Action::default() };
        assert_eq!(ask(action.clone(), None, date(2026, 10, 30)), [""; 0], "ninety days are not over");
        for today in [date(2026, 10, 31), date(2027, 1, 28)] {
            assert_eq!(ask(action.clone(), None, today), ["due-2026-10-30"], "{today}");
        }
        for today in [date(2027, 1, 29), date(2030, 1, 1)] {
            assert_eq!(ask(action.clone(), None, today), ["silent-2027-01-28"], "{today}");
        }
        assert_eq!(ask(action.clone(), Some(date(2027, 1, 30)), date(2027, 2, 1)), [""; 0]);
        let stopped = Action { status: Some("stopped".into()), ..action };
        assert_eq!(ask(stopped, None, date(2030, 1, 1)), [""; 0], "what is over is not asked about");
    }

    #[test]
    fn a_milestone_is_asked_about_before_and_after_its_day() {
        let round = |day: Date| {
            let action = Action { milestones: vec![step("Opening", day)], ..Action::default() };
            ask(action, None, TODAY).first().map(|r| r[..15].to_string())
        };
        assert_eq!(round(date(2026, 12, 6)), None);
        assert_eq!(round(date(2026, 12, 5)).as_deref(), Some("soon-2026-12-05"));
        assert_eq!(round(TODAY).as_deref(), Some("soon-2026-11-21"));
        assert_eq!(round(date(2026, 11, 20)).as_deref(), Some("late-2026-11-20"));
        let two = Action { milestones: vec![step("A", TODAY), step("B", date(2026, 11, 1))], ..Action::default() };
        let found = ask(two, None, TODAY);
        assert!(found.len() == 2 && found[0].starts_with("late") && found[1].starts_with("soon"), "{found:?}");
    }

    #[test]
    fn done_is_said_of_one_milestone_once() {
        let action = Action { milestones: vec![step("A", TODAY), step("B", TODAY)], ..Action::default() };
        let wanted = mark(&action.milestones[1]);
        let next = with_milestone_done(&action, &wanted, TODAY).unwrap();
        assert_eq!(next.milestones[0], action.milestones[0]);
        assert_eq!((next.milestones[1].milestone_state.as_str(), next.milestones[1].completed), ("completed", Some(TODAY)));
        assert_eq!(with_milestone_done(&next, &wanted, TODAY), None);
        let late = Action { status: Some("late".into()), status_reason: Some(Text::nl("x")), ..Action::default() };
        let done = with_all_done(&late, &World::default());
        assert_eq!((done.phase.as_deref(), done.percentage, done.status), (Some("done"), Some(100), None));
    }
}
