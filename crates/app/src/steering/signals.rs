//! Signals: looked for by the rules, stepped on by people.

use super::keep::{Write, change, make, nothing, standing, stepped};
use crate::messages::texts;
use crate::{App, Refusal};
use domain::event::Change;
use domain::permission::{Actor, Deed, Scope};
use domain::record::{Kind, Rec, State};
use domain::steering::rules::{Finding, findings};
use domain::steering::watch::{Planned, plan, raised};
use domain::steering::{Meeting, Signal, SignalDeed};
use domain::text::{Lang, Text};
use domain::world::World;
use store::StoreError;

/// Records written in one transaction: many at once is quick, all at once would hold others up.
const BATCH: usize = 200;

impl App {
    /// Evaluates every rule as of today and writes what is new, goes on or is over; how much that was.
    pub async fn watch_signals(&self, actor: &Actor) -> Result<usize, Refusal> {
        self.may(actor, Deed::WatchSignals, &Scope::national()).await?;
        let (world, today) = (self.world(), self.today());
        let mut planned = plan(&world, &findings(&world, today), today);
        let count = planned.len();
        while !planned.is_empty() {
            let rest = planned.split_off(planned.len().min(BATCH));
            let writes = planned.iter().filter_map(|p| written(&world, p, today)).collect();
            match self.keep(&Actor::System, "", writes, nothing()).await {
                // Another node looked at the same moment: what it wrote is what we wanted.
                Err(StoreError::Taken { .. } | StoreError::Conflict { .. }) => return Ok(0),
                other => other?,
            }
            planned = rest;
        }
        Ok(count)
    }

    /// One step of a signal. A reason is asked for closing, a meeting for putting it on an agenda.
    pub async fn step_signal(&self, actor: &Actor, id: &str, deed: SignalDeed, reason: &str, meeting: &str) -> Result<(), Refusal> {
        let world = self.world();
        let rec = standing::<Signal>(&world, id)?;
        self.may(actor, Deed::StepSignal, &domain::Record::scope(&rec.value, id)).await?;
        let (next, agenda) = match deed {
            SignalDeed::Acknowledge => (rec.value.acknowledge(), None),
            SignalDeed::Unschedule => (rec.value.unschedule(), None),
            SignalDeed::Close => (rec.value.close(reason, self.today()), None),
            SignalDeed::Schedule => {
                let (write, item) = self.on_agenda(actor, &world, rec, meeting).await?;
                (rec.value.schedule(meeting, &item), Some(write))
            }
            // A signal is decided by a decision that names it, and in no other way.
            SignalDeed::Decide => return Err(Refusal::Refused("refusal-signal-decide")),
        };
        let next = next.map_err(Refusal::Refused)?;
        let step = change(&world, rec, &next, stepped(next.step.code()));
        self.keep(actor, reason, agenda.into_iter().chain([step]).collect(), nothing()).await.map_err(Refusal::from)
    }

    /// Adds a point for the signal to the agenda of a meeting.
    async fn on_agenda(&self, actor: &Actor, world: &World, signal: &Rec<Signal>, meeting: &str) -> Result<(Write, String), Refusal> {
        let rec = world
            .meetings
            .get(meeting)
            .filter(|m| matches!(m.state, State::Live | State::Draft))
            .ok_or(Refusal::Refused("refusal-no-meeting"))?;
        // A meeting that the actor may not see cannot be chosen either.
        if rec.state == State::Draft && !self.may_inspect(actor, Kind::Meeting, meeting) {
            return Err(Refusal::Refused("refusal-no-meeting"));
        }
        let (next, number): (Meeting, String) =
            rec.value.with_item(signal.value.title.clone(), Some("decision".into())).map_err(Refusal::Refused)?;
        Ok((change(world, rec, &next, Change::Edited { fields: vec!["items".into()] }), number))
    }
}

/// What a plan writes.
fn written(world: &World, planned: &Planned, today: jiff::civil::Date) -> Option<Write> {
    match planned {
        Planned::Raise { id, finding } => Some(make(world, id, State::Live, &raised(finding, title(world, finding), today))),
        Planned::Keep { id, signal, .. } => {
            let old = world.signals.get(id)?;
            let names = [("ended", old.value.ended != signal.ended), ("trail", old.value.trail != signal.trail)];
            let fields = names.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_string()).collect();
            Some(change(world, old, &**signal, Change::Edited { fields }))
        }
    }
}

/// The signal in one line, in both languages.
fn title(world: &World, finding: &Finding) -> Text {
    let (kind, id) = (finding.subject.0, finding.subject.1.as_str());
    let subject = match kind {
        Kind::Indicator => world.indicators.get(id).map(|r| &r.value.title),
        Kind::Action => world.actions.get(id).map(|r| &r.value.title),
        _ => world.agreements.get(id).map(|r| &r.value.title),
    };
    let test = world.signal_rules.get(&finding.rule).map_or("", |r| r.value.test.as_str());
    let say = |lang| {
        let t = texts(lang);
        let name = subject.map_or(id, |s| s.get(lang));
        t.steering_signal_of(name, t.code("signal-test", test))
    };
    Text::both(shortened(say(Lang::Nl)), shortened(say(Lang::En)))
}

fn shortened(text: String) -> String {
    if text.chars().count() <= 300 { text } else { text.chars().take(299).chain(['…']).collect() }
}
