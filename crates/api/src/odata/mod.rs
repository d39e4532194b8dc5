//! The figures as CBS StatLine gives them: OData v3 as `cbsodata` (Python) and `cbsodataR` call it.
//! Point such a client at our host and every existing script reads the Monitor.
//!
//! Only JSON; entity sets with `$select`, `$filter`, `$top` and `$skip`. No `$metadata`, no `$orderby`.

mod filter;
mod sets;

use crate::shell::{Flaw, Problem, Reply, Wrong, no_address, query_pairs, spoken};
use app::App;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, any, get};
use filter::Filter;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Where the feeds of a table begin; CBS has two, ours is the third.
const FEEDS: &[&str] = &["/ODataFeed/odata", "/ODataApi/odata", "/odata/v3"];

pub fn router() -> Router<App> {
    let mut router = Router::new()
        .route("/ODataCatalog", listing("/ODataCatalog"))
        .route("/ODataCatalog/Tables", route(|app, _, options| options.answer(app, "/ODataCatalog/Tables", sets::tables(&app.world()))))
        .route("/odata/v3", listing("/odata/v3"))
        .route("/odata/v3/Tables", route(|app, _, options| options.answer(app, "/odata/v3/Tables", sets::tables(&app.world()))));
    for feed in FEEDS {
        router = router
            .route(&format!("{feed}/{{id}}"), route(service))
            .route(&format!("{feed}/{{id}}/"), route(service))
            .route(&format!("{feed}/{{id}}/{{set}}"), route(set));
    }
    ["/ODataCatalog/{*rest}", "/ODataFeed/{*rest}", "/ODataApi/{*rest}", "/odata/{*rest}"]
        .iter()
        .fold(router, |router, path| router.route(path, any(no_address)))
}

/// Values of the route: where it was asked, the table, the set.
struct Place {
    feed: String,
    id: String,
    set: String,
}

type Run = fn(&App, &Place, &Options) -> Result<Reply, Problem>;

fn route(run: Run) -> MethodRouter<App> {
    get(move |State(app): State<App>, Path(names): Path<BTreeMap<String, String>>, request: Request| async move {
        let path = request.uri().path().to_string();
        let name = |key: &str| names.get(key).cloned().unwrap_or_default();
        let feed = FEEDS.iter().find(|f| path.starts_with(**f)).map_or(path.as_str(), |f| f);
        let place = Place { feed: feed.into(), id: name("id"), set: name("set") };
        let outcome = Options::read(&query_pairs(request.uri())).and_then(|options| run(&app, &place, &options));
        match outcome {
            Ok(reply) => reply.response(request.headers()),
            Err(problem) => problem.response(spoken(request.headers()), &app.settings().base_url, &path),
        }
    })
    .fallback(|State(app): State<App>, request: Request| async move { wrong_method(&app, &request) })
}

fn wrong_method(app: &App, request: &Request) -> Response {
    Problem::Method.response(spoken(request.headers()), &app.settings().base_url, request.uri().path())
}

/// The one list of a catalogue.
fn listing(_: &str) -> MethodRouter<App> {
    route(|app, place, _| {
        let base = format!("{}{}", app.settings().base_url, place.feed);
        Ok(Reply::json(
            &json!({ "odata.metadata": format!("{base}/$metadata"), "value": [{ "name": "Tables", "url": format!("{base}/Tables") }] }),
        ))
    })
}

/// The sets of a table.
fn service(app: &App, place: &Place, _: &Options) -> Result<Reply, Problem> {
    let world = app.world();
    let table = sets::Table::of(&world, &place.id).ok_or(Problem::NotFound)?;
    let base = format!("{}{}/{}", app.settings().base_url, place.feed, place.id);
    let value: Vec<Json> = table.names().iter().map(|name| json!({ "name": name, "url": format!("{base}/{name}") })).collect();
    Ok(Reply::json(&json!({ "odata.metadata": format!("{base}/$metadata"), "value": value })))
}

