//! A selection as asked: which figures, in which order, with the notices that stand beside them.

use crate::observations::columns::column_of;
use crate::records::page_params;
use crate::shell::{Ask, Flaw, Of, Param, Problem, Wrong, texts};
use app::figures::{Selection, Shown, known, select};
use domain::monitor::{Edition, Figure, Finality, Indicator};
use domain::record::Rec;
use domain::{Lang, Text, Value, World};
use seed::labels;
use std::collections::{BTreeMap, BTreeSet};

/// The code of the whole: a figure without this dimension.
pub use app::figures::TOTAL;

/// The figures of one indicator as selected.
pub struct Cut<'w> {
    pub indicator: &'w Rec<Indicator>,
    /// Every dimension the indicator has, selected or not, in the order of legends.
    pub dims: Vec<&'w str>,
    pub rows: Vec<Row<'w>>,
    /// Editions the rows come from, newest first.
    pub editions: Vec<&'w Rec<Edition>>,
}

pub struct Row<'w> {
    pub figure: Shown<'w>,
    /// Why this row cannot be compared with what came before.
    pub broken: Option<&'w Text>,
}

/// Everything the figures of any indicator can be asked. Names of the site (`sex`) do as well.
pub fn params(world: &World) -> Vec<Param> {
    let t = texts(Lang::Nl);
    let dims: BTreeSet<&str> = measured(world).flat_map(|id| dimensions(world, id)).collect();
    let mut params: Vec<Param> = dims
        .into_iter()
        .map(|dim| Param::new(column_of(dim), Of::Text, t.api_param_dim(labels().dim_name(dim, Lang::Nl))).alias(dim).many())
        .collect();
    params.push(Param::new("regio", Of::Text, t.api_param_regio()).alias("region").many());
    params.push(Param::new("periode", Of::Text, t.api_param_periode()).alias("period").many());
    params.push(Param::new("editie", Of::Text, t.api_param_editie()).alias("edition"));
    params.push(Param::new("op", Of::Day, t.api_param_op()).alias("as-of"));
    params.extend(page_params());
    params
}

/// Indicators that have figures, alone or in tables.
pub fn measured(world: &World) -> impl Iterator<Item = &String> {
    world.figures.keys().chain(world.slices.keys().filter(|id| !world.figures.contains_key(*id)))
}

/// The dimensions of an indicator's figures, in the order of legends.
pub fn dimensions<'w>(world: &'w World, indicator: &str) -> Vec<&'w str> {
    let mut dims: Vec<_> = known(world, indicator).dims.into_keys().collect();
    dims.sort_by_key(|dim| labels().rank(dim, ""));
    dims
}

impl<'w> Cut<'w> {
    /// The figures an address asks for.
    pub fn of(ask: &'w Ask) -> Result<Cut<'w>, Problem> {
        let world: &World = &ask.world;
        let indicator = world.indicators.get_live(ask.id()).ok_or(Problem::NotFound)?;
        let wanted = wanted(ask, world, &indicator.id)?;
        let edition = ask.query.get("editie");
        if edition.is_some_and(|id| world.editions.get_live(id).is_none()) {
            let allowed = world.editions.live().map(|e| e.id.clone()).collect();
            return Err(Problem::Parameters(vec![Flaw::new("editie", Wrong::NotAChoice { allowed })]));
        }
        let selection = Selection {
            indicator: indicator.id.clone(),
            wanted,
            regions: ask.query.all("regio"),
            periods: ask.query.all("periode"),
            edition: edition.map(String::from),
            as_of: ask.query.day("op"),
        };
        Ok(Cut::new(world, indicator, select(world, &selection)))
    }

    /// The newest of everything, for shapes that take no questions.
    pub fn newest(world: &'w World, indicator: &'w Rec<Indicator>) -> Cut<'w> {
        let selection = Selection { indicator: indicator.id.clone(), ..Selection::default() };
        Cut::new(world, indicator, select(world, &selection))
    }

