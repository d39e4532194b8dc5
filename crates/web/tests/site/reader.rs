//! A page as it is read: tags, attributes and texts in order. Enough of HTML for pages we wrote
//! ourselves; what does not nest is a fault, not something to be repaired.

use std::collections::HashSet;

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Open(String, Vec<(String, String)>),
    Close(String),
    Text(String),
}

/// Tags without an end.
const VOID: &[&str] = &["meta", "link", "img", "input", "br", "hr", "source", "col", "wbr"];
/// Drawn by `charts`, closed in place.
const RAW: &[&str] = &["script", "style"];

pub struct Reader {
    pub tokens: Vec<Token>,
}

impl Reader {
    pub fn new(html: &str) -> Reader {
        let mut tokens = Vec::new();
        let mut rest = html;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("<!") {
                rest = after.split_once('>').map_or("", |(_, r)| r);
            } else if rest.starts_with('<') {
                rest = tag(rest, &mut tokens);
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                tokens.push(Token::Text(decoded(&rest[..end])));
                rest = &rest[end..];
            }
        }
        Reader { tokens }
    }

    pub fn opened(&self, name: &str) -> Vec<&[(String, String)]> {
        self.tokens.iter().filter(|t| matches!(t, Token::Open(n, _) if n == name)).map(attributes).collect()
    }

    pub fn all_opened(&self) -> impl Iterator<Item = (&str, &[(String, String)])> {
        self.tokens.iter().filter_map(|t| if let Token::Open(name, attrs) = t { Some((name.as_str(), attrs.as_slice())) } else { None })
    }

    /// Level and text of every heading.
    pub fn headings(&self) -> Vec<(u8, String)> {
        let level = |name: &str| match name.as_bytes() {
            [b'h', d @ b'1'..=b'6'] => Some(d - b'0'),
            _ => None,
        };
        let open = |(at, token): (usize, &Token)| match token {
            Token::Open(name, _) => level(name).map(|l| (l, self.text_until(at, name))),
            _ => None,
        };
        self.tokens.iter().enumerate().filter_map(open).collect()
    }

    /// Addresses of every link of the page itself, not those of its head.
    pub fn links(&self) -> Vec<String> {
        self.opened("a").into_iter().filter_map(|attrs| attribute(attrs, "href")).collect()
    }

    /// What stands between this tag and its end.
    fn text_until(&self, at: usize, name: &str) -> String {
        let inner = self.tokens[at + 1..].iter().take_while(|t| !matches!(t, Token::Close(n) if n == name));
        let text: String = inner.map(|t| if let Token::Text(text) = t { text.as_str() } else { "" }).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Words a person reads in the main part, code and quotations of code left out.
    pub fn words(&self) -> Vec<String> {
        let (mut words, mut hidden, mut inside) = (Vec::new(), 0, false);
        for token in &self.tokens {
            match token {
                Token::Open(name, _) if name == "main" => inside = true,
                Token::Close(name) if name == "main" => inside = false,
                Token::Open(name, _) if is_code(name) => hidden += 1,
                Token::Close(name) if is_code(name) => hidden -= 1,
                Token::Text(text) if inside && hidden == 0 => words.extend(text.split_whitespace().map(String::from)),
                _ => {}
            }
        }
        words
    }

    /// Everything wrong with the form of the page, in words.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = self.nesting();
        let headings = self.headings();
        let firsts = headings.iter().filter(|(level, _)| *level == 1).count();
        if firsts != 1 {
            faults.push(format!("{firsts} headings of level 1"));
        }
        for pair in headings.windows(2) {
            if pair[1].0 > pair[0].0 + 1 {
                faults.push(format!("level {} after {}: {:?}", pair[1].0, pair[0].0, pair[1].1));
            }
        }
        faults.extend(headings.iter().filter(|(_, text)| text.is_empty()).map(|(level, _)| format!("an empty heading of level {level}")));
        let mut ids = HashSet::new();
        for (name, attrs) in self.all_opened() {
            if let Some(id) = attribute(attrs, "id")
                && !ids.insert(id.clone())
            {
                faults.push(format!("id {id:?} stands twice"));
            }
            if name == "img" && attribute(attrs, "alt").is_none() {
                faults.push("a picture without alt".into());
            }
        }
        faults.extend(self.unlabelled(&ids));
        faults.extend(
            self.links()
                .iter()
                .filter_map(|l| l.strip_prefix('#'))
                .filter(|id| !ids.contains(*id))
                .map(|id| format!("#{id} leads nowhere")),
        );
        faults
    }

    fn nesting(&self) -> Vec<String> {
        let mut open: Vec<&str> = Vec::new();
        for token in &self.tokens {
            match token {
                Token::Open(name, _) if !VOID.contains(&name.as_str()) => open.push(name),
                Token::Close(name) if open.last() == Some(&name.as_str()) => drop(open.pop()),
                Token::Close(name) => return vec![format!("</{name}> closes {:?}", open.last())],
                _ => {}
            }
        }
        open.iter().map(|name| format!("<{name}> is not closed")).collect()
    }

    /// Fields nobody can name: without label, and not inside one.
    fn unlabelled(&self, ids: &HashSet<String>) -> Vec<String> {
        let labels: HashSet<String> = self.opened("label").into_iter().filter_map(|a| attribute(a, "for")).collect();
        let mut faults: Vec<_> = labels.difference(ids).map(|id| format!("a label for {id:?}, which is not there")).collect();
        let mut depth = 0;
        for token in &self.tokens {
            match token {
                Token::Open(name, _) if name == "label" => depth += 1,
                Token::Close(name) if name == "label" => depth -= 1,
                Token::Open(name, attrs) if ["input", "select", "textarea"].contains(&name.as_str()) => {
                    let silent = attribute(attrs, "type").is_some_and(|t| t == "hidden")
                        || ["hidden", "aria-label"].iter().any(|a| attribute(attrs, a).is_some());
                    let labelled = attribute(attrs, "id").is_some_and(|id| labels.contains(&id));
                    if !silent && !labelled && depth == 0 {
                        faults.push(format!("{name} {:?} has no label", attribute(attrs, "name")));
                    }
                }
                _ => {}
            }
        }
        faults
    }
}

