//! A table before it has a shape: the registers and the figures both become one, so that CSV,
//! workbook and description cannot disagree.

mod csv;
mod csvw;
mod xlsx;

pub use csv::{Style, csv};
pub use csvw::{About, csvw};
pub use xlsx::xlsx;

use domain::Text;
use serde_json::Value as Json;

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As in the JSON.
    pub name: String,
    /// What it holds, for people.
    pub title: Text,
    pub holds: Holds,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Text,
    Number { decimals: u8 },
    Percent { decimals: u8 },
    Whole,
    Day,
    Moment,
    Link,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Whole(i64),
    /// Nothing, and why: only a workbook shows the word.
    Absent(String),
    Empty,
}

impl Column {
    pub fn new(name: impl Into<String>, title: Text, holds: Holds) -> Column {
        Column { name: name.into(), title, holds }
    }
}

impl Cell {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    pub fn number(number: Option<f64>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// A number with all its digits and none more: `1395000`, `28.4`.
pub fn digits(number: f64) -> String {
    match whole(number) {
        Some(n) => n.to_string(),
        None => number.to_string(),
    }
}

/// The same as JSON.
pub fn json_number(number: f64) -> Json {
    whole(number).map_or_else(|| Json::from(number), Json::from)
}

fn whole(number: f64) -> Option<i64> {
    #[allow(clippy::cast_possible_truncation, reason = "checked: whole and far below the limit")]
    (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_were_published() {
        let check = |number: f64, expected: &str| {
            assert_eq!(digits(number), expected);
            assert_eq!(json_number(number).to_string(), expected);
        };
        check(1_395_000.0, "1395000");
        check(28.4, "28.4");
        check(-0.5, "-0.5");
        check(0.1 + 0.2, "0.30000000000000004");
    }
}
