//! Headers: which rows they are, and what is packed into one (`EXAMENKANDIDATEN SCHOOLJAAR 2019-2020 - MAN`).

use crate::grid::{Batch, Record};
use crate::names::{self, Packed};
use crate::table::PeriodNote;
use crate::text::{Encoding, snake, trim};
use crate::when;
use domain::period::Period;

/// What the top of a sheet says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// Per column, its levels joined by `/`.
    pub names: Vec<String>,
    /// Records up to and including the last header row.
    pub rows: usize,
    /// Lines above it: a title.
    pub title: Option<String>,
}

/// How deep a header may lie.
const TITLE_ROWS: usize = 12;

/// Finds the header in the first records.
pub fn find(batch: &Batch, encoding: Encoding) -> Option<Header> {
    let width = usual_width(batch)?;
    // One topic above several columns, its own column left open.
    let is_topic = |r: &Record| width > 2 && r.len() == width && r.filled() == 1 && trim(r.raw(0)).is_empty();
    let fits = |r: &Record| r.len() >= width && (r.filled() > 1 || width == 1 && r.filled() == 1 || is_topic(r));
    // A header may be a cell short: R leaves out the name of its row names.
    let is_top = |r: &Record| fits(r) || (r.len() + 1 == width && r.filled() > 1);
    let first = batch.records().take(TITLE_ROWS).position(|r| is_top(&r))?;
    let title = batch.records().take(first).find(|r| r.filled() == 1).map(|r| text(&r, 0, encoding)).filter(|t| !t.is_empty());
    let depth = depth(batch, first, width);
    let mut names = vec![String::new(); width];
    for (level, record) in batch.records().skip(first).take(depth).enumerate() {
        let shift = usize::from(level == 0 && record.len() + 1 == width);
        let mut carried = String::new();
        for (column, name) in names.iter_mut().enumerate() {
            let cell = if column < shift { String::new() } else { text(&record, column - shift, encoding) };
            // A merged cell stands above several columns and is written once.
            if !cell.is_empty() || level + 1 == depth {
                carried = cell;
            }
            if !carried.is_empty() {
                if !name.is_empty() {
                    name.push('/');
                }
                name.push_str(&carried);
            }
        }
    }
    Some(Header { names, rows: first + depth, title })
}

/// The number of cells most records have, lone cells not counted unless there is nothing else.
fn usual_width(batch: &Batch) -> Option<usize> {
    let mut widths: Vec<usize> = batch.records().take(2000).map(|r| r.len()).collect();
    if widths.iter().any(|w| *w > 1) {
        widths.retain(|w| *w > 1);
    }
    widths.sort_unstable();
    widths.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).map(|run| run[0])
}

/// How many rows the header has. More than one where the first leaves its first column open and a
/// later row names it, as StatLine does, or where a row of units stands between header and figures.
fn depth(batch: &Batch, first: usize, width: usize) -> usize {
    let rows: Vec<Record> = batch.records().skip(first).take(6).collect();
    let Some(top) = rows.first() else { return 0 };
    let open = |r: &Record| trim(r.raw(0)).is_empty();
    if open(top) && top.len() == width {
        let named = rows.iter().take(5).position(|r| !open(r)).unwrap_or(0);
        let upper_are_wordy = rows[..named].iter().all(|r| (1..r.len()).filter(|c| !trim(r.raw(*c)).is_empty()).count() > 0);
        if named > 0 && upper_are_wordy && (1..width).all(|c| !has_number(&rows[named], c) || is_year(rows[named].raw(c))) {
            return named + 1;
        }
    }
    let units = |r: &Record| r.len() == width && (0..width).all(|c| !has_number(r, c)) && open(r) && r.filled() > 0;
    if rows.get(1).is_some_and(units) && !open(top) { 2 } else { 1 }
}

fn has_number(record: &Record, column: usize) -> bool {
    trim(record.raw(column)).first().is_some_and(u8::is_ascii_digit)
}

fn is_year(cell: &[u8]) -> bool {
    std::str::from_utf8(trim(cell)).ok().is_some_and(|t| when::period(t).is_some())
}

fn text(record: &Record, column: usize, encoding: Encoding) -> String {
    let cell = record.cell(column);
    let decoded = encoding.decode(trim(&cell)).map_or_else(|| String::from_utf8_lossy(&cell).into_owned(), |t| t.into_owned());
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One header taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unpacked {
    /// What is left: the thing counted, in snake case.
    pub stem: String,
    pub period: Option<(Period, PeriodNote)>,
    /// The code packed in it, as written, with its dimension.
    pub code: Option<(String, Packed)>,
    /// `Bevolking (aantal)`
    pub unit: Option<String>,
}

/// Numbers behind these words are versions of a classification, not years of observation.
const CLASSIFICATIONS: &[&str] = &["sbi", "sbc", "brc", "soi", "isced", "isco", "nace", "cpc"];

pub fn unpack(header: &str) -> Unpacked {
    if let Some(period) = when::period(header).filter(|p| !matches!(p.0, Period::Words(..)) || header.trim().len() == 8) {
        return Unpacked { period: Some(period), ..Unpacked::default() };
    }
    let (bare, unit) = unit(header);
    let mut words = words(bare);
    let period = take_period(&mut words);
    words.retain(|w| !["schooljaar", "studiejaar", "jaar", "sj"].contains(&w.to_lowercase().as_str()));
    let code = take_code(&mut words, period.is_some());
    Unpacked { stem: snake(&words.join(" ")), period, code, unit }
}

fn unit(header: &str) -> (&str, Option<String>) {
    match header.trim_end().strip_suffix(')').and_then(|h| h.rsplit_once('(')) {
        Some((bare, unit)) if !bare.trim().is_empty() => (bare.trim_end(), Some(unit.trim().to_string())),
        _ => (header, None),
    }
}

/// Stretches of letters and of digits.
fn words(header: &str) -> Vec<&str> {
    let mut words = vec![];
    for piece in header.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        let mut start = 0;
        let mut was_digit = piece.starts_with(|c: char| c.is_ascii_digit());
        for (at, c) in piece.char_indices() {
            if c.is_ascii_digit() != was_digit {
                words.push(&piece[start..at]);
                (start, was_digit) = (at, c.is_ascii_digit());
            }
        }
        words.push(&piece[start..]);
    }
    words
}

