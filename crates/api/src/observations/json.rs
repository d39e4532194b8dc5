//! The figures as JSON: codes in the rows, the words for them once above.

use crate::observations::columns::column_of;
use crate::observations::cut::{Cut, Row, STATUSES, TOTAL, both, bounds, published, status};
use crate::observations::{about, dimensions};
use crate::records::Page;
use crate::shell::{Ask, CSV, CSVW, JSONSTAT, XLSX, texts};
use crate::table::json_number;
use domain::{Lang, Text, World};
use seed::labels;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

pub fn document(ask: &Ask, cut: &Cut) -> Json {
    let page = Page::of(ask);
    let mut links = page.links(ask, cut.rows.len());
    for media in [CSV, XLSX, JSONSTAT, CSVW] {
        links.insert(media.name.into(), json!({ "href": about::address(ask, media) }));
    }
    links.insert("indicator".into(), json!({ "href": ask.at(&format!("/indicatoren/{}", cut.indicator.id)) }));
    let card = &cut.indicator.value;
    json!({
        "_links": links,
        "indicator": cut.indicator.id,
        "titel": text(&card.title),
        "eenheid": unit(&card.unit),
        "leverancier": card.supplier,
        "licentie": seed::licence(&card.supplier).map(|l| l.url.as_str()),
        "pagina": ask.query.whole("pagina").unwrap_or(1),
        "totaal": cut.rows.len(),
        "resultaten": page.cut(cut.rows.iter().collect()).into_iter().map(|r| row(cut, r)).collect::<Vec<_>>(),
        "codelijsten": code_lists(cut),
        "edities": cut.editions.iter().map(|e| json!({ "id": e.id, "titel": text(&e.value.title), "gepubliceerdOp": e.value.published.to_string() })).collect::<Vec<_>>(),
    })
}

fn text(text: &Text) -> Json {
    json!({ "nl": text.nl, "en": text.en })
}

fn unit(code: &str) -> Json {
    let unit = domain::Unit(code.into());
    json!({ "code": code, "naam": { "nl": labels().unit_title(&unit, Lang::Nl), "en": labels().unit_title(&unit, Lang::En) } })
}

fn row(cut: &Cut, row: &Row) -> Json {
    let (f, key) = (&*row.figure, &row.figure.key);
    let or_null = |text: &str| if text.is_empty() { Json::Null } else { Json::from(text) };
    let number = |n: Option<f64>| n.map_or(Json::Null, json_number);
    let (low, high) = bounds(f).unzip();
    let mut out = Map::new();
    for dim in &cut.dims {
        out.insert(column_of(dim), key.dims.get(*dim).map_or(TOTAL, String::as_str).into());
    }
    let rest = [
        ("regio", json!(key.region)),
        ("periode", json!(key.period.to_string())),
        ("editie", or_null(&key.edition)),
        ("reeks", or_null(&key.series)),
        ("definitie", or_null(&key.definition)),
        ("waarde", number(f.value.number())),
        ("ondergrens", number(low)),
        ("bovengrens", number(high)),
        ("eenheid", json!(f.unit.0)),
        ("status", json!(status(f))),
        ("nauwkeurigheid", or_null(&f.qualifier)),
        ("toelichting", both("note", &f.note).map_or(Json::Null, |t| text(&t))),
        ("reeksbreuk", row.broken.map_or(Json::Null, text)),
        ("correctie", json!(row.figure.correction.map(|c| c.id.as_str()))),
        ("gepubliceerdeWaarde", number(published(row))),
        ("bron", or_null(&f.source_url)),
    ];
    out.extend(rest.map(|(name, value)| (name.to_string(), value)));
    Json::Object(out)
}

