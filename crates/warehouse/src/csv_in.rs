//! Microdata from CSV: two halves of the file side by side, in blocks.
//!
//! The separator (`;`, `,` or tab) is the one the header has most of. Files without quotes, the rule
//! for microdata, are cut at separators and line ends and nothing else; at the first quote the file is
//! read again from the start by the careful way, which knows quoted separators and line ends.

use crate::fault::{Fault, file};
use crate::fields::{Table, decimal, whole};
use crate::key::Key;
use crate::lookup::Lookup;
use crate::spec::Spec;
use crate::tally::{BATCH, Part, Rows};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Bytes read at a time; a line longer than this is refused.
const BLOCK: usize = 1 << 20;

/// What a column is for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    Nothing,
    Dimension(usize),
    Count,
    Weight,
    Person,
}

/// An opened file, its header read.
pub(crate) struct Lines {
    path: PathBuf,
    name: String,
    uses: Vec<Use>,
    columns: Vec<String>,
    separator: u8,
    /// Where the first row starts, and where the file ends.
    start: u64,
    pub length: u64,
}

/// Why a stretch was not counted.
pub(crate) enum Stop {
    Fault(Fault),
    /// There are quotes: everything counted of this file is void.
    Quotes,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Lines {
    pub fn open(path: &Path, spec: &Spec) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let mut opened = File::open(path).map_err(|e| file(&name, e))?;
        let length = opened.metadata().map_err(|e| file(&name, e))?.len();
        let mut head = vec![0; BLOCK.min(length as usize)];
        opened.read_exact(&mut head).map_err(|e| file(&name, e))?;
        let end = memchr::memchr(b'\n', &head).ok_or_else(|| file(&name, "there is no line end in the first mebibyte"))?;
        let line = head[..end].strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head[..end]);
        let many = |s: &u8| (memchr::memchr_iter(*s, line).count(), *s == b';');
        let separator = [b';', b',', b'\t'].into_iter().max_by_key(many).unwrap_or(b';');
        let header = line.strip_suffix(b"\r").unwrap_or(line).split(|b| *b == separator);
        let columns: Vec<String> = header.map(|c| String::from_utf8_lossy(c).trim_matches('"').to_string()).collect();
        let uses = uses(&name, &columns, spec)?;
        Ok(Self { path: path.into(), name, uses, columns, separator, start: end as u64 + 1, length })
    }

    /// Two stretches of about equal length, cut at a line end.
    pub fn halves(&self) -> Result<[(u64, u64); 2], Fault> {
        let middle = self.start + (self.length - self.start) / 2;
        let mut opened = self.at(middle)?;
        let mut block = vec![0; BLOCK];
        let read = fill(&mut opened, &mut block).map_err(|e| file(&self.name, e))?;
        let cut = memchr::memchr(b'\n', &block[..read]).map_or(self.length, |i| middle + i as u64 + 1);
        Ok([(self.start, cut), (cut, self.length)])
    }

    fn at(&self, place: u64) -> Result<File, Fault> {
        let mut opened = File::open(&self.path).map_err(|e| file(&self.name, e))?;
        opened.seek(SeekFrom::Start(place)).map_err(|e| file(&self.name, e))?;
        Ok(opened)
    }

    /// Counts the rows of a stretch. `careful` reads quotes, and is for the whole file only.
    pub fn count(&self, stretch: (u64, u64), careful: bool, reading: &Reading, part: &mut Part) -> Result<(), Stop> {
        let mut opened = self.at(stretch.0)?;
        let mut left = stretch.1 - stretch.0;
        let mut block = vec![0; BLOCK];
        let mut kept = 0;
        let mut rows = Gathering::new(self, reading);
        while left > 0 || kept > 0 {
            let room = (BLOCK - kept).min(left as usize);
            let read = fill(&mut opened, &mut block[kept..kept + room]).map_err(|e| file(&self.name, e))?;
            left -= read as u64;
            let ended = left == 0 || read < room;
            let here = &block[..kept + read];
            if !careful && memchr::memchr(b'"', here).is_some() {
                return Err(Stop::Quotes);
            }
            let whole = if ended { here.len() } else { last_end(here, careful) };
            if whole == 0 && !ended {
                return Err(file(&self.name, format!("a line after byte {} is longer than a mebibyte", stretch.1 - left)).into());
            }
            match careful {
                true => rows.quoted(&here[..whole], part)?,
                false => rows.plain(&here[..whole], part)?,
            }
            (reading.progress)(whole as u64);
            let total = kept + read;
            block.copy_within(whole..total, 0);
            kept = total - whole;
            if ended {
                break;
            }
        }
        rows.flush(part);
        Ok(())
    }
}

