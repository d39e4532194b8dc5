//! One set of figures with every kind of value, in every shape: the same to the last digit, and
//! what may not be known is in none of them.

use crate::asking::{get, json, load};
use app::App;
use domain::Value;
use domain::monitor::{Figure, Finality};
use domain::permission::Actor;
use domain::record::Kind;
use serde_json::{Value as Json, json};
use testkit::{TestApp, figure};

const AT: &str = "/api/v1/indicatoren/women_share/waarnemingen";

fn of(sex: &str, period: &str, value: Value) -> Figure {
    let mut f = figure(period, "2023-06", 0.0);
    f.key.dims.insert("sex".into(), sex.into());
    f.value = value;
    f
}

/// Numbers with many digits, a suppressed cell, an interval, gaps; a source that looks like a formula.
async fn site() -> TestApp {
    let (site, _) = TestApp::sqlite().await;
    let mut odd = of("female", "2020/21", Value::Number { value: 0.1 + 0.2 });
    odd.finality = Finality::Provisional;
    odd.qualifier = "about".into();
    odd.note = "=cmd|' /C calc'!A0".into();
    let all = vec![
        odd,
        of("female", "2021/22", Value::Suppressed),
        of("male", "2021/22", Value::Interval { low: 1.0, high: 4.0 }),
        of("male", "2022/23", Value::Missing),
        of("female", "2022/23", Value::NotApplicable),
        of("male", "2020/21", Value::Number { value: -1_234_567.0 }),
    ];
    load(&site, all).await;
    site
}

/// (period, sex, value as text) of each row of a CSV.
async fn csv(app: &App, path: &str, delimiter: u8) -> Vec<(String, String, String)> {
    let answer = get(app, path).await;
    let text = answer.text();
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|h| h == name).unwrap();
    let (period, sex, value) = (at("periode"), at("geslacht"), at("waarde"));
    reader.records().map(|r| r.unwrap()).map(|r| (r[period].into(), r[sex].into(), r[value].replace(',', "."))).collect()
}

fn rows(document: &Json) -> Vec<(String, String, String)> {
    let text = |v: &Json| if v.is_null() { String::new() } else { v.as_str().map_or_else(|| v.to_string(), String::from) };
    document["resultaten"].as_array().unwrap().iter().map(|r| (text(&r["periode"]), text(&r["geslacht"]), text(&r["waarde"]))).collect()
}

#[tokio::test]
async fn json_csv_and_dutch_csv_say_the_same() {
    let site = site().await;
    let expected = rows(&json(&site, AT).await);
    assert_eq!(expected.len(), 8);
    assert!(expected.contains(&("2020/21".into(), "female".into(), "0.30000000000000004".into())), "{expected:?}");
    assert_eq!(csv(&site, &format!("{AT}?formaat=csv"), b',').await, expected);
    assert_eq!(csv(&site, &format!("{AT}?formaat=csv&stijl=nl"), b';').await, expected);
    let dutch = get(&site, &format!("{AT}?formaat=csv&stijl=nl")).await.text();
    assert!(dutch.starts_with('\u{feff}') && dutch.contains(";0,30000000000000004;"));
    assert!(!dutch.contains(";=cmd") && dutch.contains(";'=cmd"), "a formula");
}

#[tokio::test]
async fn the_cube_and_the_statline_feed_say_the_same() {
    let site = site().await;
    let document = json(&site, AT).await;
    let mut expected: Vec<f64> = document["resultaten"].as_array().unwrap().iter().filter_map(|r| r["waarde"].as_f64()).collect();
    let mut cube: Vec<f64> =
        json(&site, &format!("{AT}?formaat=jsonstat")).await["value"].as_array().unwrap().iter().filter_map(Json::as_f64).collect();
    let feed = json(&site, "/ODataFeed/odata/women_share/TypedDataSet?$format=json").await;
    let mut statline: Vec<f64> = feed["value"].as_array().unwrap().iter().filter_map(|r| r["Waarde"].as_f64()).collect();
    for found in [&mut expected, &mut cube, &mut statline] {
        found.sort_by(f64::total_cmp);
    }
    assert_eq!((&cube, &statline), (&expected, &expected));
}

