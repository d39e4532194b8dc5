//! The frame's own data: title, language, breadcrumb, who is signed in.

use crate::shell::assets::{CSS, JS, LOGO};
use crate::shell::{Ctx, Fault, Links};
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::permission::Role;
use domain::text::Lang;
use texts::T;

/// What `shell/base.html` needs; every page's struct has one as `page`.
pub struct Page {
    pub title: String,
    pub t: T,
    pub lang: &'static str,
    pub to: Links,
    pub css: &'static str,
    pub js: &'static str,
    pub logo: &'static str,
    /// Absolute addresses for search engines: this language, Dutch, English.
    pub canonical: String,
    pub nl: String,
    pub en: String,
    /// The same page in the other language.
    pub other: String,
    pub other_lang: &'static str,
    /// (text, address); the page itself comes last, without.
    pub crumbs: Vec<(String, String)>,
    pub section: &'static str,
    pub description: String,
    pub user: Option<User>,
    pub csrf: String,
    pub demo: bool,
    pub query: String,
    /// Atom feed of this page's subject.
    pub feed: Option<String>,
    /// schema.org description, already JSON.
    pub json_ld: Option<String>,
    /// A draft, seen through its preview link: says so, and asks search engines to pass by.
    pub draft: bool,
}

pub struct User {
    pub name: String,
    pub staff: bool,
}

impl Page {
    pub fn new(ctx: &Ctx, title: String) -> Page {
        let base = &ctx.app.settings().base_url;
        let query = if ctx.asked.query.is_empty() { String::new() } else { format!("?{}", ctx.asked.query) };
        let link = |lang| format!("{}{query}", Links { lang }.at(&ctx.asked.path));
        let (nl, en) = (link(Lang::Nl), link(Lang::En));
        Page {
            title,
            t: ctx.t,
            lang: ctx.lang.code(),
            to: ctx.to,
            css: &CSS.path,
            js: &JS.path,
            logo: &LOGO.path,
            canonical: format!("{base}{}", link(ctx.lang)),
            other: link(ctx.lang.other()),
            other_lang: ctx.lang.other().code(),
            nl: format!("{base}{nl}"),
            en: format!("{base}{en}"),
            crumbs: Vec::new(),
            section: section(&ctx.asked.path),
            description: String::new(),
            user: ctx.person.0.as_ref().map(|s| User {
                name: if s.account.name.is_empty() { s.account.email.clone() } else { s.account.name.clone() },
                staff: s.account.role != Role::Reader,
            }),
            csrf: ctx.csrf(),
            demo: ctx.app.settings().demo,
            query: ctx.query("q").unwrap_or_default(),
            feed: None,
            json_ld: None,
            draft: false,
        }
    }

    pub fn crumb(mut self, text: impl Into<String>, address: String) -> Page {
        self.crumbs.push((text.into(), address));
        self
    }

    pub fn describe(mut self, text: impl Into<String>) -> Page {
        self.description = text.into();
        self
    }

    /// Marks the page of a record that is not public yet.
    pub fn draft(mut self, draft: bool) -> Page {
        self.draft = draft;
        self
    }

    pub fn feed(mut self, address: impl Into<String>) -> Page {
        self.feed = Some(address.into());
        self
    }
}

/// The part of the menu an address belongs to.
fn section(path: &str) -> &'static str {
    match path.split('/').nth(1).unwrap_or("") {
        "doelen" | "themas" | "versies" => "goals",
        "afspraken" => "agreements",
        "doe-agenda" => "agenda",
        "monitor" => "monitor",
        "landsdelen" => "regions",
        "partijen" => "parties",
        "regie" => "steering",
        "beheer" => "manage",
        _ => "",
    }
}

/// Bytes a page may take before its text has to grow.
const ROOM: usize = 48 * 1024;

/// Renders a page's template.
pub fn html(template: &impl Template) -> Result<Response, Fault> {
    // Most pages fit; a text that grows is copied with every doubling. What is left over goes back at once,
    // because the cache keeps pages.
    let mut text = String::with_capacity(ROOM);
    template.render_into(&mut text).map_err(|e| {
        tracing::error!(error = %e, "a template failed");
        Fault::Broken
    })?;
    text.shrink_to_fit();
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Ok(response)
}
