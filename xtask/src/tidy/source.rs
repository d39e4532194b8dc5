//! Just enough Rust to tell code from comments, literals and tests.

/// A file taken apart, line numbers kept.
pub struct Source {
    /// The text with comments and the insides of literals blanked.
    code: String,
    /// Line (from 1) and inside of each string literal.
    literals: Vec<(usize, String)>,
    /// First and last line of what only tests see.
    tests: Vec<(usize, usize)>,
}

impl Source {
    pub fn read(text: &str) -> Source {
        let mut reader = Reader { text: text.chars().collect(), at: 0, line: 1, code: String::with_capacity(text.len()), literals: vec![] };
        while reader.at < reader.text.len() {
            reader.step();
        }
        let tests = test_ranges(&reader.code);
        Source { code: reader.code, literals: reader.literals, tests }
    }

    /// Lines of code outside tests, numbered from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(i, line)| (i + 1, line)).filter(|(n, _)| !self.is_test(*n))
    }

    /// String literals outside tests.
    pub fn literals(&self) -> impl Iterator<Item = (usize, &str)> {
        self.literals.iter().map(|(n, text)| (*n, text.as_str())).filter(|(n, _)| !self.is_test(*n))
    }

    /// How many lines a reader of the source has before them, tests not counted.
    pub fn length(&self) -> usize {
        self.lines().count()
    }

    fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }
}

struct Reader {
    text: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.text.get(self.at + ahead).copied().unwrap_or('\0')
    }

    /// Moves on by one character, leaving it in the code or a blank in its place.
    fn take(&mut self, keep: bool) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        self.code.push(if keep || c == '\n' { c } else { ' ' });
        c
    }

    fn keep(&mut self, count: usize) {
        for _ in 0..count {
            self.take(true);
        }
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => self.blank_until(|r| r.peek(0) == '\n'),
            ('/', '*') => self.block_comment(),
            ('"', _) => self.string(),
            ('r', '"' | '#') if !self.continues_a_name() => self.raw_string(),
            ('\'', _) => self.quote(),
            _ => self.keep(1),
        }
    }

    fn blank_until(&mut self, end: impl Fn(&Reader) -> bool) {
        while self.at < self.text.len() && !end(self) {
            self.take(false);
        }
    }

    fn continues_a_name(&self) -> bool {
        let before = self.at.checked_sub(1).map(|i| self.text[i]);
        // `br"…"` and `cr"…"` are raw too.
        before.is_some_and(|c| (c.is_alphanumeric() || c == '_') && !matches!(c, 'b' | 'c'))
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.take(false);
                    continue;
                }
            }
            self.take(false);
            self.take(false);
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        self.take(true);
        let mut inside = String::new();
        while self.at < self.text.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                inside.push(self.take(false));
            }
            inside.push(self.take(false));
        }
        self.take(true);
        self.literals.push((line, inside));
    }

    fn raw_string(&mut self) {
        let hashes = self.text[self.at + 1..].iter().take_while(|c| **c == '#').count();
        if self.peek(1 + hashes) != '"' {
            // A raw name such as `r#type`.
            self.take(true);
            return;
        }
        let line = self.line;
        self.keep(hashes + 2);
        let mut inside = String::new();
        let closes = |r: &Reader| r.peek(0) == '"' && (1..=hashes).all(|i| r.peek(i) == '#');
        while self.at < self.text.len() && !closes(self) {
            inside.push(self.take(false));
        }
        self.keep(hashes + 1);
        self.literals.push((line, inside));
    }

    /// A character literal, or the tick of a lifetime.
    fn quote(&mut self) {
        self.take(true);
        if self.peek(0) == '\\' {
            self.take(false);
            self.take(false);
            self.blank_until(|r| r.peek(0) == '\'');
            self.take(true);
        } else if self.peek(1) == '\'' {
            self.take(false);
            self.take(true);
        }
    }
}

/// From each `#[cfg(test)]` to the end of the block it stands before.
fn test_ranges(code: &str) -> Vec<(usize, usize)> {
    let line_of = |at: usize| code[..at].matches('\n').count() + 1;
    let mut ranges = vec![];
    let mut from = 0;
    while let Some(found) = code[from..].find("#[cfg(test)]") {
        let start = from + found;
        let end = end_of_item(&code[start..]).map_or(code.len(), |length| start + length);
        ranges.push((line_of(start), line_of(end)));
        from = end.max(start + 1);
    }
    ranges
}

/// Where the item ends: at its closing brace, or at the semicolon of one without a body.
fn end_of_item(code: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at),
            '}' => depth -= 1,
            ';' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_not_code() {
        let source = Source::read("let a = 'x'; // std::fs\nlet b: &'a str = \"std::net \\\" {\"; /* tokio /* in */ tokio */ end");
        let code: Vec<&str> = source.lines().map(|(_, line)| line.trim()).collect();
        assert!(code[0].starts_with("let a = ' ';") && !code[0].contains("std"));
        assert!(code[1].contains("&'a str") && code[1].ends_with("end") && !code[1].contains("tokio"));
        assert_eq!(source.literals().collect::<Vec<_>>(), [(2, "std::net \\\" {")]);
    }

    #[test]
    fn raw_strings_end_where_they_say() {
        let source = Source::read("let r#type = r#\"a \" b\nc\"#; for_r(\"d\"); br\"e\"; '\\''; \"f\"");
        assert_eq!(source.literals().collect::<Vec<_>>(), [(1, "a \" b\nc"), (2, "d"), (2, "e"), (2, "f")]);
    }

    #[test]
    fn what_only_tests_see_is_left_out() {
        let source = Source::read("a();\n#[cfg(test)]\nmod tests {\n  fn b() { \"x\" }\n}\nc();\n#[cfg(test)]\nmod more;\nd();");
        let code: Vec<_> = source.lines().collect();
        assert_eq!(code, [(1, "a();"), (6, "c();"), (9, "d();")]);
        assert_eq!(source.literals().count(), 0);
    }
}
