//! `monitor inspect` on the real program: what a file is, without a store and without writing.
#![allow(clippy::unwrap_used)]

mod kit;

use kit::{json, run};
use testkit::TempFolder;

const TABLE: &str = "GEMEENTENUMMER;GEMEENTENAAM;BRIN NUMMER ACTUEEL;GESLACHT;2018;2019\r\n0106;Assen;25BE;man;5;7\r\n\"\"\r\n0106;Assen;25BE;vrouw;<5;0\r\n";

#[test]
fn a_file_is_recognised_by_its_content() {
    let folder = TempFolder::new();
    let (file, empty) = (folder.file("no-name-at-all"), TempFolder::new());
    std::fs::write(&file, TABLE).unwrap();
    let told = json(&run(empty.path(), &["monitor", "inspect", &file.display().to_string(), "--json"]));
    let layout = &told["layout"];
    assert_eq!((told["kind"].as_str(), layout["separator"].as_str(), layout["encoding"].as_str()), (Some("duo"), Some(";"), Some("utf-8")));
    assert_eq!((layout["rows"].as_u64(), layout["observations"].as_u64(), layout["hidden"].as_u64()), (Some(2), Some(4), Some(1)));
    assert_eq!((layout["sex"].as_str(), layout["years"].as_str()), (Some("rows"), Some("columns")));
    assert_eq!(told["periods"], serde_json::json!(["2018", "2019"]));
    assert_eq!(told["findings"][0]["flaw"], "stray_lines");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "nothing is written");
    let words = run(empty.path(), &["monitor", "inspect", &file.display().to_string()]);
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    assert!(words.contains("municipality (1)") && words.contains("row 3: found a line without cells"), "{words}");
}

#[test]
fn a_refusal_names_the_place() {
    let folder = TempFolder::new();
    let file = folder.file("x.csv");
    std::fs::write(&file, TABLE.replace(";5;7", ";5;zeven")).unwrap();
    let output = run(folder.path(), &["monitor", "inspect", &file.display().to_string()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("x.csv, row 2, column \"2019\": found \"zeven\""), "{said}");
}
