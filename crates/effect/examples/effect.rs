//! Reads a panel from standard input and prints what each method finds, for other programs to compare:
//!
//!     unit,year,value
//!
//! `cargo run -p effect --example effect -- TREATED START CONFIDENCE < panel.csv`, where TREATED is
//! one or more units joined by `+`. One line per method: name, then `key=value`, or `refused` and why.

use effect::{Design, Panel, before_after, difference_in_differences, synthetic};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [treated, start, confidence] = args.as_slice() else { return Err("usage: effect TREATED START CONFIDENCE < panel.csv".into()) };
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let panel = read(&text)?;
    let treated = treated.split('+').filter_map(|t| panel.units.iter().position(|u| u == t)).collect();
    let design = Design { treated, start: start.parse()?, confidence: confidence.parse()? };
    match before_after(&panel, &design) {
        Ok(e) => println!("before_after size={} low={} high={} freedom={}", e.size, e.low, e.high, e.freedom),
        Err(e) => println!("before_after refused {e}"),
    }
    match difference_in_differences(&panel, &design) {
        Ok(c) => {
            let (e, drift, p) = (c.estimate, c.drift.unwrap_or(f64::NAN), c.permutation.unwrap_or(f64::NAN));
            println!("did size={} low={} high={} freedom={} drift={drift} permutation={p}", e.size, e.low, e.high, e.freedom);
        }
        Err(e) => println!("did refused {e}"),
    }
    match synthetic(&panel, &design) {
        Ok(s) => println!("synthetic size={} low={} high={} misfit={} rank={}", s.size, s.low, s.high, s.misfit, s.rank),
        Err(e) => println!("synthetic refused {e}"),
    }
    Ok(())
}

fn read(text: &str) -> Result<Panel, Box<dyn std::error::Error>> {
    let mut cells = BTreeMap::<(String, i32), f64>::new();
    for line in text.lines().skip(1) {
        let parts: Vec<&str> = line.split(',').collect();
        let [unit, year, value] = parts.as_slice() else { return Err(format!("not `unit,year,value`: {line}").into()) };
        cells.insert(((*unit).into(), year.parse()?), value.parse()?);
    }
    let units: BTreeSet<&String> = cells.keys().map(|k| &k.0).collect();
    let times: BTreeSet<i32> = cells.keys().map(|k| k.1).collect();
    let value = |unit: &str, time: i32| cells.get(&(unit.to_owned(), time)).copied();
    let values = units.iter().map(|u| times.iter().map(|t| value(u, *t)).collect()).collect();
    Ok(Panel { units: units.into_iter().cloned().collect(), times: times.into_iter().collect(), values })
}
