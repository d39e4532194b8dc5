//! Reporting periods: how every public action stood when a period was frozen, kept for good.
//!
//! What is frozen is one text (compact JSON, keys in a fixed order) under its SHA-256, and the workbook
//! that was made of it then: both are given out again as they were, byte for byte. The status and the
//! warnings are those of the day of freezing; of reports the newest that is not after the period.

use crate::steering::keep::{Beside, change, standing};
use crate::{App, Refusal};
use domain::agenda::sums::total;
use domain::agenda::{Action, ProgressReport, ReportingPeriod};
use domain::event::{Change, fingerprint};
use domain::permission::{Actor, Deed, Scope};
use domain::record::Rec;
use domain::text::{Lang, Text};
use domain::world::World;
use futures_util::FutureExt;
use jiff::civil::Date;
use report::{Cell, Column, ColumnKind, Properties, ReportError, Sheet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::editions::{pack, unpack};
use store::{StoreError, sheets};
use texts::T;

/// All of it. Field order is part of the format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub format: u32,
    pub period: String,
    pub title: Text,
    pub from: Date,
    pub until: Date,
    pub frozen: Date,
    /// In order of id.
    pub actions: Vec<FrozenAction>,
}

/// One action as it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenAction {
    pub id: String,
    pub revision: i64,
    pub title: Text,
    pub owner: String,
    pub owner_title: Text,
    pub landsdeel: Option<String>,
    pub goals: Vec<String>,
    pub status: String,
    /// Set by hand rather than following from dates and reports.
    pub by_hand: bool,
    pub phase: Option<String>,
    /// Per cent.
    pub progress: Option<i64>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub planned_eurocent: Option<i64>,
    pub committed_eurocent: Option<i64>,
    pub spent_eurocent: Option<i64>,
    pub milestones: Vec<FrozenMilestone>,
    pub report: Option<FrozenReport>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenMilestone {
    pub text: Text,
    pub due: Option<Date>,
    pub state: String,
    pub completed: Option<Date>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenReport {
    pub id: String,
    pub revision: i64,
    pub on: Date,
    pub title: Text,
}

/// A frozen period as it is given out.
#[derive(Debug)]
pub struct Kept {
    pub snapshot: Snapshot,
    pub fingerprint: String,
    /// The text the fingerprint is of.
    pub text: String,
    pub workbook: Vec<u8>,
    by_id: BTreeMap<String, usize>,
}

impl Kept {
    pub fn action(&self, id: &str) -> Option<&FrozenAction> {
        self.by_id.get(id).map(|at| &self.snapshot.actions[*at])
    }
}

impl FrozenAction {
    pub fn milestones_done(&self) -> usize {
        self.milestones.iter().filter(|m| m.state == "completed").count()
    }
}

impl App {
    /// Keeps a period as it stands now. It is fixed from then on.
    pub async fn freeze_period(&self, actor: &Actor, id: &str) -> Result<String, Refusal> {
        self.may(actor, Deed::FreezePeriod, &Scope::national()).await?;
        let world = self.world();
        let old = standing::<ReportingPeriod>(&world, id)?;
        if !old.is_live() {
            return Err(Refusal::Refused("refusal-wrong-state"));
        }
        // Asked before the work: the answer may be no.
        old.value.frozen(self.today(), 0, String::new()).map_err(Refusal::Refused)?;
        let snapshot = self.snapshot(&world, old);
        let made = tokio::task::spawn_blocking(move || {
            let text = serde_json::to_string(&snapshot).map_err(|e| e.to_string())?;
            let hash = fingerprint(&text);
            let workbook = workbook(&snapshot, &hash).map_err(|e| e.to_string())?;
            Ok::<_, String>((snapshot.actions.len(), text, hash, workbook))
        });
        let made = made.await.map_err(|e| Refusal::Broken(e.to_string()))?;
        let (count, text, hash, workbook) = made.map_err(|e| Refusal::Broken(format!("freezing {id}: {e}")))?;
        let new = old.value.frozen(self.today(), i64::try_from(count).unwrap_or(i64::MAX), hash.clone()).map_err(Refusal::Refused)?;
        let told = Change::Frozen { fingerprint: hash.clone(), actions: count as u64 };
        let frozen = sheets::Frozen { fingerprint: hash.clone(), body: pack(text.as_bytes()), workbook };
        let (period, at) = (id.to_string(), self.now());
        let beside: Beside = Box::new(move |tx| async move { sheets::freeze(tx, &period, frozen, at).await }.boxed());
        self.keep(actor, "", vec![change(&world, old, &new, told)], beside).await.map_err(|e| match e {
            StoreError::Conflict { .. } | StoreError::Taken { .. } => Refusal::Refused("refusal-period-frozen"),
            other => other.into(),
        })?;
        Ok(hash)
    }

    fn snapshot(&self, world: &World, period: &Rec<ReportingPeriod>) -> Snapshot {
        let (index, until) = (self.agenda(), period.value.until);
        let mut newest: BTreeMap<&str, &Rec<ProgressReport>> = BTreeMap::new();
        for report in world.progress.live().filter(|r| r.value.on <= until) {
            let held = newest.entry(report.value.action.as_str()).or_insert(report);
            if (held.value.on, &held.id) < (report.value.on, &report.id) {
                *held = report;
            }
        }
        let actions = world.actions.live().map(|rec| {
            let line = index.line(&rec.id);
            let mut frozen = frozen(world, rec, newest.get(rec.id.as_str()).copied());
            if let Some(line) = line {
                frozen.status = line.standing.status.into();
                frozen.by_hand = line.standing.by_hand;
                frozen.progress = line.progress;
            }
            frozen
        });
        Snapshot {
            format: 1,
            period: period.id.clone(),
            title: period.value.title.clone(),
            from: period.value.from,
            until,
            frozen: self.today(),
            actions: actions.collect(),
        }
    }

    /// A period that was frozen. It never changes, so it is read once.
    pub async fn frozen_period(&self, id: &str) -> Result<Arc<Kept>, Refusal> {
        if self.world().reporting_periods.get_live(id).is_none_or(|p| p.value.frozen.is_none()) {
            return Err(Refusal::NotFound);
        }
        let held = |kept: &BTreeMap<String, Arc<Kept>>| kept.get(id).cloned();
        if let Some(kept) = self.inner.periods.lock().ok().and_then(|p| held(&p)) {
            return Ok(kept);
        }
        let stored = sheets::frozen(&mut self.store().read().await?, id).await?.ok_or(Refusal::NotFound)?;
        let text = String::from_utf8(unpack(&stored.body)?).map_err(|e| Refusal::Broken(e.to_string()))?;
        if fingerprint(&text) != stored.fingerprint {
            return Err(Refusal::Broken(format!("the frozen period {id} is not what its fingerprint says")));
        }
        let snapshot: Snapshot = serde_json::from_str(&text).map_err(|e| Refusal::Broken(e.to_string()))?;
        let by_id = snapshot.actions.iter().enumerate().map(|(at, a)| (a.id.clone(), at)).collect();
        let kept = Arc::new(Kept { snapshot, fingerprint: stored.fingerprint, text, workbook: stored.workbook, by_id });
        if let Ok(mut periods) = self.inner.periods.lock() {
            periods.insert(id.into(), kept.clone());
        }
        Ok(kept)
    }
}

fn frozen(world: &World, rec: &Rec<Action>, report: Option<&Rec<ProgressReport>>) -> FrozenAction {
    let (a, money) = (&rec.value, total(&rec.value));
    let milestone = |m: &domain::agenda::Milestone| FrozenMilestone {
        text: m.text.clone(),
        due: m.due,
        state: m.milestone_state.clone(),
        completed: m.completed,
    };
    FrozenAction {
        id: rec.id.clone(),
        revision: rec.revision,
        title: a.title.clone(),
        owner: a.owner.clone(),
        owner_title: world.parties.get(&a.owner).map_or_else(|| Text::nl(&a.owner), |p| p.value.title.clone()),
        landsdeel: a.landsdeel.clone(),
        goals: a.goals.clone(),
        status: domain::agenda::standing::UNKNOWN.into(),
        by_hand: false,
        phase: a.phase.clone(),
        progress: None,
        start: a.start,
        end: a.end,
        planned_eurocent: money.planned,
        committed_eurocent: money.committed,
        spent_eurocent: money.spent,
        milestones: a.milestones.iter().map(milestone).collect(),
        report: report.map(|r| FrozenReport { id: r.id.clone(), revision: r.revision, on: r.value.on, title: r.value.title.clone() }),
    }
}

/// The workbook of a snapshot, in Dutch: actions, milestones, and what it is.
fn workbook(snapshot: &Snapshot, hash: &str) -> Result<Vec<u8>, ReportError> {
    let t = crate::messages::texts(Lang::Nl);
    let about = vec![
        (t.kind_reporting_period().to_string(), snapshot.title.nl.clone()),
        (t.field_from().to_string(), snapshot.from.to_string()),
        (t.field_until().to_string(), snapshot.until.to_string()),
        (t.field_frozen().to_string(), snapshot.frozen.to_string()),
        (t.field_fingerprint().to_string(), hash.to_string()),
    ];
    // Not the moment of a download: the same snapshot is the same file.
    let created = snapshot.frozen.to_zoned(jiff::tz::TimeZone::UTC).map(|z| z.timestamp()).unwrap_or_default();
    let properties = Properties { title: snapshot.title.nl.clone(), author: t.site_name().into(), created };
    report::xlsx(&[actions_sheet(snapshot, t), milestones_sheet(snapshot, t)], &about, t.periods_about(), properties)
}

fn text(s: &str) -> Cell {
    if s.is_empty() { Cell::Empty } else { Cell::Text(s.to_string()) }
}

fn day(d: Option<Date>) -> Cell {
    d.map_or(Cell::Empty, |d| Cell::Text(d.to_string()))
}

fn actions_sheet(snapshot: &Snapshot, t: T) -> Sheet {
    let (words, whole, money) = (ColumnKind::Text, ColumnKind::Number { decimals: 0 }, ColumnKind::Number { decimals: 2 });
    let euro = |name: &str| t.periods_euro(name);
    let columns = [
        (t.field_action().to_string(), words),
        (t.field_title().into(), words),
        (t.periods_revision().into(), whole),
        (t.field_owner().into(), words),
        (t.field_landsdeel().into(), words),
        (t.kinds_goal().into(), words),
        (t.field_status().into(), words),
        (t.field_phase().into(), words),
        (t.field_percentage().into(), whole),
        (t.field_start().into(), words),
        (t.field_end().into(), words),
        (euro(t.field_planned_eurocent()), money),
        (euro(t.field_committed_eurocent()), money),
        (euro(t.field_spent_eurocent()), money),
        (t.periods_report_on().into(), words),
        (t.periods_report().into(), words),
    ];
    let columns = columns.into_iter().map(|(heading, kind)| Column { heading, kind }).collect();
    Sheet { title: t.kinds_action().into(), columns, rows: snapshot.actions.iter().map(|a| action_row(a, t)).collect() }
}

fn action_row(a: &FrozenAction, t: T) -> Vec<Cell> {
    let euros = |n: Option<i64>| n.map_or(Cell::Empty, |cents| Cell::Number(cents as f64 / 100.0));
    vec![
        text(&a.id),
        text(&a.title.nl),
        Cell::Number(a.revision as f64),
        text(&a.owner_title.nl),
        text(a.landsdeel.as_deref().unwrap_or("")),
        text(&a.goals.join(", ")),
        text(&t.code("status", &a.status)),
        text(&a.phase.as_deref().map(|p| t.code("phase", p)).unwrap_or_default()),
        a.progress.map_or(Cell::Empty, |p| Cell::Number(p as f64)),
        day(a.start),
        day(a.end),
        euros(a.planned_eurocent),
        euros(a.committed_eurocent),
        euros(a.spent_eurocent),
        day(a.report.as_ref().map(|r| r.on)),
        text(a.report.as_ref().map_or("", |r| r.title.nl.as_str())),
    ]
}

fn milestones_sheet(snapshot: &Snapshot, t: T) -> Sheet {
    let headings = [t.field_action(), t.agenda_milestone(), t.field_due(), t.field_milestone_state(), t.field_completed()];
    let columns = headings.into_iter().map(|h| Column { heading: h.into(), kind: ColumnKind::Text }).collect();
    let row = |(a, m): (&FrozenAction, &FrozenMilestone)| {
        vec![text(&a.id), text(&m.text.nl), day(m.due), text(&t.code("milestone-state", &m.state)), day(m.completed)]
    };
    let rows = snapshot.actions.iter().flat_map(|a| a.milestones.iter().map(move |m| (a, m))).map(row).collect();
    Sheet { title: t.field_milestones().into(), columns, rows }
}
