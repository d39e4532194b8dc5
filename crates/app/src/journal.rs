//! The journal read, signed and verified; and refusals written to it.

use crate::{App, Refusal};
use domain::event::{About, Broken, By, Change, Event, Verifier};
use domain::permission::{Actor, Deed, Scope};
use domain::record::{Kind, State};
use futures_util::FutureExt;
use store::journal::{self, SignedHead};
use store::{Store, StoreError, moment};

/// The text a head's signature covers.
pub fn head_text(seq: i64, hash: &str, at: &str) -> String {
    format!("techniekpact-journal\n{seq}\n{hash}\n{at}\n")
}

/// What a reader wants to see of the journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub kind: Option<Kind>,
    pub goal: Option<String>,
    pub region: Option<String>,
}

impl Filter {
    fn fits(&self, event: &Event) -> bool {
        let about = &event.about;
        let itself = |kind, id: &String| about.kind == Some(kind) && about.id == *id;
        self.kind.is_none_or(|kind| about.kind == Some(kind))
            && self.goal.as_ref().is_none_or(|goal| about.goals.contains(goal) || itself(Kind::Goal, goal))
            && self.region.as_ref().is_none_or(|region| about.regions.contains(region) || itself(Kind::Region, region))
    }
}

/// A stretch of the journal, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub events: Vec<Event>,
    /// Where to go on; none at the beginning of the chain.
    pub next: Option<i64>,
}

/// Rows looked through for one answer at most: a rare filter is answered in steps.
const MOST_LOOKED_THROUGH: usize = 4000;
const STEP: i64 = 500;

impl App {
    /// The newest head, signed now.
    pub async fn signed_head(&self) -> Result<SignedHead, Refusal> {
        let (seq, hash) = journal::head(&mut self.store().read().await?).await?;
        let at = moment(self.now());
        let signature = self.secrets().sign(&head_text(seq, &hash, &at));
        Ok(SignedHead { seq, hash, at, signature })
    }

    /// Signs the head and keeps it, so that a later rewrite of everything can be found.
    pub async fn keep_head(&self) -> Result<SignedHead, Refusal> {
        let head = self.signed_head().await?;
        let kept = head.clone();
        self.store().write(move |tx| async move { journal::keep_head(tx, &kept).await }.boxed()).await?;
        Ok(head)
    }

    /// What the public may read of the journal, newest first, before `before`.
    pub async fn public_events(&self, before: i64, about: Option<(&str, &str)>, most: i64) -> Result<Vec<Event>, Refusal> {
        let mut conn = self.store().read().await?;
        let mut found = Vec::new();
        let mut before = before;
        while (found.len() as i64) < most {
            let events = journal::newest(&mut conn, before, about, most).await?;
            let Some(last) = events.last() else { break };
            before = last.seq;
            let full = events.len() as i64 == most;
            found.extend(events.into_iter().filter(|e| e.change.is_public() && !self.is_draft(&e.about)));
            if !full {
                break;
            }
        }
        found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// What the public may read of the journal through a filter, newest first, before `before`.
    pub async fn public_journal(&self, before: i64, filter: &Filter, most: usize) -> Result<Stretch, Refusal> {
        let mut conn = self.store().read().await?;
        let (mut found, mut before, mut looked) = (Vec::new(), before, 0);
        while looked < MOST_LOOKED_THROUGH {
            let events = journal::newest(&mut conn, before, None, STEP).await?;
            let Some(last) = events.last().map(|e| e.seq) else { return Ok(Stretch { events: found, next: None }) };
            looked += events.len();
            for event in events.into_iter().filter(|e| e.change.is_public() && !self.is_draft(&e.about) && filter.fits(e)) {
                if found.len() == most {
                    let next = found.last().map(|e: &Event| e.seq);
                    return Ok(Stretch { events: found, next });
                }
                found.push(event);
            }
            before = last;
        }
        Ok(Stretch { events: found, next: (before > 1).then_some(before) })
    }

    /// An id is made from a title: that of a draft says too much.
    fn is_draft(&self, about: &About) -> bool {
        about.kind.is_some_and(|kind| self.state_of(kind, &about.id) == Some(State::Draft))
    }

    /// Everything, for those who may read the log.
    pub async fn log(&self, actor: &Actor, before: i64, most: i64) -> Result<Vec<Event>, Refusal> {
        self.may(actor, Deed::ReadLog, &Scope::national()).await?;
        Ok(journal::newest(&mut self.store().read().await?, before, None, most).await?)
    }

    /// Writes that someone signed in tried what is not theirs to do.
    pub(crate) async fn log_refusal(&self, actor: &Actor, deed: Deed) {
        let (by, at) = (By::from(actor), self.now());
        let change = Change::Refused { deed: deed.to_string() };
        let kept: Result<i64, StoreError> =
            self.store().write(move |tx| async move { journal::append(tx, at, by, About::default(), change).await }.boxed()).await;
        if let Err(e) = kept {
            tracing::warn!(error = %e, "a refusal could not be written to the journal");
        }
    }
}

/// What a check of the whole chain found.
#[derive(Debug)]
pub enum Verdict {
    Whole { seq: i64, hash: String },
    Broken(Broken),
}

/// Checks every row, without needing more memory than a page of them.
pub async fn verify(store: &Store, head: Option<(i64, String)>, mut progress: impl FnMut(i64)) -> Result<Verdict, StoreError> {
    let mut conn = store.read().await?;
    let mut verifier = Verifier::new(head);
    loop {
        let rows = journal::rows_after(&mut conn, verifier.seq, 1000).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            if let Err(broken) = verifier.row(row) {
                return Ok(Verdict::Broken(broken));
            }
        }
        progress(verifier.seq);
    }
    Ok(match verifier.finish() {
        Ok((seq, hash)) => Verdict::Whole { seq, hash },
        Err(broken) => Verdict::Broken(broken),
    })
}
