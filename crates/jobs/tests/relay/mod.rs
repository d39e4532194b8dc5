//! A relay of a few lines: remembers every letter it was given.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part")]

mod office;

pub use office::Office;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub struct Relay {
    pub port: u16,
    ids: Arc<Mutex<Vec<String>>>,
    letters: Arc<Mutex<Vec<(String, String)>>>,
    heads: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<String>>,
    hold: Arc<AtomicBool>,
}

impl Relay {
    pub async fn start() -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let relay = Relay {
            port: listener.local_addr().unwrap().port(),
            ids: Arc::default(),
            letters: Arc::default(),
            heads: Arc::default(),
            answer: Arc::new(Mutex::new("250 queued".into())),
            hold: Arc::default(),
        };
        let own = relay.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                tokio::spawn(async move { drop(own.talk(stream).await) });
            }
        });
        relay
    }

    pub fn ids(&self) -> Vec<String> {
        self.ids.lock().unwrap().clone()
    }

    /// (recipient, body as its reader sees it) of each letter.
    pub fn letters(&self) -> Vec<(String, String)> {
        self.letters.lock().unwrap().clone()
    }

    /// The header of each letter, with lines that were folded made whole again.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// What is said to a whole letter.
    pub fn answer(&self, line: &str) {
        *self.answer.lock().unwrap() = line.into();
    }

    /// Takes letters, but says nothing.
    pub fn hold(&self, on: bool) {
        self.hold.store(on, Ordering::SeqCst);
    }

    pub async fn taken(&self, letters: usize) {
        while self.ids().len() < letters {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }

    async fn talk(self, stream: TcpStream) -> std::io::Result<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 mail.example ESMTP\r\n").await?;
        let mut to = String::new();
        while let Some(line) = lines.next_line().await? {
            if let Some(address) = line.strip_prefix("RCPT TO:<").and_then(|a| a.split('>').next()) {
                to = address.to_string();
            }
            let reply = match line.split(' ').next() {
                Some("DATA") => "354 go on",
                Some("QUIT") => "221 bye",
                _ => "250 ok",
            };
            write.write_all(format!("{reply}\r\n").as_bytes()).await?;
            if line != "DATA" {
                continue;
            }
            let mut message = String::new();
            while let Some(line) = lines.next_line().await? {
                if let Some(id) = line.strip_prefix("Message-ID: ") {
                    self.ids.lock().unwrap().push(id.to_string());
                }
                if line == "." {
                    break;
                }
                message.push_str(&format!("{line}\n"));
            }
            let head = message.split_once("\n\n").unwrap().0.replace("\n ", " ");
            self.heads.lock().unwrap().push(head);
            self.letters.lock().unwrap().push((to.clone(), body(&message)));
            if self.hold.load(Ordering::SeqCst) {
                std::future::pending::<()>().await;
            }
            let answer = self.answer.lock().unwrap().clone();
            write.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}

/// The body of a message, quoted-printable or plain.
fn body(message: &str) -> String {
    let (head, text) = message.split_once("\n\n").unwrap();
    if !head.contains("quoted-printable") {
        return text.to_string();
    }
    let text = text.replace("=\n", "");
    let mut parts = text.split('=');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}
