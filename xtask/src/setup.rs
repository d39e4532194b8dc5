//! Installs what the checks need, or names what it may not install.
//!
//! Debian packages as root; npm and PyPI packages into the cache outside the checkout. A step
//! that needs something absent is skipped in the open, and on CI that counts as a failure.

use crate::place;
use crate::shell::{command, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Something a step cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Postgres,
    Chromium,
    Node,
    Npm,
    Python,
    Pypi,
    Poppler,
}

impl Need {
    const ALL: [Need; 7] = [Need::Postgres, Need::Chromium, Need::Node, Need::Python, Need::Poppler, Need::Npm, Need::Pypi];

    pub fn is_met(self) -> bool {
        match self {
            Need::Postgres => place::postgres().is_some(),
            Need::Chromium => place::chromium().is_some(),
            Need::Node => place::on_path(&["npm"]).is_some(),
            Need::Python => place::on_path(&["python3"]).is_some(),
            Need::Poppler => place::on_path(&["pdfinfo"]).is_some(),
            Need::Npm => is_fresh("package.json", &stamp("node")),
            Need::Pypi => is_fresh("requirements.txt", &stamp("python")),
        }
    }

    /// Debian's names; empty for what comes from elsewhere.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Need::Postgres => &["postgresql"],
            Need::Chromium => &["chromium", "fonts-dejavu-core"],
            Need::Node => &["nodejs", "npm"],
            Need::Python => &["python3", "python3-venv"],
            Need::Poppler => &["poppler-utils"],
            Need::Npm | Need::Pypi => &[],
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Need::Postgres => "PostgreSQL",
            Need::Chromium => "Chromium",
            Need::Node => "Node.js with npm",
            Need::Python => "Python 3",
            Need::Poppler => "pdfinfo",
            Need::Npm => "the npm packages of checks/package.json",
            Need::Pypi => "the PyPI packages of checks/requirements.txt",
        }
    }
}

/// Installs everything absent. What stays absent is told, and is not an error here.
pub fn run_all() -> Result<(), String> {
    debian();
    for (need, install) in [(Need::Npm, npm as fn() -> Result<(), String>), (Need::Pypi, pypi)] {
        if !need.is_met()
            && let Err(why) = install()
        {
            println!("skipped: {} ({why})", need.name());
        }
    }
    link_node_modules();
    for need in Need::ALL {
        println!("  {} {}", if need.is_met() { "present" } else { "absent " }, need.name());
    }
    Ok(())
}

fn debian() {
    let packages: Vec<&str> = Need::ALL.iter().filter(|n| !n.is_met()).flat_map(|n| n.packages()).copied().collect();
    if packages.is_empty() {
        return;
    }
    let list = packages.join(" ");
    if place::on_path(&["apt-get"]).is_none() {
        println!("skipped: no apt-get here; install by hand what Debian calls {list}");
    } else if !is_root() {
        println!("skipped: not root; run this yourself: sudo apt-get install {list}");
    } else if let Err(why) =
        apt(&["update", "-q"]).and_then(|()| apt(&[&["install", "-y", "-q", "--no-install-recommends"], &packages[..]].concat()))
    {
        println!("skipped: {list} ({why})");
    }
}

fn is_root() -> bool {
    command("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

fn apt(words: &[&str]) -> Result<(), String> {
    run(command("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive"), Duration::from_secs(900))
}

/// No lock file: every version is pinned in `package.json`, and a lock would carry host names.
fn npm() -> Result<(), String> {
    let folder = place::cache().join("node");
    copy("package.json", &folder.join("package.json"))?;
    let words = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    run(command("npm").args(words).current_dir(&folder), Duration::from_secs(900))?;
    copy("package.json", &stamp("node"))
}

fn pypi() -> Result<(), String> {
    let folder = place::cache().join("python");
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let limit = Duration::from_secs(900);
    run(command("python3").args(["-m", "venv"]).arg(&folder), limit)?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "checks/requirements.txt"];
    run(command(&place::python().to_string_lossy()).args(pip), limit)?;
    copy("requirements.txt", &stamp("python"))
}

/// The list of packages that was installed last, whole: a copy of the file that asks for them.
fn stamp(which: &str) -> PathBuf {
    place::cache().join(which).join("installed")
}

fn is_fresh(asked: &str, stamp: &Path) -> bool {
    let asked = fs::read(place::root().join("checks").join(asked));
    matches!((asked, fs::read(stamp)), (Ok(asked), Ok(held)) if asked == held)
}

fn copy(name: &str, to: &Path) -> Result<(), String> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(place::root().join("checks").join(name), to))
        .map(drop)
        .map_err(|e| format!("{}: {e}", to.display()))
}

/// Scripts import their packages by plain name; Node looks for them beside the script.
fn link_node_modules() {
    let link = place::root().join("checks/node_modules");
    if place::node_modules().exists() && fs::read_link(&link).ok() != Some(place::node_modules()) {
        drop(fs::remove_file(&link));
        if let Err(why) = std::os::unix::fs::symlink(place::node_modules(), &link) {
            println!("skipped: {} ({why})", link.display());
        }
    }
}
