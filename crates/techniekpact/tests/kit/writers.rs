//! Editors who post forms as fast as they are answered, and remember what was acknowledged.

use super::{Answer, Client, Server, hidden};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An editor with a session: adds agreements through the form until told to stop.
pub struct Writer {
    client: Client,
    csrf: String,
    n: u32,
    name: String,
}

impl Writer {
    pub fn new(server: &Server, cookie: &str, name: &str) -> Writer {
        let mut client = server.client();
        client.cookie = Some(cookie.into());
        let form = client.get("/beheer/agreement/nieuw");
        assert_eq!(form.status, 200, "{}", form.body);
        Writer { csrf: hidden(&form.body, "_csrf"), client, n: 0, name: name.into() }
    }

    /// Posts one agreement; its id if it was acknowledged.
    pub fn write(&mut self) -> (Answer, Option<String>) {
        self.n += 1;
        let title = format!("Afspraak {} {}", self.name, self.n);
        let long = "Tekst van een afspraak. ".repeat(40);
        let fields = [("_csrf", self.csrf.as_str()), ("title.nl", &title), ("text.nl", &long), ("_publish", "1"), ("_reason", "proef")];
        let answer = self.client.post("/beheer/agreement/nieuw", &fields);
        let id = (answer.status == 303).then(|| answer.headers["location"].rsplit('/').next().unwrap().to_string());
        (answer, id)
    }
}

/// Runs four writers until `stop`; what was acknowledged.
pub fn write_until(server: &Server, cookie: &str, round: u64, stop: &Arc<AtomicBool>) -> Vec<std::thread::JoinHandle<Vec<String>>> {
    let writer = |n: u32| {
        let mut writer = Writer::new(server, cookie, &format!("r{round}w{n}"));
        let stop = stop.clone();
        std::thread::spawn(move || {
            let mut told = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                match writer.write() {
                    (_, Some(id)) => told.push(id),
                    (answer, None) if answer.status == 0 => break,
                    (answer, None) => assert_eq!(answer.status, 503, "{}", answer.body),
                }
            }
            told
        })
    };
    (0..4).map(writer).collect()
}