/// Column → code → words, for the codes that occur.
fn code_lists(cut: &Cut) -> Json {
    let mut lists = Map::new();
    for dim in &cut.dims {
        let mut codes: BTreeSet<String> =
            cut.rows.iter().map(|r| r.figure.key.dims.get(*dim).map_or(TOTAL, String::as_str).to_string()).collect();
        let mut words = Map::new();
        if codes.remove(TOTAL) {
            let said = |lang| texts(lang).api_total();
            words.insert(TOTAL.into(), json!({ "nl": said(Lang::Nl), "en": said(Lang::En) }));
        }
        words.extend(codes.into_iter().map(|code| (code.clone(), both(dim, &code).map_or(Json::Null, |t| text(&t)))));
        lists.insert(column_of(dim), words.into());
    }
    type Of = fn(&domain::monitor::Figure) -> String;
    let others: [(&str, &str, Of); 5] = [
        ("regio", "region", |f| f.key.region.clone()),
        ("periode", "period", |f| f.key.period.to_string()),
        ("reeks", "series", |f| f.key.series.clone()),
        ("definitie", "definition", |f| f.key.definition.clone()),
        ("nauwkeurigheid", "qualifier", |f| f.qualifier.clone()),
    ];
    for (column, dim, of) in others {
        let codes: BTreeSet<String> = cut.rows.iter().map(|r| of(&r.figure)).collect();
        let words: Map<String, Json> = codes.into_iter().filter_map(|c| both(dim, &c).map(|t| (c.clone(), text(&t)))).collect();
        lists.insert(column.into(), words.into());
    }
    lists.into()
}

/// Schemas of the answer. The dimensions differ per indicator; all of them are named.
pub fn schemas(world: &World) -> [(String, Json); 2] {
    let text = || json!({ "type": "string" });
    let maybe = |kind: &str| json!({ "type": [kind, "null"] });
    let words = || json!({ "anyOf": [{ "$ref": "#/components/schemas/Tekst" }, { "type": "null" }] });
    let said = |name: &str, mut schema: Json| {
        schema["description"] = crate::observations::sheet::said(name).nl.into();
        (name.to_string(), schema)
    };
    let dims: BTreeSet<&str> = crate::observations::measured(world).flat_map(|id| dimensions(world, id)).collect();
    let mut row: Map<String, Json> = dims
        .into_iter()
        .map(|dim| (column_of(dim), json!({ "type": "string", "description": labels().dim_name(dim, Lang::Nl) })))
        .collect();
    row.extend([
        said("regio", text()),
        said("periode", text()),
        said("editie", maybe("string")),
        said("reeks", maybe("string")),
        said("definitie", maybe("string")),
        said("waarde", maybe("number")),
        said("ondergrens", maybe("number")),
        said("bovengrens", maybe("number")),
        said("eenheid", text()),
        said("status", json!({ "type": "string", "enum": STATUSES })),
        said("nauwkeurigheid", maybe("string")),
        said("toelichting", words()),
        said("reeksbreuk", words()),
        said("correctie", maybe("string")),
        said("gepubliceerdeWaarde", maybe("number")),
        said("bron", maybe("string")),
    ]);
    let required = ["regio", "periode", "waarde", "eenheid", "status"];
    let row = json!({ "type": "object", "properties": row, "required": required });
    [("Waarneming".into(), row), ("Waarnemingen".into(), whole())]
}

fn whole() -> Json {
    use crate::v1::{object, said};
    let text = || json!({ "type": "string" });
    let words = || json!({ "allOf": [{ "$ref": "#/components/schemas/Tekst" }] });
    let count = || json!({ "type": "integer", "minimum": 0 });
    let edition = object(
        [said("id", text()), said("titel", words()), said("gepubliceerdOp", json!({ "type": "string", "format": "date" }))],
        &["id", "gepubliceerdOp"],
    );
    object(
        [
            said("_links", json!({ "allOf": [{ "$ref": "#/components/schemas/Links" }] })),
            said("indicator", text()),
            said("titel", words()),
            said("eenheid", json!({ "type": "object" })),
            said("leverancier", text()),
            said("licentie", json!({ "type": ["string", "null"], "format": "uri" })),
            said("pagina", count()),
            said("totaal", count()),
            said("resultaten", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Waarneming" } })),
            said("codelijsten", json!({ "type": "object" })),
            said("edities", json!({ "type": "array", "items": edition })),
        ],
        &["_links", "indicator", "resultaten", "totaal"],
    )
}
