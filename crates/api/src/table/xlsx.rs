//! A workbook: the data on one sheet, what it means on another.

use crate::shell::Problem;
use crate::table::{Cell, Holds, Table};
use report::{ColumnKind, Properties, Sheet};

/// Makes the workbook off the threads that answer. `about` is the sheet that explains.
pub async fn xlsx(table: Table, about: Vec<(String, String)>, title: String, created: jiff::Timestamp) -> Result<Vec<u8>, Problem> {
    let broken = |why: String| {
        tracing::error!(why, "a workbook could not be made");
        Problem::Broken
    };
    let made = tokio::task::spawn_blocking(move || {
        let properties = Properties { title, author: "Nationaal Techniekpact".into(), created };
        report::xlsx(&[sheet(&table)], &about, "Toelichting", properties)
    });
    made.await.map_err(|e| broken(e.to_string()))?.map_err(|e| broken(e.to_string()))
}

fn sheet(table: &Table) -> Sheet {
    let columns = table.columns.iter().map(|c| report::Column { heading: c.name.clone(), kind: kind(c.holds) }).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    Sheet { title: "Gegevens".into(), columns, rows }
}

fn kind(holds: Holds) -> ColumnKind {
    match holds {
        Holds::Number { decimals } => ColumnKind::Number { decimals },
        Holds::Percent { decimals } => ColumnKind::Percent { decimals },
        Holds::Whole => ColumnKind::Number { decimals: 0 },
        Holds::Text | Holds::Day | Holds::Moment | Holds::Link => ColumnKind::Text,
    }
}

fn cell(cell: &Cell) -> report::Cell {
    match cell {
        Cell::Text(text) => report::Cell::Text(text.clone()),
        Cell::Number(n) => report::Cell::Number(*n),
        #[allow(clippy::cast_precision_loss, reason = "numbers of versions and the like are small")]
        Cell::Whole(n) => report::Cell::Number(*n as f64),
        Cell::Absent(why) => report::Cell::Note(why.clone()),
        Cell::Empty => report::Cell::Empty,
    }
}
