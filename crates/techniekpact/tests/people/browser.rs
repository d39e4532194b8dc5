//! A browser in a few lines: cookies per origin, forms, redirects only when told. Nothing but the
//! standard library, so that what it sees is what went over the wire.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

#[derive(Default)]
pub struct Browser {
    /// (origin, name) → value.
    jar: BTreeMap<(String, String), String>,
}

pub struct Answer {
    pub status: u16,
    /// Names in small letters, in order.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the first hidden field of this name.
    pub fn hidden(&self, name: &str) -> String {
        let start = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or("");
        start.split('"').next().unwrap_or("").to_string()
    }

    /// Without what differs for every answer.
    pub fn comparable(&self) -> (u16, Vec<(String, String)>, String) {
        (self.status, self.headers.iter().filter(|(n, _)| n != "date").cloned().collect(), self.body.clone())
    }
}

impl Browser {
    pub fn get(&mut self, url: &str) -> Answer {
        self.ask("GET", url, "", &[])
    }

    pub fn post(&mut self, url: &str, form: &[(&str, &str)]) -> Answer {
        self.post_from(url, form, &[("sec-fetch-site", "same-origin")])
    }

    pub fn post_from(&mut self, url: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let body = form.iter().map(|(k, v)| format!("{k}={}", escaped(v))).collect::<Vec<_>>().join("&");
        let form = ("content-type", "application/x-www-form-urlencoded");
        self.ask("POST", url, &body, &[headers, &[form]].concat())
    }

    /// Goes where it is sent, from one site to another, until `done` or an answer that sends nowhere.
    pub fn follow(&mut self, url: &str, done: impl Fn(&str) -> bool) -> (String, Answer) {
        let mut url = url.to_string();
        for _ in 0..12 {
            let answer = self.get(&url);
            if answer.location().is_empty() {
                return (url, answer);
            }
            url = if answer.location().starts_with('/') {
                format!("{}{}", origin(&url), answer.location())
            } else {
                answer.location().to_string()
            };
            if done(&url) {
                return (url, answer);
            }
        }
        panic!("twelve redirects: {url}");
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.jar.iter().find(|((_, n), _)| n == name).map(|(_, v)| v.as_str())
    }

    fn ask(&mut self, method: &str, url: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let at = origin(url);
        let host = at.strip_prefix("http://").unwrap();
        let path = match &url[at.len()..] {
            "" => "/",
            path => path,
        };
        let cookies: Vec<String> = self.jar.iter().filter(|((o, _), _)| *o == at).map(|((_, n), v)| format!("{n}={v}")).collect();
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        if !cookies.is_empty() {
            head += &format!("cookie: {}\r\n", cookies.join("; "));
        }
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        let answer = exchange(host, &format!("{head}\r\n{body}"));
        for (_, cookie) in answer.headers.iter().filter(|(n, _)| n == "set-cookie") {
            let (name, rest) = cookie.split_once('=').unwrap();
            let key = (at.clone(), name.to_string());
            match rest.split(';').next().unwrap_or("") {
                "" => drop(self.jar.remove(&key)),
                value => drop(self.jar.insert(key, value.to_string())),
            }
        }
        answer
    }
}

fn exchange(host: &str, request: &str) -> Answer {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer to {request}"));
    let mut lines = head.lines();
    let status = lines.next().and_then(|l| l.split(' ').nth(1)).and_then(|s| s.parse().ok()).unwrap();
    let headers = lines.filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_lowercase(), v.to_string())).collect();
    Answer { status, headers, body: body.to_string() }
}

pub fn origin(url: &str) -> String {
    let rest = url.strip_prefix("http://").unwrap_or_else(|| panic!("not an address here: {url}"));
    format!("http://{}", rest.split(['/', '?']).next().unwrap())
}

fn escaped(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
