//! The yardstick for rendering without a cache (`bench/web.sh`): axum alone, a hundred rows written
//! straight into one string per request, no templates, no languages, no guard, no permissions.
//!
//! `plain_axum ADDRESS`

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use std::fmt::Write;
use std::sync::Arc;

struct Row {
    name: String,
    kind: &'static str,
    region: &'static str,
    amount: f64,
}

fn rows() -> Vec<Row> {
    let kinds = ["overheid", "onderwijs", "bedrijf", "werknemers"];
    let regions = ["Noord", "Oost", "Zuidoost", "Zuidwest", "Noordwest"];
    let row = |n: usize| Row {
        name: format!("Organisatie <{n}> & partners"),
        kind: kinds[n % 4],
        region: regions[n % 5],
        amount: n as f64 * 7919.0 % 991.0 / 10.0,
    };
    (0..100).map(row).collect()
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn page(rows: &[Row]) -> String {
    let mut out = String::with_capacity(24_000);
    out.push_str("<!doctype html><html lang=\"nl\"><head><title>Partijen</title></head><body><h1>Partijen</h1><table><tbody>");
    for (n, row) in rows.iter().enumerate() {
        let _ = write!(out, "<tr><th scope=\"row\"><a href=\"/partijen/{n}\">");
        escape(&mut out, &row.name);
        let _ = write!(out, "</a></th><td>{}</td><td>{}</td><td>{:.1}</td></tr>", row.kind, row.region, row.amount);
    }
    out.push_str("</tbody></table></body></html>");
    out
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8109".into());
    let rows = Arc::new(rows());
    let handler = move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page(&rows)).into_response() };
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, Router::new().route("/", get(handler))).await
}