/// What reading needs beside the file.
pub(crate) struct Reading<'a> {
    pub spec: &'a Spec,
    pub lookups: &'a [Lookup],
    pub key: &'a Key,
    /// The place of the file among all.
    pub number: u64,
    pub progress: &'a (dyn Fn(u64) + Sync),
}

fn uses(name: &str, columns: &[String], spec: &Spec) -> Result<Vec<Use>, Fault> {
    let mut uses = vec![Use::Nothing; columns.len()];
    let dimensions = spec.shape.dimensions().iter().enumerate().map(|(d, dimension)| (Some(dimension.name()), Use::Dimension(d)));
    let person = spec.person.as_deref().filter(|_| spec.is_keyed());
    let others = [(spec.count.as_deref(), Use::Count), (spec.weight.as_deref(), Use::Weight), (person, Use::Person)];
    for (wanted, what) in dimensions.chain(others) {
        let Some(wanted) = wanted else { continue };
        let Some(i) = columns.iter().position(|c| c == wanted) else {
            return Err(file(name, format!("there is no column {wanted:?}; it has {}", columns.join(", "))));
        };
        uses[i] = what;
    }
    Ok(uses)
}

fn fill(opened: &mut File, out: &mut [u8]) -> std::io::Result<usize> {
    let mut read = 0;
    while read < out.len() {
        match opened.read(&mut out[read..])? {
            0 => break,
            n => read += n,
        }
    }
    Ok(read)
}

/// The byte after the last line end; careful: one outside quotes.
fn last_end(bytes: &[u8], careful: bool) -> usize {
    if !careful {
        return memchr::memrchr(b'\n', bytes).map_or(0, |i| i + 1);
    }
    let (mut inside, mut end) = (false, 0);
    for i in memchr::memchr2_iter(b'"', b'\n', bytes) {
        match bytes[i] {
            b'"' => inside = !inside,
            _ if !inside => end = i + 1,
            _ => {}
        }
    }
    end
}

/// Rows being gathered into a batch.
struct Gathering<'a> {
    lines: &'a Lines,
    reading: &'a Reading<'a>,
    tables: Vec<Table>,
    place: Vec<u32>,
    count: Vec<u32>,
    weight: Vec<i64>,
    key: Vec<u64>,
    row: u64,
    scale: f64,
}

impl<'a> Gathering<'a> {
    fn new(lines: &'a Lines, reading: &'a Reading<'a>) -> Self {
        Self {
            tables: reading.lookups.iter().map(Table::new).collect(),
            scale: reading.spec.scale(),
            place: Vec::with_capacity(BATCH),
            count: Vec::with_capacity(BATCH),
            weight: Vec::with_capacity(BATCH),
            key: Vec::with_capacity(BATCH),
            row: 0,
            lines,
            reading,
        }
    }

    /// Whole lines without quotes.
    fn plain(&mut self, bytes: &[u8], part: &mut Part) -> Result<(), Fault> {
        let mut row = Row::default();
        let (mut from, mut column) = (0, 0);
        for to in memchr::memchr2_iter(self.lines.separator, b'\n', bytes) {
            let end_of_line = bytes[to] == b'\n';
            let end = to - usize::from(end_of_line && to > from && bytes[to - 1] == b'\r');
            self.take(bytes, (from, end), column, &mut row)?;
            let field = &bytes[from..end];
            from = to + 1;
            column += 1;
            if end_of_line {
                self.end(column, &mut row, field, part)?;
                column = 0;
            }
        }
        if from < bytes.len() {
            self.take(bytes, (from, bytes.len()), column, &mut row)?;
            self.end(column + 1, &mut row, b"x", part)?;
        }
        Ok(())
    }

