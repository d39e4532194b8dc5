//! One configuration, read once: `techniekpact.toml` in the data folder, every key overridable by
//! `TECHNIEKPACT_…` and some by the command line. The keys stand in [`crate::settings`].

use crate::Options;
use crate::settings::{SETTINGS, Setting};
use app::Secrets;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Sign-in at another organisation.
#[derive(Clone, Debug)]
pub struct Oidc {
    pub issuer: String,
    pub client_id: String,
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
    pub security_contact: String,
    pub metrics_listen: Option<String>,
    pub metrics_token: Option<String>,
    /// Where our own proxy says who asks.
    pub proxy_header: Option<String>,
    pub log: String,
    pub cache: bool,
    pub oidc: Option<Oidc>,
    /// Where each value came from, in the order of the table.
    pub found: Vec<Found>,
}

/// A setting's value and its origin.
#[derive(Clone, Debug)]
pub struct Found {
    pub key: &'static str,
    pub value: String,
    /// `option`, `environment`, `FILE, line N` or `default`.
    pub from: String,
}

/// Values of the file: key → (value, line).
type File = BTreeMap<String, (String, usize)>;

pub fn read(options: &Options) -> Result<Config, String> {
    let env = |s: &Setting| std::env::var(s.env()).ok();
    effective(options, env, |data| read_file(&data.join("techniekpact.toml")))
}

fn read_file(path: &Path) -> Result<File, String> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text).map_err(|why| format!("{}, {why}", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(File::new()),
        Err(e) => Err(format!("{} cannot be read: {e}", path.display())),
    }
}

/// Reads the file's keys. A refusal names line and key.
fn parse(text: &str) -> Result<File, String> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let table = DeTable::parse(text).map_err(|e| {
        let why = e.message().replace('\n', " ");
        format!("line {}: {why}", e.span().map_or(1, |s| line(s.start)))
    })?;
    let mut file = File::new();
    for (key, value) in table.get_ref() {
        let (name, at) = (key.get_ref().to_string(), line(key.span().start));
        match value.get_ref() {
            DeValue::Table(section) => {
                for (inner, value) in section {
                    let name = format!("{name}.{}", inner.get_ref());
                    take(&mut file, name, value.get_ref(), line(inner.span().start))?;
                }
            }
            other => take(&mut file, name, other, at)?,
        }
    }
    Ok(file)
}

fn take(file: &mut File, key: String, value: &DeValue<'_>, line: usize) -> Result<(), String> {
    if !SETTINGS.iter().any(|s| s.key == key && !s.outside) {
        let known: Vec<_> = SETTINGS.iter().filter(|s| !s.outside).map(|s| s.key).collect();
        return Err(format!("line {line}: {key} is no setting; known are {}", known.join(", ")));
    }
    let DeValue::String(text) = value else {
        return Err(format!("line {line}: {key} wants a text between quotes"));
    };
    file.insert(key, (text.to_string(), line));
    Ok(())
}

/// Option over environment over file over default.
fn effective(
    options: &Options,
    env: impl Fn(&Setting) -> Option<String>,
    file_in: impl FnOnce(&Path) -> Result<File, String>,
) -> Result<Config, String> {
    let given = |key: &str| match key {
        "data" => options.data.as_ref().map(|d| d.display().to_string()),
        "listen" => options.listen.clone(),
        "store" => options.store.clone(),
        _ => None,
    };
    let early = |s: &Setting| {
        given(s.key)
            .map(|v| (v, "option".to_string()))
            .or_else(|| env(s).filter(|v| !v.is_empty()).map(|v| (v, format!("environment, {}", s.env()))))
    };
    let data = early(&SETTINGS[0]).map_or_else(|| PathBuf::from("techniekpact-data"), |(v, _)| v.into());
    let file = file_in(&data)?;
    let mut found: Vec<Found> = Vec::new();
    for s in SETTINGS {
        let in_file = file.get(s.key).map(|(v, line)| (v.clone(), format!("techniekpact.toml, line {line}")));
        let (value, from) = early(s).or(in_file).unwrap_or_else(|| (computed(s, &data, &found), "default".into()));
        found.push(Found { key: s.key, value, from });
    }
    build(data, found)
}

