//! Eurostat's bulk files: the dimensions packed in the first column, cells with flags.

use crate::finding::{Finding, Flaw};
use crate::grid::{Batch, Rows};
use crate::log::Log;
use crate::plan::{Plan, Value};
use crate::reading::Kind;
use crate::roles;
use crate::table::Measure;
use crate::when;

/// Whether the first line is `freq,unit,sex,geo\TIME_PERIOD⇥2015 ⇥…`.
pub fn is_header(line: &[u8]) -> bool {
    let first = line.split(|b| *b == b'\t').next().unwrap_or(line);
    first.len() < line.len() && first.contains(&b',') && first.contains(&b'\\')
}

/// Rows with their first cell taken apart.
pub struct Unpacked<R> {
    pub rows: R,
    pub packed: Batch,
}

impl<R: Rows> Rows for Unpacked<R> {
    fn next(&mut self, batch: &mut Batch) -> Result<(), Finding> {
        self.rows.next(&mut self.packed)?;
        batch.clear();
        batch.first_row = self.packed.first_row;
        for record in self.packed.records() {
            let first = record.cell(0);
            let keys = first.split(|b| *b == b',').map(<[u8]>::to_vec);
            let cells: Vec<Vec<u8>> =
                if record.filled() == 0 { vec![vec![]] } else { keys.chain((1..record.len()).map(|c| record.cell(c).to_vec())).collect() };
            batch.push(cells);
        }
        Ok(())
    }

    fn last(&self) -> Option<Finding> {
        self.rows.last()
    }
}

pub fn plan(batch: &Batch, log: &Log) -> Result<Plan, Finding> {
    let place = log.place().row(1);
    if batch.len() == 0 {
        return Err(Finding::refuse(place, Flaw::Empty, "no line", "a header"));
    }
    let header = batch.record(0);
    let mut names: Vec<String> = (0..header.len()).map(|c| String::from_utf8_lossy(&header.cell(c)).trim().to_string()).collect();
    let keys = names.iter().position(|n| n.contains('\\')).map_or(0, |at| at + 1);
    if let Some(name) = names[..keys].last_mut() {
        *name = name.split('\\').next().unwrap_or("").to_string();
    }
    let mut plan = Plan::new(Kind::EurostatTsv, names);
    plan.flagged = true;
    let measure = plan.measure(Measure { name: "count".into(), written: "OBS_VALUE".into(), unit: None, decimals: None });
    for column in keys..plan.names.len() {
        let written = plan.names[column].clone();
        let Some(period) = when::period(&written) else {
            return Err(Finding::refuse(
                place.column(plan.column(column)),
                Flaw::BadPeriod,
                format!("{written:?}"),
                "a year or other period",
            ));
        };
        let period = Some(plan.period(period));
        plan.values.push(Value { column, written, measure, period, codes: vec![] });
    }
    let dims: Vec<usize> = (0..keys).collect();
    roles::add_dims(&mut plan, &dims);
    Ok(plan)
}