fn set(app: &App, place: &Place, options: &Options) -> Result<Reply, Problem> {
    let world = app.world();
    let table = sets::Table::of(&world, &place.id).ok_or(Problem::NotFound)?;
    let rows = table.set(&place.set).ok_or(Problem::NotFound)?;
    options.answer(app, &format!("{}/{}/{}", place.feed, place.id, place.set), rows)
}

/// A row of a set.
pub type Entity = Map<String, Json>;

/// Rows in one answer at most, as at CBS.
const MOST: usize = 10_000;

/// The system query options.
#[derive(Debug, Default)]
struct Options {
    select: Vec<String>,
    filter: Option<Filter>,
    top: Option<usize>,
    skip: usize,
    /// As asked, for the link to what follows.
    kept: Vec<(String, String)>,
}

impl Options {
    fn read(asked: &[(String, String)]) -> Result<Options, Problem> {
        let mut options = Options::default();
        let mut flaws = Vec::new();
        for (name, value) in asked {
            let wrong = options.take(name, value).err();
            flaws.extend(wrong.map(|wrong| Flaw::new(name, wrong)));
        }
        if flaws.is_empty() { Ok(options) } else { Err(Problem::Parameters(flaws)) }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Wrong> {
        let whole = || value.parse::<usize>().map_err(|_| Wrong::NotWhole { least: 0, most: 1_000_000 });
        match name {
            "$format" if value == "json" || value.starts_with("application/json") => {}
            "$format" => return Err(Wrong::NotAChoice { allowed: vec!["json".into()] }),
            "$select" => self.select = value.split(',').map(|s| s.trim().to_string()).filter(|s| !s.is_empty() && s != "*").collect(),
            "$filter" => self.filter = Some(value.parse().map_err(|at| Wrong::NotAFilter { at })?),
            "$top" => self.top = Some(whole()?),
            "$skip" => self.skip = whole()?,
            _ => {
                let allowed = ["$format", "$select", "$filter", "$top", "$skip"].map(String::from).into();
                return Err(Wrong::Unknown { allowed });
            }
        }
        if name != "$skip" && name != "$top" {
            self.kept.push((name.into(), value.into()));
        }
        Ok(())
    }

    fn answer(&self, app: &App, path: &str, mut rows: Vec<Entity>) -> Result<Reply, Problem> {
        if let Some(filter) = &self.filter {
            if let Some(name) = rows.first().and_then(|row| filter.names().into_iter().find(|n| !row.contains_key(n))) {
                return Err(Problem::Parameters(vec![Flaw::new("$filter", Wrong::NoColumn(name))]));
            }
            rows.retain(|row| filter.fits(row));
        }
        let total = rows.len();
        let size = self.top.unwrap_or(MOST).min(MOST);
        let value: Vec<Json> = rows.into_iter().skip(self.skip).take(size).map(|row| Json::Object(self.selected(row))).collect();
        let address = format!("{}{path}", app.settings().base_url);
        let mut body = json!({ "odata.metadata": format!("{address}/$metadata") });
        let reached = self.skip.saturating_add(size);
        if reached < total && self.top.is_none_or(|top| top > size) {
            body["odata.nextLink"] = self.following(&address, reached, size).into();
        }
        body["value"] = value.into();
        Ok(Reply::json(&body))
    }

    fn following(&self, address: &str, skip: usize, size: usize) -> String {
        let mut query = crate::shell::Query(self.kept.clone());
        query.0.push(("$skip".into(), skip.to_string()));
        query.0.extend(self.top.map(|top| ("$top".into(), top.saturating_sub(size).to_string())));
        format!("{address}{}", query.with(&[]))
    }

    fn selected(&self, row: Entity) -> Entity {
        if self.select.is_empty() { row } else { row.into_iter().filter(|(name, _)| self.select.contains(name)).collect() }
    }
}
