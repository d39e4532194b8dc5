//! `monitor query`: the published figures, byte for byte as the API gives them, for it is the API
//! that answers: the words of the command become its address, and nothing listens on a port.

use super::import::{self, Import, Publish, Recompute};
use super::look;
use crate::{Options, config};
use app::{App, Secrets, Settings};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clap::{Args, Subcommand, ValueEnum};
use domain::record::Kind;
use domain::world::World;
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;
use tower::ServiceExt;

#[derive(Subcommand)]
pub enum Monitor {
    /// Read source files and stage them for an edition; all of it or nothing
    Import(Import),
    /// Approve an edition, freeze it, and open it now or at the end of an embargo
    Publish(Publish),
    /// Make all periods of a recipe anew in a new edition, after a list of codes changed its meaning
    Recompute(Recompute),
    /// Print the published figures of an indicator
    Query(Query),
    /// Download a table of CBS or DUO; a download that broke off goes on where it stopped
    Fetch(super::fetch::Fetch),
    /// Lay a GeoJSON file of boundaries in the data folder, so that maps draw them
    Boundaries(super::boundaries::Boundaries),
    /// Recognise a source file: kind, layout, rows, columns, periods and what is odd; writes nothing
    Inspect(super::inspect::Inspect),
    /// Count microdata into a protected cube
    Tabulate(super::tabulate::Tabulate),
}

#[derive(Args)]
pub struct Query {
    /// Id of the indicator, such as persons_technical_occupation
    indicator: String,
    /// Dimensions to break down by, each with its whole, the others as a whole; without it every published breakdown is given
    #[arg(long, value_name = "DIM,...", value_delimiter = ',')]
    by: Vec<String>,
    /// Only this code of a dimension (`sex=female`, `region=oost`); may be repeated
    #[arg(long = "where", value_name = "DIM=CODE")]
    wanted: Vec<String>,
    /// Only this period, as it is written in the output; may be repeated
    #[arg(long)]
    period: Vec<String>,
    /// Only what this edition published
    #[arg(long, conflicts_with = "as_of")]
    edition: Option<String>,
    /// As published on this day (2024-01-31); without it the newest
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Format {
    Csv,
    Json,
    Jsonstat,
    Xlsx,
}

impl Format {
    fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Jsonstat => "jsonstat",
            Format::Xlsx => "xlsx",
        }
    }
}

/// Names of the dimension that every figure has, where it was measured: the dimension itself, or one
/// of its levels.
const REGION: &[&str] = &["region", "regio", "landsdeel", "province", "corop", "municipality"];
/// The code of a whole in the API.
const TOTAL: &str = "totaal";

pub async fn run(options: &Options, monitor: Monitor) -> Result<(), String> {
    match monitor {
        Monitor::Fetch(wanted) => super::fetch::run(options, wanted).await,
        Monitor::Boundaries(wanted) => super::boundaries::run(options, &wanted).await,
        Monitor::Import(wanted) => import::import(options, wanted).await,
        Monitor::Recompute(wanted) => import::recompute(options, wanted).await,
        Monitor::Publish(wanted) => import::publish(options, wanted).await,
        Monitor::Inspect(wanted) => super::inspect::run(options, &wanted),
        Monitor::Query(wanted) => query(options, wanted).await,
        Monitor::Tabulate(wanted) => super::tabulate::run(options, wanted).await,
    }
}

async fn query(options: &Options, query: Query) -> Result<(), String> {
    let config = config::read(options)?;
    let store = look(&config).await?;
    // Nothing is signed or sealed in an answer about figures: any key will do.
    let settings =
        Settings { base_url: config.base_url, mail_from: config.mail_from, security_contact: config.security_contact, demo: false };
    let app = App::new(store, Secrets::from_bytes(&[0; 64]), Arc::new(jiff::Timestamp::now), settings).await.map_err(|e| e.to_string())?;
    let format = if options.json { Format::Json } else { query.format };
    let address = address(&app.world(), &query, format)?;
    let router = api::router().with_state::<()>(app);
    let mut bytes = asked(&router, &address).await?;
    if format == Format::Json {
        bytes = whole(&router, &address, bytes).await?;
    }
    std::io::stdout().write_all(&bytes).map_err(|e| e.to_string())
}

/// What the API answers.
async fn asked(router: &axum::Router, address: &str) -> Result<Vec<u8>, String> {
    let request = Request::get(address).header(header::ACCEPT_LANGUAGE, "en").body(Body::empty()).map_err(|e| e.to_string())?;
    let Ok(response) = router.clone().oneshot(request).await;
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.map_err(|e| e.to_string())?;
    if status == StatusCode::OK { Ok(bytes.into()) } else { Err(problem(&bytes)) }
}

