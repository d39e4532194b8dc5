//! The glossary is a contract: every noun of the domain stands in it.

use super::Fault;
use super::source::Source;
use super::tree::Tree;

const GLOSSARY: &str = "docs/GLOSSARY.md";

pub fn glossary(tree: &Tree) -> Vec<Fault> {
    let glossary = tree.get(GLOSSARY).unwrap_or("");
    let nouns = tree.files.iter().filter(|(path, _)| path.starts_with("crates/domain/src/")).flat_map(|(_, text)| nouns(text));
    let absent = nouns.filter(|noun| !glossary.contains(&format!("`{noun}`")));
    absent
        .map(|noun| Fault::new(GLOSSARY, 0, format!("`{noun}` is a noun of the domain without a row; add it with its Dutch word")))
        .collect()
}

fn nouns(text: &str) -> Vec<String> {
    let source = Source::read(text);
    let named = source.lines().filter_map(|(_, line)| line.strip_prefix("impl Record for ")?.split([' ', '{']).next().map(String::from));
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_noun_without_a_row_is_seen() {
        let noun = ("crates/domain/src/pact.rs", "impl Record for Goal {\n}");
        check(glossary, &[noun, (GLOSSARY, "| doel | `Goal` |")], &[]);
        check(glossary, &[noun, (GLOSSARY, "| doel |")], &["`Goal` is a noun"]);
    }
}
