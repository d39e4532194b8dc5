//! The sitemap: every public page in both languages, with the day it last changed.

use crate::feeds::escaped;
use crate::records::SHELVES;
use crate::shell::Reply;
use app::App;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use domain::World;
use domain::record::{Kind, State as Standing};
use domain::world::entries;
use jiff::civil::Date;

pub fn router() -> Router<App> {
    Router::new().route("/sitemap.xml", get(sitemap))
}

/// Pages that are no record.
const FIXED: &[&str] = &[
    "/",
    "/doelen",
    "/afspraken",
    "/doe-agenda",
    "/partijen",
    "/landsdelen",
    "/monitor",
    "/regie",
    "/regie/signalen",
    "/regie/vergaderingen",
    "/regie/besluiten",
    "/regie/vragen",
    "/journaal",
];

async fn sitemap(State(app): State<App>, request: Request) -> Response {
    let world = app.world();
    Reply::new("application/xml", xml(&app.settings().base_url, &pages(&world))).response(request.headers())
}

fn pages(world: &World) -> Vec<(String, Option<Date>)> {
    let mut pages: Vec<_> = FIXED.iter().map(|path| ((*path).to_string(), None)).collect();
    for shelf in SHELVES {
        // Written pages stand at the root; help texts are no pages.
        let Some(path) = shelf.page.or_else(|| (shelf.kind == Kind::Page).then_some("/")) else { continue };
        let shown = |e: &domain::world::Entry| *e.state == Standing::Live && (shelf.kind != Kind::Page || (e.body)()["form"] == "page");
        let found = entries(world, shelf.kind).into_iter().filter(shown);
        pages.extend(found.map(|e| (format!("{path}{}", e.id), Some(e.updated_at.to_zoned(jiff::tz::TimeZone::UTC).date()))));
    }
    pages
}

fn xml(base: &str, pages: &[(String, Option<Date>)]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (path, changed) in pages {
        let nl = escaped(&format!("{base}{path}"));
        let en = escaped(&format!("{base}/en{path}"));
        let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        let others: String = [("nl", &nl), ("en", &en), ("x-default", &nl)]
            .iter()
            .map(|(lang, at)| format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{at}\"/>"))
            .collect();
        for at in [&nl, &en] {
            out.push_str(&format!("<url><loc>{at}</loc>{changed}{others}</url>\n"));
        }
    }
    out + "</urlset>\n"
}
