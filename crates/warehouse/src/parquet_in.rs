//! Microdata from Parquet: one row group after the other, all its columns side by side.

use crate::fault::{Fault, file};
use crate::key::Key;
use crate::lookup::Lookup;
use crate::pages::{Column, Origin};
use crate::spec::Spec;
use crate::tally::{BATCH, Part, Rows};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use std::fs::File;
use std::path::Path;

/// An opened file, its columns found.
pub(crate) struct Table {
    name: String,
    reader: SerializedFileReader<File>,
    dimensions: Vec<usize>,
    count: Option<usize>,
    weight: Option<usize>,
    person: Option<usize>,
    /// Rows before each row group.
    first: Vec<u64>,
}

impl Table {
    /// Opens a file and finds the columns of the specification.
    pub fn open(path: &Path, spec: &Spec) -> Result<Self, Fault> {
        let name = path.display().to_string();
        let opened = File::open(path).map_err(|e| file(&name, e))?;
        let reader = SerializedFileReader::new(opened).map_err(|e| file(&name, e))?;
        let schema = reader.metadata().file_metadata().schema_descr();
        let find = |wanted: &str| {
            let found = (0..schema.num_columns()).find(|i| schema.column(*i).path().string() == wanted);
            found.ok_or_else(|| {
                let have: Vec<_> = (0..schema.num_columns()).map(|i| schema.column(i).path().string()).collect();
                file(&name, format!("there is no column {wanted:?}; it has {}", have.join(", ")))
            })
        };
        let optional = |wanted: &Option<String>| wanted.as_deref().map(find).transpose();
        let dimensions = spec.shape.dimensions().iter().map(|d| find(d.name())).collect::<Result<_, _>>()?;
        let (count, weight) = (optional(&spec.count)?, optional(&spec.weight)?);
        let person = if spec.is_keyed() { optional(&spec.person)? } else { None };
        let groups = reader.metadata().row_groups().iter();
        let mut first = vec![0];
        first.extend(groups.scan(0, |all, g| {
            *all += g.num_rows() as u64;
            Some(*all)
        }));
        Ok(Self { name, dimensions, count, weight, person, first, reader })
    }

    pub fn groups(&self) -> usize {
        self.first.len() - 1
    }

    pub fn rows(&self) -> u64 {
        self.first[self.groups()]
    }

    /// Counts one row group; `number` is the place of this file among all.
    pub fn count(&self, group: usize, number: u64, spec: &Spec, lookups: &[Lookup], key: &Key, part: &mut Part) -> Result<u64, Fault> {
        let reader = self.reader.get_row_group(group).map_err(|e| file(&self.name, e))?;
        let open = |i: usize| self.column(reader.as_ref(), group, i);
        let mut dimensions = self.dimensions.iter().map(|i| open(*i)).collect::<Result<Vec<_>, _>>()?;
        let mut count = self.count.map(open).transpose()?;
        let mut weight = self.weight.map(open).transpose()?;
        let mut person = self.person.map(open).transpose()?;
        let rows = self.first[group + 1] - self.first[group];
        let (mut place, mut n, mut w, mut k) = ([0; BATCH], [1; BATCH], [0; BATCH], [0; BATCH]);
        let mut done = 0;
        while done < rows {
            let now = BATCH.min((rows - done) as usize);
            place[..now].fill(0);
            for (column, lookup) in dimensions.iter_mut().zip(lookups) {
                column.steps(&mut place[..now], lookup)?;
            }
            if let Some(count) = &mut count {
                count.counts(&mut n[..now])?;
            }
            if let Some(weight) = &mut weight {
                weight.weights(&mut w[..now], spec.scale())?;
            }
            if spec.is_keyed() {
                match &mut person {
                    Some(person) => person.keys(&mut k[..now], key)?,
                    None => key.places(&mut k[..now], number, self.first[group] + done),
                }
            }
            part.add(&Rows {
                place: &place[..now],
                count: &n[..now],
                weight: if weight.is_some() { &w[..now] } else { &[] },
                key: &k[..now],
            });
            done += now as u64;
        }
        Ok(rows)
    }

    fn column(&self, reader: &dyn RowGroupReader, group: usize, i: usize) -> Result<Column, Fault> {
        let schema = self.reader.metadata().file_metadata().schema_descr();
        let column = schema.column(i);
        let origin = Origin { file: self.name.clone(), column: column.path().string(), first: self.first[group] };
        if column.max_rep_level() > 0 || column.max_def_level() > 1 {
            return Err(origin.refuse(u64::MAX, "a nested column", "one value a row"));
        }
        let pages = reader.get_column_page_reader(i).map_err(|e| file(&self.name, e))?;
        Ok(Column::new(origin, column.physical_type(), column.max_def_level() == 1, pages))
    }
}
