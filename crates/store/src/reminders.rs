//! Which rounds of which actions were asked about, and what was answered by a link in a letter.

use crate::{Conn, StoreError, Tx, args};

/// Every round that was asked about: (action, round).
pub async fn rounds(conn: &mut Conn) -> Result<Vec<(String, String)>, StoreError> {
    conn.all("SELECT action, round FROM reminder", vec![]).await
}

/// Notes a round as asked; the table refuses a second time.
pub async fn put(tx: &mut Tx, action: &str, round: &str, asked: &str, at: jiff::Timestamp) -> Result<(), StoreError> {
    tx.run("INSERT INTO reminder (action, round, asked, at) VALUES ($1, $2, $3, $4)", args![action, round, asked, at]).await?;
    Ok(())
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    pub answer: String,
    pub at: String,
}

/// None: no such letter. `Some(None)`: nobody answered yet.
pub async fn answered(conn: &mut Conn, action: &str, asked: &str) -> Result<Option<Option<Answered>>, StoreError> {
    let sql = "SELECT answer, answered_at FROM reminder WHERE action = $1 AND asked = $2 LIMIT 1";
    let row: Option<(Option<String>, Option<String>)> = conn.one(sql, args![action, asked]).await?;
    Ok(row.map(|(answer, at)| answer.zip(at).map(|(answer, at)| Answered { answer, at })))
}

/// Keeps the first answer; false where somebody was first.
pub async fn answer(tx: &mut Tx, action: &str, asked: &str, answer: &str, at: jiff::Timestamp) -> Result<bool, StoreError> {
    let sql = "UPDATE reminder SET answer = $1, answered_at = $2 WHERE action = $3 AND asked = $4 AND answered_at IS NULL";
    Ok(tx.run(sql, args![answer, at, action, asked]).await? > 0)
}
