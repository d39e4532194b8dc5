//! Each kind and generation by a specimen of a few lines, so that a layout we have not seen as a
//! file is still read: what a column is follows from header and cells.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

mod mutations;
mod wrapped;

use sources::{Amount, File, Flaw, Kind, Limits, Options, Placement, Reading, Refused, Severity, read};

fn try_read(text: impl AsRef<[u8]>) -> Result<Reading, Refused> {
    read(&[File::new("x", text.as_ref())], &Options::default())
}

#[track_caller]
fn reading(text: impl AsRef<[u8]>) -> Reading {
    try_read(text).unwrap_or_else(|e| panic!("{e}"))
}

/// Every observation in one line: measure, period, codes by dimension, amount.
fn told(reading: &Reading) -> Vec<String> {
    let table = &reading.table;
    let one = |c: usize| {
        let codes: Vec<String> = table.dims.iter().enumerate().map(|(d, dim)| format!("{}={}", dim.name, table.code(d, c).code)).collect();
        let amount = match table.cells.amount[c] {
            Amount::Exact(v) => v.to_string(),
            Amount::Range { low, high } => format!("{low}..{high}"),
            Amount::Missing(why) => format!("{why:?}"),
        };
        format!("{} {} {} {amount}", table.measures[table.cells.measure[c] as usize].name, table.period(c), codes.join(" "))
    };
    (0..table.cells.len()).map(one).collect()
}

fn flaws(reading: &Reading, severity: Severity) -> Vec<Flaw> {
    reading.findings.iter().filter(|f| f.severity == severity).map(|f| f.flaw).collect()
}

#[track_caller]
fn refused(text: impl AsRef<[u8]>, flaw: Flaw, row: Option<u64>, column: Option<&str>) {
    let refused = try_read(&text).expect_err("must be refused");
    let hit = refused.findings.iter().find(|f| f.severity == Severity::Refuse).unwrap();
    assert_eq!((hit.flaw, hit.place.row, hit.place.column.as_deref()), (flaw, row, column), "{refused}");
    assert_eq!(hit.place.file, "x");
}

#[test]
fn the_new_long_generation() {
    let long = "STUDIEJAAR;PROVINCIENAAM;GEMEENTENUMMER;GEMEENTENAAM;INSTELLINGSCODE_ACTUEEL;INSTELLINGSNAAM_ACTUEEL;ONDERDEEL;GESLACHT;AANTAL_INGESCHREVENEN\r\n\
        2024;Drenthe;0106;Assen;25BE;Hanze;techniek;man;31\r\n2024;Drenthe;0106;Assen;25BE;Hanze;techniek;vrouw;<5\r\n";
    let reading = reading(long);
    assert_eq!((reading.kind, reading.layout.years, reading.layout.sex), (Kind::Duo, Placement::Rows, Placement::Rows));
    let common = "province=Drenthe municipality=0106 institution=25BE sector=techniek";
    // No zero is printed, so a hidden count may be none.
    assert_eq!(told(&reading), [format!("enrolled 2024 {common} sex=man 31"), format!("enrolled 2024 {common} sex=vrouw 0..4")]);
    let municipality = reading.table.dim("municipality").unwrap();
    assert_eq!(reading.table.dims[municipality].codes[0].label, "Assen");
}

#[test]
fn wide_diplomas_and_years() {
    let diplomas = "INSTELLINGSCODE;INSTELLINGSNAAM;NIVEAU;DIPMAN2021;DIPVROUW2021;DIPMAN2022;DIPVROUW2022\n00GT;Albeda;2;0;<5;7;8\n";
    assert_eq!(
        told(&reading(diplomas)),
        [
            "diplomas 2021 institution=00GT level=2 sex=MAN 0",
            "diplomas 2021 institution=00GT level=2 sex=VROUW 1..4",
            "diplomas 2022 institution=00GT level=2 sex=MAN 7",
            "diplomas 2022 institution=00GT level=2 sex=VROUW 8"
        ]
    );
    let years = "SECTORKAMER NAAM;LEERWEG;JAAR_2021;JAAR_2022\nTechniek;BBL;12;13\n";
    assert_eq!(
        told(&reading(years)),
        ["count 2021 sector_chamber=Techniek learning_path=BBL 12", "count 2022 sector_chamber=Techniek learning_path=BBL 13"]
    );
    let paths = "JAAR;INSTELLINGSCODE;BBL;BOLDT;BOLVT;EX\n2024;00GT;5;0;7;<5\n";
    assert_eq!(
        told(&reading(paths)),
        [
            "count 2024 institution=00GT learning_path=BBL 5",
            "count 2024 institution=00GT learning_path=BOLDT 0",
            "count 2024 institution=00GT learning_path=BOLVT 7",
            "count 2024 institution=00GT learning_path=EX 1..4"
        ]
    );
}

