//! Floors 0 and 1 are sums and nouns: the same values in give the same values out, everywhere.

use super::Fault;
use super::floors::floor;
use super::tree::Tree;

/// What reaches outside, and what to do instead.
const OUTSIDE: &[(&str, &str)] = &[
    ("std::fs", "take the text as an argument; floor 2 reads files"),
    ("std::net", "take the values as arguments; floor 2 has the network"),
    ("std::process", "return an error; the door decides about the process"),
    ("std::env", "take the value as an argument; the door reads the configuration"),
    ("tokio", "make it a plain function; who calls it may be async"),
    ("async fn", "make it a plain function; who calls it may be async"),
    ("async move", "make it a plain function; who calls it may be async"),
    ("SystemTime::now", "take the moment as an argument"),
    ("Timestamp::now", "take the moment as an argument"),
    ("Zoned::now", "take the moment as an argument"),
    ("Instant::now", "take the moment as an argument"),
];

pub fn pure(tree: &Tree) -> Vec<Fault> {
    let mut faults = vec![];
    for name in tree.crates().into_iter().filter(|name| floor(name).is_some_and(|f| f <= 1)) {
        let lints = format!("crates/{name}/clippy.toml");
        if !tree.get(&lints).is_some_and(|text| text.contains("disallowed-methods")) {
            faults.push(Fault::new(&lints, 0, "a crate without clock and files says so to clippy; copy crates/domain/clippy.toml"));
        }
        for (path, source) in tree.sources(name) {
            for (line, code) in source.lines() {
                let found = OUTSIDE.iter().filter(|(word, _)| has_word(code, word));
                faults.extend(
                    found.map(|(word, instead)| Fault::new(path, line, format!("{word} on floor {}; {instead}", floor(name).unwrap_or(0)))),
                );
            }
        }
    }
    faults
}

/// Whether `word` stands in `code` by itself: `tokio::spawn` has it, `my_tokio` has not.
fn has_word(code: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let (before, after) = (code[..at].chars().next_back(), code[at + word.len()..].chars().next());
        !before.is_some_and(part_of_name) && !after.is_some_and(part_of_name)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    const LINTS: (&str, &str) = ("crates/cube/clippy.toml", "disallowed-methods = []");

    fn cube(code: &str, expected: &[&str]) {
        check(pure, &[("crates/cube/Cargo.toml", ""), LINTS, ("crates/cube/src/lib.rs", code)], expected);
    }

    #[test]
    fn clock_files_network_and_async_are_seen() {
        cube("use std::fs;", &["std::fs on floor 0"]);
        cube("fn a() { Timestamp::now() }", &["take the moment as an argument"]);
        cube("async fn a() {}\ntokio::spawn(b)", &["async fn", "tokio"]);
    }

    #[test]
    fn words_in_comments_tests_and_other_crates_are_not() {
        cube("//! No std::fs here.\nlet tokio_like = \"std::net\";\n#[cfg(test)]\nmod tests { use std::fs; }", &[]);
        check(pure, &[("crates/store/Cargo.toml", ""), ("crates/store/src/lib.rs", "use std::fs;")], &[]);
    }

    #[test]
    fn clippy_is_told_too() {
        check(pure, &[("crates/cube/Cargo.toml", "")], &["copy crates/domain/clippy.toml"]);
    }
}
