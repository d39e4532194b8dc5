//! Search over everything public, in memory: the same answers on every database, forgiving about
//! accents, word endings, everyday words and one typing error.
//!
//! The index is made once per version of the world ([`crate::App::search_index`]); a search looks
//! through the few thousand words that occur, not through the texts.

mod likeness;
mod synonyms;

pub use likeness::{folded, words};

use domain::record::{Kind, State};
use domain::world::{World, entries};
use likeness::{Likeness, distance, is_near, likeness};
use std::collections::HashMap;
use synonyms::Synonyms;

/// Something found, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: Kind,
    pub id: String,
    pub score: u32,
}

/// Kinds a visitor can open.
pub const SEARCHED: &[Kind] = &[
    Kind::Goal,
    Kind::Theme,
    Kind::Agreement,
    Kind::Decision,
    Kind::Signal,
    Kind::Question,
    Kind::Meeting,
    Kind::Indicator,
    Kind::Party,
    Kind::Region,
    Kind::PactVersion,
    Kind::Page,
];

/// An index over one state of the world.
#[derive(Debug, Default)]
pub struct Index {
    words: Vec<Word>,
    /// Folded word → place in `words`.
    places: HashMap<String, usize>,
    documents: Vec<(Kind, String)>,
    synonyms: Synonyms,
}

/// A word that occurs, and where.
#[derive(Debug)]
struct Word {
    folded: String,
    /// As people write it, with accents.
    shown: String,
    /// (document, weight).
    places: Vec<(usize, u32)>,
}

const TITLE: u32 = 8;
const SYNONYM: u32 = 6;
const BODY: u32 = 1;
/// Words of a query beyond these are left out.
const MOST_WORDS: usize = 12;

/// One thing asked: what was typed, and the other ways to say it.
type Unit = Vec<Vec<String>>;

