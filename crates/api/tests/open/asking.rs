//! Asking the API as a program does, on a real store.

use app::App;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request};
use domain::monitor::Figure;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use serde_json::Value as Json;
use tower::ServiceExt;

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text")
    }

    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().expect("a readable header"))
    }
}

pub async fn ask(app: &App, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers.iter().fold(Request::builder().method(method).uri(path), |r, (name, value)| r.header(*name, *value));
    let request = request.body(Body::empty()).expect("a request");
    let response = api::router().with_state(app.clone()).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes().to_vec();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

pub async fn get(app: &App, path: &str) -> Answer {
    ask(app, Method::GET, path, &[]).await
}

/// The JSON at a path that must be there.
pub async fn json(app: &App, path: &str) -> Json {
    let answer = get(app, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.json()
}

/// Puts figures into the store, as an import does.
pub async fn load(app: &App, figures: Vec<Figure>) {
    let at = app.now();
    let written: Result<(), store::StoreError> = app
        .store()
        .write(move |tx| {
            async move {
                let change = domain::event::Change::Loaded { records: 0, figures: figures.len() as u64 };
                let by = (&domain::permission::Actor::System).into();
                let seq = store::journal::append(tx, at, by, Default::default(), change).await?;
                store::figures::load(tx, &figures, at).await?;
                store::figures::pulse(tx, seq).await
            }
            .boxed()
        })
        .await;
    written.expect("figures load");
    app.refresh().await.expect("the world reads back");
}
