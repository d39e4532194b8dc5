//! When the last backup was made: noted in the store, so that someone is told when it gets old.

use futures_util::FutureExt;
use jiff::Timestamp;
use store::{Store, StoreError, moment, people};

const NOTE: &str = "backup";

/// Notes that a copy was made and read back at `at`. The operator's, who has the file itself.
pub async fn note(store: &Store, at: Timestamp) -> Result<(), StoreError> {
    store.write(move |tx| async move { people::set_setting(tx, NOTE, &moment(at)).await }.boxed()).await
}

/// The moment of the last one.
pub async fn last(store: &Store) -> Result<Option<Timestamp>, StoreError> {
    Ok(people::setting(&mut store.read().await?, NOTE).await?.and_then(|text| text.parse().ok()))
}
