//! The rules of the architecture, kept by reading the files.
//!
//! Each rule is a function from a [`Tree`] to faults, so that a test can show it a bad house of
//! three lines and see it object. A fault says where, what is wrong and what to do.

mod floors;
mod house;
mod names;
mod pure;
mod rooms;
mod source;
mod templates;
mod texts;
mod tree;

use std::fmt;
use tree::Tree;

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    path: String,
    /// From 1; 0 where the whole file is meant.
    line: usize,
    /// What is wrong, and after a semicolon what to do.
    say: String,
}

impl Fault {
    fn new(path: &str, line: usize, say: impl Into<String>) -> Fault {
        Fault { path: path.into(), line, say: say.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.say),
            line => write!(f, "{}:{line}: {}", self.path, self.say),
        }
    }
}

type Rule = fn(&Tree) -> Vec<Fault>;

/// Every rule, with the sentence it keeps.
const RULES: &[(&str, Rule)] = &[
    ("every crate has a floor and uses lower floors only", floors::floors),
    ("third-party versions stand once, in the root manifest", floors::versions),
    ("floors 0 and 1 have no clock, files, network or async", pure::pure),
    ("SQL is written in store only", rooms::sql),
    ("HTML is written in web and charts only", rooms::html),
    ("faces change nothing but through a deed", rooms::deeds),
    ("templates hold no sentences", templates::words),
    ("arguments of a text stand where their names belong", texts::arguments),
    ("every crate opens by saying what it is", house::opening),
    ("no file of source is longer than 500 lines", house::length),
    ("nothing names the machine it was made on", house::machine),
    ("nothing is left for later", house::later),
    ("the house has its papers", house::papers),
    ("links between documents lead somewhere", house::links),
    ("every noun is in the glossary", names::glossary),
];

/// Runs every rule on the checkout.
pub fn run() -> Result<(), String> {
    let tree = Tree::read(&crate::place::root())?;
    let mut broken = 0;
    for (sentence, rule) in RULES {
        let mut faults = rule(&tree);
        faults.sort();
        println!("   {} {sentence}", if faults.is_empty() { "kept  " } else { "BROKEN" });
        faults.iter().for_each(|fault| println!("          {fault}"));
        broken += usize::from(!faults.is_empty());
    }
    if broken == 0 { Ok(()) } else { Err(format!("{broken} of {} rules broken", RULES.len())) }
}

/// Shows a rule a house of a few files; what it says must contain each of `expected`, in order.
#[cfg(test)]
fn check(rule: Rule, files: &[(&str, &str)], expected: &[&str]) {
    let mut faults = rule(&Tree::of(files));
    faults.sort();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{said:?} does not say {expected:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The house itself keeps every rule.
    #[test]
    fn the_house_keeps_its_rules() {
        let tree = Tree::read(&crate::place::root()).unwrap();
        let faults: Vec<String> = RULES.iter().flat_map(|(_, rule)| rule(&tree)).map(|f| f.to_string()).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}
