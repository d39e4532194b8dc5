//! From a header and a sample of rows to a [`Plan`], for tables that come without a description.

use crate::grid::Batch;
use crate::head::{self, Header, Unpacked};
use crate::names::{self, Part};
use crate::number::{self, Evidence, Marks};
use crate::plan::{HeadDim, Plan, RowDim, Value};
use crate::reading::Kind;
use crate::table::{Code, Measure};
use crate::text::{snake, trim};
use crate::when;
use domain::period::Period;
use std::collections::BTreeSet;

/// What the cells of one column look like in the sample.
#[derive(Clone, Debug, Default)]
pub struct Look {
    filled: u32,
    numbers: u32,
    periods: u32,
    /// Leading zeros: a code.
    padded: u32,
    /// One more than the row before, every time.
    counts_up: bool,
    last: Option<f64>,
    signs: u32,
}

impl Look {
    fn see(&mut self, cell: &[u8], marks: Marks) {
        let cell = trim(cell);
        if cell.is_empty() {
            return;
        }
        if number::missing(cell).is_some() {
            self.signs += 1;
            return;
        }
        self.filled += 1;
        let read = number::amount(cell, marks);
        self.numbers += u32::from(read.is_some());
        self.padded += u32::from(cell.len() > 1 && cell[0] == b'0' && cell.iter().all(u8::is_ascii_digit));
        let text = std::str::from_utf8(cell).unwrap_or("");
        self.periods += u32::from(when::period(text).is_some());
        let value = read.and_then(|r| r.0.exact());
        self.counts_up = value.is_some() && (self.filled == 1 || self.counts_up && value == self.last.map(|l| l + 1.0));
        self.last = value;
    }

    fn is_empty(&self) -> bool {
        self.filled == 0 && self.signs == 0
    }

    /// Amounts, but for a stray cell that will be reported.
    fn is_amounts(&self) -> bool {
        self.padded == 0 && self.numbers * 5 >= self.filled * 4 && (self.numbers > 0 || self.signs > 0)
    }

    fn is_periods(&self) -> bool {
        self.filled > 0 && self.periods == self.filled
    }
}

const SAMPLE: usize = 2000;

/// How the numbers in the sample are written, and whether that could be read two ways.
pub fn marks(batch: &Batch, header_rows: usize, default: Marks) -> (Marks, bool, bool) {
    let mut seen = Evidence::default();
    for record in batch.records().skip(header_rows).take(SAMPLE) {
        (0..record.len()).for_each(|c| seen.look(record.raw(c)));
    }
    seen.verdict(default)
}

pub fn looks(batch: &Batch, header: &Header, marks: Marks) -> Vec<Look> {
    let width = header.names.len();
    let mut looks = vec![Look::default(); width];
    for record in batch.records().skip(header.rows).take(SAMPLE).filter(|r| r.len() >= width && r.filled() > 1) {
        looks.iter_mut().enumerate().for_each(|(c, look)| look.see(&record.cell(c), marks));
    }
    looks
}

#[derive(Clone, Debug, PartialEq)]
enum Role {
    Value(Unpacked),
    Dim,
    Period,
    Small,
    Phantom,
    Ignored,
}

/// The plan of a table nobody described.
pub fn plan(kind: Kind, header: Header, batch: &Batch, marks: Marks) -> Plan {
    let looks = looks(batch, &header, marks);
    let mut roles: Vec<Role> = header.names.iter().zip(&looks).enumerate().map(|(c, (name, look))| role(c, name, look)).collect();
    settle_periods(&mut roles);
    settle_codes(&mut roles, &header.names);
    let mut plan = Plan::new(kind, header.names);
    (plan.title, plan.header_rows, plan.marks) = (header.title, header.rows, marks);
    add_values(&mut plan, &roles);
    for (column, role) in roles.iter().enumerate() {
        match role {
            Role::Period => plan.beside.period = Some(column),
            Role::Small => plan.beside.small = Some(column),
            Role::Phantom => plan.phantoms.push(column),
            _ => {}
        }
    }
    let dims: Vec<usize> = roles.iter().enumerate().filter(|(_, r)| **r == Role::Dim).map(|(c, _)| c).collect();
    add_dims(&mut plan, &dims);
    plan
}

