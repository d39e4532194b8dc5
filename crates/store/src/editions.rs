//! Import runs, releases and their frozen tables. A table leaves the store only when its edition is
//! released: everything public reads [`released`], and nothing else does.

use crate::{Conn, StoreError, Tx, args};
use domain::release::{Coming, Release, Run};
use domain::world::BadBody;

/// What changed here, for nodes that hold the released tables in memory.
const PULSE: &str = "slice";

fn bad(id: &str, why: impl std::fmt::Display) -> StoreError {
    StoreError::BadBody(BadBody { kind: domain::Kind::Edition, id: id.into(), why: why.to_string() })
}

/// Keeps one run with what was read. Refuses content that is staged in the edition already.
pub async fn insert_run(tx: &mut Tx, run: &Run, facts: Vec<u8>) -> Result<(), StoreError> {
    let body = serde_json::to_string(run).expect("a run is plain data");
    tx.run(
        "INSERT INTO import_run (id, edition, indicator, content, at, undone, body, facts) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)",
        args![&run.id, &run.edition, &run.indicator, &run.content, run.at, body, facts],
    )
    .await
    .map(drop)
}

/// Writes anew what was told of a run: confirmed, undone. An undone run loses what was read.
pub async fn update_run(tx: &mut Tx, run: &Run) -> Result<(), StoreError> {
    let body = serde_json::to_string(run).expect("a run is plain data");
    let undone = i64::from(run.undone);
    let touched = match run.undone {
        true => {
            let sql = "UPDATE import_run SET undone = $1, body = $2, facts = $3 WHERE id = $4";
            tx.run(sql, args![undone, body, Vec::<u8>::new(), &run.id]).await?
        }
        false => tx.run("UPDATE import_run SET undone = $1, body = $2 WHERE id = $3", args![undone, body, &run.id]).await?,
    };
    if touched == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

fn run_of((id, body): (String, String)) -> Result<Run, StoreError> {
    serde_json::from_str(&body).map_err(|e| bad(&id, e))
}

/// The runs of an edition, undone ones included, oldest first.
pub async fn runs(conn: &mut Conn, edition: &str) -> Result<Vec<Run>, StoreError> {
    let rows: Vec<(String, String)> =
        conn.all("SELECT id, body FROM import_run WHERE edition = $1 ORDER BY at, id", args![edition]).await?;
    rows.into_iter().map(run_of).collect()
}

pub async fn run(conn: &mut Conn, id: &str) -> Result<Option<Run>, StoreError> {
    let row: Option<(String, String)> = conn.one("SELECT id, body FROM import_run WHERE id = $1", args![id]).await?;
    row.map(run_of).transpose()
}

/// What a run read, compressed as it was kept.
pub async fn facts(conn: &mut Conn, run: &str) -> Result<Vec<u8>, StoreError> {
    let row: Option<(Vec<u8>,)> = conn.one("SELECT facts FROM import_run WHERE id = $1", args![run]).await?;
    row.map(|(facts,)| facts).ok_or(StoreError::NotFound)
}

/// An edition on its way out, with the number of its version.
pub async fn release(conn: &mut Conn, edition: &str) -> Result<Option<(Release, i64)>, StoreError> {
    let row: Option<(String, i64)> = conn.one("SELECT body, revision FROM edition_release WHERE edition = $1", args![edition]).await?;
    row.map(|(body, revision)| Ok((serde_json::from_str(&body).map_err(|e| bad(edition, e))?, revision))).transpose()
}

pub async fn releases(conn: &mut Conn) -> Result<Vec<Release>, StoreError> {
    let rows: Vec<(String, String)> = conn.all("SELECT edition, body FROM edition_release ORDER BY edition", vec![]).await?;
    rows.into_iter().map(|(edition, body)| serde_json::from_str(&body).map_err(|e| bad(&edition, e))).collect()
}

/// Puts a release over version `base` (0: it is new); refuses where someone else was first.
pub async fn put_release(tx: &mut Tx, release: &Release, base: i64) -> Result<(), StoreError> {
    let body = serde_json::to_string(release).expect("a release is plain data");
    let moment = |at: Option<jiff::Timestamp>| at.map(crate::moment);
    let (opens, released) = (moment(release.embargo_until), moment(release.released_at));
    let touched = if base == 0 {
        let sql = "INSERT INTO edition_release (edition, stage, opens_at, released_at, revision, body) VALUES ($1, $2, $3, $4, 1, $5) \
                   ON CONFLICT (edition) DO NOTHING";
        tx.run(sql, args![&release.edition, release.stage.code(), opens, released, body]).await?
    } else {
        let sql = "UPDATE edition_release SET stage = $1, opens_at = $2, released_at = $3, revision = revision + 1, body = $4 \
                   WHERE edition = $5 AND revision = $6";
        tx.run(sql, args![release.stage.code(), opens, released, body, &release.edition, base]).await?
    };
    if touched == 0 { Err(StoreError::Conflict { current: base + 1 }) } else { Ok(()) }
}

/// A table as it was frozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    pub indicator: String,
    /// SHA-256 of the table before it was compressed.
    pub hash: String,
    pub cells: i64,
    pub body: Vec<u8>,
    /// Card, recipe and the log of what is hidden, as JSON.
    pub about: String,
}

