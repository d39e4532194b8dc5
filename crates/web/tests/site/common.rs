//! The whole site in a test: the real pact on a real store, everyone signed in, asked as a browser
//! asks it.

use axum::body::{Body, Bytes};
use domain::permission::{Actor, Role};
use domain::record::Kind;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use std::collections::BTreeMap;
use testkit::{TempStore, TestApp};
use tower::ServiceExt;
use web::{Front, Route};

pub const HOST: &str = "pact.example";
pub const BASE: &str = "https://pact.example";

pub struct TestSite {
    pub test: TestApp,
    pub routes: Vec<Route>,
    front: Front,
    /// Role → cookie of a session with both factors.
    cookies: BTreeMap<&'static str, String>,
    /// Account of the reader.
    reader: uuid::Uuid,
}

/// Who asks: a visitor, or someone in a role.
pub type Who = Option<Role>;

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    pub fn is_html(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    /// Sent to sign in, to the second factor, or refused.
    pub fn is_turned_away(&self) -> bool {
        let to = self.header("location").trim_start_matches("/en");
        self.status == StatusCode::FORBIDDEN || (self.status == StatusCode::SEE_OTHER && to.starts_with("/inloggen"))
    }
}

impl TestSite {
    pub async fn new() -> TestSite {
        let temp = TempStore::sqlite().await;
        let start = testkit::TestClock::new().now();
        assert!(app::setup::load_pact(&temp.store, start).await.expect("the pact loads"));
        let test = TestApp::empty(temp).await;
        let staged = domain::release::Release::new("2027-06", domain::Text::both("Monitor 2027", "Monitor 2027"));
        let kept: Result<(), store::StoreError> =
            test.store().write(move |tx| Box::pin(async move { store::editions::put_release(tx, &staged, 0).await })).await;
        kept.expect("an edition on its way");
        steer(&test).await;
        report(&test).await;
        let site = web::parts::site();
        let front = Front::new(test.app.clone(), site.router);
        let mut made = TestSite { test, routes: site.routes, front, cookies: BTreeMap::new(), reader: uuid::Uuid::nil() };
        for role in Role::ALL {
            let cookie = made.sign_in(role).await;
            made.cookies.insert(role.code(), cookie);
        }
        made.reader = made.account("reader@pact.example").await.id;
        made
    }

    async fn sign_in(&self, role: Role) -> String {
        let region = matches!(role, Role::Coordinator | Role::Liaison).then_some("oost");
        let party = (role == Role::PartyContact).then_some("techniek-nederland");
        let email = format!("{}@pact.example", role.code());
        let id = self.test.open_account_as_operator(&email, &role.code().replace('_', " "), role, region, party).await.expect("an account");
        let link = self.test.make_link(id, "signin", SignedDuration::from_hours(1)).await.expect("a link");
        let first = self.test.sign_in_by_link(token_of(&link), "test").await.expect("a session");
        if role == Role::Reader {
            return first;
        }
        let signed_in = self.test.signed_in(&first).await.expect("sessions read").expect("a session");
        let secret = self.test.new_totp_secret();
        let code = code_of(&secret, self.test.clock.now());
        self.test.confirm_code(&signed_in, &code, Some(&secret), "test").await.expect("a whole session")
    }

    /// A session of the programme office that has given one factor only.
    pub async fn half_signed_in(&self) -> String {
        let id = self.account("programme@pact.example").await.id;
        let link = self.test.make_link(id, "signin", SignedDuration::from_hours(1)).await.expect("a link");
        self.test.sign_in_by_link(token_of(&link), "test").await.expect("a session")
    }

    pub async fn account(&self, email: &str) -> store::people::Account {
        let mut conn = self.test.store().read().await.expect("a connection");
        store::people::account_by_email(&mut conn, email).await.expect("accounts read").expect("an account")
    }

    /// The token forms of this person's pages carry.
    pub fn csrf(&self, role: Role) -> String {
        self.test.secrets().seal("csrf", &app::sha256_hex(&self.cookies[role.code()]))
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_as(None, path).await
    }

    pub async fn get_as(&self, who: Who, path: &str) -> Answer {
        self.ask(Method::GET, path, self.cookie(who), &[], String::new()).await
    }

    pub fn cookie(&self, who: Who) -> Option<&str> {
        who.map(|role| self.cookies[role.code()].as_str())
    }

