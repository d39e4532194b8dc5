//! What a source says, as columns: every text stands once, every observation is a row of numbers.

use domain::period::Period;
use serde::Serialize;

/// The observations of one source. Columns of [`Cells`] hold indices into the lists here.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    pub dims: Vec<Dim>,
    pub measures: Vec<Measure>,
    pub periods: Vec<Period>,
    /// Beside `periods`: the text of the source and how final it calls the period.
    pub period_notes: Vec<PeriodNote>,
    pub cells: Cells,
}

/// One way in which observations differ from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dim {
    /// Our word where we know the column (`sex`, `institution`), else the header in snake case.
    pub name: String,
    /// The header as the source writes it; for one packed in headers or a companion label, that too.
    pub written: String,
    /// Header of the column the labels came from, when it was another one (`GEMEENTENAAM`).
    pub label_written: Option<String>,
    pub codes: Vec<Code>,
}

/// A value of a dimension: the source's own text without padding, leading zeros kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Code {
    pub code: String,
    /// What the source calls it; the code itself where it says nothing more.
    pub label: String,
    /// The source calls this the whole (`TOTAAL`, `T001038`): adding it to the others counts twice.
    pub is_total: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Measure {
    /// Snake case of our word or of the header (`candidates`, `aantal`).
    pub name: String,
    pub written: String,
    pub unit: Option<String>,
    pub decimals: Option<u8>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PeriodNote {
    pub written: String,
    pub status: Status,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Unstated,
    Final,
    Provisional,
    RevisedProvisional,
}

/// One cell. `<5` is a range, never a point.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Amount {
    Exact(f64),
    /// Both bounds included.
    Range {
        low: f64,
        high: f64,
    },
    Missing(Missing),
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The cell is there and empty.
    Blank,
    /// Unknown, unreliable or not available (`.`, `:`, null).
    Unknown,
    /// Known to the source but not shown (`x`, `: c`).
    Secret,
    /// Cannot occur.
    NotApplicable,
}

impl Amount {
    pub fn exact(self) -> Option<f64> {
        match self {
            Amount::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// Lower and upper bound; none where nothing is known.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Amount::Exact(value) => Some((value, value)),
            Amount::Range { low, high } => Some((low, high)),
            Amount::Missing(_) => None,
        }
    }

    pub fn is_range(self) -> bool {
        matches!(self, Amount::Range { .. })
    }
}

/// What the source remarks on one observation, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Flags(pub u8);

impl Flags {
    pub const PROVISIONAL: Flags = Flags(1);
    pub const ESTIMATED: Flags = Flags(2);
    pub const SERIES_BREAK: Flags = Flags(4);
    pub const DEFINITION_DIFFERS: Flags = Flags(8);
    pub const UNRELIABLE: Flags = Flags(16);
    pub const REVISED: Flags = Flags(32);
    pub const FORECAST: Flags = Flags(64);

    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    #[must_use]
    pub fn and(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// The observations by column; all columns are equally long.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cells {
    /// Per dimension, per observation, an index into its codes.
    pub codes: Vec<Vec<u32>>,
    pub period: Vec<u32>,
    pub measure: Vec<u32>,
    pub amount: Vec<Amount>,
    /// Empty where the source flags nothing.
    pub flags: Vec<Flags>,
    /// The row of the source, as a spreadsheet counts them (the header is row 1).
    pub row: Vec<u32>,
}

impl Cells {
    pub fn len(&self) -> usize {
        self.amount.len()
    }

    pub fn is_empty(&self) -> bool {
        self.amount.is_empty()
    }
}

impl Table {
    /// Position of the dimension with our name for it.
    pub fn dim(&self, name: &str) -> Option<usize> {
        self.dims.iter().position(|d| d.name == name)
    }

    pub fn measure(&self, name: &str) -> Option<usize> {
        self.measures.iter().position(|m| m.name == name || m.written == name)
    }

    /// The code of one observation on one dimension.
    pub fn code(&self, dim: usize, cell: usize) -> &Code {
        &self.dims[dim].codes[self.cells.codes[dim][cell] as usize]
    }

    pub fn period(&self, cell: usize) -> &Period {
        &self.periods[self.cells.period[cell] as usize]
    }
}
