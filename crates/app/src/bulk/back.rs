//! A workbook read back: every cell held against the action as it stands. Whatever does not fit is
//! named by sheet and cell, with what was found and what was expected; then nothing is taken over.

use super::columns::{Column, Group, ID, Layout, MAIN, NUMBER, REVISION, Wrong, is_same, shown, written};
use super::out::{FORMAT, HIDDEN, LISTS, PURPOSE, sealed_text};
use super::{CellChange, Edit, Handed, with_edits};
use crate::{Refusal, Secrets};
use domain::Record;
use domain::agenda::Action;
use domain::field::{FieldError, MOST_ROWS, Problem, check_body};
use domain::permission::{Actor, Deed, allow};
use domain::record::{Kind, Rec, State};
use domain::world::{World, body_of};
use serde_json::{Map, Value as Json};
use sources::{CellValue, Finding, Grid, cell_name};
use std::collections::{BTreeMap, HashMap, HashSet};
use texts::T;

/// Why nothing of a workbook was taken over.
#[derive(Debug)]
pub enum Unread {
    /// No workbook that can be opened, or one too large or with macros.
    File(Finding),
    /// Not made here, by another version, or its hidden sheet was changed.
    Foreign,
    Faults(Vec<Fault>),
    Refusal(Refusal),
}

impl<E: Into<Refusal>> From<E> for Unread {
    fn from(e: E) -> Unread {
        Unread::Refusal(e.into())
    }
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub sheet: String,
    /// Such as `C12`; empty where the whole sheet is meant.
    pub cell: String,
    /// The heading above it.
    pub heading: String,
    pub found: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A formula: only values are taken over.
    Formula,
    /// An error such as `#REF!`.
    ErrorValue,
    MissingSheet,
    UnknownSheet,
    MissingColumn,
    UnknownColumn,
    DoubleColumn,
    /// No action of this export, or it is gone.
    UnknownAction,
    /// On more than one row.
    Twice,
    /// The number of the version was changed.
    Altered {
        expected: String,
    },
    /// The action was changed after the export; its version now.
    Stale {
        now: i64,
    },
    /// The deed that is not allowed.
    NotYours(String),
    /// No such row in the action.
    UnknownRow,
    TooManyRows {
        most: usize,
    },
    Choice {
        allowed: Vec<String>,
    },
    Field(FieldError),
}

/// The sheet, where its columns are, and what is wrong with it.
struct Sheet<'a> {
    grid: &'a Grid,
    /// Heading → column.
    at: HashMap<String, usize>,
}

impl Sheet<'_> {
    fn cell(&self, row: usize, heading: &str) -> &CellValue {
        self.at.get(heading).map_or(&CellValue::Empty, |c| self.grid.cell(row, *c))
    }

    fn name(&self, row: usize, heading: &str) -> String {
        self.at.get(heading).map_or_else(String::new, |c| cell_name(row, *c))
    }

    fn text(&self, row: usize, heading: &str) -> String {
        written(self.cell(row, heading)).trim().to_string()
    }

    /// The rows under the heading in which anything stands.
    fn rows(&self) -> impl Iterator<Item = usize> {
        let filled = |row: &Vec<CellValue>| row.iter().any(|c| !written(c).trim().is_empty());
        self.grid.rows.iter().enumerate().skip(1).filter(move |(_, row)| filled(row)).map(|(at, _)| at)
    }

    fn fault(&self, row: usize, heading: &str, what: What) -> Fault {
        let (found, cell) = (self.text(row, heading), self.name(row, heading));
        Fault { sheet: self.grid.name.clone(), cell, heading: heading.into(), found, what }
    }
}

/// One action as it stands, as it would become, and where in the workbook its parts are.
struct Draft<'w> {
    old: &'w Rec<Action>,
    was: Json,
    body: Map<String, Json>,
    row: usize,
    /// Group → row in its sheet, in the order of the new body.
    places: BTreeMap<&'static str, Vec<usize>>,
    /// Group → numbers of rows that are still there.
    kept: BTreeMap<&'static str, Vec<usize>>,
}

