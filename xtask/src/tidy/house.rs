//! Rules for every file: openings, lengths, papers, links, and nothing left lying about.

use super::Fault;
use super::source::Source;
use super::tree::Tree;

/// Every crate opens by saying what it is.
pub fn opening(tree: &Tree) -> Vec<Fault> {
    let folders =
        tree.crates().into_iter().map(|name| format!("crates/{name}")).chain(tree.get("xtask/Cargo.toml").map(|_| "xtask".into()));
    folders
        .filter_map(|folder| {
            let [lib, main] = ["lib", "main"].map(|name| format!("{folder}/src/{name}.rs"));
            let path = if tree.get(&lib).is_some() { lib } else { main };
            match tree.get(&path) {
                Some(text) if text.starts_with("//!") => None,
                Some(_) => Some(Fault::new(
                    &path,
                    1,
                    "opens without a word; begin with //! and say what this crate is, why, and what is deliberately not in it",
                )),
                None => Some(Fault::new(
                    &format!("{folder}/Cargo.toml"),
                    0,
                    "no src/lib.rs or src/main.rs; a crate appears with its first inhabitant",
                )),
            }
        })
        .collect()
}

const LONGEST: usize = 500;

/// Files that are longer all the same: (path, at most this long, reason). Numbers only go down.
const LONG: &[(&str, usize, &str)] = &[];

/// No file of source is longer than [`LONGEST`] lines, its tests not counted.
pub fn length(tree: &Tree) -> Vec<Fault> {
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    let rust = tree.files.iter().filter(|(path, _)| path.ends_with(".rs") && !is_test(path));
    rust.filter_map(|(path, text)| {
        let (found, row) = (Source::read(text).length(), LONG.iter().find(|(p, ..)| p == path));
        match row {
            None if found > LONGEST => {
                Some(Fault::new(path, 0, format!("{found} lines; find the two things it does and give each its file")))
            }
            Some((_, most, _)) if found > *most => {
                Some(Fault::new(path, 0, format!("grew to {found} lines from {most}; this list only shrinks")))
            }
            Some(_) if found <= LONGEST => Some(Fault::new(path, 0, "is short now; take its row out of LONG in xtask/src/tidy/house.rs")),
            _ => None,
        }
    })
    .collect()
}

/// Words that would tie the house to one machine or one registry, taken apart so that this file passes.
const MACHINE: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/w/"),
    concat!("registry.npm", "js.org"),
    concat!("files.python", "hosted.org"),
    concat!("pypi", ".org"),
    concat!("index.crates", ".io"),
    concat!("static.crates", ".io"),
    concat!("deb.deb", "ian.org"),
];

/// Nothing names the machine it was made on, or a host a package came from.
pub fn machine(tree: &Tree) -> Vec<Fault> {
    lines_with(tree, |_| MACHINE, |word| format!("names {word}; use a path relative to the checkout, or an environment variable"))
}

const LATER: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
const LATER_RUST: &[&str] =
    &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("to", "do!("), concat!("unimpl", "emented!(")];

/// Nothing is left for later: do it now, or write an issue and leave the code whole.
pub fn later(tree: &Tree) -> Vec<Fault> {
    let marks = |path: &str| match path.rsplit('.').next() {
        Some("rs") => LATER_RUST,
        // Data quotes what others wrote.
        Some("csv") => &[],
        _ => LATER,
    };
    lines_with(tree, marks, |word| format!("{word} marks unfinished work; finish it, or take it out and write an issue"))
}

fn lines_with(tree: &Tree, words: impl Fn(&str) -> &'static [&'static str], say: impl Fn(&str) -> String) -> Vec<Fault> {
    let mut faults = vec![];
    for (path, text) in &tree.files {
        for (index, line) in text.lines().enumerate() {
            let found = words(path).iter().find(|word| line.contains(**word));
            faults.extend(found.map(|word| Fault::new(path, index + 1, say(word))));
        }
    }
    faults
}

const PAPERS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "LICENSE",
    "publiccode.yml",
    "docs/README.md",
    "docs/GLOSSARY.md",
    ".ci/run",
];

/// What a public organisation expects to find in a public codebase.
pub fn papers(tree: &Tree) -> Vec<Fault> {
    let absent = PAPERS.iter().filter(|path| tree.get(path).is_none_or(|text| text.trim().is_empty()));
    absent.map(|path| Fault::new(path, 0, "is absent or empty; it is one of the papers of the house")).collect()
}

/// Relative links in Markdown lead to a file or folder of the house.
pub fn links(tree: &Tree) -> Vec<Fault> {
    let mut faults = vec![];
    for (path, text) in tree.files.iter().filter(|(path, _)| path.ends_with(".md")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (index, line) in text.lines().enumerate() {
            for target in line.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let target = target.split('#').next().unwrap_or("");
                let outside = target.is_empty() || target.contains(':');
                if !outside && !exists(tree, &join(folder, target)) {
                    faults.push(Fault::new(
                        path,
                        index + 1,
                        format!("links to {target}, which is not there; mend the link or write the page"),
                    ));
                }
            }
        }
    }
    faults
}

fn exists(tree: &Tree, path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    tree.get(path).is_some() || tree.files.range(folder.clone()..).next().is_some_and(|(p, _)| p.starts_with(&folder))
}

fn join(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_crate_opens_with_a_word() {
        let manifest = ("crates/cube/Cargo.toml", "");
        check(opening, &[manifest, ("crates/cube/src/lib.rs", "//! Cubes.")], &[]);
        check(opening, &[manifest, ("crates/cube/src/main.rs", "fn main() {}")], &["opens without a word"]);
        check(opening, &[manifest], &["appears with its first inhabitant"]);
    }

    #[test]
    fn long_files_are_seen_and_tests_do_not_count() {
        let long = "x();\n".repeat(501);
        check(length, &[("crates/cube/src/lib.rs", &long)], &["501 lines"]);
        let tested = format!("{}#[cfg(test)]\nmod tests {{\n{long}}}\n", "x();\n".repeat(500));
        check(length, &[("crates/cube/src/lib.rs", &tested)], &[]);
    }

    #[test]
    fn machines_and_loose_ends_are_seen() {
        let path = format!("see {}main\nand {}", MACHINE[0], MACHINE[3]);
        check(machine, &[("docs/a.md", &path)], &["docs/a.md:1", "docs/a.md:2"]);
        let mark = format!("ok\n// {} later", LATER[0]);
        check(later, &[("a.rs", &mark), ("data/a.csv", &mark)], &["a.rs:2"]);
        check(later, &[("a.rs", &format!("{}\"x\")", LATER_RUST[3]))], &["finish it"]);
    }

    #[test]
    fn papers_are_asked_for() {
        let all: Vec<(&str, &str)> = PAPERS.iter().map(|p| (*p, "x")).collect();
        check(papers, &all, &[]);
        check(papers, &all[1..], &["README.md: is absent"]);
    }

    #[test]
    fn dead_links_are_seen() {
        let page = "[a](../README.md) [b](adr/) [c](#here) [d](https://example.org) [e](adr/0001.md#top) [f](gone.md)";
        check(links, &[("README.md", ""), ("docs/a.md", page), ("docs/adr/0001.md", "")], &["docs/a.md:1: links to gone.md"]);
    }
}
