//! What a deed leaves behind: one typed event, chained to the one before by hash.
//!
//! Personal values never enter an event: the actor is an opaque id, bodies appear as hashes, the
//! reason a person types is kept with the version, outside the chain. So erasure is possible and
//! the chain stays whole.

use crate::permission::Actor;
use crate::record::Kind;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What happened, with what a reader needs to understand it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    Created,
    /// The names of the fields that differ.
    Edited {
        fields: Vec<String>,
    },
    Published,
    Removed,
    Restored,
    Merged {
        into: String,
    },
    /// References moved to the survivor of a merge.
    Redirected {
        from: String,
        to: String,
    },
    Claimed,
    ClaimGranted,
    ClaimRefused,
    Invited,
    Asked,
    Accepted,
    Declined,
    /// It went to another state, by a deed of its own.
    Stepped {
        to: String,
    },
    /// Somebody voted in a meeting; what is not told.
    Voted,
    /// An owner was asked by letter how an action goes.
    Reminded {
        rounds: Vec<String>,
    },
    /// The data built into the program, or read from files by the operator.
    Loaded {
        records: u64,
        figures: u64,
    },
    /// Deleted records whose time to be restored is over went for good.
    Purged {
        records: u64,
    },
    /// A source was staged for an edition.
    Imported {
        indicator: String,
        rows: u64,
        cells: u64,
        /// SHA-256 of what decides the outcome.
        content: String,
    },
    ImportUndone {
        indicator: String,
    },
    /// Somebody looked at what was odd and found it right.
    ImportConfirmed {
        indicator: String,
    },
    Submitted,
    Approved {
        /// SHA-256 of each frozen table, by indicator.
        frozen: Vec<(String, String)>,
    },
    SentBack,
    Embargoed,
    Withdrawn,
    /// An edition opened, by a person or by the clock.
    Released {
        frozen: Vec<(String, String)>,
    },
    /// A reporting period was kept as it stands.
    Frozen {
        /// SHA-256 of what it holds.
        fingerprint: String,
        actions: u64,
    },
    Refused {
        deed: String,
    },
    AccountOpened,
    AccountChanged,
    AccountClosed,
    SignedIn {
        method: String,
    },
    SignedOut,
    FactorAdded {
        factor: String,
    },
}

impl Change {
    /// What the public journal shows. Sign-ins and refusals are for the log only, and so is an
    /// edition until it is out.
    pub fn is_public(&self) -> bool {
        !matches!(
            self,
            Change::Imported { .. }
                | Change::ImportUndone { .. }
                | Change::ImportConfirmed { .. }
                | Change::Submitted
                | Change::Approved { .. }
                | Change::SentBack
                | Change::Embargoed
                | Change::Withdrawn
                | Change::Refused { .. }
                | Change::Voted
                | Change::Reminded { .. }
                | Change::SignedIn { .. }
                | Change::SignedOut
                | Change::FactorAdded { .. }
                | Change::AccountOpened
                | Change::AccountChanged
                | Change::AccountClosed
        )
    }

    pub fn code(&self) -> &'static str {
        match self {
            Change::Created => "created",
            Change::Edited { .. } => "edited",
            Change::Published => "published",
            Change::Removed => "removed",
            Change::Restored => "restored",
            Change::Merged { .. } => "merged",
            Change::Redirected { .. } => "redirected",
            Change::Claimed => "claimed",
            Change::ClaimGranted => "claim_granted",
            Change::ClaimRefused => "claim_refused",
            Change::Invited => "invited",
            Change::Asked => "asked",
            Change::Accepted => "accepted",
            Change::Declined => "declined",
            Change::Stepped { .. } => "stepped",
            Change::Voted => "voted",
            Change::Reminded { .. } => "reminded",
            Change::Loaded { .. } => "loaded",
            Change::Purged { .. } => "purged",
            Change::Imported { .. } => "imported",
            Change::ImportUndone { .. } => "import_undone",
            Change::ImportConfirmed { .. } => "import_confirmed",
            Change::Submitted => "submitted",
            Change::Approved { .. } => "approved",
            Change::SentBack => "sent_back",
            Change::Embargoed => "embargoed",
            Change::Withdrawn => "withdrawn",
            Change::Released { .. } => "released",
            Change::Frozen { .. } => "frozen",
            Change::Refused { .. } => "refused",
            Change::AccountOpened => "account_opened",
            Change::AccountChanged => "account_changed",
            Change::AccountClosed => "account_closed",
            Change::SignedIn { .. } => "signed_in",
            Change::SignedOut => "signed_out",
            Change::FactorAdded { .. } => "factor_added",
        }
    }
}

/// Who acted, without saying who that is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct By {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Uuid>,
    /// Role code, `visitor` or `system`.
    pub role: String,
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> By {
        match actor {
            Actor::Visitor => By { account: None, role: "visitor".into() },
            Actor::System => By { account: None, role: "system".into() },
            Actor::Person { account, role, .. } => By { account: Some(*account), role: role.code().into() },
        }
    }
}

/// What an event is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    #[serde(default)]
    pub revision: i64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// SHA-256 of the body before and after, in hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// An event as it is hashed. Field order is part of the format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// From 1, without gaps.
    pub seq: i64,
    pub at: jiff::Timestamp,
    pub by: By,
    pub about: About,
    #[serde(flatten)]
    pub change: Change,
}

