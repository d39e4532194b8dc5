//! How words answer words: the same, a beginning, a part, another ending, one error away.

use domain::record::fold;

/// From far to near.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Likeness {
    Error,
    Part,
    Beginning,
    Same,
}

impl Likeness {
    pub(super) fn factor(self) -> u32 {
        match self {
            Likeness::Error => 2,
            Likeness::Part => 3,
            Likeness::Beginning => 5,
            Likeness::Same => 8,
        }
    }
}

/// How well a word of the text answers a word of the query; both folded.
pub(super) fn likeness(query: &str, candidate: &str) -> Option<Likeness> {
    let length = query.len();
    if query == candidate {
        Some(Likeness::Same)
    } else if length >= 3 && candidate.starts_with(query) {
        Some(Likeness::Beginning)
    } else if length >= 4 && (candidate.contains(query) || stem(candidate) == stem(query)) {
        Some(Likeness::Part)
    } else {
        None
    }
}

/// Whether a word is one error away; asked only where no word answers better, for it costs more.
pub(super) fn is_near(query: &str, candidate: &str) -> bool {
    query.len() >= 5 && distance(query, candidate, 1).is_some()
}

/// A rough stem: Dutch plural and inflection endings off.
pub(super) fn stem(word: &str) -> &str {
    for ending in ["eren", "ieen", "en", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 4
        {
            return stem;
        }
    }
    word
}

/// Letters added, left out, changed or swapped to make the words equal, if at most `most`.
pub(super) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > 2 * most {
        return None;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|d| *d > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|d| *d <= most)
}

/// Words that say nothing about what is sought.
pub(super) fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "de", "het", "een", "en", "in", "van", "voor", "op", "met", "te", "bij", "aan", "of", "om", "is", "zijn", "wat", "hoe", "hoeveel",
        "the", "a", "an", "and", "for", "on", "with", "to", "at", "or", "are", "what", "how", "many",
    ];
    SMALL.contains(&word)
}

/// The words of a text as written.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// A word in lower case without accents.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_counted_as_people_make_them() {
        for (a, b, expected) in [
            ("techniek", "technek", Some(1)),
            ("technek", "techniek", Some(1)),
            ("techniek", "tehcniek", Some(1)),
            ("techniek", "techniak", Some(1)),
            ("techniek", "tehniak", Some(2)),
            ("techniek", "monitor", None),
            ("", "ab", Some(2)),
        ] {
            assert_eq!(distance(a, b, 2), expected, "{a} {b}");
        }
        assert_eq!(distance("techniek", "tehniak", 1), None);
    }

    #[test]
    fn short_words_answer_only_themselves() {
        assert_eq!(likeness("ho", "hoger"), None);
        assert_eq!(likeness("ho", "ho"), Some(Likeness::Same));
        assert_eq!(likeness("pact", "techniekpact"), Some(Likeness::Part));
    }
}