impl Index {
    pub fn new(world: &World) -> Index {
        let mut index = Index { synonyms: Synonyms::built_in(), ..Index::default() };
        for kind in SEARCHED.iter().copied() {
            for entry in entries(world, kind).into_iter().filter(|e| *e.state == State::Live) {
                let body = (entry.body)();
                // Help texts stand beside a screen; they are no page to go to.
                if kind == Kind::Page && body["form"] == "help" {
                    continue;
                }
                let document = index.documents.len();
                index.documents.push((kind, entry.id.to_string()));
                index.add(document, &entry.title.nl, TITLE);
                index.add(document, entry.title.en.as_deref().unwrap_or(""), TITLE);
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
        for shown in words(text) {
            let folded = folded(shown);
            let place = *self.places.entry(folded).or_insert_with_key(|folded| {
                self.words.push(Word { folded: folded.clone(), shown: shown.to_lowercase(), places: Vec::new() });
                self.words.len() - 1
            });
            let places = &mut self.words[place].places;
            match places.last_mut() {
                Some((d, w)) if *d == document => *w = (*w + weight).min(40),
                _ => places.push((document, weight)),
            }
        }
    }

    /// Documents in which everything asked occurs: whole, as a beginning, inside a compound, as a
    /// synonym, or where nothing else answers one error away.
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let mut scores: Option<HashMap<usize, u32>> = None;
        for unit in self.units(query) {
            let found = self.unit(&unit);
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

    /// The words that answer a query, for marking them in a text.
    pub fn terms(&self, query: &str) -> Vec<String> {
        let asked = self.units(query).into_iter().flatten().flatten();
        let mut terms: Vec<String> = asked.flat_map(|word| self.nearest(&word).into_iter().map(|(w, _)| w.folded.clone())).collect();
        terms.sort();
        terms.dedup();
        terms
    }

    /// The query with every word nobody uses replaced by the nearest one that occurs.
    pub fn suggest(&self, query: &str) -> Option<String> {
        let mut changed = false;
        let better: Vec<String> = words(query)
            .take(MOST_WORDS)
            .map(|shown| {
                let word = folded(shown);
                let known = self.nearest(&word).iter().any(|(_, l)| *l > Likeness::Error) || self.synonyms.knows(&word);
                match self.near(&word).filter(|_| !known) {
                    Some(near) => {
                        changed = true;
                        near.to_string()
                    }
                    None => shown.to_string(),
                }
            })
            .collect();
        changed.then(|| better.join(" "))
    }

    fn units(&self, query: &str) -> Vec<Unit> {
        let typed: Vec<String> = words(query).map(folded).collect();
        let telling: Vec<String> = typed.iter().filter(|w| !likeness::is_small(w)).cloned().collect();
        let mut asked = if telling.is_empty() { typed } else { telling };
        asked.truncate(MOST_WORDS);
        self.synonyms.units(&asked)
    }

    fn unit(&self, unit: &Unit) -> HashMap<usize, u32> {
        let mut best = HashMap::<usize, u32>::new();
        for (index, phrase) in unit.iter().enumerate() {
            for (document, score) in self.phrase(phrase) {
                // What was typed counts for more than another word for it.
                let score = if index == 0 { score * 2 } else { score };
                let held = best.entry(document).or_default();
                *held = (*held).max(score);
            }
        }
        best
    }

    /// Documents that hold every word of a phrase; its score is that of the weakest word.
    fn phrase(&self, phrase: &[String]) -> HashMap<usize, u32> {
        let mut found: Option<HashMap<usize, u32>> = None;
        for word in phrase {
            let one = self.word(word);
            found = Some(match found {
                None => one,
                Some(so_far) => so_far.into_iter().filter_map(|(d, s)| one.get(&d).map(|o| (d, s.min(*o)))).collect(),
            });
        }
        found.unwrap_or_default()
    }

    fn word(&self, word: &str) -> HashMap<usize, u32> {
        let mut best = HashMap::<usize, u32>::new();
        for (candidate, likeness) in self.nearest(word) {
            for (document, weight) in &candidate.places {
                let score = best.entry(*document).or_default();
                *score = (*score).max(weight * likeness.factor());
            }
        }
        best
    }

    /// Words that answer `word`; those one error away only where no other does.
    fn nearest(&self, word: &str) -> Vec<(&Word, Likeness)> {
        let found: Vec<_> = self.words.iter().filter_map(|w| likeness(word, &w.folded).map(|l| (w, l))).collect();
        if !found.is_empty() {
            return found;
        }
        self.words.iter().filter(|w| is_near(word, &w.folded)).map(|w| (w, Likeness::Error)).collect()
    }

    /// The most used word at most two errors away.
    fn near(&self, word: &str) -> Option<&str> {
        if word.chars().count() < 4 {
            return None;
        }
        let fit = self.words.iter().filter(|w| w.folded.chars().all(char::is_alphabetic));
        let near = fit.filter_map(|w| distance(word, &w.folded, 2).map(|d| (d, w)));
        let used = |w: &Word| w.places.iter().map(|(_, weight)| weight).sum::<u32>();
        near.min_by_key(|(d, w)| (*d, std::cmp::Reverse(used(w)), &w.folded)).map(|(_, w)| w.shown.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        let mut index = Index { synonyms: Synonyms::built_in(), ..Index::default() };
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
            ("de hybride docent", vec!["2"]),
            ("pact", vec!["3"]),
            ("vrouwen monitor", vec![]),
            ("", vec![]),
            ("<script>", vec![]),
        ] {
            assert_eq!(found(&index, query), ids, "{query}");
        }
    }

    #[test]
    fn everyday_words_and_abbreviations_find_what_they_mean() {
        let index =
            index(&["vrouwen in de techniek", "beroepsbegeleidende leerweg", "een leven lang leren", "publiek-private samenwerking"]);
        for (query, id) in [("meisjes", "0"), ("bbl", "1"), ("LLO", "2"), ("leven lang ontwikkelen", "2"), ("PPS", "3")] {
            assert_eq!(found(&index, query), [id], "{query}");
        }
    }

    #[test]
    fn a_better_word_is_suggested_with_its_accents() {
        let index = index(&["techniek in Fryslân", "techniek"]);
        assert_eq!(index.suggest("tchneik"), Some("techniek".into()));
        assert_eq!(index.suggest("frislan techniek"), Some("fryslân techniek".into()));
        assert_eq!(index.suggest("techniek"), None);
        assert_eq!(index.suggest("xyzzyplugh"), None);
    }

    #[test]
    fn an_error_is_forgiven_only_where_nothing_else_answers() {
        let index = index(&["docent", "docenten"]);
        assert_eq!(found(&index, "docent"), ["0", "1"]);
        assert_eq!(found(&index, "dozent"), ["0"]);
    }
}
