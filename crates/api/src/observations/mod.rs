//! The figures of one indicator, selected as on the site, in every shape we hand out. All shapes
//! are made from the same [`Cut`], so that they agree to the last digit.

mod about;
mod columns;
mod cut;
mod json;
mod jsonstat;
mod sheet;

pub use about::created;
pub use columns::{capital, column_of};
pub use cut::{Cut, TOTAL, both, dimensions, measured, params, status};
pub use json::schemas;
pub use sheet::said;

use crate::shell::{Answered, Ask, CSV, CSVW, JSONSTAT, Problem, Reply, XLSX};
use crate::table::{Style, csv, csvw, xlsx};
use domain::World;
use serde_json::{Value as Json, json};

pub fn answer(ask: Ask) -> Answered {
    Box::pin(async move {
        if ask.media == XLSX {
            let (table, about, title, created, name) = {
                let cut = Cut::of(&ask)?;
                (sheet::table(&cut), about::lines(&ask, &cut), about::title(&cut).nl, about::created(&cut), about::file_name(&ask, &cut))
            };
            return Ok(Reply::file(XLSX, &name, xlsx(table, about, title, created).await?));
        }
        shaped(&ask)
    })
}

fn shaped(ask: &Ask) -> Result<Reply, Problem> {
    let cut = Cut::of(ask)?;
    let name = about::file_name(ask, &cut);
    Ok(match ask.media {
        CSV => {
            let described = format!("<{}>; rel=\"describedby\"; type=\"application/csvm+json\"", about::address(ask, CSVW));
            Reply::file(CSV, &name, csv(&sheet::table(&cut), Style::named(ask.query.get("stijl"))))
                .header(axum::http::header::LINK, &described)
        }
        CSVW => Reply::file(CSVW, &name, csvw(&sheet::table(&cut), &about::described(ask, &cut)).to_string()),
        JSONSTAT => Reply::new(JSONSTAT.kind, jsonstat::dataset(ask, &cut).to_string()),
        _ => Reply::json(&json::document(ask, &cut)),
    })
}

/// What the card of an indicator says about its figures.
pub fn summary(world: &World, indicator: &str) -> [(String, Json); 2] {
    let count = app::figures::known(world, indicator).count;
    let columns: Vec<String> = dimensions(world, indicator).iter().map(|dim| column_of(dim)).collect();
    [("aantalWaarnemingen".into(), count.into()), ("dimensies".into(), json!(columns))]
}
