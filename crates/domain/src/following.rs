//! What readers can follow, and which event is news about which of those things. Pure: who follows, and how
//! they hear of it, is for `app`.
//!
//! Only what everyone may read is news: a public event about a record that is public now. So a draft, a closed
//! part or an edition under embargo reaches nobody by way of a letter.

use crate::event::{Change, Event};
use crate::record::{Kind, Record, State};
use crate::text::Text;
use crate::world::{World, entry};
use std::collections::BTreeSet;
use std::fmt;

/// How soon someone wants to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    Direct,
    Daily,
    Weekly,
}

impl Rhythm {
    pub const ALL: [Rhythm; 3] = [Rhythm::Direct, Rhythm::Daily, Rhythm::Weekly];

    pub fn code(self) -> &'static str {
        match self {
            Rhythm::Direct => "direct",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        }
    }

    pub fn from_code(code: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// One thing to follow. Written `action:techlab`; `edition` is every new edition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    pub kind: Kind,
    /// Empty for editions: one follows them all.
    pub id: String,
}

/// The kinds that can be followed.
pub const FOLLOWED: [Kind; 5] = [Kind::Action, Kind::Goal, Kind::Region, Kind::Indicator, Kind::Edition];

impl Subject {
    pub fn new(kind: Kind, id: &str) -> Subject {
        Subject { kind, id: id.into() }
    }

    pub fn editions() -> Subject {
        Subject::new(Kind::Edition, "")
    }

    /// Reads what [`fmt::Display`] writes; none where that cannot be followed.
    pub fn read(text: &str) -> Option<Subject> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        let kind = Kind::from_code(kind).filter(|k| FOLLOWED.contains(k))?;
        ((kind == Kind::Edition) == id.is_empty()).then(|| Subject::new(kind, id))
    }

    /// Its title, as long as it is public; editions have none of their own.
    pub fn title<'w>(&self, world: &'w World) -> Option<&'w Text> {
        entry(world, self.kind, &self.id).filter(|e| *e.state == State::Live).map(|e| e.title)
    }

    /// Whether it is there to be followed.
    pub fn stands(&self, world: &World) -> bool {
        self.kind == Kind::Edition || self.title(world).is_some()
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.id.is_empty() { write!(f, "{}", self.kind) } else { write!(f, "{}:{}", self.kind, self.id) }
    }
}

/// Whose followers hear of an event, in a fixed order; nobody where it is no news, or not public.
pub fn news_for(world: &World, event: &Event) -> BTreeSet<Subject> {
    let (about, change) = (&event.about, &event.change);
    let Some(kind) = about.kind.filter(|_| change.is_public()) else { return BTreeSet::new() };
    if entry(world, kind, &about.id).is_none_or(|e| *e.state != State::Live) {
        return BTreeSet::new();
    }
    let is_new = matches!(change, Change::Created | Change::Published);
    let fields: &[String] = if let Change::Edited { fields } = change { fields } else { &[] };
    let mut found = match kind {
        Kind::Action if is_new || fields.iter().any(|f| OF_ACTION.contains(&f.as_str())) => of_action(event, is_new),
        Kind::ProgressReport if is_new => of_report(world, event),
        Kind::Decision if is_new || matches!(change, Change::Stepped { .. }) => of_decision(world, event),
        Kind::Agreement if is_new || !fields.is_empty() => around(event),
        Kind::Signal if is_new || matches!(change, Change::Stepped { .. }) => of_signal(world, event),
        Kind::Edition if is_new || matches!(change, Change::Released { .. }) => of_edition(change),
        Kind::Correction if is_new => of_correction(world, event),
        Kind::Goal | Kind::Region | Kind::Indicator if !fields.is_empty() => BTreeSet::from([Subject::new(kind, &about.id)]),
        _ => BTreeSet::new(),
    };
    found.retain(|s| s.stands(world));
    found
}

/// What a follower of an action wants to hear of; a spelling in its text is not among it.
pub const OF_ACTION: &[&str] =
    &["status", "phase", "percentage", "owner", "start", "end", "milestones", "decision", "expected", "measured", "money"];

/// What those around an action hear of too.
const OF_STATE: &[&str] = &["status", "phase"];

fn around(event: &Event) -> BTreeSet<Subject> {
    let goals = event.about.goals.iter().map(|id| Subject::new(Kind::Goal, id));
    goals.chain(event.about.regions.iter().map(|id| Subject::new(Kind::Region, id))).collect()
}

fn of_action(event: &Event, is_new: bool) -> BTreeSet<Subject> {
    let is_state = matches!(&event.change, Change::Edited { fields } if fields.iter().any(|f| OF_STATE.contains(&f.as_str())));
    let mut found = if is_new || is_state { around(event) } else { BTreeSet::new() };
    found.insert(Subject::new(Kind::Action, &event.about.id));
    found
}

/// "Nothing changed" is for who follows the action itself.
fn of_report(world: &World, event: &Event) -> BTreeSet<Subject> {
    let Some(report) = world.progress.get_live(&event.about.id).map(|r| &r.value) else { return BTreeSet::new() };
    let mut found = BTreeSet::from([Subject::new(Kind::Action, &report.action)]);
    if let Some(action) = world.actions.get_live(&report.action).filter(|_| !report.unchanged) {
        found.extend(action.value.goals.iter().map(|id| Subject::new(Kind::Goal, id)));
        found.extend(action.value.scope(&action.id).regions.iter().map(|id| Subject::new(Kind::Region, id)));
    }
    found
}

