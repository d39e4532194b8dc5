//! The register as a file: CSV for machines, CSV for Dutch spreadsheets, JSON. What the filters of
//! the list keep, no more and no less.

use crate::parties::columns::{Column, cells, columns, object};
use crate::parties::list::chosen;
use crate::shell::{Answer, Ctx, Fault};
use axum::http::header;
use axum::response::IntoResponse;
use domain::people::Party;
use domain::record::Rec;

pub async fn file(ctx: Ctx) -> Answer {
    let parties = chosen(&ctx);
    let (body, ending) = match ctx.query("formaat").as_deref() {
        None | Some("csv") => (register(&parties, is_dutch(&ctx))?, "csv"),
        Some("json") => (json(&ctx, &parties), "json"),
        Some(_) => return Err(Fault::NotFound),
    };
    Ok(as_file(&format!("techniekpact-partijen-{}.{ending}", ctx.app.today()), body))
}

/// `?stijl=nl`: as Dutch spreadsheets open it, with `;` and a byte order mark.
pub fn is_dutch(ctx: &Ctx) -> bool {
    ctx.query("stijl").as_deref() == Some("nl")
}

/// A download under a name a person can keep.
pub fn as_file(name: &str, body: String) -> axum::response::Response {
    let kind = if name.ends_with(".json") { "application/json" } else { "text/csv; charset=utf-8; header=present" };
    let headers = [(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    (headers, body).into_response()
}

fn register(parties: &[&Rec<Party>], dutch: bool) -> Result<String, Fault> {
    let columns = columns::<Party>();
    let names = columns.iter().map(|c: &Column| c.name.clone()).collect();
    let rows = parties.iter().map(|p| cells(&columns, p));
    table(std::iter::once(names).chain(rows), dutch)
}

/// Rows as CSV by RFC 4180; the first row is the header.
pub fn table(rows: impl Iterator<Item = Vec<String>>, dutch: bool) -> Result<String, Fault> {
    let delimiter = if dutch { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|_| Fault::Broken)?;
    }
    let bytes = writer.into_inner().map_err(|_| Fault::Broken)?;
    let text = String::from_utf8(bytes).map_err(|_| Fault::Broken)?;
    Ok(if dutch { format!("\u{FEFF}{text}") } else { text })
}

fn json(ctx: &Ctx, parties: &[&Rec<Party>]) -> String {
    let base = &ctx.app.settings().base_url;
    serde_json::json!({
        "gegevenswoordenboek": format!("{base}{}?formaat=json", ctx.to.dictionary()),
        "aantal": parties.len(),
        "partijen": parties.iter().map(|p| object(p)).collect::<Vec<_>>(),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_quoted_where_it_must_be() {
        let rows = || [vec!["a".to_string(), "b".into()], vec!["x;\"y\"".into(), "1,5".into()]].into_iter();
        assert_eq!(table(rows(), false).unwrap(), "a,b\r\n\"x;\"\"y\"\"\",\"1,5\"\r\n");
        assert_eq!(table(rows(), true).unwrap(), "\u{FEFF}a;b\r\n\"x;\"\"y\"\"\";1,5\r\n");
    }
}