fn is_code(name: &str) -> bool {
    ["code", "pre", "script", "style", "svg"].contains(&name)
}

pub fn attribute(attrs: &[(String, String)], name: &str) -> Option<String> {
    attrs.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone())
}

fn attributes(token: &Token) -> &[(String, String)] {
    if let Token::Open(_, attrs) = token { attrs } else { &[] }
}

/// Reads one tag; what comes after it.
fn tag<'a>(text: &'a str, tokens: &mut Vec<Token>) -> &'a str {
    let (inner, after) = split_tag(&text[1..]);
    if let Some(name) = inner.strip_prefix('/') {
        tokens.push(Token::Close(name.trim().to_lowercase()));
        return after;
    }
    let closed = inner.ends_with('/');
    let inner = inner.trim_end_matches('/');
    let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.to_lowercase();
    tokens.push(Token::Open(name.clone(), read_attributes(rest)));
    if RAW.contains(&name.as_str()) {
        let end = format!("</{name}>");
        let (raw, after) = after.split_once(&end).unwrap_or((after, ""));
        tokens.push(Token::Text(raw.into()));
        tokens.push(Token::Close(name));
        return after;
    }
    if closed {
        tokens.push(Token::Close(name));
    }
    after
}

/// The inside of a tag, quotes respected, and what follows.
fn split_tag(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(q)) if c == q => quote = None,
            ('>', None) => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    (text, "")
}

fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(q @ ('"' | '\'')) => value[1..].split_once(q).unwrap_or((&value[1..], "")),
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        found.push((name, decoded(value)));
        rest = after.trim_start();
    }
    found
}

fn decoded(text: &str) -> String {
    let mut out = text.to_string();
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#38;", "&"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    for (from, to) in named {
        out = out.replace(from, to);
    }
    out
}

#[test]
fn the_reader_sees_what_is_wrong() {
    let faults = |html: &str| Reader::new(html).faults();
    assert_eq!(faults("<main><h1>a &lt;b&gt;</h1><p>c<br>d</p></main>"), Vec::<String>::new());
    assert_eq!(faults("<h1>a</h1><h3>b</h3>"), ["level 3 after 1: \"b\""]);
    assert_eq!(faults("<h1>a</h1><p>"), ["<p> is not closed"]);
    assert_eq!(faults("<h1 id=\"x\">a</h1><input id=\"x\" name='n'>"), ["id \"x\" stands twice", "input Some(\"n\") has no label"]);
    assert_eq!(faults("<h1>a</h1><a href=\"#z\">b</a>"), ["#z leads nowhere"]);
}