fn role(column: usize, name: &str, look: &Look) -> Role {
    let snaked = snake(name);
    if snaked.is_empty() && !name.contains('%') {
        return match look.is_empty() {
            true => Role::Phantom,
            // Row names of R or an index of pandas.
            false if column == 0 && look.counts_up => Role::Ignored,
            false => Role::Dim,
        };
    }
    if matches!(snaked.as_str(), "id" | "x" | "unnamed_0") && look.counts_up && column == 0 {
        return Role::Ignored;
    }
    if matches!(snaked.as_str(), "indicatieavg" | "indicatie_avg") {
        return Role::Small;
    }
    if names::dimension(&snaked).is_some() {
        return Role::Dim;
    }
    if names::is_period(&snaked) && (look.is_periods() || look.is_empty()) {
        return Role::Period;
    }
    let unpacked = head::unpack(name);
    let is_value = match unpacked.period {
        // A year in the header: amounts, unless not one cell is.
        Some(_) => look.padded == 0 && (look.numbers > 0 || look.filled == 0),
        None => look.is_amounts() && !names::names_a_thing(&snaked),
    };
    if is_value { Role::Value(unpacked) } else { Role::Dim }
}

/// Years in the headers are the period of the figures; otherwise the first column of periods is.
fn settle_periods(roles: &mut [Role]) {
    let in_headers = roles.iter().any(|r| matches!(r, Role::Value(u) if u.period.is_some()));
    let mut taken = in_headers;
    for role in roles.iter_mut().filter(|r| **r == Role::Period) {
        if taken {
            *role = Role::Dim;
        }
        taken = true;
    }
}

/// `MAN` in a header is a code where a sibling says `VROUW`; alone it is part of a name. A column
/// without a code between such siblings is their total (`AANTAL` beside `AANTAL_MAN`).
fn settle_codes(roles: &mut [Role], names: &[String]) {
    let siblings = |roles: &[Role], of: &Unpacked| -> BTreeSet<String> {
        let same = |u: &Unpacked| u.stem == of.stem && u.period == of.period;
        let codes = roles.iter().filter_map(|r| match r {
            Role::Value(u) if same(u) => u.code.as_ref().filter(|c| !c.1.is_total).map(|c| c.0.to_lowercase()),
            _ => None,
        });
        codes.collect()
    };
    let before = roles.to_vec();
    for (role, name) in roles.iter_mut().zip(names) {
        let Role::Value(unpacked) = role else { continue };
        let others = siblings(&before, unpacked);
        if unpacked.code.is_some() && others.len() < 2 {
            unpacked.code = None;
            unpacked.stem = stem_without_period(name, unpacked);
        } else if unpacked.code.is_none() && others.len() >= 2 {
            let dim = before.iter().find_map(|r| match r {
                Role::Value(u) if u.stem == unpacked.stem => u.code.as_ref().map(|c| c.1.dim),
                _ => None,
            });
            unpacked.code = dim.map(|dim| ("TOTAAL".to_string(), names::Packed { dim, is_total: true }));
        }
    }
}

fn stem_without_period(name: &str, unpacked: &Unpacked) -> String {
    let written = unpacked.period.as_ref().map_or("", |p| p.1.written.as_str());
    snake(&name.replacen(written, " ", usize::from(!written.is_empty())))
}

fn add_values(plan: &mut Plan, roles: &[Role]) {
    let packed: BTreeSet<&'static str> =
        roles.iter().filter_map(|r| if let Role::Value(u) = r { u.code.as_ref().map(|c| c.1.dim) } else { None }).collect();
    plan.heads = packed.iter().map(|dim| HeadDim { name: (*dim).into(), written: String::new(), codes: vec![] }).collect();
    for (column, role) in roles.iter().enumerate() {
        let Role::Value(unpacked) = role else { continue };
        let written = plan.names[column].clone();
        let stem_written = stem_written(&written, unpacked);
        let name = names::measure(&unpacked.stem).to_string();
        let measure = plan.measure(Measure { name, written: stem_written, unit: unpacked.unit.clone(), decimals: None });
        let period = unpacked.period.clone().map(|p| plan.period(p));
        let codes = plan.heads.iter_mut().map(|head| head_code(head, unpacked)).collect();
        plan.values.push(Value { column, written, measure, period, codes });
    }
}

/// The header without its year and code: what the source calls the thing counted.
fn stem_written(header: &str, unpacked: &Unpacked) -> String {
    let mut text = header.to_string();
    for part in [unpacked.period.as_ref().map(|p| p.1.written.as_str()), unpacked.code.as_ref().map(|c| c.0.as_str())].into_iter().flatten()
    {
        if let Some(at) = text.rfind(part) {
            text.replace_range(at..at + part.len(), "");
        }
    }
    text.trim_matches([' ', '-', '_', '/']).to_string()
}

