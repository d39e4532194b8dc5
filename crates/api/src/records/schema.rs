//! JSON schemas of the records, made from the field tables that forms and checks use too.

use crate::records::{SHELVES, Shelf, dutch::name_in};
use crate::shell::texts;
use domain::record::Kind;
use domain::{FieldKind, FieldSpec, Lang};
use serde_json::{Map, Value as Json, json};

/// For each shelf the schema of an item of a list, and of the record itself.
pub fn schemas() -> Map<String, Json> {
    let mut schemas = Map::new();
    for shelf in SHELVES {
        schemas.insert(shelf.item.into(), item(shelf));
        schemas.insert(format!("{}Volledig", shelf.item), whole(shelf));
    }
    schemas
}

fn item(shelf: &Shelf) -> Json {
    let t = texts(Lang::Nl);
    let mut properties = Map::from_iter([("id".to_string(), json!({ "type": "string", "description": t.api_field_id() }))]);
    let mut required = vec!["id".to_string()];
    add(&mut properties, &mut required, shelf.fields());
    if shelf.kind == Kind::Indicator {
        properties.insert(
            "aantalWaarnemingen".into(),
            json!({ "type": "integer", "minimum": 0, "description": t.api_field_aantalwaarnemingen() }),
        );
        let names = json!({ "type": "array", "items": { "type": "string" }, "description": t.api_field_kolommen() });
        properties.insert("dimensies".into(), names);
        required.extend(["aantalWaarnemingen".into(), "dimensies".into()]);
    }
    properties.insert("versie".into(), json!({ "type": "integer", "minimum": 1, "description": t.api_field_versie() }));
    properties.insert("gewijzigdOp".into(), json!({ "type": "string", "format": "date-time", "description": t.api_field_gewijzigdop() }));
    properties.insert("kenmerk".into(), json!({ "type": "string", "pattern": "^[0-9a-f]{64}$", "description": t.api_field_kenmerk() }));
    properties.insert("_links".into(), json!({ "$ref": "#/components/schemas/Links" }));
    required.extend(["versie", "gewijzigdOp", "kenmerk", "_links"].map(String::from));
    json!({ "type": "object", "description": t.code("kind", shelf.kind.code()), "properties": properties, "required": required })
}

fn whole(shelf: &Shelf) -> Json {
    let t = texts(Lang::Nl);
    json!({
        "description": t.code("kind", shelf.kind.code()),
        "allOf": [
            { "$ref": format!("#/components/schemas/{}", shelf.item) },
            {
                "type": "object",
                "properties": { "inhoud": { "type": "string", "description": t.api_field_inhoud() } },
                "required": ["inhoud"],
            },
        ],
    })
}

fn add(properties: &mut Map<String, Json>, required: &mut Vec<String>, fields: &[FieldSpec]) {
    for spec in fields {
        let name = name_in(fields, spec.name);
        properties.insert(name.into(), field(spec));
        if spec.required {
            required.push(name.into());
        }
    }
}

fn field(spec: &FieldSpec) -> Json {
    let said = texts(Lang::Nl).code("field", spec.name);
    let mut schema = match spec.kind {
        FieldKind::TextLine(_) | FieldKind::TextProse(_) => json!({ "allOf": [{ "$ref": "#/components/schemas/Tekst" }] }),
        FieldKind::Line(_) | FieldKind::Prose(_) | FieldKind::Ref(_) => json!({ "type": "string" }),
        FieldKind::Url => json!({ "type": "string", "format": "uri" }),
        FieldKind::Choice(codes) => json!({ "type": "string", "enum": codes }),
        FieldKind::Choices(codes) => json!({ "type": "array", "items": { "type": "string", "enum": codes } }),
        FieldKind::Refs(_) => json!({ "type": "array", "items": { "type": "string" } }),
        FieldKind::Date => json!({ "type": "string", "format": "date" }),
        FieldKind::Whole { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        FieldKind::Euro => json!({ "type": "integer", "minimum": 0, "maximum": domain::field::MOST_EUROCENT }),
        FieldKind::Decimal => json!({ "type": "number" }),
        FieldKind::Flag => json!({ "type": "boolean" }),
        FieldKind::Rows(inner) => {
            let (mut properties, mut required) = (Map::new(), Vec::new());
            add(&mut properties, &mut required, inner);
            json!({ "type": "array", "items": { "type": "object", "properties": properties, "required": required } })
        }
    };
    schema["description"] = said.into();
    schema
}
