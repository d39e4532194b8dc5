//! Where things are: the checkout, the cache beside it, and the tools other people made.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout this xtask was built from.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Checkers from npm and PyPI are kept here, outside the checkout, so that every worktree shares them.
pub fn cache() -> PathBuf {
    match (env::var_os("TECHNIEKPACT_BUILD_CACHE"), env::var_os("HOME")) {
        (Some(chosen), _) => chosen.into(),
        (None, Some(home)) => Path::new(&home).join(".cache/techniekpact"),
        (None, None) => root().join("target/cache"),
    }
}

pub fn node_modules() -> PathBuf {
    cache().join("node/node_modules")
}

pub fn python() -> PathBuf {
    cache().join("python/bin/python3")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The debug binary, wherever cargo puts it.
pub fn binary() -> PathBuf {
    target().join("debug/techniekpact")
}

/// The first of `names` on the path.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name))).find(|p| p.is_file())
}

pub fn chromium() -> Option<PathBuf> {
    match env::var_os("TECHNIEKPACT_CHROMIUM") {
        Some(chosen) => Some(chosen.into()),
        None => on_path(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]),
    }
}

/// The folder with `initdb` and `postgres`, which Debian keeps off the path.
pub fn postgres() -> Option<PathBuf> {
    if let Some(chosen) = env::var_os("TECHNIEKPACT_POSTGRES") {
        return Some(chosen.into());
    }
    if let Some(found) = on_path(&["initdb"]) {
        return found.parent().map(Path::to_path_buf);
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|e| e.path().join("bin")).collect();
    versions.retain(|bin| bin.join("initdb").is_file());
    versions.sort();
    versions.pop()
}

/// What tests and face checks find in their environment. Only what exists is named.
pub fn environment() -> Vec<(&'static str, PathBuf)> {
    let mut found = vec![];
    let mut add = |name, path: Option<PathBuf>| found.extend(path.filter(|p| p.exists()).map(|p| (name, p)));
    add("TECHNIEKPACT_NODE_MODULES", Some(node_modules()));
    add("TECHNIEKPACT_PYTHON", Some(python()));
    add("TECHNIEKPACT_CHROMIUM", chromium());
    add("TECHNIEKPACT_POSTGRES", postgres());
    found
}
