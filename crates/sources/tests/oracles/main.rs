//! The real files against figures that an independent script computed from them. The files are not
//! part of the repository; without them the tests say so and pass.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod cbs;
mod duo;
mod others;

use sources::{Amount, File, Options, Reading, Table, read};
use std::path::PathBuf;

/// The folder with real files, beside the checkout or where the environment says.
pub fn folder() -> Option<PathBuf> {
    let chosen = std::env::var_os("TECHNIEKPACT_SHARED_DATA").map(PathBuf::from);
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let beside = ["../shared/data", "../../shared/data"].map(|p| root.join(p));
    let found = chosen.into_iter().chain(beside).find(|p| p.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: the real files are not here; set TECHNIEKPACT_SHARED_DATA to their folder");
    }
    found
}

/// A file under a name that says nothing, so that only its content can be recognised.
pub fn file(path: &str) -> Option<File> {
    let bytes = std::fs::read(folder()?.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    Some(File::new("upload.bin", bytes))
}

/// All files of a folder.
pub fn files(path: &str) -> Option<Vec<File>> {
    let entries = std::fs::read_dir(folder()?.join(path)).unwrap();
    let mut files: Vec<File> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_file()).map(|p| named(&p)).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Some(files)
}

fn named(path: &std::path::Path) -> File {
    File::new(path.file_name().unwrap().to_string_lossy(), std::fs::read(path).unwrap())
}

pub fn reading(path: &str) -> Option<Reading> {
    Some(read(&[file(path)?], &Options::default()).unwrap_or_else(|e| panic!("{path}: {e}")))
}

pub fn oracle(path: &str) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder().unwrap().join(path)).unwrap()).unwrap()
}

/// Sum of the numbers, and how many are ranges, where `of` says so.
pub fn sum(table: &Table, of: impl Fn(usize) -> bool) -> (f64, u64) {
    let mut found = (0.0, 0);
    for cell in (0..table.cells.len()).filter(|c| of(*c)) {
        match table.cells.amount[cell] {
            Amount::Exact(value) => found.0 += value,
            Amount::Range { .. } => found.1 += 1,
            Amount::Missing(_) => {}
        }
    }
    found
}

/// Whether a cell has this code on a dimension, letters large or small.
pub fn has(table: &Table, cell: usize, dim: &str, code: &str) -> bool {
    let dim = table.dim(dim).unwrap_or_else(|| panic!("no {dim}: {:?}", table.dims.iter().map(|d| &d.name).collect::<Vec<_>>()));
    table.code(dim, cell).code.eq_ignore_ascii_case(code)
}