#[tokio::test]
async fn every_absence_is_named_and_none_is_a_number() {
    let site = site().await;
    let document = json(&site, AT).await;
    let row = |period: &str, sex: &str| {
        let found = document["resultaten"].as_array().unwrap().iter().find(|r| r["periode"] == period && r["geslacht"] == sex);
        found.cloned().unwrap_or_else(|| panic!("{period} {sex}"))
    };
    for (period, sex, status) in [
        ("2021/22", "female", "onderdrukt"),
        ("2022/23", "male", "onbekend"),
        ("2022/23", "female", "nvt"),
        ("2020/21", "female", "voorlopig"),
        ("2021/22", "male", "bandbreedte"),
    ] {
        assert_eq!(row(period, sex)["status"], status);
    }
    let interval = row("2021/22", "male");
    assert_eq!((&interval["waarde"], &interval["ondergrens"], &interval["bovengrens"]), (&Json::Null, &json!(1), &json!(4)));
    let cube = json(&site, &format!("{AT}?formaat=jsonstat")).await;
    let suppressed: Vec<&str> =
        cube["status"].as_object().unwrap().iter().filter(|(_, s)| *s == "onderdrukt").map(|(at, _)| at.as_str()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(cube["value"][suppressed[0].parse::<usize>().unwrap()], Json::Null);
    assert_eq!(cube["role"], json!({ "time": ["periode"], "geo": ["regio"], "metric": ["eenheid"] }));
}

#[tokio::test]
async fn a_selection_is_that_of_the_site() {
    let site = site().await;
    let count = async |query: &str| rows(&json(&site, &format!("{AT}?{query}")).await).len();
    assert_eq!(count("sex=female").await, count("geslacht=female").await);
    assert_eq!((count("sex=female").await, count("sex=female&sex=male").await, count("geslacht=totaal").await), (3, 6, 2));
    assert_eq!((count("periode=2018").await, count("regio=EU").await, count("editie=2019-05").await), (1, 0, 2));
    let known = json(&site, &format!("{AT}?periode=2018&op=2020-01-01")).await;
    assert_eq!(known["resultaten"][0]["waarde"], json!(22));
    assert_eq!(json(&site, &format!("{AT}?periode=2018")).await["resultaten"][0]["waarde"], json!(22.3));
}

#[tokio::test]
async fn a_corrected_value_stands_beside_what_was_published() {
    let site = site().await;
    let key = figure("2018", "2023-06", 0.0).key.to_string();
    let body = json!({ "title": { "nl": "Typefout" }, "indicator": "women_share", "figure": key, "before": 22.3, "after": 23.2,
        "corrected": "2024-01-01", "grounds": { "nl": "Cijfers verwisseld." } });
    site.create(&Actor::System, Kind::Correction, Some("c1"), body, true, "").await.unwrap();
    let row = json(&site, &format!("{AT}?periode=2018")).await["resultaten"][0].clone();
    assert_eq!((&row["waarde"], &row["correctie"], &row["gepubliceerdeWaarde"]), (&json!(23.2), &json!("c1"), &json!(22.3)));
    let before = json(&site, &format!("{AT}?periode=2018&op=2023-12-31")).await["resultaten"][0].clone();
    assert_eq!(before["correctie"], Json::Null);
}

#[tokio::test]
async fn files_carry_a_name_and_point_at_their_description() {
    let site = site().await;
    let file = get(&site, &format!("{AT}?formaat=csv&sex=female")).await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"techniekpact-women_share-geslacht-female-v2023-06-01.csv\"");
    let described = file.header("link").split('>').next().unwrap().trim_start_matches("<https://pact.example").to_string();
    let columns = json(&site, &described).await["tableSchema"]["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["name"].to_string())
        .collect::<Vec<_>>();
    let header = file.text().lines().next().unwrap().split(',').map(|c| format!("\"{c}\"")).collect::<Vec<_>>();
    assert_eq!(columns, header);
    let book = get(&site, &format!("{AT}?formaat=xlsx")).await;
    assert!(book.status == 200 && book.body.starts_with(b"PK"));
}
