//! Floor 4: the same facts for machines. Reading needs no key; every answer is the same for
//! everyone and says so with `Cache-Control: public`, so that the front keeps it.
//!
//! [`v1`] is the API by the Dutch design rules: one table of routes makes both the router and the
//! OpenAPI document. Beside it stand the shapes other people's tools expect: [`odata`] (CBS
//! StatLine), [`catalogue`] (DCAT-AP-NL), [`feeds`] (Atom), [`agenda`] (iCalendar), [`sitemap`]. Each figure comes from one
//! place, [`observations`], so that all shapes agree to the last digit.
//! Deliberately absent: writing, keys, and anything a visitor of the site may not see.

mod agenda;
mod catalogue;
mod crosswalk;
mod feeds;
mod journal;
mod observations;
mod odata;
mod records;
mod shell;
mod sitemap;
mod table;
mod v1;

use app::App;
use axum::Router;
use axum::middleware::from_fn;

/// All routes of the API and open data.
pub fn router() -> Router<App> {
    v1::router()
        .merge(odata::router())
        .merge(catalogue::router())
        .merge(feeds::router())
        .merge(sitemap::router())
        .merge(agenda::router())
        .layer(from_fn(shell::open_to_all))
}
