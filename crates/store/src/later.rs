//! Rows that nobody in a transaction looks at: deeds hand them in, and they are added together
//! before the commit. Each statement costs a turn of SQLite's own thread, which for a small deed is
//! most of its price; an event and a version per deed would double it.

use crate::engine::Arg;
use crate::{Conn, StoreError};
use std::sync::OnceLock;

/// A table that is only added to.
pub(crate) struct Ledger {
    head: &'static str,
    columns: usize,
    /// The statement for 1, 2, 4, … rows.
    statements: OnceLock<Vec<String>>,
}

impl Ledger {
    const fn new(head: &'static str, columns: usize) -> Ledger {
        Ledger { head, columns, statements: OnceLock::new() }
    }
}

pub(crate) static EVENTS: Ledger = Ledger::new("INSERT INTO event (seq, at, change, kind, id, canonical, hash) VALUES ", 7);
pub(crate) static VERSIONS: Ledger =
    Ledger::new("INSERT INTO revision (kind, id, revision, state, body, at, role, account, reason, seq) VALUES ", 10);

/// Rows of one statement at most, as a power of two.
const LARGEST: u32 = 6;

impl Ledger {
    fn statement(&'static self, power: u32) -> &'static str {
        let all = self.statements.get_or_init(|| (0..=LARGEST).map(|p| self.written(1 << p)).collect());
        &all[power as usize]
    }

    fn written(&self, rows: usize) -> String {
        let mut sql = self.head.to_string();
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 1..=self.columns {
                sql.push_str(if column == 1 { "$" } else { ", $" });
                sql.push_str(&(row * self.columns + column).to_string());
            }
            sql.push(')');
        }
        sql
    }
}

/// The rows handed in for one ledger. Those written are kept too: a refused deed may have written
/// rows of deeds before it, and its savepoint takes them away again.
#[derive(Default)]
pub(crate) struct Rows {
    args: Vec<Arg>,
    written: usize,
}

/// How far the rows were: to come back to with [`Rows::back_to`].
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    handed_in: usize,
    written: usize,
}

impl Rows {
    pub(crate) fn push(&mut self, ledger: &Ledger, row: Vec<Arg>) {
        debug_assert_eq!(row.len(), ledger.columns, "{}", ledger.head);
        self.args.extend(row);
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { handed_in: self.args.len(), written: self.written }
    }

    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.args.truncate(mark.handed_in);
        self.written = mark.written;
    }

    /// Writes what was not written yet.
    pub(crate) async fn add(&mut self, ledger: &'static Ledger, conn: &mut Conn) -> Result<(), StoreError> {
        while self.written < self.args.len() {
            let left = &self.args[self.written..];
            let power = (left.len() / ledger.columns).ilog2().min(LARGEST);
            let part = left[..ledger.columns << power].to_vec();
            self.written += part.len();
            conn.run(ledger.statement(power), part).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_names_every_value_of_every_row_once() {
        static PAIRS: Ledger = Ledger::new("INSERT INTO pair (a, b) VALUES ", 2);
        assert_eq!(PAIRS.statement(0), "INSERT INTO pair (a, b) VALUES ($1, $2)");
        assert_eq!(PAIRS.statement(1), "INSERT INTO pair (a, b) VALUES ($1, $2), ($3, $4)");
        assert!(PAIRS.statement(LARGEST).ends_with("($127, $128)"));
    }
}
