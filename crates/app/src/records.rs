//! Deeds on versioned records of any kind: create, edit, publish, remove, restore, merge.

use crate::{App, Refusal};
use domain::event::{About, By, Change};
use domain::field::{self, FieldError, Problem};
use domain::permission::{Actor, Deed, Scope};
use domain::record::{Kind, Record, State, is_id};
use domain::world::{World, body_fingerprint, body_of, fields_of, referrers};
use domain::{Rec, with_noun};
use futures_util::FutureExt;
use serde_json::Value as Json;
use store::records::{self, Told};
use store::{StoreError, Tx, journal};

/// What a deed on a record left behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    pub id: String,
    pub revision: i64,
    pub seq: i64,
}

/// Deleted records can be restored this long.
pub const RESTORE_DAYS: i64 = 30;

/// A body that is its noun's, with what the store must hold for it.
struct Checked {
    body: String,
    scope: Scope,
    keys: Vec<(String, String)>,
    goals: Vec<String>,
    regions: Vec<String>,
    fingerprint: String,
    /// Never public: see [`Record::is_closed`].
    closed: bool,
}

/// Reads a body as its noun and checks everything that can be known without the database.
fn check(world: &World, kind: Kind, id: &str, body: &Json) -> Result<Checked, Refusal> {
    let checked = read(world, kind, id, body)?;
    let errors = problems(world, kind, id, body)?;
    if errors.is_empty() { Ok(checked) } else { Err(Refusal::Invalid(errors)) }
}

/// What of a body does not fit the world: references, dates in order, reasons.
pub(crate) fn problems(world: &World, kind: Kind, id: &str, body: &Json) -> Result<Vec<FieldError>, Refusal> {
    let mut errors = field::references(fields_of(kind), body)
        .into_iter()
        .filter(|(_, kind, id)| !world.has(*kind, id))
        .map(|(path, kind, id)| FieldError::new(path, missing(world, kind, id)))
        .collect::<Vec<_>>();
    with_noun!(kind, T => {
        let noun: T = serde_json::from_value(body.clone()).map_err(|e| Refusal::Broken(format!("{kind} {id}: {e}")))?;
        errors.extend(noun.check(id, world));
    });
    Ok(errors)
}

/// Why a reference leads nowhere: there is nothing, or it went into something else.
fn missing(world: &World, kind: Kind, id: String) -> Problem {
    use domain::world::Noun;
    let state = with_noun!(kind, T => T::table(world).get(&id).map(|r| r.state.clone()));
    match state {
        Some(State::Merged { into }) => Problem::MergedAway { kind, id, into },
        _ => Problem::NoSuchRecord { kind, id },
    }
}

/// What a person typed, on top of [`check`]: lengths, characters, choices.
fn check_typed(world: &World, kind: Kind, id: &str, body: &Json) -> Result<Checked, Refusal> {
    let checked = read(world, kind, id, body)?;
    let mut errors = field::check_body(fields_of(kind), body);
    errors.extend(problems(world, kind, id, body)?);
    if errors.is_empty() { Ok(checked) } else { Err(Refusal::Invalid(errors)) }
}

fn read(world: &World, kind: Kind, id: &str, body: &Json) -> Result<Checked, Refusal> {
    with_noun!(kind, T => {
        let noun: T = serde_json::from_value(body.clone()).map_err(|e| Refusal::Broken(format!("{kind} {id}: {e}")))?;
        let body = body_of(&noun);
        let scope = noun.scope_in(id, world);
        Ok(Checked {
            fingerprint: body_fingerprint(&body),
            goals: referred(kind, &body, Kind::Goal, id),
            regions: scope.regions.clone(),
            body: body.to_string(),
            keys: noun.unique_keys(),
            closed: noun.is_closed(),
            scope,
        })
    })
}

/// The id a new record gets when its maker gives none.
fn suggested(world: &World, today: jiff::civil::Date, kind: Kind, body: &Json) -> Result<String, Refusal> {
    with_noun!(kind, T => {
        let noun: T = serde_json::from_value(body.clone()).map_err(|e| Refusal::Broken(format!("{kind}: {e}")))?;
        Ok(noun.assigned_id(world, today))
    })
}