fn of_decision(world: &World, event: &Event) -> BTreeSet<Subject> {
    let mut found = around(event);
    let id = &event.about.id;
    let made = world.actions.live().filter(|a| a.value.decision.as_ref() == Some(id));
    found.extend(made.map(|a| Subject::new(Kind::Action, &a.id)));
    let named = world.decisions.get_live(id).map(|r| r.value.indicators.as_slice()).unwrap_or_default();
    found.extend(named.iter().map(|id| Subject::new(Kind::Indicator, id)));
    found
}

fn of_signal(world: &World, event: &Event) -> BTreeSet<Subject> {
    let mut found = around(event);
    let Some(signal) = world.signals.get_live(&event.about.id).map(|r| &r.value) else { return found };
    found.extend(signal.action.iter().map(|id| Subject::new(Kind::Action, id)));
    found.extend(signal.indicator.iter().map(|id| Subject::new(Kind::Indicator, id)));
    found
}

fn of_edition(change: &Change) -> BTreeSet<Subject> {
    let mut found = BTreeSet::from([Subject::editions()]);
    if let Change::Released { frozen } = change {
        found.extend(frozen.iter().map(|(indicator, _)| Subject::new(Kind::Indicator, indicator)));
    }
    found
}

fn of_correction(world: &World, event: &Event) -> BTreeSet<Subject> {
    let correction = world.corrections.get_live(&event.about.id);
    correction.map(|c| BTreeSet::from([Subject::new(Kind::Indicator, &c.value.indicator)])).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Action, ProgressReport};
    use crate::event::{About, By};
    use crate::pact::Goal;
    use crate::record::Rec;
    use crate::regions::Region;
    use std::sync::Arc;

    fn put<T: crate::world::Noun + Default>(table: &mut Arc<crate::world::Table<T>>, id: &str, state: State, value: T) {
        let rec = Rec { id: id.into(), revision: 1, state, updated_at: jiff::Timestamp::UNIX_EPOCH, value };
        Arc::make_mut(table).0.insert(id.into(), Arc::new(rec));
    }

    fn world() -> World {
        let mut world = World::default();
        let lab = Action { owner: "x".into(), goals: vec!["4".into(), "5".into()], landsdeel: Some("noord".into()), ..Action::default() };
        put(&mut world.actions, "lab", State::Live, lab.clone());
        put(&mut world.actions, "plan", State::Draft, lab);
        put(&mut world.goals, "4", State::Live, Goal::default());
        put(&mut world.regions, "noord", State::Live, Region::default());
        let report = |unchanged| ProgressReport { action: "lab".into(), unchanged, ..ProgressReport::default() };
        put(&mut world.progress, "said", State::Live, report(false));
        put(&mut world.progress, "same", State::Live, report(true));
        put(&mut world.progress, "secret", State::Draft, report(false));
        world
    }

    fn told(kind: Kind, id: &str, change: Change) -> Vec<String> {
        let about = About {
            kind: Some(kind),
            id: id.into(),
            goals: vec!["4".into(), "5".into()],
            regions: vec!["noord".into()],
            ..About::default()
        };
        let event = Event { seq: 1, at: jiff::Timestamp::UNIX_EPOCH, by: By::default(), about, change };
        news_for(&world(), &event).iter().map(ToString::to_string).collect()
    }

    fn edited(fields: &[&str]) -> Change {
        Change::Edited { fields: fields.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn news_reaches_who_follows_the_thing_and_what_stands_around_it() {
        // Goal 5 is not there: nobody can follow it.
        assert_eq!(told(Kind::Action, "lab", Change::Created), ["goal:4", "region:noord", "action:lab"]);
        assert_eq!(told(Kind::Action, "lab", edited(&["lead", "status"])), ["goal:4", "region:noord", "action:lab"]);
        assert_eq!(told(Kind::Action, "lab", edited(&["milestones"])), ["action:lab"]);
        assert_eq!(told(Kind::ProgressReport, "said", Change::Created), ["goal:4", "region:noord", "action:lab"]);
        assert_eq!(told(Kind::ProgressReport, "same", Change::Created), ["action:lab"]);
    }

    #[test]
    fn what_is_no_news_or_not_public_reaches_nobody() {
        let nobody: [&str; 0] = [];
        assert_eq!(told(Kind::Action, "lab", edited(&["lead", "sources"])), nobody);
        assert_eq!(told(Kind::Action, "lab", Change::Reminded { rounds: vec![] }), nobody);
        assert_eq!(told(Kind::Action, "plan", Change::Created), nobody);
        assert_eq!(told(Kind::ProgressReport, "secret", Change::Created), nobody);
        assert_eq!(told(Kind::Action, "unknown", Change::Created), nobody);
        assert_eq!(told(Kind::Edition, "2027-06", Change::Embargoed), nobody);
    }

    #[test]
    fn a_subject_is_read_as_it_is_written() {
        for good in ["action:lab", "goal:4", "region:noord", "indicator:a_b", "edition"] {
            assert_eq!(Subject::read(good).map(|s| s.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "action", "action:", "edition:2027-06", "party:fme", "goal", ":", "x:y"] {
            assert_eq!(Subject::read(bad), None, "{bad}");
        }
    }
}
