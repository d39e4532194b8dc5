//! The signed bundle of a released edition: data, metadata, the log of what is hidden, citation, and
//! a manifest with the hash of each, signed with the key that signs the journal.
//!
//! A tar archive, gzipped: everyone can open it. The same edition gives the same bytes.

use crate::{App, Refusal};
use domain::release::Stage;
use sha2::{Digest, Sha256};
use std::io::Write;
use store::editions;

/// The archive and what names it.
pub struct Bundle {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The text that the signature of a bundle covers.
pub fn manifest_text(manifest_sha256: &str) -> String {
    format!("techniekpact-edition\n{manifest_sha256}\n")
}

impl App {
    /// The bundle of an edition that is out.
    pub async fn bundle(&self, edition: &str) -> Result<Bundle, Refusal> {
        let mut conn = self.store().read().await?;
        let (release, _) = editions::release(&mut conn, edition).await?.ok_or(Refusal::NotFound)?;
        if release.stage != Stage::Released {
            return Err(Refusal::NotFound);
        }
        let frozen = editions::frozen(&mut conn, edition).await?;
        drop(conn);
        let released = release.released_at.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let address = format!("{}/monitor/edities/{edition}", self.settings().base_url);
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for table in &frozen {
            files.push((format!("data/{}.json", table.indicator), editions::unpack(&table.body)?));
            files.push((format!("metadata/{}.json", table.indicator), table.about.clone().into_bytes()));
        }
        let year = released.to_zoned(jiff::tz::TimeZone::UTC).year();
        files.push((
            "CITATION.txt".into(),
            format!("Nationaal Techniekpact ({year}). {}. {address}. CC BY 4.0.\n", release.title.nl).into_bytes(),
        ));
        let listed: Vec<_> = files.iter().map(|(name, bytes)| serde_json::json!({ "file": name, "sha256": sha256_of(bytes) })).collect();
        let manifest = serde_json::json!({
            "format": "techniekpact-edition/1",
            "edition": edition,
            "title": release.title,
            "released_at": release.released_at.map(|t| t.to_string()),
            "address": address,
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "code_version": crate::imports::CODE_VERSION,
            "files": listed,
        });
        let manifest = serde_json::to_vec_pretty(&manifest).map_err(|e| Refusal::Broken(e.to_string()))?;
        let text = manifest_text(&sha256_of(&manifest));
        let signature = serde_json::json!({
            "algorithm": "Ed25519",
            "public_key": self.secrets().public_key(),
            "text": text,
            "signature": self.secrets().sign(&text),
        });
        files.insert(0, ("SIGNATURE.json".into(), serde_json::to_vec_pretty(&signature).map_err(|e| Refusal::Broken(e.to_string()))?));
        files.insert(0, ("MANIFEST.json".into(), manifest));
        let bytes = archive(&format!("techniekpact-{edition}"), &files, released).map_err(|e| Refusal::Broken(e.to_string()))?;
        Ok(Bundle { name: format!("techniekpact-{edition}.tar.gz"), bytes })
    }
}

fn sha256_of(bytes: &[u8]) -> String {
    domain::event::hex(&Sha256::digest(bytes))
}

/// A plain ustar archive in one folder.
fn archive(folder: &str, files: &[(String, Vec<u8>)], at: jiff::Timestamp) -> std::io::Result<Vec<u8>> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    for (name, bytes) in files {
        out.write_all(&header(&format!("{folder}/{name}"), bytes.len(), at)?)?;
        out.write_all(bytes)?;
        out.write_all(&vec![0; bytes.len().next_multiple_of(512) - bytes.len()])?;
    }
    out.write_all(&[0; 1024])?;
    out.finish()
}

fn header(name: &str, size: usize, at: jiff::Timestamp) -> std::io::Result<[u8; 512]> {
    let mut block = [0u8; 512];
    let mut put = |from: usize, text: &str| block[from..from + text.len()].copy_from_slice(text.as_bytes());
    if name.len() > 99 {
        return Err(std::io::Error::other("a name in a bundle is too long"));
    }
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{size:011o}\0"));
    put(136, &format!("{:011o}\0", at.as_second().max(0)));
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = block.iter().map(|b| u32::from(*b)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}