/// The hash before the first event.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Event {
    /// The text that is hashed and stored: compact JSON in field order.
    pub fn canonical(&self) -> String {
        serde_json::to_string(self).expect("an event is plain data")
    }
}

/// SHA-256 over the previous hash, a line break and the canonical text; in hex.
pub fn chain(previous: &str, canonical: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    hasher.update(b"\n");
    hasher.update(canonical.as_bytes());
    hex(&hasher.finalize())
}

/// SHA-256 of a text, in hex: the fingerprint of a version.
pub fn fingerprint(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// One stored row of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub seq: i64,
    pub canonical: String,
    pub hash: String,
}

/// Where the chain is broken, in the order a person would look.
#[derive(Clone, Debug, PartialEq)]
pub enum Broken {
    /// A row is missing, doubled or out of order before this sequence number.
    Order { expected: i64, found: i64 },
    /// The row's text does not carry its own number.
    Number { seq: i64 },
    /// The row's hash does not follow from its text and the row before.
    Hash { seq: i64 },
    /// The chain is shorter than an earlier head says.
    Cut { head: i64, found: i64 },
    /// The row an earlier head names has another hash now.
    Head { seq: i64 },
}

/// The state of a check that runs row by row.
#[derive(Clone, Debug)]
pub struct Verifier {
    pub seq: i64,
    pub hash: String,
    head: Option<(i64, String)>,
}

impl Verifier {
    /// `head` is an earlier head: sequence number and hash.
    pub fn new(head: Option<(i64, String)>) -> Verifier {
        Verifier { seq: 0, hash: GENESIS.into(), head }
    }

    pub fn row(&mut self, row: &Row) -> Result<(), Broken> {
        let expected = self.seq + 1;
        if row.seq != expected {
            return Err(Broken::Order { expected, found: row.seq });
        }
        if !row.canonical.starts_with(&format!("{{\"seq\":{},", row.seq)) {
            return Err(Broken::Number { seq: row.seq });
        }
        if chain(&self.hash, &row.canonical) != row.hash {
            return Err(Broken::Hash { seq: row.seq });
        }
        if let Some((seq, hash)) = &self.head
            && *seq == row.seq
            && *hash != row.hash
        {
            return Err(Broken::Head { seq: row.seq });
        }
        self.seq = row.seq;
        self.hash.clone_from(&row.hash);
        Ok(())
    }

    pub fn finish(self) -> Result<(i64, String), Broken> {
        match self.head {
            Some((seq, _)) if seq > self.seq => Err(Broken::Cut { head: seq, found: self.seq }),
            _ => Ok((self.seq, self.hash)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(n: i64) -> Vec<Row> {
        let mut hash = GENESIS.to_string();
        (1..=n)
            .map(|seq| {
                let event = Event {
                    seq,
                    at: jiff::Timestamp::UNIX_EPOCH,
                    by: By::from(&Actor::System),
                    about: About { kind: Some(Kind::Goal), id: seq.to_string(), revision: 1, ..About::default() },
                    change: Change::Edited { fields: vec!["title".into()] },
                };
                let canonical = event.canonical();
                hash = chain(&hash, &canonical);
                Row { seq, canonical, hash: hash.clone() }
            })
            .collect()
    }

    fn verify(rows: &[Row], head: Option<(i64, String)>) -> Result<(i64, String), Broken> {
        let mut verifier = Verifier::new(head);
        rows.iter().try_for_each(|row| verifier.row(row))?;
        verifier.finish()
    }

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        let row = &rows(1)[0];
        let event: Event = serde_json::from_str(&row.canonical).unwrap();
        assert_eq!(event.canonical(), row.canonical);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        /// Given the head of the whole chain, any change, removal, doubling, swap or cut is found.
        #[test]
        fn any_tampering_is_found(n in 2i64..12, at in 0usize..12, with in 0usize..12, how in 0u8..6, byte in 0usize..400) {
            let whole = rows(n);
            let head = (n, whole[n as usize - 1].hash.clone());
            let mut broken = whole.clone();
            let (at, with) = (at % n as usize, with % n as usize);
            match how {
                0 => { broken.remove(at); }
                1 => broken.swap(at, with),
                2 => { let row = broken[at].clone(); broken.insert(with, row); }
                3 => broken.truncate(at),
                4 => {
                    let mut text = broken[at].canonical.clone().into_bytes();
                    let place = byte % text.len();
                    text[place] ^= 1;
                    broken[at].canonical = String::from_utf8_lossy(&text).into_owned();
                }
                _ => {
                    // Rewrite a row and every hash after it: only the earlier head can tell.
                    broken[at].canonical = broken[at].canonical.replace("title", "other");
                    let mut hash = if at == 0 { GENESIS.to_string() } else { broken[at - 1].hash.clone() };
                    for row in &mut broken[at..] {
                        hash = chain(&hash, &row.canonical);
                        row.hash.clone_from(&hash);
                    }
                }
            }
            prop_assert_eq!(verify(&whole, Some(head.clone())), Ok(head.clone()));
            if broken != whole {
                prop_assert!(verify(&broken, Some(head)).is_err());
            }
        }
    }
}
