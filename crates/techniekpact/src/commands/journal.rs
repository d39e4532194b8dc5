//! `journal head` and `journal verify`: the chain's signed head, and a check of every row that
//! needs nothing but the store.

use super::look;
use crate::config::Config;
use crate::{Options, config};
use app::journal::{Verdict, head_text, verify};
use app::{Secrets, is_signed};
use clap::Subcommand;
use domain::event::Broken;
use serde::Deserialize;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use store::Store;
use store::journal::{self, SignedHead};

#[derive(Subcommand)]
pub enum Journal {
    /// Print the newest row's number and hash, signed now
    Head,
    /// Check every row; names the first that is broken
    Verify {
        /// Heads kept elsewhere (`heads.log`, or the output of `journal head --json`) the journal must agree with
        #[arg(long, value_name = "FILE")]
        head: Option<PathBuf>,
    },
}

pub async fn run(options: &Options, command: Journal) -> Result<(), String> {
    let config = config::read(options)?;
    let store = look(&config).await?;
    match command {
        Journal::Head => head(options, &config, &store).await,
        Journal::Verify { head } => check(options, &config, &store, head.as_deref()).await,
    }
}

async fn head(options: &Options, config: &Config, store: &Store) -> Result<(), String> {
    let secrets = known_secrets(config)?.ok_or("there is no secret.key in the data folder; only the instance itself can sign a head")?;
    let words = |e: store::StoreError| e.to_string();
    let (seq, hash) = journal::head(&mut store.read().await.map_err(words)?).await.map_err(words)?;
    let at = store::moment(jiff::Timestamp::now());
    let signature = secrets.sign(&head_text(seq, &hash, &at));
    if options.json {
        let key = secrets.public_key();
        println!("{}", serde_json::json!({ "seq": seq, "hash": hash, "at": at, "signature": signature, "public_key": key }));
    } else {
        println!("row        {seq}\nhash       {hash}\nat         {at}\nsignature  {signature}\npublic key {}", secrets.public_key());
    }
    Ok(())
}

/// The instance's keys if they are there; looking makes none.
fn known_secrets(config: &Config) -> Result<Option<Secrets>, String> {
    if config.data.join("secret.key").exists() { config::secrets(&config.data).map(Some) } else { Ok(None) }
}

/// A head as it stands in a file.
#[derive(Deserialize)]
struct Kept {
    #[serde(flatten)]
    head: SignedHead,
    public_key: Option<String>,
}

async fn check(options: &Options, config: &Config, store: &Store, file: Option<&Path>) -> Result<(), String> {
    let words = |e: store::StoreError| e.to_string();
    let own = known_secrets(config)?.map(|s| s.public_key());
    let mut heads = file.map(|f| heads_in(f, own.as_deref())).transpose()?.unwrap_or_default();
    heads.extend(journal::heads(&mut store.read().await.map_err(words)?, 100_000).await.map_err(words)?);
    heads.sort_by_key(|h| h.seq);
    let newest = heads.last().map(|h| (h.seq, h.hash.clone()));
    let total = journal::head(&mut store.read().await.map_err(words)?).await.map_err(words)?.0;
    let progress = |seq: i64| progress(seq, total);
    let verdict = verify(store, newest, progress).await.map_err(words)?;
    let (seq, hash) = match verdict {
        Verdict::Whole { seq, hash } => (seq, hash),
        Verdict::Broken(broken) => return Err(format!("the journal is broken: {}", sentence(&broken))),
    };
    for head in &heads {
        let row = journal::rows_after(&mut store.read().await.map_err(words)?, head.seq - 1, 1).await.map_err(words)?;
        if head.seq > 0 && row.first().is_none_or(|r| r.hash != head.hash) {
            return Err(format!("the journal is broken: {}", sentence(&Broken::Head { seq: head.seq })));
        }
    }
    if options.json {
        println!("{}", serde_json::json!({ "whole": true, "seq": seq, "hash": hash, "heads": heads.len() }));
    } else {
        println!("whole: {seq} rows, {} signed heads agree, head {hash}", heads.len());
    }
    Ok(())
}

/// Heads of a file, each with a good signature.
fn heads_in(file: &Path, own: Option<&str>) -> Result<Vec<SignedHead>, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let mut heads = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let place = format!("{}, line {}", file.display(), n + 1);
        let kept: Kept = serde_json::from_str(line).map_err(|e| format!("{place} is no signed head: {e}"))?;
        let key = own.or(kept.public_key.as_deref()).ok_or(format!("{place}: no public key to check the signature with"))?;
        if !is_signed(key, &head_text(kept.head.seq, &kept.head.hash, &kept.head.at), &kept.head.signature) {
            return Err(format!("{place}: the signature is not of this instance; the head or the key was changed"));
        }
        heads.push(kept.head);
    }
    if heads.is_empty() { Err(format!("{} holds no signed head", file.display())) } else { Ok(heads) }
}

/// What is wrong, for someone who must act on it.
pub fn sentence(broken: &Broken) -> String {
    match broken {
        Broken::Order { expected, found } if found > expected => format!("row {expected} is missing (row {found} follows)"),
        Broken::Order { expected, found } => format!("row {expected} is out of order (row {found} stands there)"),
        Broken::Number { seq } => format!("row {seq} was changed (its text carries another number)"),
        Broken::Hash { seq } => format!("row {seq} was changed (its hash does not follow from its text and the row before)"),
        Broken::Cut { head, found } => format!("row {} is missing (the journal was cut; a signed head knows row {head})", found + 1),
        Broken::Head { seq } => format!("row {seq} was rewritten (a signed head has another hash for it)"),
    }
}

/// A bar on a terminal; elsewhere a line now and then.
fn progress(seq: i64, total: i64) {
    let mut err = std::io::stderr();
    if err.is_terminal() {
        let full = usize::try_from(30 * seq / total.max(1)).unwrap_or(0).min(30);
        drop(write!(err, "\r[{}{}] {seq} of {total}{}", "#".repeat(full), " ".repeat(30 - full), if seq == total { "\n" } else { "" }));
    } else if seq % 100_000 == 0 {
        drop(writeln!(err, "{seq} of {total} rows"));
    }
}