pub(crate) fn referred(kind: Kind, body: &Json, to: Kind, id: &str) -> Vec<String> {
    let mut ids: Vec<_> = field::references(fields_of(kind), body).into_iter().filter(|(_, k, _)| *k == to).map(|(_, _, id)| id).collect();
    if kind == to {
        ids.push(id.to_string());
    }
    ids.sort();
    ids.dedup();
    ids
}

/// The record as it stands, with its scope, whatever its kind.
struct Standing {
    revision: i64,
    state: State,
    body: Json,
    scope: Scope,
    held: &'static [&'static str],
    is_fixed: bool,
    is_lasting: bool,
}

/// Keeps the fields that only deeds of their own change as they stand, whatever came with the body.
fn hold(held: &[&str], old: Option<&Json>, body: &mut Json) {
    let Some(fields) = body.as_object_mut() else { return };
    for name in held {
        match old.and_then(|o| o.get(*name)) {
            Some(value) => fields.insert((*name).into(), value.clone()),
            None => fields.remove(*name),
        };
    }
}

fn standing(world: &World, kind: Kind, id: &str) -> Option<Standing> {
    fn of<T: Record>(rec: &Rec<T>, world: &World) -> Standing {
        let scope = rec.value.scope_in(&rec.id, world);
        Standing {
            revision: rec.revision,
            state: rec.state.clone(),
            body: body_of(&rec.value),
            scope,
            held: rec.value.held(),
            is_fixed: rec.value.is_fixed(),
            is_lasting: rec.value.is_lasting(),
        }
    }
    use domain::world::Noun;
    with_noun!(kind, T => T::table(world).get(id).map(|rec| of(rec, world)))
}

fn held_at_first(kind: Kind) -> &'static [&'static str] {
    with_noun!(kind, T => <T as Record>::HELD)
}

impl App {
    /// What a deed of its own puts together must fit its noun as much as what is typed in a form.
    pub(crate) fn must_fit(&self, kind: Kind, id: &str, body: &Json) -> Result<(), Refusal> {
        check_typed(&self.world(), kind, id, body).map(drop)
    }

