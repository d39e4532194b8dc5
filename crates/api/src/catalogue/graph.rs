//! A little RDF: nodes with properties, enough for a catalogue, written as Turtle or JSON-LD.
//!
//! Names are written as `prefix:name`; every prefix stands in [`PREFIXES`].

use domain::Text;

pub const PREFIXES: &[(&str, &str)] = &[
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// One thing with what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub iri: String,
    pub types: Vec<&'static str>,
    pub said: Vec<(&'static str, Value)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Iri(String),
    Plain(String),
    /// Text in a language.
    Words(String, &'static str),
    /// Text with its datatype.
    Typed(String, &'static str),
}

impl Node {
    pub fn new(iri: impl Into<String>, types: &[&'static str]) -> Node {
        Node { iri: iri.into(), types: types.into(), said: Vec::new() }
    }

    pub fn iri(self, name: &'static str, to: impl Into<String>) -> Node {
        self.say(name, Value::Iri(to.into()))
    }

    pub fn plain(self, name: &'static str, text: impl Into<String>) -> Node {
        self.say(name, Value::Plain(text.into()))
    }

    pub fn typed(self, name: &'static str, text: impl ToString, datatype: &'static str) -> Node {
        self.say(name, Value::Typed(text.to_string(), datatype))
    }

    /// The text in each language it has.
    pub fn words(self, name: &'static str, text: &Text) -> Node {
        let dutch = self.say(name, Value::Words(text.nl.clone(), "nl"));
        match &text.en {
            Some(en) => dutch.say(name, Value::Words(en.clone(), "en")),
            None => dutch,
        }
    }

    fn say(mut self, name: &'static str, value: Value) -> Node {
        self.said.push((name, value));
        self
    }
}
