//! One line per public action with everything a list shows or filters by.

use super::bits::Bits;
use super::terms::{Facet, NONE, Wanted};
use domain::World;
use domain::agenda::quality::{QUALITIES, quality};
use domain::agenda::standing::{Standing, heard, rhythm, standing};
use domain::agenda::sums::{Sum, total};
use domain::agenda::{Action, tree};
use domain::record::{Rec, fold};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// An action as a list sees it.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: String,
    pub standing: Standing,
    pub quality: [bool; 5],
    pub progress: Option<i64>,
    pub money: Sum,
    /// Days between reports that its agenda expects.
    pub every: i64,
    terms: Vec<u32>,
    words: String,
}

/// All public actions in order of title, and the codes they answer with.
#[derive(Debug, Default)]
pub struct Index {
    pub version: i64,
    pub today: Date,
    pub lines: Vec<Line>,
    by_id: HashMap<String, usize>,
    terms: Vec<(Facet, String)>,
    numbers: HashMap<(Facet, String), u32>,
    /// The lines that answer with each code.
    sets: Vec<Bits>,
    /// How many reports each action has, and the ids of its parts.
    parts: HashMap<String, Vec<String>>,
    reports: HashMap<String, Vec<String>>,
}

/// The answer to a question: positions of lines, and per facet what each code would leave.
#[derive(Debug, Default)]
pub struct Found {
    pub lines: Vec<usize>,
    pub counts: BTreeMap<(Facet, String), usize>,
}

impl Index {
    pub fn new(world: &World, today: Date) -> Index {
        let mut index = Index { version: world.version, today, ..Index::default() };
        let (heard, parts) = (heard(world), tree::parts(world));
        let mut actions: Vec<_> = world.actions.live().collect();
        actions.sort_by_cached_key(|a| plain(&a.value.title.nl));
        for rec in actions {
            let standing = standing(world, rec, heard.get(rec.id.as_str()).copied(), today);
            let quality = quality(&rec.value, world, today);
            let terms = index.answer(rec, &standing, quality);
            index.by_id.insert(rec.id.clone(), index.lines.len());
            index.lines.push(Line {
                id: rec.id.clone(),
                progress: tree::progress(rec, &parts),
                money: total(&rec.value),
                every: rhythm(&rec.value, world).0,
                words: words_of(&rec.value, world),
                standing,
                quality,
                terms,
            });
        }
        index.sets = vec![Bits::none(index.lines.len()); index.terms.len()];
        for (position, line) in index.lines.iter().enumerate() {
            line.terms.iter().for_each(|n| index.sets[*n as usize].put(position));
        }
        index.parts = parts.into_iter().map(|(id, found)| (id.to_string(), found.iter().map(|p| p.id.clone()).collect())).collect();
        for report in world.progress.live() {
            index.reports.entry(report.value.action.clone()).or_default().push(report.id.clone());
        }
        index
    }

    pub fn line(&self, id: &str) -> Option<&Line> {
        self.by_id.get(id).map(|i| &self.lines[*i])
    }

    /// Ids of the public parts of an action.
    pub fn parts(&self, id: &str) -> &[String] {
        self.parts.get(id).map_or(&[], Vec::as_slice)
    }

    /// Ids of the public reports on an action.
    pub fn reports(&self, id: &str) -> &[String] {
        self.reports.get(id).map_or(&[], Vec::as_slice)
    }

    /// The lines that fit. Counts leave out a facet's own choice, so that other choices stay visible.
    pub fn find(&self, wanted: &Wanted) -> Found {
        let none = Bits::none(self.lines.len());
        // A code nobody answers with has no number and fits nothing.
        let set = |facet: Facet, code: &str| self.number(facet, code).map_or(&none, |n| &self.sets[n as usize]);
        let asked: Vec<(Facet, &Bits)> = wanted.codes.iter().map(|(f, code)| (*f, set(*f, code))).collect();
        let all_but = |left_out: Option<usize>| {
            let mut fits = Bits::all(self.lines.len());
            asked.iter().enumerate().filter(|(n, _)| Some(*n) != left_out).for_each(|(_, (_, set))| fits.keep(set));
            fits
        };
        let mut fits = all_but(None);
        let mut others: Vec<(Facet, Bits)> = asked.iter().enumerate().map(|(n, (facet, _))| (*facet, all_but(Some(n)))).collect();
        if let Some(told) = self.with_words(&wanted.words, &fits, &others) {
            fits.keep(&told);
            others.iter_mut().for_each(|(_, bits)| bits.keep(&told));
        }
        let counts = self.terms.iter().zip(&self.sets).map(|(term, set)| {
            let under = others.iter().find(|(facet, _)| *facet == term.0).map_or(&fits, |(_, bits)| bits);
            (term, under.shared(set))
        });
        let counts = counts.filter(|(_, n)| *n > 0).map(|(term, n)| (term.clone(), n)).collect();
        Found { lines: fits.lines().collect(), counts }
    }