#[test]
fn duo_api() {
    let json = r#"[{"PEILJAAR":2024,"INSTELLINGSCODE":"00AA","AANTAL_LEERLINGEN":4,"INDICATIEAVG":"J"},
        {"PEILJAAR":2024,"INSTELLINGSCODE":"00AB","AANTAL_LEERLINGEN":0,"INDICATIEAVG":"N"},
        {"PEILJAAR":2024,"INSTELLINGSCODE":"00AC","AANTAL_LEERLINGEN":"<5","INDICATIEAVG":null}]"#;
    let reading = reading(json);
    assert_eq!(reading.kind, Kind::DuoJson);
    assert_eq!(
        told(&reading),
        ["pupils 2024 institution=00AA 1..4", "pupils 2024 institution=00AB 0", "pupils 2024 institution=00AC 1..4"]
    );
}

#[test]
fn totals_rows_are_compared_and_left_out() {
    let good = "INSTELLINGSCODE;GESLACHT;2024\n00AA;man;5\n00AB;vrouw;7\nTotaal;;12\n";
    let reading = reading(good);
    assert_eq!((reading.layout.rows, told(&reading).len()), (2, 2));
    assert_eq!(reading.declared.unwrap().sums, [("2024".to_string(), 12.0)]);
    let bad = self::reading(good.replace("7", "6"));
    assert_eq!(flaws(&bad, Severity::Confirm), [Flaw::TotalDiffers]);
    assert_eq!(bad.findings.iter().find(|f| f.flaw == Flaw::TotalDiffers).unwrap().place.row, Some(4));
}

#[test]
fn parts_that_do_not_add_up_wait_for_a_person() {
    let table = |total: &str| format!("INSTELLINGSCODE;MAN2024;VROUW2024;TOTAAL2024\n00AA;5;0;5\n00AB;<5;7;{total}\n");
    assert!(flaws(&reading(table("9")), Severity::Confirm).is_empty());
    for total in ["12", "6"] {
        assert_eq!(flaws(&reading(table(total)), Severity::Confirm), [Flaw::TotalDiffers], "{total}");
    }
}

#[test]
fn what_comes_twice_waits_for_a_person() {
    let table = |last: &str| format!("INSTELLINGSCODE;2024\n00AA;5\n00AB;6\n00AA;{last}\n");
    assert_eq!(flaws(&reading(table("5")), Severity::Confirm), [Flaw::DuplicateRecord]);
    let conflict = reading(table("7"));
    assert_eq!(flaws(&conflict, Severity::Confirm), [Flaw::ConflictingCell]);
    assert_eq!(conflict.findings[0].place.row, Some(4));
}

#[test]
fn stray_lines_phantom_columns_and_padding() {
    let text = "BRIN NUMMER;GEMEENTENUMMER;2024;\r\n    ;0106;1;\r\n\"\"\r\n00GT ; 0014;2;\r\n";
    let reading = reading(text);
    assert_eq!(told(&reading), ["count 2024 institution= municipality=0106 1", "count 2024 institution=00GT municipality=0014 2"]);
    assert_eq!(flaws(&reading, Severity::Note), [Flaw::PhantomColumn, Flaw::StrayLines]);
}

#[test]
fn statline_with_levels_notes_and_latin_1() {
    let text = "Beroepsbevolking; regio\n\"\";\"\";\"Personen\";\"Personen\"\n\"Regio's\";\"Perioden\";\"aantal\";\"%\"\n\
        \"Frysl\u{e2}n (PV)\";\"2023\";\"12.500\";\"10,5\"\n\"Utrecht (PV)\";\"2023*\";\".\";\"7,5\"\n\"Bron: CBS\"\n\"\u{a9} Centraal Bureau voor de Statistiek\"\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let reading = reading(latin);
    assert_eq!((reading.kind, reading.layout.encoding, reading.layout.decimal), (Kind::StatlineCsv, Some("windows-1252"), Some(',')));
    assert_eq!(told(&reading)[..2], ["personen_aantal 2023 region=Fryslân (PV) 12500", "personen 2023 region=Fryslân (PV) 10.5"]);
    assert!(flaws(&reading, Severity::Note).contains(&Flaw::FootNote));
}

#[test]
fn uwv() {
    let text = "POSTCODEGEBIED;PROVINCIE;GEMEENTE;REC_TYPE;AANTAL;GEM_LEEFTIJD;AANTAL_MAN;AANTAL_VROUW\n1011;Noord-Holland;Amsterdam;V;12;41,5;7;5\n";
    let reading = reading(text);
    assert_eq!(reading.kind, Kind::UwvCsv);
    let codes = "postcode_area=1011 province=Noord-Holland municipality=Amsterdam record_type=V";
    assert_eq!(
        told(&reading),
        [
            format!("count ? {codes} sex=TOTAAL 12"),
            format!("gem_leeftijd ? {codes} sex=TOTAAL 41.5"),
            format!("count ? {codes} sex=MAN 7"),
            format!("count ? {codes} sex=VROUW 5")
        ]
    );
    assert_eq!(flaws(&reading, Severity::Confirm), [Flaw::NoPeriod]);
    let options = Options { period: Some(domain::period::Period::Year(2023)), ..Options::default() };
    let said = read(&[File::new("x", text)], &options).unwrap();
    assert!(!said.needs_confirmation() && said.table.periods[0].to_string() == "2023");
}

