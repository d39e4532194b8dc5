//! `backup` and `restore`. A copy that was not read back is no backup, so it is checked at once.

use super::look;
use crate::{Options, config, serve};
use app::journal::{Verdict, verify};
use std::path::{Path, PathBuf};
use std::time::Instant;
use store::Store;

pub async fn backup(options: &Options, file: &Path) -> Result<(), String> {
    let config = config::read(options)?;
    if file.exists() {
        return Err(format!("{} exists already; give a name that is not taken", file.display()));
    }
    let begin = Instant::now();
    let store = look(&config).await?;
    if !store.is_sqlite() {
        return Err("this store is on PostgreSQL; back it up with pg_dump, see docs/guide/operations.md".into());
    }
    store.backup(file).await.map_err(|e| e.to_string())?;
    let (rows, fingerprint) = read_back(file).await?;
    note(&store, &config.store).await;
    let seconds = begin.elapsed().as_secs_f64();
    let bytes = std::fs::metadata(file).map_or(0, |m| m.len());
    if options.json {
        let file = file.display().to_string();
        println!("{}", serde_json::json!({ "file": file, "bytes": bytes, "rows": rows, "fingerprint": fingerprint, "seconds": seconds }));
    } else {
        println!("{}: {bytes} bytes, journal whole ({rows} rows), {seconds:.1} s\nfingerprint {fingerprint}", file.display());
        println!("The keys are not in it: keep a copy of {} in another safe place.", config.data.join("secret.key").display());
    }
    Ok(())
}

pub async fn restore(options: &Options, file: &Path) -> Result<(), String> {
    let config = config::read(options)?;
    if !file.exists() {
        return Err(format!("{} does not exist", file.display()));
    }
    let into = sqlite_file(&config.store).ok_or("this store is on PostgreSQL; restore it with pg_restore, see docs/guide/operations.md")?;
    serve::folder(&config.data)?;
    let _nobody_else = serve::lock(&config.data)?;
    let begin = Instant::now();
    store::restore(file, &into).await.map_err(|e| e.to_string())?;
    let (rows, fingerprint) = read_back(&into).await?;
    let seconds = begin.elapsed().as_secs_f64();
    if options.json {
        let into = into.display().to_string();
        println!("{}", serde_json::json!({ "into": into, "rows": rows, "fingerprint": fingerprint, "seconds": seconds }));
    } else {
        println!("{}: journal whole ({rows} rows), {seconds:.1} s\nfingerprint {fingerprint}", into.display());
        if !config.data.join("secret.key").exists() {
            println!("Put the secret.key of that time in {} before you start, or new keys are made.", config.data.display());
        }
    }
    Ok(())
}

/// Rows of the journal and fingerprint, after every check passed.
async fn read_back(file: &Path) -> Result<(i64, String), String> {
    let damaged = |why: String| format!("the copy {} is not good: {why}", file.display());
    let copy = Store::look(&format!("sqlite:{}", file.display())).await.map_err(|e| damaged(e.to_string()))?;
    copy.integrity().await.map_err(damaged)?;
    let rows = match verify(&copy, None, |_| {}).await.map_err(|e| damaged(e.to_string()))? {
        Verdict::Whole { seq, .. } => seq,
        Verdict::Broken(broken) => return Err(damaged(super::journal::sentence(&broken))),
    };
    let fingerprint = copy.fingerprint().await.map_err(|e| damaged(e.to_string()))?;
    Ok((rows, fingerprint))
}

/// Notes the moment in the store, unless that would migrate it. The copy is good either way.
async fn note(looked: &Store, url: &str) {
    if !looked.is_current().await.unwrap_or(false) {
        return;
    }
    let noted = match Store::open(url).await {
        Ok(store) => app::backup::note(&store, jiff::Timestamp::now()).await,
        Err(e) => Err(e),
    };
    if let Err(e) = noted {
        eprintln!("techniekpact: the copy is good, but its moment could not be noted for `doctor`: {e}");
    }
}

/// The file of a SQLite address.
fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(path.split('?').next().unwrap_or(path).into())
}
