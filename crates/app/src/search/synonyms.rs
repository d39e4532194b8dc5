//! Other ways to say what someone typed, from the list in `data/synonyms.toml`.

use super::likeness::{folded, stem, words};

/// Groups of phrases that mean the same for who searches; each phrase a list of folded words.
#[derive(Debug, Default)]
pub(super) struct Synonyms(Vec<Vec<Vec<String>>>);

impl Synonyms {
    pub(super) fn built_in() -> Synonyms {
        Synonyms(seed::synonyms().iter().map(|group| group.iter().map(|phrase| words(phrase).map(folded).collect()).collect()).collect())
    }

    /// Whether a single word is in the list.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.0.iter().flatten().any(|phrase| matches!(phrase.as_slice(), [only] if same(only, word)))
    }

    /// Cuts a query into what is asked; the longest phrase of the list counts as one thing. The
    /// typed words come first, other ways to say it after them.
    pub(super) fn units(&self, typed: &[String]) -> Vec<Vec<Vec<String>>> {
        let mut units = Vec::new();
        let mut rest = typed;
        while !rest.is_empty() {
            let length = self.longest(rest).max(1);
            let (unit, after) = rest.split_at(length);
            let others = self.0.iter().filter(|group| group.iter().any(|phrase| fits(phrase, unit))).flatten();
            let others = others.filter(|phrase| !fits(phrase, unit)).cloned();
            units.push(std::iter::once(unit.to_vec()).chain(others).collect());
            rest = after;
        }
        units
    }

    /// Length of the longest phrase at the beginning of `typed`.
    fn longest(&self, typed: &[String]) -> usize {
        let phrases = self.0.iter().flatten().filter(|p| p.len() <= typed.len() && fits(p, &typed[..p.len()]));
        phrases.map(Vec::len).max().unwrap_or(0)
    }
}

fn fits(phrase: &[String], typed: &[String]) -> bool {
    phrase.len() == typed.len() && phrase.iter().zip(typed).all(|(a, b)| same(a, b))
}

fn same(a: &str, b: &str) -> bool {
    a == b || (a.len() >= 4 && b.len() >= 4 && stem(a) == stem(b))
}
