//! Fetching from a server that speaks HTTP and misbehaves as real ones do: it drops connections in
//! the middle, is busy, changes its file, and hands out pages.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it fails")]

use sources::fetch::{Fetcher, Hosts, Partial, Patience, Table, Trouble};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server does with one request.
struct Asked {
    path: String,
    range: Option<usize>,
    tag: Option<String>,
    stream: TcpStream,
    count: usize,
}

struct Server {
    base: String,
    /// Path and first byte of each request.
    asked: Arc<Mutex<Vec<(String, Option<usize>)>>>,
}

fn serve(answer: impl Fn(Asked) + Send + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(vec![]));
    let seen = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let Some(first) = lines.next() else { continue };
            let path = first.split(' ').nth(1).unwrap_or("").to_string();
            let head: Vec<String> = lines.take_while(|l| !l.is_empty()).collect();
            let value = |name: &str| head.iter().find_map(|l| l.to_ascii_lowercase().strip_prefix(name).map(|v| v.trim().to_string()));
            let range = value("range: bytes=").and_then(|r| r.trim_end_matches('-').parse().ok());
            let count = {
                let mut seen = seen.lock().unwrap();
                seen.push((path.clone(), range));
                seen.len()
            };
            answer(Asked { path, range, tag: value("if-range:"), stream, count });
        }
    });
    Server { base, asked }
}

impl Asked {
    /// Headers for `body`, of which only the first `sent` bytes leave before the line is cut.
    fn send(mut self, status: &str, headers: &str, body: &[u8], sent: usize) {
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n", body.len());
        self.stream.write_all(head.as_bytes()).unwrap();
        self.stream.write_all(&body[..sent.min(body.len())]).unwrap();
    }

    /// As a server with ranges does it: the rest when the tag still fits, else the whole.
    fn file(self, tag: &str, body: &[u8], sent: usize) {
        match self.range.filter(|r| self.tag.as_deref() == Some(tag) && *r < body.len()) {
            Some(from) => {
                let headers = format!("etag: {tag}\r\ncontent-range: bytes {from}-{}/{}\r\n", body.len() - 1, body.len());
                self.send("206 Partial Content", &headers, &body[from..], sent);
            }
            None => self.send("200 OK", &format!("etag: {tag}\r\n"), body, sent),
        }
    }
}

fn patience() -> Patience {
    Patience {
        attempts: 4,
        first_wait: Duration::from_millis(5),
        longest_wait: Duration::from_millis(20),
        silence: Duration::from_secs(5),
        ..Patience::default()
    }
}

fn fetcher(server: &Server) -> Fetcher {
    Fetcher::new(Hosts::with_base(&server.base), patience())
}

fn body() -> Vec<u8> {
    (0..300_000_u32).flat_map(|i| format!("{i};").into_bytes()).collect()
}

#[tokio::test]
async fn a_download_that_breaks_goes_on_where_it_stopped() {
    let server = serve(|asked| asked.file("\"a\"", &body(), 150_000));
    let got = fetcher(&server).file(&format!("{}/duo/table.csv", server.base), None, Partial::default()).await.unwrap();
    assert_eq!((got.file.bytes == body(), got.file.name.as_str()), (true, "table.csv"));
    let asked = server.asked.lock().unwrap();
    assert!(asked.len() > 10, "each attempt brought a stretch: {}", asked.len());
    assert!(asked[1..].iter().all(|(_, range)| range.is_some_and(|r| r > 0)), "nothing was asked for twice");
}

