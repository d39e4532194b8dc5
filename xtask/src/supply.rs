//! What we take in from others: licences, bans, one source, a bill of materials; advisories where
//! their database can be had.
//!
//! `deny.toml` is the one list. Licences and bans need nothing but cargo; `cargo deny` and
//! `cargo audit` say more, and are run where they are installed. What could not be checked is named.

use crate::place;
use crate::shell::{cargo, run};
use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

mod bom;
mod licence;

/// A crate of the lock file.
#[derive(Clone, Debug, Default, PartialEq)]
struct Package {
    name: String,
    version: String,
    source: String,
    checksum: String,
}

const LIMIT: Duration = Duration::from_secs(300);
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Runs every check that can be run here; an error is a finding, not an absence.
pub fn run_all() -> Result<(), String> {
    let read = |name: &str| fs::read_to_string(place::root().join(name)).map_err(|e| format!("{name}: {e}"));
    let (rules, packages) = (read("deny.toml")?, packages(&read("Cargo.lock")?));
    bans(&packages, &banned(&rules))?;
    println!("  {} crates: none banned, none from elsewhere than crates.io", packages.len());
    println!("  {} come in more than one version (a warning)", twice(&packages).len());
    let licences = licences()?;
    licence::all_allowed(&licences, &licence::allowed(&rules))?;
    println!("  licences of {} crates allowed by deny.toml", licences.len());
    let bill = place::target().join("sbom.cdx.json");
    fs::write(&bill, bom::cyclonedx(&packages, &licences)).map_err(|e| format!("{}: {e}", bill.display()))?;
    println!("  bill of materials (CycloneDX 1.5): {}", bill.display());
    advisories()
}

/// Needs a tool and its database; where either is absent that is said, and the step is not green for it.
fn advisories() -> Result<(), String> {
    let mut missing = Vec::new();
    for (tool, words) in [("cargo-deny", &["deny", "check"][..]), ("cargo-audit", &["audit"])] {
        match place::on_path(&[tool]) {
            Some(_) => run(&mut cargo(words), LIMIT)?,
            None => missing.push(tool),
        }
    }
    if !missing.is_empty() {
        let list = missing.join(" and ");
        println!("  NOT CHECKED: known vulnerabilities. {list} not installed: cargo install --locked {}", missing.join(" "));
        println!("  (they fetch https://github.com/rustsec/advisory-db; offline: `cargo audit --db FOLDER --no-fetch`)");
    }
    Ok(())
}

fn packages(lock: &str) -> Vec<Package> {
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|l| l.strip_prefix(key)?.trim_start().strip_prefix('='));
        line.map_or_else(String::new, |v| v.trim().trim_matches('"').to_string())
    };
    let read = |block: &str| Package {
        name: value(block, "name"),
        version: value(block, "version"),
        source: value(block, "source"),
        checksum: value(block, "checksum"),
    };
    lock.split("[[package]]").skip(1).map(read).collect()
}

/// Names under `deny` in the bans of `deny.toml`.
fn banned(rules: &str) -> Vec<String> {
    let names = rules.lines().filter_map(|l| l.trim().strip_prefix("{ name = \"")?.split('"').next());
    names.map(Into::into).collect()
}

fn bans(packages: &[Package], banned: &[String]) -> Result<(), String> {
    let wrong = packages.iter().filter_map(|p| {
        let foreign = !p.source.is_empty() && p.source != REGISTRY;
        let ban = banned.contains(&p.name);
        (foreign || ban).then(|| format!("{} {} {}", p.name, p.version, if ban { "is banned by deny.toml" } else { &p.source }))
    });
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Names that stand in the lock file with several versions.
fn twice(packages: &[Package]) -> BTreeSet<&str> {
    let mut seen = BTreeSet::new();
    packages.iter().map(|p| p.name.as_str()).filter(|name| !seen.insert(*name)).collect()
}

/// (crate and version, licence) of everything that is compiled into the program or runs in its build.
fn licences() -> Result<Vec<(String, String)>, String> {
    let words = ["tree", "--workspace", "--prefix", "none", "--format", "{p}|{l}", "-e", "normal,build", "--target", "all", "--locked"];
    let out = cargo(&words).output().map_err(|e| format!("cargo tree: {e}"))?;
    if !out.status.success() {
        return Err(format!("cargo tree: {}", String::from_utf8_lossy(&out.stderr)));
    }
    let lines: BTreeSet<(String, String)> = String::from_utf8_lossy(&out.stdout)
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(package, licence)| (crate_of(package), licence.trim_end_matches(" (*)").to_string()))
        .filter(|(package, _)| !package.is_empty())
        .collect();
    Ok(lines.into_iter().collect())
}

/// `serde v1.0.229 (proc-macro)` → `serde 1.0.229`; nothing for what is no crate.
fn crate_of(package: &str) -> String {
    let mut words = package.split(' ');
    match (words.next(), words.next().and_then(|v| v.strip_prefix('v'))) {
        (Some(name), Some(version)) => format!("{name} {version}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"ff\"\n\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\nsource = \"git+https://example.org\"\n";

    #[test]
    fn a_banned_or_foreign_crate_is_named() {
        let found = packages(LOCK);
        assert_eq!((found.len(), found[0].checksum.as_str()), (2, "ff"));
        assert_eq!(bans(&found[..1], &["b".into()]), Ok(()));
        assert_eq!(bans(&found[..1], &["a".into()]), Err("a 1.0.0 is banned by deny.toml".into()));
        assert_eq!(bans(&found, &[]), Err("a 2.0.0 git+https://example.org".into()));
        assert_eq!(twice(&found).into_iter().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn the_rules_are_read_from_the_file_cargo_deny_reads() {
        let rules = fs::read_to_string(place::root().join("deny.toml")).unwrap();
        assert!(banned(&rules).contains(&"openssl-sys".to_string()));
        assert!(licence::allowed(&rules).contains("EUPL-1.2"));
        assert_eq!(crate_of("serde_derive v1.0.2 (proc-macro)"), "serde_derive 1.0.2");
    }
}
