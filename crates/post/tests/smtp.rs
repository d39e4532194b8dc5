//! Real conversations over loopback: what arrives, and what each answer means for the letter.
#![allow(clippy::unwrap_used)]

mod server;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use post::{Letter, Outlet, PostError, Relay};
use server::Server;

fn letter() -> Letter {
    Letter {
        id: "01996f2e-7c1a".into(),
        from: "Nationaal Techniekpact <noreply@techniekpact.example>".into(),
        to: "anna@school.example".into(),
        subject: "Één kaart is nu een actie".into(),
        text: "Beste Anna,\n\nDe reünie kost € 5.\n.\n.einde\nFrom hier\n".into(),
        list_unsubscribe: Some(format!("https://techniekpact.example/afmelden/{}", "x".repeat(90))),
    }
}

fn relay(server: &Server) -> Relay {
    Relay::from_url(&format!("smtp://127.0.0.1:{}", server.port)).unwrap()
}

/// A header unfolded, with its encoded words read; a space between two of those does not count.
fn header(message: &str, name: &str) -> String {
    let head = message.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("?= =?", "?==?");
    let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap_or_default();
    let mut parts = line.split("=?utf-8?b?");
    let mut text = parts.next().unwrap().to_string();
    for part in parts {
        let (encoded, rest) = part.split_once("?=").unwrap();
        text.push_str(&String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

/// Reads quoted-printable.
fn body(message: &str) -> String {
    let text = message.split_once("\r\n\r\n").unwrap().1.replace("=\r\n", "");
    let mut parts = text.split('=');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

#[tokio::test]
async fn the_letter_arrives_as_written() {
    let server = Server::start(&[]).await;
    relay(&server).send(&letter()).await.unwrap();
    let heard = server.heard();
    let message = &heard.message;
    assert_eq!(heard.commands[1..4], ["MAIL FROM:<noreply@techniekpact.example>", "RCPT TO:<anna@school.example>", "DATA"]);
    assert!(message.is_ascii());
    assert_eq!(header(message, "Message-ID"), "<01996f2e-7c1a@techniekpact.example>");
    assert_eq!(header(message, "From"), "\"Nationaal Techniekpact\" <noreply@techniekpact.example>");
    assert_eq!(header(message, "To"), "anna@school.example");
    assert_eq!(header(message, "Subject"), "Één kaart is nu een actie");
    assert_eq!(header(message, "List-Unsubscribe").trim(), format!("<{}>", letter().list_unsubscribe.unwrap()));
    assert_eq!(header(message, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(header(message, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(message, "Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(header(message, "MIME-Version"), "1.0");
    assert!(!header(message, "Date").is_empty());
    assert_eq!(body(message).trim_end(), letter().text.trim_end());
}

#[tokio::test]
async fn a_plain_letter_keeps_its_dots_and_has_no_list_headers() {
    let server = Server::start(&[]).await;
    let plain = Letter { text: "een\r.\n..twee\r\n.\r\nRCPT TO:<x@y.example>".into(), list_unsubscribe: None, ..letter() };
    relay(&server).send(&plain).await.unwrap();
    let heard = server.heard();
    assert!(!heard.message.contains("List-Unsubscribe"));
    assert_eq!(body(&heard.message).trim_end(), "een\n.\n..twee\n.\nRCPT TO:<x@y.example>");
    assert_eq!(heard.commands.iter().filter(|c| c.starts_with("RCPT")).count(), 1);
}

/// What the sender makes of an answer: the code, and whether to try again.
async fn check(answers: &'static [(&'static str, &'static str)], expect: Result<(), (Option<u16>, bool)>) {
    let server = Server::start(answers).await;
    let url = format!("smtp://mailer:geheim%40woord@127.0.0.1:{}", server.port);
    let result = Relay::from_url(&url).unwrap().send(&letter()).await;
    let code = |e: &PostError| match e {
        PostError::Temporary { code, .. } | PostError::Permanent { code, .. } => *code,
        _ => panic!("{e}"),
    };
    if let Err(e) = &result {
        assert!(!e.to_string().contains("geheim") && !e.to_string().contains("reünie"), "{e}");
    }
    assert_eq!(result.map_err(|e| (code(&e), e.is_temporary())), expect, "{answers:?}");
}

#[tokio::test]
async fn answers_tell_later_from_never() {
    check(&[], Ok(())).await;
    check(&[("RCPT", "451 try again")], Err((Some(451), true))).await;
    check(&[("MAIL", "421 busy")], Err((Some(421), true))).await;
    check(&[(".", "452 full")], Err((Some(452), true))).await;
    check(&[("RCPT", "550 5.1.1 nobody here")], Err((Some(550), false))).await;
    check(&[(".", "554 looks like spam")], Err((Some(554), false))).await;
    check(&[("DATA", "")], Err((None, true))).await;
}

#[tokio::test]
async fn our_own_troubles_cost_no_letter() {
    check(&[("AUTH", "535 wrong password")], Err((Some(535), true))).await;
    check(&[("MAIL", "530 sign in first")], Err((Some(530), true))).await;
    check(&[("EHLO", "554 go away")], Err((Some(554), true))).await;
    let closed = Relay::from_url("smtp://127.0.0.1:1").unwrap();
    assert!(closed.send(&letter()).await.unwrap_err().is_temporary());
}

#[tokio::test]
async fn taken_is_taken_whatever_follows() {
    check(&[("QUIT", "")], Ok(())).await;
    check(&[("QUIT", "500 what?")], Ok(())).await;
}

#[tokio::test]
async fn credentials_travel_decoded() {
    let server = Server::start(&[]).await;
    let relay = Relay::from_url(&format!("smtp://mailer:p%40ss%C3%A9@127.0.0.1:{}", server.port)).unwrap();
    relay.send(&letter()).await.unwrap();
    let auth = server.heard().commands[1].clone();
    let sent = STANDARD.decode(auth.strip_prefix("AUTH PLAIN ").unwrap()).unwrap();
    assert_eq!(String::from_utf8(sent).unwrap(), "\0mailer\0p@ssé");
}

#[tokio::test]
async fn without_encryption_nothing_is_said() {
    let server = Server::start(&[]).await;
    let relay = Relay::from_url(&format!("smtp+starttls://mailer:geheim@localhost:{}", server.port)).unwrap();
    assert!(relay.send(&letter()).await.unwrap_err().is_temporary());
    assert!(server.heard().commands.iter().all(|c| c.starts_with("EHLO") || c == "QUIT"), "{:?}", server.heard().commands);
}

#[tokio::test]
async fn files_for_the_demo() {
    let folder = std::env::temp_dir().join(format!("post-{}", std::process::id()));
    let outlet = Outlet::from_url(&format!("file:{}", folder.display())).unwrap();
    outlet.send(&letter()).await.unwrap();
    outlet.send(&letter()).await.unwrap();
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["01996f2e-7c1a.eml"]);
    let message = std::fs::read_to_string(folder.join("01996f2e-7c1a.eml")).unwrap();
    assert_eq!(header(&message, "Subject"), letter().subject);
    std::fs::remove_dir_all(folder).unwrap();
}