    /// A form sent from one of our own pages.
    pub async fn post_as(&self, who: Who, path: &str, form: &[(&str, &str)]) -> Answer {
        let csrf = who.map(|role| self.csrf(role)).unwrap_or_default();
        let pairs = form.iter().copied().chain([("_csrf", csrf.as_str())]);
        let body: Vec<_> = pairs.map(|(k, v)| format!("{k}={}", web::shell::front::escaped(v))).collect();
        self.ask(Method::POST, path, self.cookie(who), &[("sec-fetch-site", "same-origin")], body.join("&")).await
    }

    pub async fn ask(&self, method: Method, path: &str, cookie: Option<&str>, headers: &[(&'static str, &str)], body: String) -> Answer {
        self.ask_bytes(method, path, cookie, headers, body.into_bytes()).await
    }

    /// A form with one file in it, sent from one of our own pages.
    pub async fn upload_as(&self, who: Role, path: &str, name: &str, file: &[u8]) -> Answer {
        let part = |head: &str| format!("--xx\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        let mut body = format!("{}{}\r\n", part("name=\"_csrf\""), self.csrf(who)).into_bytes();
        body.extend(part(&format!("name=\"bestand\"; filename=\"{name}\"")).bytes());
        body.extend(file);
        body.extend(b"\r\n--xx--\r\n");
        let headers = [("sec-fetch-site", "same-origin"), ("content-type", "multipart/form-data; boundary=xx")];
        self.ask_bytes(Method::POST, path, self.cookie(Some(who)), &headers, body).await
    }

    async fn ask_bytes(&self, method: Method, path: &str, cookie: Option<&str>, headers: &[(&'static str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        if !body.is_empty() && !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, format!("{}={cookie}", web::shell::ctx::COOKIE));
        }
        for (name, value) in headers {
            request = request.header(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header"));
        }
        let request = request.body(Body::from(body)).unwrap_or_else(|e| panic!("{path}: {e}"));
        let response = match self.front.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Adds a public record as the program itself.
    pub async fn add(&self, kind: Kind, id: &str, body: serde_json::Value) {
        self.test.create(&Actor::System, kind, Some(id), body, true, "").await.unwrap_or_else(|e| panic!("{kind} {id}: {e}"));
    }
}

/// One of each of what only people make: a meeting with a roll call, a signal, a question, an amendment.
async fn steer(test: &TestApp) {
    let text = |nl: &str| serde_json::json!({ "nl": nl });
    let meeting = serde_json::json!({ "title": text("Regiegroep"), "organ": "lrt", "on": "2026-11-20", "access": "public", "step": "published",
        "items": [{ "nr": "1", "title": text("Instroom") }], "tallies": [{ "item": "1", "yes": 1, "no": 0, "abstained": 0 }],
        "attendance": [{ "seat": "lrt-fme", "presence": "present", "party": "fme" }],
        "rolls": [{ "item": "1", "seat": "lrt-fme", "vote": "for" }], "minutes": [{ "item": "1", "text": "Besproken." }] });
    let signal = serde_json::json!({ "title": text("Te weinig stages"), "raised_by": "region", "region": "oost", "raised": "2026-11-01", "goals": ["9"] });
    let question = serde_json::json!({ "title": text("Wie betaalt?"), "text": text("Wie betaalt de stages?"), "region": "oost", "direction": "to_lrt",
        "access": "public", "due": "2026-12-01" });
    let amendment = serde_json::json!({ "title": text("Meer stages"), "agreement": "2013-stages", "proposer": "fme", "after": text("Meer."),
        "grounds": text("Nodig."), "before": text("Minder.") });
    for (kind, id, body) in [
        (Kind::Meeting, "lrt-proef", meeting),
        (Kind::Signal, "proef", signal),
        (Kind::Question, "proef", question),
        (Kind::Amendment, "proef", amendment),
    ] {
        test.create(&Actor::System, kind, Some(id), body, true, "").await.unwrap_or_else(|e| panic!("{kind} {id}: {e}"));
    }
}

/// A reporting period that was frozen, and one that was not.
async fn report(test: &TestApp) {
    for (id, from, until) in [("proef", "2026-01-01", "2026-06-30"), ("open", "2026-07-01", "2026-12-31")] {
        let body = serde_json::json!({ "title": { "nl": format!("Periode {id}") }, "from": from, "until": until });
        test.create(&Actor::System, Kind::ReportingPeriod, Some(id), body, true, "").await.expect("a period");
    }
    test.freeze_period(&Actor::System, "proef").await.expect("a period that is over");
}

/// The value of a link's only parameter.
fn token_of(link: &str) -> &str {
    link.rsplit_once('=').expect("a link with a token").1
}

/// What an authenticator app shows at this moment.
fn code_of(secret: &str, now: jiff::Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("a secret");
    let totp = totp_rs::Builder::new().with_secret(secret).with_digits(6).with_step_duration(30).build().expect("a generator");
    totp.generate(u64::try_from(now.as_second()).expect("after 1970")).to_string()
}

/// Routes that answer something else than a page to who comes without a question, or to this world.
pub const NO_PAGE: &[(&str, StatusCode)] = &[
    ("/inloggen/link", StatusCode::GONE),
    ("/antwoord", StatusCode::GONE),
    ("/volgen/beheer", StatusCode::GONE),
    ("/volgen/stop", StatusCode::GONE),
    ("/landsdelen/{id}/kleur.css", StatusCode::NOT_FOUND),
    ("/monitor/draaitabel.csv", StatusCode::NOT_FOUND),
    // The editions of this world were published elsewhere: there is no bundle of them.
    ("/monitor/edities/{id}/bundel.tar.gz", StatusCode::NOT_FOUND),
];

/// For a route with parameters a path that exists. A new such route needs a row here.
const SAMPLES: &[(&str, &str)] = &[
    ("/doelen/{id}", "/doelen/4"),
    ("/themas/{id}", "/themas/{theme}"),
    ("/afspraken/{id}", "/afspraken/{agreement}"),
    ("/doe-agenda/{id}", "/doe-agenda/agenda-voor-twente"),
    ("/doe-agenda/perioden/{id}", "/doe-agenda/perioden/proef"),
    ("/versies/{id}", "/versies/{version}"),
    ("/partijen/{id}", "/partijen/techniek-nederland"),
    ("/landsdelen/{id}", "/landsdelen/oost"),
    ("/monitor/edities/{id}", "/monitor/edities/{edition}"),
    ("/monitor/{indicator}", "/monitor/persons_technical_occupation"),
    ("/pagina/{id}", "/pagina/help-goal"),
    ("/regie/signalen/{id}", "/regie/signalen/proef"),
    ("/regie/vergaderingen/{id}", "/regie/vergaderingen/lrt-proef"),
    ("/regie/besluiten/{nr}", "/regie/besluiten/pact-2018-1"),
    ("/regie/vragen/{id}", "/regie/vragen/proef"),
    ("/regie/wijzigingen/{id}", "/regie/wijzigingen/proef"),
    ("/geschiedenis/{kind}/{id}", "/geschiedenis/goal/4"),
    ("/kenmerk/{kind}/{id}", "/kenmerk/goal/4"),
    ("/beheer/accounts/{id}", "/beheer/accounts/{account}"),
    ("/beheer/{kind}", "/beheer/goal"),
    ("/beheer/invoer/{edition}", "/beheer/invoer/2027-06"),
];

impl TestSite {
    /// A route's path with its parameters filled in; the longest sample that fits is used, and what
    /// stands behind it is kept.
    pub fn sample(&self, path: &str) -> String {
        if !path.contains('{') {
            return path.into();
        }
        let fits = SAMPLES.iter().filter(|(pattern, _)| path.starts_with(pattern));
        let (pattern, sample) = fits.max_by_key(|(p, _)| p.len()).unwrap_or_else(|| panic!("{path}: add a row to SAMPLES"));
        let rest = path[pattern.len()..].replace("{id}", "4");
        assert!(!rest.contains('{'), "{path}: add a row to SAMPLES");
        let world = self.test.world();
        let filled = sample
            .replace("{theme}", &world.themes.live().next().expect("a theme").id)
            .replace("{agreement}", &world.agreements.live().next().expect("an agreement").id)
            .replace("{version}", &world.versions.live().next().expect("a version").id)
            .replace("{account}", &self.reader.to_string())
            .replace("{edition}", &world.editions.live().next().expect("an edition").id);
        filled + &rest
    }

    /// Public pages anyone can read: every route without a person, filled in.
    pub fn open_paths(&self) -> Vec<String> {
        let open =
            |r: &&Route| r.method == Method::GET && r.audience.includes(None, false) && !NO_PAGE.iter().any(|(path, _)| r.path == *path);
        self.routes.iter().filter(open).map(|r| self.sample(&r.path)).collect()
    }
}
