//! A register as a table: texts in two columns, lists with `|` between, groups as JSON. Its
//! description is the data dictionary.

use crate::records::Shelf;
use crate::records::dutch::{name_in, translated};
use crate::records::one::body;
use crate::shell::{Ask, LICENCE, texts};
use crate::table::{About, Cell, Column, Holds, Table};
use domain::event::fingerprint;
use domain::world::Entry;
use domain::{FieldKind, FieldSpec, Lang, Text};
use serde_json::Value as Json;

pub fn table(shelf: &Shelf, found: &[Entry]) -> Table {
    let mut columns = vec![Column::new("id", words("id"), Holds::Text)];
    columns.extend(shelf.fields().iter().flat_map(|spec| columns_of(shelf.fields(), spec)));
    columns.extend(
        [("versie", Holds::Whole), ("gewijzigdOp", Holds::Moment), ("kenmerk", Holds::Text)].map(|(n, h)| Column::new(n, words(n), h)),
    );
    let rows = found.iter().map(|entry| row(shelf, entry)).collect();
    Table { columns, rows }
}

pub fn about(shelf: &Shelf, ask: &Ask) -> About {
    let plural = |lang| texts(lang).code("kinds", shelf.kind.code()).into_owned();
    let description = |lang| texts(lang).api_list_text(plural(lang));
    About {
        url: ask.here(&[("formaat", Some("csv".into()))]),
        title: Text::both(plural(Lang::Nl), plural(Lang::En)),
        description: Text::both(description(Lang::Nl), description(Lang::En)),
        source: ask.base_url().into(),
        licence: Some(LICENCE.into()),
        key: vec!["id".into()],
    }
}

/// What a column of every register holds.
fn words(name: &str) -> Text {
    let said = |lang| texts(lang).code("api-field", &name.to_lowercase()).into_owned();
    Text::both(said(Lang::Nl), said(Lang::En))
}

fn columns_of(fields: &[FieldSpec], spec: &FieldSpec) -> Vec<Column> {
    let said = |lang| texts(lang).code("field", spec.name).into_owned();
    let (name, title) = (name_in(fields, spec.name), Text::both(said(Lang::Nl), said(Lang::En)));
    let holds = match spec.kind {
        FieldKind::Date => Holds::Day,
        FieldKind::Whole { .. } | FieldKind::Euro => Holds::Whole,
        FieldKind::Decimal => Holds::Number { decimals: 0 },
        FieldKind::Url => Holds::Link,
        _ => Holds::Text,
    };
    match spec.kind {
        FieldKind::TextLine(_) | FieldKind::TextProse(_) => {
            ["Nl", "En"].map(|lang| Column::new(format!("{name}{lang}"), title.clone(), holds)).into()
        }
        _ => vec![Column::new(name, title, holds)],
    }
}

fn row(shelf: &Shelf, entry: &Entry) -> Vec<Cell> {
    let fields = shelf.fields();
    let values = translated(fields, &(entry.body)());
    let mut row = vec![Cell::text(entry.id)];
    for spec in fields {
        let value = values.get(name_in(fields, spec.name)).unwrap_or(&Json::Null);
        match spec.kind {
            FieldKind::TextLine(_) | FieldKind::TextProse(_) => row.extend(["nl", "en"].map(|lang| cell(&value[lang]))),
            _ => row.push(cell(value)),
        }
    }
    row.extend([Cell::Whole(entry.revision), Cell::text(entry.updated_at.to_string()), Cell::text(fingerprint(&body(entry)))]);
    row
}

fn cell(value: &Json) -> Cell {
    match value {
        Json::Null => Cell::Empty,
        Json::String(text) => Cell::text(text.as_str()),
        Json::Number(n) => n.as_i64().map_or_else(|| Cell::number(n.as_f64()), Cell::Whole),
        Json::Array(items) if items.iter().all(Json::is_string) => {
            Cell::text(items.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("|"))
        }
        other => Cell::text(other.to_string()),
    }
}
