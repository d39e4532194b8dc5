//! Where tables may be fetched from, and under which addresses they are.

use super::Trouble;
use hyper::Uri;

const HOSTS: &[&str] = &["datasets.cbs.nl", "odata4.cbs.nl", "opendata.cbs.nl", "onderwijsdata.duo.nl", "duo.nl", "www.duo.nl"];

/// Hosts of DUO and CBS over TLS, and a base address an operator gives.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    base: Option<String>,
}

impl Hosts {
    /// Everything is asked under `base` too: a mirror, or a server under test.
    pub fn with_base(base: &str) -> Hosts {
        Hosts { base: Some(base.trim_end_matches('/').to_string()) }
    }

    pub fn check(&self, address: &str) -> Result<Uri, Trouble> {
        let uri: Uri = address.parse().map_err(|_| Trouble::Address(address.to_string()))?;
        let host = uri.host().unwrap_or("").to_ascii_lowercase();
        let is_known = uri.scheme_str() == Some("https") && uri.port().is_none() && HOSTS.contains(&host.as_str());
        if is_known || self.is_under_base(&uri) { Ok(uri) } else { Err(Trouble::Host(host)) }
    }

    /// The same scheme, host and port: a longer name that starts alike is another host.
    fn is_under_base(&self, uri: &Uri) -> bool {
        let base = self.base.as_ref().and_then(|b| b.parse::<Uri>().ok());
        base.is_some_and(|b| b.scheme() == uri.scheme() && b.authority() == uri.authority() && uri.path().starts_with(b.path()))
    }

    /// Where the catalogue of DUO tells of a dataset.
    pub(super) fn dataset(&self, name: &str) -> String {
        format!("{}/api/3/action/package_show?id={name}", self.root("https://onderwijsdata.duo.nl"))
    }

    fn root(&self, usual: &str) -> String {
        self.base.clone().unwrap_or_else(|| usual.to_string())
    }
}

/// A table by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// A package of CBS, OData v4, as one archive.
    CbsPackage(String),
    /// The parts of a table of CBS over OData v4.
    Cbs4 { id: String, dimensions: Vec<String> },
    /// The parts over OData v3.
    Cbs3 { id: String, dimensions: Vec<String> },
    /// A resource of DUO, by its whole address.
    Duo(String),
}

impl Table {
    pub fn is_paged(&self) -> bool {
        matches!(self, Table::Cbs4 { .. } | Table::Cbs3 { .. })
    }

    pub fn addresses(&self, hosts: &Hosts) -> Vec<String> {
        match self {
            Table::CbsPackage(id) => vec![format!("{}/csv/CBS/nl/{id}", hosts.root("https://datasets.cbs.nl"))],
            Table::Duo(address) => vec![address.clone()],
            Table::Cbs4 { id, dimensions } => {
                let root = format!("{}/odata/v1/CBS/{id}", hosts.root("https://datasets.cbs.nl"));
                let fixed = ["Observations", "MeasureCodes", "Dimensions"].map(str::to_string);
                fixed.into_iter().chain(dimensions.iter().map(|d| format!("{d}Codes"))).map(|part| format!("{root}/{part}")).collect()
            }
            Table::Cbs3 { id, dimensions } => {
                let root = format!("{}/ODataFeed/OData/{id}", hosts.root("https://opendata.cbs.nl"));
                let fixed = ["TypedDataSet", "DataProperties"].map(str::to_string);
                fixed.into_iter().chain(dimensions.iter().cloned()).map(|part| format!("{root}/{part}?$format=json")).collect()
            }
        }
    }
}

/// A link as it stands in an answer, which may be relative.
pub fn join(from: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_string();
    }
    let root_end = from.find("://").and_then(|s| from[s + 3..].find('/').map(|p| s + 3 + p)).unwrap_or(from.len());
    let path_end = from.split('?').next().and_then(|p| p.rfind('/')).unwrap_or(from.len()).max(root_end);
    if link.starts_with('/') { format!("{}{link}", &from[..root_end]) } else { format!("{}/{link}", &from[..path_end]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_hosts_over_tls_are_asked() {
        let known = Hosts::default();
        for address in ["https://opendata.cbs.nl/ODataFeed/x", "https://onderwijsdata.duo.nl/a.csv"] {
            assert!(known.check(address).is_ok(), "{address}");
        }
        let refused = [
            "http://opendata.cbs.nl/x",
            "https://opendata.cbs.nl.example/x",
            "https://opendata.cbs.nl:8443/x",
            "https://user@169.254.169.254/",
            "file:///etc/passwd",
            "//x",
        ];
        for address in refused {
            assert!(known.check(address).is_err(), "{address}");
        }
        let own = Hosts::with_base("http://127.0.0.1:81/mirror");
        assert!(own.check("http://127.0.0.1:81/mirror/x").is_ok());
        for address in ["http://127.0.0.1:8100/mirror/x", "http://127.0.0.1:81/other", "http://127.0.0.1:81@x/mirror"] {
            assert!(own.check(address).is_err(), "{address}");
        }
    }

    #[test]
    fn links_are_followed_from_where_they_stand() {
        for (link, expected) in [
            ("https://b/x", "https://b/x"),
            ("/odata/2", "https://a:1/odata/2"),
            ("Observations?$skip=2", "https://a:1/odata/v1/Observations?$skip=2"),
        ] {
            assert_eq!(join("https://a:1/odata/v1/Observations?$skip=1", link), expected);
        }
    }
}
