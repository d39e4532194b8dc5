//! A letter and the message it becomes. Everything that goes into a header is checked here,
//! before it meets the mail library: nobody adds a header or a recipient through a name or title.

use crate::PostError;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, Message};
use std::fmt;
use std::str::FromStr;

#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Letters, digits, `-` `_` `.`; stays the same when the letter is tried again.
    pub id: String,
    /// `noreply@example.nl` or `Techniekpact <noreply@example.nl>`.
    pub from: String,
    /// One bare address.
    pub to: String,
    pub subject: String,
    pub text: String,
    /// The address that unsubscribes on POST without further questions (RFC 8058).
    pub list_unsubscribe: Option<String>,
}

/// Whom a letter goes to and what it says stay out of the logs.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Letter {
    pub(crate) fn compose(&self) -> Result<Message, PostError> {
        let from = self.sender()?;
        let id = check("id", is_id(&self.id)).map(|()| format!("<{}@{}>", self.id, from.email.domain()))?;
        check("to", is_address(&self.to))?;
        check("subject", !self.subject.trim().is_empty() && is_one_line(&self.subject))?;
        check("text", !self.text.contains('\0'))?;
        let to = Address::from_str(&self.to).map_err(|_| PostError::Letter("to"))?;
        let mut message = Message::builder().from(from).to(Mailbox::new(None, to)).subject(&self.subject).message_id(Some(id));
        message = message.raw_header(header("Auto-Submitted", "auto-generated"));
        if let Some(link) = &self.list_unsubscribe {
            check("list_unsubscribe", is_link(link))?;
            message = message.raw_header(header("List-Unsubscribe", &format!("<{link}>")));
            message = message.raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        }
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        message.singlepart(SinglePart::plain(text)).map_err(|_| PostError::Letter("text"))
    }

    fn sender(&self) -> Result<Mailbox, PostError> {
        check("from", is_one_line(&self.from))?;
        let from = Mailbox::from_str(&self.from).map_err(|_| PostError::Letter("from"))?;
        check("from", is_address(from.email.as_ref()))?;
        Ok(from)
    }
}

/// An address we are willing to write to: `name@domain.tld` in plain ASCII, without quotes,
/// comments or bare IP addresses. An internationalised domain is written in its `xn--` form.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = text.is_ascii() && text.len() <= 254 && !text.contains(['"', '(', ')', '[', ']']) && is_one_line(text);
    let named = domain.contains('.') && domain.rsplit('.').next().is_some_and(|top| !top.bytes().all(|b| b.is_ascii_digit()));
    plain && named && local.len() <= 64 && Address::from_str(text).is_ok()
}

/// An id is also a file name: no path can be made of it.
fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    (1..=64).contains(&text.len()) && !text.starts_with('.') && !text.ends_with('.') && !text.contains("..") && text.bytes().all(allowed)
}

/// Over https; plain http only on this machine, for the demo.
fn is_link(text: &str) -> bool {
    let own = ["http://127.0.0.1", "http://localhost"].iter().any(|own| text.starts_with(own));
    let plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b',');
    (text.starts_with("https://") || own) && text.len() <= 900 && text.bytes().all(plain)
}

fn is_one_line(text: &str) -> bool {
    text.len() <= 900 && !text.contains(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}')
}

fn check(field: &'static str, good: bool) -> Result<(), PostError> {
    if good { Ok(()) } else { Err(PostError::Letter(field)) }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.into())
}
