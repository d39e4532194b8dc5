//! An edition's way from a file to the public, on both databases.

use crate::{assert_denied, each_site, events, log, refusal};
use app::figures::{Selection, select};
use app::imports::{Handed, NotImported};
use app::releases::manifest_text;
use domain::event::Change;
use domain::permission::Actor;
use domain::record::Kind;
use domain::regions::{Crosswalk, Municipality};
use domain::release::Stage;
use domain::value::Value;
use futures_util::FutureExt;
use jiff::SignedDuration;
use serde_json::json;
use sources::{File, Options};
use std::collections::BTreeMap;
use std::io::Read;
use testkit::{People, TestApp, text};

const HEAD: &str = "PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;SOORT INSTELLING;TYPE HOGER ONDERWIJS;BRIN NUMMER ACTUEEL;INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;CROHO SUBONDERDEEL;OPLEIDINGSCODE ACTUEEL;OPLEIDINGSNAAM ACTUEEL;OPLEIDINGSVORM;GESLACHT;2018;2019";

fn row(municipality: &str, brin: &str, sector: &str, code: &str, sex: &str, years: [u32; 2]) -> String {
    format!(
        "Drenthe;{municipality};Assen;reguliere inst.;bachelor;{brin};Hanzehogeschool;{sector};n.v.t.;{code};B Elektrotechniek;voltijd onderwijs;{sex};{};{}",
        years[0], years[1]
    )
}

/// First-years of hbo in the layout of 2019; the number of women in 2019 can be chosen.
fn hbo(women: u32) -> File {
    let rows = [
        HEAD.to_string(),
        row("0106", "25BE", "techniek", "34267", "man", [31, 40]),
        row("0106", "25BE", "techniek", "34267", "vrouw", [3, women]),
        row("0106", "25BE", "economie", "34403", "man", [12, 14]),
        "\"\"".into(),
        row("0748", "25BE", "economie", "34403", "vrouw", [20, 25]),
    ];
    File::new("whatever.csv", (rows.join("\r\n") + "\r\n").into_bytes())
}

fn handed(edition: &str, file: File) -> Handed {
    Handed { edition: edition.into(), files: vec![file], options: Options::default(), ..Handed::default() }
}

/// The card the recipe is for, and two municipalities that lie in different landsdelen.
async fn prepare(site: &TestApp) {
    let card = json!({ "title": text("Eerstejaars"), "definition": text("Eerstejaars."), "unit": "students", "supplier": "DUO",
        "direction": "none", "chapter": "ho", "lead_dimension": "sector" });
    site.create(&Actor::System, Kind::Indicator, Some("ho_first_years"), card, true, "").await.unwrap();
    let seed = seed::load().unwrap();
    let wanted = |m: &&Municipality| ["GM0106", "GM0748"].contains(&m.code.as_str());
    let crosswalk = Crosswalk { municipalities: seed.crosswalk.municipalities.iter().filter(wanted).cloned().collect() };
    let kept: Result<(), store::StoreError> = site
        .store()
        .write(move |tx| {
            async move {
                store::figures::load_crosswalk(tx, &crosswalk).await?;
                let seq = store::journal::head(tx).await?.0;
                store::figures::pulse(tx, seq + 1).await
            }
            .boxed()
        })
        .await;
    kept.unwrap();
    site.refresh().await.unwrap();
}

/// What a reader finds: the value of the newest figure with these codes in 2019.
fn found(site: &TestApp, codes: &[(&str, &str)], region: &str) -> Option<Value> {
    let wanted: BTreeMap<String, Vec<String>> = ["sector", "sex", "institution"]
        .into_iter()
        .map(|dim| (dim.to_string(), vec![codes.iter().find(|(d, _)| *d == dim).map_or_else(String::new, |(_, c)| (*c).to_string())]))
        .collect();
    let selection = Selection {
        indicator: "ho_first_years".into(),
        wanted,
        regions: vec![region.into()],
        periods: vec!["2019".into()],
        ..Selection::default()
    };
    let world = site.world();
    let found = select(&world, &selection);
    assert!(found.len() < 2, "one cell is one figure");
    found.first().map(|f| f.value)
}

fn number(value: f64) -> Option<Value> {
    Some(Value::Number { value })
}

