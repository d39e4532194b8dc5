//! `check`: the configuration in force, and where each value came from.

use crate::settings::SETTINGS;
use crate::{Options, config};

pub fn run(options: &Options) -> Result<(), String> {
    let config = config::read(options)?;
    let shown = config.found.iter().zip(SETTINGS).map(|(f, s)| (s, s.shown(&f.value), &f.from));
    if options.json {
        let rows: Vec<_> = shown
            .map(|(s, value, from)| serde_json::json!({ "key": s.key, "value": value, "from": from, "env": s.env(), "help": s.help }))
            .collect();
        println!("{:#}", serde_json::Value::from(rows));
    } else {
        for (s, value, from) in shown {
            println!("{:<20} {:<44} {from}", s.key, if value.is_empty() { "-" } else { &value });
        }
    }
    Ok(())
}
