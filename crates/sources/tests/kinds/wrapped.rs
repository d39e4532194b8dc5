//! Workbooks and archives.

use super::{flaws, told};
use rust_xlsxwriter::Workbook;
use sources::{File, Flaw, Kind, Options, Reading, Refused, Severity, read};

fn try_read(bytes: Vec<u8>) -> Result<Reading, Refused> {
    read(&[File::new("x", bytes)], &Options::default())
}

/// A workbook with a sheet of words before the one with figures.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let about = book.add_worksheet();
    about.set_name("Toelichting").unwrap().write(0, 0, "Dit bestand bevat aantallen").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Data").unwrap();
    for (column, name) in ["INSTELLINGSCODE", "GEMEENTENUMMER", "MAN2023", "VROUW2023"].iter().enumerate() {
        sheet.write(0, column as u16, *name).unwrap();
    }
    for row in 1..40_u32 {
        sheet.write(row, 0, format!("{row:02}AA")).unwrap();
        sheet.write(row, 1, "0106").unwrap();
        sheet.write(row, 2, row * 3).unwrap();
        sheet.write(row, 3, if row % 4 == 0 { "<5" } else { "12" }).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// An archive whose members are stored or deflated by the writer of workbooks' own library.
pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_read_from_its_sheet_with_figures() {
    let reading = try_read(workbook()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((reading.kind, reading.layout.container, reading.layout.sheet.as_deref()), (Kind::Duo, Some("xlsx"), Some("Data")));
    assert_eq!((reading.layout.rows, reading.layout.observations, reading.layout.hidden), (39, 78, 9));
    assert_eq!(told(&reading)[0], "count 2023 institution=01AA municipality=0106 sex=MAN 3");
}

#[test]
fn a_cell_that_is_no_number_is_named_by_sheet_row_and_column() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["INSTELLINGSCODE", "2023"], ["00AA", "5"], ["00AB", "6"], ["00AC", "7"], ["00AD", "8"], ["00AE", "acht"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    let refused = try_read(book.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!(refused.to_string().lines().next().unwrap().split(": found").next().unwrap(), "x, sheet Sheet1, row 6, column \"2023\"");
}

#[test]
fn weekly_archives_of_one_table() {
    let csv = b"POSTCODEGEBIED;REC_TYPE;AANTAL;AANTAL_MAN;AANTAL_VROUW\n1011;V;12;7;5\n";
    let reading = try_read(archive(&[("2023-05-16.csv", csv)])).unwrap();
    assert_eq!((reading.kind, reading.layout.container), (Kind::UwvCsv, Some("zip")));
    assert_eq!(flaws(&reading, Severity::Confirm), [Flaw::NoPeriod]);
    let inside = archive(&[("a.zip", &archive(&[("b.csv", csv)]))]);
    assert_eq!(try_read(inside).unwrap_err().findings[0].flaw, Flaw::Unsupported);
    assert_eq!(try_read(archive(&[("a.csv", csv), ("b.csv", csv)])).unwrap_err().findings[0].flaw, Flaw::UnknownKind);
}

#[test]
fn what_unpacks_too_far_is_refused_before_it_is_unpacked() {
    let bomb = archive(&[("a.csv", &vec![b'0'; 8 << 20])]);
    let refused = read(&[File::new("x", bomb)], &Options { limits: sources::Limits::UPLOAD, ..Options::default() }).unwrap_err();
    assert_eq!((refused.findings[0].flaw, refused.findings[0].place.file.as_str()), (Flaw::Expands, "x"));
}

#[test]
fn macros_and_links_to_other_files_are_refused() {
    let book = |extra: &str| archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"), (extra, b"x")]);
    for (extra, flaw) in [("xl/vbaProject.bin", Flaw::Macros), ("xl/externalLinks/externalLink1.xml", Flaw::ExternalLinks)] {
        assert_eq!(try_read(book(extra)).unwrap_err().findings[0].flaw, flaw);
    }
}
