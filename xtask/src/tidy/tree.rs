//! The files of the house as git sees them: kept ones and new ones, not ignored ones.

use super::source::Source;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Path (with `/`) to text. Files that are not text are there with an empty one.
#[derive(Default)]
pub struct Tree {
    pub files: BTreeMap<String, String>,
}

impl Tree {
    pub fn read(root: &Path) -> Result<Tree, String> {
        let words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        let list = Command::new("git").args(words).current_dir(root).output().map_err(|e| format!("git: {e}"))?;
        if !list.status.success() {
            return Err(format!("git ls-files: {}", String::from_utf8_lossy(&list.stderr).trim()));
        }
        let names = String::from_utf8_lossy(&list.stdout).into_owned();
        let existing = names.split('\0').filter(|name| root.join(name).is_file());
        let files = existing.map(|name| {
            let text = fs::read(root.join(name)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            (name.to_string(), text.unwrap_or_default())
        });
        Ok(Tree { files: files.collect() })
    }

    /// A house of a few lines, to show that a rule can fail.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        Tree { files: files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect() }
    }

    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Names of the folders in `crates/`.
    pub fn crates(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.files.keys().filter_map(|p| p.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")).collect();
        names.retain(|name| !name.contains('/'));
        names
    }

    /// The Rust source of one crate without its tests, examples and build script.
    pub fn sources<'a>(&'a self, name: &str) -> impl Iterator<Item = (&'a str, Source)> {
        let prefix = format!("crates/{name}/src/");
        let own = self.files.iter().filter(move |(path, _)| path.starts_with(&prefix) && path.ends_with(".rs"));
        own.filter(|(path, _)| !path.ends_with("/tests.rs") && !path.contains("/tests/"))
            .map(|(path, text)| (path.as_str(), Source::read(text)))
    }
}
