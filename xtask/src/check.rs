//! `cargo xtask check`: every step in order, each with its seconds, and one closing line.

use crate::demo::Demo;
use crate::place;
use crate::setup::{self, Need};
use crate::shell::{cargo, command, run as sh};
use crate::supply;
use crate::tidy;
use std::process::Command;
use std::time::{Duration, Instant};

/// One step: what it is called, what it cannot do without, what it does.
struct Step {
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    does: Does,
}

enum Does {
    /// Something of our own.
    Here(fn() -> Result<(), String>),
    Cargo(&'static [&'static str]),
    /// A script of `checks/`.
    Script(&'static str),
    /// A script of `checks/` that is given the address of a running demo.
    Face(&'static str),
}

const LIMIT: Duration = Duration::from_secs(3000);
const FACE_LIMIT: Duration = Duration::from_secs(2400);
const BROWSER: &[Need] = &[Need::Node, Need::Npm, Need::Chromium];
const READERS: &[Need] = &[Need::Pypi, Need::Node, Need::Npm];
const PAPER: &[Need] = &[Need::Python, Need::Poppler];

#[rustfmt::skip]
const STEPS: &[Step] = &[
    Step { name: "setup", about: "install what the checks need", needs: &[], does: Does::Here(setup::run_all) },
    Step { name: "fmt", about: "one way of writing", needs: &[], does: Does::Cargo(&["fmt", "--all", "--check"]) },
    Step { name: "tidy", about: "the rules of the architecture", needs: &[], does: Does::Here(tidy::run) },
    Step { name: "supply", about: "what we take in from others", needs: &[], does: Does::Here(supply::run_all) },
    Step { name: "clippy", about: "no warnings", needs: &[],
        does: Does::Cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]) },
    Step { name: "test", about: "every Rust test, on SQLite and PostgreSQL", needs: &[Need::Postgres],
        does: Does::Cargo(&["test", "--workspace"]) },
    Step { name: "proof", about: "the checks of pages can object", needs: BROWSER, does: Does::Script("proof.mjs") },
    Step { name: "proof-data", about: "the checks of API and catalogue can object", needs: READERS, does: Does::Script("proof.py") },
    Step { name: "effect", about: "measured effects are what statsmodels and SciPy find", needs: READERS, does: Does::Script("effect.py") },
    Step { name: "pages", about: "every page: valid, accessible, no sideways scroll", needs: BROWSER, does: Does::Face("pages.mjs") },
    Step { name: "pa11y", about: "a second opinion on accessibility", needs: BROWSER, does: Does::Face("pa11y.mjs") },
    Step { name: "api", about: "the API is what it says, by the Dutch rules", needs: READERS, does: Does::Face("api.py") },
    Step { name: "opendata", about: "the clients people use read the same figures", needs: READERS, does: Does::Face("opendata.py") },
    Step { name: "papers", about: "factsheets and booklets as a reader of PDF meets them", needs: PAPER, does: Does::Face("papers.py") },
    Step { name: "journeys", about: "people do what they came for, in a browser", needs: BROWSER, does: Does::Face("journeys.mjs") },
];

pub fn names() -> Vec<String> {
    let faces = "faces      = pages, pa11y, api, opendata, papers, journeys, on one running demo".to_string();
    STEPS.iter().map(|s| format!("{:<10} {}", s.name, s.about)).chain([faces]).collect()
}

/// What the caller asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Wish {
    only: Vec<String>,
    keep_going: bool,
}

impl Wish {
    pub fn read(words: &[&str]) -> Result<Wish, String> {
        let mut wish = Wish::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match (*word, words.as_slice().first()) {
                ("--keep-going", _) => wish.keep_going = true,
                ("--only", Some(name)) if *name == "faces" || STEPS.iter().any(|s| s.name == *name) => {
                    wish.only.push((*name).into());
                    words.next();
                }
                ("--only", _) => return Err(format!("--only wants one of these:\n{}", names().join("\n"))),
                _ => return Err(format!("check does not know {word:?}; it takes --only STEP and --keep-going")),
            }
        }
        Ok(wish)
    }

    fn wants(&self, step: &Step) -> bool {
        let face = matches!(step.does, Does::Face(_));
        self.only.is_empty() || self.only.iter().any(|name| name == step.name || (face && name == "faces"))
    }
}

