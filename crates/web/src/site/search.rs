//! Search over everything public: results per kind, what was found marked, a better word suggested.

use super::help::{Help, help};
use super::snippet::{Piece, has_hit, marked};
use crate::shell::front::escaped;
use crate::shell::{Answer, Ctx, Page, html};
use app::search::{Hit, folded};
use askama::Template;
use domain::field::FieldKind;
use domain::record::Kind;
use domain::text::{Lang, Text};
use domain::world::{Entry, entries, fields_of};
use serde_json::Value as Json;
use std::collections::HashSet;

#[derive(Template)]
#[template(path = "site/search.html")]
struct Search {
    page: Page,
    query: String,
    count: usize,
    groups: Vec<Group>,
    /// A better query and its address.
    suggestion: Option<(String, String)>,
    /// Nothing answered what was typed; these are the results for a better query.
    instead: Option<String>,
    /// Set where one kind only is shown.
    back: Option<String>,
    examples: Vec<(&'static str, String)>,
    help: Option<Help>,
}

struct Group {
    code: &'static str,
    name: String,
    count: usize,
    found: Vec<Found>,
    /// The address of all of them, where not all are shown.
    all: Option<String>,
}

struct Found {
    href: String,
    number: Option<String>,
    title: Vec<Piece>,
    title_lang: Option<&'static str>,
    snippet: Vec<Piece>,
    snippet_lang: Option<&'static str>,
}

/// Results of a kind on the page of all kinds.
const FEW: usize = 5;
const MOST_QUERY: usize = 120;
const SNIPPET: usize = 220;
/// Searches that show what can be asked.
const EXAMPLES: &[&str] = &["bbl", "pps", "vrouwen", "vacatures", "LLO", "Brainport"];

pub async fn page(ctx: Ctx) -> Answer {
    let query: String = ctx.query("q").unwrap_or_default().trim().chars().take(MOST_QUERY).collect();
    let only = ctx.query("soort").and_then(|code| Kind::from_code(&code));
    let held = ctx.app.search_index();
    let suggestion = if query.is_empty() { None } else { held.suggest(&query) };
    let mut hits = held.search(&query, usize::MAX);
    let instead = suggestion.clone().filter(|_| hits.is_empty());
    let sought = instead.as_ref().unwrap_or(&query);
    if instead.is_some() {
        hits = held.search(sought, usize::MAX);
    }
    let terms: HashSet<String> = held.terms(sought).into_iter().collect();
    let groups = groups(&ctx, sought, &hits, only, &terms);
    let title = if query.is_empty() { ctx.t.search_title().to_string() } else { ctx.t.search_title_for(&query) };
    html(&Search {
        page: ctx.page(title).crumb(ctx.t.search_label(), ctx.to.search()),
        count: hits.len(),
        groups,
        suggestion: suggestion.filter(|_| instead.is_none()).map(|better| (better.clone(), address(&ctx, &better, None))),
        instead: instead.as_ref().filter(|_| !hits.is_empty()).map(|better| ctx.t.search_instead(better, &query)),
        back: only.map(|_| address(&ctx, &query, None)),
        examples: EXAMPLES.iter().map(|word| (*word, address(&ctx, word, None))).collect(),
        help: help(&ctx, "help-search"),
        query,
    })
}

fn address(ctx: &Ctx, query: &str, only: Option<Kind>) -> String {
    let kind = only.map(|k| format!("&soort={k}")).unwrap_or_default();
    format!("{}?q={}{kind}", ctx.to.search(), escaped(query))
}

/// Kinds in the order of their best result.
fn groups(ctx: &Ctx, query: &str, hits: &[Hit], only: Option<Kind>, terms: &HashSet<String>) -> Vec<Group> {
    let mut kinds: Vec<Kind> = Vec::new();
    for hit in hits {
        if !kinds.contains(&hit.kind) {
            kinds.push(hit.kind);
        }
    }
    kinds.retain(|kind| only.is_none_or(|only| only == *kind));
    kinds
        .into_iter()
        .map(|kind| {
            let of_kind: Vec<_> = hits.iter().filter(|h| h.kind == kind).collect();
            let shown = if only.is_some() { of_kind.len() } else { FEW };
            let entries = entries(&ctx.world, kind);
            let entry = |id: &str| entries.iter().find(|e| e.id == id);
            let found = of_kind.iter().take(shown).filter_map(|hit| Some(found(ctx, entry(&hit.id)?, terms))).collect();
            Group {
                code: kind.code(),
                name: ctx.t.code("kinds", kind.code()).into_owned(),
                count: of_kind.len(),
                found,
                all: (of_kind.len() > shown).then(|| address(ctx, query, Some(kind))),
            }
        })
        .collect()
}

fn found(ctx: &Ctx, entry: &Entry<'_>, terms: &HashSet<String>) -> Found {
    let is_hit = |word: &str| terms.contains(&folded(word));
    let body = (entry.body)();
    let mut texts = texts(entry.kind, &body);
    texts.extend(synonyms(ctx, &body));
    let text = texts.iter().find(|t| has_hit(t.get(ctx.lang), is_hit)).or(texts.first());
    Found {
        href: ctx.to.record(entry.kind, entry.id),
        number: (entry.kind == Kind::Goal).then(|| entry.id.to_string()),
        title: marked(entry.title.get(ctx.lang), usize::MAX, is_hit),
        title_lang: foreign(ctx.lang, entry.title),
        snippet: text.map(|t| marked(t.get(ctx.lang), SNIPPET, is_hit)).unwrap_or_default(),
        snippet_lang: text.and_then(|t| foreign(ctx.lang, t)),
    }
}

fn foreign(lang: Lang, text: &Text) -> Option<&'static str> {
    Some(text.lang(lang)).filter(|l| *l != lang).map(Lang::code)
}

/// The texts of a record a snippet can come from, in the order of its fields.
fn texts(kind: Kind, body: &Json) -> Vec<Text> {
    let localised = |f: &&domain::field::FieldSpec| matches!(f.kind, FieldKind::TextProse(_) | FieldKind::TextLine(_)) && f.name != "title";
    fields_of(kind).iter().filter(localised).filter_map(|f| serde_json::from_value(body[f.name].clone()).ok()).collect()
}

/// The words a card is also found by, so that a reader sees why it is here.
fn synonyms(ctx: &Ctx, body: &Json) -> Option<Text> {
    let words: Vec<&str> = body["synonyms"].as_array()?.iter().filter_map(|s| s["word"].as_str()).collect();
    let line = format!("{}: {}", ctx.t.code("field", "synonyms"), words.join(", "));
    Some(Text::both(line.clone(), line))
}
