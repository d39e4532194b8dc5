//! The commands of the house. `cargo xtask check` is the one test command of the README.
//!
//! Std only, so that it is built in seconds on a machine that has nothing but the toolchain.

mod bench;
mod check;
mod demo;
mod place;
mod setup;
mod shell;
mod supply;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask check [--only STEP]… [--keep-going]   every test; stops at the first step that fails
cargo xtask tidy                                  the rules of the architecture alone
cargo xtask setup                                 install what the checks need
cargo xtask supply                                licences, bans and a bill of materials of what we take in
cargo xtask bench                                 our speed: pages, a large doe-agenda, shared commits
cargo xtask steps                                 name the steps of check";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["check", options @ ..] => check::Wish::read(options).map(|wish| check::run(&wish)),
        ["tidy"] => check::Wish::read(&["--only", "tidy"]).map(|wish| check::run(&wish)),
        ["setup"] => check::Wish::read(&["--only", "setup"]).map(|wish| check::run(&wish)),
        ["supply"] => check::Wish::read(&["--only", "supply"]).map(|wish| check::run(&wish)),
        ["bench"] => bench::run_all().map(|()| true),
        ["steps"] => {
            println!("{}", check::names().join("\n"));
            Ok(true)
        }
        _ => Err(USAGE.to_string()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::from(2)
        }
    }
}
