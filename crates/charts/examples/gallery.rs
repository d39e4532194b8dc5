//! Writes one of each drawing, wide and narrow, to the directory given: a page to look at.
//!
//! `cargo run -p charts --example gallery -- out`

#[path = "../tests/drawings/edge.rs"]
mod edge;
#[path = "../tests/drawings/samples.rs"]
mod samples;

use charts::{Width, bars, line};

fn main() -> std::io::Result<()> {
    let out = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    std::fs::create_dir_all(&out)?;
    let mut page = format!("<!doctype html><meta charset=utf-8><style>{}</style>", charts::CSS);
    let mut all = samples::all();
    for (name, chart) in edge::all() {
        all.push((format!("{name}-line-wide"), line(&chart, Width::Wide)));
        all.push((format!("{name}-line-narrow"), line(&chart, Width::Narrow)));
        all.push((format!("{name}-bars-narrow"), bars(&chart, Width::Narrow)));
    }
    for (name, svg) in all {
        std::fs::write(format!("{out}/{name}.svg"), &svg)?;
        page.push_str(&svg);
    }
    std::fs::write(format!("{out}/index.html"), page)
}
