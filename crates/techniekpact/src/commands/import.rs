//! `monitor import` and `monitor publish`: what the import screen and the review page do, at the
//! machine itself. Without `--account` it is the operator who acts, and the journal says so.

use crate::{Options, config, serve};
use app::App;
use app::imports::{Handed, Imported, in_words};
use app::releases::OnItsWay;
use clap::Args;
use domain::permission::Actor;
use domain::release::{Run, Stage};
use sources::{File, Options as Reading};
use std::path::PathBuf;

#[derive(Args)]
pub struct Import {
    /// The files of one source: a CSV file, a package of several, a zip, a workbook
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Name of the edition they are for, such as 2027-06; made where there is none
    #[arg(long)]
    edition: String,
    /// Read and check everything, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// Records the file must have, so that a cut-off one is noticed
    #[arg(long, value_name = "N")]
    expect_rows: Option<u64>,
    /// What a column must add up to; may be repeated
    #[arg(long, value_name = "COLUMN=N")]
    expect_total: Vec<String>,
    /// The recipe to use where a source fits several
    #[arg(long)]
    recipe: Option<String>,
    /// Why what is odd is right all the same
    #[arg(long, value_name = "REASON")]
    confirm: Option<String>,
    /// E-mail address of the account that imports; without it, the operator
    #[arg(long, value_name = "EMAIL")]
    account: Option<String>,
}

#[derive(Args)]
pub struct Recompute {
    /// The recipe whose periods are made anew, such as ho_first_years
    recipe: String,
    /// Name of the new edition; editions that are out stay as they are
    #[arg(long)]
    edition: String,
    /// Read and check everything, keep nothing
    #[arg(long)]
    dry_run: bool,
    /// E-mail address of the account that does it; without it, the operator
    #[arg(long, value_name = "EMAIL")]
    account: Option<String>,
}

#[derive(Args)]
pub struct Publish {
    /// Name of the edition
    edition: String,
    /// Open by the clock at this moment (2027-06-24T08:30, Dutch time) instead of now
    #[arg(long, value_name = "TIME")]
    embargo: Option<String>,
    /// Why what is odd is right all the same
    #[arg(long, value_name = "REASON")]
    confirm: Option<String>,
    /// E-mail address of the account that approves: another than the one that imported
    #[arg(long, value_name = "EMAIL")]
    account: Option<String>,
}

async fn opened(options: &Options) -> Result<App, String> {
    let config = config::read(options)?;
    serve::folder(&config.data)?;
    serve::open(&config, false).await
}

/// Who acts: an account, or the operator.
async fn actor(app: &App, email: Option<&str>) -> Result<Actor, String> {
    let Some(email) = email else { return Ok(Actor::System) };
    let mut conn = app.store().read().await.map_err(|e| e.to_string())?;
    let accounts = store::people::accounts(&mut conn).await.map_err(|e| e.to_string())?;
    let account = accounts.into_iter().find(|a| a.email.eq_ignore_ascii_case(email)).ok_or(format!("there is no account {email:?}"))?;
    Ok(Actor::Person { account: account.id, role: account.role, region: account.region, party: account.party })
}

pub async fn import(options: &Options, import: Import) -> Result<(), String> {
    let handed = handed(&import)?;
    let app = opened(options).await?;
    let actor = actor(&app, import.account.as_deref()).await?;
    let imported = app.import(&actor, handed).await.map_err(|e| e.to_string())?;
    if let Some(reason) = import.confirm.as_ref().filter(|_| imported.kept) {
        for run in imported.runs.iter().filter(|r| r.waits()) {
            app.confirm_import(&actor, &run.id, reason).await.map_err(|e| e.to_string())?;
        }
    }
    told(options, &imported);
    Ok(())
}

pub async fn recompute(options: &Options, wanted: Recompute) -> Result<(), String> {
    let app = opened(options).await?;
    let actor = actor(&app, wanted.account.as_deref()).await?;
    let made = app.recompute(&actor, &wanted.recipe, &wanted.edition, wanted.dry_run).await.map_err(|e| match e {
        app::imports::NotImported::Refusal(app::Refusal::NotFound) => format!("no released edition was made by recipe {}", wanted.recipe),
        other => other.to_string(),
    })?;
    told(options, &made);
    Ok(())
}

fn handed(import: &Import) -> Result<Handed, String> {
    let mut files = Vec::new();
    for path in &import.files {
        let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        files.push(File::new(path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()), bytes));
    }
    let total = |text: &String| {
        let (column, n) = text.rsplit_once('=').ok_or(format!("--expect-total wants COLUMN=N, found {text:?}"))?;
        let n = n.parse().map_err(|_| format!("--expect-total wants a number after =, found {n:?}"))?;
        Ok::<_, String>((column.to_string(), n))
    };
    let expect_totals = import.expect_total.iter().map(total).collect::<Result<_, _>>()?;
    Ok(Handed {
        edition: import.edition.clone(),
        title: None,
        files,
        options: Reading { expect_rows: import.expect_rows, expect_totals, ..Reading::default() },
        recipe: import.recipe.clone(),
        dry_run: import.dry_run,
    })
}

