//! Writing records by deeds of their own: new value, version, event, keys, and what else belongs to it.

use crate::records::{hold_keys, referred};
use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::permission::Actor;
use domain::record::{Kind, Rec, State};
use domain::world::{Noun, World, body_fingerprint, body_of};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use store::records::{self, Told};
use store::{StoreError, Tx, journal};

/// One record to write: a new one where `base` is 0.
pub(super) struct Write {
    kind: Kind,
    id: String,
    base: i64,
    state: State,
    body: String,
    keys: Vec<(String, String)>,
    about: About,
    change: Change,
}

/// The new value of a record that stands.
pub(super) fn change<T: Noun>(world: &World, old: &Rec<T>, value: &T, change: Change) -> Write {
    let before = Some(body_fingerprint(&body_of(&old.value)));
    write(world, &old.id, old.revision, old.state.clone(), value, before, change)
}

/// A record that is made now.
pub(super) fn make<T: Noun>(world: &World, id: &str, state: State, value: &T) -> Write {
    write(world, id, 0, state, value, None, Change::Created)
}

/// A step from state to state, as the journal tells it.
pub(super) fn stepped(to: &'static str) -> Change {
    Change::Stepped { to: to.into() }
}

fn write<T: Noun>(world: &World, id: &str, base: i64, state: State, value: &T, before: Option<String>, change: Change) -> Write {
    let body = body_of(value);
    let about = About {
        kind: Some(T::KIND),
        id: id.into(),
        revision: base + 1,
        goals: referred(T::KIND, &body, Kind::Goal, id),
        regions: value.scope_in(id, world).regions,
        before,
        after: Some(body_fingerprint(&body)),
    };
    let keys = value.unique_keys();
    Write { kind: T::KIND, id: id.into(), base, state, body: body.to_string(), keys, about, change }
}

/// What else a deed writes in the same transaction.
pub(super) type Beside = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<(), StoreError>> + Send>;

pub(super) fn nothing() -> Beside {
    Box::new(|_| async { Ok(()) }.boxed())
}

/// Puts one record in an open transaction.
pub(super) async fn put(tx: &mut Tx, at: jiff::Timestamp, actor: &Actor, reason: &str, w: Write) -> Result<(), StoreError> {
    let by = By::from(actor);
    let seq = journal::append(tx, at, by.clone(), w.about, w.change).await?;
    let told = Told { at, role: by.role, account: actor.account().map(|a| a.to_string()), reason: reason.into(), seq };
    if w.base == 0 {
        records::insert(tx, w.kind, &w.id, &w.state, &w.body, &told).await?;
    } else {
        records::update(tx, w.kind, &w.id, w.base, &w.state, &w.body, &told).await?;
    }
    hold_keys(tx, w.kind, &w.id, &w.keys).await
}

impl App {
    /// Writes all of it or nothing. The caller has asked the policy.
    pub(super) async fn keep(&self, actor: &Actor, reason: &str, writes: Vec<Write>, beside: Beside) -> Result<(), StoreError> {
        let (at, actor, reason) = (self.now(), actor.clone(), reason.to_string());
        let done: Result<(), StoreError> = self
            .store()
            .write(move |tx| {
                async move {
                    for w in writes {
                        put(tx, at, &actor, &reason, w).await?;
                    }
                    beside(tx).await
                }
                .boxed()
            })
            .await;
        self.catch_up().await;
        done
    }
}

/// A record anyone may act on: public, or a draft, which is what closed ones stay.
pub(super) fn standing<'w, T: Noun>(world: &'w World, id: &str) -> Result<&'w Rec<T>, Refusal> {
    T::table(world).get(id).filter(|r| matches!(r.state, State::Live | State::Draft)).ok_or(Refusal::NotFound)
}
