//! What the rules find in the doe-agenda: late, silent, without owner or money, a milestone missed,
//! an agreement for which nobody does anything.

use super::rules::Finding;
use super::signal::{SignalRule, TrailRow};
use crate::agenda::{Action, Agenda, agenda_of};
use crate::record::{Kind, Rec};
use crate::world::World;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The doe-agenda with what every rule asks of it, worked out once.
pub(super) struct Doing<'w> {
    world: &'w World,
    today: Date,
    /// Actions that still run.
    running: Vec<&'w Rec<Action>>,
    /// Day of the last report per action.
    reported: BTreeMap<&'w str, Date>,
    /// Agreements for which there is an action, done or not.
    worked_on: BTreeSet<&'w str>,
}

impl<'w> Doing<'w> {
    pub(super) fn new(world: &'w World, today: Date) -> Doing<'w> {
        let over = |a: &Action| a.phase.as_deref() == Some("done") || matches!(a.status.as_deref(), Some("completed" | "stopped"));
        let running = world.actions.live().filter(|a| !over(&a.value)).collect();
        let mut reported = BTreeMap::<&str, Date>::new();
        for report in world.progress.live().filter(|r| r.value.on <= today) {
            let last = reported.entry(&report.value.action).or_insert(report.value.on);
            *last = report.value.on.max(*last);
        }
        let worked_on = world.actions.live().filter_map(|a| a.value.agreement.as_deref()).collect();
        Doing { world, today, running, reported, worked_on }
    }

    pub(super) fn findings(&self, rule: &Rec<SignalRule>) -> Vec<Finding> {
        type Check = fn(&Doing<'_>, &Action, &str, i64) -> Option<(Date, String)>;
        let check: Check = match rule.value.test.as_str() {
            "action_late" => |d, a, id, p| d.late(a, id, p),
            "action_silent" => |d, a, id, p| d.silent(a, id, p),
            "action_unowned" => |d, a, id, p| d.unowned(a, id, p),
            "action_unfunded" => |d, a, id, p| d.unfunded(a, id, p),
            "milestone_missed" => |d, a, id, p| d.missed(a, id, p),
            "agreement_idle" => return self.idle(rule),
            _ => return Vec::new(),
        };
        let patience = rule.value.patience.unwrap_or(0);
        let found = self.running.iter().filter_map(|rec| Some((rec, check(self, &rec.value, &rec.id, patience)?)));
        found.map(|(rec, (due, occasion))| self.about(rule, rec, due, occasion)).collect()
    }

    fn about(&self, rule: &Rec<SignalRule>, rec: &Rec<Action>, due: Date, occasion: String) -> Finding {
        Finding {
            rule: rule.id.clone(),
            subject: (Kind::Action, rec.id.clone()),
            goals: rec.value.goals.clone(),
            region: rec.value.landsdeel.clone(),
            must_decide: rule.value.must_decide,
            trail: self.row(due, occasion),
        }
    }

    fn row(&self, due: Date, occasion: String) -> TrailRow {
        TrailRow { on: self.today, occasion, due: Some(due), ..TrailRow::default() }
    }

    fn is_over(&self, due: Date, patience: i64) -> bool {
        due.checked_add(jiff::Span::new().days(patience)).is_ok_and(|end| end < self.today)
    }

    fn late(&self, action: &Action, _id: &str, patience: i64) -> Option<(Date, String)> {
        let due = action.end.filter(|end| self.is_over(*end, patience))?;
        Some((due, due.to_string()))
    }

    /// Silent since its last report, or since it began. One that never said when it began cannot be judged.
    fn silent(&self, action: &Action, id: &str, patience: i64) -> Option<(Date, String)> {
        let since = self.reported.get(id).copied().or(action.start)?;
        let promised = action.update_days.or_else(|| agenda_of(action, self.world).map(|a| a.update_limit_days));
        let due = since.checked_add(jiff::Span::new().days(promised.unwrap_or(Agenda::UPDATE_LIMIT_DAYS))).ok()?;
        self.is_over(due, patience).then(|| (due, since.to_string()))
    }

    /// Its owner is no party of the register any more.
    fn unowned(&self, action: &Action, _id: &str, patience: i64) -> Option<(Date, String)> {
        let owner = self.world.parties.get_live(&action.owner);
        let ended = match owner {
            None => self.today,
            Some(party) => party.value.valid_until.filter(|end| self.is_over(*end, patience))?,
        };
        Some((ended, action.owner.clone()))
    }

    /// It began, and nobody said which money pays for it.
    fn unfunded(&self, action: &Action, _id: &str, patience: i64) -> Option<(Date, String)> {
        let start = action.start.filter(|start| action.money.is_empty() && self.is_over(*start, patience))?;
        Some((start, start.to_string()))
    }

    fn missed(&self, action: &Action, _id: &str, patience: i64) -> Option<(Date, String)> {
        let missed = action.milestones.iter().filter(|m| m.is_open()).filter_map(|m| m.due.map(|due| (due, m)));
        let (due, first) = missed.filter(|(due, _)| self.is_over(*due, patience)).min_by_key(|(due, _)| *due)?;
        Some((due, format!("{due} {}", first.text.nl.chars().take(150).collect::<String>())))
    }

    /// Agreements of a pact that still holds, without any action. After the day it is due, where it has one.
    fn idle(&self, rule: &Rec<SignalRule>) -> Vec<Finding> {
        let patience = rule.value.patience.unwrap_or(0);
        let world = self.world;
        let holds = |version: Option<&str>| version.and_then(|v| world.versions.get(v)).is_none_or(|v| v.value.superseded_by.is_none());
        let open = world.agreements.live().filter(|a| {
            let settled = a.value.superseded_by.is_some() || matches!(a.value.status.as_deref(), Some("reached" | "stopped"));
            !settled && holds(a.value.version.as_deref()) && !self.worked_on.contains(a.id.as_str())
        });
        open.filter_map(|a| {
            let made = a.updated_at.to_zoned(jiff::tz::TimeZone::UTC).date();
            let due = a.value.due.unwrap_or(made);
            self.is_over(due, patience).then(|| Finding {
                rule: rule.id.clone(),
                subject: (Kind::Agreement, a.id.clone()),
                goals: a.value.goals.clone(),
                region: a.value.region.clone(),
                must_decide: rule.value.must_decide,
                trail: self.row(due, "idle".into()),
            })
        })
        .collect()
    }
}
