//! Beside the floors, for tests only: a store on each database, a clock that can be set, and a
//! small pact to act in.
//!
//! Nothing here stands in for a part: the databases are real, and whatever a world holds went in
//! through the deeds of `app`.

mod postgres;
mod site;
mod standby;
mod store;
mod world;

pub use postgres::TempPostgres;
pub use site::{TestApp, TestClock};
pub use standby::Replicated;
pub use store::{TempFolder, TempStore, each_store, is_root};
pub use world::{People, figure, goal, party, text};
