//! One record: under Dutch names, with its version, its fingerprint and the body that was fingerprinted.

use crate::records::dutch::translated;
use crate::records::{Shelf, shelf_of};
use crate::shell::{Ask, Problem, Reply};
use domain::event::fingerprint;
use domain::record::{Kind, State};
use domain::world::{Entry, entries};
use serde_json::{Map, Value as Json, json};

/// The body as kept, byte for byte: its SHA-256 is the fingerprint.
pub fn body(entry: &Entry) -> String {
    (entry.body)().to_string()
}

/// (address in the API, page for people) of a record.
pub fn addresses(base_url: &str, kind: Kind, id: &str) -> (String, Option<String>) {
    let shelf = shelf_of(kind);
    let name = shelf.map_or(kind.code(), |s| s.name);
    let page = shelf.and_then(|s| s.page).map(|path| format!("{base_url}{path}{id}"));
    (format!("{base_url}{}/{name}/{id}", crate::shell::BASE), page)
}

impl Shelf {
    pub fn one(&self, ask: &Ask) -> Result<Reply, Problem> {
        let entry = entries(&ask.world, self.kind).into_iter().find(|e| e.id == ask.id()).ok_or(Problem::NotFound)?;
        match entry.state {
            State::Live if self.is_public(&entry) => {}
            State::Merged { into } => return Ok(Reply::moved(&addresses(ask.base_url(), self.kind, into).0)),
            _ => return Err(Problem::NotFound),
        }
        let mut item = self.item(ask, &entry);
        let links = item.remove("_links");
        item.insert("inhoud".into(), body(&entry).into());
        item.insert("_links".into(), links.unwrap_or_default());
        Ok(Reply::json(&Json::Object(item)))
    }

    /// A record as it stands in a list.
    pub fn item(&self, ask: &Ask, entry: &Entry) -> Map<String, Json> {
        let kept = (entry.body)();
        let mut item = Map::from_iter([("id".to_string(), Json::from(entry.id))]);
        item.extend(translated(self.fields(), &kept));
        if self.kind == Kind::Indicator {
            item.extend(crate::observations::summary(&ask.world, entry.id));
        }
        item.insert("versie".into(), entry.revision.into());
        item.insert("gewijzigdOp".into(), entry.updated_at.to_string().into());
        item.insert("kenmerk".into(), fingerprint(&kept.to_string()).into());
        item.insert("_links".into(), self.links(ask, entry.id));
        item
    }

    fn links(&self, ask: &Ask, id: &str) -> Json {
        let (own, page) = addresses(ask.base_url(), self.kind, id);
        let mut links = json!({ "self": { "href": own } });
        if let Some(page) = page {
            links["pagina"] = json!({ "href": page });
        }
        if self.kind == Kind::Indicator {
            links["waarnemingen"] = json!({ "href": format!("{own}/waarnemingen") });
        }
        if self.kind != Kind::Membership {
            links["geschiedenis"] = json!({ "href": ask.at(&format!("/geschiedenis/{}/{id}", self.name)) });
        }
        links
    }
}
