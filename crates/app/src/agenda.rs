//! The doe-agenda as lists ask for it: an index over the public actions, made once per version of the
//! world and day, so that a page with any filter reads no record it does not show.

mod bits;
mod index;
mod periods;
mod reminders;
mod replies;
mod terms;

pub use index::{Found, Index, Line};
pub use periods::{FrozenAction, Kept, Snapshot};
pub use replies::{LINK_DAYS, Stand, Written};
pub use terms::{Facet, NONE, Wanted};

use crate::App;
use std::sync::Arc;

impl App {
    /// The index over the world as it stands today. Two pages that arrive together after a change may both make it,
    /// which costs some milliseconds and nothing else.
    pub fn agenda(&self) -> Arc<Index> {
        let (world, today) = (self.world(), self.today());
        if let Some(held) = self.inner.agenda.load_full().filter(|i| i.version == world.version && i.today == today) {
            return held;
        }
        let made = Arc::new(Index::new(&world, today));
        self.inner.agenda.store(Some(made.clone()));
        made
    }
}
