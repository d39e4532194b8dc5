//! `monitor fetch`: tables of CBS and DUO into a folder, to be imported from there. Touches no store.
//!
//! What has come of a file lies beside it as `NAME.part` until it is whole, with the server's tag in
//! `NAME.part.tag`: the same command again goes on from there, after a break as well as after a crash.

use crate::Options;
use clap::Args;
use sources::fetch::{Fetched, Fetcher, Hosts, Partial, Patience, Stopped, Table};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// So many new bytes are laid aside at a time.
const ASIDE: usize = 4 << 20;

#[derive(Args)]
pub struct Fetch {
    /// CBS:82045NED for a table of CBS, DUO:p02ho1ejrs for a dataset of DUO, DUO:https://... for one of its files
    #[arg(required = true, value_name = "CBS:ID|DUO:NAME")]
    tables: Vec<String>,
    /// Folder the files are laid in; made where there is none
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// SHA-256 that the file must have; only for a single file
    #[arg(long, value_name = "HEX")]
    sha256: Option<String>,
    /// A mirror to ask instead of CBS and DUO themselves
    #[arg(long, value_name = "URL")]
    mirror: Option<String>,
    /// Attempts without progress before giving up
    #[arg(long, default_value_t = 6)]
    attempts: u32,
}

pub async fn run(options: &Options, wanted: Fetch) -> Result<(), String> {
    std::fs::create_dir_all(&wanted.out).map_err(|e| format!("{}: {e}", wanted.out.display()))?;
    let hosts = wanted.mirror.as_deref().map_or_else(Hosts::default, Hosts::with_base);
    let patience = Patience { attempts: wanted.attempts, ..Patience::default() };
    let addresses = addresses(&wanted, &hosts, &patience).await?;
    if wanted.sha256.is_some() && addresses.len() != 1 {
        return Err(format!("--sha256 is of one file, and these are {}", addresses.len()));
    }
    let progress = Arc::new(Progress::new());
    let mut laid = Vec::new();
    for (address, name) in addresses {
        let path = wanted.out.join(name);
        let watch = {
            let (progress, path) = (progress.clone(), path.clone());
            move |_: &str, p: &Partial| progress.seen(&path, p)
        };
        let fetcher = Fetcher::new(hosts.clone(), patience.clone()).watched(Box::new(watch));
        let fetched = one(&fetcher, &address, &path, wanted.sha256.as_deref()).await?;
        progress.end(&path, fetched.file.bytes.len());
        laid.push((path, fetched));
    }
    told(options, &laid)
}

/// Every address with the name its file gets.
async fn addresses(wanted: &Fetch, hosts: &Hosts, patience: &Patience) -> Result<Vec<(String, String)>, String> {
    let mut all = Vec::new();
    for table in &wanted.tables {
        match table.split_once(':') {
            Some(("CBS", id)) if is_plain(id) => {
                all.extend(Table::CbsPackage(id.into()).addresses(hosts).into_iter().map(|a| (a, format!("{id}.zip"))));
            }
            Some(("DUO", address)) if address.contains("://") => all.push((address.into(), last(address))),
            Some(("DUO", name)) if is_plain(name) => {
                let fetcher = Fetcher::new(hosts.clone(), patience.clone());
                let found = fetcher.resources(name).await.map_err(|e| format!("{table}: {e}"))?;
                if found.is_empty() {
                    return Err(format!("{table}: DUO names no CSV file of it"));
                }
                all.extend(found.into_iter().map(|a| {
                    let name = last(&a);
                    (a, name)
                }));
            }
            _ => return Err(format!("{table:?} is no table; write CBS:82045NED, DUO:p02ho1ejrs or DUO:https://...")),
        }
    }
    Ok(all)
}

/// An id is a word: it goes into an address and the name of a file.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

