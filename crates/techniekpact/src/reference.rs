//! The reference pages are the program: written with `UPDATE_DOCS=1`, compared otherwise.

use crate::{Cli, settings};
use clap::CommandFactory;

fn compare(name: &str, text: &str) {
    let file = format!("{}/../../docs/reference/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&file, text).expect("docs/reference can be written");
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == text, "docs/reference/{name} is not what the program says; run the tests once with UPDATE_DOCS=1");
}

#[test]
fn every_setting_is_documented() {
    compare("configuration.md", &settings::reference());
}

#[test]
fn every_command_is_documented() {
    let mut out = String::from(
        "# Commands\n\nExit code 0: done. 1: refused, with one sentence on standard error. 2: wrong use. Data goes to standard output, \
         with `--json` as JSON.\n\nGenerated from the program's own help; a test keeps this page equal to it.\n",
    );
    let mut command = Cli::command().bin_name("techniekpact").term_width(100);
    command.build();
    page(&mut out, &command, "techniekpact");
    compare("commands.md", &out);
}

fn page(out: &mut String, command: &clap::Command, path: &str) {
    let help = command.clone().render_help().to_string();
    let help: Vec<_> = help.lines().map(str::trim_end).collect();
    out.push_str(&format!("\n## {path}\n\n```text\n{}\n```\n", help.join("\n").trim_end()));
    for inner in command.get_subcommands().filter(|c| c.get_name() != "help") {
        page(out, inner, &format!("{path} {}", inner.get_name()));
    }
}