/// The default where it depends on what was read before it.
fn computed(s: &Setting, data: &Path, before: &[Found]) -> String {
    match s.key {
        "data" => data.display().to_string(),
        "store" => format!("sqlite:{}", data.join("techniekpact.sqlite").display()),
        "base_url" => format!("http://{}", before.iter().find(|f| f.key == "listen").map_or("", |f| &f.value)),
        "mail" => format!("file:{}", data.join("mail").display()),
        _ => s.default.into(),
    }
}

fn build(data: PathBuf, found: Vec<Found>) -> Result<Config, String> {
    let at = |key: &str| found.iter().find(|f| f.key == key);
    let get = |key: &str| at(key).map(|f| f.value.clone()).unwrap_or_default();
    let some = |key: &str| Some(get(key)).filter(|v| !v.is_empty());
    let wrong = |key: &str, why: &str| Err(format!("{key} ({}): {why}", at(key).map_or("", |f| &f.from)));
    if !get("base_url").starts_with("https://") && !get("base_url").starts_with("http://") {
        return wrong("base_url", "an address starts with https:// or http://");
    }
    if !matches!(get("cache").as_str(), "on" | "off") {
        return wrong("cache", "on or off");
    }
    if let Err(e) = post::Outlet::from_url(&get("mail")) {
        return wrong("mail", &e.to_string());
    }
    if !post::is_address(bare_address(&get("mail_from"))) {
        return wrong("mail_from", "no mail address; expected name@example.nl or Name <name@example.nl>");
    }
    let contact = get("security_contact");
    if !contact.is_empty() && !contact.starts_with("mailto:") && !contact.starts_with("https://") {
        return wrong("security_contact", "starts with mailto: or https://");
    }
    Ok(Config {
        listen: get("listen"),
        data,
        store: get("store"),
        base_url: get("base_url").trim_end_matches('/').into(),
        mail: get("mail"),
        mail_from: get("mail_from"),
        security_contact: contact,
        metrics_listen: some("metrics_listen"),
        metrics_token: some("metrics_token"),
        proxy_header: some("proxy_header"),
        log: get("log"),
        cache: get("cache") == "on",
        oidc: oidc(some)?,
        found,
    })
}

/// The address in `Name <address>`.
fn bare_address(from: &str) -> &str {
    from.rsplit('<').next().unwrap_or(from).trim_end_matches('>')
}

fn oidc(some: impl Fn(&str) -> Option<String>) -> Result<Option<Oidc>, String> {
    let parts = ["oidc.issuer", "oidc.client_id", "oidc.name"];
    if parts.iter().all(|p| some(p).is_none()) {
        return Ok(None);
    }
    let need = |key: &str| some(key).ok_or(format!("{key} is missing; sign-in elsewhere wants {}", parts.join(", ")));
    Ok(Some(Oidc {
        issuer: need("oidc.issuer")?,
        client_id: need("oidc.client_id")?,
        client_secret: some("oidc.client_secret"),
        name: need("oidc.name")?,
    }))
}

/// The instance's keys: read, or made at the first start for this service's eyes only.
pub fn secrets(data: &Path) -> Result<Secrets, String> {
    let path = data.join("secret.key");
    let failed = |e: std::io::Error| format!("the key file {} cannot be used: {e}", path.display());
    if !path.exists() {
        let partial = data.join("secret.key.partial");
        make_private(&partial, &Secrets::generate()).map_err(failed)?;
        std::fs::rename(&partial, &path).map_err(failed)?;
    }
    let bytes = std::fs::read(&path).map_err(failed)?;
    let bytes: [u8; 64] = bytes
        .try_into()
        .map_err(|b: Vec<u8>| format!("the key file {} holds {} bytes, expected 64; restore it from a backup", path.display(), b.len()))?;
    Ok(Secrets::from_bytes(&bytes))
}

