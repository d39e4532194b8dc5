use super::{file, folder, has, oracle, reading, sum};
use serde_json::Value;
use sources::{Amount, Flaw, Kind, Options, Placement, Severity, Table, read};
use std::collections::{BTreeMap, BTreeSet};

fn of_file(path: &str) -> Value {
    let all = oracle("oracles/duo_public.json");
    all.as_array().unwrap().iter().find(|o| o["file"] == path).unwrap().clone()
}

fn is_year(table: &Table, cell: usize, year: &str) -> bool {
    table.period(cell).to_string() == year
}

/// Municipality to landsdeel of the pact, from the crosswalk beside the data.
fn landsdelen() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(folder().unwrap().join("geo/DERIVED_gemeente_2023_pv_ld_corop_tplandsdeel.csv")).unwrap();
    let parts = |line: &str| (line[2..].split(',').next().unwrap().to_string(), line.rsplit(',').next().unwrap().to_string());
    text.lines().filter(|l| l.starts_with("GM")).map(parts).collect()
}

#[test]
fn higher_education_of_2019() {
    for path in ["duo/hbo_inscriptions_2019.csv", "duo/wo_inscriptions_2019.csv", "duo/hbo_gediplomeerden_2019.csv"] {
        let Some(reading) = reading(path) else { return };
        let expected = of_file(path);
        let table = &reading.table;
        assert_eq!(reading.kind, Kind::Duo);
        assert_eq!(reading.layout.rows, expected["records"].as_u64().unwrap(), "{path}");
        assert_eq!((reading.layout.sex, reading.layout.years), (Placement::Rows, Placement::Columns));
        assert_eq!(table.dims[table.dim("institution").unwrap()].codes.len() as u64, expected["instellingen"].as_u64().unwrap());
        let stray = reading.findings.iter().find(|f| f.flaw == Flaw::StrayLines).map_or(0, |f| f.times);
        assert_eq!(stray, expected["stray_quote_lines"].as_u64().unwrap(), "{path}");
        for (year, figures) in expected.as_object().unwrap().iter().filter(|(k, v)| v.is_object() && k.len() == 4) {
            let of = |sex: bool, sector: bool| {
                let wanted = |c: usize| {
                    is_year(table, c, year) && (!sex || has(table, c, "sex", "vrouw")) && (!sector || has(table, c, "sector", "techniek"))
                };
                sum(table, wanted).0
            };
            let check = |key: &str, found: f64| assert_eq!(found, figures[key].as_f64().unwrap(), "{path} {year} {key}");
            check("totaal", of(false, false));
            check("vrouw", of(true, false));
            check("techniek", of(false, true));
            check("techniek_vrouw", of(true, true));
        }
        by_landsdeel(table, &expected, path);
        assert!(!reading.needs_confirmation(), "{:?}", reading.findings);
    }
}

fn by_landsdeel(table: &Table, expected: &Value, path: &str) {
    let regions = landsdelen();
    let (key, figures) = expected.as_object().unwrap().iter().find(|(k, _)| k.ends_with("by_techniekpact_landsdeel")).unwrap();
    let year = &key["techniek_".len()..][..4];
    let municipality = table.dim("municipality").unwrap();
    for (region, count) in figures.as_object().unwrap() {
        let wanted = |c: usize| {
            is_year(table, c, year) && has(table, c, "sector", "techniek") && regions[&table.code(municipality, c).code] == *region
        };
        assert_eq!(sum(table, wanted).0, count.as_f64().unwrap(), "{path} {region}");
    }
    let unknown: Vec<&str> = table.dims[municipality].codes.iter().map(|c| c.code.as_str()).filter(|c| !regions.contains_key(*c)).collect();
    assert_eq!(unknown, Vec::<&str>::new(), "codes keep their leading zeros");
}

#[test]
fn mbo_of_2019() {
    let path = "duo/mbo_inscriptions_2019.csv";
    let Some(reading) = reading(path) else { return };
    let (expected, table) = (of_file(path), &reading.table);
    assert_eq!(reading.layout.rows, expected["records"].as_u64().unwrap());
    assert_eq!((reading.layout.sex, reading.layout.years), (Placement::Columns, Placement::Columns));
    assert!(!reading.findings.iter().any(|f| f.flaw == Flaw::TotalDiffers), "men and women are the total on every row");
    for year in ["2015", "2016", "2017", "2018", "2019"] {
        let of = |sex: &str, sector: bool| {
            sum(table, |c| is_year(table, c, year) && has(table, c, "sex", sex) && (!sector || has(table, c, "sector", "techniek"))).0
        };
        let check = |key: &str, found: f64| assert_eq!(found, expected[year][key].as_f64().unwrap(), "{year} {key}");
        check("man", of("MAN", false));
        check("vrouw", of("VROUW", false));
        check("totaal", of("TOTAAL", false));
        check("techniek", of("TOTAAL", true));
        check("techniek_vrouw", of("VROUW", true));
    }
    for (dim, key) in [("learning_path", "techniek_2019_by_leerweg"), ("level", "techniek_2019_by_niveau")] {
        for (code, count) in expected[key].as_object().unwrap() {
            let wanted = |c: usize| {
                is_year(table, c, "2019")
                    && has(table, c, "sex", "TOTAAL")
                    && has(table, c, "sector", "techniek")
                    && has(table, c, dim, code)
            };
            assert_eq!(sum(table, wanted).0, count.as_f64().unwrap(), "{dim} {code}");
        }
    }
}

