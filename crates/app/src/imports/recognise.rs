//! Which recipes fit a reading, by what is in it; and the facts a recipe makes of it.

use super::areas::{Areas, COUNTRY, NOWHERE};
use super::facts::{Facts, Gather, UNKNOWN};
use domain::recipe::{Breakdown, Recipe, Via, plain};
use domain::release::Remark;
use domain::slices::REGION;
use seed::Recipes;
use sources::{Amount, Dim, Missing, Reading, Status, Table};
use std::collections::BTreeMap;

/// The recipes that a reading is for; those that are only made when asked, if asked by name.
pub fn fitting<'r>(recipes: &'r Recipes, reading: &Reading, asked: Option<&str>) -> Vec<&'r Recipe> {
    let tells = |r: &Recipe| reading.table.measures.iter().any(|m| r.unless.contains(&plain(&m.name)));
    let wanted = |r: &&Recipe| asked.map_or(!r.asked || tells(r), |id| r.id == id);
    recipes.recipes.iter().filter(wanted).filter(|r| fits(r, reading)).collect()
}

fn fits(recipe: &Recipe, reading: &Reading) -> bool {
    if !recipe.tables.is_empty() {
        return reading.identifier.as_ref().is_some_and(|id| recipe.tables.contains(id));
    }
    let table = &reading.table;
    let has = |header: &String| {
        table.dims.iter().any(|d| is_called(d, header))
            || table.measures.iter().any(|m| plain(&m.written) == *header || plain(&m.name) == *header)
    };
    recipe.needs.iter().all(|any| any.iter().any(has)) && !recipe.lacks.iter().any(has)
}

fn is_called(dim: &Dim, header: &str) -> bool {
    let label = dim.label_written.as_ref().is_some_and(|w| plain(w) == header);
    label || plain(&dim.written) == header || dim.name == header || plain(&dim.name) == header
}

fn column(table: &Table, from: &[String]) -> Option<usize> {
    from.iter().find_map(|header| table.dims.iter().position(|d| is_called(d, header)))
}

/// How one axis reads its column.
struct Reader<'r> {
    axis: &'r Breakdown,
    dim: Option<usize>,
    /// The place of each code of the column, once known; nothing where it is left out.
    places: Vec<Option<u32>>,
}

/// Makes facts of a reading. Trouble is told, and what it is about left out or kept under its own name.
#[expect(clippy::result_large_err, reason = "made once per file or page, never in a loop")]
pub fn facts(
    recipe: &Recipe,
    reading: &Reading,
    areas: &Areas,
    recipes: &Recipes,
    day: jiff::civil::Date,
) -> Result<(Facts, Vec<Remark>), Remark> {
    let table = &reading.table;
    let mut told = Vec::new();
    let mut gather = Gather::new(recipe.axes.iter().map(|a| a.name.clone()));
    let mut readers = Vec::new();
    for (i, axis) in recipe.axes.iter().enumerate() {
        let dim = column(table, &axis.from);
        if dim.is_none() && !matches!(axis.via, Via::Country | Via::Measure) && !axis.optional {
            return Err(remark("refuse", "no_column", None, Some(axis.name.clone()), "nothing".into(), axis.from.join(", ")));
        }
        let places = match axis.via {
            Via::Measure => measures(&mut gather, i, axis, table),
            _ => places(&mut gather, i, axis, dim.map(|d| &table.dims[d]), recipe, areas, recipes, day, &mut told),
        };
        readers.push(Reader { axis, dim, places });
    }
    // Where the measures are codes, each cell says by its own what it is.
    let is_code = readers.iter().any(|r| r.axis.via == Via::Measure);
    let measure = if is_code { None } else { Some(measure(recipe, table)?) };
    let only: Vec<(usize, &Vec<String>)> = recipe.only.iter().filter_map(|f| column(table, &f.from).map(|d| (d, &f.begins))).collect();
    let period_axis = recipe.axes.len();
    let periods: Vec<u32> = table.periods.iter().map(|p| gather.code(period_axis, &p.to_string(), Vec::new)).collect();
    wholes(&mut gather, &mut readers, table);
    let cells = &table.cells;
    let mut unknown = 0u64;
    for cell in 0..cells.len() {
        if cells.measure.get(cell).is_some_and(|m| measure.is_some_and(|measure| *m as usize != measure)) {
            continue;
        }
        if only.iter().any(|(d, begins)| !begins.iter().any(|b| table.code(*d, cell).code.starts_with(b.as_str()))) {
            continue;
        }
        let (low, high) = match cells.amount[cell] {
            Amount::Missing(Missing::Blank | Missing::NotApplicable) => continue,
            Amount::Missing(_) => {
                unknown += 1;
                (0.0, UNKNOWN)
            }
            Amount::Exact(value) => (value, value),
            Amount::Range { low, high } => (low, high),
        };
        // A zero says nothing that an empty table does not say.
        if low == 0.0 && high == 0.0 {
            continue;
        }
        if let Some(at) = place(&readers, cells, cell, periods[cells.period[cell] as usize]) {
            gather.add(at, low, high);
        }
    }
    if unknown > 0 {
        told.push(Remark { times: unknown, ..remark("note", "unknown_cells", None, None, unknown.to_string(), "a number".into()) });
    }
    let notes = table.periods.iter().zip(&table.period_notes);
    let provisional =
        notes.filter(|(_, n)| matches!(n.status, Status::Provisional | Status::RevisedProvisional)).map(|(p, _)| p.to_string());
    Ok((gather.done(provisional.collect()), told))
}

