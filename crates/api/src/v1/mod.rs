//! The API by the Dutch design rules. [`resources`] is the one table: the router and the document
//! are both made from it, so they cannot differ.

mod document;
mod help;
mod schema;

pub use document::mail_address;
pub use schema::{object, said};

use crate::records::{SHELVES, Shelf};
use crate::shell::{Answer, BASE, CSV, CSVW, Do, JSON, JSONSTAT, Media, Param, Resource, XLSX, no_address};
use crate::{crosswalk, journal, observations, records};
use app::App;
use axum::Router;
use axum::routing::any;
use domain::World;
use std::sync::LazyLock;

/// Every resource there is.
pub fn resources() -> &'static [Resource] {
    static RESOURCES: LazyLock<Vec<Resource>> = LazyLock::new(|| SHELVES.iter().flat_map(shelf).chain(others()).collect());
    &RESOURCES
}

pub fn router() -> Router<App> {
    let routes = resources().iter().fold(Router::new(), |router, r| router.route(&format!("{BASE}{}", r.path), r.route()));
    ["/api", "/api/", "/api/{*rest}"].iter().fold(routes, |router, path| router.route(path, any(no_address)))
}

/// A register and its records.
fn shelf(shelf: &'static Shelf) -> [Resource; 2] {
    let list = Resource {
        path: format!("/{}", shelf.name),
        name: shelf.name.into(),
        tag: "register",
        params: Box::new(|world| shelf.params(world)),
        answer: Answer::Page(shelf.item.into()),
        media: &[JSON, CSV, CSVW],
        run: Do::List(shelf),
    };
    let one = Resource {
        path: format!("/{}/{{id}}", shelf.name),
        name: format!("{}Een", shelf.name),
        tag: "register",
        params: Box::new(none),
        answer: Answer::One(format!("{}Volledig", shelf.item)),
        media: &[JSON],
        run: Do::One(shelf),
    };
    [list, one]
}

fn others() -> Vec<Resource> {
    let one = |schema: &str| Answer::One(schema.into());
    let page = |schema: &str| Answer::Page(schema.into());
    vec![
        named(
            "/indicatoren/{id}/waarnemingen",
            "waarnemingen",
            "cijfers",
            observations::params,
            one("Waarnemingen"),
            FIGURES,
            Do::Later(observations::answer),
        ),
        named(
            "/gemeenten",
            "gemeenten",
            "indelingen",
            crosswalk::params,
            page("Gemeente"),
            &[JSON, CSV, CSVW],
            Do::Now(crosswalk::municipalities),
        ),
        named("/tijdlijn", "tijdlijn", "journaal", journal::params, one("Tijdlijn"), &[JSON], Do::Later(journal::timeline)),
        named("/journaal/kop", "journaalkop", "journaal", none, one("Journaalkop"), &[JSON], Do::Later(journal::head)),
        named("/geschiedenis/{soort}/{id}", "geschiedenis", "journaal", none, one("Geschiedenis"), &[JSON], Do::Later(records::history)),
        named("/fouten", "fouten", "api", none, one("Fouten"), &[JSON], Do::Now(help::list)),
        named("/fouten/{id}", "fout", "api", none, one("Fout"), &[JSON], Do::Now(help::one)),
        named("/openapi.json", "openapi", "api", none, Answer::Document, &[JSON], Do::Now(document::document)),
    ]
}

const FIGURES: &[Media] = &[JSON, CSV, XLSX, JSONSTAT, CSVW];

fn named(
    path: &str,
    name: &str,
    tag: &'static str,
    params: fn(&World) -> Vec<Param>,
    answer: Answer,
    media: &'static [Media],
    run: Do,
) -> Resource {
    Resource { path: path.into(), name: name.into(), tag, params: Box::new(params), answer, media, run }
}

fn none(_: &World) -> Vec<Param> {
    Vec::new()
}
