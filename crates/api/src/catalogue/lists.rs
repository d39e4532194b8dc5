//! Entries of the European lists of values, each with the class DCAT-AP-NL wants to be told.

use crate::catalogue::graph::Node;

const EU: &str = "http://publications.europa.eu/resource/authority";

/// An entry of a list: which list, which code, its class.
pub struct Entry(pub &'static str, pub &'static str, pub &'static str);

pub const PUBLIC: Entry = Entry("access-right", "PUBLIC", "dct:RightsStatement");
/// What is written and collected here.
pub const CC_BY: Entry = Entry("licence", "CC_BY_4_0", "dct:LicenseDocument");
pub const DUTCH: Entry = Entry("language", "NLD", "dct:LinguisticSystem");
pub const ENGLISH: Entry = Entry("language", "ENG", "dct:LinguisticSystem");
pub const NETHERLANDS: Entry = Entry("country", "NLD", "dct:Location");
pub const EDUCATION: Entry = Entry("data-theme", "EDUC", "skos:Concept");
pub const ECONOMY: Entry = Entry("data-theme", "ECON", "skos:Concept");
pub const GOVERNMENT: Entry = Entry("data-theme", "GOVE", "skos:Concept");

const THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme";

impl Entry {
    pub fn iri(&self) -> String {
        format!("{EU}/{}/{}", self.0, self.1)
    }

    pub fn node(&self) -> Node {
        let node = Node::new(self.iri(), &[self.2]);
        if self.0 == "data-theme" { node.iri("skos:inScheme", THEMES) } else { node }
    }
}

/// The address of the licence on a supplier's figures; the Dutch list has one for a licence nobody knows.
pub fn licence(supplier: &str) -> String {
    seed::licence(supplier).map_or_else(|| UNKNOWN_LICENCE.into(), |l| format!("{EU}/licence/{}", l.code))
}

const UNKNOWN_LICENCE: &str = "http://standaarden.overheid.nl/owms/terms/licentieonbekend";

/// A licence, for its class.
pub fn licence_node(iri: String) -> Node {
    Node::new(iri, &["dct:LicenseDocument"])
}

/// The list of themes itself.
pub fn themes() -> Node {
    Node::new(THEMES, &["skos:ConceptScheme"])
}

/// How often an indicator appears.
pub fn rhythm(code: Option<&str>) -> Entry {
    let name = match code {
        Some("yearly") => "ANNUAL",
        Some("quarterly") => "QUARTERLY",
        Some("monthly") => "MONTHLY",
        Some("once") => "NEVER",
        Some(_) => "IRREG",
        None => "UNKNOWN",
    };
    Entry("frequency", name, "dct:Frequency")
}

/// Every rhythm that is used, for its class.
pub const RHYTHMS: &[Option<&str>] = &[Some("yearly"), Some("quarterly"), Some("monthly"), Some("once"), Some("irregular"), None];

/// The part of life a chapter of the Monitor is about.
pub fn theme(chapter: &str) -> Entry {
    match chapter {
        "vmbo" | "havo_vwo" | "mbo" | "ho" | "teachers" | "lifelong" => EDUCATION,
        "labour_demand" | "labour_market" | "hybrid" | "schemes" => ECONOMY,
        _ => GOVERNMENT,
    }
}

/// A shape a file comes in: file type of the EU list, media type.
#[derive(Clone, Copy)]
pub struct Format {
    pub file_type: &'static str,
    pub media: &'static str,
}

pub const CSV: Format = Format { file_type: "CSV", media: "text/csv" };
pub const JSON: Format = Format { file_type: "JSON", media: "application/json" };
pub const XLSX: Format = Format { file_type: "XLSX", media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
pub const FORMATS: &[Format] = &[CSV, JSON, XLSX];

impl Format {
    pub fn file_type(&self) -> String {
        format!("{EU}/file-type/{}", self.file_type)
    }

    pub fn media(&self) -> String {
        format!("https://www.iana.org/assignments/media-types/{}", self.media)
    }

    pub fn nodes(&self) -> [Node; 2] {
        [Node::new(self.file_type(), &["dct:MediaTypeOrExtent"]), Node::new(self.media(), &["dct:MediaType"])]
    }
}
