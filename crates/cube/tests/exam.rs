//! DUO's exam candidates, published again: school × programme × year, men, women and total.
//!
//! In DUO's file the cells below five are hidden and nothing else, so the total minus one sex gives
//! the other in 15,681 of 30,328 rows. We publish its visible and interval cells again, with no more
//! knowledge than the file gives. The file is not part of the repository; without it the test says so
//! and passes.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use cube::{Dimension, Known, Protected, Settled, Shape, Source, Value, narrowing, republish};

const FILE: &str = "shared/data/duo/examenkandidaten_vo_2019-2024.csv";

/// One row and year: men, women, total; `None` is `<5`.
type Row = [Option<u64>; 3];

/// All rows of candidates, with blanks left out.
fn read(text: &str) -> Vec<Row> {
    let mut lines = text.lines().map(|l| l.trim_end().split(';').map(|f| f.trim_matches('"')).collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let columns: Vec<usize> =
        (0..header.len()).filter(|i| header[*i].starts_with("EXAMENKANDIDATEN") && header[*i].ends_with("- MAN")).collect();
    let cell = |f: &str| if f == "<5" { Some(None) } else { f.parse().ok().map(Some) };
    let row = |l: &Vec<&str>, c: usize| Some([cell(l.get(c)?)?, cell(l.get(c + 3)?)?, cell(l.get(c + 6)?)?]);
    lines.flat_map(|l| columns.iter().filter_map(|c| row(&l, *c)).collect::<Vec<_>>()).collect()
}

/// What total and one sex say about the other.
fn recoverable(row: &Row) -> bool {
    row.iter().filter(|n| n.is_none()).count() == 1
}

/// Do the row's numbers allow any counts at all? Some rows of the file contradict themselves.
fn fits(row: &Row) -> bool {
    let [men, women, total] = row.map(known);
    total.high() >= men.low() + women.low() && total.low() <= men.high() + women.high()
}

/// Zeros are listed, so `<5` is one to four.
fn known(cell: Option<u64>) -> Known {
    cell.map_or(Known::Range { low: 1, high: 4 }, Known::Exact)
}

fn source(rows: &[Row]) -> Settled {
    let names = common::codes("row", rows.len());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let sex = Dimension::with_total("sex", &["man", "vrouw"], "totaal").unwrap();
    let mut source = Source::new(Shape::new(vec![Dimension::flat("row", &names).unwrap(), sex]).unwrap());
    for (i, row) in rows.iter().enumerate() {
        source.add(&[i, 0], known(row[0])).unwrap();
        source.add(&[i, 1], known(row[1])).unwrap();
        source.state(&[i, 2], known(row[2])).unwrap();
    }
    source.settle().unwrap()
}

fn published(protected: &Protected, row: usize) -> Row {
    [0, 1, 2].map(|c| protected.value(row * 3 + c).number())
}

/// The fewest numbers that must go: one in each row that has just one cell kept.
fn least_lost(rows: &[Row]) -> usize {
    rows.iter().filter(|r| recoverable(r)).count()
}

#[test]
fn the_exam_file_no_longer_gives_anyone_away() {
    // Beside the repository, or beside a folder that holds it.
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let Some(text) = above.map(|a| a.join(FILE)).find_map(|file| std::fs::read_to_string(file).ok()) else {
        return eprintln!("SKIPPED: DUO's exam file is not here ({FILE})");
    };
    let all = read(&text);
    let hidden = all.iter().filter(|r| r.iter().any(Option::is_none)).count();
    let leaks = all.iter().filter(|r| recoverable(r)).count();
    assert_eq!((hidden, leaks), (30_328, 15_681), "the file is not the one measured");
    let rows: Vec<Row> = all.iter().copied().filter(fits).collect();
    let source = source(&rows);
    let theirs: Vec<Value> = rows.iter().flatten().map(|n| n.map_or(Value::Between { low: 1, high: 4 }, Value::Number)).collect();
    let narrowed = narrowing(&source, &theirs).len();
    assert!(narrowed >= least_lost(&rows), "the attacker sees DUO's own leaks");

    let ours = republish(&source).unwrap();
    let printed: Vec<Value> = ours.values().collect();
    assert_eq!((0..rows.len()).filter(|i| recoverable(&published(&ours, *i))).count(), 0, "the naive attack");
    assert_eq!(narrowing(&source, &printed), []);
    let of = |what: fn(&Value) -> bool, cells: &[Value]| 100.0 * cells.iter().filter(|v| what(v)).count() as f64 / cells.len() as f64;
    let (number, range) = (|v: &Value| v.number().is_some(), |v: &Value| matches!(v, Value::Between { .. }));
    // Every number DUO prints stays, but for one in each row that would give its kept cell away: no publication keeps more.
    let lost = theirs.iter().zip(&printed).filter(|(t, o)| t.number().is_some() && o.number().is_none()).count();
    assert_eq!(lost, least_lost(&rows));
    println!(
        "{} of {} rows fit. Numbers kept: DUO {:.1} %, ours {:.1} % (the most there can be); intervals: ours {:.1} %; nothing: {:.1} %",
        rows.len(),
        all.len(),
        of(number, &theirs),
        of(number, &printed),
        of(range, &printed),
        of(|v| v.is_suppressed(), &printed)
    );
    println!("subtraction: DUO {leaks}, ours 0; linear programme narrows: DUO {narrowed}, ours 0");
}