/// A file nobody else can read, not even while it is written; on disk before it gets its name.
fn make_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    drop(std::fs::remove_file(path));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(file: &str, env: &[(&str, &str)]) -> Result<Config, String> {
        let vars: BTreeMap<_, _> = env.iter().copied().collect();
        let options = Options { data: Some("d".into()), listen: Some("127.0.0.1:1".into()), ..Options::default() };
        effective(&options, |s| vars.get(s.env().as_str()).map(ToString::to_string), |_| parse(file))
    }

    #[test]
    fn option_beats_environment_beats_file_beats_default() {
        let file = "listen = \"0.0.0.0:80\"\nmail_from = \"a@b.nl\"\n\nbase_url = \"https://x.nl/\"\n";
        let c =
            config(file, &[("TECHNIEKPACT_MAIL_FROM", "c@d.nl"), ("TECHNIEKPACT_LISTEN", "1.1.1.1:1"), ("TECHNIEKPACT_LOG", "")]).unwrap();
        assert_eq!(
            (c.listen.as_str(), c.mail_from.as_str(), c.base_url.as_str(), c.log.as_str()),
            ("127.0.0.1:1", "c@d.nl", "https://x.nl", "warn")
        );
        let from = |key: &str| c.found.iter().find(|f| f.key == key).unwrap().from.clone();
        assert_eq!(from("listen"), "option");
        assert_eq!(from("mail_from"), "environment, TECHNIEKPACT_MAIL_FROM");
        assert_eq!(from("base_url"), "techniekpact.toml, line 4");
        assert_eq!(from("mail"), "default");
        assert_eq!(config("", &[]).unwrap().base_url, "http://127.0.0.1:1");
    }

    #[test]
    fn a_refusal_names_line_and_key() {
        let refusal = |file: &str| config(file, &[]).unwrap_err();
        assert!(refusal("log = \"warn\"\nlisen = \"x\"").starts_with("line 2: lisen is no setting; known are listen, store"));
        assert_eq!(refusal("[oidc]\nissuer = 3"), "line 2: oidc.issuer wants a text between quotes");
        assert!(refusal("log = ").starts_with("line 1: "));
        assert!(refusal("data = \"x\"").starts_with("line 1: data is no setting"));
        assert!(refusal("[oidc]\nissuer = \"https://x\"").starts_with("oidc.client_id is missing"));
        assert_eq!(refusal("base_url = \"x.nl\""), "base_url (techniekpact.toml, line 1): an address starts with https:// or http://");
        assert!(refusal("mail = \"pigeon:home\"").starts_with("mail (techniekpact.toml, line 1): mail settings:"));
    }

    /// Every setting can be set in the file and by the environment, and reaches somewhere.
    #[test]
    fn every_setting_is_read() {
        for s in SETTINGS.iter().filter(|s| !s.outside) {
            let value = match s.key {
                "base_url" => "https://sentinel",
                "mail" => "file:sentinel",
                "mail_from" => "sentinel@example.nl",
                "security_contact" => "mailto:sentinel",
                "cache" => "off",
                _ => "sentinel",
            };
            let others = "TECHNIEKPACT_OIDC_ISSUER,TECHNIEKPACT_OIDC_CLIENT_ID,TECHNIEKPACT_OIDC_NAME";
            let own = s.env();
            let mut env: Vec<(&str, &str)> = others.split(',').map(|name| (name, "set")).collect();
            env.retain(|(name, _)| *name != own);
            env.push((&own, value));
            let read = config("", &env).unwrap();
            let (with, without) = (format!("{:?}", Config { found: vec![], ..read }), config("", &env[..env.len() - 1]));
            let without = without.map(|c| format!("{:?}", Config { found: vec![], ..c })).unwrap_or_default();
            // The options of this test decide about the address themselves.
            assert!(s.key == "listen" || with != without, "{} changes nothing", s.key);
        }
    }
}
