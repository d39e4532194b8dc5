//! Microdata in, protected cube out, compared with counting by hand.
#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::{Field, RowAccessor};
use parquet::schema::parser::parse_message_type;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use warehouse::{Fault, Key, Spec, protect, save, tabulate};

const SPEC: &str = r#"
[[dimensions]]
name = "jaar"
codes = ["2023", "2024"]

[[dimensions]]
name = "regio"
codes = ["R1", "R2", "R3"]
groups = [{ code = "Noord", of = ["R1", "R2"] }]
total = "NL"
missing = "R3"

[[dimensions]]
name = "geslacht"
codes = ["man", "vrouw"]
total = "totaal"

[measures]
count = "aantal"
weight = "gewicht"
decimals = 4

[protect]
rule = "suppress"
threshold = 5
"#;

struct Row {
    year: i32,
    region: Option<&'static str>,
    sex: &'static str,
    n: i32,
    w: f64,
}

/// Rows with a little of everything: empty regions, codes in long runs and by turns.
fn rows(many: usize) -> Vec<Row> {
    let mut state = 7u64;
    let mut draw = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let region = |d: u64| [Some("R1"), Some("R2"), Some("R3"), None][d as usize];
    (0..many)
        .map(|i| Row {
            year: if i < many / 3 { 2023 } else { 2023 + draw(2) as i32 },
            region: region(draw(4)),
            sex: if draw(50) == 0 { "vrouw" } else { "man" },
            n: 1 + draw(3) as i32,
            w: draw(30_000) as f64 / 1e4,
        })
        .collect()
}

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("warehouse-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn write_parquet(path: &Path, rows: &[Row], dictionary: bool, compression: Compression) {
    let schema = "message m { optional int32 jaar; optional binary regio (utf8); required binary geslacht (utf8); required int32 aantal; required double gewicht; }";
    let properties = WriterProperties::builder().set_dictionary_enabled(dictionary).set_compression(compression);
    // Small pages and groups, so that batches end in the middle of both.
    let properties = properties.set_data_page_row_count_limit(700).set_write_batch_size(64).build();
    let file = std::fs::File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, Arc::new(parse_message_type(schema).unwrap()), Arc::new(properties)).unwrap();
    for chunk in rows.chunks(5000) {
        let mut group = writer.next_row_group().unwrap();
        let years: Vec<i32> = chunk.iter().map(|r| r.year).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(&years, Some(&vec![1; chunk.len()]), None).unwrap();
        column.close().unwrap();
        let regions: Vec<ByteArray> = chunk.iter().filter_map(|r| r.region.map(ByteArray::from)).collect();
        let levels: Vec<i16> = chunk.iter().map(|r| i16::from(r.region.is_some())).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&regions, Some(&levels), None).unwrap();
        column.close().unwrap();
        let sexes: Vec<ByteArray> = chunk.iter().map(|r| ByteArray::from(r.sex)).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&sexes, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(&chunk.iter().map(|r| r.n).collect::<Vec<_>>(), None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<DoubleType>().write_batch(&chunk.iter().map(|r| r.w).collect::<Vec<_>>(), None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
}

fn write_csv(path: &Path, rows: &[Row], separator: &str, quote: &str, end: &str) {
    let mut text = format!("{q}gewicht{q}{s}jaar{s}regio{s}naam{s}geslacht{s}aantal{end}", q = quote, s = separator);
    for r in rows {
        let fields = [
            format!("{:.4}", r.w),
            r.year.to_string(),
            r.region.unwrap_or("").into(),
            format!("{quote}x{}{quote}", if quote.is_empty() { "" } else { separator }),
            r.sex.into(),
            r.n.to_string(),
        ];
        text += &fields.join(separator);
        text += end;
    }
    std::fs::write(path, text).unwrap();
}

/// Counts and weights of every cell by going over all rows for each.
fn by_hand(spec: &Spec, rows: &[Row]) -> (Vec<u64>, Vec<i64>) {
    let dimensions = spec.shape.dimensions();
    let cells = 0..spec.shape.cells();
    let counted = |cell: usize| {
        let positions = spec.shape.positions(cell);
        let under = |d: usize, code: &str| dimensions[d].leaves_under(positions[d]).contains(&dimensions[d].position(code).unwrap());
        let inside = |r: &&Row| under(0, &r.year.to_string()) && under(1, r.region.unwrap_or("R3")) && under(2, r.sex);
        rows.iter().filter(inside).fold((0, 0), |(n, w), r| (n + r.n as u64, w + (r.w * 1e4).round() as i64))
    };
    cells.map(counted).unzip()
}

fn count(spec: &Spec, files: &[PathBuf]) -> Result<(cube::Cube, u64), Fault> {
    tabulate(spec, files, &Key::new(b"test"), &|_, _| {})
}

#[test]
fn all_layouts_give_the_same_cube() {
    let (folder, spec, rows) = (Folder::new(), Spec::read("spec.toml", SPEC).unwrap(), rows(23_456));
    let (n, w) = by_hand(&spec, &rows);
    let mut files = Vec::new();
    for (name, dictionary, compression) in [
        ("a.parquet", true, Compression::SNAPPY),
        ("b.parquet", false, Compression::UNCOMPRESSED),
        ("c.parquet", true, Compression::ZSTD(Default::default())),
    ] {
        write_parquet(&folder.at(name), &rows, dictionary, compression);
        files.push(folder.at(name));
    }
    for (name, separator, quote, end) in
        [("a.csv", ";", "", "\n"), ("b.csv", ",", "", "\r\n"), ("c.csv", ";", "\"", "\r\n"), ("d.csv", "\t", "", "\n")]
    {
        write_csv(&folder.at(name), &rows, separator, quote, end);
        files.push(folder.at(name));
    }
    let mut first: Option<cube::Cube> = None;
    for file in files {
        let (cube, counted) = count(&spec, std::slice::from_ref(&file)).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(counted, rows.len() as u64, "{}", file.display());
        assert_eq!(cube.count(), n, "{}", file.display());
        let sums: Vec<i64> = cube.sum().iter().map(|s| (s * 1e4).round() as i64).collect();
        assert_eq!(sums, w, "{}", file.display());
        // To the last bit, whatever the layout.
        assert_eq!(*first.get_or_insert_with(|| cube.clone()), cube);
    }
}

#[test]
fn several_files_are_one_population() {
    let (folder, spec, rows) = (Folder::new(), Spec::read("spec.toml", SPEC).unwrap(), rows(9000));
    write_parquet(&folder.at("a.parquet"), &rows[..4000], true, Compression::SNAPPY);
    write_csv(&folder.at("b.csv"), &rows[4000..], ";", "", "\n");
    let (cube, counted) = count(&spec, &[folder.at("a.parquet"), folder.at("b.csv")]).unwrap();
    assert_eq!((counted, cube.count().to_vec()), (9000, by_hand(&spec, &rows).0));
}

#[test]
fn what_is_written_is_what_is_published() {
    let (folder, spec, rows) = (Folder::new(), Spec::read("spec.toml", SPEC).unwrap(), rows(300));
    write_parquet(&folder.at("a.parquet"), &rows, true, Compression::SNAPPY);
    let (cube, counted) = count(&spec, &[folder.at("a.parquet")]).unwrap();
    let outcome = protect(&spec, cube, counted).unwrap();
    save(&spec, &outcome, &folder.at("out")).unwrap();
    let (shape, protected) = (&spec.shape, &outcome.protected);
    let reader = SerializedFileReader::new(std::fs::File::open(folder.at("out/cube.parquet")).unwrap()).unwrap();
    let mut seen = 0;
    for row in reader.get_row_iter(None).unwrap() {
        let row = row.unwrap();
        let codes: Vec<&String> = (0..3).map(|i| row.get_string(i).unwrap()).collect();
        let cell = shape.find(&codes.iter().map(|c| c.as_str()).collect::<Vec<_>>()).unwrap();
        let cells: Vec<&Field> = row.get_column_iter().map(|(_, f)| f).collect();
        match protected.value(cell).number() {
            Some(n) => assert_eq!((cells[3], cells[5]), (&Field::Long(n as i64), &Field::Bool(false))),
            None => assert_eq!((cells[3], cells[4], cells[5]), (&Field::Null, &Field::Null, &Field::Bool(true))),
        }
        seen += 1;
    }
    assert_eq!(seen, outcome.cube.count().iter().filter(|n| **n > 0).count());
    let (primary, secondary) = protected.hidden();
    assert!(primary > 0 && secondary > 0, "the sample must need protection");
    let log = std::fs::read_to_string(folder.at("out/log.csv")).unwrap();
    assert_eq!(log.lines().count(), 1 + protected.log().entries.len());
    let certificate = std::fs::read_to_string(folder.at("out/certificate.json")).unwrap();
    assert_eq!(certificate.lines().count(), 1 + primary);
    // A folder that is there is left alone.
    assert!(save(&spec, &outcome, &folder.at("out")).unwrap_err().to_string().contains("there already"));
}

#[test]
fn cell_keys_follow_persons() {
    let spec = SPEC.replace("rule = \"suppress\"", "rule = \"cellkey\"").replace("[measures]", "[measures]\nperson = \"naam\"");
    let spec = Spec::read("spec.toml", &spec).unwrap();
    let (folder, rows) = (Folder::new(), rows(500));
    write_csv(&folder.at("a.csv"), &rows, ";", "", "\n");
    let (cube, _) = count(&spec, &[folder.at("a.csv")]).unwrap();
    // Everyone is called x here, so the key of a cell is its number of rows times the key of x.
    let one = Key::new(b"test").person(b"x");
    assert_eq!(cube.key().unwrap()[spec.shape.find(&["2023", "NL", "totaal"]).unwrap()] % one.max(1), {
        let rows = rows.iter().filter(|r| r.year == 2023).count() as u64;
        one.wrapping_mul(rows) % one.max(1)
    });
    let outcome = protect(&spec, cube, 500).unwrap();
    assert!(outcome.protected.values().all(|v| v.number().is_some_and(|n| !(1..5).contains(&n))));
    // What noise made zero is not listed, as what is zero is not.
    save(&spec, &outcome, &folder.at("out")).unwrap();
    let reader = SerializedFileReader::new(std::fs::File::open(folder.at("out/cube.parquet")).unwrap()).unwrap();
    assert!(reader.get_row_iter(None).unwrap().all(|row| row.unwrap().get_long(3).unwrap() > 0));
}

#[test]
fn refusals_name_the_place() {
    let (folder, spec) = (Folder::new(), Spec::read("spec.toml", SPEC).unwrap());
    let refused = |text: &str| {
        std::fs::write(folder.at("x.csv"), text).unwrap();
        count(&spec, &[folder.at("x.csv")]).unwrap_err().to_string().replace(&folder.0.display().to_string(), "")
    };
    let head = "jaar;regio;geslacht;aantal;gewicht\n";
    let with = |row: &str| refused(&format!("{head}2023;R1;man;1;1\n{row}\n"));
    assert!(
        with("2022;R1;man;1;1").contains("row 2, column jaar: found \"2022\", expected one of the codes"),
        "{}",
        with("2022;R1;man;1;1")
    );
    assert!(with("2023;R1;man;<5;1").contains("row 2, column aantal: found \"<5\", expected a whole number"));
    assert!(with("2023;R1;man;1;-1").contains("column gewicht: found \"-1\""));
    assert!(with("2023;R1;man;1").contains("5 columns"));
    assert!(with("2023;R1;man;1;1;9").contains("5 columns"));
    assert!(refused("jaar;regio\n2023;R1\n").contains("there is no column \"geslacht\"; it has jaar, regio"));
    assert!(refused(head).contains("there are no rows"));
    let mut bad = rows(6000);
    bad[5500].sex = "anders";
    write_parquet(&folder.at("x.parquet"), &bad, true, Compression::SNAPPY);
    let said = count(&spec, &[folder.at("x.parquet")]).unwrap_err().to_string();
    assert!(said.contains("column geslacht: found \"anders\", expected one of the codes \"man\", \"vrouw\""), "{said}");
    std::fs::write(folder.at("y.parquet"), b"PAR1 and then nothing").unwrap();
    assert!(count(&spec, &[folder.at("y.parquet")]).is_err());
}
