//! Ten thousand damaged files: never a panic, every refusal names a place, and what is declared is
//! kept to. The same entry points as the fuzz targets in `fuzz/`.

use super::wrapped::{archive, workbook};
use sources::{File, Options, Reading, Severity, read};

/// xorshift64*: the same damage on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

const BITS: &[&[u8]] = &[
    b"\"",
    b";",
    b"\n",
    b"\r\n",
    b"\"\"\r\n",
    b"\xFF",
    b"\xC3",
    b"\0",
    b"<5",
    b",",
    b"#N/A",
    b"1e999",
    b"-",
    b"\xEF\xBB\xBF",
    b"\t",
    b"9999999999999999999",
];

fn damage(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(out.len());
        let to = (at + dice.below(200)).min(out.len());
        match dice.below(7) {
            0 => out.truncate(at),
            1 => {
                out.drain(at..to);
            }
            2 => {
                let piece = out[at..to].to_vec();
                out.splice(at..at, piece);
            }
            3 => {
                let bit = BITS[dice.below(BITS.len())];
                out.splice(at..at, bit.iter().copied());
            }
            4 if !out.is_empty() => out[at] = dice.next() as u8,
            5 => {
                // Cut at a line end: still whole CSV.
                let end = out[..at].iter().rposition(|b| *b == b'\n').map_or(0, |e| e + 1);
                out.truncate(end);
            }
            _ if !out.is_empty() => out[at] ^= 1 << dice.below(8),
            _ => {}
        }
    }
    out
}

fn specimens() -> Vec<Vec<u8>> {
    let mut duo = String::from("PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;BRIN NUMMER ACTUEEL;GESLACHT;2018;2019\r\n");
    let mut exam = String::from(
        "\"VESTIGINGSCODE\";\"OPLEIDINGSNAAM\";\"GESLAAGDEN SCHOOLJAAR 2019-2020 - MAN\";\"GESLAAGDEN SCHOOLJAAR 2019-2020 - VROUW\";\"GESLAAGDEN SCHOOLJAAR 2019-2020 - TOTAAL\"\r\n",
    );
    for i in 0..40 {
        duo += &format!(
            "Friesland;{:04};S\u{fa}dwest \u{e2};{i:02}BE;{};{};{}\r\n",
            i * 7,
            ["man", "vrouw"][i % 2],
            i * 3,
            if i % 5 == 0 { "<5".into() } else { (i * 2).to_string() }
        );
        exam += &format!("\"00AH{i:02}\";\"HAVO \"\"N&T\"\"; x\";\"{}\";\"<5\";\"{}\"\r\n", i + 5, i + 7);
    }
    let observations = "Id;Measure;Geslacht;Perioden;Value;StringValue;ValueAttribute\n0;M1;3000;2022JJ00;12,5;;None\n1;M1;4000;2022JJ00;7;;None\n2;M1;3000;2023JJ00;13;;None\n";
    let eurostat = "unit,isced11,sex,geo\\time\t2015 \t2014 \nNR,ED35,F,NL\t10 e\t: \nNR,ED35,M,NL\t: c\t8 \n";
    let sdmx = "DATAFLOW,FREQ,SEX,GEO,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nE:X(1.0),A,F,NL,2020,1.5,p\nE:X(1.0),A,M,NL,2020,2.5,\n";
    let stat = r#"{"version":"2.0","class":"dataset","id":["sex","year"],"size":[2,2],"role":{"time":["year"]},"dimension":{"sex":{"category":{"index":["m","f"]}},"year":{"category":{"index":{"2020":0,"2021":1}}}},"value":[1,2,null,4],"status":{"1":"p"}}"#;
    let json = r#"[{"PEILJAAR":2024,"INSTELLINGSCODE":"00AA","AANTAL_LEERLINGEN":4,"INDICATIEAVG":"J"},{"PEILJAAR":2024,"INSTELLINGSCODE":"00AB","AANTAL_LEERLINGEN":"<5"}]"#;
    let latin = duo.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let zipped = archive(&[("week.csv", exam.as_bytes())]);
    let mut all: Vec<Vec<u8>> =
        [duo.as_str(), &exam, observations, eurostat, sdmx, stat, json].iter().map(|t| t.as_bytes().to_vec()).collect();
    all.extend([latin, zipped, workbook()]);
    all
}

