//! A doe-agenda ten times as large as a country needs, and what asking of it costs (`bench/agenda.sh`).
//!
//!     agenda fill STORE             10,000 actions and reports, 100,000 events, 200 rules on 50 indicators
//!     agenda rules STORE            a new edition of all 50 drops; how long looking and writing down takes
//!     agenda rate ADDRESS PLAN REQUESTS_PER_SECOND SECONDS
//!
//! Everything is invented. `rate` sends at the pace that was asked, whatever the server does: a request's time
//! counts from the moment it was due, so that a server that stalls cannot hide it by being asked less.

use app::{App, Secrets, Settings};
use domain::event::{About, By, Change};
use domain::monitor::{Figure, Finality, Key};
use domain::permission::Actor;
use domain::record::{Kind, State};
use domain::value::{Unit, Value};
use futures_util::FutureExt;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::records::{self, Told};
use store::{Store, StoreError, figures, journal};

type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ACTIONS: usize = 10_000;
const REPORTS: usize = 10_000;
const EVENTS: usize = 100_000;
const INDICATORS: usize = 50;
const RULES: usize = 200;
const LANDSDELEN: [&str; 5] = ["noord", "oost", "zuidoost", "zuidwest", "noordwest"];
const THEMES: [&str; 3] = ["kiezen", "leren", "werken"];

fn main() -> Done {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["fill", store] => tokio::runtime::Runtime::new()?.block_on(fill(store)),
        ["rules", store] => tokio::runtime::Runtime::new()?.block_on(rules(store)),
        ["rate", address, plan, rate, seconds] => pace(address, plan, rate.parse()?, seconds.parse()?),
        _ => Err("agenda fill STORE | rules STORE | rate ADDRESS PLAN RATE SECONDS".into()),
    }
}

/// Numbers that look drawn and are the same each run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

async fn open(store: &str) -> Done<App> {
    let store = Store::open(store).await?;
    app::setup::load_pact(&store, jiff::Timestamp::now()).await?;
    let settings =
        Settings { base_url: "http://127.0.0.1".into(), mail_from: "a@b.invalid".into(), security_contact: String::new(), demo: false };
    Ok(App::new(store, Secrets::from_bytes(&[7; 64]), Arc::new(jiff::Timestamp::now), settings).await?)
}

type Rows = Vec<(Kind, String, Json)>;

async fn fill(store: &str) -> Done {
    let app = open(store).await?;
    let parties: Vec<String> = app.world().parties.live().map(|p| p.id.clone()).collect();
    let mut draw = Draw(20_261_122);
    for rows in [indicators(), many_rules()] {
        insert(&app, rows).await?;
    }
    let mut rows: Rows = (0..ACTIONS).map(|n| action(n, &parties, &mut draw)).collect();
    rows.extend((0..REPORTS).map(|n| report(n, &mut draw)));
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(1000));
        insert(&app, std::mem::replace(&mut rows, rest)).await?;
    }
    add_figures(&app, editions(&app).into_iter().flat_map(|(year, id)| edition(&id, year)).collect()).await?;
    app.refresh().await?;
    aims(&app).await?;
    let so_far = usize::try_from(journal::head(&mut app.store().read().await?).await?.0)?;
    for _ in 0..EVENTS.saturating_sub(so_far).div_ceil(2000) {
        changes(&app, &mut draw).await?;
    }
    let (head, _) = journal::head(&mut app.store().read().await?).await?;
    println!("{ACTIONS} actions, {REPORTS} reports, {RULES} rules on {INDICATORS} indicators, {head} events");
    Ok(())
}

