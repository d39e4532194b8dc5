//! Counting files of microdata.

use crate::csv_in::{Lines, Reading, Stop};
use crate::fault::Fault;
use crate::key::Key;
use crate::lookup::Lookup;
use crate::parquet_in::Table;
use crate::spec::Spec;
use crate::tally::Part;
use cube::Cube;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// What a reader of progress gets: done and total, in rows for Parquet and bytes for CSV.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Files are counted by this many threads, whatever the machine: memory is known beforehand.
const THREADS: usize = 2;

/// Counts all files into one cube; also gives the number of rows.
///
/// # Errors
/// [`Fault`] with the place; nothing is half counted.
pub fn tabulate(spec: &Spec, files: &[PathBuf], key: &Key, progress: Progress) -> Result<(Cube, u64), Fault> {
    let mut all = Part::new(spec);
    for (number, path) in files.iter().enumerate() {
        let start = all.rows;
        match path.extension().and_then(|e| e.to_str()) {
            Some("parquet") => parquet(spec, path, number as u64, key, progress, &mut all)?,
            Some("csv" | "tsv" | "txt") => csv(spec, path, number as u64, key, progress, &mut all)?,
            _ => return Err(crate::fault::file(&path.display().to_string(), "expected a name ending in .parquet or .csv")),
        }
        if all.rows == start {
            return Err(crate::fault::file(&path.display().to_string(), "there are no rows in it"));
        }
    }
    let rows = all.rows;
    Ok((all.cube(spec)?, rows))
}

/// Row groups are handed out as threads come free: whole numbers add up the same in any order.
fn parquet(spec: &Spec, path: &Path, number: u64, key: &Key, progress: Progress, all: &mut Part) -> Result<(), Fault> {
    let table = Table::open(path, spec)?;
    let lookups = Lookup::all(spec);
    let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
    let work = |part: &mut Part| -> Result<(), Fault> {
        // An opened file has one place where it is read; each thread has its own.
        let table = Table::open(path, spec)?;
        loop {
            let group = next.fetch_add(1, Ordering::Relaxed);
            if group >= table.groups() {
                return Ok(());
            }
            let rows =
                table.count(group, number * 2, spec, &lookups, key, part).inspect_err(|_| next.store(usize::MAX / 2, Ordering::Relaxed))?;
            progress(done.fetch_add(rows, Ordering::Relaxed) + rows, table.rows());
        }
    };
    both(spec, all, table.groups() > 1, |part, _| work(part))
}

fn csv(spec: &Spec, path: &Path, number: u64, key: &Key, progress: Progress, all: &mut Part) -> Result<(), Fault> {
    let lines = Lines::open(path, spec)?;
    let lookups = Lookup::all(spec);
    let done = AtomicU64::new(0);
    let step = |by: u64| progress(done.fetch_add(by, Ordering::Relaxed) + by, lines.length);
    let quotes = Mutex::new(false);
    let halves = lines.halves()?;
    let mut counted = Part::new(spec);
    both(spec, &mut counted, true, |part, thread| {
        let reading = Reading { spec, lookups: &lookups, key, number: number * 2 + thread as u64, progress: &step };
        match lines.count(halves[thread], false, &reading, part) {
            Err(Stop::Fault(fault)) => Err(fault),
            Err(Stop::Quotes) => {
                if let Ok(mut quotes) = quotes.lock() {
                    *quotes = true;
                }
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    })?;
    if quotes.into_inner().unwrap_or(true) {
        done.store(0, Ordering::Relaxed);
        counted = Part::new(spec);
        let reading = Reading { spec, lookups: &lookups, key, number: number * 2, progress: &step };
        let whole = (halves[0].0, halves[1].1);
        if let Err(Stop::Fault(fault)) = lines.count(whole, true, &reading, &mut counted) {
            return Err(fault);
        }
    }
    all.merge(&counted);
    Ok(())
}

/// Runs the work on two threads, each with a part of its own, and adds both to `all`.
fn both(spec: &Spec, all: &mut Part, side_by_side: bool, work: impl Fn(&mut Part, usize) -> Result<(), Fault> + Sync) -> Result<(), Fault> {
    let threads = if side_by_side { THREADS } else { 1 };
    let parts = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .map(|thread| {
                let work = &work;
                scope.spawn(move || {
                    let mut part = Part::new(spec);
                    work(&mut part, thread).map(|()| part)
                })
            })
            .collect();
        let mut outcomes = vec![work(all, 0).map(|()| None)];
        let lost = || Err(crate::fault::file("memory", "a counting thread stopped"));
        outcomes.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|_| lost()).map(Some)));
        outcomes.into_iter().collect::<Result<Vec<_>, _>>()
    })?;
    parts.into_iter().flatten().for_each(|part| all.merge(&part));
    Ok(())
}
