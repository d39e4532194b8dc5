//! Every setting there is, once: what is read, what `check` prints and what
//! `docs/reference/configuration.md` says come from this table.

/// One setting. The same name everywhere: `mail_from`, `TECHNIEKPACT_MAIL_FROM`.
pub struct Setting {
    /// Key in `techniekpact.toml`; one in a section has a dot.
    pub key: &'static str,
    /// In words where it is computed.
    pub default: &'static str,
    /// Never shown.
    pub secret: bool,
    /// Not from the file: the file lies in the folder this names.
    pub outside: bool,
    pub help: &'static str,
}

const fn plain(key: &'static str, default: &'static str, help: &'static str) -> Setting {
    Setting { key, default, secret: false, outside: false, help }
}

const fn secret(key: &'static str, help: &'static str) -> Setting {
    Setting { key, default: "", secret: true, outside: false, help }
}

pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "data",
        default: "./techniekpact-data",
        secret: false,
        outside: true,
        help: "Folder for the store, the keys and `techniekpact.toml`. Also `--data`.",
    },
    plain("listen", "127.0.0.1:8080", "Address to listen on. Also `--listen`. Port 0 takes a free one."),
    plain(
        "store",
        "sqlite:DATA/techniekpact.sqlite",
        "`sqlite:PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`. Also `--store`. The password is never shown.",
    ),
    plain("base_url", "http://LISTEN", "Public address, without a slash at the end; stands in links by mail. `https://` in production."),
    plain(
        "mail",
        "file:DATA/mail",
        "Where letters go: `smtps://USER:PASSWORD@HOST:465`, `smtp+starttls://…:587`, `smtp://HOST:25` or `file:FOLDER`.",
    ),
    plain("mail_from", "noreply@techniekpact.invalid", "Sender of letters: `noreply@example.nl` or `Name <noreply@example.nl>`."),
    plain("security_contact", "", "Where a weakness is reported, for `security.txt`: `mailto:…` or `https://…`."),
    plain("metrics_listen", "", "Address of a listener of its own for `/metrics` (Prometheus); keep it inside your network."),
    secret(
        "metrics_token",
        "Bearer token that opens `/metrics` on the public address. Without it and without `metrics_listen` there is none.",
    ),
    plain(
        "proxy_header",
        "",
        "Behind a proxy of your own: the header in which it tells the visitor's address (`X-Forwarded-For`), for limits per visitor. \
         Leave it empty where visitors reach the service directly: they could write it themselves.",
    ),
    plain("log", "warn", "What is logged to standard error: `error`, `warn`, `info`, `debug`, or per crate (`warn,store=debug`)."),
    plain("cache", "on", "`off` renders every page anew: for measurements only."),
    plain("oidc.issuer", "", "OpenID Connect: address of the provider (eduID, SURFconext, an eHerkenning broker)."),
    plain("oidc.client_id", "", "OpenID Connect: our name there."),
    secret("oidc.client_secret", "OpenID Connect: our secret there; may be absent with a public client."),
    plain("oidc.name", "", "OpenID Connect: the words on the button."),
];

impl Setting {
    /// The environment variable that overrides it.
    pub fn env(&self) -> String {
        format!("TECHNIEKPACT_{}", self.key.replace('.', "_").to_uppercase())
    }

    /// A value as it may be shown.
    pub fn shown(&self, value: &str) -> String {
        if self.secret && !value.is_empty() { "***".into() } else { store::redacted(value) }
    }
}

/// The reference page.
#[cfg(test)]
pub fn reference() -> String {
    let mut out = String::from(
        "# Configuration\n\nOne file, `techniekpact.toml`, in the data folder; it may be absent. Every key can be overridden by an \
         environment variable, and some by an option of the command. What wins: option, environment, file, default. An unknown key \
         stops the start and is named with its line. `techniekpact check` prints what is in force and where each value came from.\n\n\
         Generated from `crates/techniekpact/src/settings.rs`; a test keeps this page equal to it.\n\n\
         | key | environment | default | what |\n|---|---|---|---|\n",
    );
    for s in SETTINGS {
        let key = if s.outside { "(not in the file)".into() } else { format!("`{}`", s.key) };
        let default = if s.default.is_empty() { "none".into() } else { format!("`{}`", s.default) };
        let secret = if s.secret { " Secret: never shown." } else { "" };
        out.push_str(&format!("| {key} | `{}` | {default} | {}{secret} |\n", s.env(), s.help));
    }
    out.push_str(
        "\nKeys with a dot stand in a section:\n\n```toml\nbase_url = \"https://techniekpact.example\"\nmail = \
         \"smtp+starttls://mailer:secret@mail.example:587\"\nmail_from = \"Techniekpact <noreply@techniekpact.example>\"\n\
         security_contact = \"mailto:security@techniekpact.example\"\n\n[oidc]\nissuer = \"https://connect.example\"\nclient_id = \
         \"techniekpact\"\nname = \"Inloggen met eduID\"\n```\n\nThe keys of the instance are no settings: `secret.key` in the data folder \
         holds 64 bytes, is made at the first start and is readable by the service only. Nodes that share a PostgreSQL store share it.\n",
    );
    out
}
