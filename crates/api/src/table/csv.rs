//! CSV by RFC 4180 in two styles: for machines, and as a Dutch spreadsheet opens it.
//!
//! A text that a spreadsheet would run as a formula gets an apostrophe before it.

use crate::table::{Cell, Table, digits};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `,` between cells, decimal point.
    Machine,
    /// `;` between cells, decimal comma, byte order mark.
    Dutch,
}

impl Style {
    pub fn named(name: Option<&str>) -> Style {
        if name == Some("nl") { Style::Dutch } else { Style::Machine }
    }
}

pub fn csv(table: &Table, style: Style) -> Vec<u8> {
    let start = if style == Style::Dutch { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let delimiter = if style == Style::Dutch { b';' } else { b',' };
    let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).terminator(::csv::Terminator::CRLF).from_writer(start);
    let header = table.columns.iter().map(|c| c.name.clone()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| written(cell, style)).collect::<Vec<String>>());
    for record in std::iter::once(header).chain(rows) {
        writer.write_record(&record).expect("rows as long as the header, written to memory");
    }
    writer.into_inner().expect("memory takes everything")
}

fn written(cell: &Cell, style: Style) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(n) if style == Style::Dutch => digits(*n).replace('.', ","),
        Cell::Number(n) => digits(*n),
        Cell::Whole(n) => n.to_string(),
        Cell::Absent(_) | Cell::Empty => String::new(),
    }
}

fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Column, Holds};
    use domain::Text;

    fn table(cells: &[Cell]) -> Table {
        let columns = (0..cells.len()).map(|i| Column::new(format!("k{i}"), Text::nl("x"), Holds::Text)).collect();
        Table { columns, rows: vec![cells.to_vec()] }
    }

    #[test]
    fn both_styles_hold_the_same_cells() {
        let table = table(&[Cell::Text("a, \"b\"; c".into()), Cell::Number(-28.4), Cell::Whole(3), Cell::Absent("onderdrukt".into())]);
        assert_eq!(String::from_utf8(csv(&table, Style::Machine)).unwrap(), "k0,k1,k2,k3\r\n\"a, \"\"b\"\"; c\",-28.4,3,\r\n");
        assert_eq!(String::from_utf8(csv(&table, Style::Dutch)).unwrap(), "\u{feff}k0;k1;k2;k3\r\n\"a, \"\"b\"\"; c\";-28,4;3;\r\n");
    }

    #[test]
    fn no_cell_runs_as_a_formula() {
        for text in ["=1+1", "+31", "-x", "@sum", "\t=1", "\r=1"] {
            let out = String::from_utf8(csv(&table(&[Cell::Text(text.into()), Cell::Empty]), Style::Machine)).unwrap();
            assert!(out.lines().nth(1).is_some_and(|line| line.trim_start_matches('"').starts_with('\'')), "{out:?}");
        }
    }
}