fn take_period(words: &mut Vec<&str>) -> Option<(Period, PeriodNote)> {
    let is_year = |w: &str| w.len() == 4 && w.parse::<i16>().is_ok_and(|y| (1950..2100).contains(&y));
    let at = words.iter().position(|w| is_year(w))?;
    if at > 0 && CLASSIFICATIONS.contains(&words[at - 1].to_lowercase().as_str()) {
        return None;
    }
    let first: i16 = words[at].parse().ok()?;
    let next = words.get(at + 1).and_then(|w| w.parse::<i16>().ok().map(|n| (w.len(), n)));
    let is_school_year = matches!(next, Some((4, n)) if n == first + 1) || matches!(next, Some((2, n)) if n == (first + 1) % 100);
    let (period, taken) = if is_school_year { (Period::SchoolYear(first), 2) } else { (Period::Year(first), 1) };
    let written = words.drain(at..at + taken).collect::<Vec<_>>().join("-");
    Some((period, PeriodNote { written, ..PeriodNote::default() }))
}

/// A code as a word of its own, or glued behind another where a year shows that this is a count.
fn take_code(words: &mut Vec<&str>, has_period: bool) -> Option<(String, Packed)> {
    if let Some(code) = names::packed(&snake(&words.join(" "))) {
        let written = std::mem::take(words).join(" ");
        return Some((written, code));
    }
    for at in (0..words.len()).rev() {
        if let Some(code) = names::packed(&words[at].to_lowercase()).filter(|c| c.dim != "region") {
            return Some((words.remove(at).to_string(), code));
        }
    }
    let last = words.last_mut().filter(|_| has_period)?;
    let sexes = ["VROUW", "MAN", "TOTAAL"];
    let (stem, sex) = sexes.iter().find_map(|sex| last.strip_suffix(sex).map(|stem| (stem, *sex)))?;
    *last = stem;
    names::packed(&sex.to_lowercase()).map(|code| (sex.to_string(), code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, stem: &str, period: &str, code: &str) {
        let found = unpack(header);
        let period_found = found.period.map(|p| p.0.to_string()).unwrap_or_default();
        let code_found = found.code.map(|c| c.0).unwrap_or_default();
        assert_eq!((found.stem.as_str(), period_found.as_str(), code_found.as_str()), (stem, period, code), "{header}");
    }

    #[test]
    fn headers_are_taken_apart() {
        check("EXAMENKANDIDATEN SCHOOLJAAR 2019-2020 - MAN", "examenkandidaten", "2019/20", "MAN");
        check("MAN2015", "", "2015", "MAN");
        check("TOTAAL2019", "", "2019", "TOTAAL");
        check("DIPVROUW2021", "dip", "2021", "VROUW");
        check("JAAR_2021", "", "2021", "");
        check("2018", "", "2018", "");
        check("2020 VROUW", "", "2020", "VROUW");
        check("2015 ", "", "2015", "");
        check("2019JJ00", "", "2019", "");
        check("AANTAL_MAN", "aantal", "", "MAN");
        check("AANTAL", "aantal", "", "");
        check("Noord.Holland", "", "", "Noord Holland");
        check("BOLVT", "", "", "BOLVT");
        check("SBI2008", "sbi_2008", "", "");
        check("TALISMAN", "talisman", "", "");
        check("TOTAAL MBO", "mbo", "", "TOTAAL");
        check("Onderwijsniveau/11 Basisonderwijs (%)", "onderwijsniveau_11_basisonderwijs", "", "");
        assert_eq!(unpack("Bevolking (aantal)").unit.as_deref(), Some("aantal"));
    }

    fn batch(rows: &[&[&str]]) -> Batch {
        let mut batch = Batch::starting_at(1);
        rows.iter().for_each(|r| batch.push(r.iter().map(|c| c.as_bytes())));
        batch
    }

    #[track_caller]
    fn header(rows: &[&[&str]], names: &[&str], depth: usize) {
        let found = find(&batch(rows), Encoding::Utf8).unwrap();
        assert_eq!((found.names, found.rows), (names.iter().map(ToString::to_string).collect(), depth));
    }

    #[test]
    fn headers_are_found() {
        header(&[&["a", "2015"], &["x", "1"]], &["a", "2015"], 1);
        header(&[&["Titel"], &["a", "b"], &["x", "1"], &["Bron: CBS"]], &["a", "b"], 2);
        header(
            &[&["", "", "Bevolking", ""], &["Geslacht", "Perioden", "aantal", "%"], &["Man", "2015", "1", "2"]],
            &["Geslacht", "Perioden", "Bevolking/aantal", "Bevolking/%"],
            2,
        );
        header(
            &[&["", "", "Bevolking", "Bevolking"], &["Geslacht", "Regio", "2015", "2016"], &["Man", "NL", "1", "2"]],
            &["Geslacht", "Regio", "Bevolking/2015", "Bevolking/2016"],
            2,
        );
        header(&[&["a", "b"], &["", "%"], &["x", "1"]], &["a", "b/%"], 2);
        // Row names without a header of their own.
        header(&[&["a", "b"], &["1", "x", "1"], &["2", "y", "1"]], &["", "a", "b"], 1);
    }
}
