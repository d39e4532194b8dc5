//! Runs the platform: opens the store, loads the pact the first time, listens, works off the outbox.

use crate::Options;
use crate::config::{self, Config};
use crate::elsewhere;
use crate::metrics::Metrics;
use crate::outer::Outer;
use app::{App, Settings};
use axum::serve::IncomingStream;
use domain::permission::Role;
use jiff::SignedDuration;
use jobs::Jobs;
use post::Outlet;
use std::convert::Infallible;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::{TcpListener, TcpSocket};

/// How long requests under way may take once the service must stop.
const FAREWELL: Duration = Duration::from_secs(10);

pub async fn run(options: &Options) -> Result<(), String> {
    let mut config = config::read(options)?;
    log(&config.log);
    folder(&config.data)?;
    let _in_use = lock(&config.data)?;
    let listener = listen(&config.listen)?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    if config.base_url == format!("http://{}", config.listen) {
        config.base_url = format!("http://{address}");
    }
    let app = open(&config, false).await?;
    let link = administrator(&app).await?;
    if options.json {
        println!("{}", serde_json::json!({ "address": format!("http://{address}"), "admin_link": link }));
    } else {
        println!("Techniekpact: http://{address}");
        if let Some(link) = link {
            println!("Beheerder, eenmalig: {link}");
        }
    }
    serve(&config, app, listener).await
}

/// A sign-in link for the first administrator, until one has signed in.
async fn administrator(app: &App) -> Result<Option<String>, String> {
    let words = |e: app::Refusal| e.to_string();
    let mut conn = app.store().read().await.map_err(|e| e.to_string())?;
    let accounts = store::people::accounts(&mut conn).await.map_err(|e| e.to_string())?;
    drop(conn);
    let administrators: Vec<_> = accounts.into_iter().filter(|a| a.role == Role::Programme).collect();
    if administrators.iter().any(|a| a.seen_at.is_some()) {
        return Ok(None);
    }
    let id = match administrators.first() {
        Some(account) => account.id,
        None => app.open_account_as_operator("beheer@localhost", "", Role::Programme, None, None).await.map_err(words)?,
    };
    app.make_link(id, "signin", SignedDuration::from_hours(24)).await.map(Some).map_err(words)
}

/// The data folder, there and with room to write.
pub fn folder(data: &Path) -> Result<(), String> {
    std::fs::create_dir_all(data).map_err(|e| format!("the data folder {} cannot be made: {e}", data.display()))?;
    let probe = data.join(".room");
    let written = std::fs::write(&probe, [0; 128 * 1024]);
    drop(std::fs::remove_file(&probe));
    written.map_err(|e| match e.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            format!("the disk of the data folder {} is full; make room and start again", data.display())
        }
        _ => format!("the data folder {} cannot be written to: {e}", data.display()),
    })
}

/// One service per data folder. The lock goes with the process, however that ends.
pub fn lock(data: &Path) -> Result<File, String> {
    let path = data.join("techniekpact.lock");
    let failed = |e: std::io::Error| format!("{} cannot be used: {e}", path.display());
    let file = File::options().create(true).write(true).truncate(false).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(format!(
            "the data folder {} is in use by a running techniekpact; stop that first, or choose another with --data",
            data.display()
        )),
        Err(std::fs::TryLockError::Error(e)) => Err(failed(e)),
    }
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
    let settings = Settings {
        base_url: config.base_url.clone(),
        mail_from: config.mail_from.clone(),
        security_contact: config.security_contact.clone(),
        demo,
    };
    let app = App::new(store, secrets, Arc::new(jiff::Timestamp::now), settings).await.map_err(|e| e.to_string())?;
    crate::commands::boundaries::load(&config.data, &app);
    Ok(app)
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
    let outlet = Outlet::from_url(&config.mail).map_err(|e| e.to_string())?;
    tokio::spawn(Jobs::new(app.clone(), outlet, config.data.join("heads.log")).run());
    let mut front = web::Front::new(app.clone(), elsewhere::opened(web::parts::site().router, config).merge(api::router()));
    if !config.cache {
        front = front.without_cache();
    }
    let metrics = Metrics::new(app, front.clone());
    if let Some(address) = &config.metrics_listen {
        let (own, metrics) = (listen(address)?, metrics.clone());
        let router = axum::Router::new().route("/metrics", axum::routing::get(move || async move { metrics.answer().await }));
        tokio::spawn(async move { axum::serve(own, router).await });
    }
    let outer = Outer::new(front, metrics, config.metrics_token.as_deref()).behind(config.proxy_header.as_deref());
    let (told, mut heard) = tokio::sync::watch::channel(());
    let asked = async move {
        stop().await;
        drop(told);
    };
    let each_connection = tower::service_fn(move |stream: IncomingStream<'_, TcpListener>| {
        let outer = outer.with_peer(stream.remote_addr().ip());
        async move { Ok::<_, Infallible>(outer) }
    });
    let serving = axum::serve(listener, each_connection).with_graceful_shutdown(asked);
    tokio::select! {
        ended = serving => ended.map_err(|e| e.to_string()),
        () = async { drop(heard.changed().await); tokio::time::sleep(FAREWELL).await } => Ok(()),
    }
}

async fn stop() {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).expect("signals can be heard");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

pub fn log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| "warn".into());
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}
