//! From a source file to published figures, on the real program: DUO's own files against figures
//! computed elsewhere, and imports that are killed half-way.
#![allow(clippy::unwrap_used)]

mod kit;

use kit::{json, program, random, run, say};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use testkit::TempFolder;

/// DUO's files are not part of the repository: beside it, or beside a folder that holds it.
fn duo(name: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|a| a.join("shared/data/duo").join(name)).find(|f| f.exists());
    if found.is_none() {
        eprintln!("SKIPPED: DUO's file {name} is not here");
    }
    found
}

fn done(data: &Path, args: &[&str]) -> String {
    let output = run(data, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The rows of a query: the codes in `columns` → value.
fn query(data: &Path, args: &[&str], columns: &[&str]) -> BTreeMap<Vec<String>, String> {
    let text = done(data, &[&["monitor", "query"], args, &["--format", "json"]].concat());
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    let code = |row: &serde_json::Value, column: &str| row[column].as_str().unwrap_or_else(|| panic!("no {column} in {row}")).to_string();
    let rows = answer["resultaten"].as_array().unwrap();
    let found: BTreeMap<_, _> = rows.iter().map(|r| (columns.iter().map(|c| code(r, c)).collect(), r["waarde"].to_string())).collect();
    assert_eq!(found.len(), rows.len(), "each cell once");
    found
}

#[test]
fn first_years_of_hbo_are_those_that_were_computed_elsewhere() {
    let Some(file) = duo("hbo_inscriptions_2019.csv") else { return };
    let folder = TempFolder::new();
    let data = folder.path();
    let file = file.display().to_string();
    let first = json(&run(data, &["monitor", "import", &file, "--edition", "2019-duo", "--json", "--expect-rows", "3815"]));
    assert_eq!((first["kept"].as_bool(), first["same"].as_bool()), (Some(true), Some(false)), "{first}");
    let again = json(&run(data, &["monitor", "import", &file, "--edition", "2019-duo", "--json"]));
    assert_eq!((again["kept"].as_bool(), again["same"].as_bool()), (Some(false), Some(true)), "the same file adds nothing");
    // Nothing is public before it is published.
    let before = run(data, &["monitor", "query", "ho_first_years", "--period", "2019"]);
    assert!(!String::from_utf8_lossy(&before.stdout).contains("113422"));
    done(data, &["monitor", "publish", "2019-duo"]);
    let found = query(data, &["ho_first_years", "--by", "sector,sex", "--period", "2019"], &["sector", "geslacht", "regio"]);
    let value = |sector: &str, sex: &str| found[&[sector, sex, "NL"].map(String::from).to_vec()].as_str();
    assert_eq!(value("totaal", "totaal"), "113422");
    assert_eq!((value("techniek", "totaal"), value("techniek", "vrouw")), ("23561", "5465"));
    let found = query(data, &["ho_first_years", "--by", "landsdeel", "--where", "sector=techniek", "--period", "2019"], &["regio"]);
    let regions: BTreeMap<&str, &str> = found.iter().map(|(k, v)| (k[0].as_str(), v.as_str())).collect();
    let expected = [("noord", "2289"), ("noordwest", "5458"), ("oost", "4791"), ("zuidoost", "4512"), ("zuidwest", "6511")];
    assert_eq!(regions, expected.into());
}

#[test]
fn mbo_students_and_diplomas_are_those_that_were_computed_elsewhere() {
    let (Some(mbo), Some(diplomas)) = (duo("mbo_inscriptions_2019.csv"), duo("hbo_gediplomeerden_2019.csv")) else { return };
    let folder = TempFolder::new();
    let data = folder.path();
    for file in [mbo, diplomas] {
        done(data, &["monitor", "import", &file.display().to_string(), "--edition", "2019-duo"]);
    }
    done(data, &["monitor", "publish", "2019-duo", "--confirm", "Gezien"]);
    let found = query(data, &["mbo_students", "--by", "sector,sex", "--period", "2019"], &["sector", "geslacht"]);
    let value = |sector: &str, sex: &str| found[&[sector, sex].map(String::from).to_vec()].as_str();
    assert_eq!([value("totaal", "totaal"), value("techniek", "totaal"), value("techniek", "vrouw")], ["501903", "134041", "26196"]);
    let found = query(data, &["mbo_students", "--by", "level", "--where", "sector=techniek", "--period", "2019"], &["onderwijsniveau"]);
    let levels: Vec<&str> = ["2", "3", "4"].iter().map(|l| found[&vec![(*l).to_string()]].as_str()).collect();
    assert_eq!(levels, ["28213", "36735", "69093"]);
    let found = query(data, &["ho_diplomas", "--by", "sector,sex", "--period", "2018"], &["sector", "geslacht"]);
    let value = |sector: &str, sex: &str| found[&[sector, sex].map(String::from).to_vec()].as_str();
    assert_eq!([value("totaal", "totaal"), value("techniek", "totaal"), value("techniek", "vrouw")], ["74345", "13819", "3167"]);
}

/// A file of first-years with this many rows.
fn large(rows: u32) -> String {
    let mut text = String::from(
        "PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;SOORT INSTELLING;TYPE HOGER ONDERWIJS;BRIN NUMMER ACTUEEL;INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;CROHO SUBONDERDEEL;OPLEIDINGSCODE ACTUEEL;OPLEIDINGSNAAM ACTUEEL;OPLEIDINGSVORM;GESLACHT;2018;2019\r\n",
    );
    for n in 0..rows {
        let sex = if n % 2 == 0 { "man" } else { "vrouw" };
        let (code, brin) = (30_000 + n / 2, n % 90);
        writeln!(text, "Drenthe;0106;Assen;reguliere inst.;bachelor;{brin:02}AA;Hogeschool {brin};techniek;n.v.t.;{code};B Opleiding {code};voltijd onderwijs;{sex};{};{}\r", 1 + n % 7, 1 + n % 5).unwrap();
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_killed_is_there_as_a_whole_or_not_at_all() {
    let folder = TempFolder::new();
    let file = folder.file("large.csv");
    std::fs::write(&file, large(50_000)).unwrap();
    let data = folder.path().join("data");
    // Once undisturbed, to know how long it takes.
    let begin = Instant::now();
    done(&data, &["monitor", "import", &file.display().to_string(), "--edition", "whole", "--expect-rows", "50000"]);
    let whole = begin.elapsed();
    let cycles = std::env::var("TECHNIEKPACT_CHAOS").ok().and_then(|n| n.parse().ok()).unwrap_or(6u64);
    let (mut kept, mut killed) = (0, 0);
    for cycle in 0..cycles {
        let edition = format!("try-{cycle}");
        let mut command = program();
        command.arg("--data").arg(&data).args(["monitor", "import"]).arg(&file).args(["--edition", &edition]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Mostly near the end, where it writes.
        let most = u64::try_from(whole.as_millis()).unwrap();
        std::thread::sleep(Duration::from_millis(most / 2 + random(most * 6 / 10)));
        killed += u32::from(child.try_wait().unwrap().is_none());
        drop(child.kill());
        child.wait().unwrap();
        let store = kit::store(&data).await;
        let mut conn = store.read().await.unwrap();
        let runs = store::editions::runs(&mut conn, &edition).await.unwrap();
        let release = store::editions::release(&mut conn, &edition).await.unwrap();
        assert_eq!((runs.len() == 1, runs.len() < 2), (release.is_some(), true), "cycle {cycle}");
        let events: Vec<(String,)> =
            conn.all("SELECT change FROM event WHERE kind = 'edition' AND id = $1", store::args![&edition]).await.unwrap();
        assert_eq!(events.len(), runs.len(), "cycle {cycle}: an event for what is there and for nothing else");
        for run in &runs {
            kept += 1;
            let facts = store::editions::unpack(&store::editions::facts(&mut conn, &run.id).await.unwrap()).unwrap();
            let facts: serde_json::Value = serde_json::from_slice(&facts).unwrap();
            assert_eq!(facts["low"].as_array().unwrap().len() as u64, run.cells, "cycle {cycle}");
        }
        store.integrity().await.unwrap();
    }
    say(&format!("import of 50,000 rows, {whole:?} undisturbed: {cycles} cycles, {killed} killed, {kept} whole, 0 in part"));
}

/// Files of CBS, beside the repository as those of DUO are.
fn cbs(name: &str) -> Option<Vec<String>> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|a| a.join("shared/data/cbs").join(name)).find(|f| f.exists());
    let Some(found) = found else {
        eprintln!("SKIPPED: {name} of CBS is not here");
        return None;
    };
    let files = if found.is_dir() { std::fs::read_dir(&found).unwrap().map(|e| e.unwrap().path()).collect() } else { vec![found] };
    Some(files.iter().map(|f| f.display().to_string()).collect())
}

fn oracle(table: &str) -> serde_json::Value {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let file = above.map(|a| a.join("shared/data/oracles/cbs_public.json")).find(|f| f.exists()).unwrap();
    serde_json::from_slice::<serde_json::Value>(&std::fs::read(file).unwrap()).unwrap()[table].clone()
}

#[test]
fn tables_of_cbs_become_the_figures_that_were_read_elsewhere() {
    let years = ["2015", "2016", "2017", "2018"].map(|y| cbs(&format!("statline_csv/{y}_onderwijsniveau.csv")));
    let (Some(jobs), Some(levels)) = (cbs("v3_json_DERIVED_83583NED"), years.into_iter().collect::<Option<Vec<_>>>()) else { return };
    let folder = TempFolder::new();
    let data = folder.path();
    for files in levels.iter().chain([&jobs]) {
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        done(data, &[&["monitor", "import"], files.as_slice(), &["--edition", "cbs"]].concat());
    }
    done(data, &["monitor", "publish", "cbs", "--confirm", "Gezien"]);
    for year in ["2015", "2018"] {
        let by = ["education_level_population", "--by", "attainment", "--where", "region=NL", "--period", year];
        let found = query(data, &by, &["hoogsteOpleiding"]);
        let printed = oracle(&format!("{year}_onderwijsniveau"))["nederland"].as_array().unwrap()[5..].to_vec();
        let expected: Vec<f64> = printed.iter().map(|v| v.as_str().unwrap().replace(',', ".").parse().unwrap()).collect();
        let values: Vec<f64> = ["11", "12", "21", "31", "32"].iter().map(|c| found[&vec![(*c).to_string()]].parse().unwrap()).collect();
        assert_eq!(values, expected, "{year}");
        assert_eq!(found.len(), 5, "shares are not added up to a total");
    }
    let found = query(data, &["employee_jobs", "--by", "company_size,region"], &["bedrijfstak", "grootteVanHetBedrijf", "periode"]);
    let expected = oracle("83583NED_v3");
    for year in ["2010", "2019"] {
        let value: f64 = found[&["totaal", "totaal", year].map(String::from).to_vec()].parse().unwrap();
        assert_eq!(value, expected[format!("total_{year}")].as_f64().unwrap());
    }
}

#[test]
fn a_package_of_cbs_that_contradicts_itself_is_refused_and_leaves_nothing() {
    let Some(files) = cbs("v4_mixed_root") else { return };
    let folder = TempFolder::new();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let output = run(folder.path(), &[&["monitor", "import"], files.as_slice(), &["--edition", "cbs"]].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    for place in ["RegioS", "2023JJ00", "2024JJ00"] {
        assert!(said.contains(place), "{place}: {said}");
    }
    let published = run(folder.path(), &["monitor", "publish", "cbs"]);
    assert!(String::from_utf8_lossy(&published.stderr).contains("nothing was imported"), "nothing is staged");
}
