//! Many actions at once: out as a workbook, back as a preview, and kept only as it was previewed.
//!
//! 1. [`App::worksheet`] writes the actions a person asked for and may change.
//! 2. [`App::hand_in`] reads the file back, compares every cell with the action as it stands, and lays
//!    what changed aside for this person; or names every cell that is wrong. Nothing is written yet.
//! 3. [`App::keep_handed`] keeps exactly what was laid aside, all of it in one transaction, an event per
//!    action; or nothing, where an action has changed meanwhile.
//!
//! Deliberately absent: new actions (their sheet has no place for them) and removing one. What was laid
//! aside is gone once it is kept, dropped, or an hour old.

mod back;
pub mod columns;
mod out;

use crate::agenda::Wanted;
use crate::steering::keep::{Beside, change, standing};
use crate::{App, Refusal, sha256_hex};
use domain::Record;
use domain::agenda::Action;
use domain::event::Change;
use domain::field::differences;
use domain::permission::{Actor, Deed, allow};
use domain::record::{Kind, Rec};
use domain::world::{Stored, World, body_of, refill};
use futures_util::FutureExt;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sources::{File, Limits};
use store::{StoreError, sheets};

pub use back::{Fault, Unread, What};

/// How long a preview waits.
pub const WAIT_MINUTES: i64 = 60;

/// A workbook of at most these measures: ten thousand actions with their groups fit many times over.
const LIMITS: Limits = Limits { csv_bytes: 0, workbook_bytes: 12 << 20, rows: 200_000, columns: 200, expansion: 60 };

/// One action as it would become.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub id: String,
    /// The version it was made from.
    pub base: i64,
    pub body: Json,
}

/// One cell that differs, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellChange {
    pub action: String,
    pub sheet: String,
    /// Such as `C12`; of a row that goes, its first cell.
    pub cell: String,
    pub heading: String,
    pub old: String,
    pub new: String,
}

/// What a workbook would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    /// Name of the file and of the export it came from.
    pub file: String,
    pub export: String,
    /// How many actions stood in it.
    pub actions: usize,
    pub edits: Vec<Edit>,
    pub changes: Vec<CellChange>,
}

/// A preview that waits, and the fingerprint by which it is confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub handed: Handed,
    pub hash: String,
}

impl App {
    /// The actions that fit the question and that this person may change, in the order of the list.
    pub fn editable_actions(&self, actor: &Actor, wanted: &Wanted) -> Vec<String> {
        let (index, world) = (self.agenda(), self.world());
        let mine = |a: &Rec<Action>| allow(actor, Deed::Edit(Kind::Action), &a.value.scope(&a.id)).is_ok();
        let ids = index.find(wanted).lines.into_iter().map(|i| index.lines[i].id.clone());
        ids.filter(|id| world.actions.get_live(id).is_some_and(mine)).collect()
    }

    /// The same actions as a workbook, and how many they are.
    pub async fn worksheet(&self, actor: &Actor, wanted: &Wanted) -> Result<(usize, Vec<u8>), Refusal> {
        let (world, ids) = (self.world(), self.editable_actions(actor, wanted));
        let (app, count) = (self.clone(), ids.len());
        let made = tokio::task::spawn_blocking(move || out::book(&world, &ids, app.secrets()));
        let bytes = made.await.map_err(|e| Refusal::Broken(format!("writing a worksheet: {e}")))?;
        Ok((count, bytes.map_err(|e| Refusal::Broken(format!("writing a worksheet: {e}")))?))
    }

    /// Reads a workbook back and lays aside what it would change; none where it changes nothing.
    pub async fn hand_in(&self, actor: &Actor, file: File) -> Result<Option<Handed>, Unread> {
        let account = actor.account().ok_or(Refusal::NotFound)?;
        let (app, world, asker) = (self.clone(), self.world(), actor.clone());
        let read = tokio::task::spawn_blocking(move || {
            let grids = sources::cells(&file, &LIMITS).map_err(Unread::File)?;
            back::read(&world, &asker, app.secrets(), &file.name, &grids)
        });
        let read = read.await.map_err(|e| Refusal::Broken(format!("reading a worksheet: {e}")))?;
        let handed = match read {
            Err(Unread::Faults(faults)) => {
                self.log_foreign(actor, &faults).await;
                return Err(Unread::Faults(faults));
            }
            other => other?,
        };
        if handed.edits.is_empty() {
            self.drop_handed(actor).await?;
            return Ok(None);
        }
        let body = serde_json::to_string(&handed).map_err(|e| Refusal::Broken(e.to_string()))?;
        let (hash, at) = (sha256_hex(&body), self.now());
        let kept: Result<(), StoreError> =
            self.store().write(move |tx| async move { sheets::lay_aside(tx, account, &hash, &body, at).await }.boxed()).await;
        kept.map_err(Refusal::from)?;
        Ok(Some(handed))
    }

