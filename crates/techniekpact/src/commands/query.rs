//! `monitor query`: the published figures, exactly as the site and the API give them.

use super::look;
use crate::{Options, config};
use app::figures::{Selection, Shown, select};
use clap::{Args, Subcommand, ValueEnum};
use domain::monitor::Figure;
use domain::record::Kind;
use domain::world::World;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Subcommand)]
pub enum Monitor {
    /// Print the published figures of an indicator
    Query(Query),
}

#[derive(Args)]
pub struct Query {
    /// Id of the indicator, such as persons_technical_occupation
    indicator: String,
    /// Dimensions to break down by; without it every published breakdown is given
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

/// The dimension that stands in a figure's key by itself.
const REGION: &str = "region";

pub async fn run(options: &Options, Monitor::Query(query): Monitor) -> Result<(), String> {
    let config = config::read(options)?;
    let store = look(&config).await?;
    let (world, _) = store.world(None).await.map_err(|e| e.to_string())?.ok_or("the store holds nothing")?;
    let selection = selection(&world, &query)?;
    let figures: Vec<Shown<'_>> = select(&world, &selection).into_iter().filter(|f| broken_down(f, &query, &selection)).collect();
    let format = if options.json { Format::Json } else { query.format };
    print(&world, &selection, &figures, format)
}

/// The words of the command as a selection, every name checked.
fn selection(world: &World, query: &Query) -> Result<Selection, String> {
    let all = world.figures.get(&query.indicator).map_or(&[][..], Vec::as_slice);
    if !world.has(Kind::Indicator, &query.indicator) {
        return Err(format!("there is no indicator {:?}; the ids are those of /api/v1/indicatoren", query.indicator));
    }
    let dims: BTreeSet<&str> = all.iter().flat_map(|f| f.key.dims.keys().map(String::as_str)).chain([REGION]).collect();
    let known = |dim: &str| {
        let listed = dims.iter().copied().collect::<Vec<_>>().join(", ");
        if dims.contains(dim) { Ok(()) } else { Err(format!("{} has no dimension {dim:?}; it has {listed}", query.indicator)) }
    };
    let mut selection = Selection {
        indicator: query.indicator.clone(),
        periods: query.period.clone(),
        edition: query.edition.clone(),
        as_of: query.as_of,
        ..Selection::default()
    };
    for pair in &query.wanted {
        let (dim, code) = pair.split_once('=').ok_or(format!("--where wants DIM=CODE, found {pair:?}"))?;
        known(dim)?;
        if dim == REGION {
            selection.regions.push(code.into());
        } else {
            selection.wanted.entry(dim.into()).or_default().push(code.into());
        }
    }
    query.by.iter().try_for_each(|dim| known(dim))?;
    match &query.edition {
        Some(edition) if !world.has(Kind::Edition, edition) => Err(format!("there is no edition {edition:?}; see /api/v1/edities")),
        _ => Ok(selection),
    }
}

/// With `--by`: only figures broken down by just those dimensions and the ones `--where` fixed.
fn broken_down(figure: &Figure, query: &Query, selection: &Selection) -> bool {
    if query.by.is_empty() {
        return true;
    }
    let wanted: BTreeSet<&str> =
        query.by.iter().map(String::as_str).filter(|d| *d != REGION).chain(selection.wanted.keys().map(String::as_str)).collect();
    let has: BTreeSet<&str> = figure.key.dims.keys().map(String::as_str).collect();
    let by_region = query.by.iter().any(|d| d == REGION) || !selection.regions.is_empty();
    has == wanted && (by_region || figure.key.region == "NL")
}

fn print(_world: &World, selection: &Selection, figures: &[Shown<'_>], format: Format) -> Result<(), String> {
    match format {
        Format::Csv => print!("{}", csv(figures)),
        Format::Json => println!("{:#}", json(selection, figures)),
        Format::Jsonstat | Format::Xlsx => return Err("this format is not there yet; csv and json are".into()),
    }
    Ok(())
}

fn csv(figures: &[Shown<'_>]) -> String {
    let dims: BTreeSet<&str> = figures.iter().flat_map(|f| f.key.dims.keys().map(String::as_str)).collect();
    let mut out = format!("indicator,region,period,{}edition,value\n", dims.iter().map(|d| format!("{d},")).collect::<String>());
    for f in figures {
        let codes: String = dims.iter().map(|d| format!("{},", f.key.dims.get(*d).map_or("", |c| c))).collect();
        let value = f.value.number().map(|v| v.to_string()).unwrap_or_default();
        out.push_str(&format!("{},{},{},{codes}{},{value}\n", f.key.indicator, f.key.region, f.key.period, f.key.edition));
    }
    out
}

fn json(selection: &Selection, figures: &[Shown<'_>]) -> serde_json::Value {
    let rows: Vec<_> = figures.iter().map(|f| serde_json::to_value(&**f).unwrap_or_default()).collect();
    let wanted: BTreeMap<_, _> = selection.wanted.iter().collect();
    serde_json::json!({ "indicator": selection.indicator, "where": wanted, "figures": rows })
}
