//! Opens the workbook again and looks at the XML a spreadsheet program would read.
#![allow(clippy::unwrap_used)]

use flate2::read::DeflateDecoder;
use report::{Cell, Column, ColumnKind, Properties, ReportError, Sheet, xlsx};
use std::collections::BTreeMap;
use std::io::Read;

fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |heading: &str, kind| Column { heading: heading.into(), kind };
    let kinds = [ColumnKind::Text, ColumnKind::Number { decimals: 0 }, ColumnKind::Percent { decimals: 1 }];
    let columns = ["Landsdeel", "Instroom in technische opleidingen", "Aandeel vrouwen"];
    Sheet { title: "Gegevens".into(), columns: columns.into_iter().zip(kinds).map(|(h, k)| column(h, k)).collect(), rows }
}

fn sample() -> Sheet {
    let text = |t: &str| Cell::Text(t.into());
    sheet(vec![
        vec![text("Oost"), Cell::Number(12_345.0), Cell::Number(28.4)],
        vec![text("=cmd|' /C calc'!A0"), Cell::Note("geheim".into()), Cell::Empty],
        vec![text("Zuid & \"Limburg\" <é>"), Cell::Number(-0.5), Cell::Number(0.1 + 0.2)],
    ])
}

fn file(sheets: &[Sheet]) -> Result<Vec<u8>, ReportError> {
    let about = [("Bron", "DUO, 1 oktober 2025"), ("Adres", "https://techniekpact.example/monitor/instroom"), ("Leeg", "-")];
    let about: Vec<(String, String)> = about.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
    let created = "2026-11-01T08:30:00Z".parse().unwrap();
    xlsx(sheets, &about, "Toelichting", Properties { title: "Instroom".into(), author: "Nationaal Techniekpact".into(), created })
}

fn number(bytes: &[u8], at: usize, len: usize) -> usize {
    (0..len).rev().fold(0, |sum, i| (sum << 8) | usize::from(bytes[at + i]))
}

/// The files in a zip, by its central directory.
fn unzip(zip: &[u8]) -> BTreeMap<String, String> {
    let end = zip.windows(4).rposition(|w| w == b"PK\x05\x06").unwrap();
    let (count, mut at) = (number(zip, end + 10, 2), number(zip, end + 16, 4));
    let mut files = BTreeMap::new();
    for _ in 0..count {
        let (method, size, name_len) = (number(zip, at + 10, 2), number(zip, at + 20, 4), number(zip, at + 28, 2));
        let local = number(zip, at + 42, 4);
        let name = String::from_utf8(zip[at + 46..at + 46 + name_len].to_vec()).unwrap();
        let data = local + 30 + number(zip, local + 26, 2) + number(zip, local + 28, 2);
        let mut text = String::new();
        match method {
            0 => text = String::from_utf8(zip[data..data + size].to_vec()).unwrap(),
            _ => drop(DeflateDecoder::new(&zip[data..data + size]).read_to_string(&mut text).unwrap()),
        }
        files.insert(name, text);
        at += 46 + name_len + number(zip, at + 30, 2) + number(zip, at + 32, 2);
    }
    files
}

/// The shared strings in order: what `t="s"` cells point at.
fn strings(files: &BTreeMap<String, String>) -> Vec<&str> {
    let inside = |item: &'static str, rest: &str| rest.find(item).map(|at| at + item.len());
    files["xl/sharedStrings.xml"]
        .split("<si>")
        .skip(1)
        .map(|item| {
            let open = inside("<t", item).unwrap();
            let start = open + item[open..].find('>').unwrap() + 1;
            &item[start..item.find("</t>").unwrap()]
        })
        .collect()
}

#[test]
fn same_input_same_bytes() {
    let first = file(&[sample()]).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(first, file(&[sample()]).unwrap());
    let core = unzip(&first)["docProps/core.xml"].clone();
    assert_eq!(core.matches("2026-11-01T08:30:00Z").count(), 2, "{core}");
    assert!(core.contains("<dc:title>Instroom</dc:title>") && core.contains("<dc:creator>Nationaal Techniekpact</dc:creator>"));
}

#[test]
fn numbers_are_numbers_and_texts_are_texts() {
    let files = unzip(&file(&[sample()]).unwrap());
    let data = &files["xl/worksheets/sheet1.xml"];
    assert!(data.contains("<v>12345</v>") && data.contains("<v>28.4</v>") && data.contains("<v>-0.5</v>"), "{data}");
    assert!(!files.values().any(|xml| xml.contains("<f>")), "no formula anywhere");
    let texts = strings(&files);
    assert!(texts.contains(&"=cmd|' /C calc'!A0") && texts.contains(&"geheim"), "{texts:?}");
    assert!(texts.contains(&"Zuid &amp; \"Limburg\" &lt;é&gt;"), "{texts:?}");
    let styles = &files["xl/styles.xml"];
    assert!(styles.contains("quotePrefix=\"1\"") && styles.contains("0.0&quot;%&quot;"), "{styles}");
}

#[test]
fn a_reader_finds_the_way() {
    let files = unzip(&file(&[sample()]).unwrap());
    let data = &files["xl/worksheets/sheet1.xml"];
    assert!(data.contains("<autoFilter ref=\"A1:C4\"/>") && data.contains("state=\"frozen\""), "{data}");
    let book = &files["xl/workbook.xml"];
    assert!(book.find("name=\"Gegevens\"") < book.find("name=\"Toelichting\""), "{book}");
    let links = &files["xl/worksheets/_rels/sheet2.xml.rels"];
    assert!(links.contains("https://techniekpact.example/monitor/instroom"), "{links}");
}

#[test]
fn an_empty_table_is_a_table() {
    let data = unzip(&file(&[sheet(vec![])]).unwrap());
    assert!(data["xl/worksheets/sheet1.xml"].contains("<autoFilter ref=\"A1:C1\"/>"));
}

#[test]
fn wrong_tables_are_refused_with_their_row() {
    let ragged = file(&[sheet(vec![vec![Cell::Empty]])]).unwrap_err();
    assert_eq!(ragged, ReportError::Ragged { sheet: "Gegevens".into(), row: 1, cells: 1, columns: 3 });
    let nan = file(&[sheet(vec![vec![Cell::Empty, Cell::Number(f64::NAN), Cell::Empty]])]).unwrap_err();
    assert!(nan.to_string().ends_with("row 1, column Instroom in technische opleidingen: not a number"), "{nan}");
    let mut long = sample();
    long.title = "x".repeat(32);
    assert!(matches!(file(&[long]), Err(ReportError::Workbook(_))));
    assert!(matches!(file(&[sample(), sample()]), Err(ReportError::Workbook(_))), "two sheets of one name");
}
