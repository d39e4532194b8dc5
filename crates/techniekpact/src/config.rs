//! One configuration, read once: `techniekpact.toml` in the data folder, every key overridable by
//! `TECHNIEKPACT_…` and the command line.

use crate::Options;
use app::Secrets;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What the file may hold. Unknown keys are refused by name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    listen: Option<String>,
    store: Option<String>,
    base_url: Option<String>,
    mail: Option<String>,
    mail_from: Option<String>,
    oidc: Option<Oidc>,
}

/// Sign-in at another organisation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    pub issuer: String,
    pub client_id: String,
    #[serde(default)]
    pub client_secret: Option<String>,
    /// The words on the button.
    pub name: String,
}

/// The effective configuration.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: String,
    pub data: PathBuf,
    pub store: String,
    pub base_url: String,
    /// Where mail goes: `smtp…` or `file:FOLDER`.
    pub mail: String,
    pub mail_from: String,
    pub oidc: Option<Oidc>,
}

pub fn read(options: &Options) -> Result<Config, String> {
    let data = options.data.clone().unwrap_or_else(|| PathBuf::from("techniekpact-data"));
    std::fs::create_dir_all(&data).map_err(|e| format!("the data folder {} cannot be made: {e}", data.display()))?;
    let file = read_file(&data.join("techniekpact.toml"))?;
    let env = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let listen = options.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".into());
    let store = options.store.clone().or(file.store).unwrap_or_else(|| format!("sqlite:{}", data.join("techniekpact.sqlite").display()));
    let base_url = env("TECHNIEKPACT_BASE_URL").or(file.base_url).unwrap_or_else(|| format!("http://{listen}"));
    let mail = env("TECHNIEKPACT_MAIL").or(file.mail).unwrap_or_else(|| format!("file:{}", data.join("mail").display()));
    let mail_from = env("TECHNIEKPACT_MAIL_FROM").or(file.mail_from).unwrap_or_else(|| "techniekpact@localhost".into());
    Ok(Config { listen, data, store, base_url: base_url.trim_end_matches('/').into(), mail, mail_from, oidc: file.oidc })
}

fn read_file(path: &Path) -> Result<File, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
        Err(e) => Err(format!("{} cannot be read: {e}", path.display())),
    }
}

/// The instance's keys: read, or made at the first start for this service's eyes only.
pub fn secrets(data: &Path) -> Result<Secrets, String> {
    let path = data.join("secret.key");
    let failed = |e: std::io::Error| format!("the key file {} cannot be used: {e}", path.display());
    if !path.exists() {
        let partial = data.join("secret.key.partial");
        std::fs::write(&partial, Secrets::generate()).map_err(failed)?;
        #[cfg(unix)]
        std::fs::set_permissions(&partial, std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(failed)?;
        std::fs::rename(&partial, &path).map_err(failed)?;
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    let bytes: [u8; 64] = bytes
        .try_into()
        .map_err(|b: Vec<u8>| format!("the key file {} holds {} bytes, expected 64; restore it from a backup", path.display(), b.len()))?;
    Ok(Secrets::from_bytes(&bytes))
}
