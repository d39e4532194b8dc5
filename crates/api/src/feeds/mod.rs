//! Feeds: what happened in the pact, around one goal, in one landsdeel; and new figures.

mod atom;
mod entries;

pub use atom::escaped;

use crate::shell::{Problem, Reply, refused, spoken, texts};
use app::App;
use atom::{Entry, Feed};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::get;
use domain::event::Event;
use domain::record::State as Standing;
use domain::{Kind, Lang, World};

pub fn router() -> Router<App> {
    Router::new()
        .route("/feeds/nieuws.atom", get(news))
        .route("/feeds/indicatoren.atom", get(figures))
        .route("/feeds/acties.atom", get(actions))
        .route("/feeds/doelen/{file}", get(goal))
        .route("/feeds/landsdelen/{file}", get(region))
        .route("/feeds/{*rest}", axum::routing::any(crate::shell::no_address))
}

/// Entries in a feed.
const MOST: usize = 100;
/// Lines of the journal that are looked through for one subject.
const LOOKED: i64 = 5000;

async fn news(State(app): State<App>, request: Request) -> Response {
    let t = texts(Lang::Nl);
    let world = app.world();
    let answer = match app.public_events(i64::MAX, None, LOOKED).await {
        Ok(events) => Ok(feed("nieuws", t.api_feed_news(), "/feeds/nieuws.atom", "/journaal", told(&world, &events, |_| true))),
        Err(refusal) => Err(refused(refusal)),
    };
    finish(&app, &request, answer)
}

/// What happened on the doe-agenda: actions and the reports on them.
async fn actions(State(app): State<App>, request: Request) -> Response {
    let t = texts(Lang::Nl);
    let world = app.world();
    let concerns = |e: &Event| matches!(e.about.kind, Some(Kind::Action | Kind::ProgressReport));
    let answer = match app.public_events(i64::MAX, None, LOOKED).await {
        Ok(events) => Ok(feed("acties", t.agenda_feed(), "/feeds/acties.atom", "/doe-agenda", told(&world, &events, concerns))),
        Err(refusal) => Err(refused(refusal)),
    };
    finish(&app, &request, answer)
}

async fn goal(State(app): State<App>, Path(file): Path<String>, request: Request) -> Response {
    let answer = about(
        &app,
        &file,
        "doelen",
        |e, id| e.about.goals.iter().any(|g| g == id),
        |world, id| world.goals.get(id).filter(|r| r.state == Standing::Live).map(|r| r.value.title.nl.clone()),
    )
    .await;
    finish(&app, &request, answer)
}

async fn region(State(app): State<App>, Path(file): Path<String>, request: Request) -> Response {
    let answer = about(
        &app,
        &file,
        "landsdelen",
        |e, id| e.about.regions.iter().any(|g| g == id),
        |world, id| world.regions.get(id).filter(|r| r.state == Standing::Live).map(|r| r.value.title.nl.clone()),
    )
    .await;
    finish(&app, &request, answer)
}

/// The feed of one subject: `4.atom` of `doelen`.
async fn about(
    app: &App,
    file: &str,
    part: &str,
    concerns: fn(&Event, &str) -> bool,
    title: fn(&World, &str) -> Option<String>,
) -> Result<Feed, Problem> {
    let id = file.strip_suffix(".atom").ok_or(Problem::NoAddress)?;
    let world = app.world();
    let title = title(&world, id).ok_or(Problem::NotFound)?;
    let events = app.public_events(i64::MAX, None, LOOKED).await.map_err(refused)?;
    let entries = told(&world, &events, |e| concerns(e, id) || e.about.id == id && entries::shelf(e) == Some(part));
    Ok(feed(
        &format!("{part}/{id}"),
        &texts(Lang::Nl).api_feed_about(title),
        &format!("/feeds/{part}/{file}"),
        &format!("/{part}/{id}"),
        entries,
    ))
}

async fn figures(State(app): State<App>, request: Request) -> Response {
    let entries = entries::publications(&app.world()).into_iter().take(MOST).collect();
    let answer = Ok(feed("indicatoren", texts(Lang::Nl).api_feed_figures(), "/feeds/indicatoren.atom", "/monitor", entries));
    finish(&app, &request, answer)
}

fn told(world: &World, events: &[Event], concerns: impl Fn(&Event) -> bool) -> Vec<Entry> {
    events.iter().filter(|e| entries::is_news(e) && concerns(e)).filter_map(|e| entries::of_event(world, e)).take(MOST).collect()
}

fn feed(id: &str, title: &str, path: &str, page: &str, entries: Vec<Entry>) -> Feed {
    Feed { id: format!("feeds/{id}"), title: title.into(), path: path.into(), page: page.into(), entries }
}

fn finish(app: &App, request: &Request, answer: Result<Feed, Problem>) -> Response {
    match answer {
        Ok(feed) => {
            let born = app.world().versions.live().map(|r| r.updated_at).min().unwrap_or_default();
            let xml = feed.xml(&app.settings().base_url, texts(Lang::Nl).api_contact(), born);
            Reply::new("application/atom+xml", xml).fresh_by_body().response(request.headers())
        }
        Err(problem) => problem.response(spoken(request.headers()), &app.settings().base_url, request.uri().path()),
    }
}
