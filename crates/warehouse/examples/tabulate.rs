//! Tabulates without the platform around it: `tabulate SPEC.toml OUT FILE…`. For measuring.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use warehouse::{Fault, Key, Spec, protect, save, tabulate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [spec, out, files @ ..] = arguments.as_slice() else {
        eprintln!("tabulate SPEC.toml OUT FILE…");
        return ExitCode::from(2);
    };
    match run(spec, out, files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(spec: &str, out: &str, files: &[String]) -> Result<(), Fault> {
    let text = std::fs::read_to_string(spec).map_err(|e| Fault::File { file: spec.into(), reason: e.to_string() })?;
    let spec = Spec::read(spec, &text)?;
    let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
    // A fixed secret: nothing measured is published.
    let (cube, rows) = tabulate(&spec, &files, &Key::new(b"benchmark"), &|_, _| {})?;
    let outcome = protect(&spec, cube, rows)?;
    save(&spec, &outcome, Path::new(out))
}