/// Replaces the frozen tables of an edition.
pub async fn freeze(tx: &mut Tx, edition: &str, tables: &[Frozen]) -> Result<(), StoreError> {
    tx.run("DELETE FROM edition_slice WHERE edition = $1", args![edition]).await?;
    for table in tables {
        tx.run(
            "INSERT INTO edition_slice (edition, indicator, hash, cells, body, about) VALUES ($1, $2, $3, $4, $5, $6)",
            args![edition, &table.indicator, &table.hash, table.cells, table.body.clone(), &table.about],
        )
        .await?;
    }
    Ok(())
}

/// The frozen tables of an edition, whatever its stage: for those who review it, and for its bundle.
pub async fn frozen(conn: &mut Conn, edition: &str) -> Result<Vec<Frozen>, StoreError> {
    let rows: Vec<(String, String, i64, Vec<u8>, String)> = conn
        .all("SELECT indicator, hash, cells, body, about FROM edition_slice WHERE edition = $1 ORDER BY indicator", args![edition])
        .await?;
    let frozen = |(indicator, hash, cells, body, about)| Frozen { indicator, hash, cells, body, about };
    Ok(rows.into_iter().map(frozen).collect())
}

/// Edition, indicator and hash of every released table, in order of release.
pub async fn released(conn: &mut Conn) -> Result<Vec<(String, String, String)>, StoreError> {
    conn.all(
        "SELECT s.edition, s.indicator, s.hash FROM edition_slice s JOIN edition_release r ON r.edition = s.edition \
         WHERE r.stage = 'released' ORDER BY r.released_at, s.edition, s.indicator",
        vec![],
    )
    .await
}

pub async fn body(conn: &mut Conn, edition: &str, indicator: &str) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT body FROM edition_slice WHERE edition = $1 AND indicator = $2";
    let row: Option<(Vec<u8>,)> = conn.one(sql, args![edition, indicator]).await?;
    row.map(|(body,)| body).ok_or(StoreError::NotFound)
}

/// What may be told of editions under embargo.
pub async fn coming(conn: &mut Conn) -> Result<Vec<Coming>, StoreError> {
    let rows: Vec<(String, String)> =
        conn.all("SELECT edition, body FROM edition_release WHERE stage = 'embargoed' ORDER BY opens_at, edition", vec![]).await?;
    let mut coming = Vec::new();
    for (edition, body) in rows {
        let release: Release = serde_json::from_str(&body).map_err(|e| bad(&edition, e))?;
        coming.extend(release.embargo_until.map(|opens| Coming { edition, title: release.title, opens }));
    }
    Ok(coming)
}

/// Marks releases as changed in the deed with this sequence number.
pub fn pulse(tx: &mut Tx, seq: i64) {
    tx.pulse(PULSE, seq);
}

/// Unpacks what [`pack`] made; `most` bytes at most.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, StoreError> {
    use std::io::Read;
    let mut plain = Vec::new();
    flate2::read::ZlibDecoder::new(packed).take(MOST).read_to_end(&mut plain)?;
    Ok(plain)
}

/// A frozen table or what a run read takes at most this much unpacked.
const MOST: u64 = 1 << 30;

pub fn pack(plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(plain).expect("memory takes every write");
    encoder.finish().expect("memory takes every write")
}
