//! `monitor tabulate`: microdata to a protected cube with all margins. Touches no store.

use crate::Options;
use clap::Args;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use warehouse::{Key, Spec};

#[derive(Args)]
pub struct Tabulate {
    /// What to count and how to protect it (TOML)
    spec: PathBuf,
    /// Microdata, one row a person or a group of alike persons: .parquet or .csv
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A new folder for the cube, its suppression log and its certificate
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where rows are counted
    #[arg(long, value_name = "embedded|ballista://HOST:PORT", default_value = "embedded")]
    engine: String,
    /// File with the secret of at least 16 bytes that record keys come from, for rule "cellkey"
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
}

pub async fn run(options: &Options, wanted: Tabulate) -> Result<(), String> {
    let json = options.json;
    tokio::task::spawn_blocking(move || tabulate(&wanted, json)).await.map_err(|e| e.to_string())?
}

fn tabulate(wanted: &Tabulate, json: bool) -> Result<(), String> {
    if wanted.engine != "embedded" {
        return Err(format!("--engine {}: this build counts on its own machine only; say embedded", wanted.engine));
    }
    let name = wanted.spec.display().to_string();
    let text = std::fs::read_to_string(&wanted.spec).map_err(|e| format!("{name}: {e}"))?;
    let spec = Spec::read(&name, &text).map_err(|e| e.to_string())?;
    if wanted.out.exists() {
        return Err(format!("{} is there already; name a new folder", wanted.out.display()));
    }
    let key = key(wanted, &spec)?;
    let progress = Bar::new();
    let (cube, rows) = warehouse::tabulate(&spec, &wanted.files, &key, &|done, all| progress.show(done, all)).map_err(|e| e.to_string())?;
    progress.end("counted; protecting");
    let outcome = warehouse::protect(&spec, cube, rows).map_err(|e| e.to_string())?;
    warehouse::save(&spec, &outcome, &wanted.out).map_err(|e| e.to_string())?;
    let (small, partners) = outcome.protected.hidden();
    let cells = outcome.cube.count().iter().filter(|n| **n > 0).count();
    let out = wanted.out.display().to_string();
    let said = if json {
        serde_json::json!({ "rows": rows, "cells": cells, "small": small, "partners": partners, "proven": outcome.certificate.is_some(), "out": out }).to_string()
    } else {
        let proof = if outcome.certificate.is_some() { ", proven safe" } else { "" };
        format!("{rows} rows, {cells} cells, {small} small and {partners} others hidden{proof}: {out}")
    };
    writeln!(std::io::stdout(), "{said}").map_err(|e| e.to_string())
}

/// The secret; only cell keys need one.
fn key(wanted: &Tabulate, spec: &Spec) -> Result<Key, String> {
    match &wanted.key {
        None if spec.is_keyed() => Err("rule \"cellkey\" needs --key FILE: a secret that stays the same from year to year".into()),
        None => Ok(Key::new(b"")),
        Some(path) => {
            let secret = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
            if secret.len() < 16 {
                return Err(format!("{}: a secret of {} bytes can be guessed; at least 16", path.display(), secret.len()));
            }
            Ok(Key::new(&secret))
        }
    }
}

/// A line that moves on a terminal; elsewhere a plain line each tenth.
struct Bar {
    terminal: bool,
    shown: Mutex<(u64, Instant)>,
}

impl Bar {
    fn new() -> Self {
        Self { terminal: std::io::stderr().is_terminal(), shown: Mutex::new((0, Instant::now())) }
    }

    fn show(&self, done: u64, all: u64) {
        let percent = done * 100 / all.max(1);
        let Ok(mut shown) = self.shown.lock() else { return };
        if self.terminal && shown.1.elapsed() > Duration::from_millis(100) {
            let filled = percent as usize / 4;
            eprint!("\r[{}{}] {percent:>3} %", "=".repeat(filled), " ".repeat(25 - filled.min(25)));
            shown.1 = Instant::now();
        } else if !self.terminal && percent / 10 != shown.0 {
            shown.0 = percent / 10;
            eprintln!("counting: {percent} %");
        }
    }

    fn end(&self, what: &str) {
        if self.terminal {
            eprint!("\r{:40}\r", "");
        }
        eprintln!("{what}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_must_be_long_and_is_asked_for() {
        let text = "dimensions = [{ name = \"s\", codes = [\"a\"] }]\nprotect = { rule = \"cellkey\", threshold = 3 }\n";
        let spec = Spec::read("spec.toml", text).unwrap();
        let mut wanted = Tabulate { spec: "".into(), files: vec![], out: "".into(), engine: "embedded".into(), key: None };
        assert!(key(&wanted, &spec).err().unwrap().contains("--key"));
        let file = std::env::temp_dir().join(format!("techniekpact-key-{}", std::process::id()));
        std::fs::write(&file, b"short").unwrap();
        wanted.key = Some(file.clone());
        assert!(key(&wanted, &spec).err().unwrap().contains("5 bytes"));
        std::fs::write(&file, [7; 32]).unwrap();
        assert!(key(&wanted, &spec).is_ok());
        std::fs::remove_file(file).unwrap();
    }
}
