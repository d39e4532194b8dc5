//! A demonstration: the real pact, made-up people and deeds, a sign-in link per role; gone when it stops.

use crate::config;
use crate::{Options, demo_editions, demo_world, serve};
use app::{App, Refusal};
use domain::following::{Rhythm, Subject};
use domain::permission::Role;
use jiff::SignedDuration;
use std::collections::BTreeMap;

/// (role, name, landsdeel, party); everyone is invented.
const PEOPLE: &[(Role, &str, Option<&str>, Option<&str>)] = &[
    (Role::Programme, "Pien Demo", None, None),
    (Role::Researcher, "Ruben Demo", None, None),
    (Role::Coordinator, "Coby Demo", Some("oost"), None),
    (Role::Liaison, "Leo Demo", Some("zuidwest"), None),
    (Role::LrtMember, "Lotte Demo", None, Some("mbo-raad")),
    (Role::PartyContact, "Parwin Demo", None, Some("techniek-nederland")),
    (Role::Facilitator, "Femke Demo", None, None),
    (Role::Reader, "Lies Demo", None, None),
];

pub async fn run(options: &Options) -> Result<(), String> {
    serve::log("warn");
    let folder = std::env::temp_dir().join(format!("techniekpact-demo-{}", std::process::id()));
    let result = in_folder(options, &folder).await;
    drop(std::fs::remove_dir_all(&folder));
    result
}

async fn in_folder(options: &Options, folder: &std::path::Path) -> Result<(), String> {
    serve::folder(folder)?;
    // A demonstration never touches a real store, whatever the environment says.
    let store = format!("sqlite:{}", folder.join("demo.sqlite").display());
    let own = Options { data: Some(folder.into()), store: Some(store), ..options.clone() };
    let mut config = config::read(&own)?;
    config.mail = format!("file:{}", folder.join("mail").display());
    let listener = serve::listen(&config.listen)?;
    let address = format!("http://{}", listener.local_addr().map_err(|e| e.to_string())?);
    config.base_url.clone_from(&address);
    let app = serve::open(&config, true).await?;
    let links = people(&app).await?;
    follow(&app).await.map_err(|e| e.to_string())?;
    demo_world::invent(&app).await?;
    demo_editions::invent(&app).await?;
    if options.json {
        println!("{}", serde_json::json!({ "address": address, "links": links }));
    } else {
        println!("Techniekpact, demonstratie: {address}");
        for (role, link) in &links {
            println!("{role:>14}  {link}");
        }
    }
    serve::serve(&config, app, listener).await
}

/// The reader of the demonstration follows some things; what is invented after this is their first news.
async fn follow(app: &App) -> Result<(), Refusal> {
    app.note_news().await?;
    let email = format!("{}@demo.invalid", Role::Reader.code());
    let Some(reader) = store::people::account_by_email(&mut app.store().read().await?, &email).await? else { return Ok(()) };
    for (wat, rhythm) in
        [("edition", Rhythm::Direct), ("goal:4", Rhythm::Daily), ("region:oost", Rhythm::Direct), ("goal:9", Rhythm::Weekly)]
    {
        if let Some(subject) = Subject::read(wat) {
            app.follow_as(&reader, &subject, rhythm).await?;
        }
    }
    Ok(())
}

async fn people(app: &App) -> Result<BTreeMap<&'static str, String>, String> {
    let mut links = BTreeMap::new();
    for (role, name, region, party) in PEOPLE {
        let email = format!("{}@demo.invalid", role.code());
        let id = app.open_account_as_operator(&email, name, *role, *region, *party).await.map_err(|e| e.to_string())?;
        let link = app.make_link(id, "demo", SignedDuration::from_hours(12)).await.map_err(|e| e.to_string())?;
        links.insert(role.code(), link);
    }
    Ok(links)
}
