//! Turns `nl/*.ftl` and `en/*.ftl` into one function per message, so that a missing or misspelt
//! key does not compile and a page pays no lookup. Dutch is the truth: an English message that
//! Dutch lacks, other variables or a key written twice stop the build.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// A message as Rust needs it: pieces, and the variables with whether they choose a plural.
struct Message {
    pieces: Vec<Piece>,
    place: String,
}

enum Piece {
    Text(String),
    Variable(String),
    Plural { variable: String, one: Vec<Piece>, other: Vec<Piece> },
}

type Messages = BTreeMap<String, Message>;

fn main() {
    let nl = read("nl");
    let en = read("en");
    for (key, message) in &en {
        let Some(dutch) = nl.get(key) else { panic!("{}: {key} is not in nl/*.ftl; add the Dutch text first", message.place) };
        let (a, b) = (variables(&dutch.pieces), variables(&message.pieces));
        assert!(a == b, "{}: {key} uses {b:?}, the Dutch text {a:?}", message.place);
    }
    let out = generate(&nl, &en);
    let path = Path::new(&std::env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("texts.rs");
    std::fs::write(path, out).expect("OUT_DIR is writable");
}

fn read(folder: &str) -> Messages {
    println!("cargo:rerun-if-changed={folder}");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the folder of texts").flatten().map(|e| e.path()).collect();
    files.sort();
    let mut messages = Messages::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "ftl")) {
        println!("cargo:rerun-if-changed={}", file.display());
        let source = std::fs::read_to_string(file).expect("a text file");
        let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, e)| panic!("{}: {e:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(m) = entry else { continue };
            let Some(pattern) = m.value else { continue };
            let place = file.display().to_string();
            let pieces = pieces(&pattern, &place, &m.id.name);
            let twice = messages.insert(m.id.name.clone(), Message { pieces, place: place.clone() });
            assert!(twice.is_none(), "{place}: {} stands twice", m.id.name);
        }
    }
    messages
}

fn pieces(pattern: &Pattern<String>, place: &str, key: &str) -> Vec<Piece> {
    pattern.elements.iter().map(|element| piece(element, place, key)).collect()
}

fn piece(element: &PatternElement<String>, place: &str, key: &str) -> Piece {
    match element {
        PatternElement::TextElement { value } => Piece::Text(value.clone()),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Piece::Variable(id.name.clone())
        }
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            Piece::Text(value.clone())
        }
        PatternElement::Placeable { expression: Expression::Select { selector: InlineExpression::VariableReference { id }, variants } } => {
            let mut plural = (Vec::new(), Vec::new());
            for variant in variants {
                let VariantKey::Identifier { name } = &variant.key else { panic!("{place}: {key}: only [one] and *[other]") };
                match name.as_str() {
                    "one" => plural.0 = pieces(&variant.value, place, key),
                    "other" => plural.1 = pieces(&variant.value, place, key),
                    other => panic!("{place}: {key}: [{other}] is no Dutch or English plural"),
                }
            }
            Piece::Plural { variable: id.name.clone(), one: plural.0, other: plural.1 }
        }
        PatternElement::Placeable { .. } => panic!("{place}: {key}: only variables and plurals can stand between braces"),
    }
}

/// Name → whether it is a count.
fn variables(pieces: &[Piece]) -> BTreeMap<String, bool> {
    let mut found = BTreeMap::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Variable(name) => {
                found.entry(name.clone()).or_insert(false);
            }
            Piece::Plural { variable, one, other } => {
                found.insert(variable.clone(), true);
                for (name, count) in variables(one).into_iter().chain(variables(other)) {
                    *found.entry(name).or_insert(false) |= count;
                }
            }
        }
    }
    found
}

fn generate(nl: &Messages, en: &Messages) -> String {
    let mut out = String::from("impl T {\n");
    let mut plain = BTreeMap::new();
    for (key, dutch) in nl {
        let name = key.replace('-', "_");
        let english = en.get(key).unwrap_or(dutch);
        let variables = variables(&dutch.pieces);
        if variables.is_empty() {
            let (a, b) = (literal(&dutch.pieces), literal(&english.pieces));
            writeln!(out, "    #[must_use] pub fn {name}(self) -> &'static str {{ match self.0 {{ Lang::Nl => {a}, Lang::En => {b} }} }}")
                .expect("a string");
            plain.insert(key, [a, b]);
        } else {
            let arguments: Vec<_> = variables
                .iter()
                .map(|(v, count)| format!("{}: {}", v.replace('-', "_"), if *count { "impl Count" } else { "impl std::fmt::Display" }))
                .collect();
            let counts: String = variables
                .iter()
                .filter(|(_, count)| **count)
                .map(|(v, _)| format!("let {0} = {0}.count(); ", v.replace('-', "_")))
                .collect();
            writeln!(
                out,
                "    #[must_use] pub fn {name}(self, {}) -> String {{ let mut s = String::new(); {counts}match self.0 {{ Lang::Nl => {{ {} }} Lang::En => {{ {} }} }} s }}",
                arguments.join(", "),
                code(&dutch.pieces),
                code(&english.pieces)
            )
            .expect("a string");
        }
    }
    out.push_str("}\n/// Keys without variables, in order, each with its Dutch and English text: for codes that come from data.\n");
    writeln!(out, "static PLAIN: [(&str, [&str; 2]); {}] = [", plain.len()).expect("a string");
    for (key, [a, b]) in &plain {
        writeln!(out, "    ({key:?}, [{a}, {b}]),").expect("a string");
    }
    out.push_str("];\n");
    let missing: Vec<_> = nl.keys().filter(|k| !en.contains_key(*k)).collect();
    writeln!(out, "/// Keys without an English text yet.\npub const MISSING_EN: &[&str] = &{missing:?};").expect("a string");
    out
}

fn literal(pieces: &[Piece]) -> String {
    let text: String = pieces.iter().map(|p| if let Piece::Text(t) = p { t.as_str() } else { "" }).collect();
    format!("{text:?}")
}

fn code(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => write!(out, "s.push_str({text:?}); "),
            Piece::Variable(name) => write!(out, "let _ = write!(s, \"{{}}\", {}); ", name.replace('-', "_")),
            Piece::Plural { variable, one, other } => {
                write!(out, "if {} == 1 {{ {} }} else {{ {} }} ", variable.replace('-', "_"), code(one), code(other))
            }
        }
        .expect("a string");
    }
    out
}
