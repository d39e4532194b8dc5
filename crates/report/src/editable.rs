//! XLSX that people fill in and hand back: protected sheets of which only some cells may be changed.
//!
//! What may not change (ids, versions, the sheet that says which export this is) is locked and, where
//! nobody needs to see it, hidden. That keeps honest people from slips; it is no defence, so whoever
//! reads the file back checks everything again. Reading is in `sources`.

use crate::ReportError;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};

/// A workbook to be edited.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EditBook {
    pub title: String,
    pub author: String,
    pub sheets: Vec<EditSheet>,
    /// What can be chosen, each a column of the sheet `lists_title`: name, then (code, meaning).
    pub lists: Vec<(String, Vec<(String, String)>)>,
    pub lists_title: String,
    /// The hidden sheet, row by row.
    pub hidden_title: String,
    pub hidden: Vec<Vec<String>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct EditSheet {
    pub title: String,
    pub columns: Vec<EditColumn>,
    pub rows: Vec<Vec<EditCell>>,
    /// Rows under the last in which something new may be written; none: nothing can be added.
    pub spare: u32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct EditColumn {
    pub heading: String,
    pub kind: EditKind,
    /// What stands in it may not change. In spare rows it may be filled.
    pub locked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum EditKind {
    Text,
    Date,
    Whole {
        least: i32,
        most: i32,
    },
    Decimal,
    /// Euros, two decimals, not below zero.
    Euro,
    /// One of a list, by its number in [`EditBook::lists`].
    Choice(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub enum EditCell {
    Empty,
    Text(String),
    Number(f64),
    Date(jiff::civil::Date),
}

/// Writes the sheets, then the lists, then the hidden sheet.
pub fn editable(book: &EditBook) -> Result<Vec<u8>, ReportError> {
    let mut out = Workbook::new();
    // No moment of making: the file says which export it is on its hidden sheet.
    let made = ExcelDateTime::from_timestamp(0)?;
    out.set_properties(&DocProperties::new().set_title(&book.title).set_author(&book.author).set_creation_datetime(&made));
    for sheet in &book.sheets {
        write_sheet(out.add_worksheet(), sheet, book)?;
    }
    write_lists(out.add_worksheet(), book)?;
    write_hidden(out.add_worksheet(), book)?;
    Ok(out.save_to_buffer()?)
}

fn write_sheet(page: &mut Worksheet, sheet: &EditSheet, book: &EditBook) -> Result<(), ReportError> {
    page.set_name(&sheet.title)?;
    let looks: Vec<Look> = sheet.columns.iter().map(Look::of).collect();
    for (at, column) in (0u16..).zip(&sheet.columns) {
        page.set_column_width(at, width(sheet, usize::from(at)))?;
        if !column.locked || sheet.spare > 0 {
            page.set_column_format(at, &looks[usize::from(at)].open)?;
        }
        page.write_string_with_format(0, at, &column.heading, &heading(column.locked))?;
    }
    for (at, row) in (1u32..).zip(&sheet.rows) {
        if row.len() != sheet.columns.len() {
            let (row, cells) = (at as usize, row.len());
            return Err(ReportError::Ragged { sheet: sheet.title.clone(), row, cells, columns: sheet.columns.len() });
        }
        for (((column, cell), look), spec) in (0u16..).zip(row).zip(&looks).zip(&sheet.columns) {
            write_cell(page, (at, column), cell, look, spec.locked)?;
        }
    }
    validate(page, sheet, book)?;
    page.set_freeze_panes(1, if sheet.columns.iter().any(|c| c.locked) { 1 } else { 0 })?;
    if let (Some(last), Ok(rows)) = (sheet.columns.len().checked_sub(1), u32::try_from(sheet.rows.len())) {
        page.autofilter(0, 0, rows + sheet.spare, last as u16)?;
    }
    page.protect_with_options(&protection());
    Ok(())
}

/// Widths, heights and filters are free; cells that are locked are not.
fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, use_autofilter: true, ..ProtectionOptions::default() }
}

/// How the cells of one column look, open and locked.
struct Look {
    open: Format,
    /// A text that a spreadsheet would take for a formula once someone edits it.
    quoted: Format,
    locked: Format,
}

impl Look {
    fn of(column: &EditColumn) -> Look {
        let format = Format::new().set_align(FormatAlign::Top);
        let format = match column.kind {
            EditKind::Text | EditKind::Choice(_) => format.set_num_format("@"),
            EditKind::Date => format.set_num_format("dd-mm-yyyy"),
            EditKind::Whole { .. } => format.set_num_format("0"),
            EditKind::Decimal => format,
            EditKind::Euro => format.set_num_format("#,##0.00"),
        };
        let open = format.clone().set_unlocked();
        Look { quoted: open.clone().set_quote_prefix(), open, locked: format.set_font_color(GREY) }
    }
}

fn write_cell(page: &mut Worksheet, (row, column): (u32, u16), cell: &EditCell, look: &Look, locked: bool) -> Result<(), XlsxError> {
    let format = if locked { &look.locked } else { &look.open };
    match cell {
        EditCell::Empty if locked => drop(page.write_blank(row, column, format)?),
        EditCell::Empty => {}
        EditCell::Number(n) => drop(page.write_number_with_format(row, column, *n, format)?),
        EditCell::Date(d) => {
            let day = ExcelDateTime::from_ymd(d.year().unsigned_abs(), d.month().unsigned_abs(), d.day().unsigned_abs())?;
            page.write_datetime_with_format(row, column, day, format)?;
        }
        EditCell::Text(text) => {
            let looks_like_formula = !locked && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            page.write_string_with_format(row, column, text, if looks_like_formula { &look.quoted } else { format })?;
        }
    }
    Ok(())
}

/// What a spreadsheet refuses or offers while someone types.
fn validate(page: &mut Worksheet, sheet: &EditSheet, book: &EditBook) -> Result<(), XlsxError> {
    let Some(last) = u32::try_from(sheet.rows.len()).ok().and_then(|n| n.checked_add(sheet.spare)).filter(|n| *n > 0) else {
        return Ok(());
    };
    for (at, column) in (0u16..).zip(&sheet.columns).filter(|(_, c)| !c.locked) {
        let check = match column.kind {
            EditKind::Text | EditKind::Decimal => continue,
            EditKind::Date => {
                let (from, until) = (ExcelDateTime::from_ymd(1900, 1, 1)?, ExcelDateTime::from_ymd(2199, 12, 31)?);
                DataValidation::new().allow_date(DataValidationRule::Between(from, until))
            }
            EditKind::Whole { least, most } => DataValidation::new().allow_whole_number(DataValidationRule::Between(least, most)),
            EditKind::Euro => DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            EditKind::Choice(list) => match book.lists.get(list).map(|(_, codes)| codes.len()).filter(|n| *n > 0) {
                Some(n) => DataValidation::new().allow_list_formula(Formula::new(list_range(&book.lists_title, list, n))),
                None => continue,
            },
        };
        page.add_data_validation(1, at, last, at, &check)?;
    }
    Ok(())
}

/// Each list takes two columns: what is chosen, and what it means.
fn list_range(title: &str, list: usize, n: usize) -> String {
    let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(list * 2).unwrap_or(u16::MAX));
    format!("='{title}'!${column}$2:${column}${}", n + 1)
}

fn write_lists(page: &mut Worksheet, book: &EditBook) -> Result<(), XlsxError> {
    page.set_name(&book.lists_title)?;
    let text = Format::new().set_num_format("@");
    for (at, (name, codes)) in (0u16..).step_by(2).zip(&book.lists) {
        page.write_string_with_format(0, at, name, &heading(true))?;
        page.set_column_width(at, 28)?;
        page.set_column_width(at + 1, 48)?;
        for (row, (code, meaning)) in (1u32..).zip(codes) {
            page.write_string_with_format(row, at, code, &text)?;
            page.write_string_with_format(row, at + 1, meaning, &text)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    page.protect_with_options(&protection());
    Ok(())
}

fn write_hidden(page: &mut Worksheet, book: &EditBook) -> Result<(), XlsxError> {
    page.set_name(&book.hidden_title)?;
    for (at, row) in (0u32..).zip(&book.hidden) {
        for (column, text) in (0u16..).zip(row) {
            page.write_string(at, column, text)?;
        }
    }
    page.set_very_hidden(true);
    page.protect();
    Ok(())
}

const GREY: u32 = 0x55_55_55;
const BAND: u32 = 0xE8_EE_F4;
const LOCKED_BAND: u32 = 0xDD_DD_DD;

fn heading(locked: bool) -> Format {
    let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    format.set_background_color(if locked { LOCKED_BAND } else { BAND }).set_border_bottom(FormatBorder::Thin)
}

/// Wide enough for most of what stands in it.
fn width(sheet: &EditSheet, at: usize) -> f64 {
    let heading = sheet.columns[at].heading.chars().count() / 2 + 6;
    let widest = sheet.rows.iter().take(200).filter_map(|row| row.get(at)).map(|cell| match cell {
        EditCell::Text(text) => text.chars().count(),
        EditCell::Number(_) | EditCell::Date(_) => 11,
        EditCell::Empty => 0,
    });
    widest.max().unwrap_or(0).max(heading).clamp(9, 50) as f64 + 1.5
}