fn told(options: &Options, imported: &Imported) {
    if options.json {
        println!("{}", serde_json::json!({ "same": imported.same, "kept": imported.kept, "runs": imported.runs }));
        return;
    }
    for run in &imported.runs {
        println!("{}: {} ({})", run.indicator, run.recognised, run.recipe);
        println!("  {} rows, {} cells; beside what is published: {}", run.rows, run.cells, counts(run));
        for remark in &run.remarks {
            println!("  {}: {}", remark.weight, in_words(remark));
        }
        if run.waits() && imported.kept {
            println!("  waits until someone confirms what is odd, with --confirm REASON");
        }
    }
    println!(
        "{}",
        match (imported.same, imported.kept) {
            (true, _) => "these files are in the edition already; nothing was added",
            (_, true) => "staged; nothing is public before the edition is published",
            _ => "dry run; nothing was kept",
        }
    );
}

fn counts(run: &Run) -> String {
    let c = run.counts;
    format!("{} new, {} changed, {} equal, {} refused", c.new, c.changed, c.equal, c.refused)
}

pub async fn publish(options: &Options, publish: Publish) -> Result<(), String> {
    let until = publish.embargo.as_deref().map(moment).transpose()?;
    let app = opened(options).await?;
    let actor = actor(&app, publish.account.as_deref()).await?;
    let edition = publish.edition.as_str();
    let words = |e: app::Refusal| refused(edition, &e);
    let standing = app.on_its_way(&actor, edition).await.map_err(words)?;
    confirmed(&app, &actor, &standing, publish.confirm.as_deref()).await?;
    if standing.release.stage == Stage::Staged {
        app.submit_release(&actor, edition).await.map_err(words)?;
    }
    if matches!(standing.release.stage, Stage::Staged | Stage::InReview) {
        app.approve_release(&actor, edition, "").await.map_err(words)?;
    }
    match until {
        Some(until) => app.embargo_release(&actor, edition, until).await.map_err(words)?,
        None => app.release(&actor, edition).await.map_err(words)?,
    }
    let done = app.on_its_way(&actor, edition).await.map_err(words)?;
    if options.json {
        println!("{}", serde_json::json!({ "release": done.release, "tables": done.frozen }));
        return Ok(());
    }
    for (indicator, hash, cells) in &done.frozen {
        println!("{indicator}: {cells} cells, sha-256 {hash}");
    }
    match done.release.embargo_until.filter(|_| done.release.stage == Stage::Embargoed) {
        Some(until) => println!("edition {edition} is under embargo until {until}; a running service opens it at that moment"),
        None => println!("edition {edition} is published"),
    }
    Ok(())
}

async fn confirmed(app: &App, actor: &Actor, standing: &OnItsWay, reason: Option<&str>) -> Result<(), String> {
    for run in standing.runs.iter().filter(|r| r.waits()) {
        let Some(reason) = reason else {
            let odd: Vec<String> = run.remarks.iter().filter(|r| r.weight == "confirm").map(in_words).collect();
            return Err(format!(
                "{} waits for someone to look at this; confirm it with --confirm REASON:\n{}",
                run.indicator,
                odd.join("\n")
            ));
        };
        app.confirm_import(actor, &run.id, reason).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// What stands in the way, in English: the sentences of the site are Dutch.
fn refused(edition: &str, refusal: &app::Refusal) -> String {
    match refusal {
        app::Refusal::NotFound => format!("nothing was imported for an edition {edition:?}"),
        app::Refusal::Refused("refusal-wrong-state") => {
            format!("edition {edition} cannot be published in the state it is in; it is out, or under embargo already")
        }
        app::Refusal::Refused("refusal-own-work") => "who imported figures does not approve them; publish with another --account".into(),
        app::Refusal::Refused("refusal-past") => "an embargo ends in the future".into(),
        app::Refusal::Refused("refusal-nothing-staged") => format!("nothing is staged in edition {edition}"),
        other => other.to_string(),
    }
}

/// A moment with a zone, or Dutch time without.
fn moment(text: &str) -> Result<jiff::Timestamp, String> {
    if let Ok(at) = text.parse() {
        return Ok(at);
    }
    let wrong = || format!("no moment: {text:?}; expected 2027-06-24T08:30 or 2027-06-24T06:30:00Z");
    let local: jiff::civil::DateTime = text.parse().map_err(|_| wrong())?;
    let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").map_err(|e| e.to_string())?;
    local.to_zoned(zone).map(|z| z.timestamp()).map_err(|_| wrong())
}