#[test]
fn our_own_tidy_table() {
    let text = "indicator,indicatorNaam,geslacht,geslachtNaam,regio,regioNaam,periode,periodeNaam,editie,waarde,ondergrens,bovengrens,eenheid,eenheidNaam,status\r\n\
        a,Aantal,m,man,NL,Nederland,2023,2023,m24,12.5,,,persons,personen,definitief\r\n\
        a,Aantal,f,vrouw,NL,Nederland,2023,2023,m24,,1,4,persons,personen,definitief\r\n\
        a,Aantal,totaal,totaal,NL,Nederland,2023,2023,m24,,,,persons,personen,onderdrukt\r\n";
    let reading = reading(text);
    assert_eq!(reading.kind, Kind::Tidy);
    assert_eq!(
        told(&reading),
        [
            "a 2023 sex=m region=NL editie=m24 12.5",
            "a 2023 sex=f region=NL editie=m24 1..4",
            "a 2023 sex=totaal region=NL editie=m24 Secret"
        ]
    );
    assert_eq!(reading.table.measures[0].unit.as_deref(), Some("persons"));
}

#[test]
fn pages_of_odata() {
    let page = |id: &str, next: &str| {
        format!(
            r#"{{"@odata.context":"https://x/$metadata#Observations","value":[{{"Id":{id},"Measure":"M1","Geslacht":"3000","Perioden":"2023JJ00","Value":{id}.5,"StringValue":null,"ValueAttribute":"None"}}]{next}}}"#
        )
    };
    let next = r#","@odata.nextLink":"https://x/Observations?$skip=1""#;
    let both = [File::new("a", page("1", next)), File::new("b", page("2", "").replace("3000", "4000"))];
    let whole = read(&both, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(told(&whole), ["M1 2023 sex=3000 1.5", "M1 2023 sex=4000 2.5"]);
    let half = read(&both[..1], &Options::default()).unwrap_err();
    assert!(half.findings.iter().any(|f| f.flaw == Flaw::RowsDiffer && f.found.contains("next")), "{half}");
}

#[test]
fn refusals_name_row_and_column() {
    refused("INSTELLINGSCODE;2024\n00AA;5\n00AB;vijf\n00AC;6\n00AD;7\n00AE;8\n00AF;1\n", Flaw::NotANumber, Some(3), Some("2024"));
    refused("INSTELLINGSCODE;2024\n00AA;5\n00AB;6;7\n", Flaw::RaggedRow, Some(3), None);
    refused("INSTELLINGSCODE;GESLACHT;2024\n00AA;man;5\n00AB\n", Flaw::RaggedRow, Some(3), None);
    refused("INSTELLINGSCODE;2024\n", Flaw::Empty, None, None);
    refused("", Flaw::Empty, None, None);
    refused("INSTELLINGSCODE;2024;2024\n00AA;5;6\n", Flaw::DoubleHeader, Some(1), Some("2024"));
    refused("INSTELLINGSCODE;NAAM\n00AA;x\n", Flaw::NoMeasure, Some(1), None);
    refused("<!DOCTYPE html><html></html>", Flaw::Unsupported, None, None);
    refused("{\"a\": [1,", Flaw::Damaged, Some(1), None);
    refused("\"INSTELLINGSCODE\";GEMEENTENAAM;2024\n00AA;S\u{fa}dwest;5\n00AB;\u{fa}\u{fa};\"6\n", Flaw::UnclosedQuote, Some(3), None);
    refused(b"GEMEENTENAAM;2024\nS\xC3\xBAd;5\nS\xC3\xBAe;5\nS\xFAf;5\n", Flaw::Undecodable, Some(4), Some("GEMEENTENAAM"));
}

#[test]
fn limits_of_uploads() {
    let rows = |n: usize| (0..n).fold(String::from("INSTELLINGSCODE;2024\n"), |text, i| format!("{text}{i:05};{i}\n"));
    let options = Options { limits: Limits { rows: 50, columns: 3, csv_bytes: 2000, ..Limits::UPLOAD }, ..Options::default() };
    let refuse = |text: String| read(&[File::new("x", text)], &options).unwrap_err().findings[0].flaw;
    assert!(read(&[File::new("x", rows(50))], &options).is_ok());
    assert_eq!(refuse(rows(51)), Flaw::TooManyRows);
    assert_eq!(refuse("a;b;c;d\n1;2;3;4\n".into()), Flaw::TooManyColumns);
    assert_eq!(refuse(rows(300)), Flaw::TooLarge);
}

#[test]
fn a_last_line_without_end_waits_for_a_person() {
    let text = "INSTELLINGSCODE;2024\n00AA;5\n00AB;12";
    assert_eq!(flaws(&reading(text), Severity::Confirm), [Flaw::NoLineEnd]);
    assert!(flaws(&reading(format!("{text}\n")), Severity::Confirm).is_empty());
}