#[tokio::test]
async fn a_file_that_changed_meanwhile_starts_anew() {
    let server = serve(|asked| {
        let (tag, text) =
            if asked.count == 1 { ("\"a\"", b"old old old old".to_vec()) } else { ("\"b\"", b"new and longer text".to_vec()) };
        let sent = if asked.count == 1 { 8 } else { 100 };
        asked.file(tag, &text, sent);
    });
    let got = fetcher(&server).file(&format!("{}/x", server.base), None, Partial::default()).await.unwrap();
    assert_eq!(got.file.bytes, b"new and longer text");
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_a_refusing_one_is_not() {
    let server = serve(|asked| match (asked.path.as_str(), asked.count) {
        ("/gone", _) => asked.send("404 Not Found", "", b"", 0),
        (_, 1) => asked.send("429 Too Many Requests", "retry-after: 0\r\n", b"later", 9),
        (_, 2) => asked.send("503 Service Unavailable", "", b"", 0),
        _ => asked.send("200 OK", "", b"here", 9),
    });
    let fetcher = fetcher(&server);
    assert_eq!(fetcher.file(&format!("{}/x", server.base), None, Partial::default()).await.unwrap().file.bytes, b"here");
    let before = server.asked.lock().unwrap().len();
    let stopped = fetcher.file(&format!("{}/gone", server.base), None, Partial::default()).await.unwrap_err();
    assert_eq!((stopped.trouble, server.asked.lock().unwrap().len()), (Trouble::Status(404), before + 1));
}

#[tokio::test]
async fn who_gives_up_keeps_what_came() {
    let server = serve(|asked| if asked.count == 1 { asked.file("\"a\"", &body(), 1000) } else { asked.send("500 Oops", "", b"", 0) });
    let address = format!("{}/x", server.base);
    let stopped = fetcher(&server).file(&address, None, Partial::default()).await.unwrap_err();
    assert!(matches!(stopped.trouble, Trouble::GaveUp(_)));
    assert_eq!(stopped.partial.bytes, body()[..1000]);
    let again = serve(|asked| asked.file("\"a\"", &body(), usize::MAX));
    let got = fetcher(&again).file(&format!("{}/x", again.base), None, stopped.partial).await.unwrap();
    assert_eq!((got.file.bytes == body(), again.asked.lock().unwrap()[0].1), (true, Some(1000)));
}

#[tokio::test]
async fn a_length_that_is_not_true_is_not_believed() {
    // Without a tag there is nothing to go on from: every attempt starts anew, and all are short.
    let server = serve(|asked| asked.send("200 OK", "", b"0123456789", 5));
    let stopped = fetcher(&server).file(&format!("{}/x", server.base), None, Partial::default()).await.unwrap_err();
    assert!(matches!(stopped.trouble, Trouble::GaveUp(_)), "{:?}", stopped.trouble);
}

#[tokio::test]
async fn checksums_are_kept_to() {
    let server = serve(|asked| asked.send("200 OK", "", b"abc", 9));
    let address = format!("{}/x", server.base);
    let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(fetcher(&server).file(&address, Some(sum), Partial::default()).await.unwrap().sha256, sum);
    let wrong = fetcher(&server).file(&address, Some("00"), Partial::default()).await.unwrap_err();
    assert!(matches!(wrong.trouble, Trouble::Checksum { .. }));
}

#[tokio::test]
async fn pages_are_followed_and_read_as_one_table() {
    let server = serve(|asked| {
        let row = |id: u32| format!(r#"{{"ID":{id},"Geslacht":"{}","Perioden":"2023JJ00","Aantal_1":{id}}}"#, 3000 + 1000 * id);
        let page = |id: u32, next: &str| {
            format!(r#"{{"odata.metadata":"http://x/$metadata#Cbs.OData.WebAPI.TypedDataSet","value":[{}]{next}}}"#, row(id))
        };
        let next = r#","odata.nextLink":"TypedDataSet?$skip=1""#;
        let text = match asked.path.as_str() {
            p if p.contains("TypedDataSet?$skip") => page(1, ""),
            p if p.contains("TypedDataSet") => page(0, next),
            p if p.contains("DataProperties") => r#"{"odata.metadata":"http://x/$metadata#Cbs.OData.WebAPI.DataProperties","value":[
                {"odata.type":"Cbs.OData.Dimension","Key":"Geslacht","Title":"Geslacht"},{"odata.type":"Cbs.OData.TimeDimension","Key":"Perioden","Title":"Perioden"},
                {"odata.type":"Cbs.OData.Topic","Key":"Aantal_1","Title":"Aantal","Unit":"x 1 000","Decimals":0}]}"#.to_string(),
            _ => r#"{"odata.metadata":"http://x/$metadata#Cbs.OData.WebAPI.Geslacht","value":[{"Key":"3000   ","Title":"Mannen"},{"Key":"4000","Title":"Vrouwen"}]}"#.to_string(),
        };
        asked.send("200 OK", "", text.as_bytes(), usize::MAX);
    });
    let table = Table::Cbs3 { id: "83583NED".into(), dimensions: vec!["Geslacht".into()] };
    let fetched = fetcher(&server).table(&table).await.unwrap();
    assert_eq!(fetched.len(), 4);
    let files: Vec<_> = fetched.into_iter().map(|f| f.file).collect();
    let reading = sources::read(&files, &sources::Options::default()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!((reading.kind, reading.layout.rows), (sources::Kind::CbsV3Json, 2));
    let labels: Vec<&str> = reading.table.dims[0].codes.iter().map(|c| c.label.as_str()).collect();
    assert_eq!((labels, reading.table.measures[0].unit.as_deref()), (vec!["Mannen", "Vrouwen"], Some("x 1 000")));
}

#[tokio::test]
async fn pages_that_go_in_a_circle_or_elsewhere_are_refused() {
    let circle = serve(|asked| {
        let next = if asked.path.contains("Observations") { "Observations" } else { "x" };
        asked.send("200 OK", "", format!(r#"{{"value":[],"@odata.nextLink":"{next}"}}"#).as_bytes(), usize::MAX);
    });
    let table = Table::Cbs4 { id: "1NED".into(), dimensions: vec![] };
    assert!(matches!(fetcher(&circle).table(&table).await, Err(Trouble::Pages(_))));
    let away = serve(|asked| asked.send("200 OK", "", br#"{"value":[],"@odata.nextLink":"http://127.0.0.1:1/secrets"}"#, usize::MAX));
    assert_eq!(fetcher(&away).table(&table).await, Err(Trouble::Host("127.0.0.1".into())));
}
