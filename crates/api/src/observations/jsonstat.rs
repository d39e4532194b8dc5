//! JSON-stat 2.0: the figures as one cube. Series and definitions are dimensions of it, so that
//! nothing is joined across a break; what nobody measured or may know is null.

use crate::observations::columns::column_of;
use crate::observations::cut::{Cut, Row, STATUSES, TOTAL, status};
use crate::shell::{Ask, texts};
use crate::table::json_number;
use domain::Lang;
use seed::labels;
use serde_json::{Map, Value as Json, json};

/// One dimension of the cube: id, words, role, codes with their words.
struct Axis {
    id: String,
    label: String,
    role: Option<&'static str>,
    codes: Vec<(String, String)>,
}

/// The code for what has no series or no definition.
const NONE: &str = "-";

pub fn dataset(ask: &Ask, cut: &Cut) -> Json {
    let axes = axes(cut);
    let size: Vec<usize> = axes.iter().map(|a| a.codes.len()).collect();
    let places: usize = size.iter().fold(1, |n, s| n.saturating_mul(*s));
    let mut values = Values::new(places, cut.rows.len());
    let mut statuses = Map::new();
    for row in &cut.rows {
        let Some(at) = place(&axes, &codes(cut, row)) else { continue };
        values.put(at, row.figure.value.number().map_or(Json::Null, json_number));
        statuses.insert(at.to_string(), status(&row.figure).into());
    }
    let card = &cut.indicator.value;
    let roles: Map<String, Json> = ["time", "geo", "metric"]
        .iter()
        .map(|role| ((*role).to_string(), axes.iter().filter(|a| a.role == Some(role)).map(|a| Json::from(a.id.as_str())).collect()))
        .collect();
    json!({
        "version": "2.0",
        "class": "dataset",
        "href": ask.here(&[]),
        "label": card.title.nl,
        "source": card.supplier,
        "updated": crate::observations::about::created(cut).to_string(),
        "note": [card.definition.nl],
        "id": axes.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(),
        "size": size,
        "role": roles,
        "dimension": axes.iter().map(|a| (a.id.clone(), dimension(cut, a))).collect::<Map<_, _>>(),
        "value": values.json(),
        "status": statuses,
        "extension": {
            "indicator": cut.indicator.id,
            "licence": seed::licence(&cut.indicator.value.supplier).map(|l| l.url.as_str()),
            "status": STATUSES.iter().map(|s| ((*s).to_string(), texts(Lang::Nl).code("api-status-figure", s).into())).collect::<Map<String, Json>>(),
        },
    })
}

/// Every place in order, or where most of them are empty only those that are not: the standard knows both.
enum Values {
    Dense(Vec<Json>),
    Sparse(Map<String, Json>),
}

impl Values {
    fn new(places: usize, rows: usize) -> Values {
        if places > 10_000 && places / 4 > rows { Values::Sparse(Map::new()) } else { Values::Dense(vec![Json::Null; places]) }
    }

    fn put(&mut self, at: usize, value: Json) {
        match self {
            Values::Dense(all) => all[at] = value,
            Values::Sparse(some) => drop(some.insert(at.to_string(), value)),
        }
    }

    fn json(self) -> Json {
        match self {
            Values::Dense(all) => all.into(),
            Values::Sparse(some) => some.into(),
        }
    }
}

fn axes(cut: &Cut) -> Vec<Axis> {
    let words = |column: &str| crate::observations::sheet::said(column).nl;
    let ids: Vec<(String, String, &str, Option<&'static str>)> = cut
        .dims
        .iter()
        .map(|dim| (column_of(dim), labels().dim_name(dim, Lang::Nl).to_string(), *dim, None))
        .chain([
            ("reeks".into(), words("reeks"), "series", None),
            ("definitie".into(), words("definitie"), "definition", None),
            ("regio".into(), words("regio"), "region", Some("geo")),
            ("eenheid".into(), words("eenheid"), "unit", Some("metric")),
            ("periode".into(), words("periode"), "period", Some("time")),
        ])
        .collect();
    let mut axes: Vec<Axis> =
        ids.iter().map(|(id, label, _, role)| Axis { id: id.clone(), label: label.clone(), role: *role, codes: Vec::new() }).collect();
    for row in &cut.rows {
        for ((axis, code), (_, _, dim, _)) in axes.iter_mut().zip(codes(cut, row)).zip(&ids) {
            if !axis.codes.iter().any(|(c, _)| *c == code) {
                let words = said(dim, &code);
                axis.codes.push((code, words));
            }
        }
    }
    for (axis, (_, _, dim, _)) in axes.iter_mut().zip(&ids) {
        axis.codes.sort_by_key(|(code, _)| rank(dim, code));
    }
    axes
}

/// The codes of a row, in the order of the axes.
fn codes(cut: &Cut, row: &Row) -> Vec<String> {
    let key = &row.figure.key;
    let or_none = |code: &str| if code.is_empty() { NONE.to_string() } else { code.to_string() };
    let dims = cut.dims.iter().map(|dim| key.dims.get(*dim).map_or(TOTAL, String::as_str).to_string());
    let rest = [or_none(&key.series), or_none(&key.definition), key.region.clone(), row.figure.unit.0.clone(), key.period.to_string()];
    dims.chain(rest).collect()
}

fn said(dim: &str, code: &str) -> String {
    match (dim, code) {
        (_, TOTAL) => texts(Lang::Nl).api_total().into(),
        (_, NONE) => texts(Lang::Nl).api_none().into(),
        ("unit", code) => labels().unit_title(&domain::Unit(code.into()), Lang::Nl).into(),
        (dim, code) => labels().label(dim, code, Lang::Nl).into(),
    }
}

/// The whole first, then as legends and the calendar have it.
fn rank(dim: &str, code: &str) -> (usize, i64, String) {
    #[allow(clippy::cast_possible_truncation, reason = "years in thousandths")]
    let time = match dim {
        "period" => code.parse::<domain::Period>().ok().and_then(|p| p.position()).map_or(i64::MAX, |y| (y * 1000.0) as i64),
        _ => 0,
    };
    let place = match code {
        TOTAL | NONE => 0,
        _ => labels().rank(dim, code).1.saturating_add(1),
    };
    (if dim == "period" { 0 } else { place }, time, code.to_string())
}

fn place(axes: &[Axis], codes: &[String]) -> Option<usize> {
    axes.iter().zip(codes).try_fold(0, |at, (axis, code)| Some(at * axis.codes.len() + axis.codes.iter().position(|(c, _)| c == code)?))
}

fn dimension(cut: &Cut, axis: &Axis) -> Json {
    let index: Vec<&str> = axis.codes.iter().map(|(code, _)| code.as_str()).collect();
    let labels: Map<String, Json> = axis.codes.iter().map(|(code, words)| (code.clone(), words.as_str().into())).collect();
    let mut category = json!({ "index": index, "label": labels });
    if axis.role == Some("metric") {
        let decimals = cut.indicator.value.decimals;
        category["unit"] = axis
            .codes
            .iter()
            .map(|(code, words)| (code.clone(), json!({ "label": words, "decimals": decimals })))
            .collect::<Map<_, _>>()
            .into();
    }
    json!({ "label": axis.label, "category": category })
}
