//! One resource of the API: its path, what it takes and gives, and who answers. Router and
//! document are both made from it.

use crate::records::Shelf;
use crate::shell::ask::{Ask, query_pairs, spoken};
use crate::shell::{Media, Of, Param, Problem, Query, Reply, VERSION};
use app::App;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use domain::World;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

pub type Answered = Pin<Box<dyn Future<Output = Result<Reply, Problem>> + Send>>;

/// The parameters of a resource; those of figures depend on the figures there are.
pub type Params = Box<dyn Fn(&World) -> Vec<Param> + Send + Sync>;

/// Who answers.
#[derive(Clone, Copy)]
pub enum Do {
    List(&'static Shelf),
    One(&'static Shelf),
    Now(fn(&Ask) -> Result<Reply, Problem>),
    Later(fn(Ask) -> Answered),
}

/// The schema of the JSON answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A page of items of this schema.
    Page(String),
    /// One value of this schema.
    One(String),
    /// The description of the API itself.
    Document,
}

pub struct Resource {
    /// Below the base of the API.
    pub path: String,
    /// The operation's id, and the key of its texts.
    pub name: String,
    pub tag: &'static str,
    pub params: Params,
    pub answer: Answer,
    pub media: &'static [Media],
    pub run: Do,
}

/// An address longer than this is no address of ours.
const MOST_ADDRESS: usize = 8000;

impl Resource {
    pub fn route(&'static self) -> MethodRouter<App> {
        get(move |State(app): State<App>, request: Request| self.handle(app, request)).fallback(wrong_method)
    }

    /// Every parameter, with those that follow from the shapes there are.
    pub fn all_params(&self, world: &World) -> Vec<Param> {
        let t = crate::shell::texts(domain::Lang::Nl);
        let mut params = (self.params)(world);
        if self.media.len() > 1 {
            params.push(Param::new("formaat", Of::Choice(self.media.iter().map(|m| m.name).collect()), t.api_param_formaat()));
            params.push(Param::new("stijl", Of::Choice(vec!["nl"]), t.api_param_stijl()));
        }
        params
    }

    async fn handle(&'static self, app: App, request: Request) -> Response {
        let (parts, _) = request.into_parts();
        let (asked, path, t) = (parts.headers.clone(), parts.uri.path().to_string(), spoken(&parts.headers));
        let base_url = app.settings().base_url.clone();
        match self.answer(app, parts).await {
            Ok(reply) => {
                let mut response = reply.response(&asked);
                response.headers_mut().insert("api-version", HeaderValue::from_static(VERSION));
                response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
                response
            }
            Err(problem) => problem.response(t, &base_url, &path),
        }
    }

    async fn answer(&'static self, app: App, mut parts: axum::http::request::Parts) -> Result<Reply, Problem> {
        if parts.uri.path_and_query().is_some_and(|p| p.as_str().len() > MOST_ADDRESS) {
            return Err(Problem::TooLong);
        }
        let raw = RawPathParams::from_request_parts(&mut parts, &app).await.map_err(|_| Problem::NotFound)?;
        let place: BTreeMap<String, String> = raw.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let world = app.world();
        // What may be asked is the same until the world changes, and looking through all of it is not cheap.
        let params = world.derived::<Vec<Param>>(&self.path, || self.all_params(&world));
        let query = Query::read(&params, &query_pairs(&parts.uri)).map_err(Problem::Parameters)?;
        let accept = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok());
        let media = Media::choose(self.media, query.get("formaat"), accept)?;
        let ask = Ask { app, world, place, path: parts.uri.path().into(), query, media };
        match self.run {
            Do::List(shelf) => shelf.list(&ask),
            Do::One(shelf) => shelf.one(&ask),
            Do::Now(run) => run(&ask),
            Do::Later(run) => run(ask).await,
        }
    }
}

async fn wrong_method(State(app): State<App>, request: Request) -> Response {
    Problem::Method.response(spoken(request.headers()), &app.settings().base_url, request.uri().path())
}

/// No resource lives here.
pub async fn no_address(State(app): State<App>, request: Request) -> Response {
    Problem::NoAddress.response(spoken(request.headers()), &app.settings().base_url, request.uri().path())
}
