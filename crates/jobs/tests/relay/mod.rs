//! A relay of a few lines: remembers the Message-ID of every letter it was given.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub struct Relay {
    pub port: u16,
    ids: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<String>>,
    hold: Arc<AtomicBool>,
}

impl Relay {
    pub async fn start() -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let relay = Relay {
            port: listener.local_addr().unwrap().port(),
            ids: Arc::default(),
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
        while let Some(line) = lines.next_line().await? {
            let reply = match line.split(' ').next() {
                Some("DATA") => "354 go on",
                Some("QUIT") => "221 bye",
                _ => "250 ok",
            };
            write.write_all(format!("{reply}\r\n").as_bytes()).await?;
            if line != "DATA" {
                continue;
            }
            while let Some(line) = lines.next_line().await? {
                if let Some(id) = line.strip_prefix("Message-ID: ") {
                    self.ids.lock().unwrap().push(id.to_string());
                }
                if line == "." {
                    break;
                }
            }
            if self.hold.load(Ordering::SeqCst) {
                std::future::pending::<()>().await;
            }
            let answer = self.answer.lock().unwrap().clone();
            write.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}
