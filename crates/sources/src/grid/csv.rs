//! Separated text in blocks: cells are found where they lie, nothing is copied but the block.

use super::{Batch, Field, Rows, small};
use crate::{Finding, Flaw, Place};
use std::io::{ErrorKind, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    pub separator: u8,
    /// Lines end with a bare carriage return.
    pub old_mac: bool,
    /// Quotes mean something; in a file that never opens a cell with one they are letters.
    pub quotes: bool,
}

const BLOCK: usize = 256 << 10;
/// A record longer than this is a quote that was never closed.
const LONGEST_RECORD: usize = 1 << 20;

/// Reads separated text from anywhere.
pub struct Csv<R> {
    from: R,
    name: String,
    dialect: Dialect,
    /// Bytes read and not yet handed out, an unfinished record.
    rest: Vec<u8>,
    next_row: u64,
    ended: bool,
    limit: u64,
    seen: u64,
    last: u8,
}

impl<R: Read> Csv<R> {
    /// `head` was read before, to see what the source is; `limit` is the most bytes it may have.
    pub fn new(from: R, name: &str, dialect: Dialect, head: Vec<u8>, limit: u64) -> Csv<R> {
        let (seen, last) = (head.len() as u64, head.last().copied().unwrap_or(b'\n'));
        Csv { from, name: name.into(), dialect, rest: head, next_row: 1, ended: false, limit, seen, last }
    }

    /// Reads another block behind what is there.
    fn fill(&mut self, bytes: &mut Vec<u8>) -> Result<(), Finding> {
        let before = bytes.len();
        bytes.resize(before + BLOCK, 0);
        let mut at = before;
        while at < bytes.len() {
            match self.from.read(&mut bytes[at..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(n) => at += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) => return Err(self.trouble(Flaw::Damaged, &e.to_string(), "a file that can be read to its end")),
            }
        }
        bytes.truncate(at);
        self.last = if at > before { bytes[at - 1] } else { self.last };
        self.seen += (at - before) as u64;
        if self.seen > self.limit {
            return Err(Finding::refuse(
                Place::file(&self.name),
                Flaw::TooLarge,
                format!("more than {} bytes", self.limit),
                format!("at most {} bytes", self.limit),
            ));
        }
        Ok(())
    }

    fn trouble(&self, flaw: Flaw, found: &str, expected: &str) -> Finding {
        Finding::refuse(Place::file(&self.name).row(self.next_row), flaw, found, expected)
    }
}

impl<R: Read> Rows for Csv<R> {
    fn next(&mut self, batch: &mut Batch) -> Result<(), Finding> {
        batch.clear();
        batch.first_row = self.next_row;
        std::mem::swap(&mut batch.bytes, &mut self.rest);
        loop {
            if batch.bytes.len() < BLOCK && !self.ended {
                let mut bytes = std::mem::take(&mut batch.bytes);
                let filled = self.fill(&mut bytes);
                batch.bytes = bytes;
                filled?;
            }
            let (done, is_broken) = split(batch, self.dialect, self.ended);
            let row = self.next_row + batch.len() as u64;
            if is_broken {
                self.next_row = row;
                return Err(self.trouble(Flaw::UnclosedQuote, "text after a closing quote", "a separator or the end of the line"));
            }
            let left = batch.bytes.len() - done;
            if (self.ended && left > 0) || left > LONGEST_RECORD {
                self.next_row = row;
                return Err(self.trouble(Flaw::UnclosedQuote, "a quote that is never closed", "a closing quote"));
            }
            if batch.len() > 0 || self.ended {
                self.rest.clear();
                self.rest.extend_from_slice(&batch.bytes[done..]);
                self.next_row = row;
                return Ok(());
            }
            // Not one whole record in the block: read on.
            let mut bytes = std::mem::take(&mut batch.bytes);
            let filled = self.fill(&mut bytes);
            batch.bytes = bytes;
            filled?;
        }
    }

    fn last(&self) -> Option<Finding> {
        let found = "a last line that is not ended";
        let place = Place::file(&self.name).row(self.next_row.saturating_sub(1).max(1));
        let ended = matches!(self.last, b'\n' | b'\r');
        (!ended).then(|| Finding::confirm(place, Flaw::NoLineEnd, found, "a line end; the file may have been cut off"))
    }
}

/// What stands behind a cell.
enum Next {
    Cell,
    Record,
}

/// Why a record cannot be taken from the bytes.
enum Stop {
    /// Its end is not there yet.
    Unfinished,
    /// Letters behind a closing quote.
    Broken,
}

/// Finds every whole record in the batch's bytes. Gives where the first unfinished one begins, and
/// whether it is broken.
fn split(batch: &mut Batch, dialect: Dialect, ended: bool) -> (usize, bool) {
    let Batch { bytes, fields, ends, .. } = batch;
    let mut done = 0;
    while done < bytes.len() {
        let kept = fields.len();
        let mut at = done;
        loop {
            match cell(bytes, at, dialect, ended) {
                Ok((field, next, after)) => {
                    fields.push(field);
                    at = next;
                    if matches!(after, Next::Record) {
                        break;
                    }
                }
                Err(stop) => {
                    fields.truncate(kept);
                    return (done, matches!(stop, Stop::Broken));
                }
            }
        }
        ends.push(small(fields.len()));
        done = at;
    }
    (done, false)
}

