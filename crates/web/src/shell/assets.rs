//! Style, script and marks, built into the program; their address carries a hash of their content,
//! so browsers may keep them for good.

use crate::shell::audience::{Audience, Site};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

pub struct Asset {
    pub path: String,
    body: String,
    kind: &'static str,
}

fn asset(name: &str, ending: &str, kind: &'static str, body: String) -> Asset {
    let hash: String = Sha256::digest(body.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect();
    Asset { path: format!("/static/{name}.{hash}.{ending}"), body, kind }
}

pub static CSS: LazyLock<Asset> = LazyLock::new(|| {
    let body = format!("{}\n{}", include_str!("../../assets/theme.css"), charts::CSS);
    asset("theme", "css", "text/css; charset=utf-8", body)
});
pub static JS: LazyLock<Asset> =
    LazyLock::new(|| asset("app", "js", "text/javascript; charset=utf-8", include_str!("../../assets/app.js").into()));
pub static LOGO: LazyLock<Asset> = LazyLock::new(|| asset("logo", "svg", "image/svg+xml", include_str!("../../assets/logo.svg").into()));

pub fn routes(mut site: Site) -> Site {
    for asset in [&CSS, &JS, &LOGO] {
        site = site.get(&asset.path, Audience::Public, move || async move { serve(asset) });
    }
    site.get("/favicon.ico", Audience::Public, || async { serve(&LOGO) })
}

fn serve(asset: &'static Asset) -> Response {
    let headers = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, asset.body.as_str()).into_response()
}