    fn new(world: &'w World, indicator: &'w Rec<Indicator>, mut figures: Vec<Shown<'w>>) -> Cut<'w> {
        figures.sort_by_cached_key(|f| order(f));
        let used: BTreeSet<&str> = figures.iter().map(|f| f.key.edition.as_str()).collect();
        let mut editions: Vec<_> = world.editions.live().filter(|e| used.contains(e.id.as_str())).collect();
        editions.sort_by_key(|e| std::cmp::Reverse(e.value.published));
        let rows = figures.into_iter().map(|figure| Row { broken: broken(&indicator.value, &figure), figure }).collect();
        Cut { indicator, dims: dimensions(world, &indicator.id), rows, editions }
    }
}

/// Codes per dimension; a name or code this indicator does not have is told.
fn wanted(ask: &Ask, world: &World, indicator: &str) -> Result<BTreeMap<String, Vec<String>>, Problem> {
    let own = dimensions(world, indicator);
    let mut wanted = BTreeMap::new();
    let mut flaws = Vec::new();
    for (name, code) in &ask.query.0 {
        if crate::observations::columns::FIXED.contains(&name.as_str()) {
            continue;
        }
        let Some(dim) = own.iter().find(|dim| column_of(dim) == *name) else {
            let allowed = own.iter().map(|dim| column_of(dim)).chain(["regio", "periode", "editie", "op"].map(String::from)).collect();
            flaws.push(Flaw::new(name, Wrong::Unknown { allowed }));
            continue;
        };
        let codes = codes_of(world, indicator, dim);
        if code == TOTAL || codes.contains(code.as_str()) {
            // The selection knows the whole as the empty code.
            let code = if code == TOTAL { String::new() } else { code.clone() };
            wanted.entry((*dim).to_string()).or_insert_with(Vec::new).push(code);
        } else {
            let allowed = codes.into_iter().chain([TOTAL]).map(String::from).collect();
            flaws.push(Flaw::new(name, Wrong::NotAChoice { allowed }));
        }
    }
    if flaws.is_empty() { Ok(wanted) } else { Err(Problem::Parameters(flaws)) }
}

fn codes_of<'w>(world: &'w World, indicator: &str, dim: &str) -> BTreeSet<&'w str> {
    known(world, indicator).dims.remove(dim).unwrap_or_default()
}

type Order = (String, String, BTreeMap<String, (usize, String)>, usize, String, i64, String, String);

/// Series and definition first, then breakdown and region as legends have them, then time.
fn order(f: &Figure) -> Order {
    let key = &f.key;
    let dims = key.dims.iter().map(|(dim, code)| (dim.clone(), (labels().rank(dim, code).1, code.clone()))).collect();
    #[allow(clippy::cast_possible_truncation, reason = "years in hundredths")]
    let time = (key.period.position().unwrap_or(9999.0) * 1000.0) as i64;
    (
        key.series.clone(),
        key.definition.clone(),
        dims,
        labels().rank("region", &key.region).1,
        key.region.clone(),
        time,
        key.period.to_string(),
        key.edition.clone(),
    )
}

fn broken<'w>(card: &'w Indicator, figure: &Figure) -> Option<&'w Text> {
    let key = &figure.key;
    let starts = |at: &str| at == key.period.to_string() || at == key.series || at == key.definition;
    card.breaks.iter().find(|b| !b.at.is_empty() && starts(&b.at)).map(|b| &b.text)
}

/// What a reader must know before using the number.
pub fn status(figure: &Figure) -> &'static str {
    match (figure.value, figure.finality) {
        (Value::Suppressed, _) => "onderdrukt",
        (Value::Missing, _) => "onbekend",
        (Value::NotApplicable, _) => "nvt",
        (_, Finality::Provisional) => "voorlopig",
        (_, Finality::Final) => "definitief",
    }
}

/// Every status there is.
pub const STATUSES: [&str; 5] = ["definitief", "voorlopig", "onderdrukt", "onbekend", "nvt"];

/// What was published, where a correction gave it another value.
pub fn published(row: &Row) -> Option<f64> {
    row.figure.correction.and_then(|_| row.figure.published().value.number())
}

/// Lower and upper bound of an interval.
pub fn bounds(figure: &Figure) -> Option<(f64, f64)> {
    match figure.value {
        Value::Interval { low, high } => Some((low, high)),
        _ => None,
    }
}

/// Words for a code of a figure in both languages; none where there is no code.
pub fn both(dim: &str, code: &str) -> Option<Text> {
    (!code.is_empty()).then(|| Text::both(labels().label(dim, code, Lang::Nl), labels().label(dim, code, Lang::En)))
}
