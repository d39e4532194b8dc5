//! The datasets: one per indicator with figures, one per register that people download.

use crate::catalogue::graph::Node;
use crate::catalogue::lists::{
    CC_BY, CSV, DUTCH, ENGLISH, Entry, Format, GOVERNMENT, JSON, NETHERLANDS, PUBLIC, XLSX, licence, licence_node, rhythm, theme,
};
use crate::catalogue::{Places, both, service_iri};
use crate::records::{SHELVES, Shelf};
use crate::shell::{BASE, texts};
use domain::monitor::Indicator;
use domain::record::{Kind, Rec};
use domain::{Lang, Text, World};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The registers that are a dataset of their own.
const REGISTERS: &[Kind] = &[Kind::Goal, Kind::Agreement, Kind::Party, Kind::Region];

fn indicators(world: &World) -> impl Iterator<Item = &Rec<Indicator>> {
    world.indicators.live().filter(|r| app::figures::known(world, &r.id).count > 0)
}

fn registers() -> impl Iterator<Item = &'static Shelf> {
    SHELVES.iter().filter(|s| REGISTERS.contains(&s.kind))
}

fn iri(places: &Places, path: &str) -> String {
    format!("{}{BASE}{path}", places.base)
}

pub fn iris(places: &Places, world: &World) -> Vec<String> {
    let figures = indicators(world).map(|r| iri(places, &format!("/indicatoren/{}", r.id)));
    figures.chain(registers().map(|s| iri(places, &format!("/{}", s.name)))).collect()
}

pub fn nodes(places: &Places, world: &World) -> Vec<Node> {
    let suppliers: BTreeSet<&str> = indicators(world).map(|r| r.value.supplier.as_str()).collect();
    let mut nodes: Vec<Node> =
        suppliers.into_iter().map(|s| Node::new(places.supplier(s), &["foaf:Agent"]).plain("foaf:name", s)).collect();
    let licences: BTreeSet<String> = indicators(world).map(|r| licence(&r.value.supplier)).chain([CC_BY.iri()]).collect();
    nodes.extend(licences.into_iter().map(licence_node));
    for rec in indicators(world) {
        nodes.extend(indicator(places, world, rec));
    }
    for shelf in registers() {
        nodes.extend(register(places, shelf));
    }
    nodes
}

/// What every dataset says in the same way.
fn dataset(places: &Places, at: String, title: &Text, description: &Text, theme: &Entry) -> Node {
    Node::new(at.clone(), &["dcat:Dataset"])
        .words("dct:title", title)
        .words("dct:description", description)
        .plain("dct:identifier", at)
        .iri("dct:publisher", places.publisher())
        .iri("dcat:contactPoint", places.contact())
        .iri("dcat:theme", theme.iri())
        .iri("dct:accessRights", PUBLIC.iri())
        .iri("dct:language", DUTCH.iri())
        .iri("dct:language", ENGLISH.iri())
        .iri("dct:spatial", NETHERLANDS.iri())
}

