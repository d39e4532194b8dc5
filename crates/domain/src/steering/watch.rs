//! From findings to signals: what is new, what goes on, what is over. Pure and idempotent: asked
//! twice on one day it wants nothing the second time.

use super::rules::Finding;
use super::signal::{Signal, SignalStep, TrailRow};
use crate::event::fingerprint;
use crate::record::{Kind, Rec, is_id};
use crate::world::World;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What must be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Planned {
    /// A new signal; its title is a sentence and comes from the texts.
    Raise { id: String, finding: Box<Finding> },
    /// A signal that goes on, is over, or is back.
    Keep { id: String, revision: i64, signal: Box<Signal> },
}

type Subject = (String, Kind, String);

/// Findings of today against the signals there are.
pub fn plan(world: &World, findings: &[Finding], today: Date) -> Vec<Planned> {
    let mut known = BTreeMap::<Subject, Vec<&Rec<Signal>>>::new();
    for rec in world.signals.live() {
        if let (Some(rule), Some((kind, id))) = (&rec.value.rule, rec.value.subject()) {
            known.entry((rule.clone(), kind, id.to_string())).or_default().push(rec);
        }
    }
    let mut planned = Vec::new();
    let mut seen = BTreeSet::new();
    for finding in findings {
        let subject = (finding.rule.clone(), finding.subject.0, finding.subject.1.clone());
        if seen.insert(subject.clone()) {
            let before = known.get(&subject).map_or(&[][..], Vec::as_slice);
            planned.extend(again(world, before, finding));
        }
    }
    for rec in known.iter().filter(|(subject, _)| !seen.contains(*subject)).flat_map(|(_, signals)| signals) {
        let rule_is_on = rec.value.rule.as_deref().and_then(|r| world.signal_rules.get_live(r)).is_some_and(|r| !r.value.off);
        if rule_is_on && is_open(rec) && rec.value.ended.is_none() {
            planned.push(keep(rec, Signal { ended: Some(today), ..rec.value.clone() }));
        }
    }
    planned
}

fn is_open(rec: &Rec<Signal>) -> bool {
    rec.value.step != SignalStep::Closed
}

/// One finding against the signals its rule raised about the same thing before.
fn again(world: &World, before: &[&Rec<Signal>], finding: &Finding) -> Option<Planned> {
    if let Some(open) = before.iter().find(|r| is_open(r)) {
        let same = last(open).is_some_and(|row| row.occasion == finding.trail.occasion);
        if same && open.value.ended.is_none() {
            return None;
        }
        let mut signal = open.value.clone();
        signal.ended = None;
        if !same {
            signal.trail.push(finding.trail.clone());
        }
        return Some(keep(open, signal));
    }
    // Closed with a reason: it comes back only when something new is known.
    if before.iter().any(|r| last(r).is_some_and(|row| row.occasion == finding.trail.occasion)) {
        return None;
    }
    Some(Planned::Raise { id: free_id(world, finding), finding: Box::new(finding.clone()) })
}

fn last(rec: &Rec<Signal>) -> Option<&TrailRow> {
    rec.value.trail.last()
}

fn keep(rec: &Rec<Signal>, signal: Signal) -> Planned {
    Planned::Keep { id: rec.id.clone(), revision: rec.revision, signal: Box::new(signal) }
}

/// Rule and subject make the id; what comes back gets a number behind it.
fn free_id(world: &World, finding: &Finding) -> String {
    let whole = format!("{}-{}", finding.rule, finding.subject.1);
    let base = if whole.len() <= 70 && is_id(&whole) {
        whole
    } else {
        format!("{}-{}", &finding.rule[..finding.rule.len().min(40)], &fingerprint(&whole)[..16])
    };
    if world.signals.get(&base).is_none() {
        return base;
    }
    (2..).map(|n| format!("{base}-{n}")).find(|id| world.signals.get(id).is_none()).unwrap_or(base)
}

/// The signal a finding raises.
pub fn raised(finding: &Finding, title: crate::Text, today: Date) -> Signal {
    let (kind, id) = (finding.subject.0, Some(finding.subject.1.clone()));
    Signal {
        title,
        raised_by: "rule".into(),
        rule: Some(finding.rule.clone()),
        indicator: id.clone().filter(|_| kind == Kind::Indicator),
        action: id.clone().filter(|_| kind == Kind::Action),
        agreement: id.filter(|_| kind == Kind::Agreement),
        goals: finding.goals.clone(),
        region: finding.region.clone(),
        raised: today,
        must_decide: finding.must_decide,
        trail: vec![finding.trail.clone()],
        ..Signal::default()
    }
}
