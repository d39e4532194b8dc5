//! A protected cube as Parquet.
//!
//! One row for each listed cell, in the order of the cube (cells not listed are zero): the codes as dictionary
//! columns, then `n`, the weighted sum where there is one, and `geheim`. In that order codes come in
//! long runs, so their pages are written as runs straight away.

use crate::fault::{Fault, file};
use crate::hybrid::runs;
use bytes::Bytes;
use cube::{Protected, Shape, Value};
use parquet::basic::{Compression, ConvertedType, Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{BoolType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, KeyValue};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, SerializedRowGroupWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, Type};
use std::io::Write;
use std::sync::Arc;

/// Writes the cells `listed` of a publication, ascending; `notes` go into the file's own metadata.
///
/// # Errors
/// [`Fault::File`] when the disk refuses.
pub fn write<W: Write + Send>(out: W, name: &str, protected: &Protected, listed: &[usize], notes: &[(&str, &str)]) -> Result<(), Fault> {
    written(out, protected, listed, notes).map_err(|e| file(name, e))
}

fn written<W: Write + Send>(out: W, protected: &Protected, listed: &[usize], notes: &[(&str, &str)]) -> Result<(), ParquetError> {
    let shape = protected.shape();
    let weighted = listed.iter().any(|c| protected.sum(*c).is_some());
    let notes = notes.iter().map(|(k, v)| KeyValue::new((*k).to_string(), (*v).to_string())).collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::None)
        // Code columns bring no index of their pages: there is one page.
        .set_offset_index_disabled(true)
        .set_key_value_metadata(Some(notes));
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema(shape, weighted)?), Arc::new(properties.build()))?;
    let columns: Vec<ColumnDescPtr> = writer.schema_descr().columns().to_vec();
    let mut group = writer.next_row_group()?;
    for (d, column) in columns.iter().enumerate().take(shape.dimensions().len()) {
        codes(&mut group, column.clone(), shape, d, listed)?;
    }
    numbers(&mut group, protected, listed, weighted)?;
    group.close()?;
    writer.close()?;
    Ok(())
}

fn schema(shape: &Shape, weighted: bool) -> Result<Type, ParquetError> {
    let text = |name: &str| {
        let column = Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_repetition(Repetition::REQUIRED);
        column.with_converted_type(ConvertedType::UTF8).with_logical_type(Some(LogicalType::String)).build()
    };
    let number = |name: &str, physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL).build();
    let mut columns = shape.dimensions().iter().map(|d| text(d.name())).collect::<Result<Vec<_>, _>>()?;
    columns.push(number("n", Physical::INT64)?);
    if weighted {
        columns.push(number("w", Physical::DOUBLE)?);
    }
    columns.push(Type::primitive_type_builder("geheim", Physical::BOOLEAN).with_repetition(Repetition::REQUIRED).build()?);
    Type::group_type_builder("kubus").with_fields(columns.into_iter().map(Arc::new).collect()).build()
}

/// The codes of one dimension: a dictionary page, and runs.
fn codes<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: ColumnDescPtr,
    shape: &Shape,
    d: usize,
    listed: &[usize],
) -> Result<(), ParquetError> {
    let (dimension, stride) = (&shape.dimensions()[d], shape.strides()[d]);
    let mut dictionary = Vec::new();
    for code in dimension.codes() {
        dictionary.extend_from_slice(&(code.len() as u32).to_le_bytes());
        dictionary.extend_from_slice(code.as_bytes());
    }
    let width = (usize::BITS - (dimension.len() - 1).leading_zeros()).max(1) as u8;
    let mut page = vec![width];
    runs(RunsOf { listed, stride, length: dimension.len() }, width, &mut page);
    let (rows, length) = (listed.len() as u32, dimension.len() as u32);
    let mut sink = TrackedWrite::new(Vec::new());
    let mut pages = SerializedPageWriter::new(&mut sink);
    let plain = |page: Page, size: usize| CompressedPage::new(page, size);
    let size = dictionary.len();
    let first = Page::DictionaryPage { buf: dictionary.into(), num_values: length, encoding: Encoding::PLAIN, is_sorted: false };
    let dictionary = pages.write_page(plain(first, size))?;
    let size = page.len();
    let data = Page::DataPage {
        buf: page.into(),
        num_values: rows,
        encoding: Encoding::RLE_DICTIONARY,
        def_level_encoding: Encoding::RLE,
        rep_level_encoding: Encoding::RLE,
        statistics: None,
    };
    let data = pages.write_page(plain(data, size))?;
    let bytes = sink.into_inner()?;
    let metadata = ColumnChunkMetaData::builder(column)
        .set_encodings(vec![Encoding::PLAIN, Encoding::RLE, Encoding::RLE_DICTIONARY])
        .set_compression(Compression::UNCOMPRESSED)
        .set_num_values(rows.into())
        .set_total_compressed_size(bytes.len() as i64)
        .set_total_uncompressed_size((dictionary.uncompressed_size + data.uncompressed_size) as i64)
        .set_dictionary_page_offset(Some(0))
        .set_data_page_offset(data.offset as i64)
        .build()?;
    let close = ColumnCloseResult {
        bytes_written: bytes.len() as u64,
        rows_written: rows.into(),
        metadata,
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    };
    group.append_column(&Bytes::from(bytes), close)
}

/// Runs of one code over the listed cells.
struct RunsOf<'a> {
    listed: &'a [usize],
    stride: usize,
    length: usize,
}

impl Iterator for RunsOf<'_> {
    type Item = (u32, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let first = *self.listed.first()?;
        // All cells up to the next multiple of the stride have the code of the first.
        let end = (first / self.stride + 1) * self.stride;
        let reach = self.listed.len().min(self.stride);
        let often = self.listed[..reach].partition_point(|c| *c < end);
        self.listed = &self.listed[often..];
        Some(((first / self.stride % self.length) as u32, often as u64))
    }
}

fn numbers<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    protected: &Protected,
    listed: &[usize],
    weighted: bool,
) -> Result<(), ParquetError> {
    let shown: Vec<i16> = listed.iter().map(|c| i16::from(protected.value(*c).number().is_some())).collect();
    let counts: Vec<i64> = listed.iter().filter_map(|c| protected.value(*c).number()).map(|n| n as i64).collect();
    let mut column = group.next_column()?.ok_or_else(missing)?;
    column.typed::<Int64Type>().write_batch(&counts, Some(&shown), None)?;
    column.close()?;
    if weighted {
        let sums: Vec<f64> = listed.iter().filter_map(|c| protected.sum(*c)).collect();
        let mut column = group.next_column()?.ok_or_else(missing)?;
        column.typed::<DoubleType>().write_batch(&sums, Some(&shown), None)?;
        column.close()?;
    }
    let hidden: Vec<bool> = listed.iter().map(|c| !matches!(protected.value(*c), Value::Number(_))).collect();
    let mut column = group.next_column()?.ok_or_else(missing)?;
    column.typed::<BoolType>().write_batch(&hidden, None, None)?;
    column.close()
}

fn missing() -> ParquetError {
    ParquetError::General("the schema has fewer columns than the cube".into())
}