/// Refusals point somewhere; what was read is consistent with itself.
fn sound(result: &Result<Reading, sources::Refused>) -> Result<(), String> {
    match result {
        Err(refused) => {
            let placed = refused.findings.iter().all(|f| !f.place.file.is_empty());
            let refuses = refused.findings.iter().any(|f| f.severity == Severity::Refuse);
            if placed && refuses { Ok(()) } else { Err(format!("a refusal without place: {refused:?}")) }
        }
        Ok(reading) => {
            let (table, cells) = (&reading.table, &reading.table.cells);
            let equal = cells.codes.iter().all(|c| c.len() == cells.len())
                && cells.period.len() == cells.len()
                && cells.measure.len() == cells.len();
            let coded = cells.codes.iter().zip(&table.dims).all(|(codes, dim)| codes.iter().all(|c| (*c as usize) < dim.codes.len()));
            let placed = cells.period.iter().all(|p| (*p as usize) < table.periods.len())
                && cells.measure.iter().all(|m| (*m as usize) < table.measures.len());
            if equal && coded && placed { Ok(()) } else { Err("columns that do not fit each other".into()) }
        }
    }
}

#[test]
fn ten_thousand_damaged_files() {
    let specimens = specimens();
    let whole: Vec<Reading> =
        specimens.iter().map(|s| read(&[File::new("x", s.clone())], &Options::default()).unwrap_or_else(|e| panic!("{e}"))).collect();
    let mut dice = Dice(20_130_513);
    let (mut read_well, mut refused) = (0, 0);
    for round in 0..10_000 {
        let which = dice.below(specimens.len());
        let file = [File::new("x", damage(&specimens[which], &mut dice))];
        let declared = Options { expect_rows: Some(whole[which].layout.rows), ..Options::default() };
        let result = read(&file, &declared);
        sound(&result).unwrap_or_else(|e| panic!("round {round}: {e}"));
        match &result {
            Ok(reading) => {
                read_well += 1;
                assert_eq!(reading.layout.rows, whole[which].layout.rows, "round {round}: fewer rows than declared were read in silence");
            }
            Err(_) => refused += 1,
        }
        if round % 50 == 0 {
            assert_eq!(result, read(&file, &declared), "round {round}: the same bytes twice");
        }
    }
    assert!(refused > 2_000 && read_well > 500, "the dice fell on one side: {refused} refused, {read_well} read");
}

#[test]
fn no_cut_is_silent_where_rows_and_totals_are_declared() {
    for (which, text) in specimens().into_iter().enumerate().take(2) {
        let whole = read(&[File::new("x", text.clone())], &Options::default()).unwrap();
        let column = ["2019", "GESLAAGDEN SCHOOLJAAR 2019-2020 - TOTAAL"][which];
        let total = (0..whole.table.cells.len())
            .filter(|c| column.ends_with(&whole.table.period(*c).to_string()) || which == 1 && whole.table.code(2, *c).code == "TOTAAL")
            .filter_map(|c| whole.table.cells.amount[c].exact())
            .sum();
        let declared = Options { expect_rows: Some(whole.layout.rows), expect_totals: vec![(column.into(), total)], ..Options::default() };
        assert!(read(&[File::new("x", text.clone())], &declared).is_ok());
        for cut in 0..text.len() {
            if let Ok(reading) = read(&[File::new("x", &text[..cut])], &declared) {
                assert_eq!(reading.table.cells, whole.table.cells, "cut at {cut} of {}", text.len());
            }
        }
    }
}
