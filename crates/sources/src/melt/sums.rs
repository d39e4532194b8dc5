//! What must add up: the parts of a row, the totals row of a file, what a person declared.

use super::Melter;
use crate::finding::{Finding, Flaw};
use crate::grid::Record;
use crate::log::Log;
use crate::names;
use crate::number;
use crate::plan::Plan;
use crate::reading::{Options, Totals};
use crate::table::{Amount, Missing};
use crate::text::trim;

#[derive(Debug, Default)]
pub struct Sums {
    /// Per column, the sum of its printed numbers.
    columns: Vec<f64>,
    /// Columns that are the total of others, by place in the plan.
    groups: Vec<(usize, Vec<usize>)>,
    /// What a totals row says per column, and where it stood.
    said: Vec<(u64, usize, Amount)>,
}

pub struct Broken {
    pub total: usize,
    pub found: String,
    pub expected: String,
}

impl Sums {
    pub fn new(plan: &Plan) -> Sums {
        Sums { columns: vec![0.0; plan.values.len()], groups: groups(plan), said: vec![] }
    }

    #[inline]
    pub fn add(&mut self, column: usize, value: f64) {
        self.columns[column] += value;
    }

    /// Whether men and women can be the total their row prints.
    #[inline]
    pub fn within(&self, row: &[Option<Amount>]) -> Option<Broken> {
        self.groups.iter().find_map(|(total, parts)| {
            let (low, high) = row[*total]?.bounds()?;
            let (mut least, mut most) = (0.0, 0.0);
            for part in parts {
                let (a, b) = bounds(row[*part])?;
                least += a;
                most += b;
            }
            // Hidden counts may be none where the file prints no zero; that is not known here.
            let slack = parts.iter().filter(|p| row[**p].is_some_and(Amount::is_range)).count() as f64;
            let fits = least - slack <= high && low <= most;
            (!fits).then(|| Broken {
                total: *total,
                found: said(low, high),
                expected: format!("{}, its parts together", said(least, most)),
            })
        })
    }

    /// Compares the totals row with what was added up, and gives what it declared.
    pub fn totals_row(&self, log: &mut Log, plan: &Plan) -> Option<Totals> {
        if self.said.is_empty() {
            return None;
        }
        let mut sums = vec![];
        for (row, column, amount) in &self.said {
            let (Some(total), sum) = (amount.exact(), self.columns[*column]) else { continue };
            let written = &plan.values[*column].written;
            sums.push((written.clone(), total));
            if !equal(total, sum) {
                let place = log.place().row(*row).column(written.clone());
                log.add(Finding::confirm(place, Flaw::TotalDiffers, format!("a total of {total}"), format!("{sum}, the sum of the rows")));
            }
        }
        Some(Totals { rows: None, sums })
    }

    /// What the person who handed in the file said of it.
    pub fn check(&self, log: &mut Log, plan: &Plan, options: &Options, rows: u64) {
        if let Some(expected) = options.expect_rows.filter(|e| *e != rows) {
            let place = log.place();
            log.add(Finding::refuse(place, Flaw::RowsDiffer, format!("{rows} rows"), format!("{expected} rows, as declared")));
        }
        for (name, expected) in &options.expect_totals {
            let place = log.place().column(name.clone());
            match self.total(plan, name) {
                Some(sum) if equal(sum, *expected) => {}
                Some(sum) => {
                    log.add(Finding::refuse(place, Flaw::SumDiffers, format!("a sum of {sum}"), format!("{expected}, as declared")))
                }
                None => {
                    let columns: Vec<&str> = plan.values.iter().map(|v| v.written.as_str()).collect();
                    log.add(Finding::refuse(place, Flaw::SumDiffers, "no such column", format!("one of {}", columns.join(", "))));
                }
            }
        }
    }

    /// The sum of a column by its header, or of all columns of a measure.
    fn total(&self, plan: &Plan, name: &str) -> Option<f64> {
        let of = |found: Vec<usize>| (!found.is_empty()).then(|| found.iter().map(|c| self.columns[*c]).sum());
        let columns = |is: &dyn Fn(usize) -> bool| (0..plan.values.len()).filter(|c| is(*c)).collect::<Vec<_>>();
        of(columns(&|c| plan.values[c].written == name)).or_else(|| {
            of(columns(&|c| plan.measures.get(plan.values[c].measure as usize).is_some_and(|m| m.name == name || m.written == name)))
        })
    }
}

fn said(low: f64, high: f64) -> String {
    if low.to_bits() == high.to_bits() { format!("{low}") } else { format!("{low} to {high}") }
}

/// Equal but for what adding fractions loses.
pub fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// A blank part is none of them.
fn bounds(amount: Option<Amount>) -> Option<(f64, f64)> {
    match amount? {
        Amount::Missing(Missing::Blank) => Some((0.0, 0.0)),
        other => other.bounds(),
    }
}

/// Per measure and period that has a total column: the total and its parts.
fn groups(plan: &Plan) -> Vec<(usize, Vec<usize>)> {
    let Some(dim) = plan.heads.iter().position(|h| h.name == "sex") else { return vec![] };
    let is_total = |value: usize| plan.heads[dim].codes[plan.values[value].codes[dim] as usize].is_total;
    let all = 0..plan.values.len();
    let totals = all.clone().filter(|v| is_total(*v) && names::adds_up(&plan.measures[plan.values[*v].measure as usize].name));
    let same = |a: usize, b: usize| (plan.values[a].measure, plan.values[a].period) == (plan.values[b].measure, plan.values[b].period);
    totals.map(|t| (t, all.clone().filter(|p| !is_total(*p) && same(t, *p)).collect::<Vec<_>>())).filter(|(_, p)| p.len() > 1).collect()
}

impl Melter<'_> {
    /// The row just coded says `Totaal` on one dimension and nothing on the others.
    #[inline]
    pub fn is_totals_row(&self) -> bool {
        if !self.codes.iter().any(|c| c.has_total) || self.plan.dims.len() < 2 {
            return false;
        }
        let mut totals = 0;
        for (dim, codes) in self.out.codes.iter().enumerate() {
            let Some(code) = codes.last().map(|c| &self.dims[dim].codes[*c as usize]) else { return false };
            if code.is_total {
                totals += 1;
            } else if !code.code.is_empty() {
                return false;
            }
        }
        totals == 1
    }

    /// Keeps what a totals row says instead of counting it.
    pub fn totals_row(&mut self, record: &Record) {
        self.uncode();
        for (index, value) in self.plan.values.iter().enumerate() {
            if let Some((amount, _)) = number::amount(trim(record.raw(value.column)), self.marks) {
                self.sums.said.push((record.row, index, amount));
            }
        }
        let place = self.log.place().row(record.row);
        self.log.add(Finding::note(place, Flaw::TotalsRow, "a row of totals", "rows of parts; it was left out and compared"));
    }
}
