//! Runs the platform: opens the store, loads the pact the first time, listens, works off the outbox.

use crate::Options;
use crate::config::{self, Config};
use crate::elsewhere;
use app::{App, Settings};
use domain::permission::Role;
use jiff::SignedDuration;
use std::sync::Arc;
use store::Store;
use tokio::net::{TcpListener, TcpSocket};

pub async fn run(options: &Options) -> Result<(), String> {
    log();
    let config = config::read(options)?;
    let listener = listen(&config.listen)?;
    let app = open(&config, false).await?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("Techniekpact: http://{address}");
    if app.needs_administrator().await.map_err(|e| e.to_string())? {
        let id = app.open_account_as_operator("beheer@localhost", "", Role::Programme, None, None).await.map_err(|e| e.to_string())?;
        let link = app.make_link(id, "signin", SignedDuration::from_hours(24)).await.map_err(|e| e.to_string())?;
        println!("Beheerder, eenmalig: {link}");
    }
    serve(&config, app, listener).await
}

/// Opens store and keys, loads the pact into an empty store.
pub async fn open(config: &Config, demo: bool) -> Result<App, String> {
    let secrets = config::secrets(&config.data)?;
    let store = Store::open(&config.store).await.map_err(|e| e.to_string())?;
    let now = jiff::Timestamp::now();
    let last = store::journal::last_moment(&mut store.read().await.map_err(|e| e.to_string())?).await.map_err(|e| e.to_string())?;
    if let Some(last) = last.filter(|last| *last > now + SignedDuration::from_mins(5)) {
        return Err(format!("the clock says {now}, but the journal's newest row is of {last}; set the clock right and start again"));
    }
    app::setup::load_pact(&store, now).await.map_err(|e| e.to_string())?;
    let settings = Settings { base_url: config.base_url.clone(), mail_from: config.mail_from.clone(), demo };
    App::new(store, secrets, Arc::new(jiff::Timestamp::now), settings).await.map_err(|e| e.to_string())
}

/// A listener with a backlog that takes a whole conference hall at once.
pub fn listen(address: &str) -> Result<TcpListener, String> {
    let address: std::net::SocketAddr =
        address.parse().map_err(|_| format!("no address to listen on: {address:?}; expected for instance 127.0.0.1:8080"))?;
    let open = || -> std::io::Result<TcpListener> {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(4096)
    };
    open().map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => format!("{address} is in use; is techniekpact already running? Choose another with --listen"),
        _ => format!("cannot listen on {address}: {e}"),
    })
}

pub async fn serve(config: &Config, app: App, listener: TcpListener) -> Result<(), String> {
    let following = app.clone();
    tokio::spawn(async move { following.follow().await });
    let front = web::Front::new(app, elsewhere::opened(web::parts::site().router, config).merge(api::router()));
    axum::serve(listener, tower::make::Shared::new(front)).with_graceful_shutdown(stop()).await.map_err(|e| e.to_string())
}

async fn stop() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("signals can be heard");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

pub fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TECHNIEKPACT_LOG").unwrap_or_else(|_| "warn".into());
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}
