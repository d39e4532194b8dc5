//! How an action stands on a day: status, warnings and the last day anyone was heard. Derived, never
//! stored, because it changes while nobody does anything.

use super::{Action, Agenda, agenda_of};
use crate::record::Rec;
use crate::world::World;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What can be wrong with an action, in the order people look.
pub const WARNINGS: &[&str] = &["past_end", "milestone_missed", "silent", "update_due", "no_owner", "no_money", "no_goal"];

/// The status of an action about which nothing is known that could tell.
pub const UNKNOWN: &str = "unknown";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// One of [`super::STATUSES`], or [`UNKNOWN`].
    pub status: &'static str,
    /// Set by hand, with a reason; what follows from dates is `derived`.
    pub by_hand: bool,
    pub derived: &'static str,
    pub warnings: Vec<&'static str>,
    /// The newest report.
    pub heard: Option<Date>,
    /// The day by which the next report should come; none for what is over or has not begun.
    pub next_report: Option<Date>,
}

impl Standing {
    pub fn has(&self, warning: &str) -> bool {
        self.warnings.contains(&warning)
    }

    /// Whether there is still something to do.
    pub fn is_open(&self) -> bool {
        !matches!(self.status, "completed" | "stopped")
    }
}

/// The newest public report of each action.
pub fn heard(world: &World) -> BTreeMap<&str, Date> {
    let mut newest = BTreeMap::new();
    for report in world.progress.live() {
        let day = newest.entry(report.value.action.as_str()).or_insert(report.value.on);
        *day = (*day).max(report.value.on);
    }
    newest
}

/// How every public action stands today.
pub fn standings(world: &World, today: Date) -> BTreeMap<String, Standing> {
    let heard = heard(world);
    world.actions.live().map(|a| (a.id.clone(), standing(world, a, heard.get(a.id.as_str()).copied(), today))).collect()
}

/// How one action stands; `heard` is the day of its newest report.
pub fn standing(world: &World, rec: &Rec<Action>, heard: Option<Date>, today: Date) -> Standing {
    let action = &rec.value;
    let (every, limit) = rhythm(action, world);
    // Who never reported is counted from the beginning.
    let since = heard.or(action.start.filter(|start| *start <= today));
    let silent_for = since.map(|day| days_between(day, today));
    let is_silent = silent_for.is_some_and(|days| days > limit);
    let derived = derive(action, heard, is_silent, today);
    let by_hand = action.status.as_deref().and_then(known);
    let status = by_hand.unwrap_or(derived);
    let is_open = !matches!(status, "completed" | "stopped");
    let warns = |warning: &&&str| match **warning {
        "past_end" => is_open && is_past_end(action, today),
        "milestone_missed" => is_open && action.milestones.iter().any(|m| m.is_missed(today)),
        "silent" => is_open && is_silent,
        "update_due" => is_open && !is_silent && silent_for.is_some_and(|days| days > every),
        "no_owner" => !has_owner(action, world, today),
        "no_money" => action.money.is_empty(),
        _ => action.goals.is_empty(),
    };
    Standing {
        status,
        by_hand: by_hand.is_some(),
        derived,
        warnings: WARNINGS.iter().filter(warns).copied().collect(),
        heard,
        next_report: since.filter(|_| is_open).and_then(|day| day.checked_add(jiff::Span::new().days(every)).ok()),
    }
}

/// How often this action reports, and after how many days it is silent.
pub fn rhythm(action: &Action, world: &World) -> (i64, i64) {
    let agenda = agenda_of(action, world);
    let usual = agenda.map_or(Agenda::UPDATE_DAYS, |a| a.update_days);
    let limit = agenda.map_or(Agenda::UPDATE_LIMIT_DAYS, |a| a.update_limit_days);
    let every = action.update_days.unwrap_or(usual);
    (every, limit.max(every))
}

fn derive(action: &Action, heard: Option<Date>, is_silent: bool, today: Date) -> &'static str {
    let is_done = action.phase.as_deref() == Some("done") || action.percentage == Some(100);
    let not_begun = match (action.start, action.phase.as_deref()) {
        (Some(start), _) => start > today,
        (None, phase) => matches!(phase, Some("exploring" | "preparing")),
    };
    match () {
        () if is_done => "completed",
        () if is_past_end(action, today) || action.milestones.iter().any(|m| m.is_missed(today)) => "late",
        () if not_begun => "planned",
        () if is_silent => "silent",
        () if heard.is_some() || action.start.is_some() => "on_track",
        () => UNKNOWN,
    }
}

fn is_past_end(action: &Action, today: Date) -> bool {
    action.end.is_some_and(|end| end < today)
}

/// Whether the owner is there and has not ended.
pub fn has_owner(action: &Action, world: &World, today: Date) -> bool {
    let owner = world.parties.get_live(&action.owner);
    owner.is_some_and(|p| p.value.valid_until.is_none_or(|end| end >= today))
}

fn known(code: &str) -> Option<&'static str> {
    super::STATUSES.iter().copied().find(|s| *s == code)
}

