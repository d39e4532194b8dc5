//! Actions as a workbook: a sheet with one row each, a sheet per group, the lists to choose from, and a
//! hidden sheet that says which export this is and of which versions.

use super::columns::{Column, ID, Layout, MAIN, NUMBER, REVISION, label};
use crate::Secrets;
use domain::agenda::Action;
use domain::field::FieldKind;
use domain::record::{Kind, Rec, State};
use domain::world::{World, body_of, entries};
use report::{EditBook, EditCell, EditColumn, EditKind, EditSheet, ReportError};
use serde_json::Value as Json;
use texts::T;

/// The version of the file format; another number is another format.
pub const FORMAT: &str = "techniekpact-acties-1";
pub const HIDDEN: &str = "techniekpact";
pub const LISTS: &str = "Keuzelijsten";

/// Rows in which a new milestone, amount or partner can be written.
const SPARE: u32 = 200;

/// What is sealed: the format, this export, and the version of each action in it.
pub fn sealed_text(export: &str, versions: &[(String, i64)]) -> String {
    let mut text = format!("{FORMAT}\n{export}\n");
    for (id, revision) in versions {
        text.push_str(&format!("{id}:{revision}\n"));
    }
    text
}

pub const PURPOSE: &str = "werkblad";

pub fn book(world: &World, ids: &[String], secrets: &Secrets) -> Result<Vec<u8>, ReportError> {
    let t = crate::messages::texts(domain::Lang::Nl);
    let layout = Layout::new(t);
    let actions: Vec<&Rec<Action>> = ids.iter().filter_map(|id| world.actions.get_live(id)).collect();
    let bodies: Vec<Json> = actions.iter().map(|a| body_of(&a.value)).collect();
    let mut lists = Lists { world, t, made: Vec::new() };
    let mut sheets = vec![main(&layout, &actions, &bodies, &mut lists)];
    for group in &layout.groups {
        let mut columns = vec![locked(ID), locked(NUMBER)];
        columns.extend(group.columns.iter().map(|c| lists.column(c)));
        let mut rows = Vec::new();
        for (action, body) in actions.iter().zip(&bodies) {
            for (at, row) in body[group.field].as_array().into_iter().flatten().enumerate() {
                let mut cells = vec![EditCell::Text(action.id.clone()), EditCell::Number((at + 1) as f64)];
                cells.extend(group.columns.iter().map(|c| c.cell(row, t)));
                rows.push(cells);
            }
        }
        sheets.push(EditSheet { title: group.title.clone(), columns, rows, spare: SPARE });
    }
    let lists = lists.made.into_iter().map(|(_, name, codes)| (name, codes)).collect();
    report::editable(&EditBook {
        title: t.agenda_title().into(),
        author: t.site_name().into(),
        sheets,
        lists,
        lists_title: LISTS.into(),
        hidden_title: HIDDEN.into(),
        hidden: hidden(&actions, secrets),
    })
}

fn main(layout: &Layout, actions: &[&Rec<Action>], bodies: &[Json], lists: &mut Lists<'_>) -> EditSheet {
    let mut columns = vec![locked(ID), locked(REVISION)];
    columns.extend(layout.main.iter().map(|c| lists.column(c)));
    let row = |(action, body): (&&Rec<Action>, &Json)| {
        let mut cells = vec![EditCell::Text(action.id.clone()), EditCell::Number(action.revision as f64)];
        cells.extend(layout.main.iter().map(|c| c.cell(body, lists.t)));
        cells
    };
    EditSheet { title: MAIN.into(), columns, rows: actions.iter().zip(bodies).map(row).collect(), spare: 0 }
}

fn locked(heading: &str) -> EditColumn {
    EditColumn { heading: heading.into(), kind: EditKind::Text, locked: true }
}

fn hidden(actions: &[&Rec<Action>], secrets: &Secrets) -> Vec<Vec<String>> {
    let export = uuid::Uuid::now_v7().to_string();
    let versions: Vec<(String, i64)> = actions.iter().map(|a| (a.id.clone(), a.revision)).collect();
    let seal = secrets.seal(PURPOSE, &sealed_text(&export, &versions));
    let mut rows = vec![vec!["formaat".into(), FORMAT.into()], vec!["uitvoer".into(), export], vec!["zegel".into(), seal]];
    rows.extend(versions.into_iter().map(|(id, revision)| vec![id, revision.to_string()]));
    rows
}

/// The lists of choices, each once however many columns use it.
struct Lists<'w> {
    world: &'w World,
    t: T,
    /// (what it is of, name, (code, meaning)).
    made: Vec<(String, String, Vec<(String, String)>)>,
}

impl Lists<'_> {
    fn column(&mut self, column: &Column) -> EditColumn {
        let list = match column.spec.kind {
            FieldKind::Choice(codes) => {
                let t = self.t;
                let words = || codes.iter().map(|c| (label(column.spec.name, c, t), (*c).to_string())).collect();
                Some(self.list(format!("choice {}", column.spec.name), column.heading.clone(), words))
            }
            // Several of them stand in one cell: they are listed to look at, not to choose from.
            FieldKind::Ref(kind) => Some(self.records(kind)),
            FieldKind::Refs(kind) => {
                self.records(kind);
                None
            }
            _ => None,
        };
        EditColumn { heading: column.heading.clone(), kind: column.edit_kind(list), locked: false }
    }

    fn records(&mut self, kind: Kind) -> usize {
        let world = self.world;
        let name = self.t.code("kinds", kind.code()).into_owned();
        self.list(format!("records {kind}"), name, || {
            let live = entries(world, kind).into_iter().filter(|e| *e.state == State::Live);
            live.map(|e| (e.id.to_string(), e.title.nl.clone())).collect()
        })
    }

    fn list(&mut self, key: String, name: String, make: impl FnOnce() -> Vec<(String, String)>) -> usize {
        if let Some(at) = self.made.iter().position(|(k, ..)| *k == key) {
            return at;
        }
        self.made.push((key, name, make()));
        self.made.len() - 1
    }
}