/// The cell that begins at `at`, where the next thing begins, and what that is.
#[inline]
fn cell(bytes: &[u8], at: usize, dialect: Dialect, ended: bool) -> Result<(Field, usize, Next), Stop> {
    let newline = if dialect.old_mac { b'\r' } else { b'\n' };
    if dialect.quotes && bytes.get(at) == Some(&b'"') {
        return quoted(bytes, at, dialect.separator, newline, ended);
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.iter().position(|b| *b == dialect.separator || *b == newline) {
        Some(length) => {
            let stop = at + length;
            if bytes[stop] == dialect.separator {
                return Ok((plain(at, stop), stop + 1, Next::Cell));
            }
            let end = if length > 0 && bytes[stop - 1] == b'\r' { stop - 1 } else { stop };
            Ok((plain(at, end), stop + 1, Next::Record))
        }
        None if ended => Ok((plain(at, at + rest.strip_suffix(b"\r").unwrap_or(rest).len()), bytes.len(), Next::Record)),
        None => Err(Stop::Unfinished),
    }
}

fn plain(start: usize, end: usize) -> Field {
    Field { start: small(start), end: small(end), doubled: false }
}

fn quoted(bytes: &[u8], at: usize, separator: u8, newline: u8, ended: bool) -> Result<(Field, usize, Next), Stop> {
    let (end, doubled) = closing(bytes, at + 1, ended).ok_or(Stop::Unfinished)?;
    let field = Field { start: small(at + 1), end: small(end), doubled };
    let after = end + 1;
    match (bytes.get(after), bytes.get(after + 1)) {
        (Some(b), _) if *b == separator => Ok((field, after + 1, Next::Cell)),
        (Some(b), _) if *b == newline => Ok((field, after + 1, Next::Record)),
        (Some(b'\r'), Some(b)) if *b == newline => Ok((field, after + 2, Next::Record)),
        (None, _) | (Some(b'\r'), None) if ended => Ok((field, bytes.len(), Next::Record)),
        (None, _) | (Some(b'\r'), None) => Err(Stop::Unfinished),
        _ => Err(Stop::Broken),
    }
}

/// The closing quote from `from`, and whether doubled ones stand before it. A quote at the end of
/// the bytes may be half of a doubled one, unless the source has `ended`.
fn closing(bytes: &[u8], from: usize, ended: bool) -> Option<(usize, bool)> {
    let (mut at, mut doubled) = (from, false);
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'"')?;
        match bytes.get(at + 1) {
            Some(b'"') => {
                doubled = true;
                at += 2;
            }
            None if !ended => return None,
            _ => return Some((at, doubled)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte at a time, so that every cut is tried.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            let n = usize::from(!self.0.is_empty() && !to.is_empty());
            to[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn rows(text: &str) -> Result<Vec<Vec<String>>, Finding> {
        let dialect = Dialect { separator: b';', old_mac: false, quotes: true };
        let mut csv = Csv::new(Drip(text.as_bytes()), "x", dialect, vec![], u64::MAX);
        let (mut batch, mut out) = (Batch::default(), vec![]);
        loop {
            csv.next(&mut batch)?;
            if batch.len() == 0 {
                return Ok(out);
            }
            out.extend(batch.records().map(|r| (0..r.len()).map(|c| String::from_utf8(r.cell(c).to_vec()).unwrap()).collect::<Vec<_>>()));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(rows(text).unwrap(), expected.iter().map(|r| r.to_vec()).collect::<Vec<_>>(), "{text:?}");
    }

    #[test]
    fn cells_are_what_stands_between() {
        check("", &[]);
        check("a;b\r\nc;d", &[&["a", "b"], &["c", "d"]]);
        check("a;b\n\n;\n", &[&["a", "b"], &[""], &["", ""]]);
        check("a;", &[&["a", ""]]);
        check("\"a\";", &[&["a", ""]]);
        check("a;\r\n", &[&["a", ""]]);
        check("\"\"\r\n\"x\"", &[&[""], &["x"]]);
        check("\"VMBO \"\"De Jutter\"\" Vlieland\";\"a;\r\nb\"\n", &[&["VMBO \"De Jutter\" Vlieland", "a;\r\nb"]]);
        check("a\"b;c\n", &[&["a\"b", "c"]]);
    }

    #[test]
    fn broken_quotes_are_refused_with_their_row() {
        for (text, row) in [("a;b\n\"c;d\ne", 2), ("\"a\"b;c\n", 1), ("x\ny\n\"", 3)] {
            let refused = rows(text).unwrap_err();
            assert_eq!((refused.flaw, refused.place.row), (Flaw::UnclosedQuote, Some(row)), "{text:?}");
        }
    }

    #[test]
    fn records_longer_than_a_block_are_read() {
        let long = "x".repeat(BLOCK * 2);
        let text = format!("a;{long}\nb;c\n");
        assert_eq!(rows(&text).unwrap().len(), 2);
    }
}