pub fn read(world: &World, actor: &Actor, secrets: &Secrets, file: &str, grids: &[Grid]) -> Result<Handed, Unread> {
    let (export, versions) = sealed(secrets, grids).ok_or(Unread::Foreign)?;
    let t = crate::messages::texts(domain::Lang::Nl);
    let layout = Layout::new(t);
    let mut reader = Reader { world, actor, t, layout: &layout, faults: Vec::new(), changes: Vec::new() };
    let sheets = reader.sheets(grids);
    reader.formulas(&sheets);
    reader.or_faults()?;
    let mut drafts = reader.actions(&sheets[MAIN], &versions);
    // Rows of an action that is refused itself say nothing new.
    if reader.faults.iter().any(|f| f.heading == ID || f.heading == REVISION) {
        reader.or_faults()?;
    }
    for group in &layout.groups {
        reader.group(&sheets[group.title.as_str()], group, &mut drafts);
    }
    reader.or_faults()?;
    let edits = reader.edits(&drafts, &sheets);
    reader.whole(&drafts, &edits, &sheets)?;
    reader.or_faults()?;
    Ok(Handed { file: file.into(), export, actions: drafts.len(), edits, changes: reader.changes })
}

/// The export this file says it is, if nobody changed that: its id, and the version of each action.
fn sealed(secrets: &Secrets, grids: &[Grid]) -> Option<(String, HashMap<String, i64>)> {
    let grid = grids.iter().find(|g| g.name == HIDDEN)?;
    let text = |row: usize, column: usize| written(grid.cell(row, column));
    let rows = 3..grid.rows.len();
    let versions: Option<Vec<(String, i64)>> = rows.map(|row| Some((text(row, 0), text(row, 1).parse().ok()?))).collect();
    let (export, versions) = (text(1, 1), versions?);
    let holds = text(0, 1) == FORMAT && secrets.is_sealed(PURPOSE, &sealed_text(&export, &versions), &text(2, 1));
    holds.then(|| (export, versions.into_iter().collect()))
}

struct Reader<'w> {
    world: &'w World,
    actor: &'w Actor,
    t: T,
    layout: &'w Layout,
    faults: Vec<Fault>,
    changes: Vec<CellChange>,
}

impl<'w> Reader<'w> {
    fn or_faults(&mut self) -> Result<(), Unread> {
        if self.faults.is_empty() { Ok(()) } else { Err(Unread::Faults(std::mem::take(&mut self.faults))) }
    }

