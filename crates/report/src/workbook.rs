//! XLSX: one sheet per table and one that explains them.
//!
//! Numbers are numbers with a display format, texts are typed strings that never become a
//! formula. A percentage keeps the value of the site, CSV and API (28.4 is shown as 28.4%).

use crate::ReportError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError};

/// One table. The title is the sheet's name: at most 31 characters, none of `[ ] : * ? / \`.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub heading: String,
    pub kind: ColumnKind,
}

/// How the numbers in a column look; the value keeps all its digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    Text,
    Number { decimals: u8 },
    Percent { decimals: u8 },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Empty,
    /// Words where a number is expected: suppressed, missing, not yet known.
    Note(String),
}

/// What the file says about itself. `created` is the moment of the edition, not of the download.
#[derive(Debug, Clone, PartialEq)]
pub struct Properties {
    pub title: String,
    pub author: String,
    pub created: jiff::Timestamp,
}

/// Writes the tables, then the sheet `about_title` with one line per pair (source, definition,
/// suppression codes, licence, address, version).
pub fn xlsx(sheets: &[Sheet], about: &[(String, String)], about_title: &str, properties: Properties) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_timestamp(properties.created.as_second())?;
    let known = DocProperties::new().set_title(&properties.title).set_author(&properties.author);
    book.set_properties(&known.set_creation_datetime(&created));
    for sheet in sheets {
        write_table(book.add_worksheet(), sheet)?;
    }
    write_about(book.add_worksheet(), about, about_title)?;
    Ok(book.save_to_buffer()?)
}

fn write_table(page: &mut Worksheet, sheet: &Sheet) -> Result<(), ReportError> {
    page.set_name(&sheet.title)?;
    let heading = heading_format();
    for (at, column) in (0u16..).zip(&sheet.columns) {
        let wide = column_width(sheet, usize::from(at));
        page.write_string_with_format(0, at, &column.heading, &heading)?;
        page.set_column_width(at, wide)?;
    }
    let formats: Vec<Format> = sheet.columns.iter().map(|column| number_format(column.kind)).collect();
    for (at, row) in (1u32..).zip(&sheet.rows) {
        check_row(sheet, at as usize, row)?;
        for ((column, cell), format) in (0u16..).zip(row).zip(&formats) {
            write_cell(page, (at, column), cell, format)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    if let (Some(last), Ok(rows)) = (sheet.columns.len().checked_sub(1), u32::try_from(sheet.rows.len())) {
        page.autofilter(0, 0, rows, last as u16)?;
    }
    Ok(())
}

fn check_row(sheet: &Sheet, at: usize, row: &[Cell]) -> Result<(), ReportError> {
    if row.len() != sheet.columns.len() {
        return Err(ReportError::Ragged { sheet: sheet.title.clone(), row: at, cells: row.len(), columns: sheet.columns.len() });
    }
    let bad = row.iter().zip(&sheet.columns).find(|(cell, _)| matches!(cell, Cell::Number(n) if !n.is_finite()));
    match bad {
        Some((_, column)) => Err(ReportError::NotANumber { sheet: sheet.title.clone(), row: at, column: column.heading.clone() }),
        None => Ok(()),
    }
}

fn write_cell(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, number: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(value) => drop(page.write_number_with_format(row, column, *value, number)?),
        Cell::Text(text) => drop(page.write_string_with_format(row, column, text, &text_format(text))?),
        Cell::Note(text) => {
            let format = text_format(text).set_align(FormatAlign::Right).set_italic().set_font_color(GREY);
            page.write_string_with_format(row, column, text, &format)?;
        }
    }
    Ok(())
}

fn write_about(page: &mut Worksheet, about: &[(String, String)], title: &str) -> Result<(), XlsxError> {
    page.set_name(title)?;
    page.set_column_width(0, 28)?.set_column_width(1, 90)?;
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    for (row, (key, value)) in (0u32..).zip(about) {
        page.write_string_with_format(row, 0, key, &name)?;
        if is_link(value) {
            page.write_url(row, 1, Url::new(value))?;
        } else {
            let format = text_format(value).set_text_wrap().set_align(FormatAlign::Top);
            page.write_string_with_format(row, 1, value, &format)?;
        }
    }
    page.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}

const A4: u8 = 9;
const GREY: u32 = 0x55_55_55;
const BAND: u32 = 0xE8_EE_F4;

fn is_link(value: &str) -> bool {
    value.starts_with("https://") && value.len() < 2000 && !value.contains(char::is_whitespace)
}

fn heading_format() -> Format {
    let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    format.set_background_color(BAND).set_border_bottom(FormatBorder::Thin)
}

/// The quote prefix keeps a text a text when someone edits the cell and presses Enter.
fn text_format(text: &str) -> Format {
    let format = Format::new();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format.set_quote_prefix() } else { format }
}

fn number_format(kind: ColumnKind) -> Format {
    let digits = |decimals: u8| match decimals {
        0 => String::new(),
        n => format!(".{}", "0".repeat(usize::from(n.min(15)))),
    };
    match kind {
        ColumnKind::Text => Format::new(),
        ColumnKind::Number { decimals } => Format::new().set_num_format(format!("#,##0{}", digits(decimals))),
        ColumnKind::Percent { decimals } => Format::new().set_num_format(format!("0{}\"%\"", digits(decimals))),
    }
}

/// Wide enough for the longest value, or for a heading wrapped over two lines.
fn column_width(sheet: &Sheet, at: usize) -> f64 {
    let heading = sheet.columns[at].heading.chars().count();
    let word = sheet.columns[at].heading.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let widest = sheet.rows.iter().filter_map(|row| row.get(at)).map(cell_width).max().unwrap_or(0);
    let chars = widest.max(word + 3).max(heading / 2 + 4).clamp(8, 60);
    chars as f64 + 1.5
}

fn cell_width(cell: &Cell) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Number(value) => format!("{value:.1}").len() + 2,
        Cell::Text(text) | Cell::Note(text) => text.chars().count(),
    }
}

impl From<XlsxError> for ReportError {
    fn from(e: XlsxError) -> ReportError {
        ReportError::Workbook(e.to_string())
    }
}
