//! The part of OData's `$filter` that clients of StatLine use: comparisons with `and`, `or`, `not`
//! and brackets, `substringof`, `startswith`, `endswith` and `substring(…) eq`.

use crate::odata::Entity;
use serde_json::Value as Json;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    And(Box<Filter>, Box<Filter>),
    Or(Box<Filter>, Box<Filter>),
    Not(Box<Filter>),
    Compare(Side, Op, Side),
    /// `substringof('x', Name)` and its kin: kind, name, what is sought.
    Search(Search, String, String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Search {
    Contains,
    Starts,
    Ends,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    Name(String),
    /// A part of a text: name, first character, length.
    Part(String, usize, usize),
    Text(String),
    Number(f64),
    Null,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Number(f64),
    Open,
    Close,
    Comma,
}

/// Brackets and `not` this deep are no question but an attack.
const DEEPEST: usize = 40;

impl FromStr for Filter {
    type Err = String;

    /// The error is where reading stopped.
    fn from_str(text: &str) -> Result<Filter, String> {
        let mut reader = Reader { tokens: tokens(text)?, at: 0, depth: 0 };
        let filter = reader.either()?;
        if reader.at == reader.tokens.len() { Ok(filter) } else { Err(reader.here()) }
    }
}

impl Filter {
    pub fn fits(&self, row: &Entity) -> bool {
        match self {
            Filter::And(a, b) => a.fits(row) && b.fits(row),
            Filter::Or(a, b) => a.fits(row) || b.fits(row),
            Filter::Not(a) => !a.fits(row),
            Filter::Compare(a, op, b) => op.holds(&a.value(row), &b.value(row)),
            Filter::Search(kind, name, sought) => row.get(name).and_then(Json::as_str).is_some_and(|text| match kind {
                Search::Contains => text.contains(sought),
                Search::Starts => text.starts_with(sought),
                Search::Ends => text.ends_with(sought),
            }),
        }
    }

    /// Every column that is asked about.
    pub fn names(&self) -> Vec<String> {
        match self {
            Filter::And(a, b) | Filter::Or(a, b) => [a.names(), b.names()].concat(),
            Filter::Not(a) => a.names(),
            Filter::Compare(a, _, b) => [a, b].into_iter().filter_map(Side::name).collect(),
            Filter::Search(_, name, _) => vec![name.clone()],
        }
    }
}

impl Side {
    fn name(&self) -> Option<String> {
        match self {
            Side::Name(name) | Side::Part(name, ..) => Some(name.clone()),
            _ => None,
        }
    }

    fn value(&self, row: &Entity) -> Json {
        match self {
            Side::Name(name) => row.get(name).cloned().unwrap_or(Json::Null),
            Side::Part(name, from, length) => {
                let text = row.get(name).and_then(Json::as_str).unwrap_or("");
                text.chars().skip(*from).take(*length).collect::<String>().into()
            }
            Side::Text(text) => text.as_str().into(),
            Side::Number(number) => (*number).into(),
            Side::Null => Json::Null,
        }
    }
}

impl Op {
    fn named(name: &str) -> Option<Op> {
        let all = [("eq", Op::Eq), ("ne", Op::Ne), ("gt", Op::Gt), ("ge", Op::Ge), ("lt", Op::Lt), ("le", Op::Le)];
        all.into_iter().find(|(n, _)| *n == name).map(|(_, op)| op)
    }

    fn holds(self, a: &Json, b: &Json) -> bool {
        use std::cmp::Ordering;
        let order = match (a, b) {
            (Json::Number(a), Json::Number(b)) => a.as_f64().zip(b.as_f64()).and_then(|(a, b)| a.partial_cmp(&b)),
            // CBS pads its keys; scripts that do so too find ours as well.
            (Json::String(a), Json::String(b)) => Some(a.trim_end().cmp(b.trim_end())),
            _ => (a == b).then_some(Ordering::Equal),
        };
        match (self, order) {
            (Op::Ne, order) => order != Some(Ordering::Equal),
            (_, None) => false,
            (Op::Eq, Some(o)) => o == Ordering::Equal,
            (Op::Gt, Some(o)) => o == Ordering::Greater,
            (Op::Ge, Some(o)) => o != Ordering::Less,
            (Op::Lt, Some(o)) => o == Ordering::Less,
            (Op::Le, Some(o)) => o != Ordering::Greater,
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            '\'' => quoted(rest).ok_or_else(|| rest.to_string())?,
            _ => {
                let length = rest.find(|c: char| c.is_whitespace() || "(),'".contains(c)).unwrap_or(rest.len());
                let word = &rest[..length];
                (word.parse().ok().filter(|n: &f64| n.is_finite()).map_or_else(|| Token::Word(word.into()), Token::Number), length)
            }
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// A text between quotes, in which a doubled quote is one; and how long it is.
fn quoted(rest: &str) -> Option<(Token, usize)> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match (c, chars.peek()) {
            ('\'', Some((_, '\''))) => {
                text.push('\'');
                chars.next();
            }
            ('\'', _) => return Some((Token::Text(text), at + 1)),
            _ => text.push(c),
        }
    }
    None
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn here(&self) -> String {
        self.tokens.get(self.at).map_or_else(String::new, |t| match t {
            Token::Word(word) | Token::Text(word) => word.clone(),
            Token::Number(n) => n.to_string(),
            Token::Open => "(".into(),
            Token::Close => ")".into(),
            Token::Comma => ",".into(),
        })
    }

    fn word(&mut self, expected: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Word(word)) if word == expected);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), String> {
        if self.tokens.get(self.at) == Some(token) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.here())
        }
    }

    fn either(&mut self) -> Result<Filter, String> {
        let mut filter = self.both()?;
        while self.word("or") {
            filter = Filter::Or(Box::new(filter), Box::new(self.both()?));
        }
        Ok(filter)
    }

    fn both(&mut self) -> Result<Filter, String> {
        let mut filter = self.one()?;
        while self.word("and") {
            filter = Filter::And(Box::new(filter), Box::new(self.one()?));
        }
        Ok(filter)
    }

    fn one(&mut self) -> Result<Filter, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.here());
        }
        let filter = if self.word("not") {
            Filter::Not(Box::new(self.one()?))
        } else if self.expect(&Token::Open).is_ok() {
            let inner = self.either()?;
            self.expect(&Token::Close)?;
            inner
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(filter)
    }

    fn comparison(&mut self) -> Result<Filter, String> {
        if let Some(search) = self.search()? {
            // `substringof('x', Name) eq true` is how some write it.
            if self.word("eq") && !self.word("true") {
                return Err(self.here());
            }
            return Ok(search);
        }
        let left = self.side()?;
        let Some(Token::Word(name)) = self.tokens.get(self.at) else { return Err(self.here()) };
        let op = Op::named(name).ok_or_else(|| self.here())?;
        self.at += 1;
        Ok(Filter::Compare(left, op, self.side()?))
    }

    fn search(&mut self) -> Result<Option<Filter>, String> {
        let kinds = [("substringof", Search::Contains), ("startswith", Search::Starts), ("endswith", Search::Ends)];
        let Some((_, kind)) = kinds.into_iter().find(|(name, _)| self.word(name)) else { return Ok(None) };
        self.expect(&Token::Open)?;
        let first = self.side()?;
        self.expect(&Token::Comma)?;
        let second = self.side()?;
        self.expect(&Token::Close)?;
        match (kind, first, second) {
            (Search::Contains, Side::Text(text), Side::Name(name)) => Ok(Some(Filter::Search(kind, name, text))),
            (Search::Starts | Search::Ends, Side::Name(name), Side::Text(text)) => Ok(Some(Filter::Search(kind, name, text))),
            _ => Err(self.here()),
        }
    }

    fn side(&mut self) -> Result<Side, String> {
        let side = match self.tokens.get(self.at).cloned() {
            Some(Token::Text(text)) => Side::Text(text),
            Some(Token::Number(n)) => Side::Number(n),
            Some(Token::Word(word)) if word == "null" => Side::Null,
            Some(Token::Word(word)) if word == "substring" => return self.part(),
            Some(Token::Word(word)) => Side::Name(word),
            _ => return Err(self.here()),
        };
        self.at += 1;
        Ok(side)
    }

    /// `substring(Name,0,2)`.
    fn part(&mut self) -> Result<Side, String> {
        self.at += 1;
        self.expect(&Token::Open)?;
        let Side::Name(name) = self.side()? else { return Err(self.here()) };
        self.expect(&Token::Comma)?;
        let from = self.count()?;
        let length = if self.expect(&Token::Comma).is_ok() { self.count()? } else { usize::MAX };
        self.expect(&Token::Close)?;
        Ok(Side::Part(name, from, length))
    }

    fn count(&mut self) -> Result<usize, String> {
        match self.tokens.get(self.at) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked: whole and small")]
            Some(Token::Number(n)) if n.fract() == 0.0 && (0.0..1e6).contains(n) => {
                self.at += 1;
                Ok(*n as usize)
            }
            _ => Err(self.here()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fits(filter: &str) -> Result<bool, String> {
        let row = json!({"Geslacht": "female", "Regio": "NL", "Waarde": 28.4, "Naam": "d'Arc", "Leeg": null});
        filter.parse::<Filter>().map(|f| f.fits(row.as_object().unwrap()))
    }

    #[test]
    fn what_scripts_ask_is_understood() {
        for yes in [
            "Geslacht eq 'female'",
            "(Geslacht eq 'female') and (Regio eq 'NL  ')",
            "Geslacht eq 'male' or Regio eq 'NL' and Waarde gt 20",
            "not (Geslacht eq 'male')",
            "Waarde ge 28.4 and Waarde lt 28.5",
            "substringof('ema',Geslacht)",
            "startswith(Geslacht,'fe') eq true",
            "substring(Regio,0,1) eq 'N'",
            "Naam eq 'd''Arc'",
            "Leeg eq null",
            "Waarde ne null",
        ] {
            assert_eq!(fits(yes), Ok(true), "{yes}");
        }
        assert_eq!(fits("Geslacht eq 'male'"), Ok(false));
        assert_eq!(fits("Waarde eq '28.4'"), Ok(false));
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        for bad in [
            "",
            "Geslacht",
            "Geslacht is 'x'",
            "Geslacht eq 'x",
            "(Geslacht eq 'x'",
            "Geslacht eq 'x' and",
            "eq eq",
            "substringof(Geslacht)",
        ] {
            assert!(fits(bad).is_err(), "{bad}");
        }
        assert!(fits(&format!("{}Geslacht eq 'x'{}", "(".repeat(5000), ")".repeat(5000))).is_err());
        assert!(fits(&"not ".repeat(5000)).is_err());
    }
}
