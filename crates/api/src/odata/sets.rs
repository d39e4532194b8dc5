//! The entity sets of a table, in the words of StatLine: a table is an indicator, its dimensions
//! are keys with titles, the measure is `Waarde`.

use crate::observations::{Cut, TOTAL, both, capital, column_of, said, status};
use crate::odata::Entity;
use crate::shell::texts;
use crate::table::{digits, json_number};
use domain::monitor::{Figure, Indicator};
use domain::record::Rec;
use domain::{Lang, World};
use seed::labels;
use serde_json::{Value as Json, json};

/// One table.
pub struct Table<'w> {
    cut: Cut<'w>,
    dims: Vec<Dim<'w>>,
}

/// A dimension: its key in the feed, its words, where a figure has its code.
struct Dim<'w> {
    key: String,
    title: String,
    dim: &'w str,
}

/// The code for what has no series or definition.
const NONE: &str = "-";

/// Every table there is.
pub fn tables(world: &World) -> Vec<Entity> {
    with_figures(world).map(|rec| info(&Cut::newest(world, rec))).collect()
}

/// Indicators that have figures.
fn with_figures(world: &World) -> impl Iterator<Item = &Rec<Indicator>> {
    world.indicators.live()
}

impl<'w> Table<'w> {
    pub fn of(world: &'w World, id: &str) -> Option<Table<'w>> {
        let cut = Cut::newest(world, world.indicators.get_live(id)?);
        let own = cut.dims.iter().map(|dim| Dim { key: capital(&column_of(dim)), title: labels().dim_name(dim, Lang::Nl).into(), dim });
        let fixed = [("regio", "region"), ("periode", "period"), ("editie", "edition"), ("reeks", "series"), ("definitie", "definition")];
        let dims = own.chain(fixed.map(|(name, dim)| Dim { key: capital(name), title: said(name).nl, dim })).collect();
        Some(Table { cut, dims })
    }

    /// Names of the sets, data first.
    pub fn names(&self) -> Vec<String> {
        let fixed = ["TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties", "CategoryGroups"].map(String::from);
        fixed.into_iter().chain(self.dims.iter().map(|d| d.key.clone())).collect()
    }

    pub fn set(&self, name: &str) -> Option<Vec<Entity>> {
        Some(match name {
            "TableInfos" => vec![info(&self.cut)],
            "TypedDataSet" => self.data(true),
            "UntypedDataSet" => self.data(false),
            "DataProperties" => self.properties(),
            "CategoryGroups" => Vec::new(),
            key => self.dims.iter().find(|d| d.key == key).map(|d| self.codes(d))?,
        })
    }

    fn data(&self, typed: bool) -> Vec<Entity> {
        let row = |(id, figure): (usize, &Figure)| {
            let mut row = Entity::from_iter([("ID".to_string(), Json::from(id))]);
            row.extend(self.dims.iter().map(|d| (d.key.clone(), Json::from(d.code(figure)))));
            let value = figure.value.number();
            let written = if typed { value.map_or(Json::Null, json_number) } else { json!(value.map(digits)) };
            row.insert("Waarde".into(), written);
            row.insert("Status".into(), status(figure).into());
            row
        };
        self.cut.rows().iter().map(|r| &*r.figure).enumerate().map(row).collect()
    }

    fn properties(&self) -> Vec<Entity> {
        let dims = self.dims.iter().map(|d| {
            let kind = match d.dim {
                "region" => "GeoDimension",
                "period" => "TimeDimension",
                _ => "Dimension",
            };
            entity(json!({ "ID": 0, "Position": 0, "ParentID": null, "Type": kind, "Key": d.key, "Title": d.title, "Description": "", "ReleasePolicy": null, "Datatype": null, "Unit": null, "Decimals": null, "Default": null }))
        });
        let card = &self.cut.indicator.value;
        let unit = domain::Unit(card.unit.clone());
        let topic = |key: &str, title: &str, about: &str, kind: &str, unit: &str, decimals: i64| {
            entity(
                json!({ "ID": 0, "Position": 0, "ParentID": null, "Type": "Topic", "Key": key, "Title": title, "Description": about, "ReleasePolicy": false, "Datatype": kind, "Unit": unit, "Decimals": decimals, "Default": "NotApplicable" }),
            )
        };
        let decimals =
            self.cut.rows().iter().filter_map(|r| r.figure.value.number()).map(|v| digits(v).split('.').nth(1).map_or(0, str::len)).max();
        let decimals = card.decimals.max(i64::try_from(decimals.unwrap_or(0)).unwrap_or(0));
        let topics = [
            topic("Waarde", &card.title.nl, &card.definition.nl, "Double", labels().unit_title(&unit, Lang::Nl), decimals),
            topic("Status", "Status", &said("status").nl, "String", "", 0),
        ];
        let all = dims.chain(topics).enumerate();
        all.map(|(id, mut row)| {
            row.insert("ID".into(), id.into());
            row.insert("Position".into(), id.into());
            row
        })
        .collect()
    }

    fn codes(&self, dim: &Dim) -> Vec<Entity> {
        let mut codes: Vec<String> = Vec::new();
        for row in self.cut.rows() {
            let code = dim.code(&row.figure);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
            .into_iter()
            .map(|code| entity(json!({ "Key": code, "Title": dim.words(&self.cut, &code), "Description": "", "CategoryGroupID": null })))
            .collect()
    }
}

impl Dim<'_> {
    fn code(&self, figure: &Figure) -> String {
        let key = &figure.key;
        let or_none = |code: &str| if code.is_empty() { NONE.to_string() } else { code.to_string() };
        match self.dim {
            "region" => key.region.clone(),
            "period" => key.period.to_string(),
            "edition" => or_none(&key.edition),
            "series" => or_none(&key.series),
            "definition" => or_none(&key.definition),
            dim => key.dims.get(dim).map_or(TOTAL, String::as_str).to_string(),
        }
    }

    fn words(&self, cut: &Cut, code: &str) -> String {
        match (self.dim, code) {
            (_, TOTAL) => texts(Lang::Nl).api_total().into(),
            (_, NONE) => texts(Lang::Nl).api_none().into(),
            ("edition", code) => cut.editions.iter().find(|e| e.id == code).map_or(code.to_string(), |e| e.value.title.nl.clone()),
            (dim, code) => both(dim, code).map_or(code.to_string(), |t| t.nl),
        }
    }
}

fn info(cut: &Cut) -> Entity {
    let rec = cut.indicator;
    let card = &rec.value;
    let time = |code: &String| code.parse::<domain::Period>().ok().and_then(|p| p.position()).map(|p| (p * 1000.0) as i64);
    let mut periods: Vec<String> = cut.codes("period").into_iter().collect();
    periods.sort_by_key(time);
    let period = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => format!("{first} - {last}"),
        (Some(only), _) => only.clone(),
        _ => String::new(),
    };
    let modified = crate::observations::created(cut).to_string();
    entity(json!({
        "ID": 0,
        "Identifier": rec.id,
        "Title": card.title.nl,
        "ShortTitle": card.title.nl,
        "Summary": card.definition.nl,
        "ShortDescription": card.definition.nl,
        "Description": card.definition.nl,
        "Modified": modified,
        "MetaDataModified": rec.updated_at.to_string(),
        "ReasonDelivery": "Actualisering",
        "ExplanatoryText": card.quality.as_ref().map_or("", |q| q.nl.as_str()),
        "Language": "nl",
        "Catalog": "Techniekpact",
        "Frequency": card.rhythm.as_deref().unwrap_or(""),
        "Period": period,
        "Source": card.supplier,
        "OutputStatus": "Regulier",
        "RecordCount": cut.len(),
        "ColumnCount": cut.dims.len() + 8,
    }))
}

fn entity(value: Json) -> Entity {
    match value {
        Json::Object(entity) => entity,
        _ => Entity::new(),
    }
}