fn head_code(head: &mut HeadDim, unpacked: &Unpacked) -> u32 {
    let (code, is_total) = match &unpacked.code {
        Some((code, packed)) if packed.dim == head.name => (code.clone(), packed.is_total),
        // A column that says nothing of this dimension holds its whole.
        _ => ("TOTAAL".to_string(), true),
    };
    let at = head.codes.iter().position(|c| c.code == code);
    crate::grid::small(at.unwrap_or_else(|| {
        head.codes.push(Code { label: code.clone(), code, is_total });
        head.codes.len() - 1
    }))
}

/// Dimensions from their columns: codes joined with the column that words them.
pub fn add_dims(plan: &mut Plan, columns: &[usize]) {
    let parts: Vec<(usize, String, Part)> =
        columns.iter().map(|c| (*c, part(&plan.names, *c, columns))).map(|(c, (n, p))| (c, n, p)).collect();
    let mut used = BTreeSet::new();
    for (column, name, part) in &parts {
        if used.contains(column) {
            continue;
        }
        let other = parts.iter().find(|(c, n, p)| n == name && p != part && !used.contains(c) && c != column).map(|(c, ..)| *c);
        let (code, label) = match (part, other) {
            (Part::Code, label) => (*column, label),
            (Part::Label, Some(code)) => (code, Some(*column)),
            (Part::Label, None) => (*column, None),
        };
        used.insert(code);
        used.extend(label);
        let mut name = name.clone();
        let taken = |name: &str, plan: &Plan| plan.dims.iter().any(|d| d.name == name) || plan.heads.iter().any(|h| h.name == name);
        if taken(&name, plan) {
            name = snake(&plan.names[code]);
        }
        while name.is_empty() || taken(&name, plan) {
            name = format!("{}_{}", if name.is_empty() { "column" } else { &name }, code + 1);
        }
        let label_written = label.map(|l| plan.names[l].clone());
        plan.dims.push(RowDim { name, written: plan.names[code].clone(), column: code, label, label_written });
    }
}

const LABEL_ENDINGS: [&str; 5] = ["_naam", "naam", "_omschrijving", "_title", "_label"];
const CODE_ENDINGS: [&str; 6] = ["_code", "code", "_nummer", "nummer", "_nr", "_id"];

/// The dimension of a column and what it holds of it: from the names we know, or `…CODE` beside `…NAAM`.
fn part(names: &[String], column: usize, columns: &[usize]) -> (String, Part) {
    let snaked = snake(&names[column]);
    // The exam file words its inspection codes as programmes: there they are profiles.
    let is_profile = snaked == "opleidingsnaam" && names.iter().any(|n| snake(n) == "inspectiecode");
    if is_profile {
        return ("profile".into(), Part::Label);
    }
    if let Some((dim, part)) = names::dimension(&snaked) {
        return (dim.into(), part);
    }
    let bare = |text: &str, endings: &[&str]| endings.iter().find_map(|e| text.strip_suffix(e)).map(str::to_string);
    let others: Vec<String> = columns.iter().filter(|c| **c != column).map(|c| snake(&names[*c])).collect();
    if let Some(stem) = bare(&snaked, &LABEL_ENDINGS).filter(|s| !s.is_empty()) {
        let partner = others.iter().any(|o| *o == stem || bare(o, &CODE_ENDINGS).is_some_and(|b| b == stem));
        if partner {
            return known(&stem, Part::Label);
        }
    }
    if let Some(stem) = bare(&snaked, &CODE_ENDINGS).filter(|s| !s.is_empty()) {
        if others.iter().any(|o| bare(o, &LABEL_ENDINGS).is_some_and(|b| b == stem)) {
            return known(&stem, Part::Code);
        }
    }
    known(&snaked, Part::Code)
}

fn known(stem: &str, part: Part) -> (String, Part) {
    (names::dimension(stem).map_or_else(|| stem.to_string(), |(dim, _)| dim.to_string()), part)
}

/// Says when the figures were measured, for a file that does not.
pub fn say_period(plan: &mut Plan, period: Option<Period>) {
    if plan.beside.period.is_none() && plan.values.iter().any(|v| v.period.is_none()) {
        plan.whole = period;
    }
}
