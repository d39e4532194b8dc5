use super::{file, folder, reading};
use sources::{Flaw, Kind, Missing, Options, read};

#[test]
fn eurostat() {
    let Some(reading) = reading("intl/eurostat_educ_uoe_grad02_bulk_tsv_EXCERPT.tsv") else { return };
    let table = &reading.table;
    assert_eq!((reading.kind, reading.layout.rows, reading.layout.observations), (Kind::EurostatTsv, 24, 72));
    assert_eq!(table.dims.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["unit", "isced11", "iscedf13", "sex", "geo"]);
    assert_eq!(table.periods.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2015", "2014", "2013"]);
    let estimated = table.cells.flags.iter().filter(|f| f.has(sources::Flags::ESTIMATED)).count();
    let defined = table.cells.flags.iter().filter(|f| f.has(sources::Flags::DEFINITION_DIFFERS)).count();
    assert_eq!((estimated, defined), (4, 4));
    let missing = table.cells.amount.iter().filter(|a| **a == sources::Amount::Missing(Missing::Unknown)).count();
    assert_eq!(missing, 46);
}

#[test]
fn sdmx() {
    for (example, rows) in [("01", 2), ("03", 2), ("04", 2), ("05", 2), ("06", 2), ("07", 2), ("08", 2), ("09A", 3)] {
        let Some(reading) = reading(&format!("formats/sdmx/csv_v3/example-{example}.csv")) else { return };
        assert_eq!((reading.kind, reading.layout.rows), (Kind::SdmxCsv, rows), "{example}");
        assert_eq!(reading.table.cells.amount[0].exact(), Some(12.4), "{example}");
        assert!(reading.table.dims.iter().any(|d| d.name == "dim_1" && d.codes[0].code == "A"), "{example}: {:?}", reading.table.dims);
        assert_eq!(reading.table.periods.len(), rows as usize, "{example}");
    }
    for example in ["17", "18", "19A", "19B"] {
        let file = file(&format!("formats/sdmx/csv_v3/example-{example}.csv")).unwrap();
        assert!(read(&[file], &Options::default()).is_err(), "{example} holds no figures");
    }
}

#[test]
fn json_stat() {
    let Some(folder) = folder() else { return };
    for (path, cells) in [
        ("pyjstat-2.4.0/galicia.json", 3_960),
        ("pyjstat-2.4.0/galicia-2.0.json", 3_960),
        ("jsonstat.py-0.1.14/canada.json", 120),
        ("jsonstat.py-0.1.14/oecd.json", 432),
        ("pyjstat-2.4.0/oecd-canada.json", 432),
        ("pyjstat-2.4.0/CPI15.json", 0),
        ("pyjstat-2.4.0/QS104EW.json", 0),
        ("pyjstat-2.4.0/ons.json", 0),
        ("jsonstat.py-0.1.14/us-gsp.json", 0),
        ("jsonstat.py-0.1.14/us-unr.json", 0),
        ("jsonstat.py-0.1.14/oecd-canada-col.json", 432),
    ] {
        let bytes = std::fs::read(folder.join("formats/jsonstat").join(path)).unwrap();
        let reading = read(&[sources::File::new("x", bytes)], &Options::default()).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(reading.kind, Kind::JsonStat, "{path}");
        assert!(reading.layout.observations > 0, "{path}");
        if cells > 0 {
            assert_eq!(reading.layout.observations, cells, "{path}");
        }
        let several = reading.findings.iter().any(|f| f.flaw == Flaw::Unsupported);
        assert_eq!(several, path.contains("oecd-canada"), "{path}: which of several was read is said");
    }
    for path in [
        "pyjstat-2.4.0/sample_data.json",
        "pyjstat-2.4.0/collection.json",
        "pyjstat-2.4.0/dimension.json",
        "jsonstat.py-0.1.14/collection.json",
    ] {
        let bytes = std::fs::read(folder.join("formats/jsonstat").join(path)).unwrap();
        assert!(read(&[sources::File::new("x", bytes)], &Options::default()).is_err(), "{path} holds no values");
    }
}

#[test]
fn what_holds_no_figures_is_refused_with_a_place() {
    let Some(folder) = folder() else { return };
    for path in [
        "duo/tekkieworden_ho_tech_labels.yml",
        "cbs/v3_parquet/83583NED/cbs.v3.83583NED_TypedDataSet.parquet",
        "formats/sdmx/xml/ESTAT_footer.xml",
        "formats/sdmx/json/ECB_EXR_flat.json",
    ] {
        let bytes = std::fs::read(folder.join(path)).unwrap();
        match read(&[sources::File::new("x", bytes)], &Options::default()) {
            Ok(reading) => panic!("{path} was read as {:?}: {:?}", reading.kind, reading.table.measures),
            Err(refused) => {
                assert!(!refused.findings.is_empty() && refused.findings.iter().all(|f| f.place.file.starts_with('x')), "{path}")
            }
        }
    }
}
