//! One conversation per letter with the relay of the organisation.
//!
//! A failure before the letter is offered (no connection, no encryption, sign-in refused) is
//! about us, so it is temporary whatever its code: it must not cost anybody a letter. When the
//! relay has taken the letter nothing that follows, such as a lost QUIT, makes it unsent.

use crate::{Letter, PostError};
use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use std::fmt;
use std::net::IpAddr;
use std::time::Duration;
use tokio::time::timeout;

const CONNECT: Duration = Duration::from_secs(15);
const CONVERSATION: Duration = Duration::from_secs(60);
const FAREWELL: Duration = Duration::from_secs(2);

/// A mail server that takes our letters.
#[derive(Clone)]
pub struct Relay {
    host: String,
    port: u16,
    tls: Encryption,
    credentials: Option<Credentials>,
}

#[derive(Clone)]
enum Encryption {
    None,
    FromStart(TlsParameters),
    AfterHello(TlsParameters),
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tls = match self.tls {
            Encryption::None => "none",
            Encryption::FromStart(_) => "from the start",
            Encryption::AfterHello(_) => "starttls",
        };
        let known = self.credentials.is_some();
        f.debug_struct("Relay").field("host", &self.host).field("port", &self.port).field("tls", &tls).field("signs_in", &known).finish()
    }
}

impl Relay {
    /// `smtp://host:25`, `smtps://user:pass@host:465`, `smtp+starttls://user:pass@host:587`.
    /// Percent-encode what is special in the password. Without a port: 25, 465, 587.
    pub fn from_url(url: &str) -> Result<Relay, PostError> {
        let uri: http::Uri = url.parse().map_err(|_| PostError::Settings("the relay is not an address like smtps://user:pass@host:465"))?;
        let authority = uri.authority().ok_or(PostError::Settings("the relay has no host"))?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(PostError::Settings("the relay address ends after the port"));
        }
        let host = authority.host().trim_matches(['[', ']']).to_string();
        let encrypted = || TlsParameters::new(host.clone()).map_err(|_| PostError::Settings("no TLS for this relay"));
        let (tls, port) = match uri.scheme_str() {
            Some("smtp") => (Encryption::None, 25),
            Some("smtps") => (Encryption::FromStart(encrypted()?), 465),
            Some("smtp+starttls") => (Encryption::AfterHello(encrypted()?), 587),
            _ => return Err(PostError::Settings("the relay starts with smtp://, smtps:// or smtp+starttls://")),
        };
        let credentials = credentials(authority.as_str())?;
        if credentials.is_some() && matches!(tls, Encryption::None) && !is_loopback(&host) {
            return Err(PostError::Settings("a password only travels encrypted: use smtps:// or smtp+starttls://"));
        }
        Ok(Relay { port: authority.port_u16().unwrap_or(port), host, tls, credentials })
    }

    /// Returns when the relay has taken responsibility for the letter.
    pub async fn send(&self, letter: &Letter) -> Result<(), PostError> {
        let message = letter.compose()?;
        let conversation = timeout(CONVERSATION, self.converse(&message)).await;
        conversation.unwrap_or_else(|_| Err(PostError::Temporary { code: None, why: "the relay took too long".into() }))
    }

    /// Greets, encrypts and signs in, without a letter.
    pub async fn reach(&self) -> Result<(), PostError> {
        let mut connection = self.connect().await.map_err(ours)?;
        drop(timeout(FAREWELL, connection.quit()).await);
        Ok(())
    }

    async fn converse(&self, message: &Message) -> Result<(), PostError> {
        let mut connection = self.connect().await.map_err(ours)?;
        connection.send(message.envelope(), &message.formatted()).await.map_err(theirs)?;
        drop(timeout(FAREWELL, connection.quit()).await);
        Ok(())
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let me = ClientId::default();
        let wrapper = match &self.tls {
            Encryption::FromStart(tls) => Some(tls.clone()),
            _ => None,
        };
        let place = (self.host.as_str(), self.port);
        let mut connection = AsyncSmtpConnection::connect_tokio1(place, Some(CONNECT), &me, wrapper, None).await?;
        if let Encryption::AfterHello(tls) = &self.tls {
            connection.starttls(tls.clone(), &me).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
        }
        Ok(connection)
    }
}

/// The relay and we do not come to terms; the letter is not to blame.
fn ours(e: Error) -> PostError {
    PostError::Temporary { code: e.status().map(u16::from), why: brief(&e) }
}

/// An answer to the letter: 5xx is final, except 53x, which is about signing in.
fn theirs(e: Error) -> PostError {
    let code = e.status().map(u16::from);
    let final_answer = e.is_permanent() && !matches!(code, Some(530..=539));
    let why = brief(&e);
    if final_answer || e.is_client() { PostError::Permanent { code, why } } else { PostError::Temporary { code, why } }
}

/// One line of what the relay said.
fn brief(e: &Error) -> String {
    e.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect()
}

fn credentials(authority: &str) -> Result<Option<Credentials>, PostError> {
    let Some((user, _)) = authority.rsplit_once('@') else { return Ok(None) };
    let (name, secret) = user.split_once(':').ok_or(PostError::Settings("a user without a password"))?;
    let plain = |text| decode(text).ok_or(PostError::Settings("user and password are percent-encoded UTF-8"));
    Ok(Some(Credentials::new(plain(name)?, plain(secret)?)))
}

fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
