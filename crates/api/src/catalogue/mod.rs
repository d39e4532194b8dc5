//! The catalogue by DCAT-AP-NL 3, from which data.overheid.nl harvests: a dataset per indicator and
//! per register, each with its files, and the two services that serve them.

mod datasets;
mod graph;
mod jsonld;
mod lists;
mod turtle;

use crate::shell::{Reply, texts};
use crate::v1::mail_address;
use app::App;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use axum::routing::get;
use domain::{Lang, Text, World};
use graph::Node;

pub fn router() -> Router<App> {
    Router::new().route("/catalog.ttl", get(as_turtle)).route("/catalog.jsonld", get(as_jsonld))
}

async fn as_turtle(State(app): State<App>, request: Request) -> Response {
    Reply::new("text/turtle", turtle::turtle(&nodes(&app))).response(request.headers())
}

async fn as_jsonld(State(app): State<App>, request: Request) -> Response {
    Reply::new("application/ld+json", jsonld::jsonld(&nodes(&app)).to_string()).response(request.headers())
}

/// Addresses of what every dataset points at.
pub struct Places {
    pub base: String,
}

impl Places {
    pub fn publisher(&self) -> String {
        format!("{}/over#uitgever", self.base)
    }

    pub fn contact(&self) -> String {
        format!("{}/contact#programmabureau", self.base)
    }

    pub fn catalogue(&self) -> String {
        format!("{}/catalog#catalogus", self.base)
    }

    pub fn supplier(&self, name: &str) -> String {
        format!("{}/catalog#leverancier-{}", self.base, domain::record::slug(name))
    }
}

/// The words of a key in both languages.
fn both(key: &str) -> Text {
    let said = |lang| texts(lang).find(key).unwrap_or(key).to_string();
    Text::both(said(Lang::Nl), said(Lang::En))
}

fn nodes(app: &App) -> Vec<Node> {
    let world = app.world();
    let places = Places { base: app.settings().base_url.clone() };
    let mut nodes = vec![catalogue(&places, &world)];
    nodes.extend(services(&places));
    nodes.extend(datasets::nodes(&places, &world));
    nodes.extend(people(&places, &mail_address(&app.settings().mail_from)));
    let used = [lists::PUBLIC, lists::DUTCH, lists::ENGLISH, lists::NETHERLANDS, lists::EDUCATION, lists::ECONOMY, lists::GOVERNMENT];
    nodes.extend(used.iter().map(lists::Entry::node));
    nodes.extend(lists::RHYTHMS.iter().map(|code| lists::rhythm(*code).node()));
    nodes.extend(lists::FORMATS.iter().flat_map(lists::Format::nodes));
    nodes.push(lists::themes());
    nodes
}

fn catalogue(places: &Places, world: &World) -> Node {
    let changed = world.indicators.live().map(|r| r.updated_at).max().unwrap_or_default();
    let node = Node::new(places.catalogue(), &["dcat:Catalog"])
        .words("dct:title", &both("api-catalogue-title"))
        .words("dct:description", &both("api-catalogue-text"))
        .iri("dct:publisher", places.publisher())
        .iri("dct:creator", places.publisher())
        .iri("dcat:contactPoint", places.contact())
        .plain("dct:identifier", places.catalogue())
        .iri("dct:language", lists::DUTCH.iri())
        .iri("dct:language", lists::ENGLISH.iri())
        .iri("dct:license", lists::CC_BY.iri())
        .iri("dct:accessRights", lists::PUBLIC.iri())
        .iri("dct:spatial", lists::NETHERLANDS.iri())
        .iri("foaf:homepage", format!("{}/open-data", places.base))
        .iri("dcat:themeTaxonomy", lists::themes().iri)
        .typed("dct:modified", changed.to_zoned(jiff::tz::TimeZone::UTC).date(), "xsd:date");
    let node = SERVICES.iter().fold(node, |node, (id, ..)| node.iri("dcat:service", service_iri(places, id)));
    datasets::iris(places, world).into_iter().fold(node, |node, iri| node.iri("dcat:dataset", iri))
}

/// Id, endpoint, description.
const SERVICES: &[(&str, &str, &str)] = &[("api", "/api/v1", "/api/v1/openapi.json"), ("odata", "/odata/v3", "/odata/v3")];

fn service_iri(places: &Places, id: &str) -> String {
    format!("{}/catalog#dienst-{id}", places.base)
}

fn services(places: &Places) -> Vec<Node> {
    let service = |(id, endpoint, description): &(&str, &str, &str)| {
        Node::new(service_iri(places, id), &["dcat:DataService"])
            .words("dct:title", &both(&format!("api-service-{id}-title")))
            .words("dct:description", &both(&format!("api-service-{id}-text")))
            .plain("dct:identifier", service_iri(places, id))
            .iri("dct:publisher", places.publisher())
            .iri("dct:creator", places.publisher())
            .iri("dcat:contactPoint", places.contact())
            .iri("dcat:endpointURL", format!("{}{endpoint}", places.base))
            .iri("dcat:endpointDescription", format!("{}{description}", places.base))
            .iri("dcat:theme", lists::EDUCATION.iri())
            .iri("dct:accessRights", lists::PUBLIC.iri())
            .iri("dct:license", lists::CC_BY.iri())
    };
    SERVICES.iter().map(service).collect()
}

fn people(places: &Places, mail: &str) -> [Node; 2] {
    let name = both("api-publisher");
    let publisher = Node::new(places.publisher(), &["foaf:Agent", "foaf:Organization"])
        .words("foaf:name", &name)
        .iri("foaf:homepage", places.base.clone());
    let contact = Node::new(places.contact(), &["vcard:Kind", "vcard:Organization"])
        .words("vcard:fn", &both("api-contact"))
        .iri("vcard:hasEmail", format!("mailto:{mail}"))
        .iri("vcard:hasURL", format!("{}/contact", places.base));
    [publisher, contact]
}
