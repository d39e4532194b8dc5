//! As much of Parquet as a table of codes and counts needs: dictionaries of texts with runs of
//! codes, whole numbers that may be absent, bits. Uncompressed; any reader of Parquet reads it.

use std::io::{self, Write};

const BOOLEAN: i64 = 0;
const INT32: i64 = 1;
const BYTE_ARRAY: i64 = 6;
const PLAIN: i64 = 0;
const RLE: i64 = 3;
const RLE_DICTIONARY: i64 = 8;

/// One column of a group of rows, encoded.
pub struct Column {
    name: String,
    kind: i64,
    optional: bool,
    /// Count and bytes of the dictionary.
    dictionary: Option<(usize, Vec<u8>)>,
    page: Vec<u8>,
}

/// Adds a run of one code, two bytes wide, in the hybrid encoding.
pub fn run(to: &mut Vec<u8>, length: usize, code: u32) {
    varint(to, (length as u64) << 1);
    to.extend_from_slice(&code.to_le_bytes()[..3]);
}

fn dictionary<'t>(texts: impl Iterator<Item = &'t str>) -> (usize, Vec<u8>) {
    let (mut count, mut bytes) = (0, vec![]);
    for text in texts {
        count += 1;
        bytes.extend_from_slice(&u32::try_from(text.len()).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    (count, bytes)
}

/// Whole groups of eight, packed: the rest is padded.
fn packed(to: &mut Vec<u8>, bytes: &[u8], width: usize) {
    let groups = bytes.len().div_ceil(width);
    varint(to, (groups as u64) << 1 | 1);
    to.extend_from_slice(bytes);
    to.resize(to.len() + groups * width - bytes.len(), 0);
}

impl Column {
    /// Texts by runs made with [`run`].
    pub fn texts<'t>(name: &str, texts: impl Iterator<Item = &'t str>, runs: &[u8]) -> Column {
        let mut page = Vec::with_capacity(runs.len() + 1);
        page.push(24);
        page.extend_from_slice(runs);
        Column { name: name.into(), kind: BYTE_ARRAY, optional: false, dictionary: Some(dictionary(texts)), page }
    }

    /// Texts by one byte each.
    pub fn bytes<'t>(name: &str, texts: impl Iterator<Item = &'t str>, codes: &[u8]) -> Column {
        let mut page = vec![8];
        packed(&mut page, codes, 8);
        Column { name: name.into(), kind: BYTE_ARRAY, optional: false, dictionary: Some(dictionary(texts)), page }
    }

    /// Whole numbers; `known` has a bit for each row.
    pub fn numbers(name: &str, numbers: &[u8], known: &[u8]) -> Column {
        let mut levels = vec![];
        packed(&mut levels, known, 1);
        let mut page = u32::try_from(levels.len()).unwrap_or(0).to_le_bytes().to_vec();
        page.extend_from_slice(&levels);
        page.extend_from_slice(numbers);
        Column { name: name.into(), kind: INT32, optional: true, dictionary: None, page }
    }

    /// True where no number is known.
    pub fn bits(name: &str, known: &[u8]) -> Column {
        Column { name: name.into(), kind: BOOLEAN, optional: false, dictionary: None, page: known.iter().map(|b| !b).collect() }
    }
}

pub struct Writer<W> {
    out: W,
    at: i64,
    /// Name, kind, optional.
    schema: Vec<(String, i64, bool)>,
    groups: Vec<Struct>,
    rows: i64,
}

impl<W: Write> Writer<W> {
    pub fn new(mut out: W) -> io::Result<Writer<W>> {
        out.write_all(b"PAR1")?;
        Ok(Writer { out, at: 4, schema: vec![], groups: vec![], rows: 0 })
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as i64;
        self.out.write_all(bytes)
    }

    pub fn group(&mut self, columns: &[Column], rows: usize) -> io::Result<()> {
        if self.schema.is_empty() {
            self.schema = columns.iter().map(|c| (c.name.clone(), c.kind, c.optional)).collect();
        }
        let (start, mut chunks) = (self.at, vec![]);
        for column in columns {
            chunks.push(self.chunk(column, rows)?);
        }
        let mut group = Struct::default();
        group.list(1, 12, chunks.into_iter().map(|c| c.0).collect());
        group.int(2, 6, self.at - start);
        group.int(3, 6, rows as i64);
        self.groups.push(group);
        self.rows += rows as i64;
        Ok(())
    }

