//! Tables as CSV that spreadsheets open without harm.

/// How the reader's program separates: machines by comma, Dutch Excel by semicolon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    DutchExcel,
}

/// Writes rows with CRLF ends, quoted where needed, and no cell a spreadsheet would run.
pub fn write<'a>(style: Style, rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let (mut out, separator) = match style {
        Style::Plain => (String::new(), ','),
        // The mark tells Excel that the text is UTF-8.
        Style::DutchExcel => (String::from('\u{feff}'), ';'),
    };
    for row in rows {
        for (i, cell) in row.into_iter().enumerate() {
            if i > 0 {
                out.push(separator);
            }
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// A text that begins as a formula gets an apostrophe, which spreadsheets do not show.
fn push_cell(out: &mut String, cell: &str) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains([',', ';', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_break_out_or_run() {
        let check = |cell: &str, expected: &str| assert_eq!(write(Style::Plain, [vec![cell, "x"]]), format!("{expected},x\r\n"));
        check("Breda", "Breda");
        check("'s-Gravenhage", "'s-Gravenhage");
        check("Nuenen, Gerwen", "\"Nuenen, Gerwen\"");
        check("een \"naam\"", "\"een \"\"naam\"\"\"");
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("@a;b", "\"'@a;b\"");
        check("", "");
    }

    #[test]
    fn dutch_excel_gets_its_mark_and_separator() {
        assert_eq!(write(Style::DutchExcel, [vec!["a", "b"]]), "\u{feff}a;b\r\n");
    }
}