    /// Whole lines in which fields may be quoted.
    fn quoted(&mut self, bytes: &[u8], part: &mut Part) -> Result<(), Fault> {
        let mut row = Row::default();
        let (mut at, mut column, mut text) = (0, 0, Vec::new());
        while at < bytes.len() {
            text.clear();
            let quoted = bytes[at] == b'"';
            at += usize::from(quoted);
            loop {
                match (bytes.get(at), quoted) {
                    (None, _) => break,
                    (Some(b'"'), true) if bytes.get(at + 1) == Some(&b'"') => {
                        text.push(b'"');
                        at += 2;
                    }
                    (Some(b'"'), true) => {
                        at += 1;
                        break;
                    }
                    (Some(b'\n'), false) => break,
                    (Some(b), false) if *b == self.lines.separator => break,
                    (Some(b), _) => {
                        text.push(*b);
                        at += 1;
                    }
                }
            }
            if bytes.get(at) == Some(&b'\r') {
                at += 1;
            }
            let end_of_line = bytes.get(at).is_none_or(|b| *b == b'\n');
            if !end_of_line && bytes[at] != self.lines.separator {
                return Err(self.fault(column, &bytes[at..=at], "a separator after a closing quote"));
            }
            at += 1;
            let field = if end_of_line && !quoted { text.strip_suffix(b"\r").unwrap_or(&text) } else { &text };
            self.take(field, (0, field.len()), column, &mut row)?;
            column += 1;
            if end_of_line {
                self.end(column, &mut row, field, part)?;
                column = 0;
            }
        }
        Ok(())
    }

    /// One field, which stands in `bytes` from and to these places.
    fn take(&mut self, bytes: &[u8], (from, to): (usize, usize), column: usize, row: &mut Row) -> Result<(), Fault> {
        let field = &bytes[from..to];
        match self.lines.uses.get(column) {
            Some(Use::Dimension(d)) => {
                let step = self.tables[*d].step(bytes, from, to, &self.reading.lookups[*d]);
                if step == u32::MAX {
                    // A blank line has one empty field; whoever ends it knows.
                    if field.is_empty() && column == 0 {
                        row.blank = true;
                        return Ok(());
                    }
                    return Err(self.fault(column, field, &self.reading.lookups[*d].expected()));
                }
                row.place = row.place.wrapping_add(step);
            }
            Some(Use::Count) => {
                row.count = whole(field).ok_or_else(|| self.fault(column, field, "a whole number of persons"))?;
            }
            Some(Use::Weight) => {
                row.weight = decimal(field, self.scale).ok_or_else(|| self.fault(column, field, "a weight from 0 to 4000000000"))?;
            }
            Some(Use::Person) => row.key = self.reading.key.person(field),
            Some(Use::Nothing) => {}
            None => return Err(self.fault(column, field, &format!("{} columns", self.lines.columns.len()))),
        }
        Ok(())
    }

    /// A row is complete.
    fn end(&mut self, columns: usize, row: &mut Row, last: &[u8], part: &mut Part) -> Result<(), Fault> {
        let ended = std::mem::take(row);
        self.row += 1;
        if columns == 1 && last.is_empty() && self.lines.columns.len() > 1 {
            return Ok(());
        }
        if columns < self.lines.columns.len() || ended.blank {
            self.row -= 1;
            return Err(self.fault(columns - 1, b"", &format!("{} columns", self.lines.columns.len())));
        }
        self.place.push(ended.place);
        self.count.push(if self.reading.spec.count.is_some() { ended.count } else { 1 });
        if self.reading.spec.weight.is_some() {
            self.weight.push(ended.weight);
        }
        if self.reading.spec.is_keyed() {
            self.key.push(ended.key);
        }
        if self.place.len() == BATCH {
            self.flush(part);
        }
        Ok(())
    }

    fn flush(&mut self, part: &mut Part) {
        if self.reading.spec.is_keyed() && self.reading.spec.person.is_none() {
            let first = part.rows;
            self.reading.key.places(&mut self.key, self.reading.number, first);
        }
        part.add(&Rows { place: &self.place, count: &self.count, weight: &self.weight, key: &self.key });
        self.place.clear();
        self.count.clear();
        self.weight.clear();
        self.key.clear();
    }

    fn fault(&self, column: usize, found: &[u8], expected: &str) -> Fault {
        Fault::Cell {
            file: self.lines.name.clone(),
            row: self.row + 1,
            column: self.lines.columns.get(column).cloned().unwrap_or_else(|| (column + 1).to_string()),
            found: format!("{:?}", String::from_utf8_lossy(found)),
            expected: expected.into(),
        }
    }
}

#[derive(Default)]
struct Row {
    place: u32,
    count: u32,
    weight: i64,
    key: u64,
    blank: bool,
}