    /// The lines with all words, as far as they matter to the answer; none where no words were asked.
    fn with_words(&self, words: &str, fits: &Bits, others: &[(Facet, Bits)]) -> Option<Bits> {
        let words: Vec<String> = plain(words).split_whitespace().map(String::from).collect();
        if words.is_empty() {
            return None;
        }
        let mut matter = fits.clone();
        others.iter().for_each(|(_, bits)| matter.add(bits));
        let mut told = Bits::none(self.lines.len());
        matter.lines().filter(|n| words.iter().all(|w| self.lines[*n].words.contains(w.as_str()))).for_each(|n| told.put(n));
        Some(told)
    }

    /// The lines for one code, without counting anything else.
    pub fn with(&self, facet: Facet, code: &str) -> Vec<&Line> {
        let Some(number) = self.number(facet, code) else { return Vec::new() };
        self.sets[number as usize].lines().map(|n| &self.lines[n]).collect()
    }

    fn number(&self, facet: Facet, code: &str) -> Option<u32> {
        self.numbers.get(&(facet, code.to_string())).copied()
    }

    fn answer(&mut self, rec: &Rec<Action>, standing: &Standing, quality: [bool; 5]) -> Vec<u32> {
        let answers = answers(&rec.value, standing, quality);
        let mut terms: Vec<u32> = answers
            .into_iter()
            .map(|key| {
                let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
                *self.numbers.entry(key.clone()).or_insert_with(|| {
                    self.terms.push(key);
                    next
                })
            })
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// What an action answers to each facet.
fn answers(action: &Action, standing: &Standing, quality: [bool; 5]) -> Vec<(Facet, String)> {
    let mut found = vec![
        (Facet::Landsdeel, action.landsdeel.clone().unwrap_or_else(|| NONE.into())),
        (Facet::Status, standing.status.to_string()),
        (Facet::Party, action.owner.clone()),
    ];
    found.extend(action.partners.iter().map(|p| (Facet::Party, p.party.clone())));
    found.extend(action.goals.iter().map(|g| (Facet::Goal, g.clone())));
    if action.goals.is_empty() {
        found.push((Facet::Goal, NONE.into()));
    }
    found.extend(action.themes.iter().map(|t| (Facet::Theme, t.clone())));
    if action.themes.is_empty() {
        found.push((Facet::Theme, NONE.into()));
    }
    found.extend(years(action).into_iter().map(|y| (Facet::Year, y)));
    let lacks = QUALITIES.iter().zip(quality).filter(|(_, has)| !has).map(|(code, _)| (Facet::Quality, (*code).to_string()));
    found.extend(lacks);
    if quality.iter().all(|has| *has) {
        found.push((Facet::Quality, "complete".into()));
    }
    found
}

/// The years an action runs in; none of its dates known means: unknown.
fn years(action: &Action) -> Vec<String> {
    let (first, last) = match (action.start.or(action.end), action.end.or(action.start)) {
        (Some(first), Some(last)) => (first.year(), last.year()),
        _ => return vec![NONE.into()],
    };
    (first..=last).take(60).map(|y| y.to_string()).collect()
}

/// The words a filter looks in: titles, lead and owner.
fn words_of(action: &Action, world: &World) -> String {
    let owner = world.parties.get_live(&action.owner).map_or("", |p| p.value.title.nl.as_str());
    let both = |text: &domain::Text| format!("{} {}", text.nl, text.en.as_deref().unwrap_or(""));
    plain(&format!("{} {} {} {owner}", both(&action.title), both(&action.lead), action.number.as_deref().unwrap_or("")))
}

/// Lower case letters without marks.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match fold(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::record::State;
    use domain::text::Text;
    use jiff::civil::date;
    use std::sync::Arc;

    const TODAY: Date = date(2026, 11, 21);

    fn world(actions: Vec<Action>) -> World {
        let mut world = World::default();
        for (i, value) in actions.into_iter().enumerate() {
            let id = format!("a{i}");
            let rec = Rec { id: id.clone(), revision: 1, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value };
            Arc::make_mut(&mut world.actions).0.insert(id, rec.into());
        }
        world
    }

    fn action(title: &str, landsdeel: Option<&str>, goals: &[&str]) -> Action {
        Action {
            title: Text::nl(title),
            owner: "scalda".into(),
            landsdeel: landsdeel.map(Into::into),
            goals: goals.iter().map(|g| (*g).into()).collect(),
            start: Some(date(2025, 9, 1)),
            end: Some(date(2027, 7, 1)),
            ..Action::default()
        }
    }

    fn titles(index: &Index, world: &World, wanted: &Wanted) -> Vec<String> {
        index.find(wanted).lines.iter().map(|i| world.actions.get(&index.lines[*i].id).unwrap().value.title.nl.clone()).collect()
    }

    #[test]
    fn filters_hold_together_and_counts_leave_their_own_choice_out() {
        let world = world(vec![
            action("Bus", Some("noord"), &["3"]),
            action("Árm", Some("oost"), &["3", "4"]),
            action("Café", Some("oost"), &["7"]),
            action("Dak", None, &[]),
        ]);
        let index = Index::new(&world, TODAY);
        assert_eq!(titles(&index, &world, &Wanted::default()), ["Árm", "Bus", "Café", "Dak"]);
        let wanted = Wanted { codes: vec![(Facet::Landsdeel, "oost".into()), (Facet::Goal, "3".into())], words: String::new() };
        assert_eq!(titles(&index, &world, &wanted), ["Árm"]);
        let counts = index.find(&wanted).counts;
        let count = |facet, code: &str| counts.get(&(facet, code.to_string())).copied().unwrap_or(0);
        assert_eq!([count(Facet::Landsdeel, "oost"), count(Facet::Landsdeel, "noord")], [1, 1], "other landsdelen for goal 3");
        assert_eq!([count(Facet::Goal, "3"), count(Facet::Goal, "7")], [1, 1], "other goals in Oost");
        assert_eq!(count(Facet::Year, "2026"), 1, "and what holds under both");
        assert_eq!(titles(&index, &world, &Wanted::one(Facet::Landsdeel, NONE)), ["Dak"]);
        assert_eq!(titles(&index, &world, &Wanted::one(Facet::Landsdeel, "atlantis")), [""; 0]);
        assert_eq!(titles(&index, &world, &Wanted { codes: vec![], words: "CAFE".into() }), ["Café"]);
    }

    /// One line after another, as anyone would write it: the sets must say the same.
    fn slowly(index: &Index, wanted: &Wanted) -> Found {
        let (mut found, words) = (Found::default(), plain(&wanted.words));
        for (position, line) in index.lines.iter().enumerate() {
            let has = |(facet, code): &(Facet, String)| index.number(*facet, code).is_some_and(|n| line.terms.contains(&n));
            let failed: Vec<Facet> = wanted.codes.iter().filter(|asked| !has(asked)).map(|(facet, _)| *facet).collect();
            if !words.split_whitespace().all(|w| line.words.contains(w)) || failed.len() > 1 {
                continue;
            }
            found.lines.extend(failed.is_empty().then_some(position));
            for term in line.terms.iter().map(|n| &index.terms[*n as usize]).filter(|t| failed.first().is_none_or(|f| *f == t.0)) {
                *found.counts.entry(term.clone()).or_default() += 1;
            }
        }
        found
    }

    #[test]
    fn sets_find_and_count_what_looking_at_each_line_does() {
        let places = [None, Some("noord"), Some("oost")];
        let goals: [&[&str]; 4] = [&[], &["3"], &["4"], &["3", "4"]];
        let all = (0..150).map(|n| action(&format!("Actie {} woord{}", n, n % 5), places[n % 3], goals[n % 4])).collect();
        let index = Index::new(&world(all), TODAY);
        for (n, place) in ["", "noord", "oost", "atlantis"].iter().enumerate() {
            for goal in ["", "3", NONE] {
                for words in ["", "woord2", "actie WOORD3", "nergens"] {
                    let codes = [(Facet::Landsdeel, *place), (Facet::Goal, goal), (Facet::Year, ["", "2026"][n % 2])];
                    let codes = codes.into_iter().filter(|(_, c)| !c.is_empty()).map(|(f, c)| (f, c.to_string())).collect();
                    let wanted = Wanted { codes, words: words.into() };
                    let (found, expected) = (index.find(&wanted), slowly(&index, &wanted));
                    assert_eq!((found.lines, found.counts), (expected.lines, expected.counts), "{wanted:?}");
                }
            }
        }
    }

    #[test]
    fn an_action_is_found_by_owner_partner_year_and_what_it_lacks() {
        let mut with = action("Bus", None, &["3"]);
        with.partners = vec![domain::agenda::Task { party: "fme".into(), task: None }];
        let world = world(vec![with]);
        let index = Index::new(&world, TODAY);
        for (facet, code, found) in [
            (Facet::Party, "scalda", 1),
            (Facet::Party, "fme", 1),
            (Facet::Year, "2024", 0),
            (Facet::Year, "2027", 1),
            (Facet::Quality, "money", 1),
            (Facet::Quality, "schedule", 0),
            (Facet::Status, "silent", 1),
        ] {
            assert_eq!(index.with(facet, code).len(), found, "{facet:?} {code}");
        }
    }
}
