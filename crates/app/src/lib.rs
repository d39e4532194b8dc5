//! Floor 3: what people do. A deed is one function: may, load, decide, keep, tell. Page, API,
//! command and job call the same one.
//!
//! [`App`] holds what deeds share: the store, the world in memory, the keys, the clock. No HTTP
//! and no HTML here; errors are values that faces turn into a page or a problem document.

mod derived;
mod limits;
mod refusal;
pub mod secrets;

pub mod accounts;
pub mod agenda;
pub mod backup;
pub mod bulk;
pub mod claims;
pub mod comments;
pub mod effects;
pub mod elsewhere;
pub mod figures;
pub mod following;
pub mod imports;
pub mod joining;
pub mod journal;
pub mod letters;
pub mod memberships;
pub mod messages;
pub mod own;
pub mod records;
pub mod releases;
pub mod retention;
pub mod search;
pub mod sessions;
pub mod setup;
pub mod steering;

pub use derived::WorldRef;
pub use limits::Limiter;
pub use refusal::Refusal;
pub use secrets::{Secrets, is_signed, random_token, sha256_hex};

use arc_swap::{ArcSwap, ArcSwapOption};
use derived::Held;
use domain::permission::{Actor, Allowed, Deed, Scope, allow};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::sync::{Mutex, watch};

/// Where the time comes from: the machine, or a test.
pub type Clock = Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>;

/// What an operator sets and deeds need to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address without a trailing slash, such as `https://techniekpact.example`.
    pub base_url: String,
    /// Sender of mail.
    pub mail_from: String,
    /// Where a weakness is reported, for `security.txt`: `mailto:…` or `https://…`; may be empty.
    pub security_contact: String,
    /// Shows the notice of a demonstration on every page.
    pub demo: bool,
}

/// Everything deeds share. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    held: ArcSwap<Held>,
    refreshing: Mutex<()>,
    changed: watch::Sender<i64>,
    secrets: Secrets,
    clock: Clock,
    settings: Settings,
    /// Bounds the memory and processor time that password hashing can take.
    hashing: tokio::sync::Semaphore,
    links: Limiter,
    /// Letters to addresses we do not know, all together.
    joins: Limiter,
    /// Reports of visitors, all together: whose they are is not known and not asked.
    reports: Limiter,
    /// Wishes to follow of visitors: by network, and all together.
    askers: Limiter,
    wishes: Limiter,
    /// Outlines of areas that the operator laid in the data folder.
    boundaries: ArcSwap<Vec<figures::Boundaries>>,
    /// How figures are made from sources, and the lists of codes.
    recipes: ArcSwap<seed::Recipes>,
    /// The index over the actions; it knows its version and day.
    agenda: ArcSwapOption<agenda::Index>,
    /// Reporting periods that were frozen: they never change, so each is read once.
    periods: std::sync::Mutex<std::collections::BTreeMap<String, Arc<agenda::Kept>>>,
}

impl App {
    pub async fn new(store: Store, secrets: Secrets, clock: Clock, settings: Settings) -> Result<App, Refusal> {
        let (world, pulse) = store.world(None).await?.expect("a first read always answers");
        let (changed, _) = watch::channel(world.version);
        let inner = Inner {
            store,
            held: ArcSwap::from_pointee(Held::new(world, pulse)),
            refreshing: Mutex::new(()),
            changed,
            secrets,
            clock,
            settings,
            hashing: tokio::sync::Semaphore::new(2),
            links: Limiter::new(5, Duration::from_secs(3600)),
            joins: Limiter::new(60, Duration::from_secs(3600)),
            reports: Limiter::new(20, Duration::from_secs(60)),
            askers: Limiter::new(10, Duration::from_secs(3600)),
            wishes: Limiter::new(120, Duration::from_secs(3600)),
            boundaries: ArcSwap::default(),
            recipes: ArcSwap::from_pointee(seed::recipes().clone()),
            agenda: ArcSwapOption::empty(),
            periods: Default::default(),
        };
        Ok(App { inner: Arc::new(inner) })
    }

    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// How figures are made from sources: what the program came with, or a test's.
    pub fn recipes(&self) -> Arc<seed::Recipes> {
        self.inner.recipes.load_full()
    }

    pub fn set_recipes(&self, recipes: seed::Recipes) {
        self.inner.recipes.store(Arc::new(recipes));
    }

    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    pub fn secrets(&self) -> &Secrets {
        &self.inner.secrets
    }

    pub fn now(&self) -> jiff::Timestamp {
        (self.inner.clock)()
    }

    /// Today in the Netherlands.
    pub fn today(&self) -> jiff::civil::Date {
        let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap_or(jiff::tz::TimeZone::UTC);
        self.now().to_zoned(zone).date()
    }

    /// The world as it stands; hold it as long as one answer takes.
    pub fn world(&self) -> WorldRef {
        WorldRef(self.inner.held.load_full())
    }

    /// The search index over the world as it stands. The first search after a change makes it anew.
    pub fn search_index(&self) -> Arc<search::Index> {
        let world = self.world();
        world.derived("", || search::Index::new(&world))
    }

    /// Outlines to draw maps with; none unless the operator brought them.
    pub fn boundaries(&self) -> Arc<Vec<figures::Boundaries>> {
        self.inner.boundaries.load_full()
    }

    pub fn set_boundaries(&self, boundaries: Vec<figures::Boundaries>) {
        self.inner.boundaries.store(Arc::new(boundaries));
    }

    /// The version of the world as it stands.
    pub fn version(&self) -> i64 {
        self.inner.held.load().world.version
    }

    /// Tells the version of the world whenever it changes.
    pub fn watch(&self) -> watch::Receiver<i64> {
        self.inner.changed.subscribe()
    }

    /// Reads what changed since; call after a deed and on a hint from elsewhere.
    pub async fn refresh(&self) -> Result<(), Refusal> {
        let _one_at_a_time = self.inner.refreshing.lock().await;
        let held = self.inner.held.load_full();
        if let Some((world, pulse)) = self.inner.store.world(Some((&held.world, &held.pulse))).await? {
            let version = world.version;
            self.inner.held.store(Arc::new(Held::new(world, pulse)));
            self.inner.changed.send_replace(version);
        }
        Ok(())
    }

    /// Refreshes after a deed. That is kept whatever happens here: whoever did it must not hear that it failed.
    pub(crate) async fn catch_up(&self) {
        if let Err(e) = self.refresh().await {
            tracing::warn!(error = %e, "a deed was kept, but the world could not be read again yet");
        }
    }

    /// Keeps the world up to date with what other nodes and commands do. Never returns.
    pub async fn follow(&self) {
        let mut hints = self.inner.store.changed_elsewhere().await;
        loop {
            hints.next().await;
            if let Err(e) = self.refresh().await {
                tracing::warn!(error = %e, "could not read what changed elsewhere");
            }
        }
    }

    /// Asks the policy. A refusal of someone signed in is written to the log.
    pub(crate) async fn may(&self, actor: &Actor, deed: Deed, scope: &Scope) -> Result<Allowed, Refusal> {
        match allow(actor, deed, scope) {
            Ok(allowed) => Ok(allowed),
            Err(denied) => {
                if let Actor::Person { .. } = actor {
                    self.log_refusal(actor, deed).await;
                }
                Err(Refusal::Denied(denied))
            }
        }
    }
}
