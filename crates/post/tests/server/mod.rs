//! An SMTP server of a few lines: keeps what it was told and answers what the test wants.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Commands in order, and the message as it arrived (dots unstuffed, CRLF kept).
#[derive(Default, Clone)]
pub struct Heard {
    pub commands: Vec<String>,
    pub message: String,
}

pub struct Server {
    pub port: u16,
    heard: Arc<Mutex<Heard>>,
}

impl Server {
    /// `answers`: the answer to the first command that starts with this word. An answer of
    /// nothing hangs up.
    pub async fn start(answers: &'static [(&'static str, &'static str)]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, heard) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Heard::default())));
        let keep = heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = talk(stream, answers, &keep).await;
            }
        });
        Server { port, heard }
    }

    pub fn heard(&self) -> Heard {
        self.heard.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, answers: &'static [(&str, &str)], keep: &Mutex<Heard>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read);
    write.write_all(b"220 mail.example.nl ESMTP\r\n").await?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_string();
        keep.lock().unwrap().commands.push(command.clone());
        let usual = match command.split(' ').next() {
            Some("EHLO") => "250-mail.example.nl\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
            Some("AUTH") => "235 welcome",
            Some("DATA") => "354 go on",
            Some("QUIT") => "221 bye",
            _ => "250 ok",
        };
        let answer = |word: &str, usual: &'static str| {
            answers.iter().find(|(start, _)| word.starts_with(start)).map_or(usual, |(_, answer)| *answer)
        };
        let reply = answer(&command, usual);
        if reply.is_empty() {
            return Ok(());
        }
        write.write_all(format!("{reply}\r\n").as_bytes()).await?;
        if command == "DATA" && reply.starts_with('3') {
            keep.lock().unwrap().message = message(&mut lines).await?;
            write.write_all(format!("{}\r\n", answer(".", "250 queued")).as_bytes()).await?;
        }
    }
}

async fn message(lines: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(message);
        }
        assert!(line.ends_with("\r\n") && line.len() <= 1000, "{line:?}");
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