#[expect(clippy::result_large_err, reason = "made once per file or page, never in a loop")]
fn measure(recipe: &Recipe, table: &Table) -> Result<usize, Remark> {
    let named =
        recipe.measure.iter().find_map(|name| table.measures.iter().position(|m| plain(&m.written) == *name || plain(&m.name) == *name));
    match (named, table.measures.len()) {
        (Some(place), _) => Ok(place),
        (None, 1) => Ok(0),
        _ => {
            let found: Vec<&str> = table.measures.iter().map(|m| m.written.as_str()).collect();
            Err(remark("refuse", "no_measure", None, None, found.join(", "), recipe.measure.join(", ")))
        }
    }
}

/// The columns whose whole the source gives itself: then nothing is added up over them.
fn wholes(gather: &mut Gather, readers: &mut [Reader<'_>], table: &Table) {
    for (i, reader) in readers.iter_mut().enumerate() {
        let Some(dim) = reader.dim.map(|d| &table.dims[d]) else { continue };
        if !dim.codes.iter().any(|c| c.is_total) {
            continue;
        }
        gather.own_whole(i);
        let code = if reader.axis.name == REGION { COUNTRY } else { "" };
        let whole = gather.code(i, code, Vec::new);
        for (place, _) in reader.places.iter_mut().zip(&dim.codes).filter(|(_, c)| c.is_total) {
            *place = Some(whole);
        }
    }
}

fn place(readers: &[Reader<'_>], cells: &sources::Cells, cell: usize, period: u32) -> Option<Vec<u32>> {
    let mut at = Vec::with_capacity(readers.len() + 1);
    for reader in readers {
        let place = match (reader.dim, reader.axis.via) {
            (None, Via::Measure) => reader.places.get(cells.measure.get(cell).map_or(0, |m| *m as usize)),
            (None, _) => reader.places.first(),
            (Some(dim), _) => reader.places.get(cells.codes[dim][cell] as usize),
        };
        at.push(place.copied().flatten()?);
    }
    at.push(period);
    Some(at)
}

/// The place of every measure, where measures are codes; none where it is another matter.
fn measures(gather: &mut Gather, i: usize, axis: &Breakdown, table: &Table) -> Vec<Option<u32>> {
    let code = |name: &str| axis.replace.get(&plain(name));
    let each = table.measures.iter().map(|m| code(&m.written).or_else(|| code(&m.name)).cloned());
    each.map(|code| code.map(|code| gather.code(i, &code, Vec::new))).collect()
}

/// The place of every code of a column on its axis. Codes that mean the whole have none of their own.
#[allow(clippy::too_many_arguments, reason = "everything a code is read with")]
fn places(
    gather: &mut Gather,
    i: usize,
    axis: &Breakdown,
    dim: Option<&Dim>,
    recipe: &Recipe,
    areas: &Areas,
    recipes: &Recipes,
    day: jiff::civil::Date,
    told: &mut Vec<Remark>,
) -> Vec<Option<u32>> {
    let Some(dim) = dim else {
        let code = if axis.name == REGION { COUNTRY } else { "" };
        return vec![Some(gather.code(i, code, Vec::new))];
    };
    let list = axis.codes.as_ref().and_then(|id| recipes.classification(id, day));
    let mut places = Vec::with_capacity(dim.codes.len());
    for code in &dim.codes {
        if code.is_total {
            places.push(None);
            continue;
        }
        let written = if axis.by_label { &code.label } else { &code.code };
        let own = if axis.name == "sex" { sex(written) } else { written.trim().to_string() };
        if axis.drop_others && !axis.replace.contains_key(&own) {
            places.push(None);
            continue;
        }
        let (ours, up) = match axis.via {
            Via::Same | Via::Country | Via::Measure => (own.clone(), Vec::new()),
            Via::Prefix => (longest(&axis.prefix, &own).unwrap_or_else(|| unknown_code(axis, dim, &own, told)), Vec::new()),
            Via::Replace => (axis.replace.get(&own).cloned().unwrap_or_else(|| unknown_code(axis, dim, &own, told)), Vec::new()),
            Via::Municipality | Via::Town | Via::CbsRegion => region(axis, dim, &own, recipe, areas, told),
        };
        if let Some(list) = list.filter(|l| !l.has(&ours)) {
            let near = list.near(&ours).join(", ");
            let expected = if near.is_empty() { list.codes.iter().map(|c| c.code.as_str()).collect::<Vec<_>>().join(", ") } else { near };
            told.push(remark("confirm", "unknown_code", None, Some(dim.written.clone()), ours.clone(), expected));
        }
        places.push(Some(gather.code(i, &ours, || up)));
    }
    places
}

/// DUO writes it in several ways; one file uses one.
fn sex(code: &str) -> String {
    match plain(code).as_str() {
        "m" | "man" | "mannen" => "man".into(),
        "v" | "vrouw" | "vrouwen" => "vrouw".into(),
        other => other.into(),
    }
}

fn longest(prefixes: &BTreeMap<String, String>, code: &str) -> Option<String> {
    let fits = prefixes.iter().filter(|(p, _)| code.starts_with(p.as_str()));
    fits.max_by_key(|(p, _)| p.len()).map(|(_, to)| to.clone())
}

fn unknown_code(axis: &Breakdown, dim: &Dim, code: &str, told: &mut Vec<Remark>) -> String {
    let known: Vec<&str> = axis.prefix.keys().chain(axis.replace.keys()).map(String::as_str).collect();
    told.push(remark("confirm", "unknown_code", None, Some(dim.written.clone()), code.into(), known.join(", ")));
    code.into()
}

fn region(axis: &Breakdown, dim: &Dim, code: &str, recipe: &Recipe, areas: &Areas, told: &mut Vec<Remark>) -> (String, Vec<String>) {
    let found = match axis.via {
        Via::CbsRegion => {
            let code = code.trim();
            return match code.get(..2) {
                Some("NL") => (COUNTRY.into(), Vec::new()),
                Some("GM") => {
                    (code.into(), areas.above(code).into_iter().filter(|a| domain::regions::LANDSDELEN.contains(&a.as_str())).collect())
                }
                _ => (code.into(), Vec::new()),
            };
        }
        Via::Town => areas.by_name(code).or_else(|| areas.by_number(code)),
        _ => areas.by_number(code).or_else(|| areas.by_name(code)),
    };
    match found {
        Some(found) if recipe.level.as_deref() == Some("corop") => areas.corop(found),
        Some(found) => (found.to_string(), areas.above(found)),
        None => {
            told.push(remark("confirm", "unknown_place", None, Some(dim.written.clone()), code.into(), areas.near(code).join(", ")));
            (NOWHERE.into(), vec![COUNTRY.into()])
        }
    }
}

pub fn remark(weight: &str, flaw: &str, row: Option<u64>, column: Option<String>, found: String, expected: String) -> Remark {
    Remark { weight: weight.into(), flaw: flaw.into(), file: String::new(), row, column, found, expected, times: 1 }
}
