//! Mail out. The outbox (in `store`) says what must be sent and when to try again; this crate
//! hands one letter over and says how that went.
//!
//! A letter keeps its Message-ID when it is tried again, so a receiver can drop the second copy:
//! at least once, never without a trace. Words come from `texts`; a letter is plain text, because
//! that is read everywhere and cannot carry a tracker.
//!
//! Deliberately absent: HTML, attachments, several recipients, a connection pool, DKIM (the relay
//! signs) and any retry. Reading bounces is not built.

mod letter;
mod relay;

pub use letter::{Letter, is_address};
pub use relay::Relay;

use std::fmt;
use std::path::PathBuf;

/// Where letters go.
#[derive(Debug, Clone)]
pub enum Outlet {
    Relay(Relay),
    /// Each letter becomes `<id>.eml` in this folder: for the demo and for development.
    File(PathBuf),
}

impl Outlet {
    /// `smtp://`, `smtps://` and `smtp+starttls://` are relays, `file:folder` is a folder.
    pub fn from_url(url: &str) -> Result<Outlet, PostError> {
        match url.strip_prefix("file:") {
            Some("") => Err(PostError::Settings("file: wants the folder for the letters")),
            Some(folder) => Ok(Outlet::File(folder.into())),
            None => Relay::from_url(url).map(Outlet::Relay),
        }
    }

    pub async fn send(&self, letter: &Letter) -> Result<(), PostError> {
        match self {
            Outlet::Relay(relay) => relay.send(letter).await,
            Outlet::File(folder) => write(folder, letter).await,
        }
    }

    /// Whether letters could be handed over now: the relay answers, encrypts and lets us in.
    pub async fn reach(&self) -> Result<(), PostError> {
        match self {
            Outlet::Relay(relay) => relay.reach().await,
            Outlet::File(_) => Ok(()),
        }
    }
}

/// Writes beside and renames, so that who looks in the folder sees whole letters.
async fn write(folder: &std::path::Path, letter: &Letter) -> Result<(), PostError> {
    let text = letter.compose()?.formatted();
    let (partial, place) = (folder.join(format!("{}.partial", letter.id)), folder.join(format!("{}.eml", letter.id)));
    let saved = async {
        tokio::fs::create_dir_all(folder).await?;
        tokio::fs::write(&partial, text).await?;
        tokio::fs::rename(&partial, &place).await
    };
    saved.await.map_err(|e| PostError::Temporary { code: None, why: e.to_string() })
}

/// Why a letter was not handed over. No variant carries a password or the text of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostError {
    /// The address of the relay in the settings cannot be used.
    Settings(&'static str),
    /// The letter itself is wrong: the field that is. Trying again does not help.
    Letter(&'static str),
    /// Try again later, with the same letter: no connection, the relay is busy or refuses our
    /// sign-in. After a broken connection the letter may have arrived.
    Temporary { code: Option<u16>, why: String },
    /// Refused for good: the recipient does not exist, the relay does not take it.
    Permanent { code: Option<u16>, why: String },
}

impl PostError {
    pub fn is_temporary(&self) -> bool {
        matches!(self, PostError::Temporary { .. })
    }
}

impl fmt::Display for PostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PostError::Settings(what) => write!(f, "mail settings: {what}"),
            PostError::Letter(field) => write!(f, "the letter has no usable {field}"),
            PostError::Temporary { why, .. } => write!(f, "not now: {why}"),
            PostError::Permanent { why, .. } => write!(f, "refused: {why}"),
        }
    }
}

impl std::error::Error for PostError {}
