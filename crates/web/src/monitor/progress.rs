//! How far a target is, by the published formula of [`domain::monitor::Progress`], with its inputs.

use crate::monitor::reading::Reading;
use crate::shell::format;
use domain::monitor::Progress;
use domain::value::format_number;

/// One target with what can be computed about it.
pub struct Track {
    pub goal: String,
    pub text: String,
    pub lang: &'static str,
    pub source: Option<String>,
    pub outcome: Option<Outcome>,
}

/// The inputs, the two shares and the class.
pub struct Outcome {
    pub progress: Progress,
    pub base: String,
    pub base_period: String,
    pub now: String,
    pub now_period: String,
    pub target: String,
    pub target_year: i64,
    pub covered: String,
    pub elapsed: String,
    pub status: String,
    pub badge: &'static str,
}

/// Every target of the indicator.
pub fn tracks(reading: &Reading<'_>) -> Vec<Track> {
    let track = |(goal, target): (&str, &domain::pact::Target)| Track {
        goal: goal.into(),
        text: target.text.get(reading.lang).into(),
        lang: target.text.lang(reading.lang).code(),
        source: target.source.clone(),
        outcome: target.value.zip(target.year).and_then(|(value, year)| outcome(reading, value, year)),
    };
    reading.targets().into_iter().map(track).collect()
}

fn outcome(reading: &Reading<'_>, target: f64, year: i64) -> Option<Outcome> {
    let change = reading.headline()?.change()?;
    let place = |f: &app::figures::Shown<'_>| f.key.period.position();
    let progress = Progress {
        base: change.first.value.number()?,
        base_year: place(change.first)?,
        now: change.last.value.number()?,
        now_year: place(change.last)?,
        target,
        target_year: year as f64,
    };
    let class = progress.class()?;
    let share = |v: Option<f64>| v.map_or_else(String::new, |v| format!("{}%", format_number(v * 100.0, 0, reading.lang)));
    let percent = if reading.view.unit.is_percent() { "%" } else { "" };
    let badge = match class.code() {
        "reached" | "on_track" => "utrecht-badge-status--positive",
        "slow" => "utrecht-badge-status--warning",
        _ => "utrecht-badge-status--danger",
    };
    Some(Outcome {
        base: reading.value(change.first),
        base_period: reading.period(&change.first.key.period),
        now: reading.value(change.last),
        now_period: reading.period(&change.last.key.period),
        target: format!("{}{percent}", format_number(target, format::needed(target, reading.decimals()), reading.lang)),
        target_year: year,
        covered: share(progress.covered()),
        elapsed: share(progress.elapsed()),
        status: reading.t.code("status", class.code()).into_owned(),
        badge,
        progress,
    })
}

/// The inputs and what follows from them, for a spreadsheet.
pub fn csv(reading: &Reading<'_>) -> String {
    let mut out = String::from("indicator,doel,basis,basisjaar,nu,nu_jaar,streefwaarde,streefjaar,deel_weg,deel_tijd,klasse\n");
    for track in tracks(reading) {
        let Some(o) = track.outcome else { continue };
        let p = o.progress;
        let share = |v: Option<f64>| v.map_or_else(String::new, |v| format!("{v:.4}"));
        let class = p.class().map_or("", |c| c.code());
        out.push_str(&format!(
            "{},{},{},{},{},{},{},{},{},{},{class}\n",
            reading.id,
            track.goal,
            p.base,
            p.base_year,
            p.now,
            p.now_year,
            p.target,
            p.target_year,
            share(p.covered()),
            share(p.elapsed())
        ));
    }
    out
}