async fn stage(site: &TestApp, people: &People, edition: &str) -> Stage {
    site.on_its_way(&people.researcher, edition).await.unwrap().release.stage
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edition_is_imported_reviewed_by_another_and_opens_at_its_minute() {
    each_site(async |site, people| {
        prepare(&site).await;
        let imported = site.import(&people.researcher, handed("2027-06", hbo(5))).await.unwrap();
        assert!(imported.kept && !imported.same);
        let run = &imported.runs[0];
        assert_eq!((run.indicator.as_str(), run.cells, run.files[0].sha256.len()), ("ho_first_years", 8, 64));
        assert!(run.counts.new > 8 && run.counts.equal == 0, "{:?}", run.counts);

        // The same again adds nothing, another version of the same cells is refused.
        let before = events(&site).await;
        assert!(site.import(&people.programme, handed("2027-06", hbo(5))).await.unwrap().same);
        assert!(matches!(site.import(&people.researcher, handed("2027-06", hbo(6))).await, Err(NotImported::Clash { cells: 8, .. })));
        assert_eq!(events(&site).await, before, "nothing of it is kept");

        site.submit_release(&people.researcher, "2027-06").await.unwrap();
        assert_eq!(refusal(site.approve_release(&people.researcher, "2027-06", "").await), "refusal-own-work");
        assert_denied(&site, &people, &people.noord, "edition.release", site.approve_release(&people.noord, "2027-06", "").await).await;
        site.approve_release(&people.programme, "2027-06", "Gezien.").await.unwrap();
        let opens = site.now() + SignedDuration::from_mins(30);
        site.embargo_release(&people.programme, "2027-06", opens).await.unwrap();

        // Until its minute nothing of it is anywhere but its name and that minute.
        site.clock.pass(SignedDuration::from_mins(29));
        assert_eq!(site.release_due().await.unwrap(), 0);
        assert_eq!(found(&site, &[], "NL"), None);
        assert_eq!(app::figures::known(&site.world(), "ho_first_years"), app::figures::Known::default());
        assert!(site.world().editions.get("2027-06").is_none());
        assert!(site.bundle("2027-06").await.is_err());
        let open_to_all = site.public_events(i64::MAX, None, 1000).await.unwrap();
        assert!(open_to_all.iter().all(|e| e.about.id != "2027-06"), "the journal tells nothing of it");
        assert_eq!(site.world().coming.iter().map(|c| (c.edition.as_str(), c.opens)).collect::<Vec<_>>(), [("2027-06", opens)]);

        site.clock.pass(SignedDuration::from_mins(1));
        assert_eq!(site.release_due().await.unwrap(), 1);
        assert_eq!(stage(&site, &people, "2027-06").await, Stage::Released);
        assert_eq!(found(&site, &[], "NL"), number(84.0));
        assert_eq!(found(&site, &[("sector", "techniek")], "NL"), number(45.0));
        assert_eq!(found(&site, &[("sector", "techniek"), ("sex", "vrouw")], "noord"), number(5.0));
        assert_eq!(found(&site, &[], "zuidwest"), number(25.0));
        assert_eq!(found(&site, &[("sex", "vrouw")], "GM0748"), number(25.0));
        assert!(site.world().editions.get_live("2027-06").is_some());
        assert!(matches!(log(&site, &people, 1).await[0].change, Change::Released { .. }));
        assert!(matches!(site.import(&people.researcher, handed("2027-06", hbo(9))).await, Err(NotImported::Edition(_))));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_next_edition_shows_what_it_revised_and_the_older_one_stays() {
    each_site(async |site, people| {
        prepare(&site).await;
        for (edition, women) in [("2026-06", 5), ("2027-06", 7)] {
            site.import(&people.researcher, handed(edition, hbo(women))).await.unwrap();
            site.submit_release(&people.researcher, edition).await.unwrap();
            let beside = site.compare_release(&people.programme, edition, 10).await.unwrap();
            let changed = beside[0].older.as_ref().map(|(_, d)| (d.new, d.changed > 0, d.gone));
            assert_eq!(changed, (edition == "2027-06").then_some((0, true, 0)));
            site.approve_release(&people.programme, edition, "").await.unwrap();
            site.release(&people.programme, edition).await.unwrap();
            site.clock.pass(SignedDuration::from_hours(24));
        }
        assert_eq!(found(&site, &[("sex", "vrouw"), ("sector", "techniek")], "NL"), number(7.0));
        let old = Selection { indicator: "ho_first_years".into(), edition: Some("2026-06".into()), ..Selection::default() };
        let world = site.world();
        let values: Vec<f64> = select(&world, &old)
            .iter()
            .filter(|f| f.key.to_string().contains(";sector=techniek;sex=vrouw;region=NL;period=2019"))
            .filter_map(|f| f.value.number())
            .collect();
        assert_eq!(values, [5.0, 5.0], "with and without institution");
        let changes = app::figures::edition_changes(&world, "ho_first_years");
        assert_eq!(
            changes.iter().map(|c| (c.edition.as_str(), c.revised > 0)).collect::<Vec<_>>(),
            [("2026-06", false), ("2027-06", true)]
        );
        assert!(changes[1].changed.iter().any(|(a, b)| a.value == Value::Number { value: 5.0 } && b.value == Value::Number { value: 7.0 }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_odd_waits_and_what_is_staged_can_be_taken_back() {
    each_site(async |site, people| {
        prepare(&site).await;
        let odd = String::from_utf8(hbo(5).bytes).unwrap().replace(";economie;", ";econmie;").into_bytes();
        let imported = site.import(&people.researcher, handed("2027-06", File::new("x.csv", odd))).await.unwrap();
        let run = &imported.runs[0];
        let remark = run.remarks.iter().find(|r| r.flaw == "unknown_code").unwrap();
        assert_eq!((remark.found.as_str(), remark.expected.as_str(), remark.weight.as_str()), ("econmie", "economie", "confirm"));
        assert_eq!(refusal(site.submit_release(&people.researcher, "2027-06").await), "refusal-unconfirmed");
        assert_eq!(refusal(site.confirm_import(&people.researcher, &run.id, " ").await), "refusal-no-reason");
        site.confirm_import(&people.researcher, &run.id, "Zo geleverd.").await.unwrap();
        site.undo_import(&people.researcher, &run.id).await.unwrap();
        assert_eq!(refusal(site.submit_release(&people.researcher, "2027-06").await), "refusal-nothing-staged");
        // What was taken back can be handed in again.
        assert!(site.import(&people.researcher, handed("2027-06", hbo(5))).await.unwrap().kept);
        let dry = Handed { dry_run: true, ..handed("2028-06", hbo(5)) };
        let tried = site.import(&people.researcher, dry).await.unwrap();
        assert!(!tried.kept && tried.runs.len() == 1);
        assert!(site.on_its_way(&people.researcher, "2028-06").await.is_err());
        assert_denied(&site, &people, &people.reader, "edition.import", site.releases(&people.reader).await).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bundle_of_an_edition_is_whole_and_signed() {
    let (site, people) = TestApp::sqlite().await;
    prepare(&site).await;
    site.import(&people.researcher, handed("2027-06", hbo(5))).await.unwrap();
    site.submit_release(&people.researcher, "2027-06").await.unwrap();
    site.approve_release(&people.programme, "2027-06", "").await.unwrap();
    site.release(&people.programme, "2027-06").await.unwrap();
    let bundle = site.bundle("2027-06").await.unwrap();
    assert_eq!(bundle.bytes, site.bundle("2027-06").await.unwrap().bytes, "the same edition gives the same bytes");
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bundle.bytes.as_slice()).read_to_end(&mut plain).unwrap();
    let files = untar(&plain);
    let names: Vec<&str> = files.keys().map(|n| n.split_once('/').unwrap().1).collect();
    assert_eq!(names, ["CITATION.txt", "MANIFEST.json", "SIGNATURE.json", "data/ho_first_years.json", "metadata/ho_first_years.json"]);
    let of = |name: &str| &files[&format!("techniekpact-2027-06/{name}")];
    let sum = |bytes: &[u8]| domain::event::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes));
    let manifest: serde_json::Value = serde_json::from_slice(of("MANIFEST.json")).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        assert_eq!(file["sha256"], sum(of(file["file"].as_str().unwrap())));
    }
    let signature: serde_json::Value = serde_json::from_slice(of("SIGNATURE.json")).unwrap();
    let text = manifest_text(&sum(of("MANIFEST.json")));
    assert!(app::is_signed(&site.secrets().public_key(), &text, signature["signature"].as_str().unwrap()));
    assert!(!String::from_utf8_lossy(of("metadata/ho_first_years.json")).to_lowercase().contains("primary"));
}

fn untar(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut at = 0;
    while bytes.get(at).is_some_and(|b| *b != 0) {
        let text = |from: usize, to: usize| String::from_utf8_lossy(&bytes[at + from..at + to]).trim_end_matches('\0').to_string();
        let size = usize::from_str_radix(text(124, 135).trim(), 8).unwrap();
        files.insert(text(0, 100), bytes[at + 512..at + 512 + size].to_vec());
        at += 512 + size.next_multiple_of(512);
    }
    files
}

/// What the share of technical among all first-years is, per period, in the newest edition or in one.
fn shares(site: &TestApp, edition: Option<&str>) -> Vec<(String, String, f64)> {
    let wanted = ["kind", "sex"].map(|dim| (dim.to_string(), vec![if dim == "kind" { "hbo".into() } else { String::new() }])).into();
    let selection = Selection {
        indicator: "ho_first_years_share_technical".into(),
        wanted,
        regions: vec!["NL".into()],
        edition: edition.map(String::from),
        ..Selection::default()
    };
    let world = site.world();
    let figures = select(&world, &selection);
    figures.iter().map(|f| (f.key.period.to_string(), f.key.definition.clone(), f.value.number().unwrap())).collect()
}

/// A list changes its meaning: all periods are made anew in a new edition, and the old one stays.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_meaning_of_technical_is_computed_backwards_and_shown_as_a_break() {
    each_site(async |site, people| {
        prepare(&site).await;
        let card = json!({ "title": text("Aandeel"), "definition": text("Aandeel."), "unit": "percent", "supplier": "DUO", "decimals": 1,
            "direction": "none", "chapter": "ho", "lead_dimension": "kind" });
        site.create(&Actor::System, Kind::Indicator, Some("ho_first_years_share_technical"), card, true, "").await.unwrap();
        site.import(&people.researcher, handed("2026-06", hbo(5))).await.unwrap();
        let publish = async |edition: &str| {
            site.submit_release(&people.researcher, edition).await.unwrap();
            site.approve_release(&people.programme, edition, "").await.unwrap();
            site.release(&people.programme, edition).await.unwrap();
            site.clock.pass(SignedDuration::from_hours(24));
        };
        publish("2026-06").await;
        // 34 of 66 and 45 of 84.
        let old = [("2018".into(), String::new(), 51.5), ("2019".into(), String::new(), 53.6)];
        assert_eq!(shares(&site, None), old);
        let hash = |edition: &str| {
            let world = site.world();
            world.slices["ho_first_years_share_technical"].iter().find(|s| s.about.edition == edition).map(|s| s.hash.clone())
        };
        let before = hash("2026-06").unwrap();

        let mut recipes = seed::recipes().clone();
        let mut list = recipes.classification("ho_sector", site.today()).unwrap().clone();
        (list.version, list.valid_from, list.definition) = ("2027".into(), site.today(), Some("sectoren-2027".into()));
        list.codes.iter_mut().filter(|c| c.code == "economie").for_each(|c| c.technical = Some(true));
        recipes.classifications.push(list);
        site.set_recipes(recipes);
        assert_denied(
            &site,
            &people,
            &people.reader,
            "edition.import",
            site.recompute(&people.reader, "ho_first_years", "2027-06", false).await.map_err(|e| match e {
                NotImported::Refusal(r) => r,
                other => panic!("{other}"),
            }),
        )
        .await;
        let made = site.recompute(&people.researcher, "ho_first_years", "2027-06", false).await.unwrap();
        assert!(made.kept && made.runs.len() == 1 && made.runs[0].cells == 8);
        assert!(site.recompute(&people.researcher, "ho_first_years", "2027-06", false).await.unwrap().same, "twice adds nothing");
        publish("2027-06").await;
        let new = |period: &str| (period.to_string(), "sectoren-2027".to_string(), 100.0);
        let all = shares(&site, None);
        assert!(all.contains(&new("2018")) && all.contains(&new("2019")), "every period by the new meaning: {all:?}");
        assert_eq!(shares(&site, Some("2026-06")), old, "the old edition is as it was");
        assert_eq!(hash("2026-06").unwrap(), before);
        assert_eq!(found(&site, &[], "NL"), number(84.0), "what is counted did not change");
        let world = site.world();
        let changes = app::figures::edition_changes(&world, "ho_first_years_share_technical");
        assert_eq!(changes.last().map(|c| c.revised), Some(0), "another definition is a break and no revision");
    })
    .await;
}
