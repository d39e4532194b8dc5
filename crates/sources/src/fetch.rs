//! Fetching a table from DUO or CBS: the one edge of this crate. Only known hosts, or one the
//! operator names; pages followed to the last; a broken download goes on where it stopped.

mod address;
mod exchange;

pub use address::{Hosts, Table};

use crate::File;
use exchange::{Client, Tried};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

/// How patient a fetch is.
#[derive(Clone, Debug)]
pub struct Patience {
    /// Attempts without any progress before giving up.
    pub attempts: u32,
    /// Wait after the first failure; doubled after each next one.
    pub first_wait: Duration,
    pub longest_wait: Duration,
    /// A request that says nothing for so long has failed.
    pub silence: Duration,
    pub most_bytes: u64,
    pub most_pages: usize,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            attempts: 6,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(60),
            silence: Duration::from_secs(30),
            most_bytes: 2 << 30,
            most_pages: 10_000,
        }
    }
}

/// What was received before a download stopped; hand it in again to go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partial {
    pub bytes: Vec<u8>,
    /// The server's tag for these bytes; without one a download starts anew.
    pub tag: Option<String>,
    pub whole: Option<u64>,
}

/// One file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub file: File,
    pub address: String,
    pub sha256: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Neither a known host nor the operator's.
    Host(String),
    Address(String),
    /// The server said no, and asking again will not help.
    Status(u16),
    /// So many attempts failed in a row, the last one for this reason.
    GaveUp(String),
    TooLarge(u64),
    Checksum {
        found: String,
        expected: String,
    },
    /// Pages that lead back to an earlier one, or never end.
    Pages(String),
    NotJson(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Host(host) => write!(f, "{host} is not a host that tables are fetched from"),
            Trouble::Address(text) => write!(f, "{text:?} is no address"),
            Trouble::Status(code) => write!(f, "the server answered {code}"),
            Trouble::GaveUp(why) => write!(f, "gave up: {why}"),
            Trouble::TooLarge(most) => write!(f, "more than {most} bytes"),
            Trouble::Checksum { found, expected } => write!(f, "checksum {found}, expected {expected}"),
            Trouble::Pages(at) => write!(f, "the pages do not end: {at}"),
            Trouble::NotJson(at) => write!(f, "{at} is no JSON"),
        }
    }
}

impl std::error::Error for Trouble {}

/// Why a download stopped, and what it had by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    pub trouble: Trouble,
    pub partial: Partial,
}

impl From<Trouble> for Stopped {
    fn from(trouble: Trouble) -> Stopped {
        Stopped { trouble, partial: Partial::default() }
    }
}

/// Is shown what has come of an address, each time more has.
pub type Watch = Box<dyn Fn(&str, &Partial) + Send + Sync>;

pub struct Fetcher {
    client: Client,
    hosts: Hosts,
    patience: Patience,
    watch: Option<Watch>,
}

impl Fetcher {
    pub fn new(hosts: Hosts, patience: Patience) -> Fetcher {
        Fetcher { client: Client::new(), hosts, patience, watch: None }
    }

    /// With someone who looks on: a bar of progress, a copy to go on from.
    pub fn watched(self, watch: Watch) -> Fetcher {
        Fetcher { watch: Some(watch), ..self }
    }

    /// The addresses of the files of a dataset of DUO, as its catalogue names them.
    pub async fn resources(&self, dataset: &str) -> Result<Vec<String>, Trouble> {
        let address = self.hosts.dataset(dataset);
        let answer = self.file(&address, None, Partial::default()).await.map_err(|s| s.trouble)?;
        let value: Value = serde_json::from_slice(&answer.file.bytes).map_err(|_| Trouble::NotJson(address.clone()))?;
        let listed = value["result"]["resources"].as_array().ok_or(Trouble::NotJson(address))?;
        let is_csv = |r: &&Value| r["format"].as_str().is_some_and(|f| f.eq_ignore_ascii_case("csv"));
        Ok(listed.iter().filter(is_csv).filter_map(|r| r["url"].as_str()).map(str::to_string).collect())
    }

    /// All files of a table: its one file, or every part with every page.
    pub async fn table(&self, table: &Table) -> Result<Vec<Fetched>, Trouble> {
        let mut files = vec![];
        for address in table.addresses(&self.hosts) {
            if table.is_paged() {
                files.extend(self.pages(&address).await?);
            } else {
                files.push(self.file(&address, None, Partial::default()).await.map_err(|s| s.trouble)?);
            }
        }
        Ok(files)
    }

    /// An OData answer and all that follow it.
    async fn pages(&self, first: &str) -> Result<Vec<Fetched>, Trouble> {
        let (mut files, mut seen) = (vec![], BTreeSet::new());
        let mut next = Some(first.to_string());
        while let Some(address) = next {
            if !seen.insert(address.clone()) || seen.len() > self.patience.most_pages {
                return Err(Trouble::Pages(address));
            }
            let page = self.file(&address, None, Partial::default()).await.map_err(|s| s.trouble)?;
            let value: Value = serde_json::from_slice(&page.file.bytes).map_err(|_| Trouble::NotJson(address.clone()))?;
            let link = value.get("odata.nextLink").or(value.get("@odata.nextLink")).and_then(Value::as_str);
            next = link.map(|link| address::join(&address, link));
            files.push(page);
        }
        Ok(files)
    }

    /// One address to its last byte. `partial` is what an earlier attempt left.
    pub async fn file(&self, address: &str, sha256: Option<&str>, partial: Partial) -> Result<Fetched, Stopped> {
        let uri = self.hosts.check(address)?;
        let mut partial = partial;
        let (mut failures, mut wait) = (0, self.patience.first_wait);
        loop {
            let before = partial.bytes.len();
            let seen = |partial: &Partial| self.watch.iter().for_each(|watch| watch(address, partial));
            match self.client.attempt(&uri, &mut partial, &self.patience, &seen).await {
                Tried::Whole => break,
                Tried::No(trouble) => return Err(Stopped { trouble, partial }),
                Tried::Again { why, after } => {
                    if partial.bytes.len() > before {
                        // It moved on: patience starts anew.
                        (failures, wait) = (0, self.patience.first_wait);
                    }
                    failures += 1;
                    if failures >= self.patience.attempts {
                        return Err(Stopped { trouble: Trouble::GaveUp(why), partial });
                    }
                    tokio::time::sleep(after.unwrap_or(wait).min(self.patience.longest_wait)).await;
                    wait = (wait * 2).min(self.patience.longest_wait);
                }
            }
        }
        let found: String = Sha256::digest(&partial.bytes).iter().map(|b| format!("{b:02x}")).collect();
        if let Some(expected) = sha256.filter(|e| !e.eq_ignore_ascii_case(&found)) {
            let trouble = Trouble::Checksum { found, expected: expected.to_string() };
            return Err(Stopped { trouble, partial: Partial::default() });
        }
        let name = uri.path().trim_end_matches('/').rsplit('/').next().unwrap_or("").to_string();
        Ok(Fetched { file: File { name, bytes: partial.bytes }, address: address.into(), sha256: found })
    }
}
