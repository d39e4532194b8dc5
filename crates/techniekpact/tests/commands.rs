//! The commands of an operator on the real program and a real store.
#![allow(clippy::unwrap_used)]

mod kit;

use futures_util::FutureExt;
use kit::{Server, json, program, run};
use store::StoreError;
use testkit::TempFolder;

async fn by_hand(data: &std::path::Path, sql: &'static str) {
    let done: Result<u64, StoreError> = kit::store(data).await.write(move |tx| async move { tx.run(sql, vec![]).await }.boxed()).await;
    done.unwrap();
}

#[tokio::test]
async fn the_journal_is_checked_offline_and_the_first_broken_row_is_named() {
    let folder = TempFolder::new();
    drop(Server::start(folder.path()));
    let head = run(folder.path(), &["journal", "head", "--json"]);
    let rows = json(&head)["seq"].as_i64().unwrap();
    std::fs::write(folder.file("head.json"), &head.stdout).unwrap();
    let file = folder.file("head.json").display().to_string();
    let verify = || run(folder.path(), &["journal", "verify", "--head", &file, "--json"]);
    assert_eq!(json(&verify())["seq"], rows);
    let refused = |end: &str| {
        let output = verify();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.trim_end()), (Some(1), format!("techniekpact: the journal is broken: {end}").as_str()));
    };
    by_hand(folder.path(), "UPDATE event SET canonical = replace(canonical, '\"created\"', '\"edited\"') WHERE seq = 7").await;
    refused("row 7 was changed (its hash does not follow from its text and the row before)");
    by_hand(folder.path(), "DELETE FROM event WHERE seq = 5").await;
    refused("row 5 is missing (row 6 follows)");
    by_hand(folder.path(), "DELETE FROM event WHERE seq > 3").await;
    refused(&format!("row 4 is missing (the journal was cut; a signed head knows row {rows})"));
    let text = String::from_utf8(head.stdout).unwrap().replace("\"hash\":\"", "\"hash\":\"0");
    std::fs::write(folder.file("head.json"), text).unwrap();
    assert!(String::from_utf8_lossy(&verify().stderr).contains("line 1: the signature is not of this instance"));
}

#[test]
fn a_backup_made_while_serving_comes_back_whole_elsewhere() {
    let (folder, other) = (TempFolder::new(), TempFolder::new());
    let server = Server::start(folder.path());
    let copy = folder.file("copy.db").display().to_string();
    let made = json(&run(folder.path(), &["backup", &copy, "--json"]));
    drop(server);
    let back = json(&run(other.path(), &["restore", &copy, "--json"]));
    assert_eq!(made["fingerprint"], back["fingerprint"]);
    let again = run(other.path(), &["restore", &copy]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("holds data already or is in use"));
    assert_eq!(Server::start(other.path()).get("/doelen/4").status, 200);
    // A copy that was damaged is refused, and nothing is left behind.
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4000].fill(0x55);
    std::fs::write(&copy, bytes).unwrap();
    let third = TempFolder::new();
    let refused = run(third.path(), &["restore", &copy]);
    assert_eq!(refused.status.code(), Some(1), "{}", String::from_utf8_lossy(&refused.stderr));
    assert!(!third.file("techniekpact.sqlite").exists());
}

#[test]
fn the_configuration_in_force_hides_secrets() {
    let folder = TempFolder::new();
    std::fs::write(folder.file("techniekpact.toml"), "metrics_token = \"hush\"\nmail = \"smtps://me:hush@mail.example:465\"\n").unwrap();
    let output = program().args(["check", "--data"]).arg(folder.path()).env("TECHNIEKPACT_LOG", "info").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("hush"), "{said}");
    assert!(said.contains("smtps://me:***@mail.example:465") && said.contains("techniekpact.toml, line 2"), "{said}");
    assert!(said.lines().any(|l| l.starts_with("log ") && l.ends_with("environment, TECHNIEKPACT_LOG")), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "looking makes nothing");
}

#[test]
fn the_doctor_says_in_dutch_what_is_left_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempFolder::new();
    drop(Server::start(folder.path()));
    let doctor = || run(folder.path(), &["doctor", "--json"]);
    let state = |check: &str| {
        let rows: serde_json::Value = serde_json::from_slice(&doctor().stdout).unwrap();
        let row = rows.as_array().unwrap().iter().find(|r| r["check"] == check).cloned().unwrap_or_else(|| panic!("{check}: {rows}"));
        row["state"].as_str().unwrap().to_string()
    };
    for (check, expected) in [
        ("address", "todo"),
        ("mail", "todo"),
        ("contact", "todo"),
        ("keys", "good"),
        ("store", "good"),
        ("backup", "todo"),
        ("letters", "good"),
        ("journal", "good"),
        ("clock", "good"),
        ("administrator", "todo"),
    ] {
        assert_eq!(state(check), expected, "{check}");
    }
    assert!(doctor().status.success());
    json(&run(folder.path(), &["backup", &folder.file("c.db").display().to_string(), "--json"]));
    assert_eq!(state("backup"), "good");
    std::fs::set_permissions(folder.file("secret.key"), PermissionsExt::from_mode(0o644)).unwrap();
    assert_eq!((state("keys").as_str(), doctor().status.code()), ("fault", Some(1)));
    let closed = "mail = \"smtp://127.0.0.1:1\"\nsecurity_contact = \"mailto:x@example.nl\"\nbase_url = \"https://pact.example\"\n";
    std::fs::write(folder.file("techniekpact.toml"), closed).unwrap();
    assert_eq!([state("mail"), state("contact"), state("address")], ["fault", "good", "good"]);
    let said = run(folder.path(), &["doctor"]);
    assert!(String::from_utf8_lossy(&said.stdout).contains("chmod 600"), "{said:?}");
}

