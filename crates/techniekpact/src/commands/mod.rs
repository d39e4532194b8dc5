//! The commands beside `serve` and `demo`. Each reads the configuration, looks at the store without
//! changing it where that can be, and prints for people or as JSON.

pub mod admin;
pub mod backup;
pub mod boundaries;
pub mod check;
pub mod doctor;
pub mod examine;
pub mod fetch;
pub mod import;
pub mod inspect;
pub mod journal;
pub mod query;
pub mod tabulate;

use crate::config::Config;
use store::Store;

/// Opens the store for reading: nothing is made, nothing migrated.
async fn look(config: &Config) -> Result<Store, String> {
    Store::look(&config.store).await.map_err(|e| e.to_string())
}