#[test]
fn exam_candidates_are_ranges_where_they_are_hidden() {
    let path = "duo/examenkandidaten_vo_2019-2024.csv";
    let Some(reading) = reading(path) else { return };
    let (expected, table) = (of_file(path), &reading.table);
    assert_eq!(reading.layout.rows, expected["records"].as_u64().unwrap());
    assert_eq!(table.dims[table.dim("location").unwrap()].codes.len() as u64, expected["vestigingen"].as_u64().unwrap());
    let candidates = table.measure("candidates").unwrap();
    let (school, profile, sex) = (table.dim("school_type").unwrap(), table.dim("profile").unwrap(), table.dim("sex").unwrap());
    for year in ["2019-2020", "2020-2021", "2021-2022", "2022-2023", "2023-2024"] {
        let period = format!("{}/{}", &year[..4], &year[7..]);
        let of = |havo: bool, technical: bool, wanted: &str| {
            sum(table, |c| {
                let is_havo = ["HAVO", "VWO"].contains(&table.code(school, c).code.as_str());
                table.cells.measure[c] as usize == candidates
                    && is_year(table, c, &period)
                    && table.code(sex, c).code == wanted
                    && (!havo || is_havo)
                    && (!technical || table.code(profile, c).label.contains("N&T"))
            })
        };
        let check = |key: &str, found: (f64, u64)| {
            let pair = &expected[year][key];
            assert_eq!(found, (pair[0].as_f64().unwrap(), pair[1].as_u64().unwrap()), "{year} {key}");
        };
        check("all_totaal_visible_sum,suppressed_cells", of(false, false, "TOTAAL"));
        check("havo_vwo_totaal", of(true, false, "TOTAAL"));
        check("havo_vwo_with_N&T_totaal", of(true, true, "TOTAAL"));
        check("havo_vwo_with_N&T_vrouw", of(true, true, "VROUW"));
        check("havo_vwo_with_N&T_man", of(true, true, "MAN"));
        recoverable(table, candidates, &period, &expected[year]);
    }
    names(table, &expected);
    assert_eq!(reading.layout.decimal, Some('.'));
    assert!(
        table.cells.amount.iter().all(|a| !matches!(a, Amount::Range { low, high } if (*low, *high) != (1.0, 4.0))),
        "zero is printed, so <5 is 1 to 4"
    );
}

/// Rows with a hidden cell, and those where total minus one sex gives the other.
fn recoverable(table: &Table, candidates: usize, period: &str, expected: &Value) {
    let mut hidden: BTreeMap<u32, u32> = BTreeMap::new();
    for cell in (0..table.cells.len()).filter(|c| table.cells.measure[*c] as usize == candidates && is_year(table, *c, period)) {
        *hidden.entry(table.cells.row[cell]).or_default() += u32::from(table.cells.amount[cell].is_range());
    }
    let any = hidden.values().filter(|n| **n > 0).count() as u64;
    let one = hidden.values().filter(|n| **n == 1).count() as u64;
    assert_eq!(any, expected["rows_any_suppressed"].as_u64().unwrap(), "{period}");
    assert_eq!(one, expected["rows_exactly_recoverable_by_subtraction"].as_u64().unwrap(), "{period}");
}

fn names(table: &Table, expected: &Value) {
    let (school, profile) = (table.dim("school_type").unwrap(), table.dim("profile").unwrap());
    let mut found = BTreeSet::new();
    for cell in 0..table.cells.len() {
        let (school, profile) = (table.code(school, cell), table.code(profile, cell));
        if school.code != "VMBO" {
            found.insert(format!("{}|{}|{}", school.code, profile.code, profile.label));
        }
    }
    let listed: BTreeSet<String> =
        expected["opleidingsnamen_havo_vwo"].as_array().unwrap().iter().map(|s| s.as_str().unwrap().to_string()).collect();
    assert_eq!(found, listed);
}

#[test]
fn declared_rows_and_totals_are_kept_to() {
    let Some(file) = file("duo/hbo_inscriptions_2019.csv") else { return };
    let options = Options { expect_rows: Some(3815), expect_totals: vec![("2019".into(), 113_422.0)], ..Options::default() };
    let whole = read(std::slice::from_ref(&file), &options).unwrap();
    assert_eq!(whole, read(std::slice::from_ref(&file), &options).unwrap(), "the same bytes twice");
    let mut cut = file.clone();
    let at = cut.bytes[..cut.bytes.len() / 2].iter().rposition(|b| *b == b'\n').unwrap() + 1;
    cut.bytes.truncate(at);
    let refused = read(&[cut], &options).unwrap_err();
    let flaws: Vec<Flaw> = refused.findings.iter().filter(|f| f.severity == Severity::Refuse).map(|f| f.flaw).collect();
    assert_eq!(flaws, [Flaw::RowsDiffer, Flaw::SumDiffers], "cut off at a line end");
}

#[test]
fn pupils_of_2025_have_no_year_of_their_own() {
    let path = "duo/leerlingen_vo_per_vestiging_en_bestuur_2025_EXCERPT.csv";
    let Some(reading) = reading(path) else { return };
    assert_eq!(reading.layout.rows, 20);
    assert!(reading.findings.iter().any(|f| f.flaw == Flaw::NoPeriod && f.severity == Severity::Confirm));
    let location = &reading.table.dims[reading.table.dim("location").unwrap()];
    assert!(location.codes.iter().any(|c| c.label == "VMBO \"De Jutter\" Vlieland"));
    assert_eq!(sum(&reading.table, |c| reading.table.measures[reading.table.cells.measure[c] as usize].name == "pupils").1, 0);
    assert_eq!(reading.layout.hidden, 5);
}
