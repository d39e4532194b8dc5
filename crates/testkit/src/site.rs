//! The program without its door: deeds on a real store, under a clock and keys that are known.

use crate::{People, TempStore};
use app::{App, Secrets, Settings};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands still until a test moves it. It starts on 21 November 2026, ten in the morning UTC.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn new() -> TestClock {
        let start: Timestamp = "2026-11-21T10:00:00Z".parse().expect("a moment");
        TestClock(Arc::new(AtomicI64::new(start.as_microsecond())))
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).expect("a moment")
    }

    pub fn set(&self, to: Timestamp) {
        self.0.store(to.as_microsecond(), Ordering::SeqCst);
    }

    pub fn pass(&self, time: SignedDuration) {
        self.set(self.now() + time);
    }

    fn reader(&self) -> app::Clock {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

impl Default for TestClock {
    fn default() -> TestClock {
        TestClock::new()
    }
}

/// An application on a store of its own.
pub struct TestApp {
    pub app: App,
    pub clock: TestClock,
    pub temp: TempStore,
}

impl std::ops::Deref for TestApp {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

impl TestApp {
    /// Nothing in it yet.
    pub async fn empty(temp: TempStore) -> TestApp {
        let clock = TestClock::new();
        let app = open(temp.store.clone(), &clock).await;
        TestApp { app, clock, temp }
    }

    /// With the small pact of [`crate::world`] and an account for each role.
    pub async fn with_world(temp: TempStore) -> (TestApp, People) {
        let site = TestApp::empty(temp).await;
        let people = crate::world::build(&site.app).await;
        (site, people)
    }

    /// The same on SQLite, for tests of what no database has a hand in.
    pub async fn sqlite() -> (TestApp, People) {
        TestApp::with_world(TempStore::sqlite().await).await
    }

    /// A second instance on the same database, as another node runs it.
    pub async fn again(&self) -> App {
        open(self.temp.again().await, &self.clock).await
    }
}

async fn open(store: store::Store, clock: &TestClock) -> App {
    let settings = Settings {
        base_url: "https://pact.example".into(),
        mail_from: "pact@pact.example".into(),
        security_contact: "mailto:pact@pact.example".into(),
        demo: false,
    };
    App::new(store, Secrets::from_bytes(&[7; 64]), clock.reader(), settings).await.expect("an application on a good store")
}
