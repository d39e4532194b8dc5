//! The pact as it stands: every record and published figure in memory, as one immutable value.
//!
//! Pages and API read it without asking the database; a deed replaces it. A few thousand records
//! and figures take a few megabytes, which is cheaper than any cache of queries.

use crate::event::fingerprint;
use crate::field::{FieldSpec, references};
use crate::monitor::Figure;
use crate::record::{Kind, Rec, Record, State};
use crate::regions::Crosswalk;
use crate::slices::Slice;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every noun that is kept with its versions.
pub mod nouns {
    pub use crate::agenda::{Action, Agenda, Comment, ProgressReport, ReportingPeriod};
    pub use crate::monitor::{Correction, Edition, Indicator};
    pub use crate::newsroom::Page;
    pub use crate::pact::{Agreement, Goal, PactVersion, Review, Theme};
    pub use crate::people::{Membership, Party, Seat};
    pub use crate::regions::Region;
    pub use crate::steering::{Amendment, Decision, Meeting, Question, Signal, SignalRule};
}

use nouns::*;

/// All records of one kind, drafts and deleted ones included, by id. Worlds share the records that
/// did not change between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(pub BTreeMap<String, Arc<Rec<T>>>);

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table(BTreeMap::new())
    }
}

impl<T: Record> Table<T> {
    /// What the public sees, in order of id.
    pub fn live(&self) -> impl Iterator<Item = &Rec<T>> {
        self.0.values().map(Arc::as_ref).filter(|r| r.is_live())
    }

    pub fn get(&self, id: &str) -> Option<&Rec<T>> {
        self.0.get(id).map(Arc::as_ref)
    }

    pub fn get_live(&self, id: &str) -> Option<&Rec<T>> {
        self.get(id).filter(|r| r.is_live())
    }
}

macro_rules! world {
    ($($field:ident: $noun:ident),+ $(,)?) => {
        /// One consistent state of everything the pact says in public, and its drafts.
        #[derive(Clone, Debug, Default)]
        pub struct World {
            /// Rises with every committed change; pages are cached under it.
            pub version: i64,
            $(pub $field: Arc<Table<$noun>>,)+
            /// By indicator id.
            pub figures: Arc<BTreeMap<String, Vec<Figure>>>,
            /// Tables of released editions by indicator id, in order of release.
            pub slices: Arc<BTreeMap<String, Vec<Arc<Slice>>>>,
            /// Minutes at which editions under embargo open; nothing of what is in them.
            pub coming: Arc<Vec<crate::release::Coming>>,
            pub crosswalk: Arc<Crosswalk>,
        }

        /// The field table of a kind.
        pub fn fields_of(kind: Kind) -> &'static [FieldSpec] {
            match kind { $(Kind::$noun => <$noun as Record>::FIELDS),+ }
        }

        /// Puts stored bodies of one kind into the world. The error names the record whose body does not fit.
        pub fn fill(world: &mut World, kind: Kind, stored: Vec<Stored>) -> Result<(), BadBody> {
            match kind { $(Kind::$noun => { world.$field = Arc::new(table(kind, stored)?); Ok(()) })+ }
        }

        /// Puts new versions of some records of a kind beside what the world has of it.
        pub fn refill(world: &mut World, kind: Kind, changed: Vec<Stored>) -> Result<(), BadBody> {
            match kind { $(Kind::$noun => { Arc::make_mut(&mut world.$field).put(kind, changed) })+ }
        }

        /// A record without its noun: what lists over all kinds need.
        pub fn entries(world: &World, kind: Kind) -> Vec<Entry<'_>> {
            match kind { $(Kind::$noun => world.$field.0.values().map(|r| Entry::of(kind, r)).collect()),+ }
        }

        /// One of them.
        pub fn entry<'w>(world: &'w World, kind: Kind, id: &str) -> Option<Entry<'w>> {
            match kind { $(Kind::$noun => world.$field.get(id).map(|r| Entry::of(kind, r))),+ }
        }

        /// Runs `$body` with the noun's type bound to `$t` for a kind known only at run time.
        #[macro_export]
        macro_rules! with_noun {
            ($kind:expr, $t:ident => $body:expr) => {
                match $kind { $($crate::Kind::$noun => { type $t = $crate::world::nouns::$noun; $body })+ }
            };
        }

        $(impl Noun for $noun {
            fn table(world: &World) -> &Table<$noun> { &world.$field }
        })+
    };
}

world! {
    versions: PactVersion,
    themes: Theme,
    goals: Goal,
    agreements: Agreement,
    reviews: Review,
    parties: Party,
    seats: Seat,
    memberships: Membership,
    regions: Region,
    indicators: Indicator,
    editions: Edition,
    corrections: Correction,
    pages: Page,
    agendas: Agenda,
    actions: Action,
    progress: ProgressReport,
    reporting_periods: ReportingPeriod,
    signal_rules: SignalRule,
    signals: Signal,
    meetings: Meeting,
    decisions: Decision,
    questions: Question,
    amendments: Amendment,
    comments: Comment,
}

/// A record whose table in the world is known by its type.
pub trait Noun: Record {
    fn table(world: &World) -> &Table<Self>;
}

/// A record as stored: the body is JSON text of its noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub id: String,
    pub revision: i64,
    pub state: State,
    pub updated_at: jiff::Timestamp,
    pub body: String,
}