/// Whole days from `from` to `to`.
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Milestone, ProgressReport};
    use crate::people::Party;
    use crate::record::State;
    use crate::text::Text;
    use jiff::civil::date;
    use std::sync::Arc;

    const TODAY: Date = date(2026, 11, 21);

    fn rec<T>(id: &str, value: T) -> Rec<T> {
        Rec { id: id.into(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value }
    }

    fn scalda(world: &mut World) -> &mut Rec<Party> {
        Arc::make_mut(Arc::make_mut(&mut world.parties).0.get_mut("scalda").unwrap())
    }

    fn world() -> World {
        let mut world = World::default();
        Arc::make_mut(&mut world.parties).0.insert("scalda".into(), rec("scalda", Party::default()).into());
        world
    }

    fn check(change: impl Fn(&mut Action), heard: Option<Date>, expect: &str) {
        let mut action = Action { owner: "scalda".into(), ..Action::default() };
        change(&mut action);
        let found = standing(&world(), &rec("a", action), heard, TODAY);
        assert_eq!(found.status, expect, "{found:?}");
    }

    #[test]
    fn the_status_follows_from_dates_and_reports() {
        check(|_| {}, None, UNKNOWN);
        check(|a| a.phase = Some("done".into()), None, "completed");
        check(|a| a.start = Some(date(2027, 1, 1)), None, "planned");
        check(|a| a.phase = Some("preparing".into()), None, "planned");
        check(|a| a.end = Some(date(2026, 11, 20)), None, "late");
        check(|a| a.end = Some(TODAY), Some(date(2026, 11, 1)), "on_track");
        check(|a| a.start = Some(date(2026, 10, 1)), None, "on_track");
        check(|a| a.start = Some(date(2026, 1, 1)), None, "silent");
        check(|_| {}, Some(date(2026, 5, 25)), "on_track");
        check(|_| {}, Some(date(2026, 5, 24)), "silent");
    }

    #[test]
    fn a_missed_milestone_makes_late_and_a_cancelled_one_does_not() {
        let step = |state: &str| Milestone { due: Some(date(2026, 11, 20)), milestone_state: state.into(), ..Milestone::default() };
        check(|a| a.milestones = vec![step("active")], Some(TODAY), "late");
        check(|a| a.milestones = vec![step("cancelled")], Some(TODAY), "on_track");
    }

    #[test]
    fn a_hand_overrules_and_what_follows_stays_known() {
        let action = Action {
            owner: "scalda".into(),
            end: Some(date(2026, 1, 1)),
            status: Some("stopped".into()),
            status_reason: Some(Text::nl("Geen geld")),
            ..Action::default()
        };
        let found = standing(&world(), &rec("a", action), None, TODAY);
        assert_eq!((found.status, found.derived, found.by_hand), ("stopped", "late", true));
        assert_eq!(found.warnings, ["no_money", "no_goal"], "what is over is not late");
    }

    #[test]
    fn an_owner_that_ended_is_no_owner() {
        let mut world = world();
        let action = rec("a", Action { owner: "scalda".into(), ..Action::default() });
        assert!(!standing(&world, &action, None, TODAY).has("no_owner"));
        scalda(&mut world).value.valid_until = Some(date(2026, 1, 1));
        assert!(standing(&world, &action, None, TODAY).has("no_owner"));
        scalda(&mut world).state = State::Merged { into: "x".into() };
        assert!(standing(&world, &action, None, TODAY).has("no_owner"));
    }

    #[test]
    fn the_agenda_of_the_landsdeel_sets_the_rhythm() {
        let mut world = world();
        let agenda = |region: Option<&str>, limit| Agenda {
            region: region.map(Into::into),
            update_days: 30,
            update_limit_days: limit,
            ..Agenda::default()
        };
        let agendas = Arc::make_mut(&mut world.agendas);
        agendas.0.insert("nl".into(), rec("nl", agenda(None, 60)).into());
        agendas.0.insert("oost".into(), rec("oost", agenda(Some("oost"), 90)).into());
        let action = |landsdeel: &str| Action { landsdeel: Some(landsdeel.into()), ..Action::default() };
        assert_eq!([rhythm(&action("oost"), &world), rhythm(&action("noord"), &world)], [(30, 90), (30, 60)]);
        let own = Action { update_days: Some(365), ..action("oost") };
        assert_eq!(rhythm(&own, &world), (365, 365), "who may report yearly is not silent before");
    }

    #[test]
    fn the_newest_public_report_counts() {
        let mut world = world();
        let report = |on| ProgressReport { action: "a".into(), on, ..ProgressReport::default() };
        let progress = Arc::make_mut(&mut world.progress);
        progress.0.insert("1".into(), rec("1", report(date(2026, 1, 1))).into());
        progress.0.insert("2".into(), rec("2", report(date(2026, 6, 1))).into());
        progress.0.insert("3".into(), Arc::new(Rec { state: State::Draft, ..rec("3", report(date(2026, 9, 1))) }));
        assert_eq!(heard(&world).get("a"), Some(&date(2026, 6, 1)));
    }
}