fn indicator(places: &Places, world: &World, rec: &Rec<Indicator>) -> Vec<Node> {
    let card = &rec.value;
    let at = iri(places, &format!("/indicatoren/{}", rec.id));
    let known = app::figures::known(world, &rec.id);
    let page = format!("{}/monitor/{}", places.base, rec.id);
    let mut node = dataset(places, at.clone(), &card.title, &card.definition, &theme(&card.chapter))
        .iri("dct:creator", places.supplier(&card.supplier))
        .iri("dct:accrualPeriodicity", rhythm(card.rhythm.as_deref()).iri())
        .iri("dcat:landingPage", page.clone());
    node = card.synonyms.iter().fold(node, |node, w| node.words("dcat:keyword", &Text::nl(w.word.as_str())));
    let days: BTreeSet<Date> = known.editions.iter().filter_map(|id| world.editions.get_live(id)).map(|e| e.value.published).collect();
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        node = node.typed("dct:issued", first, "xsd:date").typed("dct:modified", last, "xsd:date");
    }
    let mut nodes = vec![Node::new(page, &["foaf:Document"])];
    if let Some((from, until)) = span(&known.periods) {
        let period = format!("{}/catalog#periode-{from}-{until}-{}", places.base, rec.id);
        let said = Node::new(period.clone(), &["dct:PeriodOfTime"]).typed("dcat:startDate", from, "xsd:gYear").typed(
            "dcat:endDate",
            until,
            "xsd:gYear",
        );
        nodes.push(said);
        node = node.iri("dct:temporal", period);
    }
    let data = format!("{at}/waarnemingen");
    let files = [
        ("csv", CSV, format!("{data}?formaat=csv"), true, "api"),
        ("csv-nl", CSV, format!("{data}?formaat=csv&stijl=nl"), true, "api"),
        ("xlsx", XLSX, format!("{data}?formaat=xlsx"), true, "api"),
        ("jsonstat", JSON, format!("{data}?formaat=jsonstat"), true, "api"),
        ("json", JSON, data.clone(), false, "api"),
        ("odata", JSON, format!("{}/odata/v3/{}", places.base, rec.id), false, "odata"),
    ];
    attach(places, node, &card.title, &licence(&card.supplier), &files, &mut nodes);
    nodes
}

fn register(places: &Places, shelf: &Shelf) -> Vec<Node> {
    let at = iri(places, &format!("/{}", shelf.name));
    let name = |lang| texts(lang).code("kinds", shelf.kind.code()).into_owned();
    let title = Text::both(name(Lang::Nl), name(Lang::En));
    let about = |lang: Lang| texts(lang).api_list_text(title.get(lang));
    let description = Text::both(about(Lang::Nl), about(Lang::En));
    let page = format!("{}/{}", places.base, shelf.name);
    let node = dataset(places, at.clone(), &title, &description, &GOVERNMENT)
        .iri("dct:creator", places.publisher())
        .iri("dct:accrualPeriodicity", rhythm(Some("irregular")).iri())
        .iri("dcat:landingPage", page.clone());
    let mut nodes = vec![Node::new(page, &["foaf:Document"])];
    let files = [("csv", CSV, format!("{at}?formaat=csv"), true, "api"), ("json", JSON, at.clone(), false, "api")];
    attach(places, node, &title, &CC_BY.iri(), &files, &mut nodes);
    nodes
}

/// A file or feed: id, shape, address, whether it is the whole file, the service that gives it.
type File = (&'static str, Format, String, bool, &'static str);

fn attach(places: &Places, node: Node, title: &Text, licence: &str, files: &[File], nodes: &mut Vec<Node>) {
    let own = node.iri.clone();
    let node = files.iter().fold(node, |node, (id, ..)| node.iri("dcat:distribution", format!("{own}#{id}")));
    for (id, format, address, whole, service) in files {
        let kind = both(&format!("api-file-{id}"));
        let title = Text::both(format!("{}: {}", title.nl, kind.nl), format!("{}: {}", title.get(Lang::En), kind.get(Lang::En)));
        let file = Node::new(format!("{own}#{id}"), &["dcat:Distribution"])
            .words("dct:title", &title)
            .iri("dcat:accessURL", address.clone())
            .iri("dct:format", format.file_type())
            .iri("dcat:mediaType", format.media())
            .iri("dct:license", licence.to_string())
            .iri("dcat:accessService", service_iri(places, service));
        nodes.push(if *whole { file.iri("dcat:downloadURL", address.clone()) } else { file });
    }
    nodes.push(node);
}

/// First and last year of the figures.
fn span(periods: &BTreeSet<String>) -> Option<(i64, i64)> {
    #[allow(clippy::cast_possible_truncation, reason = "years")]
    let years: BTreeSet<i64> =
        periods.iter().filter_map(|p| p.parse::<domain::Period>().ok()?.position()).map(|y| y.floor() as i64).collect();
    Some((*years.first()?, *years.last()?))
}
