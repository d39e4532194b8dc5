//! Municipalities with the areas they lie in, as they were on a day: from municipality to COROP
//! area, province, CBS landsdeel and landsdeel of the pact.

use crate::records::{Page, page_params};
use crate::shell::{Ask, CSVW, JSON, LICENCE, Of, Param, Problem, Reply, texts};
use crate::table::{About, Cell, Column, Holds, Style, Table, csv, csvw, json_number};
use domain::regions::{LANDSDELEN, Municipality};
use domain::{Lang, Text, World};
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

pub fn params(_: &World) -> Vec<Param> {
    let t = texts(Lang::Nl);
    let mut params = vec![
        Param::new("op", Of::Day, t.api_param_op_division()),
        Param::new("landsdeel", Of::Choice(LANDSDELEN.to_vec()), t.api_param_landsdeel()).many(),
    ];
    params.extend(page_params());
    params
}

pub fn municipalities(ask: &Ask) -> Result<Reply, Problem> {
    let day = ask.query.day("op").unwrap_or_else(|| ask.app.today());
    let wanted = ask.query.all("landsdeel");
    let found: Vec<&Municipality> = ask.world.crosswalk.on(day).filter(|m| wanted.is_empty() || wanted.contains(&m.landsdeel)).collect();
    if ask.media == JSON {
        let page = Page::of(ask);
        let total = found.len();
        let items = page.cut(found).into_iter().map(|m| Json::Object(item(m))).collect();
        return Ok(Reply::json(&page.answer(ask, total, items)));
    }
    let table = Table { columns: columns(), rows: found.iter().map(|m| item(m).values().map(cell).collect()).collect() };
    file(ask, &table, day)
}

fn file(ask: &Ask, table: &Table, day: Date) -> Result<Reply, Problem> {
    let name = format!("techniekpact-gemeenten-{day}");
    let said = |lang| texts(lang).api_gemeenten_text();
    let about = About {
        url: ask.here(&[("formaat", Some("csv".into()))]),
        title: Text::both(texts(Lang::Nl).api_gemeenten_title(), texts(Lang::En).api_gemeenten_title()),
        description: Text::both(said(Lang::Nl), said(Lang::En)),
        source: ask.base_url().into(),
        licence: Some(LICENCE.into()),
        key: vec!["code".into(), "geldigVanaf".into()],
    };
    if ask.media == CSVW {
        return Ok(Reply::file(ask.media, &name, csvw(table, &about).to_string()));
    }
    let described = format!(
        "<{}>; rel=\"describedby\"; type=\"application/csvm+json\"",
        ask.here(&[("formaat", Some("csvw".into())), ("stijl", None)])
    );
    Ok(Reply::file(ask.media, &name, csv(table, Style::named(ask.query.get("stijl")))).header(axum::http::header::LINK, &described))
}

/// Name → what it holds; the words stand in the texts.
pub const FIELDS: &[(&str, Holds)] = &[
    ("code", Holds::Text),
    ("naam", Holds::Text),
    ("coropgebied", Holds::Text),
    ("coropgebiedNaam", Holds::Text),
    ("provincie", Holds::Text),
    ("provincieNaam", Holds::Text),
    ("cbsLandsdeel", Holds::Text),
    ("landsdeel", Holds::Text),
    ("geldigVanaf", Holds::Day),
    ("geldigTot", Holds::Day),
    ("opvolger", Holds::Text),
    ("lengtegraad", Holds::Number { decimals: 6 }),
    ("breedtegraad", Holds::Number { decimals: 6 }),
];

pub fn words(name: &str, lang: Lang) -> String {
    texts(lang).code("api-municipality", &name.to_lowercase()).into_owned()
}

fn columns() -> Vec<Column> {
    FIELDS.iter().map(|(name, holds)| Column::new(*name, Text::both(words(name, Lang::Nl), words(name, Lang::En)), *holds)).collect()
}

fn item(m: &Municipality) -> Map<String, Json> {
    #[allow(clippy::cast_precision_loss, reason = "microdegrees stay far below the limit")]
    let degrees = |micro: Option<i64>| micro.map_or(Json::Null, |d| json_number(d as f64 / 1_000_000.0));
    let values = [
        json!(m.code),
        json!(m.name),
        json!(m.corop),
        json!(m.corop_name),
        json!(m.province),
        json!(m.province_name),
        json!(m.cbs_area),
        json!(m.landsdeel),
        json!(m.valid_from.to_string()),
        json!(m.valid_until.map(|d| d.to_string())),
        json!(m.successor),
        degrees(m.lon_microdegrees),
        degrees(m.lat_microdegrees),
    ];
    FIELDS.iter().map(|(name, _)| (*name).to_string()).zip(values).collect()
}

fn cell(value: &Json) -> Cell {
    match value {
        Json::String(text) => Cell::text(text.as_str()),
        Json::Number(n) => Cell::number(n.as_f64()),
        _ => Cell::Empty,
    }
}
