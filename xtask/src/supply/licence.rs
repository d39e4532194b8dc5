//! Whether a licence expression can be met with the licences that are allowed. SPDX as crates
//! write it: `A OR B`, `A AND B`, brackets, `WITH`, and the old `A/B`.

use std::collections::BTreeSet;

/// The list under `allow` in `deny.toml`.
pub fn allowed(rules: &str) -> BTreeSet<String> {
    let list = rules.split("allow = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or("");
    list.split('"').skip(1).step_by(2).map(Into::into).collect()
}

/// The error names every crate whose licence is not allowed.
pub fn all_allowed(licences: &[(String, String)], allowed: &BTreeSet<String>) -> Result<(), String> {
    let wrong = licences.iter().filter(|(_, licence)| !is_met(licence, allowed));
    let wrong: Vec<String> = wrong.map(|(name, licence)| format!("{name}: licence {licence:?} is not allowed by deny.toml")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

pub fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut place = 0;
    let met = either(&words, &mut place, allowed);
    met && place == words.len()
}

fn either(words: &[&str], place: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = both(words, place, allowed);
    while words.get(*place) == Some(&"OR") {
        *place += 1;
        met |= both(words, place, allowed);
    }
    met
}

fn both(words: &[&str], place: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, place, allowed);
    while words.get(*place) == Some(&"AND") {
        *place += 1;
        met &= one(words, place, allowed);
    }
    met
}

fn one(words: &[&str], place: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(word) = words.get(*place) else { return false };
    *place += 1;
    if *word == "(" {
        let met = either(words, place, allowed);
        *place += 1;
        return met;
    }
    if words.get(*place) == Some(&"WITH") {
        let name = format!("{word} WITH {}", words.get(*place + 1).unwrap_or(&""));
        *place += 2;
        return allowed.contains(&name);
    }
    allowed.contains(*word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_met_by_one_side_of_or_and_both_of_and() {
        let allowed: BTreeSet<String> = ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].map(String::from).into();
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Zlib", true),
            ("(MIT OR Zlib) AND GPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
            ("Apache-2.0 WITH other", false),
            ("MIT MIT", false),
        ] {
            assert_eq!(is_met(expression, &allowed), met, "{expression}");
        }
    }
}
