//! Templates hold structure; every word a reader sees comes from `texts` or from the data.

use super::Fault;
use super::tree::Tree;

/// Words that are the same in every language.
const NAMES: &[&str] = &["techniekpact", "Techniekpact", "Nederlands", "English", "demo", "stat", "BibTeX"];
/// Attributes a person hears or reads.
const READ: &[&str] = &["alt", "aria-label", "aria-description", "placeholder", "title", "label"];

pub fn words(tree: &Tree) -> Vec<Fault> {
    let templates = tree.files.iter().filter(|(path, _)| path.starts_with("crates/web/") && path.ends_with(".html"));
    templates.flat_map(|(path, text)| found(text).into_iter().map(move |(line, words)| fault(path, line, &words))).collect()
}

fn fault(path: &str, line: usize, words: &str) -> Fault {
    Fault::new(path, line, format!("{words:?} stands in a template; give it a key in crates/texts, in Dutch and in English"))
}

/// Line and words of everything a reader would see that is not an expression.
fn found(template: &str) -> Vec<(usize, String)> {
    let markup = without(&without(template, "{#", "#}"), "{%", "%}");
    let markup = without(&without(&markup, "{{", "}}"), "<!--", "-->");
    let markup = without_insides(&without_insides(&markup, "style"), "script");
    let mut found = vec![];
    let mut line = 1;
    for piece in pieces(&markup) {
        let seen = match piece.strip_prefix('<') {
            Some(tag) => read_attributes(tag),
            None => vec![piece.to_string()],
        };
        for text in seen.iter().filter(|text| has_words(text)) {
            let before = piece.len() - piece.trim_start().len();
            found.push((line + piece[..before].matches('\n').count(), text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        line += piece.matches('\n').count();
    }
    found
}

/// Blanks from `open` to `close`, lines kept.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |e| start + e + close.len());
        out.push_str(&rest[..start]);
        out.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// Blanks what stands between `<name …>` and `</name>`.
fn without_insides(markup: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(start) = rest.find(&open) {
        let inside = rest[start..].find('>').map_or(rest.len(), |e| start + e + 1);
        let end = rest[inside..].find(&close).map_or(rest.len(), |e| inside + e);
        out.push_str(&rest[..inside]);
        out.extend(rest[inside..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

/// Tags (with their `<`) and the texts between them, in order.
fn pieces(markup: &str) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = markup;
    while !rest.is_empty() {
        let end = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').map_or(rest.len(), |at| at + 1),
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// The literal values of attributes that are read out.
fn read_attributes(tag: &str) -> Vec<String> {
    let parts: Vec<&str> = tag.split('"').collect();
    let named = parts.chunks(2).filter_map(|pair| match pair {
        [before, value] => Some((before.trim_end().strip_suffix('=')?.rsplit(char::is_whitespace).next()?, *value)),
        _ => None,
    });
    named.filter(|(name, _)| READ.contains(name)).map(|(_, value)| value.to_string()).collect()
}

/// Whether there is a word in it: two letters or more, not an acronym, an entity or a name.
fn has_words(text: &str) -> bool {
    let plain = without(text, "&", ";");
    let words = plain.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 1);
    words.into_iter().any(|word| word.chars().any(char::is_lowercase) && !NAMES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    fn template(text: &str, expected: &[&str]) {
        check(words, &[("crates/web/src/goals/view.html", text)], expected);
    }

    #[test]
    fn a_sentence_in_a_template_is_found_where_it_stands() {
        template("<h1>{{ title }}</h1>\n<p>\n  Twaalf doelen</p>", &["view.html:3: \"Twaalf doelen\""]);
        template("<button aria-label=\"Sluit venster\">×</button>", &["Sluit venster"]);
        template("{% if a > b %}{# a note #}<a href=\"/doelen\" class=\"wide link\">{{ t.goals }}</a> meer{% endif %}", &["\"meer\""]);
    }

    #[test]
    fn expressions_signs_numbers_and_acronyms_are_no_sentence() {
        template("<p lang=\"nl\">{{ a }} – 12 % · &nbsp;&middot; CSV, XLSX | JSON-stat</p><style>p { color: red }</style>", &[]);
        template("<!-- why this is a list -->\n<img alt=\"\"><input placeholder=\"{{ t.search }}\"><time>{{ year }}</time>", &[]);
    }
}
