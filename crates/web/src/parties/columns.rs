//! The register as a table: columns made from the field table of a party, so that download, data
//! dictionary and form cannot disagree. Column names are Dutch in every language: they are a format.

use domain::field::{FieldKind, FieldSpec};
use domain::record::{Rec, Record, slug};
use domain::world::body_of;
use serde_json::{Map, Value as Json};

/// Between the values of a cell that holds several, and between the fields of one such value.
pub const BETWEEN_VALUES: &str = " | ";
pub const BETWEEN_FIELDS: &str = ": ";

/// One column: which field it shows, and which language of it.
pub struct Column {
    pub name: String,
    pub what: What,
}

pub enum What {
    Id,
    Field(&'static FieldSpec, Option<&'static str>),
    Revision,
    Updated,
}

/// The Dutch name of a field as a column or key: `geldig_vanaf`.
pub fn name_of(field: &str) -> String {
    slug(&texts::T(texts::Lang::Nl).code("field", field).replace('’', "")).replace('-', "_")
}

/// The columns of a kind of record.
pub fn columns<R: Record>() -> Vec<Column> {
    let mut columns = vec![Column { name: "id".into(), what: What::Id }];
    for spec in R::FIELDS {
        let name = name_of(spec.name);
        if spec.is_localised() {
            let in_lang = |lang| Column { name: format!("{name}_{lang}"), what: What::Field(spec, Some(lang)) };
            columns.extend(["nl", "en"].map(in_lang));
        } else {
            columns.push(Column { name, what: What::Field(spec, None) });
        }
    }
    columns.push(Column { name: "versie".into(), what: What::Revision });
    columns.push(Column { name: "gewijzigd".into(), what: What::Updated });
    columns
}

/// A record as cells, one per column.
pub fn cells<R: Record>(columns: &[Column], rec: &Rec<R>) -> Vec<String> {
    let body = body_of(&rec.value);
    let cell = |column: &Column| match column.what {
        What::Id => rec.id.clone(),
        What::Revision => rec.revision.to_string(),
        What::Updated => rec.updated_at.to_string(),
        What::Field(spec, lang) => guarded(plain(lang.map_or(&body[spec.name], |l| &body[spec.name][l]))),
    };
    columns.iter().map(cell).collect()
}

/// A value as text: lists and groups joined.
fn plain(value: &Json) -> String {
    let joined = |parts: Vec<String>, between: &str| parts.join(between);
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(items) => joined(items.iter().map(plain).collect(), BETWEEN_VALUES),
        Json::Object(fields) => joined(fields.values().map(plain).collect(), BETWEEN_FIELDS),
        other => other.to_string(),
    }
}

/// Spreadsheets run what begins like a formula: such a cell gets a quote in front.
fn guarded(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

/// A record as JSON with Dutch keys, its structure kept.
pub fn object<R: Record>(rec: &Rec<R>) -> Json {
    let mut object = Map::new();
    object.insert("id".into(), rec.id.clone().into());
    if let Json::Object(fields) = renamed(R::FIELDS, body_of(&rec.value)) {
        object.extend(fields);
    }
    object.insert("versie".into(), rec.revision.into());
    object.insert("gewijzigd".into(), rec.updated_at.to_string().into());
    object.into()
}

fn renamed(fields: &[FieldSpec], body: Json) -> Json {
    let Json::Object(values) = body else { return body };
    let rename = |(key, value): (String, Json)| {
        let value = match (fields.iter().find(|f| f.name == key).map(|f| f.kind), value) {
            (Some(FieldKind::Rows(inner)), Json::Array(rows)) => rows.into_iter().map(|row| renamed(inner, row)).collect(),
            (_, value) => value,
        };
        (name_of(&key), value)
    };
    values.into_iter().map(rename).collect::<Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::{Identifier, Party};
    use domain::record::State;
    use domain::text::Text;

    fn party(title: &str) -> Rec<Party> {
        let identifier = |scheme: &str, value: &str| Identifier { scheme: scheme.into(), value: value.into() };
        let value = Party {
            title: Text::nl(title),
            sort: "business".into(),
            identifiers: vec![identifier("kvk", "12345678"), identifier("ror", "abc")],
            ..Party::default()
        };
        Rec { id: "x".into(), revision: 2, state: State::Live, updated_at: jiff::Timestamp::UNIX_EPOCH, value }
    }

    fn cell(column: &str, rec: &Rec<Party>) -> String {
        let columns = columns::<Party>();
        let at = columns.iter().position(|c| c.name == column).expect(column);
        cells(&columns, rec).swap_remove(at)
    }

    #[test]
    fn every_field_is_a_column_with_a_name_of_its_own() {
        let names: Vec<_> = columns::<Party>().into_iter().map(|c| c.name).collect();
        let unique: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), names.len());
        assert!(names.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')), "{names:?}");
        assert_eq!(names[..3], ["id", "titel_nl", "titel_en"]);
        assert!(names.contains(&"themas".to_string()));
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_gets_a_quote() {
        for (title, expected) in
            [("FME", "FME"), ("=1+1", "'=1+1"), ("+31", "'+31"), ("-x", "'-x"), ("@x", "'@x"), ("a=b", "a=b"), ("\tx", "'\tx")]
        {
            assert_eq!(cell("titel_nl", &party(title)), expected);
        }
    }

    #[test]
    fn groups_are_joined_in_a_cell_and_keep_their_shape_in_json() {
        let party = party("FME");
        assert_eq!(cell("kenmerken", &party), "kvk: 12345678 | ror: abc");
        let json = object(&party);
        assert_eq!(json["kenmerken"][0]["soort_kenmerk"], "kvk");
        assert_eq!((&json["versie"], &json["titel"]["nl"]), (&2.into(), &"FME".into()));
    }
}
