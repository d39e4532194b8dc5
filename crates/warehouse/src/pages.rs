//! One column of one row group, read page by page.
//!
//! The pages are taken from the file and decompressed by the `parquet` crate; what is in them is
//! read here, so that dictionary codes go straight into places of the cube. Read are the two layouts
//! that writers use for such data: dictionary and plain. Anything else is refused by name.

use crate::fault::{Fault, file};
use crate::hybrid::Hybrid;
use crate::key::Key;
use crate::lookup::Lookup;
use crate::plain::{numbers, present, text};
use bytes::Bytes;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageReader};

/// Whose column it is, for faults.
#[derive(Clone)]
pub(crate) struct Origin {
    pub file: String,
    pub column: String,
    /// Rows of the file before this row group.
    pub first: u64,
}

impl Origin {
    pub fn refuse(&self, row: u64, found: impl Into<String>, expected: impl Into<String>) -> Fault {
        Fault::Cell {
            file: self.file.clone(),
            row: if row == u64::MAX { 0 } else { self.first + row + 1 },
            column: self.column.clone(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}

/// Values of the current page.
enum Values {
    None,
    /// Codes into the dictionary.
    Codes(Hybrid),
    /// Numbers or texts one after the other, from this byte on.
    Plain(Bytes, usize),
    /// Rows with their holes filled in already: steps of a dimension.
    Steps(std::vec::IntoIter<u32>),
}

pub(crate) struct Column {
    origin: Origin,
    physical: Type,
    optional: bool,
    reader: Box<dyn PageReader>,
    dictionary: Option<Bytes>,
    /// For a dimension the step of each code of the dictionary, for a number the code itself.
    map: Vec<u32>,
    /// For a number: the value of each code of the dictionary.
    numbers: Vec<f64>,
    /// For persons: the key of each code of the dictionary.
    persons: Vec<u64>,
    values: Values,
    left: usize,
    row: u64,
}

impl Column {
    pub fn new(origin: Origin, physical: Type, optional: bool, reader: Box<dyn PageReader>) -> Self {
        let (map, numbers, persons) = (Vec::new(), Vec::new(), Vec::new());
        Self { origin, physical, optional, reader, dictionary: None, map, numbers, persons, values: Values::None, left: 0, row: 0 }
    }

    /// Adds the steps of the next rows.
    pub fn steps(&mut self, mut out: &mut [u32], lookup: &Lookup) -> Result<(), Fault> {
        while !out.is_empty() {
            self.page(Some(lookup))?;
            let (now, later) = out.split_at_mut(self.left.min(out.len()));
            let worst = match &mut self.values {
                Values::Codes(codes) => codes.add(now, &self.map).map_err(|_| short(&self.origin))?,
                Values::Steps(steps) => now.iter_mut().zip(steps).fold(0, |worst, (o, step)| {
                    *o = o.wrapping_add(step);
                    worst.max(step)
                }),
                Values::Plain(bytes, at) => {
                    let mut worst = 0;
                    for o in now.iter_mut() {
                        let step = text(self.physical, bytes, at, |code| lookup.step(code)).ok_or_else(|| short(&self.origin))?;
                        *o = o.wrapping_add(step);
                        worst = worst.max(step);
                    }
                    worst
                }
                Values::None => return Err(short(&self.origin)),
            };
            if worst == u32::MAX {
                return Err(self.unknown(lookup));
            }
            self.left -= now.len();
            self.row += now.len() as u64;
            out = later;
        }
        Ok(())
    }

    /// A code that is none: the first such in the dictionary, if there is one.
    fn unknown(&self, lookup: &Lookup) -> Fault {
        let mut found = "a code that is not in the specification".to_string();
        if let (Some(bytes), Some(code)) = (&self.dictionary, self.map.iter().position(|step| *step == u32::MAX)) {
            let mut at = 0;
            for i in 0..=code {
                let seen = text(self.physical, bytes, &mut at, |c| {
                    found = format!("{:?}", String::from_utf8_lossy(c));
                    0
                });
                if seen.is_none() || i == code {
                    break;
                }
            }
        }
        // Rows are handled in batches: the batch is known, the row in it is not worth a second pass.
        self.origin.refuse(u64::MAX, found, lookup.expected())
    }

    /// The next whole numbers, from zero to four thousand million.
    pub fn counts(&mut self, out: &mut [u32]) -> Result<(), Fault> {
        let origin = self.origin.clone();
        let first = self.row;
        self.plain(out, |out, values: &[f64], i| {
            for (k, (o, n)) in out.iter_mut().zip(values).enumerate() {
                *o = *n as u32;
                if f64::from(*o) != *n {
                    return Err(origin.refuse(first + (i + k) as u64, n.to_string(), "a whole number of persons"));
                }
            }
            Ok(())
        })
    }

    /// The next weights, as multiples of the last decimal.
    pub fn weights(&mut self, out: &mut [i64], scale: f64) -> Result<(), Fault> {
        let origin = self.origin.clone();
        let first = self.row;
        self.plain(out, |out, values: &[f64], i| {
            let mut good = true;
            for (o, w) in out.iter_mut().zip(values) {
                let scaled = w * scale;
                good &= (0.0..4e9).contains(w);
                *o = (scaled + 0.5) as i64;
            }
            match values.iter().position(|w| !(0.0..4e9).contains(w)).filter(|_| !good) {
                Some(k) => Err(origin.refuse(first + (i + k) as u64, values[k].to_string(), "a weight from 0 to 4000000000")),
                None => Ok(()),
            }
        })
    }

    /// The record keys of the next persons.
    pub fn keys(&mut self, mut out: &mut [u64], key: &Key) -> Result<(), Fault> {
        while !out.is_empty() {
            self.page(None)?;
            let (now, later) = out.split_at_mut(self.left.min(out.len()));
            match &mut self.values {
                Values::Plain(bytes, at) => {
                    for o in now.iter_mut() {
                        *o = text(self.physical, bytes, at, |person| key.person(person)).ok_or_else(|| short(&self.origin))?;
                    }
                }
                Values::Codes(codes) => {
                    let dictionary = self.dictionary.as_ref().ok_or_else(|| short(&self.origin))?;
                    if self.persons.is_empty() {
                        let mut at = 0;
                        let next = |at: &mut usize| text(self.physical, dictionary, at, |person| key.person(person));
                        self.persons = self.map.iter().map_while(|_| next(&mut at)).collect();
                    }
                    let mut places = vec![0; now.len()];
                    codes.add(&mut places, &self.map).map_err(|_| short(&self.origin))?;
                    for (o, place) in now.iter_mut().zip(places) {
                        *o = *self.persons.get(place as usize).ok_or_else(|| short(&self.origin))?;
                    }
                }
                Values::Steps(_) | Values::None => return Err(short(&self.origin)),
            }
            self.left -= now.len();
            self.row += now.len() as u64;
            out = later;
        }
        Ok(())
    }

    /// Numbers of whatever type as floating point (whole ones up to 2^53), handed on in blocks.
    fn plain<O>(&mut self, mut out: &mut [O], mut take: impl FnMut(&mut [O], &[f64], usize) -> Result<(), Fault>) -> Result<(), Fault> {
        let mut block = [0.0; 256];
        let mut done = 0;
        while !out.is_empty() {
            self.page(None)?;
            let (now, later) = out.split_at_mut(self.left.min(out.len()).min(block.len()));
            let block = &mut block[..now.len()];
            let read = match &mut self.values {
                Values::Codes(codes) => {
                    let mut places = [0; 256];
                    let places = &mut places[..now.len()];
                    let known = codes.add(places, &self.map).is_ok();
                    block.iter_mut().zip(places).for_each(|(b, code)| *b = self.numbers.get(*code as usize).copied().unwrap_or(f64::NAN));
                    known
                }
                Values::Plain(bytes, at) => numbers(self.physical, bytes, at, block),
                Values::Steps(_) | Values::None => false,
            };
            if !read {
                return Err(short(&self.origin));
            }
            take(now, block, done)?;
            done += now.len();
            self.left -= now.len();
            self.row += now.len() as u64;
            out = later;
        }
        Ok(())
    }

    /// Makes sure the current page has rows left.
    fn page(&mut self, lookup: Option<&Lookup>) -> Result<(), Fault> {
        while self.left == 0 {
            let page = self.reader.get_next_page().map_err(|e| file(&self.origin.file, format!("column {}: {e}", self.origin.column)))?;
            match page.ok_or_else(|| short(&self.origin))? {
                Page::DictionaryPage { buf, num_values, .. } => self.learn(buf, num_values, lookup)?,
                Page::DataPage { buf, num_values, encoding, .. } => {
                    let mut at = 0;
                    let mut levels = None;
                    if self.optional {
                        let length = buf.get(..4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
                        at = 4 + length;
                        levels = Some((buf.slice(4..at.min(buf.len())), 0));
                    }
                    self.open(buf, at, num_values as usize, encoding, levels, lookup)?;
                }
                Page::DataPageV2 { buf, num_values, encoding, num_nulls, def_levels_byte_len, rep_levels_byte_len, .. } => {
                    let start = rep_levels_byte_len as usize;
                    let at = start + def_levels_byte_len as usize;
                    let levels = (num_nulls > 0).then(|| (buf.slice(start.min(buf.len())..at.min(buf.len())), num_nulls));
                    self.open(buf, at, num_values as usize, encoding, levels, lookup)?;
                }
            }
        }
        Ok(())
    }

    fn learn(&mut self, bytes: Bytes, length: u32, lookup: Option<&Lookup>) -> Result<(), Fault> {
        let mut at = 0;
        match lookup {
            Some(lookup) => {
                let step = |at: &mut usize| text(self.physical, &bytes, at, |code| lookup.step(code));
                self.map = (0..length).map_while(|_| step(&mut at)).collect();
            }
            None => {
                self.map = (0..length).collect();
                self.persons.clear();
                self.numbers = vec![0.0; length as usize];
                if self.physical != Type::BYTE_ARRAY && !numbers(self.physical, &bytes, &mut at, &mut self.numbers) {
                    return Err(short(&self.origin));
                }
            }
        }
        self.dictionary = Some(bytes);
        Ok(())
    }

    fn open(
        &mut self,
        bytes: Bytes,
        at: usize,
        rows: usize,
        encoding: Encoding,
        levels: Option<(Bytes, u32)>,
        lookup: Option<&Lookup>,
    ) -> Result<(), Fault> {
        let present = match levels {
            Some((levels, _)) => present(levels, rows).map_err(|_| short(&self.origin))?,
            None => None,
        };
        self.left = rows;
        self.values = match encoding {
            Encoding::PLAIN => Values::Plain(bytes, at),
            Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY => {
                let width = bytes.get(at).copied().unwrap_or(0);
                Values::Codes(Hybrid::new(bytes, at + 1, width).map_err(|_| short(&self.origin))?)
            }
            other => {
                let why = format!("column {}: written as {other:?}; only dictionary and plain pages are read", self.origin.column);
                return Err(file(&self.origin.file, why));
            }
        };
        if let Some(present) = present {
            self.fill_holes(&present, lookup)?;
        }
        Ok(())
    }

    /// A page with empty cells: spelled out row by row.
    fn fill_holes(&mut self, present: &[u32], lookup: Option<&Lookup>) -> Result<(), Fault> {
        let hole = present.iter().position(|p| *p == 0).unwrap_or(0) as u64;
        let refused = |expected: String| Err(self.origin.refuse(self.row + hole, "an empty cell", expected));
        let Some(lookup) = lookup else { return refused("a number".into()) };
        let Some(missing) = lookup.missing else { return refused(lookup.expected()) };
        let mut known = vec![0; present.iter().filter(|p| **p == 1).count()];
        let rows = self.left;
        self.left = known.len();
        if !known.is_empty() {
            let row = self.row;
            self.steps(&mut known, lookup)?;
            self.row = row;
        }
        let mut known = known.into_iter();
        let steps: Vec<u32> = present.iter().map(|p| if *p == 1 { known.next().unwrap_or(u32::MAX) } else { missing }).collect();
        (self.values, self.left) = (Values::Steps(steps.into_iter()), rows);
        Ok(())
    }
}

fn short(origin: &Origin) -> Fault {
    file(&origin.file, format!("column {}: a page ends before its rows do", origin.column))
}
