//! A tabulation on disk: the protected cube, why cells are hidden, and the proof.

use crate::fault::{Fault, file};
use crate::parquet_out;
use crate::spec::{Protection, Spec};
use cube::{Certificate, Cube, CubeError, Protected, Reason, Rule, Value};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Small cells that suppression with proof takes minutes for; beyond, it would take hours.
const MOST_SMALL: usize = 20_000;

/// A cube made safe, with what there is to show for it.
pub struct Outcome {
    pub cube: Cube,
    pub protected: Protected,
    pub certificate: Option<Certificate>,
    pub rows: u64,
}

/// Protects a cube as the specification says. Suppression is proven before it is handed out.
///
/// # Errors
/// [`Fault::Cube`] when the rule cannot be applied.
pub fn protect(spec: &Spec, cube: Cube, rows: u64) -> Result<Outcome, Fault> {
    let (protected, certificate) = match &spec.protection {
        Protection::SmallOnly { threshold } => (cube::primary_only(&cube, *threshold)?, None),
        Protection::Rule(Rule::Suppress { threshold, zeros }) => {
            let small = cube.count().iter().filter(|n| (1..*threshold).contains(*n)).count();
            if small > MOST_SMALL {
                return Err(Fault::TooFine { small, most: MOST_SMALL });
            }
            let (protected, certificate) = cube::suppress(&cube, *threshold, *zeros)?;
            let proof = certificate.check(&cube, &protected)?;
            if let Some(cell) = proof.cells.first() {
                return Err(CubeError::Unprotectable { cell: *cell }.into());
            }
            (protected, Some(certificate))
        }
        Protection::Rule(rule) => (cube::protect(&cube, rule)?, None),
    };
    Ok(Outcome { cube, protected, certificate, rows })
}

/// Writes everything into a new folder, or nothing.
///
/// `cube.parquet` may be published. `log.csv` and `certificate.json` tell small cells from their
/// partners and hold true differences: they stay with the maker.
///
/// # Errors
/// [`Fault::File`] when the folder is there already or the disk refuses.
pub fn save(spec: &Spec, outcome: &Outcome, folder: &Path) -> Result<(), Fault> {
    let name = folder.display().to_string();
    let refuse = |e: std::io::Error| file(&name, e);
    if folder.exists() {
        return Err(file(&name, "this folder is there already; nothing was written"));
    }
    let mut making = folder.as_os_str().to_owned();
    making.push(".making");
    let making = Path::new(&making);
    if making.exists() {
        std::fs::remove_dir_all(making).map_err(refuse)?;
    }
    std::fs::create_dir_all(making).map_err(refuse)?;
    let made = fill(spec, outcome, making);
    let done = made.and_then(|()| std::fs::rename(making, folder).map_err(refuse));
    if done.is_err() {
        std::fs::remove_dir_all(making).ok();
    }
    done
}

fn fill(spec: &Spec, outcome: &Outcome, folder: &Path) -> Result<(), Fault> {
    let create = |name: &str| File::create(folder.join(name)).map(|f| BufWriter::with_capacity(1 << 18, f)).map_err(|e| file(name, e));
    // By what is published, not by what is true: a zero made by noise must not stand out by being listed.
    let listed: Vec<usize> = (0..outcome.cube.count().len()).filter(|c| outcome.protected.value(*c) != Value::Number(0)).collect();
    let notes = [("techniekpact:spec", spec.text.as_str()), ("techniekpact:rows", &outcome.rows.to_string())];
    parquet_out::write(create("cube.parquet")?, "cube.parquet", &outcome.protected, &listed, &notes)?;
    let mut log = create("log.csv")?;
    write_log(&mut log, outcome).and_then(|()| log.flush()).map_err(|e| file("log.csv", e))?;
    let mut certificate = create("certificate.json")?;
    write_certificate(&mut certificate, spec, outcome).and_then(|()| certificate.flush()).map_err(|e| file("certificate.json", e))
}

fn write_log(out: &mut impl Write, outcome: &Outcome) -> std::io::Result<()> {
    let shape = outcome.protected.shape();
    let names: Vec<&str> = shape.dimensions().iter().map(cube::Dimension::name).collect();
    writeln!(out, "{};reden;beschermt", names.join(";"))?;
    let codes = |cell: usize| shape.codes(cell).join(";");
    for entry in &outcome.protected.log().entries {
        let (reason, other) = match entry.reason {
            Reason::Small { .. } => ("klein", String::new()),
            Reason::Partner { protects } => ("partner", codes(protects).replace(';', " ")),
            Reason::RoundedFar => ("ver afgerond", String::new()),
            Reason::Kept => ("bron", String::new()),
            Reason::Narrows { kept } => ("vernauwt", codes(kept).replace(';', " ")),
            Reason::Vague => ("onbekend", String::new()),
        };
        writeln!(out, "{};{reason};{other}", codes(entry.cell))?;
    }
    Ok(())
}

fn write_certificate(out: &mut impl Write, spec: &Spec, outcome: &Outcome) -> std::io::Result<()> {
    let (primary, secondary) = outcome.protected.hidden();
    let text = Sha256::digest(spec.text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let safe = match (&spec.protection, &outcome.certificate) {
        (_, Some(_)) => "proven: each small cell has two other tables, checked in whole numbers",
        (Protection::SmallOnly { .. }, _) => "no: totals give hidden cells back",
        _ => "by the rule: no true count is published",
    };
    let head = json!({
        "spec_sha256": text, "rows": outcome.rows, "cells": outcome.cube.count().len(),
        "small": primary, "partners": secondary, "safe": safe, "version": env!("CARGO_PKG_VERSION"),
    });
    let Some(certificate) = &outcome.certificate else { return writeln!(out, "{head}") };
    // One line for each small cell: checked by whoever holds the counts.
    writeln!(out, "{head}")?;
    for (cell, up, down) in certificate.tables() {
        writeln!(out, "{}", json!({ "cell": cell, "up": { "of": up.0, "by": up.1 }, "down": { "of": down.0, "by": down.1 } }))?;
    }
    Ok(())
}
