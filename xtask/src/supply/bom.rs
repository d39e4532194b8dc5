//! The bill of materials: every crate of the lock file with its checksum, as CycloneDX 1.5.

use super::Package;
use std::collections::BTreeMap;
use std::fmt::Write;

/// No time and no serial number: the same lock file gives the same bill.
pub fn cyclonedx(packages: &[Package], licences: &[(String, String)]) -> String {
    let licences: BTreeMap<&str, &str> = licences.iter().map(|(name, licence)| (name.as_str(), licence.as_str())).collect();
    let mut out = String::from("{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.5\",\n  \"version\": 1,\n");
    out.push_str("  \"metadata\": {\"component\": {\"type\": \"application\", \"name\": \"techniekpact\"}},\n  \"components\": [\n");
    let others: Vec<&Package> = packages.iter().filter(|p| !p.source.is_empty()).collect();
    for (place, package) in others.iter().enumerate() {
        let end = if place + 1 < others.len() { "," } else { "" };
        let licence = licences.get(format!("{} {}", package.name, package.version).as_str());
        let _ = writeln!(out, "    {}{end}", component(package, licence.copied()));
    }
    out.push_str("  ]\n}\n");
    out
}

fn component(package: &Package, licence: Option<&str>) -> String {
    let Package { name, version, checksum, .. } = package;
    let mut out = format!(r#"{{"type": "library", "name": "{name}", "version": "{version}", "purl": "pkg:cargo/{name}@{version}""#);
    if !checksum.is_empty() {
        let _ = write!(out, r#", "hashes": [{{"alg": "SHA-256", "content": "{checksum}"}}]"#);
    }
    // The old way of writing a choice is no SPDX expression.
    if let Some(licence) = licence.filter(|l| !l.is_empty()) {
        let _ = write!(out, r#", "licenses": [{{"expression": "{}"}}]"#, licence.replace('/', " OR "));
    }
    out + "}"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_names_what_came_from_elsewhere() {
        let package =
            |name: &str, source: &str| Package { name: name.into(), version: "1.2.3".into(), source: source.into(), checksum: "ab".into() };
        let bill = cyclonedx(&[package("own", ""), package("their", "registry")], &[("their 1.2.3".into(), "MIT/Apache-2.0".into())]);
        assert!(bill.contains(r#""purl": "pkg:cargo/their@1.2.3", "hashes": [{"alg": "SHA-256", "content": "ab"}], "licenses": [{"expression": "MIT OR Apache-2.0"}]"#));
        assert!(!bill.contains("\"own\""));
    }
}
