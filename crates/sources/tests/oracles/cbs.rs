use super::{file, files, oracle, reading, sum};
use sources::{Flaw, Kind, Missing, Options, Severity, Status, read};

#[test]
fn a_package_of_v4() {
    let Some(files) = files("cbs/v4_82045NED_HEAD_lf") else { return };
    let reading = read(&files, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let expected = &oracle("oracles/cbs_public.json")["82045NED_v4_csv"];
    assert_eq!((reading.kind, reading.identifier.as_deref()), (Kind::CbsV4Package, Some("82045NED")));
    assert_eq!(reading.layout.rows, expected["observations"].as_u64().unwrap());
    assert_eq!(sum(&reading.table, |_| true).0, expected["sum"].as_f64().unwrap());
    assert!(reading.table.cells.amount.iter().all(|a| a.exact().is_some_and(|v| v % 5.0 == 0.0)));
    let sex = &reading.table.dims[reading.table.dim("sex").unwrap()];
    assert_eq!(
        sex.codes.iter().map(|c| (c.code.as_str(), c.label.as_str(), c.is_total)).collect::<Vec<_>>(),
        [("T001038", "Totaal mannen en vrouwen", true), ("3000", "Mannen", false), ("4000", "Vrouwen", false)]
    );
    assert_eq!(reading.table.period_notes[0].status, Status::Final);
    assert_eq!(reading.table.measures[0].unit.as_deref(), Some("aantal"));
}

#[test]
fn observations_alone_are_read_too() {
    let Some(reading) = reading("cbs/v4_mixed_root/Observations.csv") else { return };
    let expected = &oracle("oracles/cbs_public.json")["83841NED_v4_csv (Observations.csv in v4_mixed_root)"];
    assert_eq!(reading.layout.rows, expected["observations"].as_u64().unwrap());
    assert!((sum(&reading.table, |_| true).0 - expected["sum"].as_f64().unwrap()).abs() < 1e-6);
    assert_eq!(reading.table.cells.amount[0].exact(), Some(481.8));
    let periods: Vec<String> = reading.table.periods.iter().map(ToString::to_string).collect();
    assert_eq!((periods.len(), periods[0].as_str()), (expected["periods"].as_array().unwrap().len(), "2011"));
}

#[test]
fn a_package_that_contradicts_itself_is_refused_precisely() {
    let Some(files) = files("cbs/v4_mixed_root") else { return };
    let refused = read(&files, &Options::default()).unwrap_err();
    let column = |flaw: Flaw| -> Vec<&str> {
        let of = refused.findings.iter().filter(|f| f.flaw == flaw && f.severity == Severity::Refuse);
        of.filter_map(|f| f.place.column.as_deref()).collect()
    };
    assert_eq!(column(Flaw::DimensionAbsent), ["RegioS"]);
    let codes = column(Flaw::CodeAbsent);
    for period in ["Perioden 2023JJ00", "Perioden 2024JJ00"] {
        assert!(codes.contains(&period), "{codes:?}");
    }
    assert!(refused.findings.iter().any(|f| f.flaw == Flaw::RowsDiffer && f.expected.contains("11924982")));
    assert!(refused.findings.iter().all(|f| f.place.file == "Observations.csv"));
}

#[test]
fn an_answer_of_v3() {
    let Some(files) = files("cbs/v3_json_DERIVED_83583NED") else { return };
    let reading = read(&files, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let expected = &oracle("oracles/cbs_public.json")["83583NED_v3"];
    let table = &reading.table;
    assert_eq!(reading.layout.rows, expected["rows"].as_u64().unwrap());
    let null = table.cells.amount.iter().filter(|a| **a == sources::Amount::Missing(Missing::Unknown)).count();
    assert_eq!(null as u64, expected["null"].as_u64().unwrap());
    let total = |year: &str| {
        let whole = |c: usize| table.dims.iter().enumerate().all(|(d, _)| ["T001081", "T001098"].contains(&table.code(d, c).code.as_str()));
        sum(table, |c| whole(c) && table.period(c).to_string() == year).0
    };
    assert_eq!(total("2010"), expected["total_2010"].as_f64().unwrap());
    assert_eq!(total("2019"), expected["total_2019"].as_f64().unwrap());
    assert!(
        table.dims.iter().flat_map(|d| &d.codes).all(|c| c.code.trim() == c.code && c.label != c.code),
        "keys without padding, each worded"
    );
}

#[test]
fn untyped_rows_of_v3() {
    let Some(reading) = reading("cbs/statline_csv/80055ned_UntypedDataSet_v3_EXCERPT.csv") else { return };
    assert_eq!((reading.kind, reading.layout.rows), (Kind::CbsV3Csv, 14));
    let table = &reading.table;
    assert!(table.dims[0].codes.iter().all(|c| !c.code.starts_with(' ')));
    let years: Vec<String> = table.periods.iter().map(ToString::to_string).collect();
    assert!(years.contains(&"2011".into()) == table.period_notes.iter().any(|n| n.written == "2011JJ00"));
    assert!(years.contains(&"2011XX00".into()), "the same year after a break is a period of its own: {years:?}");
}

#[test]
fn statline_exports() {
    for year in ["2015", "2016", "2017", "2018"] {
        let Some(reading) = reading(&format!("cbs/statline_csv/{year}_onderwijsniveau.csv")) else { return };
        let all = oracle("oracles/cbs_public.json");
        let expected = &all[format!("{year}_onderwijsniveau")];
        assert_eq!(reading.kind, Kind::StatlineCsv);
        assert_eq!((reading.layout.encoding, reading.layout.decimal), (Some("utf-8 with BOM"), Some(',')));
        if expected.is_object() {
            assert_eq!(reading.layout.rows, expected["rows"].as_u64().unwrap());
            assert_eq!(u64::from(reading.layout.columns), expected["cols"].as_u64().unwrap());
            let printed: Vec<f64> = expected["nederland"].as_array().unwrap()[4..]
                .iter()
                .map(|v| v.as_str().unwrap().replace(',', ".").parse().unwrap())
                .collect();
            let region = reading.table.dim("region").unwrap();
            let cells = (0..reading.table.cells.len()).filter(|c| reading.table.code(region, *c).code == "Nederland");
            assert_eq!(cells.filter_map(|c| reading.table.cells.amount[c].exact()).collect::<Vec<_>>(), printed);
            assert_eq!(reading.table.measures[0].unit.as_deref(), Some("aantal"));
        }
    }
}

#[test]
fn tables_saved_again_by_others() {
    let Some(reading) = reading("cbs/statline_csv/Totaal_onderwijsniveau.csv") else { return };
    assert!(reading.table.period_notes.iter().any(|n| n.written == "2023*" && n.status == Status::Provisional));
    assert_eq!(reading.layout.separator, Some(','));
    let wide = super::reading("cbs/statline_csv/Unemployment_by_year.csv").unwrap();
    let region = wide.table.dim("region").expect("provinces in the headers");
    assert_eq!(wide.table.dims[region].codes.len(), 13);
    let damaged = super::reading("cbs/statline_csv/Total_educationlevel.csv").unwrap();
    assert_eq!((damaged.layout.encoding, damaged.layout.rows), (Some("utf-8"), reading.layout.rows));
    assert!(damaged.findings.iter().any(|f| f.flaw == Flaw::LostCharacters && f.place.row == Some(1)), "half a letter in the header");
}

#[test]
fn descriptions_alone_are_refused() {
    let Some(file) = file("cbs/v4_mixed_root/RegioSCodes.csv") else { return };
    assert!(read(&[file], &Options::default()).is_err());
    let refused = read(&[super::file("cbs/v4_json_metadata/D-85678NED.json").unwrap()], &Options::default()).unwrap_err();
    assert!(refused.findings.iter().all(|f| !f.place.file.is_empty()));
}