#[test]
fn figures_byte_for_byte_as_the_api_gives_them() {
    let folder = TempFolder::new();
    let server = Server::start_with(folder.path(), &[], &[("TECHNIEKPACT_BASE_URL", "https://pact.example")]);
    std::fs::write(folder.file("techniekpact.toml"), "base_url = \"https://pact.example\"\n").unwrap();
    let query = |args: &[&str]| {
        let mut all = vec!["monitor", "query", "persons_technical_occupation"];
        all.extend(args);
        let output = run(folder.path(), &all);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let api = "/api/v1/indicatoren/persons_technical_occupation/waarnemingen";
    for (args, asked) in [
        (&["--format", "csv"][..], "formaat=csv"),
        (&["--format", "jsonstat", "--where", "sex=female"], "formaat=jsonstat&sex=female"),
        (&["--json", "--period", "2013"], "formaat=json&aantal=1000&periode=2013"),
        (&["--as-of", "2019-12-31", "--where", "sex=female"], "formaat=csv&sex=female&op=2019-12-31"),
    ] {
        assert_eq!(String::from_utf8_lossy(&query(args)), server.get(&format!("{api}?{asked}")).body, "{args:?}");
    }
    assert!(query(&["--format", "xlsx"]).starts_with(b"PK"));
    let women = ["--by", "sex", "--period", "2013", "--where", "sex=female"];
    let text = |more: &[&str]| String::from_utf8(query(&[&women[..], more].concat())).unwrap();
    let (then, now) = (text(&["--as-of", "2019-12-31"]), text(&[]));
    assert!(then.contains("162000") && !then.contains("188000") && now.contains("188000"), "{then}\n{now}");
    for (args, why) in [
        (&["nothing"][..], "there is no indicator \"nothing\""),
        (&["persons_technical_occupation", "--by", "shoe"], "has no dimension \"shoe\"; it has "),
        (&["persons_technical_occupation", "--where", "sex=x"], "female, male"),
        (&["persons_technical_occupation", "--edition", "1900"], "2023-06"),
    ] {
        let output = run(folder.path(), &[&["monitor", "query"], args].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && said.contains(why) && said.lines().count() == 1, "{args:?}: {said}");
    }
}

#[test]
fn health_and_measurements() {
    let folder = TempFolder::new();
    let spare = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let env = [("TECHNIEKPACT_METRICS_TOKEN", "sesame"), ("TECHNIEKPACT_METRICS_LISTEN", &spare.to_string())];
    let server = Server::start_with(folder.path(), &[], &env);
    let mut client = server.client();
    assert_eq!((client.get("/healthz").status, client.get("/readyz").status, client.get("/metrics").status), (200, 200, 401));
    assert_eq!(client.get_with("/metrics", &[("authorization", "Bearer open")]).status, 401);
    for _ in 0..3 {
        assert_eq!(client.get("/doelen/4").status, 200);
    }
    client.get("/nergens");
    let text = client.get_with("/metrics", &[("authorization", "Bearer sesame")]).body;
    let value = |name: &str| -> f64 {
        let line = text.lines().find(|l| l.starts_with(&format!("{name} "))).unwrap_or_else(|| panic!("{name} in {text}"));
        line.rsplit(' ').next().unwrap().parse().unwrap()
    };
    // A job that changes something in between makes the page once more.
    let (hits, misses) = (value("techniekpact_cache_hits_total"), value("techniekpact_cache_misses_total"));
    assert!(hits + misses == 4.0 && hits >= 1.0 && misses >= 2.0, "{hits} hits, {misses} misses");
    assert_eq!(value("techniekpact_requests_total{status=\"4xx\"}"), 1.0);
    assert!(value("techniekpact_journal_rows_total") > 200.0 && value("techniekpact_store_up") == 1.0);
    let mut own = std::net::TcpStream::connect(spare).unwrap();
    std::io::Write::write_all(&mut own, b"GET /metrics HTTP/1.0\r\n\r\n").unwrap();
    let mut heard = String::new();
    std::io::Read::read_to_string(&mut own, &mut heard).unwrap();
    assert!(heard.contains("techniekpact_world_version"), "{heard}");
    assert!(server.stop().success(), "a farewell is no failure");
}

#[test]
fn without_a_token_or_listener_there_are_no_measurements() {
    let folder = TempFolder::new();
    assert_eq!(Server::start(folder.path()).get("/metrics").status, 404);
}

#[test]
fn the_demonstration_fills_itself_and_says_what_is_invented() {
    use std::io::{BufRead, BufReader};
    let mut child = program().args(["demo", "--json", "--listen", "127.0.0.1:0"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(said["links"].as_object().unwrap().len(), 8);
    let address = said["address"].as_str().unwrap().strip_prefix("http://").unwrap().to_string();
    let mut stream = std::net::TcpStream::connect(&address).unwrap();
    let request = format!("GET /geschiedenis/agreement/verzonnen-stages-oost HTTP/1.0\r\nhost: {address}\r\n\r\n");
    std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
    let mut heard = String::new();
    std::io::Read::read_to_string(&mut stream, &mut heard).unwrap();
    assert!(heard.contains("[Verzonnen] Vijftig stageplekken"), "{heard}");
    std::process::Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(child.wait().unwrap().success());
}