/// The API gives JSON in pages; who asks here wants all of it. One page stays as it came.
async fn whole(router: &axum::Router, address: &str, first: Vec<u8>) -> Result<Vec<u8>, String> {
    let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).map_err(|e| e.to_string());
    let mut all = read(&first)?;
    if all["_links"]["next"].is_null() {
        return Ok(first);
    }
    let total = all["totaal"].as_u64().unwrap_or(0);
    let mut rows = all["resultaten"].as_array().cloned().unwrap_or_default();
    for page in 2.. {
        if rows.len() as u64 >= total {
            break;
        }
        let mut next = read(&asked(router, &format!("{address}&pagina={page}")).await?)?;
        match next["resultaten"].as_array_mut() {
            Some(more) if !more.is_empty() => rows.append(more),
            _ => return Err(format!("the API gave {} of {total} figures", rows.len())),
        }
    }
    all["resultaten"] = rows.into();
    if let Some(links) = all["_links"].as_object_mut() {
        ["next", "last"].iter().for_each(|name| drop(links.remove(*name)));
    }
    serde_json::to_vec(&all).map_err(|e| e.to_string())
}

/// What the API's problem document says, in one line.
fn problem(bytes: &[u8]) -> String {
    let said: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_default();
    let errors: Vec<_> = said["errors"].as_array().into_iter().flatten().filter_map(|e| e["detail"].as_str()).collect();
    let detail = said["detail"].as_str().unwrap_or("the API gave no answer");
    if errors.is_empty() { detail.into() } else { errors.join(" ") }
}

/// The words of the command as an address of the API, every name checked.
fn address(world: &World, query: &Query, format: Format) -> Result<String, String> {
    let id = &query.indicator;
    if !world.has(Kind::Indicator, id) {
        return Err(format!("there is no indicator {id:?}; the ids are those of /api/v1/indicatoren"));
    }
    let known = app::figures::known(world, id);
    let codes = &known.dims;
    let is_region = |dim: &str| REGION.contains(&dim);
    let exists = |dim: &str| {
        let listed = codes.keys().copied().chain([REGION[0]]).collect::<Vec<_>>().join(", ");
        if is_region(dim) || codes.contains_key(dim) { Ok(()) } else { Err(format!("{id} has no dimension {dim:?}; it has {listed}")) }
    };
    let mut pairs: Vec<(String, String)> = vec![("formaat".into(), format.name().into())];
    if format == Format::Json {
        // The largest page there is.
        pairs.push(("aantal".into(), "1000".into()));
    }
    let mut fixed = BTreeSet::new();
    for pair in &query.wanted {
        let (dim, code) = pair.split_once('=').ok_or(format!("--where wants DIM=CODE, found {pair:?}"))?;
        exists(dim)?;
        fixed.insert(if is_region(dim) { REGION[0] } else { dim });
        let code = if is_region(dim) { area(dim, code) } else { code.to_string() };
        pairs.push((if is_region(dim) { "regio" } else { dim }.into(), code));
    }
    query.by.iter().try_for_each(|dim| exists(dim))?;
    if !query.by.is_empty() {
        let by = |dim: &str| query.by.iter().any(|b| b == dim);
        for (dim, codes) in codes.iter().filter(|(dim, _)| !fixed.contains(*dim)) {
            // What has no whole says what is measured, and stands in every row.
            let mut wanted = if known.wholes.contains(dim) { vec![TOTAL] } else { Vec::new() };
            if by(dim) || wanted.is_empty() {
                wanted.extend(codes.iter().copied());
            }
            pairs.extend(wanted.into_iter().map(|code| ((*dim).to_string(), code.to_string())));
        }
        let levels: Vec<&&str> = REGION.iter().filter(|r| by(r)).collect();
        if levels.is_empty() && !fixed.contains(REGION[0]) {
            pairs.push(("regio".into(), "NL".into()));
        }
        let all = levels.iter().any(|level| ["region", "regio"].contains(*level));
        let of_level = known.regions.iter().filter(|code| !all && levels.iter().any(|level| is_of(level, code)));
        pairs.extend(of_level.map(|code| ("regio".to_string(), (*code).to_string())));
    }
    pairs.extend(query.period.iter().map(|p| ("periode".to_string(), p.clone())));
    pairs.extend(query.edition.iter().map(|e| ("editie".to_string(), e.clone())));
    pairs.extend(query.as_of.iter().map(|d| ("op".to_string(), d.to_string())));
    let text: Vec<_> = pairs.iter().map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect();
    Ok(format!("/api/v1/indicatoren/{id}/waarnemingen?{}", text.join("&")))
}

/// Whether an area is one of a level: the codes of CBS begin with two letters that say so.
fn is_of(level: &str, code: &str) -> bool {
    match level {
        "landsdeel" => domain::regions::LANDSDELEN.contains(&code),
        "province" => code.starts_with("PV"),
        "corop" => code.starts_with("CR"),
        "municipality" => code.starts_with("GM"),
        _ => true,
    }
}

/// A municipality as sources number it, `0106`, or as it is kept, `GM0106`; landsdelen in any case.
fn area(level: &str, code: &str) -> String {
    match level {
        "municipality" if code.bytes().all(|b| b.is_ascii_digit()) => format!("GM{code:0>4}"),
        "landsdeel" => code.to_lowercase(),
        _ => code.into(),
    }
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-_.".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