    /// Every sheet there should be, by title, with its columns found by their headings.
    fn sheets<'a>(&mut self, grids: &'a [Grid]) -> BTreeMap<&'w str, Sheet<'a>> {
        let layout = self.layout;
        let main = (MAIN, &layout.main, [ID, REVISION]);
        let groups = layout.groups.iter().map(|g| (g.title.as_str(), &g.columns, [ID, NUMBER]));
        let mut sheets = BTreeMap::new();
        for (title, columns, own) in std::iter::once(main).chain(groups) {
            let headings: Vec<&str> = own.into_iter().chain(columns.iter().map(|c| c.heading.as_str())).collect();
            match grids.iter().find(|g| g.name == title) {
                Some(grid) => drop(sheets.insert(title, self.sheet(grid, &headings))),
                None => self.faults.push(Fault {
                    sheet: title.into(),
                    cell: String::new(),
                    heading: String::new(),
                    found: grids.iter().filter(|g| g.name != HIDDEN).map(|g| g.name.as_str()).collect::<Vec<_>>().join(", "),
                    what: What::MissingSheet,
                }),
            }
        }
        for grid in grids.iter().filter(|g| !sheets.contains_key(g.name.as_str()) && g.name != HIDDEN && g.name != LISTS) {
            let (sheet, found) = (grid.name.clone(), grid.name.clone());
            self.faults.push(Fault { sheet, cell: String::new(), heading: String::new(), found, what: What::UnknownSheet });
        }
        sheets
    }

    fn sheet<'a>(&mut self, grid: &'a Grid, headings: &[&str]) -> Sheet<'a> {
        let mut at: HashMap<String, usize> = HashMap::new();
        let fault = |cell: String, heading: &str, found: String, what: What| Fault {
            sheet: grid.name.clone(),
            cell,
            heading: heading.into(),
            found,
            what,
        };
        let first: &[CellValue] = grid.rows.first().map_or(&[], Vec::as_slice);
        for (column, cell) in first.iter().enumerate() {
            let heading = written(cell).trim().to_string();
            let filled = || grid.rows.iter().skip(1).any(|r| r.get(column).is_some_and(|c| !written(c).trim().is_empty()));
            let what = match heading.as_str() {
                "" if !filled() => continue,
                known if headings.contains(&known) && !at.contains_key(known) => {
                    at.insert(heading, column);
                    continue;
                }
                known if headings.contains(&known) => What::DoubleColumn,
                _ => What::UnknownColumn,
            };
            self.faults.push(fault(cell_name(0, column), &heading.clone(), heading, what));
        }
        for missing in headings.iter().filter(|h| !at.contains_key(**h)) {
            self.faults.push(fault(cell_name(0, 0), missing, String::new(), What::MissingColumn));
        }
        Sheet { grid, at }
    }

    /// A formula looks like a value and is none: it may give something else tomorrow.
    fn formulas(&mut self, sheets: &BTreeMap<&str, Sheet<'_>>) {
        for sheet in sheets.values() {
            let heading = |column: usize| written(sheet.grid.cell(0, column));
            let fault = |row: usize, column: usize, found: String, what: What| Fault {
                sheet: sheet.grid.name.clone(),
                cell: cell_name(row, column),
                heading: heading(column),
                found,
                what,
            };
            for (row, column, text) in &sheet.grid.formulas {
                self.faults.push(fault(*row, *column, format!("={text}"), What::Formula));
            }
            for (row, cells) in sheet.grid.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    if let CellValue::Error(text) = cell {
                        self.faults.push(fault(row, column, text.clone(), What::ErrorValue));
                    }
                }
            }
        }
    }

    /// The actions of the main sheet, each with what its cells say now.
    fn actions(&mut self, sheet: &Sheet<'_>, versions: &HashMap<String, i64>) -> BTreeMap<String, Draft<'w>> {
        let (layout, mut drafts) = (self.layout, BTreeMap::<String, Draft<'w>>::new());
        for row in sheet.rows() {
            let id = sheet.text(row, ID);
            let old = match self.action(sheet, row, &id, versions) {
                Ok(old) => old,
                Err(fault) => {
                    self.faults.push(fault);
                    continue;
                }
            };
            let was = body_of(&old.value);
            let mut body = was.as_object().cloned().unwrap_or_default();
            self.columns(sheet, row, &layout.main, &was, &mut body, &id);
            let draft = Draft { old, was, body, row, places: BTreeMap::new(), kept: BTreeMap::new() };
            if drafts.insert(id, draft).is_some() {
                self.faults.push(sheet.fault(row, ID, What::Twice));
            }
        }
        drafts
    }

    /// The action a row is about, if this person may change it and nobody else did since.
    fn action(&self, sheet: &Sheet<'_>, row: usize, id: &str, versions: &HashMap<String, i64>) -> Result<&'w Rec<Action>, Fault> {
        let world = self.world;
        let standing = || world.actions.get(id).filter(|r| matches!(r.state, State::Live | State::Draft));
        let (Some(version), Some(old)) = (versions.get(id), standing()) else {
            return Err(sheet.fault(row, ID, What::UnknownAction));
        };
        if let Err(denied) = allow(self.actor, Deed::Edit(Kind::Action), &old.value.scope(id)) {
            return Err(sheet.fault(row, ID, What::NotYours(denied.deed.to_string())));
        }
        if sheet.text(row, REVISION) != version.to_string() {
            return Err(sheet.fault(row, REVISION, What::Altered { expected: version.to_string() }));
        }
        if old.revision != *version {
            return Err(sheet.fault(row, REVISION, What::Stale { now: old.revision }));
        }
        Ok(old)
    }

    /// Takes over what was changed in the cells of one row.
    fn columns(&mut self, sheet: &Sheet<'_>, row: usize, columns: &[Column], was: &Json, body: &mut Map<String, Json>, action: &str) {
        for column in columns {
            let (before, cell) = (column.cell(was, self.t), sheet.cell(row, &column.heading));
            if is_same(&before, cell) {
                continue;
            }
            let value = match column.value(cell, self.t) {
                Ok(value) => value,
                Err(wrong) => {
                    let what = match wrong {
                        Wrong::Field(problem) => What::Field(FieldError::new(column.path.clone(), problem)),
                        Wrong::Choice { allowed } => What::Choice { allowed },
                    };
                    self.faults.push(sheet.fault(row, &column.heading, what));
                    continue;
                }
            };
            if value.as_ref() == column.of(was) {
                continue;
            }
            column.put(body, value);
            let now = Json::Object(body.clone());
            self.changes.push(CellChange {
                action: action.into(),
                sheet: sheet.grid.name.clone(),
                cell: sheet.name(row, &column.heading),
                heading: column.heading.clone(),
                old: shown(column, &before),
                new: shown(column, &column.cell(&now, self.t)),
            });
        }
    }

    /// The rows of one group: those that were there, by their number; then new ones.
    fn group(&mut self, sheet: &Sheet<'_>, group: &Group, drafts: &mut BTreeMap<String, Draft<'w>>) {
        for row in sheet.rows() {
            let id = sheet.text(row, ID);
            let Some(draft) = drafts.get_mut(&id) else {
                self.faults.push(sheet.fault(row, ID, What::UnknownAction));
                continue;
            };
            let says_something = group.columns.iter().any(|c| !written(sheet.cell(row, &c.heading)).trim().is_empty());
            let number = sheet.text(row, NUMBER);
            if !says_something {
                continue;
            }
            let rows = draft.was[group.field].as_array().map_or(0, Vec::len);
            let kept = draft.kept.entry(group.field).or_default();
            let was = match number.parse::<usize>() {
                Ok(n) if (1..=rows).contains(&n) && !kept.contains(&n) => {
                    kept.push(n);
                    draft.was[group.field][n - 1].clone()
                }
                Err(_) if number.is_empty() => Json::Object(Map::new()),
                _ => {
                    self.faults.push(sheet.fault(row, NUMBER, What::UnknownRow));
                    continue;
                }
            };
            let mut body = was.as_object().cloned().unwrap_or_default();
            self.columns(sheet, row, &group.columns, &was, &mut body, &id);
            draft.places.entry(group.field).or_default().push(row);
            let list = draft.body.entry(format!("+{}", group.field)).or_insert_with(|| Json::Array(Vec::new()));
            if let Some(list) = list.as_array_mut() {
                list.push(Json::Object(body));
            }
        }
        for (id, draft) in drafts {
            self.settle(sheet, group, id, draft);
        }
    }

    /// Puts the rows that were read in the place of those that stood, and names those that go.
    fn settle(&mut self, sheet: &Sheet<'_>, group: &Group, id: &str, draft: &mut Draft<'_>) {
        let read = draft.body.remove(&format!("+{}", group.field));
        let rows = draft.was[group.field].as_array().map_or(0, Vec::len);
        let kept = draft.kept.get(group.field).map_or(&[][..], Vec::as_slice);
        for gone in (1..=rows).filter(|n| !kept.contains(n)) {
            let old = &draft.was[group.field][gone - 1];
            let said = group.columns.iter().map(|c| shown(c, &c.cell(old, self.t))).filter(|s| !s.is_empty());
            self.changes.push(CellChange {
                action: id.into(),
                sheet: sheet.grid.name.clone(),
                cell: String::new(),
                heading: format!("{NUMBER} {gone}"),
                old: said.collect::<Vec<_>>().join(" · "),
                new: String::new(),
            });
        }
        match read {
            Some(Json::Array(list)) => {
                if list.len() > MOST_ROWS {
                    let row = draft.places.get(group.field).and_then(|p| p.last()).copied().unwrap_or(0);
                    self.faults.push(sheet.fault(row, ID, What::TooManyRows { most: MOST_ROWS }));
                }
                draft.body.insert(group.field.into(), Json::Array(list));
            }
            _ => drop(draft.body.remove(group.field)),
        }
    }

    /// The actions that would become another value than they are.
    fn edits(&mut self, drafts: &BTreeMap<String, Draft<'_>>, sheets: &BTreeMap<&str, Sheet<'_>>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let touched: HashSet<&str> = self.changes.iter().map(|c| c.action.as_str()).collect();
        let touched: Vec<_> = drafts.iter().filter(|(id, _)| touched.contains(id.as_str())).collect();
        for (id, draft) in touched {
            let body = Json::Object(draft.body.clone());
            let mut errors = check_body(Action::FIELDS, &body);
            errors.extend(half_translated(&body, self.layout));
            if errors.is_empty() {
                match serde_json::from_value::<Action>(body) {
                    Ok(new) if new == draft.old.value => {}
                    Ok(new) => edits.push(Edit { id: id.clone(), base: draft.old.revision, body: body_of(&new) }),
                    Err(e) => tracing::error!(action = %id, error = %e, "a worksheet gave a body that is none"),
                }
            }
            errors.into_iter().for_each(|e| self.place(draft, e, sheets));
        }
        edits
    }

    /// What can be known only with all changes together: whose it becomes, circles, ids held twice.
    fn whole(&mut self, drafts: &BTreeMap<String, Draft<'_>>, edits: &[Edit], sheets: &BTreeMap<&str, Sheet<'_>>) -> Result<(), Unread> {
        let after = with_edits(self.world, edits)?;
        let mut holders: HashMap<String, Vec<&str>> = HashMap::new();
        for rec in after.actions.0.values().filter(|r| matches!(r.state, State::Live | State::Draft)) {
            rec.value.unique_keys().into_iter().for_each(|(key, _)| holders.entry(key).or_default().push(&rec.id));
        }
        for edit in edits {
            let (Some(draft), Some(new)) = (drafts.get(&edit.id), after.actions.get(&edit.id)) else { continue };
            let mut errors = crate::records::problems(&after, Kind::Action, &edit.id, &edit.body)?;
            for (key, field) in new.value.unique_keys() {
                let other = holders.get(&key).into_iter().flatten().find(|id| **id != edit.id);
                errors.extend(other.map(|by| FieldError::new(field, Problem::Taken { by: (*by).to_string() })));
            }
            errors.into_iter().for_each(|e| self.place(draft, e, sheets));
            if let Err(denied) = allow(self.actor, Deed::Edit(Kind::Action), &new.value.scope(&edit.id)) {
                self.faults.push(sheets[MAIN].fault(draft.row, ID, What::NotYours(denied.deed.to_string())));
            }
        }
        Ok(())
    }

    /// An error of a field, put at the cell that holds it.
    fn place(&mut self, draft: &Draft<'_>, error: FieldError, sheets: &BTreeMap<&str, Sheet<'_>>) {
        let mut parts = error.field.splitn(3, '.');
        let (first, second, rest) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        let group = self.layout.groups.iter().find(|g| g.field == first);
        let index = second.and_then(|n| n.parse::<usize>().ok());
        let (title, columns, row, path) = match (group, index) {
            (Some(group), Some(index)) => {
                let row = draft.places.get(group.field).and_then(|p| p.get(index)).copied().unwrap_or(0);
                (group.title.as_str(), &group.columns, row, rest.unwrap_or("").to_string())
            }
            _ => (MAIN, &self.layout.main, draft.row, error.field.clone()),
        };
        let Some(sheet) = sheets.get(title) else { return };
        let fits = |c: &&Column| c.path == path || c.path == format!("{path}.nl");
        let heading = columns.iter().find(fits).map_or(ID, |c| c.heading.as_str());
        self.faults.push(sheet.fault(row, heading, What::Field(error)));
    }
}

/// Texts that have English and no Dutch.
fn half_translated(body: &Json, layout: &Layout) -> Vec<FieldError> {
    let lacks =
        |row: &Json, c: &Column| c.path.ends_with(".nl") && c.of(row).is_none() && row.get(c.spec.name).is_some_and(|v| !v.is_null());
    let need = |path: String| FieldError::new(path, Problem::Required);
    let mut errors: Vec<FieldError> = layout.main.iter().filter(|c| lacks(body, c)).map(|c| need(c.path.clone())).collect();
    for group in &layout.groups {
        for (at, row) in body[group.field].as_array().into_iter().flatten().enumerate() {
            let lacking = group.columns.iter().filter(|c| lacks(row, c));
            errors.extend(lacking.map(|c| need(format!("{}.{at}.{}", group.field, c.path))));
        }
    }
    errors
}