    /// Fields of a record (or of a new one) that a form must not offer: deeds of their own change them.
    pub fn held_fields(&self, kind: Kind, id: &str) -> &'static [&'static str] {
        standing(&self.world(), kind, id).map_or_else(|| held_at_first(kind), |s| s.held)
    }

    /// Whose a record is; none where it does not exist.
    pub fn scope_of(&self, kind: Kind, id: &str) -> Option<Scope> {
        standing(&self.world(), kind, id).map(|s| s.scope)
    }

    pub(crate) fn state_of(&self, kind: Kind, id: &str) -> Option<State> {
        standing(&self.world(), kind, id).map(|s| s.state)
    }

    /// Whether the actor may see what the public may not: drafts, deleted records, inner history.
    pub fn may_inspect(&self, actor: &Actor, kind: Kind, id: &str) -> bool {
        self.scope_of(kind, id).is_some_and(|scope| domain::permission::allow(actor, Deed::Inspect(kind), &scope).is_ok())
    }

    /// Refuses whoever may not change a record, and writes that to the log: asked before anything
    /// they typed is looked at.
    pub async fn must_own(&self, actor: &Actor, kind: Kind, id: &str) -> Result<(), Refusal> {
        let scope = self.scope_of(kind, id).ok_or(Refusal::NotFound)?;
        self.may(actor, Deed::Edit(kind), &scope).await.map(drop)
    }

    /// Adds a record. Without publishing rights it starts as a draft.
    pub async fn create(
        &self,
        actor: &Actor,
        kind: Kind,
        id: Option<&str>,
        mut body: Json,
        publish: bool,
        reason: &str,
    ) -> Result<Done, Refusal> {
        let world = self.world();
        // What the program itself brings (the demonstration, an import) may be anywhere in its life.
        if *actor != Actor::System {
            hold(held_at_first(kind), None, &mut body);
        }
        let suggested = suggested(&world, self.today(), kind, &body)?;
        let id = id.filter(|i| !i.is_empty()).map_or(suggested, String::from);
        // Whose it would be depends on the id too. What is wrong with a body may tell of drafts, so that comes after the policy.
        let scope = read(&world, kind, &id, &body)?.scope;
        let allowed = self.may(actor, Deed::Create(kind), &scope).await?;
        let state = if publish { State::Live } else { State::Draft };
        if publish {
            self.may(actor, Deed::Publish(kind), &scope).await?;
        }
        if !is_id(&id) {
            return Err(Refusal::Invalid(vec![FieldError::new("_id", Problem::Required)]));
        }
        let checked = check_typed(&world, kind, &id, &body)?;
        if publish && checked.closed {
            return Err(Refusal::Refused("refusal-closed"));
        }
        let (by, account) = (By::from(allowed.actor()), allowed.actor().account());
        let (at, reason) = (self.now(), reason.to_string());
        let keys = checked.keys.clone();
        let done = self
            .store()
            .write(move |tx| {
                async move {
                    let about = about(kind, &id, 1, &checked, None);
                    let seq = journal::append(tx, at, by.clone(), about, Change::Created).await?;
                    let told = Told { at, role: by.role, account: account.map(|a| a.to_string()), reason, seq };
                    records::insert(tx, kind, &id, &state, &checked.body, &told).await?;
                    hold_keys(tx, kind, &id, &checked.keys).await?;
                    Ok::<_, StoreError>(Done { id, revision: 1, seq })
                }
                .boxed()
            })
            .await
            .map_err(|e| taken(e, &keys))?;
        self.catch_up().await;
        Ok(done)
    }

    /// Replaces a record's body. `base` is the revision the editor saw.
    pub async fn edit(&self, actor: &Actor, kind: Kind, id: &str, base: i64, mut body: Json, reason: &str) -> Result<Done, Refusal> {
        let world = self.world();
        let old = standing(&world, kind, id).filter(|s| matches!(s.state, State::Live | State::Draft)).ok_or(Refusal::NotFound)?;
        self.may(actor, Deed::Edit(kind), &old.scope).await?;
        if old.is_fixed {
            return Err(Refusal::Refused("refusal-fixed"));
        }
        hold(old.held, Some(&old.body), &mut body);
        // What one may not change afterwards one may not make so now.
        self.may(actor, Deed::Edit(kind), &read(&world, kind, id, &body)?.scope).await?;
        field::keep_order(fields_of(kind), &old.body, &mut body);
        let checked = check_typed(&world, kind, id, &body)?;
        if checked.closed && old.state == State::Live {
            return Err(Refusal::Refused("refusal-closed"));
        }
        if old.revision != base {
            return Err(Refusal::Conflict { current: old.revision });
        }
        // Compared as kept: a field left at its default did not change.
        let new = serde_json::from_str(&checked.body).unwrap_or(body);
        let fields: Vec<String> = field::differences(fields_of(kind), &old.body, &new).into_iter().map(|d| d.field.to_string()).collect();
        if fields.is_empty() {
            return Ok(Done { id: id.into(), revision: base, seq: 0 });
        }
        self.put(actor, kind, id, base, old.state.clone(), checked, Some(body_fingerprint(&old.body)), Change::Edited { fields }, reason)
            .await
    }

    /// Makes a draft public.
    pub async fn publish(&self, actor: &Actor, kind: Kind, id: &str, base: i64, reason: &str) -> Result<Done, Refusal> {
        self.set_state(actor, kind, id, base, Deed::Publish(kind), State::Live, Change::Published, reason).await
    }

    /// Takes a record away; it can be restored for thirty days.
    pub async fn remove(&self, actor: &Actor, kind: Kind, id: &str, base: i64, reason: &str) -> Result<Done, Refusal> {
        if !referrers(&self.world(), kind, id).is_empty() {
            self.may(actor, Deed::Remove(kind), &self.scope_of(kind, id).ok_or(Refusal::NotFound)?).await?;
            return Err(Refusal::Refused("refusal-still-used"));
        }
        self.set_state(actor, kind, id, base, Deed::Remove(kind), State::Deleted, Change::Removed, reason).await
    }

    /// Brings a removed record back as a draft.
    pub async fn restore(&self, actor: &Actor, kind: Kind, id: &str, base: i64, reason: &str) -> Result<Done, Refusal> {
        self.set_state(actor, kind, id, base, Deed::Restore(kind), State::Draft, Change::Restored, reason).await
    }

    #[allow(clippy::too_many_arguments, reason = "the one place where four deeds meet")]
    async fn set_state(
        &self,
        actor: &Actor,
        kind: Kind,
        id: &str,
        base: i64,
        deed: Deed,
        to: State,
        change: Change,
        reason: &str,
    ) -> Result<Done, Refusal> {
        let world = self.world();
        let old = standing(&world, kind, id).ok_or(Refusal::NotFound)?;
        self.may(actor, deed, &old.scope).await?;
        let fits = matches!(
            (&old.state, &to),
            (State::Draft, State::Live) | (State::Live | State::Draft, State::Deleted) | (State::Deleted, State::Draft)
        );
        if !fits {
            return Err(Refusal::Refused("refusal-wrong-state"));
        }
        if to == State::Deleted && old.is_lasting {
            return Err(Refusal::Refused("refusal-lasting"));
        }
        if old.revision != base {
            return Err(Refusal::Conflict { current: old.revision });
        }
        let mut checked = check(&world, kind, id, &old.body)?;
        if to == State::Live && checked.closed {
            return Err(Refusal::Refused("refusal-closed"));
        }
        if to == State::Deleted {
            checked.keys.clear();
        }
        self.put(actor, kind, id, base, to, checked, Some(body_fingerprint(&old.body)), change, reason).await
    }

    #[allow(clippy::too_many_arguments, reason = "everything one version consists of")]
    async fn put(
        &self,
        actor: &Actor,
        kind: Kind,
        id: &str,
        base: i64,
        state: State,
        checked: Checked,
        before: Option<String>,
        change: Change,
        reason: &str,
    ) -> Result<Done, Refusal> {
        let (by, account) = (By::from(actor), actor.account());
        let (at, reason, id) = (self.now(), reason.to_string(), id.to_string());
        let keys = checked.keys.clone();
        let done = self
            .store()
            .write(move |tx| {
                async move {
                    let about = about(kind, &id, base + 1, &checked, before);
                    let seq = journal::append(tx, at, by.clone(), about, change).await?;
                    let told = Told { at, role: by.role, account: account.map(|a| a.to_string()), reason, seq };
                    let revision = records::update(tx, kind, &id, base, &state, &checked.body, &told).await?;
                    hold_keys(tx, kind, &id, &checked.keys).await?;
                    Ok::<_, StoreError>(Done { id, revision, seq })
                }
                .boxed()
            })
            .await
            .map_err(|e| taken(e, &keys))?;
        self.catch_up().await;
        Ok(done)
    }

    /// Joins a double record into its survivor: every reference moves, the old address points on.
    pub async fn merge(&self, actor: &Actor, kind: Kind, from: &str, into: &str, reason: &str) -> Result<Done, Refusal> {
        let world = self.world();
        let old = standing(&world, kind, from).filter(|s| s.state == State::Live).ok_or(Refusal::NotFound)?;
        self.may(actor, Deed::Merge(kind), &old.scope).await?;
        if old.is_lasting {
            return Err(Refusal::Refused("refusal-lasting"));
        }
        if from == into || !standing(&world, kind, into).is_some_and(|s| s.state == State::Live) {
            return Err(Refusal::Invalid(vec![FieldError::new("_into", Problem::NoSuchRecord { kind, id: into.into() })]));
        }
        let mut moves = Vec::new();
        for (k, id) in unique(referrers(&world, kind, from)) {
            let Some(mut holder) = standing(&world, k, &id) else { continue };
            let before = body_fingerprint(&holder.body);
            field::redirect(fields_of(k), &mut holder.body, kind, from, into);
            let mut checked = check(&world, k, &id, &holder.body)?;
            // Both were member of one network, say: then the two memberships are one too.
            let state = match double_of(&world, k, &id, &checked.keys) {
                Some(double) => {
                    checked.keys.clear();
                    State::Merged { into: double }
                }
                None => holder.state.clone(),
            };
            moves.push((k, id.clone(), holder.revision, state, checked, before));
        }
        let mut leaving = check(&world, kind, from, &old.body)?;
        leaving.keys.clear();
        let before = body_fingerprint(&old.body);
        let (by, account) = (By::from(actor), actor.account().map(|a| a.to_string()));
        let (at, reason, from, into) = (self.now(), reason.to_string(), from.to_string(), into.to_string());
        let done = self
            .store()
            .write(move |tx| {
                async move {
                    let told = |seq| Told { at, role: by.role.clone(), account: account.clone(), reason: reason.clone(), seq };
                    for (k, id, revision, state, checked, before) in moves {
                        let change = Change::Redirected { from: from.clone(), to: into.clone() };
                        let seq = journal::append(tx, at, by.clone(), about(k, &id, revision + 1, &checked, Some(before)), change).await?;
                        records::update(tx, k, &id, revision, &state, &checked.body, &told(seq)).await?;
                        hold_keys(tx, k, &id, &checked.keys).await?;
                    }
                    let state = State::Merged { into: into.clone() };
                    let what = about(kind, &from, old.revision + 1, &leaving, Some(before));
                    let seq = journal::append(tx, at, by.clone(), what, Change::Merged { into }).await?;
                    let revision = records::update(tx, kind, &from, old.revision, &state, &leaving.body, &told(seq)).await?;
                    hold_keys(tx, kind, &from, &[]).await?;
                    Ok::<_, StoreError>(Done { id: from, revision, seq })
                }
                .boxed()
            })
            .await
            .map_err(|e| taken(e, &[]))?;
        self.catch_up().await;
        Ok(done)
    }

    /// Every version of a record, newest first.
    pub async fn history(&self, kind: Kind, id: &str) -> Result<Vec<records::Version>, Refusal> {
        Ok(records::history(&mut self.store().read().await?, kind, id).await?)
    }
}

