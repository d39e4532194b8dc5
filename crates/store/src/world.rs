//! Reads the world: all of it at start, afterwards only the records that changed.

use crate::engine::Snapshot;
use crate::{Conn, Store, StoreError, editions, figures, records};
use domain::record::Kind;
use domain::slices::Slice;
use domain::world::{World, fill, refill};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Sequence numbers of the last change, per kind, for `figure` and for `slice`.
pub type Pulse = BTreeMap<String, i64>;

async fn pulse(conn: &mut Conn) -> Result<Pulse, StoreError> {
    let rows: Vec<(String, i64)> = conn.all("SELECT name, value FROM pulse", vec![]).await?;
    Ok(rows.into_iter().collect())
}

impl Store {
    /// The world after every committed change, reusing from `held` what did not change since.
    /// None where nothing changed.
    pub async fn world(&self, held: Option<(&World, &Pulse)>) -> Result<Option<(World, Pulse)>, StoreError> {
        let mut conn = Snapshot::new(self.read().await?).await?;
        let now = pulse(&mut conn).await?;
        let (mut world, before) = match held {
            Some((_, before)) if *before == now => {
                conn.end().await?;
                return Ok(None);
            }
            Some((world, before)) => (world.clone(), before.clone()),
            None => (World::default(), Pulse::new()),
        };
        let changed = |name: &str| held.is_none() || before.get(name) != now.get(name);
        let whole = held.is_none() || changed(records::PURGED);
        for kind in Kind::ALL.iter().copied().filter(|k| changed(k.code())) {
            if whole {
                fill(&mut world, kind, records::all(&mut conn, kind).await?)?;
            } else {
                let since = before.get(kind.code()).copied().unwrap_or(0);
                refill(&mut world, kind, records::changed(&mut conn, kind, since).await?)?;
            }
        }
        if changed("figure") {
            world.figures = Arc::new(figures::all(&mut conn).await?);
            world.crosswalk = Arc::new(figures::crosswalk(&mut conn).await?);
        }
        if changed("slice") {
            world.slices = Arc::new(slices(&mut conn, &world).await?);
            world.coming = Arc::new(editions::coming(&mut conn).await?);
        }
        conn.end().await?;
        world.version = now.values().copied().max().unwrap_or(0);
        Ok(Some((world, now)))
    }
}

type Slices = BTreeMap<String, Vec<Arc<Slice>>>;

/// The tables of released editions; those held already are not read again.
async fn slices(conn: &mut Conn, held: &World) -> Result<Slices, StoreError> {
    let mut slices = Slices::new();
    for (edition, indicator, hash) in editions::released(conn).await? {
        let same = |s: &&Arc<Slice>| s.hash == hash && s.about.edition == edition;
        let slice = match held.slices.get(&indicator).and_then(|all| all.iter().find(same)) {
            Some(slice) => slice.clone(),
            None => Arc::new(thawed(&editions::unpack(&editions::body(conn, &edition, &indicator).await?)?, &edition, &hash)?),
        };
        slices.entry(indicator).or_default().push(slice);
    }
    Ok(slices)
}

/// A frozen table, only if it is still the one that was approved.
fn thawed(plain: &[u8], edition: &str, hash: &str) -> Result<Slice, StoreError> {
    let slice = Slice::from_json(plain).map_err(|e| StoreError::Damaged(format!("the table of edition {edition}: {}", e.0)))?;
    if slice.hash == hash {
        Ok(slice)
    } else {
        Err(StoreError::Damaged(format!("the table of edition {edition} is not the one that was approved")))
    }
}
