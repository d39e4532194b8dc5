//! Search over everything public, in memory: the same answers on every database, forgiving about
//! accents, word endings and one typing error.

use domain::record::{Kind, State, fold};
use domain::world::{World, entries};
use std::collections::HashMap;

/// Something found, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: Kind,
    pub id: String,
    pub score: u32,
}

/// Kinds a visitor can open.
pub const SEARCHED: &[Kind] =
    &[Kind::Goal, Kind::Theme, Kind::Agreement, Kind::Indicator, Kind::Party, Kind::Region, Kind::PactVersion, Kind::Page];

/// An index over one state of the world.
#[derive(Debug, Default)]
pub struct Index {
    /// Word → (document, weight).
    words: HashMap<String, Vec<(usize, u32)>>,
    documents: Vec<(Kind, String)>,
}

const TITLE: u32 = 8;
const SYNONYM: u32 = 6;
const BODY: u32 = 1;

impl Index {
    pub fn new(world: &World) -> Index {
        let mut index = Index::default();
        for kind in SEARCHED.iter().copied() {
            for entry in entries(world, kind).into_iter().filter(|e| *e.state == State::Live) {
                let document = index.documents.len();
                index.documents.push((kind, entry.id.to_string()));
                index.add(document, &entry.title.nl, TITLE);
                index.add(document, entry.title.en.as_deref().unwrap_or(""), TITLE);
                let body = (entry.body)();
                index.add_json(document, &body, BODY);
                index.add_json(document, &body["synonyms"], SYNONYM);
                index.add(document, body["abbreviation"].as_str().unwrap_or(""), SYNONYM);
            }
        }
        index
    }

    fn add_json(&mut self, document: usize, json: &serde_json::Value, weight: u32) {
        match json {
            serde_json::Value::String(text) if !text.starts_with("http") => self.add(document, text, weight),
            serde_json::Value::Array(items) => items.iter().for_each(|item| self.add_json(document, item, weight)),
            serde_json::Value::Object(fields) => fields.values().for_each(|item| self.add_json(document, item, weight)),
            _ => {}
        }
    }

    fn add(&mut self, document: usize, text: &str, weight: u32) {
        for word in words(text) {
            let places = self.words.entry(word).or_default();
            match places.last_mut() {
                Some((d, w)) if *d == document => *w = (*w + weight).min(40),
                _ => places.push((document, weight)),
            }
        }
    }

    /// Documents in which every word of the query occurs: whole, as a beginning, inside a compound, or one error away.
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let mut scores: Option<HashMap<usize, u32>> = None;
        for word in words(query).into_iter().take(12) {
            let found = self.word(&word);
            scores = Some(match scores {
                None => found,
                Some(so_far) => so_far.into_iter().filter_map(|(d, s)| found.get(&d).map(|f| (d, s + f))).collect(),
            });
        }
        let mut hits: Vec<_> = scores.unwrap_or_default().into_iter().collect();
        hits.sort_by_key(|(document, score)| (std::cmp::Reverse(*score), *document));
        hits.into_iter()
            .take(most)
            .map(|(document, score)| Hit { kind: self.documents[document].0, id: self.documents[document].1.clone(), score })
            .collect()
    }

    fn word(&self, word: &str) -> HashMap<usize, u32> {
        let mut best = HashMap::<usize, u32>::new();
        for (candidate, places) in &self.words {
            let factor = likeness(word, candidate);
            if factor > 0 {
                for (document, weight) in places {
                    let score = best.entry(*document).or_default();
                    *score = (*score).max(weight * factor);
                }
            }
        }
        best
    }
}

/// How well a word of the text answers a word of the query, from 0 (not) to 8 (the same).
fn likeness(query: &str, candidate: &str) -> u32 {
    let length = query.chars().count();
    if query == candidate {
        8
    } else if length >= 2 && candidate.starts_with(query) {
        5
    } else if length >= 4 && (candidate.contains(query) || stem(candidate) == stem(query)) {
        3
    } else if length >= 5 && one_error(query, candidate) {
        2
    } else {
        0
    }
}

/// A rough stem: Dutch plural and inflection endings off.
fn stem(word: &str) -> &str {
    for ending in ["eren", "ieën", "en", "es", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 4
        {
            return stem;
        }
    }
    word
}

/// Whether one letter added, left out, changed or swapped makes the words equal.
fn one_error(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (ra, rb) = (&a[same..], &b[same..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => ra == &rb[1..],
        std::cmp::Ordering::Greater => &ra[1..] == rb,
        std::cmp::Ordering::Equal => {
            ra.len() <= 1 || ra[1..] == rb[1..] || (ra.len() >= 2 && ra[0] == rb[1] && ra[1] == rb[0] && ra[2..] == rb[2..])
        }
    }
}

/// Words in lower case without accents.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let word = words.last_mut().expect("never empty");
        match fold(c) {
            Some(plain) if c != '&' => word.push_str(plain),
            _ if c.is_alphanumeric() => word.push(c),
            _ if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.retain(|w| !w.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        let mut index = Index::default();
        for (i, text) in texts.iter().enumerate() {
            index.documents.push((Kind::Goal, i.to_string()));
            index.add(i, text, BODY);
        }
        index
    }

    fn found(index: &Index, query: &str) -> Vec<String> {
        index.search(query, 10).into_iter().map(|h| h.id).collect()
    }

    #[test]
    fn words_are_found_in_the_forms_people_type() {
        let index = index(&["vrouwen in technische opleidingen", "Súdwest-Fryslân", "hybride docenten", "techniekpact monitor"]);
        for (query, ids) in [
            ("vrouwen", vec!["0"]),
            ("vrouw", vec!["0"]),
            ("opleiding", vec!["0"]),
            ("opleidnigen", vec!["0"]),
            ("fryslan", vec!["1"]),
            ("hybride docent", vec!["2"]),
            ("pact", vec!["3"]),
            ("vrouwen monitor", vec![]),
            ("", vec![]),
            ("<script>", vec![]),
        ] {
            assert_eq!(found(&index, query), ids, "{query}");
        }
    }

    #[test]
    fn one_error_is_forgiven_two_are_not() {
        assert!(one_error("techniek", "technek") && one_error("technek", "techniek"));
        assert!(one_error("techniek", "tehcniek") && one_error("techniek", "techniak"));
        assert!(!one_error("techniek", "tehniak"));
    }
}
