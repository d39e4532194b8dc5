//! The division as a file: the same municipalities as the page shows, with columns in Dutch.

use crate::regions::csv::{self, Style};
use crate::regions::day;
use crate::regions::division::{Narrow, fitting};
use crate::shell::{Answer, Ctx};
use axum::http::header;
use axum::response::IntoResponse;
use domain::regions::Municipality;

const COLUMNS: [&str; 11] = [
    "code",
    "gemeente",
    "corop_code",
    "corop",
    "provincie_code",
    "provincie",
    "cbs_landsdeel",
    "landsdeel",
    "geldig_vanaf",
    "geldig_tot_en_met",
    "opvolger",
];

pub async fn division(ctx: Ctx) -> Answer {
    let (chosen, narrow) = (day::chosen(&ctx), Narrow::of(&ctx));
    let style = if ctx.query("stijl").as_deref() == Some("nl") { Style::DutchExcel } else { Style::Plain };
    let municipalities = fitting(&ctx, &chosen, &narrow);
    let dates: Vec<_> = municipalities.iter().map(|m| (m.valid_from.to_string(), m.valid_until.map(|d| d.to_string()))).collect();
    let rows = municipalities.iter().zip(&dates).map(|(m, (from, until))| row(m, from, until.as_deref().unwrap_or("")));
    let body = csv::write(style, std::iter::once(COLUMNS.to_vec()).chain(rows));
    let file = format!("attachment; filename=\"techniekpact-indeling-{}.csv\"", chosen.day);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_string()), (header::CONTENT_DISPOSITION, file)], body).into_response())
}

fn row<'a>(m: &'a Municipality, from: &'a str, until: &'a str) -> Vec<&'a str> {
    let successor = m.successor.as_deref().unwrap_or("");
    vec![&m.code, &m.name, &m.corop, &m.corop_name, &m.province, &m.province_name, &m.cbs_area, &m.landsdeel, from, until, successor]
}
