//! CSV on the Web: what each column of a CSV means, for programs; the data dictionary of a register.

use crate::table::{Holds, Table};
use domain::Text;
use serde_json::{Value as Json, json};

/// What is said about a table as a whole.
pub struct About {
    /// Address of the CSV.
    pub url: String,
    pub title: Text,
    pub description: Text,
    pub source: String,
    /// Address of the licence; none where it is not known.
    pub licence: Option<String>,
    /// Columns that together name a row.
    pub key: Vec<String>,
}

pub fn csvw(table: &Table, about: &About) -> Json {
    let columns: Vec<Json> = table
        .columns
        .iter()
        .map(|c| {
            let mut column = json!({ "name": c.name, "titles": c.name, "dc:description": both(&c.title), "datatype": datatype(c.holds) });
            if about.key.contains(&c.name) {
                column["required"] = true.into();
            }
            column
        })
        .collect();
    let mut said = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "nl" }],
        "url": about.url,
        "dc:title": both(&about.title),
        "dc:description": both(&about.description),
        "dc:publisher": "Nationaal Techniekpact",
        "dc:source": about.source,
        "dialect": { "encoding": "utf-8", "delimiter": ",", "header": true, "lineTerminators": ["\r\n", "\n"] },
        "tableSchema": { "columns": columns, "primaryKey": about.key },
    });
    if let Some(licence) = &about.licence {
        said["dc:license"] = json!({ "@id": licence });
    }
    said
}

fn datatype(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "string",
        Holds::Number { .. } | Holds::Percent { .. } => "number",
        Holds::Whole => "integer",
        Holds::Day => "date",
        Holds::Moment => "dateTime",
        Holds::Link => "anyURI",
    }
}

fn both(text: &Text) -> Json {
    let mut said = vec![json!({ "@value": text.nl, "@language": "nl" })];
    said.extend(text.en.as_ref().map(|en| json!({ "@value": en, "@language": "en" })));
    said.into()
}