    fn chunk(&mut self, column: &Column, rows: usize) -> io::Result<Struct> {
        let begin = self.at;
        let mut encoding = PLAIN;
        if let Some((count, bytes)) = &column.dictionary {
            encoding = RLE_DICTIONARY;
            let mut inner = Struct::default();
            inner.int(1, 5, *count as i64);
            inner.int(2, 5, PLAIN);
            self.page(2, bytes, 7, inner)?;
        }
        let data = self.at;
        let mut inner = Struct::default();
        inner.int(1, 5, rows as i64);
        inner.int(2, 5, encoding);
        inner.int(3, 5, RLE);
        inner.int(4, 5, RLE);
        self.page(0, &column.page, 5, inner)?;
        let mut meta = Struct::default();
        meta.int(1, 5, column.kind);
        meta.list(2, 5, [PLAIN, RLE, encoding].iter().map(|e| zigzag(*e)).collect());
        meta.list(3, 8, vec![text(&column.name)]);
        meta.int(4, 5, 0);
        meta.int(5, 6, rows as i64);
        meta.int(6, 6, self.at - begin);
        meta.int(7, 6, self.at - begin);
        meta.int(9, 6, data);
        if column.dictionary.is_some() {
            meta.int(11, 6, begin);
        }
        let mut chunk = Struct::default();
        chunk.int(2, 6, begin);
        chunk.inner(3, meta);
        Ok(chunk.ended())
    }

    fn page(&mut self, kind: i64, bytes: &[u8], field: u8, inner: Struct) -> io::Result<()> {
        let mut header = Struct::default();
        header.int(1, 5, kind);
        header.int(2, 5, bytes.len() as i64);
        header.int(3, 5, bytes.len() as i64);
        header.inner(field, inner);
        self.put(&header.ended().0)?;
        self.put(bytes)
    }

    pub fn finish(mut self) -> io::Result<()> {
        let mut root = Struct::default();
        root.field(4, 8);
        root.0.extend(text("table"));
        root.int(5, 5, self.schema.len() as i64);
        let mut elements = vec![root.ended().0];
        for (name, kind, optional) in &self.schema {
            let mut element = Struct::default();
            element.int(1, 5, *kind);
            element.int(3, 5, i64::from(*optional));
            element.field(4, 8);
            element.0.extend(text(name));
            if *kind == BYTE_ARRAY {
                element.int(6, 5, 0);
            }
            elements.push(element.ended().0);
        }
        let mut file = Struct::default();
        file.int(1, 5, 1);
        file.list(2, 12, elements);
        file.int(3, 6, self.rows);
        file.list(4, 12, std::mem::take(&mut self.groups).into_iter().map(|g| g.ended().0).collect());
        let footer = file.ended().0;
        self.put(&footer)?;
        self.put(&u32::try_from(footer.len()).unwrap_or(0).to_le_bytes())?;
        self.put(b"PAR1")?;
        self.out.flush()
    }
}

/// A struct in Thrift's compact protocol; the last field's number is kept for the next delta.
#[derive(Default)]
struct Struct(Vec<u8>, u8);

impl Struct {
    fn field(&mut self, number: u8, kind: u8) {
        self.0.push((number - self.1) << 4 | kind);
        self.1 = number;
    }

    fn int(&mut self, number: u8, kind: u8, value: i64) {
        self.field(number, kind);
        self.0.extend(zigzag(value));
    }

    fn inner(&mut self, number: u8, inner: Struct) {
        self.field(number, 12);
        self.0.extend(inner.ended().0);
    }

    fn list(&mut self, number: u8, kind: u8, items: Vec<Vec<u8>>) {
        self.field(number, 9);
        if items.len() < 15 {
            self.0.push((items.len() as u8) << 4 | kind);
        } else {
            self.0.push(0xF0 | kind);
            varint(&mut self.0, items.len() as u64);
        }
        items.iter().for_each(|item| self.0.extend(item));
    }

    fn ended(mut self) -> Struct {
        self.0.push(0);
        self
    }
}

fn zigzag(value: i64) -> Vec<u8> {
    let mut out = vec![];
    varint(&mut out, ((value << 1) ^ (value >> 63)).cast_unsigned());
    out
}

fn text(text: &str) -> Vec<u8> {
    let mut out = vec![];
    varint(&mut out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
    out
}

fn varint(to: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        to.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}
