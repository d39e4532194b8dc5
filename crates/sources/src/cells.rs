//! A workbook as its cells, each with the place it stands in: for files that people filled in and hand
//! back. What a cell means is not decided here, only what it is; formulas are told apart from values.

use crate::container;
use crate::finding::{Finding, Flaw, Place};
use crate::reading::{File, Limits};
use crate::workbook::inner;
use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};
use jiff::civil::Date;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A number in the form of a day; one with a time of day is a [`CellValue::Number`].
    Date(Date),
    Flag(bool),
    /// An error such as `#REF!`.
    Error(String),
}

/// One sheet. Rows and columns count from 0, whatever is left empty above and before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    pub name: String,
    pub rows: Vec<Vec<CellValue>>,
    /// (row, column, text) of every formula.
    pub formulas: Vec<(usize, usize, String)>,
}

impl Grid {
    pub fn cell(&self, row: usize, column: usize) -> &CellValue {
        self.rows.get(row).and_then(|r| r.get(column)).unwrap_or(&CellValue::Empty)
    }
}

/// The name of a cell as a spreadsheet shows it: `C12`.
pub fn cell_name(row: usize, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

/// Every sheet of a workbook. Macros and links to other files are refused before anything is read.
pub fn cells(file: &File, limits: &Limits) -> Result<Vec<Grid>, Finding> {
    if file.bytes.len() as u64 > limits.workbook_bytes {
        let found = format!("{} bytes", file.bytes.len());
        return Err(Finding::refuse(Place::file(&file.name), Flaw::TooLarge, found, format!("at most {} bytes", limits.workbook_bytes)));
    }
    inner(file, &container::unzip(file, limits)?)?;
    let damaged = |what: String| Finding::refuse(Place::file(&file.name), Flaw::Damaged, what, "a workbook that can be opened");
    // The reader of workbooks is someone else's; should it stop at a damaged one, that is a finding.
    let opened = catch_unwind(AssertUnwindSafe(|| {
        let mut book = open_workbook_auto_from_rs(Cursor::new(file.bytes.as_slice())).map_err(|e| e.to_string())?;
        let names = book.sheet_names();
        let read = |name: String| {
            let values = book.worksheet_range(&name).map_err(|e| e.to_string())?;
            let formulas = book.worksheet_formula(&name).map_err(|e| e.to_string())?;
            Ok((name, values, formulas))
        };
        names.into_iter().map(read).collect::<Result<Vec<_>, String>>()
    }));
    let sheets = opened.unwrap_or_else(|_| Err("cells that cannot be read".into())).map_err(damaged)?;
    sheets.into_iter().map(|(name, values, formulas)| grid(file, name, &values, &formulas, limits)).collect()
}

fn grid(file: &File, name: String, values: &Range<Data>, formulas: &Range<String>, limits: &Limits) -> Result<Grid, Finding> {
    let (top, left) = values.start().map_or((0, 0), |(r, c)| (r as usize, c as usize));
    let (height, width) = values.get_size();
    let place = || Place::file(&format!("{}, sheet {name}", file.name));
    if left + width > limits.columns as usize {
        let most = format!("at most {} columns", limits.columns);
        return Err(Finding::refuse(place(), Flaw::TooManyColumns, format!("{} columns", left + width), most));
    }
    if (top + height) as u64 > limits.rows {
        return Err(Finding::refuse(place(), Flaw::TooManyRows, format!("{} rows", top + height), format!("at most {}", limits.rows)));
    }
    let mut rows = vec![Vec::new(); top];
    rows.extend(values.rows().map(|row| {
        let mut cells = vec![CellValue::Empty; left];
        cells.extend(row.iter().map(value));
        cells
    }));
    let (up, before) = formulas.start().map_or((0, 0), |(r, c)| (r as usize, c as usize));
    let formulas = formulas.used_cells().map(|(r, c, text)| (r + up, c + before, text.clone())).filter(|(.., text)| !text.is_empty());
    Ok(Grid { rows, formulas: formulas.collect(), name })
}

fn value(cell: &Data) -> CellValue {
    match cell {
        Data::Empty => CellValue::Empty,
        Data::String(text) | Data::DurationIso(text) => CellValue::Text(text.clone()),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|d| d.parse().ok()).map_or_else(|| CellValue::Text(text.clone()), CellValue::Date)
        }
        Data::Int(n) => CellValue::Number(*n as f64),
        Data::Float(n) => CellValue::Number(*n),
        Data::Bool(b) => CellValue::Flag(*b),
        Data::Error(error) => CellValue::Error(error.to_string()),
        Data::DateTime(moment) => {
            let serial = moment.as_f64();
            let (y, m, d, ..) = moment.to_ymd_hms_milli();
            let day = i16::try_from(y).ok().and_then(|y| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok());
            match day.filter(|_| moment.is_datetime() && serial.fract() == 0.0) {
                Some(day) => CellValue::Date(day),
                None => CellValue::Number(serial),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

    #[test]
    fn cells_have_the_names_a_spreadsheet_gives_them() {
        for (column, expected) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (51, "AZ1"), (52, "BA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(cell_name(0, column), expected);
        }
    }

    #[test]
    fn values_and_formulas_keep_their_place() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("dd-mm-yyyy");
        sheet.write_string(2, 1, "tekst\nmet regel").unwrap();
        sheet.write_number(2, 2, 1250.55).unwrap();
        sheet.write_datetime_with_format(3, 1, ExcelDateTime::from_ymd(2027, 6, 15).unwrap(), &day).unwrap();
        sheet.write_number_with_format(3, 2, 45000.5, &day).unwrap();
        sheet.write_formula(4, 3, Formula::new("=1+1").set_result("2")).unwrap();
        let file = File::new("x.xlsx", book.save_to_buffer().unwrap());
        let grid = &cells(&file, &Limits::UPLOAD).unwrap()[0];
        assert_eq!(grid.cell(2, 1), &CellValue::Text("tekst\nmet regel".into()));
        assert_eq!(grid.cell(2, 2), &CellValue::Number(1250.55));
        assert_eq!(grid.cell(3, 1), &CellValue::Date(jiff::civil::date(2027, 6, 15)));
        assert_eq!(grid.cell(3, 2), &CellValue::Number(45000.5), "a moment is no day");
        assert_eq!(grid.cell(0, 0), &CellValue::Empty);
        assert_eq!(grid.formulas, [(4, 3, "1+1".to_string())]);
        let broken = File::new("x.xlsx", b"PK\x03\x04 nothing".to_vec());
        assert_eq!(cells(&broken, &Limits::UPLOAD).unwrap_err().flaw, Flaw::Damaged);
    }
}