#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

/// Runs the steps of `wish`; true where none failed.
pub fn run(wish: &Wish) -> bool {
    let (mut tally, mut demo) = (Tally::default(), None);
    for step in STEPS.iter().filter(|s| wish.wants(s)) {
        println!("── {}: {}", step.name, step.about);
        let start = Instant::now();
        let (word, why) = match perform(step, &mut demo) {
            Outcome::Passed => count(&mut tally.passed, "passed", None),
            Outcome::Skipped(why) => count(&mut tally.skipped, "skipped", Some(why)),
            Outcome::Failed(why) => count(&mut tally.failed, "FAILED", Some(why)),
        };
        let why = why.map(|w| format!(": {w}")).unwrap_or_default();
        println!("   {word} {} in {:.1} s{why}\n", step.name, start.elapsed().as_secs_f64());
        if tally.failed > 0 && !wish.keep_going {
            println!("stopped here; `cargo xtask check --only {}` repeats this step alone", step.name);
            break;
        }
    }
    let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
    println!("{} passed, {} failed{skipped}", tally.passed, tally.failed);
    tally.failed == 0
}

fn count(counter: &mut u32, word: &'static str, why: Option<String>) -> (&'static str, Option<String>) {
    *counter += 1;
    (word, why)
}

enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

impl From<Result<(), String>> for Outcome {
    fn from(result: Result<(), String>) -> Outcome {
        result.map_or_else(Outcome::Failed, |()| Outcome::Passed)
    }
}

fn perform(step: &Step, demo: &mut Option<Demo>) -> Outcome {
    let absent: Vec<&str> = step.needs.iter().filter(|n| !n.is_met()).map(|n| n.name()).collect();
    if !absent.is_empty() {
        let why = format!("{} is absent; `cargo xtask setup` installs it or says how", absent.join(" and "));
        // A skipped step on CI would be a green light nobody earned.
        return if std::env::var_os("CI").is_some() { Outcome::Failed(why) } else { Outcome::Skipped(why) };
    }
    match step.does {
        Does::Here(act) => act().into(),
        Does::Cargo(words) => sh(&mut cargo(words), LIMIT).into(),
        Does::Script(name) => sh(&mut script(name), FACE_LIMIT).into(),
        Does::Face(name) => face(name, demo).into(),
    }
}

fn face(name: &str, demo: &mut Option<Demo>) -> Result<(), String> {
    let demo = match demo {
        Some(running) => running,
        None => demo.insert(Demo::start()?),
    };
    // Some look at what a demonstration never does, on a program of their own.
    sh(script(name).arg(&demo.address).env("TECHNIEKPACT_DEMO", &demo.line).env("TECHNIEKPACT_BINARY", place::binary()), FACE_LIMIT)
}

/// Python scripts run in the environment that `setup` made, the others in Node.
fn script(name: &str) -> Command {
    let program = if name.ends_with(".py") { place::python().to_string_lossy().into_owned() } else { "node".into() };
    let mut script = command(&program);
    script.arg(format!("checks/{name}")).env("PYTHONDONTWRITEBYTECODE", "1");
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(words: &[&str]) -> Vec<&'static str> {
        let wish = Wish::read(words).unwrap();
        STEPS.iter().filter(|s| wish.wants(s)).map(|s| s.name).collect()
    }

    #[test]
    fn only_picks_steps_and_faces_is_all_of_them() {
        assert_eq!(chosen(&[]).len(), STEPS.len());
        assert_eq!(chosen(&["--only", "fmt", "--keep-going", "--only", "tidy"]), ["fmt", "tidy"]);
        assert_eq!(chosen(&["--only", "faces"]), ["pages", "pa11y", "api", "opendata", "papers", "journeys"]);
    }

    #[test]
    fn wrong_words_are_refused_with_the_right_ones() {
        for words in [&["--only"][..], &["--only", "nothing"], &["--fast"]] {
            assert!(Wish::read(words).is_err(), "{words:?}");
        }
    }
}
