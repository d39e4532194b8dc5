//! What a monitoring system reads, in the text format of Prometheus. Nothing personal is in it.

use app::App;
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use store::{journal, outbox};
use web::Front;

pub struct Metrics {
    app: App,
    front: Front,
    /// Answers by the first digit of their status.
    answers: [AtomicU64; 6],
    /// Writes that were put off: no room, or too many waiting.
    busy: AtomicU64,
}

impl Metrics {
    pub fn new(app: App, front: Front) -> Arc<Metrics> {
        Arc::new(Metrics { app, front, answers: Default::default(), busy: AtomicU64::new(0) })
    }

    pub fn count(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).min(5);
        self.answers[class].fetch_add(1, Ordering::Relaxed);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            self.busy.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Whether the store answers within two seconds.
    pub async fn reachable(&self) -> bool {
        matches!(tokio::time::timeout(Duration::from_secs(2), self.app.store().ping()).await, Ok(Ok(())))
    }

    pub async fn answer(&self) -> Response<Body> {
        let kind = "text/plain; version=0.0.4; charset=utf-8";
        ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], self.text().await).into_response()
    }

    async fn text(&self) -> String {
        let mut out = String::new();
        family(&mut out, "techniekpact_requests_total", "counter", "Answers by class of status.");
        for (class, n) in self.answers.iter().enumerate().skip(1) {
            out.push_str(&format!("techniekpact_requests_total{{status=\"{class}xx\"}} {}\n", n.load(Ordering::Relaxed)));
        }
        let (hits, misses) = self.front.cache_counts();
        one(&mut out, "techniekpact_cache_hits_total", "counter", "Pages answered from the cache.", hits);
        one(&mut out, "techniekpact_cache_misses_total", "counter", "Pages the cache was asked for in vain.", misses);
        one(&mut out, "techniekpact_writes_refused_total", "counter", "Writes put off with 503.", self.busy.load(Ordering::Relaxed));
        one(&mut out, "techniekpact_world_version", "gauge", "Journal row of the newest change readers see.", self.app.world().version);
        if let Some((seq, mail)) = self.stored().await {
            one(&mut out, "techniekpact_journal_rows_total", "counter", "Committed deeds over all nodes.", seq);
            one(&mut out, "techniekpact_outbox_waiting", "gauge", "Letters not sent yet.", mail.waiting);
            one(&mut out, "techniekpact_outbox_retrying", "gauge", "Of those: failed before.", mail.retrying);
            one(&mut out, "techniekpact_outbox_parked", "gauge", "Letters given up.", mail.parked);
        }
        one(&mut out, "techniekpact_store_up", "gauge", "Whether the store answers.", u8::from(self.reachable().await));
        if let Some(bytes) = resident() {
            one(&mut out, "process_resident_memory_bytes", "gauge", "Memory in use.", bytes);
        }
        out
    }

    async fn stored(&self) -> Option<(i64, outbox::Standing)> {
        let mut conn = self.app.store().read().await.ok()?;
        let (seq, _) = journal::head(&mut conn).await.ok()?;
        Some((seq, outbox::standing(&mut conn).await.ok()?))
    }
}

fn family(out: &mut String, name: &str, kind: &str, help: &str) {
    out.push_str(&format!("# HELP {name} {help}\n# TYPE {name} {kind}\n"));
}

fn one(out: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    family(out, name, kind, help);
    out.push_str(&format!("{name} {value}\n"));
}

/// Resident memory, where the system tells it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}
