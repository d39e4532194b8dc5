//! Findings as they come: equal ones told once, refusals one by one up to a bound.

use crate::{Finding, Flaw, Place, Refused, Severity};
use std::collections::HashMap;

/// Refusals of one kind in one column that are told with their own row.
const TOLD: usize = 20;
/// So many refusals, and reading on tells nothing new.
const ENOUGH: u64 = 500;

#[derive(Debug, Default)]
pub struct Log {
    pub file: String,
    list: Vec<Finding>,
    /// Where findings of a kind in a column stand in the list.
    places: HashMap<(Flaw, Option<String>, Severity), Vec<usize>>,
    refusals: u64,
}

impl Log {
    pub fn new(file: &str) -> Log {
        Log { file: file.into(), ..Log::default() }
    }

    pub fn place(&self) -> Place {
        Place::file(&self.file)
    }

    pub fn add(&mut self, finding: Finding) {
        let refuses = finding.severity == Severity::Refuse;
        self.refusals += u64::from(refuses);
        let places = self.places.entry((finding.flaw, finding.place.column.clone(), finding.severity)).or_default();
        match places.last() {
            Some(last) if !refuses || places.len() >= TOLD => self.list[*last].times += finding.times,
            _ => {
                places.push(self.list.len());
                self.list.push(finding);
            }
        }
    }

    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|f| self.add(f));
    }

    pub fn is_refused(&self) -> bool {
        self.refusals > 0
    }

    pub fn has_enough(&self) -> bool {
        self.refusals >= ENOUGH
    }

    /// All findings, or the refusal they make.
    pub fn finish(self) -> Result<Vec<Finding>, Refused> {
        if self.is_refused() { Err(Refused { findings: self.list }) } else { Ok(self.list) }
    }
}

/// A cell as a finding shows it: readable and not longer than a line.
pub fn shown(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let short: String = text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.is_empty() { "nothing".into() } else { format!("{short:?}") }
}