async fn insert(app: &App, rows: Rows) -> Done {
    let now = app.now();
    let kept: Result<(), StoreError> = app
        .store()
        .write(move |tx| {
            async move {
                for (kind, id, body) in &rows {
                    let after = Some(domain::world::body_fingerprint(body));
                    let about = About { kind: Some(*kind), id: id.clone(), revision: 1, after, ..About::default() };
                    let seq = journal::append(tx, now, By::from(&Actor::System), about, Change::Created).await?;
                    let told = Told { at: now, role: "system".into(), account: None, reason: String::new(), seq };
                    records::insert(tx, *kind, id, &State::Live, &body.to_string(), &told).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await;
    kept.map_err(Into::into)
}

/// Two thousand small changes, of which only the journal tells.
async fn changes(app: &App, draw: &mut Draw) -> Done {
    let (now, ids) = (app.now(), (0..2000).map(|_| format!("actie-{}", draw.below(ACTIONS))).collect::<Vec<_>>());
    let kept: Result<(), StoreError> = app
        .store()
        .write(move |tx| {
            async move {
                for id in ids {
                    let about = About { kind: Some(Kind::Action), id, revision: 2, ..About::default() };
                    journal::append(tx, now, By::from(&Actor::System), about, Change::Edited { fields: vec!["percentage".into()] }).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await;
    kept.map_err(Into::into)
}

fn text(nl: String) -> Json {
    json!({ "nl": nl })
}

fn indicators() -> Rows {
    let card = |n: usize| {
        let body = json!({ "title": text(format!("[Verzonnen] Meetlat {n}")), "definition": text("[Verzonnen] Leerlingen.".into()),
            "unit": "pupils", "supplier": "[Verzonnen]", "direction": if n.is_multiple_of(2) { "up" } else { "down" }, "chapter": "vmbo", "rhythm": "yearly" });
        (Kind::Indicator, format!("meetlat-{n}"), body)
    };
    (0..INDICATORS).map(card).collect()
}

fn many_rules() -> Rows {
    let rule = |n: usize| {
        let test = ["off_path", "wrong_way"][n % 2];
        let body = json!({ "title": text(format!("[Verzonnen] Regel {n}")), "explanation": text("[Verzonnen] Om te meten.".into()), "test": test,
            "threshold": (n / 2) as f64, "patience": 1 + n % 3, "indicators": [format!("meetlat-{}", n % INDICATORS)] });
        (Kind::SignalRule, format!("regel-{n}"), body)
    };
    (0..RULES).map(rule).collect()
}

fn action(n: usize, parties: &[String], draw: &mut Draw) -> (Kind, String, Json) {
    // One in ten is late, silent or without money: the signals of an agenda that is looked after.
    let (from, to) = (2018 + draw.below(8), if n.is_multiple_of(10) { 2026 } else { 2027 + draw.below(4) });
    let what = draw.of(&["Stages", "Techniekbus", "Bijscholing", "Zij-instroom", "Praktijklokaal", "Loopbaangesprekken"]);
    let month = |draw: &mut Draw| 1 + draw.below(12);
    let milestone = |draw: &mut Draw, k: usize| json!({ "text": text(format!("Mijlpaal {k}")), "due": format!("{}-{:02}-15", to, month(draw)), "milestone_state": *draw.of(&["not_started", "active"]) });
    let mut body = json!({
        "title": text(format!("[Verzonnen] {what} {n}")),
        "lead": text(format!("Een verzonnen actie over {what} met woord{} en woord{}. Zij bestaat om te meten hoe snel de agenda antwoordt.", draw.below(400), draw.below(400))),
        "owner": draw.of(parties), "partners": [{ "party": draw.of(parties) }],
        "goals": [(1 + draw.below(12)).to_string()], "themes": [*draw.of(&THEMES)], "landsdeel": *draw.of(&LANDSDELEN),
        "start": format!("{from}-{:02}-01", month(draw)), "end": format!("{to}-{:02}-28", month(draw)),
        "phase": *draw.of(&["exploring", "preparing", "running", "rounding_off"]), "percentage": draw.below(100),
        "milestones": (0..3).map(|k| milestone(draw, k)).collect::<Vec<_>>(),
    });
    if !n.is_multiple_of(11) {
        body["money"] = json!([{ "year": 2026, "origin": "region", "money_kind": "cash", "planned_eurocent": draw.below(90_000_000), "spent_eurocent": draw.below(9_000_000) }]);
    }
    if n.is_multiple_of(10) {
        body["expected"] = json!([{ "indicator": format!("meetlat-{}", draw.below(INDICATORS)), "size": draw.below(300) as f64, "year": 2028,
            "certainty": "low", "basis": text("Verzonnen".into()) }]);
    }
    (Kind::Action, format!("actie-{n}"), body)
}

fn report(n: usize, draw: &mut Draw) -> (Kind, String, Json) {
    let body = json!({ "action": format!("actie-{}", if n.is_multiple_of(12) { draw.below(ACTIONS) } else { n }), "title": text("Voortgang".into()),
        "on": format!("2026-{:02}-{:02}", 9 + draw.below(3), 1 + draw.below(20)), "text": text("[Verzonnen] Het gaat door.".into()) });
    (Kind::ProgressReport, format!("bericht-{n}"), body)
}

/// A few editions that there are, by year.
fn editions(app: &App) -> Vec<(i16, String)> {
    let mut all: Vec<_> = app.world().editions.live().map(|e| (e.value.published.year(), e.id.clone())).collect();
    all.sort();
    all.dedup_by_key(|(year, _)| *year);
    all
}

/// What an edition says of every indicator: thirty years for the country and its parts.
fn edition(id: &str, year: i16) -> Vec<Figure> {
    let figure = |n: usize, region: &str, y: i16| Figure {
        key: Key {
            indicator: format!("meetlat-{n}"),
            dims: BTreeMap::new(),
            region: region.into(),
            period: domain::Period::Year(y),
            edition: id.into(),
            series: String::new(),
            definition: String::new(),
        },
        value: Value::Number { value: 1000.0 + f64::from((y - 1990) * 7) + f64::from((i32::from(y) * 31 + n as i32 * 17) % 90) },
        unit: Unit("pupils".into()),
        finality: Finality::Final,
        qualifier: String::new(),
        note: String::new(),
        source_url: String::new(),
    };
    let regions = || ["NL"].into_iter().chain(LANDSDELEN);
    (0..INDICATORS).flat_map(|n| regions().flat_map(move |r| (year - 30..year).map(move |y| figure(n, r, y)))).collect()
}

async fn add_figures(app: &App, all: Vec<Figure>) -> Done {
    let now = app.now();
    let kept: Result<(), StoreError> = app
        .store()
        .write(move |tx| {
            async move {
                figures::load(tx, &all, now).await?;
                let change = Change::Loaded { records: 0, figures: all.len() as u64 };
                let seq = journal::append(tx, now, By::from(&Actor::System), About::default(), change).await?;
                figures::pulse(tx, seq).await
            }
            .boxed()
        })
        .await;
    kept.map_err(Into::into)
}

/// Every indicator gets a target at one of the twelve goals.
async fn aims(app: &App) -> Done {
    for goal in 1..=12_usize {
        let id = goal.to_string();
        let rec = app.world().goals.get(&id).cloned().ok_or("a goal is missing")?;
        let mut body = domain::world::body_of(&rec.value);
        let mine = (0..INDICATORS).filter(|n| n % 12 + 1 == goal);
        let target = |n: usize| json!({ "text": text(format!("[Verzonnen] Streefdoel {n}")), "indicator": format!("meetlat-{n}"), "value": 2000.0, "year": 2030 });
        body["targets"] = mine.map(target).collect();
        app.edit(&Actor::System, Kind::Goal, &id, rec.revision, body, "verzonnen").await?;
    }
    Ok(())
}

/// How long the rules take after an edition of every indicator dropped, before and after they wrote.
async fn rules(store: &str) -> Done {
    let app = open(store).await?;
    // What stood there already is written down first: it is not what the new edition brings.
    let before = app.watch_signals(&Actor::System).await?;
    let id = format!("meting-{}", app.now().as_second());
    let body = json!({ "title": text("[Verzonnen] Nieuwe editie".into()), "published": app.today().to_string() });
    insert(&app, vec![(Kind::Edition, id.clone(), body)]).await?;
    add_figures(&app, edition(&id, app.today().year())).await?;
    app.refresh().await?;
    let (world, today) = (app.world(), app.today());
    let start = Instant::now();
    let found = domain::steering::rules::findings(&world, today);
    let planned = domain::steering::watch::plan(&world, &found, today);
    let looked = start.elapsed();
    let start = Instant::now();
    let written = app.watch_signals(&Actor::System).await?;
    println!(
        "before the edition {before} signals were written; after it {} findings, {} to write: looking {:.1} ms, looking and writing {written} {:.1} ms",
        found.len(),
        planned.len(),
        ms(looked),
        ms(start.elapsed())
    );
    Ok(())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The n-th address of a plan; no two are the same.
fn path(plan: &str, n: usize, draw: &mut Draw) -> Done<String> {
    let goal = 1 + draw.below(12);
    Ok(match plan {
        "agenda" | "board" | "time" => {
            let mut query = vec![
                format!("zoek=woord{}", draw.below(400)),
                format!("doel={goal}"),
                format!("landsdeel={}", draw.of(&LANDSDELEN)),
                format!("thema={}", draw.of(&THEMES)),
                format!("jaar={}", 2019 + draw.below(10)),
            ];
            // From no filter at all to all of them at once.
            let kept = draw.below(6);
            for _ in kept..5 {
                query.remove(draw.below(query.len()));
            }
            query.extend(["board", "time"].contains(&plan).then(|| format!("vorm={}", if plan == "board" { "bord" } else { "tijdlijn" })));
            format!("/doe-agenda?{}&n={n}", query.join("&"))
        }
        "goal" => format!("/doelen/{goal}?n={n}"),
        "api" => format!(
            "/api/v1/indicatoren/meetlat-{}/waarnemingen?regio={}&periode={}",
            draw.below(INDICATORS),
            draw.of(&["NL", "noord", "oost", "zuidoost", "zuidwest", "noordwest"]),
            1997 + draw.below(28)
        ),
        other => return Err(format!("no plan {other}; agenda, board, time, goal or api").into()),
    })
}

const WORKERS: usize = 48;

/// One open connection, read to the end of each answer.
struct Line {
    stream: BufReader<TcpStream>,
    host: String,
}

impl Line {
    fn open(address: &str) -> Done<Line> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Line { stream: BufReader::with_capacity(1 << 16, stream), host: address.into() })
    }

    /// Status and bytes of the answer.
    fn get(&mut self, path: &str) -> Done<(u16, usize)> {
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nAccept-Encoding: gzip\r\n\r\n", self.host);
        self.stream.get_mut().write_all(ask.as_bytes())?;
        let (mut status, mut length, mut line) = (0, None, String::new());
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let head = line.trim_end().to_ascii_lowercase();
            if head.is_empty() {
                break;
            }
            if head.starts_with("http/") {
                status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
            }
            if let Some(n) = head.strip_prefix("content-length:") {
                length = Some(n.trim().parse::<usize>()?);
            }
        }
        let length = length.ok_or("an answer without a length")?;
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, length))
    }
}

fn pace(address: &str, plan: &str, rate: usize, seconds: usize) -> Done {
    let mut draw = Draw(99);
    // A second to warm up, which does not count.
    let total = rate * (seconds + 1);
    let paths: Vec<String> = (0..total).map(|n| path(plan, n, &mut draw)).collect::<Done<_>>()?;
    let (next, start) = (AtomicUsize::new(0), Instant::now() + Duration::from_millis(200));
    let work = || -> Done<Vec<(usize, Duration, usize)>> {
        let (mut line, mut taken) = (Line::open(address)?, Vec::new());
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(n) else { return Ok(taken) };
            let due = start + Duration::from_secs_f64(n as f64 / rate as f64);
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let (status, bytes) = line.get(path)?;
            if status != 200 {
                return Err(format!("{path} answers {status}").into());
            }
            taken.push((n, due.elapsed(), bytes));
        }
    };
    let taken = std::thread::scope(|s| -> Done<Vec<_>> {
        let workers: Vec<_> = (0..WORKERS).map(|_| s.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.join().map_err(|_| "a worker stopped")??);
        }
        Ok(all)
    })?;
    told(plan, rate, taken.into_iter().filter(|(n, ..)| *n >= rate).map(|(_, time, bytes)| (time, bytes)).collect(), start);
    Ok(())
}

fn told(plan: &str, rate: usize, mut taken: Vec<(Duration, usize)>, start: Instant) {
    taken.sort();
    let at = |part: f64| taken.get((taken.len() as f64 * part) as usize).map_or(f64::NAN, |(time, _)| ms(*time));
    let bytes = taken.iter().map(|(_, b)| b).sum::<usize>() / taken.len().max(1);
    let reached = (taken.len() + rate) as f64 / start.elapsed().as_secs_f64();
    println!(
        "{plan:<8} {rate:>5}/s asked {reached:>5.0}/s answered   p50 {:>6.2} ms   p90 {:>6.2} ms   p99 {:>6.2} ms   most {:>6.2} ms   {bytes} B",
        at(0.5),
        at(0.9),
        at(0.99),
        taken.last().map_or(f64::NAN, |(time, _)| ms(*time))
    );
}