/// A stored body that does not fit its noun.
#[derive(Clone, Debug, PartialEq)]
pub struct BadBody {
    pub kind: Kind,
    pub id: String,
    pub why: String,
}

impl std::fmt::Display for BadBody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}: {}", self.kind, self.id, self.why)
    }
}

impl std::error::Error for BadBody {}

/// A record of any kind, for lists, search and export.
pub struct Entry<'a> {
    pub kind: Kind,
    pub id: &'a str,
    pub revision: i64,
    pub state: &'a State,
    pub updated_at: jiff::Timestamp,
    pub title: &'a crate::Text,
    pub body: Box<dyn Fn() -> serde_json::Value + 'a>,
}

impl<'a> Entry<'a> {
    fn of<T: Record>(kind: Kind, r: &'a Rec<T>) -> Entry<'a> {
        Entry {
            kind,
            id: &r.id,
            revision: r.revision,
            state: &r.state,
            updated_at: r.updated_at,
            title: r.value.title(),
            body: Box::new(|| body_of(&r.value)),
        }
    }
}

fn table<T: Record>(kind: Kind, stored: Vec<Stored>) -> Result<Table<T>, BadBody> {
    let mut table = Table::default();
    table.put(kind, stored)?;
    Ok(table)
}

impl<T: Record> Table<T> {
    fn put(&mut self, kind: Kind, stored: Vec<Stored>) -> Result<(), BadBody> {
        for s in stored {
            let value = serde_json::from_str(&s.body).map_err(|e| BadBody { kind, id: s.id.clone(), why: e.to_string() })?;
            let rec = Rec { id: s.id, revision: s.revision, state: s.state, updated_at: s.updated_at, value };
            self.0.insert(rec.id.clone(), Arc::new(rec));
        }
        Ok(())
    }
}

/// The JSON body of a noun, keys in field order.
pub fn body_of<T: Record>(value: &T) -> serde_json::Value {
    serde_json::to_value(value).expect("a noun is plain data")
}

/// The fingerprint of a version: SHA-256 of its stored body. Anyone can compute it from the body the API gives.
pub fn body_fingerprint(body: &serde_json::Value) -> String {
    fingerprint(&body.to_string())
}

/// Ids of live records of `kind` with one of their fields pointing at `(to_kind, id)`, and the field.
pub fn referrers(world: &World, to_kind: Kind, id: &str) -> Vec<(Kind, String, String)> {
    let mut found = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        for entry in entries(world, kind).into_iter().filter(|e| matches!(e.state, State::Live | State::Draft)) {
            for (field, k, target) in references(fields_of(kind), &(entry.body)()) {
                if k == to_kind && target == id {
                    found.push((kind, entry.id.to_string(), field));
                }
            }
        }
    }
    found
}

impl World {
    /// Publication day of each live edition, for [`crate::monitor::as_known`].
    pub fn edition_days(&self) -> BTreeMap<String, Date> {
        self.editions.live().map(|e| (e.id.clone(), e.value.published)).collect()
    }

    /// Whether a live or draft record exists that a reference may point at.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        with_noun!(kind, T => T::table(self).get(id).is_some_and(|r| matches!(r.state, State::Live | State::Draft)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::FieldKind;

    /// Each noun's field table names just the fields the struct has, in the same order.
    fn fields_match<T: Record>(full: serde_json::Value) {
        let names: Vec<_> = T::FIELDS.iter().map(|f| f.name).collect();
        let value: T = serde_json::from_value(full).unwrap_or_else(|e| panic!("{}: {e}", T::KIND));
        let body = body_of(&value);
        let keys: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, names, "{}", T::KIND);
    }

    /// A body with every field of the table filled.
    fn full(fields: &[FieldSpec]) -> serde_json::Value {
        use serde_json::json;
        let sample = |kind: FieldKind| match kind {
            FieldKind::TextLine(_) | FieldKind::TextProse(_) => json!({"nl": "x", "en": "y"}),
            FieldKind::Choices(c) => json!([c[0]]),
            FieldKind::Choice(c) => json!(c[0]),
            FieldKind::Refs(_) => json!(["x"]),
            FieldKind::Date => json!("2016-04-18"),
            FieldKind::Whole { least, .. } => json!(least),
            FieldKind::Euro => json!(125_000),
            FieldKind::Decimal => json!(1.5),
            FieldKind::Flag => json!(true),
            FieldKind::Rows(inner) => json!([full(inner)]),
            FieldKind::Line(_) | FieldKind::Prose(_) | FieldKind::Ref(_) | FieldKind::Url => {
                json!("https://x.nl")
            }
        };
        fields.iter().map(|f| (f.name.to_string(), sample(f.kind))).collect::<serde_json::Map<_, _>>().into()
    }

    #[test]
    fn every_field_table_is_its_struct() {
        for kind in Kind::ALL.iter().copied() {
            with_noun!(kind, T => fields_match::<T>(full(T::FIELDS)));
        }
    }

    #[test]
    fn a_body_with_an_unknown_field_is_refused_by_name() {
        let stored = Stored {
            id: "4".into(),
            revision: 1,
            state: State::Live,
            updated_at: jiff::Timestamp::UNIX_EPOCH,
            body: r#"{"title":{"nl":"x"},"text":{"nl":"x"},"version":"2016","owner":"me"}"#.into(),
        };
        let error = fill(&mut World::default(), Kind::Goal, vec![stored]).unwrap_err();
        assert_eq!((error.id.as_str(), error.why.contains("owner")), ("4", true));
    }
}
