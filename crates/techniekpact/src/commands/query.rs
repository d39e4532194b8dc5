//! `monitor query`: the published figures, byte for byte as the API gives them, for it is the API
//! that answers: the words of the command become its address, and nothing listens on a port.

use super::look;
use crate::{Options, config};
use app::{App, Secrets, Settings};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clap::{Args, Subcommand, ValueEnum};
use domain::record::Kind;
use domain::world::World;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;
use tower::ServiceExt;

#[derive(Subcommand)]
pub enum Monitor {
    /// Print the published figures of an indicator
    Query(Query),
    /// Lay a GeoJSON file of boundaries in the data folder, so that maps draw them
    Boundaries(super::boundaries::Boundaries),
}

#[derive(Args)]
pub struct Query {
    /// Id of the indicator, such as persons_technical_occupation
    indicator: String,
    /// Dimensions to break down by, the others as a whole; without it every published breakdown is given
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

/// Names of the dimension that every figure has: where it was measured.
const REGION: &[&str] = &["region", "regio", "landsdeel"];
/// The code of a whole in the API.
const TOTAL: &str = "totaal";

pub async fn run(options: &Options, monitor: Monitor) -> Result<(), String> {
    match monitor {
        Monitor::Query(query) => print(options, query).await,
        Monitor::Boundaries(boundaries) => super::boundaries::run(options, &boundaries).await,
    }
}

async fn print(options: &Options, query: Query) -> Result<(), String> {
    let config = config::read(options)?;
    let store = look(&config).await?;
    // Nothing is signed or sealed in an answer about figures: any key will do.
    let settings =
        Settings { base_url: config.base_url, mail_from: config.mail_from, security_contact: config.security_contact, demo: false };
    let app = App::new(store, Secrets::from_bytes(&[0; 64]), Arc::new(jiff::Timestamp::now), settings).await.map_err(|e| e.to_string())?;
    let format = if options.json { Format::Json } else { query.format };
    let address = address(&app.world(), &query, format)?;
    let request = Request::get(address).header(header::ACCEPT_LANGUAGE, "en").body(Body::empty()).map_err(|e| e.to_string())?;
    let Ok(response) = api::router().with_state::<()>(app).oneshot(request).await;
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.map_err(|e| e.to_string())?;
    if status != StatusCode::OK {
        return Err(problem(&bytes));
    }
    std::io::stdout().write_all(&bytes).map_err(|e| e.to_string())
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
    let codes = codes(world, id);
    let is_region = |dim: &str| REGION.contains(&dim);
    let known = |dim: &str| {
        let listed = codes.keys().copied().chain([REGION[0]]).collect::<Vec<_>>().join(", ");
        if is_region(dim) || codes.contains_key(dim) { Ok(()) } else { Err(format!("{id} has no dimension {dim:?}; it has {listed}")) }
    };
    let mut pairs: Vec<(String, String)> = vec![("formaat".into(), format.name().into())];
    if format == Format::Json {
        // The API gives JSON in pages; no indicator comes near the largest.
        pairs.push(("aantal".into(), "1000".into()));
    }
    let mut fixed = BTreeSet::new();
    for pair in &query.wanted {
        let (dim, code) = pair.split_once('=').ok_or(format!("--where wants DIM=CODE, found {pair:?}"))?;
        known(dim)?;
        fixed.insert(if is_region(dim) { REGION[0] } else { dim });
        pairs.push((if is_region(dim) { "regio" } else { dim }.into(), code.into()));
    }
    query.by.iter().try_for_each(|dim| known(dim))?;
    if !query.by.is_empty() {
        let by = |dim: &str| query.by.iter().any(|b| b == dim);
        for (dim, codes) in codes.iter().filter(|(dim, _)| !fixed.contains(*dim)) {
            let wanted: Vec<&str> = if by(dim) { codes.iter().copied().collect() } else { vec![TOTAL] };
            pairs.extend(wanted.into_iter().map(|code| ((*dim).to_string(), code.to_string())));
        }
        if !REGION.iter().any(|r| by(r)) && !fixed.contains(REGION[0]) {
            pairs.push(("regio".into(), "NL".into()));
        }
    }
    pairs.extend(query.period.iter().map(|p| ("periode".to_string(), p.clone())));
    pairs.extend(query.edition.iter().map(|e| ("editie".to_string(), e.clone())));
    pairs.extend(query.as_of.iter().map(|d| ("op".to_string(), d.to_string())));
    let text: Vec<_> = pairs.iter().map(|(k, v)| format!("{}={}", escaped(k), escaped(v))).collect();
    Ok(format!("/api/v1/indicatoren/{id}/waarnemingen?{}", text.join("&")))
}

/// The dimensions of an indicator's figures with their codes.
fn codes<'w>(world: &'w World, indicator: &str) -> BTreeMap<&'w str, BTreeSet<&'w str>> {
    let mut codes = BTreeMap::<&str, BTreeSet<&str>>::new();
    for (dim, code) in world.figures.get(indicator).into_iter().flatten().flat_map(|f| &f.key.dims) {
        codes.entry(dim).or_default().insert(code);
    }
    codes
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b"-_.".contains(&b) { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
