//! Query parameters: declared once, read strictly. What is not declared is refused by name.

use crate::shell::problem::{Flaw, Wrong};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

/// What a parameter may hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    Text,
    Whole { least: i64, most: i64 },
    Day,
    Choice(Vec<&'static str>),
}

/// One query parameter.
#[derive(Clone, Debug)]
pub struct Param {
    pub name: String,
    /// Names that mean the same and are accepted, but not documented as parameters.
    pub aliases: Vec<String>,
    pub of: Of,
    /// May be given more than once.
    pub many: bool,
    /// What it does, in Dutch, for the document.
    pub about: String,
}

/// No name or code of ours is longer.
const MOST_CHARS: usize = 200;

impl Param {
    pub fn new(name: impl Into<String>, of: Of, about: impl Into<String>) -> Param {
        Param { name: name.into(), aliases: Vec::new(), of, many: false, about: about.into() }
    }

    pub fn many(mut self) -> Param {
        self.many = true;
        self
    }

    pub fn alias(mut self, alias: &str) -> Param {
        if alias != self.name {
            self.aliases.push(alias.into());
        }
        self
    }

    fn is_named(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|a| a == name)
    }

    fn check(&self, value: &str) -> Result<(), Wrong> {
        if value.is_empty() {
            return Err(Wrong::Empty);
        }
        if value.chars().count() > MOST_CHARS {
            return Err(Wrong::Long { most: MOST_CHARS });
        }
        match &self.of {
            Of::Text => Ok(()),
            Of::Whole { least, most } => match value.parse::<i64>() {
                Ok(n) if (*least..=*most).contains(&n) && value.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
                _ => Err(Wrong::NotWhole { least: *least, most: *most }),
            },
            Of::Day if value.len() == 10 && value.parse::<Date>().is_ok() => Ok(()),
            Of::Day => Err(Wrong::NotADay),
            Of::Choice(allowed) if allowed.contains(&value) => Ok(()),
            Of::Choice(allowed) => Err(Wrong::NotAChoice { allowed: allowed.iter().map(ToString::to_string).collect() }),
        }
    }

    /// The JSON schema of one value.
    pub fn schema(&self) -> Json {
        let one = match &self.of {
            Of::Text => json!({ "type": "string", "minLength": 1, "maxLength": MOST_CHARS }),
            Of::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Of::Day => json!({ "type": "string", "format": "date" }),
            Of::Choice(allowed) => json!({ "type": "string", "enum": allowed }),
        };
        if self.many { json!({ "type": "array", "items": one, "minItems": 1 }) } else { one }
    }
}

/// A query that passed: names are the declared ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query(pub Vec<(String, String)>);

impl Query {
    /// Reads what was asked; every flaw is told at once.
    pub fn read(params: &[Param], asked: &[(String, String)]) -> Result<Query, Vec<Flaw>> {
        let mut query = Query::default();
        let mut flaws = Vec::new();
        for (name, value) in asked {
            let Some(param) = params.iter().find(|p| p.is_named(name)) else {
                let allowed = params.iter().map(|p| p.name.clone()).collect();
                flaws.push(Flaw::new(name, Wrong::Unknown { allowed }));
                continue;
            };
            if let Err(wrong) = param.check(value) {
                flaws.push(Flaw::new(name, wrong));
            } else if !param.many && query.get(&param.name).is_some() {
                flaws.push(Flaw::new(name, Wrong::Twice));
            } else {
                query.0.push((param.name.clone(), value.clone()));
            }
        }
        if flaws.is_empty() { Ok(query) } else { Err(flaws) }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone()).collect()
    }

    pub fn whole(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(|v| v.parse().ok())
    }

    pub fn day(&self, name: &str) -> Option<Date> {
        self.get(name).and_then(|v| v.parse().ok())
    }

    /// The query as text with some values replaced; none removes the name.
    pub fn with(&self, changes: &[(&str, Option<String>)]) -> String {
        let kept = self.0.iter().filter(|(n, _)| !changes.iter().any(|(c, _)| c == n)).cloned();
        let new = changes.iter().filter_map(|(n, v)| v.clone().map(|v| (n.to_string(), v)));
        let pairs: Vec<_> = kept.chain(new).map(|(n, v)| format!("{}={}", escaped(&n), escaped(&v))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// A text as a query name or value.
pub fn escaped(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(asked: &[(&str, &str)]) -> Result<Query, Vec<Wrong>> {
        let params = [
            Param::new("pagina", Of::Whole { least: 1, most: 9 }, ""),
            Param::new("geslacht", Of::Text, "").alias("sex").many(),
            Param::new("op", Of::Day, ""),
        ];
        let asked: Vec<_> = asked.iter().map(|(n, v)| (n.to_string(), v.to_string())).collect();
        Query::read(&params, &asked).map_err(|flaws| flaws.into_iter().map(|f| f.wrong).collect())
    }

    #[test]
    fn what_is_declared_is_read_under_its_own_name() {
        let query = read(&[("sex", "female"), ("geslacht", "male"), ("pagina", "2")]).unwrap();
        assert_eq!(query.all("geslacht"), ["female", "male"]);
        assert_eq!(query.with(&[("pagina", Some("3".into()))]), "?geslacht=female&geslacht=male&pagina=3");
    }

    #[test]
    fn every_flaw_is_told_at_once() {
        let flaws = read(&[("pagina", "+1"), ("op", "2020-02-30"), ("x", "1"), ("geslacht", "")]).unwrap_err();
        assert!(matches!(&flaws[..], [Wrong::NotWhole { .. }, Wrong::NotADay, Wrong::Unknown { .. }, Wrong::Empty]));
        assert_eq!(read(&[("pagina", "1"), ("pagina", "2")]).unwrap_err(), [Wrong::Twice]);
    }
}
