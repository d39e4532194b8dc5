//! Floor 4: the same facts for machines. Reading needs no key; every answer is the same for
//! everyone and says so with `Cache-Control: public`, so that the front keeps it.

use app::App;
use axum::Router;

/// All routes of the API and open data.
pub fn router() -> Router<App> {
    Router::new()
}
