//! Floor 4: deeds on a clock. One loop, on one node at a time: editions whose embargo is over, letters to
//! owners who are late and to followers, letters from the outbox, the hourly signed head, and what must be forgotten.
//!
//! The loop holds no state that matters: whatever it did stands in the store, so it can be killed
//! at any moment and goes on where it was. Deliberately absent: a job queue, cron lines, threads.

mod heads;
mod outbox;

pub use app::retention::{reference as retention_reference, retention};

use app::{App, Refusal};
use jiff::{SignedDuration, Timestamp};
use post::Outlet;
use std::path::PathBuf;
use std::time::Duration;
use store::Lead;

/// How often the loop looks.
const PAUSE: Duration = Duration::from_secs(1);
/// How often a head is signed, and what is old forgotten.
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// Groups of people asked per look; the rest waits for the next, so that other work goes on.
const ASKED: usize = 50;

/// Followers written to per look.
const TOLD: i64 = 200;

pub struct Jobs {
    app: App,
    outlet: Outlet,
    /// Where signed heads are added, one line of JSON each, for copying elsewhere.
    heads: PathBuf,
    lead: Option<Lead>,
    swept: Option<Timestamp>,
    /// The day and the version of the world at which signals were last looked for.
    watched: Option<(jiff::civil::Date, i64)>,
    /// The day on which every owner was asked who had to be.
    asked: Option<jiff::civil::Date>,
}

impl Jobs {
    pub fn new(app: App, outlet: Outlet, heads: PathBuf) -> Jobs {
        Jobs { app, outlet, heads, lead: None, swept: None, watched: None, asked: None }
    }

    /// Works until the process ends.
    pub async fn run(mut self) {
        loop {
            if let Err(e) = self.tick().await {
                tracing::warn!(error = %e, "work of the clock was put off");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Does what is due by the application's clock; nothing where another node leads.
    pub async fn tick(&mut self) -> Result<(), Refusal> {
        if !self.leads().await? {
            return Ok(());
        }
        self.app.release_due().await?;
        self.ask_owners().await?;
        self.tell_followers().await?;
        outbox::send_due(&self.app, &self.outlet).await?;
        self.watch().await?;
        let now = self.app.now();
        if self.swept.is_some_and(|at| now < at + HOUR) {
            return Ok(());
        }
        heads::keep(&self.app, &self.heads, HOUR).await?;
        self.app.apply_retention().await?;
        self.swept = Some(now);
        Ok(())
    }

    /// Owners are asked once a day: what is late or silent becomes so by the passing of days.
    async fn ask_owners(&mut self) -> Result<(), Refusal> {
        let today = self.app.today();
        if self.asked != Some(today) && !self.app.remind_owners(ASKED).await? {
            self.asked = Some(today);
        }
        Ok(())
    }

    /// What happened is noted for whoever follows it, and told when their moment has come.
    async fn tell_followers(&self) -> Result<(), Refusal> {
        while self.app.note_news().await? {}
        self.app.tell_followers(TOLD).await?;
        Ok(())
    }

    /// Signals are looked for on each new day, and whenever something changed: a new edition is a change.
    async fn watch(&mut self) -> Result<(), Refusal> {
        let seen = (self.app.today(), self.app.version());
        if self.watched == Some(seen) {
            return Ok(());
        }
        self.app.watch_signals(&domain::Actor::System).await?;
        self.app.ask_reviews().await?;
        // What this wrote itself needs no second look.
        self.watched = Some((seen.0, self.app.version()));
        Ok(())
    }

    async fn leads(&mut self) -> Result<bool, Refusal> {
        if let Some(lead) = &mut self.lead
            && lead.holds().await
        {
            return Ok(true);
        }
        self.lead = self.app.store().lead().await?;
        Ok(self.lead.is_some())
    }
}
