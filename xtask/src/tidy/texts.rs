//! A text with several variables is a function of them by name, in the order of the alphabet. Two
//! that change places still compile and then say something untrue, so the names at the call are read.

use super::Fault;
use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// Function name → its variables in the order of its arguments, where there are two or more.
type Texts = BTreeMap<String, Vec<String>>;

pub fn arguments(tree: &Tree) -> Vec<Fault> {
    let dutch = tree.files.iter().filter(|(path, _)| path.starts_with("crates/texts/nl/") && path.ends_with(".ftl"));
    let mut texts: Texts = dutch.flat_map(|(_, text)| read(text)).collect();
    texts.retain(|_, variables| variables.len() > 1);
    let calling = tree.files.iter().filter(|(path, _)| path.starts_with("crates/") && (path.ends_with(".rs") || path.ends_with(".html")));
    calling.flat_map(|(path, source)| crossed(&texts, source).into_iter().map(|(at, say)| Fault::new(path, at, say))).collect()
}

fn read(ftl: &str) -> Texts {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in ftl.lines() {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            key = name.replace('-', "_");
        }
        let variables = line.split('$').skip(1).map(|rest| word(rest).replace('-', "_"));
        texts.entry(key.clone()).or_default().extend(variables);
    }
    texts.into_iter().map(|(key, variables)| (key, variables.into_iter().collect())).collect()
}

/// Line and words of each call where an argument bears the name of another variable.
fn crossed(texts: &Texts, source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (start, _) in source.match_indices('.') {
        let name = word(&source[start + 1..]);
        let Some(rest) = source[start + 1 + name.len()..].strip_prefix('(') else { continue };
        let Some(variables) = texts.get(name) else { continue };
        for (argument, own) in split(rest).iter().zip(variables) {
            let named = argument.trim().trim_start_matches('&').rsplit('.').next();
            if let Some(other) = variables.iter().find(|v| *v != own && named == Some(v)) {
                let line = source[..start].matches('\n').count() + 1;
                let order = variables.join(", ");
                found.push((line, format!("{name} takes ({order}), but {other:?} stands where {own:?} belongs; put it in its place")));
            }
        }
    }
    found
}

/// The letters a name begins with.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).unwrap_or(text.len());
    &text[..end]
}

/// The arguments up to the parenthesis that closes the call.
fn split(call: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from, mut quoted) = (Vec::new(), 0_i32, 0, false);
    for (at, c) in call.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                parts.push(&call[from..at]);
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&call[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn arguments_that_changed_places_are_seen() {
        let text = ("crates/texts/nl/a.ftl", "a-range = Van { $from } tot { $until }\n    en { $total }\na-plain = { $day }\n");
        let call = |code: &'static str| ("crates/web/src/a.html", code);
        check(arguments, &[text, call("{{ t.a_range(from, total(1, \"),\"), self.until) }}")], &[]);
        check(arguments, &[text, call("{{ t.a_range(first, last, end) }} {{ t.a_plain(from) }}")], &[]);
        check(
            arguments,
            &[text, call("\n{{ t.a_range(until, total, from) }}")],
            &["2: a_range takes (from, total, until)", "\"until\" stands where \"from\" belongs"],
        );
        check(arguments, &[text, call("{{ t.a_range(page.total, total, until) }}")], &["\"total\" stands where \"from\" belongs"]);
    }
}
