//! What each column of a table is: found once, from the header and a first stretch of rows.

use crate::number::Marks;
use crate::reading::{Kind, Layout, Placement};
use crate::table::{Code, Measure, PeriodNote};
use domain::period::Period;

/// A dimension with a column of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowDim {
    pub name: String,
    pub written: String,
    pub column: usize,
    /// Words for the codes stand in this column.
    pub label: Option<usize>,
    pub label_written: Option<String>,
}

/// A dimension whose codes stand in headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadDim {
    pub name: String,
    pub written: String,
    pub codes: Vec<Code>,
}

/// A column of amounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    pub column: usize,
    pub written: String,
    pub measure: u32,
    pub period: Option<u32>,
    /// Per head dimension, its code.
    pub codes: Vec<u32>,
}

/// Columns that say something about the amounts of their row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Period, where it is not in the headers.
    pub period: Option<usize>,
    /// What is counted, where it is not in the headers, and the column that words it.
    pub measure: Option<usize>,
    pub measure_label: Option<usize>,
    pub unit: Option<usize>,
    pub low: Option<usize>,
    pub high: Option<usize>,
    pub status: Option<usize>,
    /// DUO's API: `J` where 4 stands for anything below five.
    pub small: Option<usize>,
    /// SDMX: rows that delete.
    pub action: Option<usize>,
}

/// How a table is to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub kind: Kind,
    pub title: Option<String>,
    pub marks: Marks,
    /// Records before the first row of figures.
    pub header_rows: usize,
    pub names: Vec<String>,
    pub dims: Vec<RowDim>,
    pub heads: Vec<HeadDim>,
    pub measures: Vec<Measure>,
    pub periods: Vec<(Period, PeriodNote)>,
    pub values: Vec<Value>,
    pub beside: Beside,
    /// Cells are `code: label`.
    pub split_labels: bool,
    /// Amounts are followed by a flag (`12.3 e`, `: c`).
    pub flagged: bool,
    /// Columns without a name that must stay empty.
    pub phantoms: Vec<usize>,
    /// One period for everything, as the person who hands in the file says.
    pub whole: Option<Period>,
    /// Some number in the sample had decimals.
    pub decimal_shown: bool,
}

impl Plan {
    pub fn new(kind: Kind, names: Vec<String>) -> Plan {
        Plan {
            kind,
            title: None,
            marks: Marks::POINT,
            header_rows: 1,
            names,
            dims: vec![],
            heads: vec![],
            measures: vec![],
            periods: vec![],
            values: vec![],
            beside: Beside::default(),
            split_labels: false,
            flagged: false,
            phantoms: vec![],
            whole: None,
            decimal_shown: false,
        }
    }

    /// The column as a reader finds it: its header, or its number.
    pub fn column(&self, column: usize) -> String {
        match self.names.get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("number {}", column + 1),
        }
    }

    /// The place of a measure, added when it is new.
    pub fn measure(&mut self, measure: Measure) -> u32 {
        let at = self.measures.iter().position(|m| m.name == measure.name && m.unit == measure.unit);
        crate::grid::small(at.unwrap_or_else(|| {
            self.measures.push(measure);
            self.measures.len() - 1
        }))
    }

    pub fn period(&mut self, period: (Period, PeriodNote)) -> u32 {
        let at = self.periods.iter().position(|p| p.0 == period.0);
        crate::grid::small(at.unwrap_or_else(|| {
            self.periods.push(period);
            self.periods.len() - 1
        }))
    }

    /// The layout as far as it is known before the rows are read.
    pub fn layout(&self) -> Layout {
        let in_heads = |name: &str| self.heads.iter().any(|h| h.name == name);
        let sex = if in_heads("sex") {
            Placement::Columns
        } else if self.dims.iter().any(|d| d.name == "sex") {
            Placement::Rows
        } else {
            Placement::Absent
        };
        let years = if self.values.iter().any(|v| v.period.is_some()) {
            Placement::Columns
        } else if self.beside.period.is_some() {
            Placement::Rows
        } else if self.whole.is_some() {
            Placement::Whole
        } else {
            Placement::Absent
        };
        let decimal = self.decimal_shown.then_some(char::from(self.marks.decimal));
        Layout { sex, years, decimal, columns: crate::grid::small(self.names.len()), ..Layout::default() }
    }
}
