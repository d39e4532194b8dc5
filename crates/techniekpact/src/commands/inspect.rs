//! `monitor inspect`: what a source file is and what is odd about it. Reads files, writes nothing,
//! needs no store.

use crate::Options;
use clap::Args;
use sources::{File, Finding, Placement, Reading, Severity};
use std::path::PathBuf;

#[derive(Args)]
pub struct Inspect {
    /// A file, or the files of one table of CBS, or a folder with them
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Which sheet or dataset, of a file that has several
    #[arg(long)]
    part: Option<String>,
}

pub fn run(options: &Options, inspect: &Inspect) -> Result<(), String> {
    let files = files(&inspect.files)?;
    let wanted = sources::Options { part: inspect.part.clone(), ..sources::Options::default() };
    match sources::inspect(&files, &wanted) {
        Ok(reading) if options.json => print(&json(&reading)),
        Ok(reading) => print(&words(&reading)),
        Err(refused) => Err(refused.to_string()),
    }
}

fn print(text: &str) -> Result<(), String> {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| e.to_string())
}

/// Files as named; a folder stands for the files in it.
fn files(paths: &[PathBuf]) -> Result<Vec<File>, String> {
    let mut all = vec![];
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let mut inside: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.is_file()).collect();
            inside.sort();
            all.extend(inside);
        } else {
            all.push(path.clone());
        }
    }
    let named = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    all.iter().map(|p| std::fs::read(p).map(|bytes| File::new(named(p), bytes)).map_err(|e| format!("{}: {e}", p.display()))).collect()
}

fn json(reading: &Reading) -> String {
    let table = &reading.table;
    let dims: Vec<_> = table
        .dims
        .iter()
        .map(|d| serde_json::json!({ "name": d.name, "written": d.written, "label": d.label_written, "codes": d.codes.len() }))
        .collect();
    let periods: Vec<String> = table.periods.iter().map(ToString::to_string).collect();
    let told = serde_json::json!({
        "kind": reading.kind,
        "identifier": reading.identifier,
        "title": reading.title,
        "layout": reading.layout,
        "dimensions": dims,
        "measures": table.measures,
        "periods": periods,
        "findings": reading.findings,
        "declared": reading.declared,
        "needs_confirmation": reading.needs_confirmation(),
    });
    format!("{told:#}\n")
}

fn words(reading: &Reading) -> String {
    let (layout, table) = (&reading.layout, &reading.table);
    let mut out = String::new();
    let mut line = |name: &str, value: String| out.push_str(&format!("{name:<14}{value}\n"));
    line("kind", serde_json::to_value(reading.kind).ok().and_then(|k| k.as_str().map(str::to_string)).unwrap_or_default());
    if let Some(title) = &reading.title {
        line("title", format!("{} {title}", reading.identifier.as_deref().unwrap_or("")).trim().into());
    }
    line("wrapped in", [layout.container, layout.sheet.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", sheet "));
    line("encoding", layout.encoding.unwrap_or("none").into());
    line("separator", layout.separator.map_or("none".into(), |s| if s == '\t' { "tab".into() } else { s.to_string() }));
    line("decimal mark", layout.decimal.map_or("none seen".into(), |d| d.to_string()));
    line("sex", placed(layout.sex).into());
    line("years", placed(layout.years).into());
    line("columns", layout.columns.to_string());
    line("rows", layout.rows.to_string());
    line("observations", format!("{} ({} hidden)", layout.observations, layout.hidden));
    line("periods", table.periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    line("measures", table.measures.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", "));
    line("dimensions", table.dims.iter().map(|d| format!("{} ({})", d.name, d.codes.len())).collect::<Vec<_>>().join(", "));
    for finding in &reading.findings {
        line(weight(finding), finding.to_string());
    }
    out
}

fn placed(placement: Placement) -> &'static str {
    match placement {
        Placement::Absent => "not said",
        Placement::Rows => "in rows",
        Placement::Columns => "in columns",
        Placement::Whole => "one for all",
    }
}

fn weight(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Note => "note",
        Severity::Confirm => "to confirm",
        Severity::Refuse => "refused",
    }
}