fn last(address: &str) -> String {
    let name = address.split(['?', '#']).next().unwrap_or("").rsplit('/').next().unwrap_or("");
    let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
    if kept.trim_matches('.').is_empty() { "table.csv".into() } else { kept }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// One file, from what an earlier attempt left on; what comes is laid aside.
async fn one(fetcher: &Fetcher, address: &str, path: &Path, sha256: Option<&str>) -> Result<Fetched, String> {
    let say = |e: std::io::Error| format!("{}: {e}", path.display());
    match fetcher.file(address, sha256, left(path)).await {
        Ok(fetched) => {
            let part = beside(path, ".part");
            std::fs::write(&part, &fetched.file.bytes).map_err(say)?;
            std::fs::rename(&part, path).map_err(say)?;
            drop(std::fs::remove_file(beside(path, ".part.tag")));
            Ok(fetched)
        }
        Err(Stopped { trouble, partial }) => {
            let kept = partial.bytes.len();
            lay(path, &partial).map_err(say)?;
            let more = if kept > 0 { format!("; {kept} bytes are kept, the same command goes on from there") } else { String::new() };
            Err(format!("{address}: {trouble}{more}"))
        }
    }
}

/// What an earlier attempt left; without a tag nobody knows of which version it is.
fn left(path: &Path) -> Partial {
    let tag = std::fs::read_to_string(beside(path, ".part.tag")).ok();
    let bytes = std::fs::read(beside(path, ".part")).ok();
    let whole = tag.as_deref().and_then(|t| t.split_once('\n')).and_then(|(_, whole)| whole.trim().parse().ok());
    match (tag, bytes) {
        (Some(tag), Some(bytes)) => Partial { bytes, tag: tag.lines().next().map(String::from), whole },
        _ => Partial::default(),
    }
}

fn lay(path: &Path, partial: &Partial) -> std::io::Result<()> {
    let Some(tag) = partial.tag.as_ref().filter(|_| !partial.bytes.is_empty()) else { return Ok(()) };
    std::fs::write(beside(path, ".part"), &partial.bytes)?;
    std::fs::write(beside(path, ".part.tag"), format!("{tag}\n{}", partial.whole.map_or(String::new(), |w| w.to_string())))
}

fn told(options: &Options, laid: &[(PathBuf, Fetched)]) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    if options.json {
        let one = |(path, f): &(PathBuf, Fetched)| serde_json::json!({ "file": path, "address": f.address, "sha256": f.sha256, "bytes": f.file.bytes.len() });
        return writeln!(out, "{}", serde_json::Value::from_iter(laid.iter().map(one))).map_err(|e| e.to_string());
    }
    laid.iter().try_for_each(|(path, f)| writeln!(out, "{} {}", f.sha256, path.display())).map_err(|e| e.to_string())
}

/// A line that moves on a terminal, plain lines elsewhere; and what came, laid aside now and then.
struct Progress {
    terminal: bool,
    shown: Mutex<(usize, Instant)>,
}

impl Progress {
    fn new() -> Progress {
        Progress { terminal: std::io::stderr().is_terminal(), shown: Mutex::new((0, Instant::now())) }
    }

    fn seen(&self, path: &Path, partial: &Partial) {
        let got = partial.bytes.len();
        let Ok(mut shown) = self.shown.lock() else { return };
        let of = partial.whole.map_or(String::new(), |w| format!(" of {w}"));
        if self.terminal && shown.1.elapsed() > Duration::from_millis(100) {
            eprint!("\r{}: {got}{of} bytes", path.display());
            shown.1 = Instant::now();
        }
        if got < shown.0 {
            shown.0 = 0;
        }
        if got - shown.0 >= ASIDE {
            shown.0 = got;
            if !self.terminal {
                eprintln!("{}: {got}{of} bytes", path.display());
            }
            // Only to go on from: a disk that is full shows itself when the file is written.
            drop(lay(path, partial));
        }
    }

    fn end(&self, path: &Path, bytes: usize) {
        if let Ok(mut shown) = self.shown.lock() {
            shown.0 = 0;
        }
        let start = if self.terminal { "\r" } else { "" };
        eprintln!("{start}{}: {bytes} bytes, whole", path.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_words_and_never_lead_elsewhere() {
        for (address, name) in [
            ("https://duo.nl/a/p02ho1ejrs.csv", "p02ho1ejrs.csv"),
            ("https://duo.nl/a/x.csv?versie=2", "x.csv"),
            ("https://duo.nl/a/..", "table.csv"),
            ("https://duo.nl/a/%2e%2e%2fetc", "2e2e2fetc"),
            ("https://duo.nl/", "table.csv"),
        ] {
            assert_eq!(last(address), name);
        }
        assert!(is_plain("82045NED") && !is_plain("../x") && !is_plain(""));
    }
}