    /// Somebody who hands in what is not theirs is refused like anyone who tries: it stands in the log.
    async fn log_foreign(&self, actor: &Actor, faults: &[Fault]) {
        if faults.iter().any(|f| matches!(f.what, What::NotYours(_))) {
            self.log_refusal(actor, Deed::Edit(Kind::Action)).await;
        }
    }

    /// What this person laid aside less than an hour ago.
    pub async fn handed(&self, actor: &Actor) -> Result<Option<Waiting>, Refusal> {
        let account = actor.account().ok_or(Refusal::NotFound)?;
        let after = self.now() - SignedDuration::from_mins(WAIT_MINUTES);
        let found = sheets::laid_aside(&mut self.store().read().await?, account, after).await?;
        found.map(|(hash, body)| Ok(Waiting { handed: serde_json::from_str(&body).map_err(broken)?, hash })).transpose()
    }

    /// Lets go of what was laid aside.
    pub async fn drop_handed(&self, actor: &Actor) -> Result<(), Refusal> {
        let account = actor.account().ok_or(Refusal::NotFound)?;
        let gone: Result<u64, StoreError> =
            self.store().write(move |tx| async move { sheets::drop(tx, account, None).await }.boxed()).await;
        Ok(gone.map(drop)?)
    }

    /// Keeps what was laid aside: that with this fingerprint, and all of it or nothing.
    pub async fn keep_handed(&self, actor: &Actor, hash: &str) -> Result<usize, Refusal> {
        let account = actor.account().ok_or(Refusal::NotFound)?;
        let waiting = self.handed(actor).await?.filter(|w| w.hash == hash).ok_or(GONE)?;
        let world = self.world();
        let edits = &waiting.handed.edits;
        let after = with_edits(&world, edits)?;
        let mut writes = Vec::new();
        for edit in edits {
            let old = standing::<Action>(&world, &edit.id)?;
            let new: Action = serde_json::from_value(edit.body.clone()).map_err(broken)?;
            self.may(actor, Deed::Edit(Kind::Action), &old.value.scope(&edit.id)).await?;
            self.may(actor, Deed::Edit(Kind::Action), &new.scope(&edit.id)).await?;
            if old.revision != edit.base {
                return Err(STALE);
            }
            let errors = crate::records::problems(&after, Kind::Action, &edit.id, &edit.body)?;
            if !errors.is_empty() {
                return Err(Refusal::Invalid(errors));
            }
            let fields = differences(Action::FIELDS, &body_of(&old.value), &edit.body);
            let fields = fields.into_iter().map(|d| d.field.to_string()).collect();
            writes.push(change(&after, old, &new, Change::Edited { fields }));
        }
        let (count, hash) = (writes.len(), hash.to_string());
        // Two clicks on one button: the second finds nothing to take.
        let taken: Beside = Box::new(move |tx| {
            async move { if sheets::drop(tx, account, Some(&hash)).await? == 1 { Ok(()) } else { Err(StoreError::NotFound) } }.boxed()
        });
        self.keep(actor, &waiting.handed.reason(), writes, taken).await.map_err(|e| match e {
            StoreError::Conflict { .. } => STALE,
            StoreError::NotFound => GONE,
            other => other.into(),
        })?;
        Ok(count)
    }
}

const GONE: Refusal = Refusal::Refused("refusal-sheet-gone");
const STALE: Refusal = Refusal::Refused("refusal-sheet-stale");

fn broken(e: serde_json::Error) -> Refusal {
    Refusal::Broken(e.to_string())
}

impl Handed {
    /// What the versions say about why.
    fn reason(&self) -> String {
        format!("werkblad {}", self.export)
    }
}

/// The world as it would be: actions refer to each other, so each is checked beside the others as changed.
fn with_edits(world: &World, edits: &[Edit]) -> Result<World, Refusal> {
    let mut after = world.clone();
    let stored = edits.iter().filter_map(|edit| {
        let old = world.actions.get(&edit.id)?;
        let (state, body) = (old.state.clone(), edit.body.to_string());
        Some(Stored { id: edit.id.clone(), revision: old.revision, state, updated_at: old.updated_at, body })
    });
    refill(&mut after, Kind::Action, stored.collect()).map_err(|e| Refusal::Broken(e.to_string()))?;
    Ok(after)
}
