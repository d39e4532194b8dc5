//! A small pact: two goals, five landsdelen, three parties, one indicator with figures in two
//! editions, and a person for each role.

use app::App;
use domain::monitor::{Figure, Key};
use domain::permission::{Actor, Role};
use domain::record::Kind;
use domain::regions::LANDSDELEN;
use domain::value::{Unit, Value};
use serde_json::{Value as Json, json};
use store::people;
use uuid::Uuid;

/// The accounts of the small pact, each as the actor it is when fully signed in.
#[derive(Clone, Debug)]
pub struct People {
    pub programme: Actor,
    pub researcher: Actor,
    pub noord: Actor,
    pub oost: Actor,
    pub liaison_noord: Actor,
    pub lrt_member: Actor,
    /// Contact of the party `metaalunie`.
    pub metaalunie: Actor,
    pub facilitator: Actor,
    pub reader: Actor,
}

impl People {
    /// Every person once, with the name of the account.
    pub fn all(&self) -> [(&'static str, &Actor); 9] {
        [
            ("programme", &self.programme),
            ("researcher", &self.researcher),
            ("noord", &self.noord),
            ("oost", &self.oost),
            ("liaison_noord", &self.liaison_noord),
            ("lrt_member", &self.lrt_member),
            ("metaalunie", &self.metaalunie),
            ("facilitator", &self.facilitator),
            ("reader", &self.reader),
        ]
    }
}

pub fn text(nl: &str) -> Json {
    json!({ "nl": nl })
}

/// A goal of the version `2016`.
pub fn goal(title: &str) -> Json {
    json!({ "title": text(title), "text": text("Meer mensen kiezen techniek."), "version": "2016" })
}

/// A party of business in these landsdelen.
pub fn party(title: &str, regions: &[&str]) -> Json {
    let mut body = json!({ "title": text(title), "sort": "business" });
    if !regions.is_empty() {
        body["regions"] = json!(regions);
    }
    body
}

pub(crate) async fn build(app: &App) -> People {
    records(app).await;
    figures(app).await;
    app.refresh().await.expect("the world reads back");
    People {
        programme: person(app, "programme", Role::Programme, None, None).await,
        researcher: person(app, "researcher", Role::Researcher, None, None).await,
        noord: person(app, "noord", Role::Coordinator, Some("noord"), None).await,
        oost: person(app, "oost", Role::Coordinator, Some("oost"), None).await,
        liaison_noord: person(app, "liaison_noord", Role::Liaison, Some("noord"), None).await,
        lrt_member: person(app, "lrt_member", Role::LrtMember, None, None).await,
        metaalunie: person(app, "metaalunie", Role::PartyContact, None, Some("metaalunie")).await,
        facilitator: person(app, "facilitator", Role::Facilitator, None, None).await,
        reader: person(app, "reader", Role::Reader, None, None).await,
    }
}

/// The address of an account is its name at `pact.example`.
async fn person(app: &App, name: &str, role: Role, region: Option<&str>, party: Option<&str>) -> Actor {
    let email = format!("{name}@pact.example");
    let id: Uuid = app.open_account_as_operator(&email, name, role, region, party).await.expect("an account opens");
    let mut conn = app.store().read().await.expect("a connection");
    people::account(&mut conn, id).await.expect("accounts can be read").expect("the account just opened").actor()
}

async fn records(app: &App) {
    let mut all = vec![
        (
            Kind::PactVersion,
            "2016",
            json!({ "title": text("Techniekpact 2016"), "summary": text("Twaalf doelen."), "adopted": "2016-04-18" }),
        ),
        (Kind::Theme, "kiezen", json!({ "title": text("Kiezen voor techniek"), "form": "line", "version": "2016", "position": 1 })),
    ];
    for id in LANDSDELEN {
        all.push((Kind::Region, id, json!({ "title": text(id), "form": "landsdeel", "summary": text("Een landsdeel.") })));
    }
    all.extend([
        (
            Kind::Region,
            "stedendriehoek",
            json!({ "title": text("Stedendriehoek"), "form": "pact", "parent": "oost", "summary": text("Regio.") }),
        ),
        (Kind::Goal, "1", goal("Techniek in het basisonderwijs")),
        (Kind::Goal, "4", goal("Meer vrouwen in de techniek")),
        (Kind::Party, "metaalunie", party("Koninklijke Metaalunie", &["noord"])),
        (Kind::Party, "drenthe-college", party("Drenthe College", &["noord"])),
        (Kind::Party, "ministerie-ocw", party("Ministerie van OCW", &[])),
        (
            Kind::Agreement,
            "noord-1",
            json!({ "title": text("Techlab in Assen"), "text": text("Er komt een techlab."), "version": "2016", "goals": ["1"],
                "roles": [{ "party": "metaalunie", "role": "signatory" }], "region": "noord" }),
        ),
        (
            Kind::Indicator,
            "women_share",
            json!({ "title": text("Aandeel vrouwen"), "definition": text("Aandeel vrouwen in technische opleidingen."), "unit": "percent",
                "decimals": 1, "supplier": "DUO", "direction": "up", "chapter": "labour_market" }),
        ),
        (Kind::Edition, "2019-05", json!({ "title": text("Monitor 2019"), "published": "2019-05-01" })),
        (Kind::Edition, "2023-06", json!({ "title": text("Monitor 2023"), "published": "2023-06-01" })),
    ]);
    for (kind, id, body) in all {
        app.create(&Actor::System, kind, Some(id), body, true, "").await.unwrap_or_else(|e| panic!("{kind} {id}: {e}"));
    }
}

/// One figure of `women_share`.
pub fn figure(period: &str, edition: &str, value: f64) -> Figure {
    let whole = Key::whole("women_share", "NL", period.parse().expect("a period"));
    let key = Key { edition: edition.into(), definition: "1".into(), ..whole };
    Figure { source_url: "https://duo.example/open".into(), ..Figure::plain(key, Value::Number { value }, Unit::PERCENT) }
}

async fn figures(app: &App) {
    let at = app.now();
    let figures = [figure("2017", "2019-05", 21.4), figure("2018", "2019-05", 22.0), figure("2018", "2023-06", 22.3)];
    let done: Result<(), store::StoreError> = app
        .store()
        .write(move |tx| {
            Box::pin(async move {
                let change = domain::event::Change::Loaded { records: 0, figures: figures.len() as u64 };
                let seq = store::journal::append(tx, at, (&Actor::System).into(), Default::default(), change).await?;
                store::figures::load(tx, &figures, at).await?;
                store::figures::pulse(tx, seq).await
            })
        })
        .await;
    done.expect("figures load");
}
