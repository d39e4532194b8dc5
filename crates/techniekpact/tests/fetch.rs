//! `monitor fetch` against a server that breaks off: it goes on where it stopped, keeps to checksums,
//! finds the files of a dataset in DUO's catalogue, and what it laid down can be imported.
#![allow(clippy::unwrap_used)]

mod kit;

use kit::{json, run};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use testkit::TempFolder;

type Asked = Arc<Mutex<Vec<(String, Option<usize>)>>>;

/// Serves one CSV file with ranges; the first answer for it stops after `cut` bytes.
fn serve(body: Vec<u8>, cut: usize) -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let (seen, own) = (asked.clone(), base.clone());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let Some(first) = lines.next() else { continue };
            let path = first.split(' ').nth(1).unwrap_or("").to_string();
            let head: Vec<String> = lines.take_while(|l| !l.is_empty()).collect();
            let range = head.iter().find_map(|l| l.to_ascii_lowercase().strip_prefix("range: bytes=")?.trim_end_matches('-').parse().ok());
            let is_first = {
                let mut seen = seen.lock().unwrap();
                seen.push((path.clone(), range));
                seen.iter().filter(|(p, _)| *p == path).count() == 1
            };
            if path.contains("package_show") {
                let text = format!(
                    r#"{{"success":true,"result":{{"resources":[{{"format":"CSV","url":"{own}/download/p02ho1ejrs.csv"}},{{"format":"PDF","url":"{own}/x.pdf"}}]}}}}"#
                );
                write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{text}", text.len()).unwrap();
                continue;
            }
            let from = range.unwrap_or(0);
            let status = if from > 0 { "206 Partial Content" } else { "200 OK" };
            write!(
                stream,
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\ncontent-range: bytes {from}-{}/{}\r\netag: \"a\"\r\nconnection: close\r\n\r\n",
                body.len() - from,
                body.len() - 1,
                body.len()
            )
            .unwrap();
            let sent = if is_first { cut.min(body.len()) } else { body.len() };
            drop(stream.write_all(&body[from..sent.max(from)]));
        }
    });
    (base, asked)
}

fn body() -> Vec<u8> {
    let mut text = String::from(
        "PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;SOORT INSTELLING;TYPE HOGER ONDERWIJS;BRIN NUMMER ACTUEEL;INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;CROHO SUBONDERDEEL;OPLEIDINGSCODE ACTUEEL;OPLEIDINGSNAAM ACTUEEL;OPLEIDINGSVORM;GESLACHT;2018;2019\r\n",
    );
    for n in 0..500 {
        let sex = if n % 2 == 0 { "man" } else { "vrouw" };
        text.push_str(&format!(
            "Drenthe;0106;Assen;reguliere inst.;bachelor;25BE;Hanze;techniek;n.v.t.;{};B X;voltijd onderwijs;{sex};2;3\r\n",
            30_000 + n / 2
        ));
    }
    text.into_bytes()
}

#[test]
fn a_dataset_of_duo_is_fetched_over_a_break_and_imported() {
    let (base, asked) = serve(body(), 10_000);
    let folder = TempFolder::new();
    let data = folder.path().join("data");
    let out = folder.path().join("bron").display().to_string();
    let fetch =
        |more: &[&str]| run(&data, &[&["monitor", "fetch", "DUO:p02ho1ejrs", "--out", &out, "--mirror", &base, "--json"], more].concat());
    let broken = fetch(&["--attempts", "1"]);
    let said = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert!(broken.status.code() == Some(1) && said.contains("10000 bytes are kept"), "{said}");
    assert!(!folder.path().join("bron/p02ho1ejrs.csv").exists(), "half a file has no name of a whole one");
    let whole = json(&fetch(&[]));
    let file = folder.path().join("bron/p02ho1ejrs.csv");
    assert_eq!(std::fs::read(&file).unwrap(), body());
    let last = asked.lock().unwrap().last().cloned().unwrap();
    assert_eq!(last, ("/download/p02ho1ejrs.csv".into(), Some(10_000)), "the rest was asked for and nothing else");
    let sum = whole[0]["sha256"].as_str().unwrap().to_string();
    assert_eq!(std::fs::read_dir(folder.path().join("bron")).unwrap().count(), 1, "nothing is left beside it");

    std::fs::remove_file(&file).unwrap();
    let wrong = fetch(&["--sha256", &"0".repeat(64)]);
    assert!(!wrong.status.success() && !file.exists() && String::from_utf8_lossy(&wrong.stderr).contains(&sum));
    assert!(fetch(&["--sha256", &sum]).status.success());
    let imported =
        json(&run(&data, &["monitor", "import", &file.display().to_string(), "--edition", "x", "--expect-rows", "500", "--json"]));
    assert_eq!(imported["runs"][0]["indicator"], "ho_first_years");
}

#[test]
fn what_is_no_table_and_what_lies_elsewhere_is_refused() {
    let folder = TempFolder::new();
    for (table, why) in [("82045NED", "is no table"), ("CBS:../x", "is no table"), ("DUO:https://example.org/x.csv", "example.org")] {
        let output = run(folder.path(), &["monitor", "fetch", table, "--out", &folder.path().display().to_string()]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains(why), "{table}: {said}");
    }
}
