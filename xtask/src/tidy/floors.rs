//! Which crate stands on which floor, and who may know whom.

use super::Fault;
use super::tree::Tree;

/// The floors of the house. A crate that is not here yet has its place kept.
const FLOORS: &[(&str, u8)] = &[
    ("cube", 0),
    ("effect", 0),
    ("stockflow", 0),
    ("qca", 0),
    ("ballot", 0),
    ("eligibility", 0),
    ("matching", 0),
    ("openbadge", 0),
    ("charts", 0),
    ("geo", 0),
    ("texts", 0),
    ("domain", 1),
    ("store", 2),
    ("seed", 2),
    ("sources", 2),
    ("warehouse", 2),
    ("post", 2),
    ("report", 2),
    ("oidc", 2),
    ("app", 3),
    ("web", 4),
    ("api", 4),
    ("jobs", 4),
    ("techniekpact", 5),
];

/// Crates beside the floors: they may use all of them, none may use these (tests excepted).
const BESIDE: &[&str] = &["cluster", "testkit"];

/// Two crates of one floor that know each other all the same: (user, used, reason).
const NEIGHBOURS: &[(&str, &str, &str)] = &[];

pub fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(n, _)| *n == name).map(|(_, floor)| *floor)
}

/// Every crate has a floor and uses lower floors only.
pub fn floors(tree: &Tree) -> Vec<Fault> {
    let mut faults = vec![];
    for name in tree.crates() {
        let path = format!("crates/{name}/Cargo.toml");
        if floor(name).is_none() && !BESIDE.contains(&name) {
            faults.push(Fault::new(
                &path,
                0,
                "this crate has no floor; give it a row in xtask/src/tidy/floors.rs, or a module in a crate that has",
            ));
            continue;
        }
        let used = dependencies(tree.get(&path).unwrap_or(""));
        faults.extend(used.iter().filter_map(|used| objection(name, used).map(|say| Fault::new(&path, used.line, say))));
    }
    faults
}

fn objection(user: &str, used: &Dependency) -> Option<String> {
    let name = used.name.as_str();
    if BESIDE.contains(&name) {
        return (!used.dev).then(|| format!("{user} uses {name} outside tests; move it to [dev-dependencies]"));
    }
    let (own, other) = (floor(user)?, floor(name)?);
    let known = NEIGHBOURS.iter().any(|(a, b, _)| (*a, *b) == (user, name));
    if other < own || known {
        return None;
    }
    Some(if other == own {
        format!("{user} and {name} stand on floor {own} and must not know each other; let a higher crate bring them together")
    } else {
        format!("{user} (floor {own}) reaches up to {name} (floor {other}); hand it what it needs as a value or a trait of its own floor")
    })
}

/// Third-party versions stand in the root manifest; crates say `name.workspace = true`.
pub fn versions(tree: &Tree) -> Vec<Fault> {
    // A manifest that is a workspace of its own (the fuzz targets) cannot inherit from ours.
    let is_own = |text: &str| text.lines().any(|line| line.trim() == "[workspace]");
    let manifests = tree.files.iter().filter(|(path, text)| path.ends_with("/Cargo.toml") && !is_own(text));
    let own = |d: &Dependency| d.text.contains("workspace = true") || d.text.contains("path = ");
    manifests
        .flat_map(|(path, text)| {
            let loose = dependencies(text).into_iter().filter(|d| !own(d));
            loose.map(move |d| {
                let say = format!(
                    "{} has its own version; put it in [workspace.dependencies] with its reason, and write {}.workspace = true",
                    d.name, d.name
                );
                Fault::new(path, d.line, say)
            })
        })
        .collect()
}

struct Dependency {
    name: String,
    text: String,
    line: usize,
    dev: bool,
}

/// The dependencies of a manifest, one per line as this house writes them.
fn dependencies(manifest: &str) -> Vec<Dependency> {
    let (mut section, mut found) = (String::new(), vec![]);
    for (index, line) in manifest.lines().enumerate() {
        let text = line.split('#').next().unwrap_or("").trim().to_string();
        if let Some(name) = text.strip_prefix('[') {
            section = name.trim_end_matches(']').into();
        } else if section.ends_with("dependencies")
            && let Some((name, _)) = text.split_once('=')
        {
            let name = name.trim().trim_end_matches(".workspace").trim_end_matches(".path").to_string();
            found.push(Dependency { name, dev: section.ends_with("dev-dependencies"), line: index + 1, text });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_crate_uses_lower_floors_only() {
        let house =
            |user: &str, manifest: &str, expected: &[&str]| check(floors, &[(&format!("crates/{user}/Cargo.toml"), manifest)], expected);
        house("web", "[dependencies]\napp = { path = \"../app\" }\ncharts = { path = \"../charts\" }\naxum.workspace = true", &[]);
        house("store", "[dependencies]\napp = { path = \"../app\" }", &["store (floor 2) reaches up to app (floor 3)"]);
        house("web", "[dependencies]\napi = { path = \"../api\" }", &["must not know each other"]);
        house("web", "[target.'cfg(unix)'.dependencies]\napi = { path = \"../api\" }", &["must not know each other"]);
    }

    #[test]
    fn helpers_of_tests_stay_in_tests_and_every_crate_has_a_place() {
        let kit = "testkit = { path = \"../testkit\" }";
        check(floors, &[("crates/app/Cargo.toml", &format!("[dev-dependencies]\n{kit}"))], &[]);
        check(floors, &[("crates/app/Cargo.toml", &format!("[dependencies]\n{kit}"))], &["move it to [dev-dependencies]"]);
        check(floors, &[("crates/utils/Cargo.toml", "")], &["has no floor"]);
    }

    #[test]
    fn versions_stand_in_one_place() {
        let manifest =
            "[package]\nversion = \"1\"\n[dependencies]\nserde.workspace = true\ndomain = { path = \"../domain\" }\nrand = \"1\" # why";
        check(
            versions,
            &[("crates/app/Cargo.toml", manifest), ("Cargo.toml", "[workspace.dependencies]\nserde = \"1\"")],
            &["rand has its own version"],
        );
    }
}