/// Another record of the kind that stands for the same thing: it holds one of these keys.
fn double_of(world: &World, kind: Kind, id: &str, keys: &[(String, String)]) -> Option<String> {
    fn of<T: domain::world::Noun>(world: &World, id: &str, keys: &[(String, String)]) -> Option<String> {
        let others = T::table(world).0.values().filter(|r| r.id != id && matches!(r.state, State::Live | State::Draft));
        let holds = |r: &Rec<T>| r.value.unique_keys().iter().any(|(key, _)| keys.iter().any(|(k, _)| k == key));
        others.into_iter().find(|r| holds(r)).map(|r| r.id.clone())
    }
    with_noun!(kind, T => of::<T>(world, id, keys))
}

fn unique(found: Vec<(Kind, String, String)>) -> Vec<(Kind, String)> {
    let mut pairs: Vec<_> = found.into_iter().map(|(kind, id, _)| (kind, id)).collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

fn about(kind: Kind, id: &str, revision: i64, checked: &Checked, before: Option<String>) -> About {
    About {
        kind: Some(kind),
        id: id.into(),
        revision,
        goals: checked.goals.clone(),
        regions: checked.regions.clone(),
        before,
        after: Some(checked.fingerprint.clone()),
    }
}

pub(crate) async fn hold_keys(tx: &mut Tx, kind: Kind, id: &str, keys: &[(String, String)]) -> Result<(), StoreError> {
    let keys: Vec<String> = keys.iter().map(|(key, _)| key.clone()).collect();
    records::hold_keys(tx, kind, id, &keys).await
}

/// A taken key becomes an error at the field that holds it.
fn taken(e: StoreError, keys: &[(String, String)]) -> Refusal {
    match e {
        StoreError::Taken { key, by } => {
            let field = keys.iter().find(|(k, _)| *k == key).map_or("_id", |(_, field)| field);
            Refusal::Invalid(vec![FieldError::new(field, Problem::Taken { by })])
        }
        other => other.into(),
    }
}
