//! The import screen: editions on their way, and the form that takes source files.

use super::words::{self, Row};
use crate::shell::front::see_other;
use crate::shell::upload::Uploaded;
use crate::shell::{Answer, Ctx, Page, format, html};
use app::imports::{Handed, NotImported};
use askama::Template;
use axum::http::StatusCode;
use domain::release::{Release, Stage};
use sources::{File, Limits, Options};

#[derive(Template)]
#[template(path = "imports/list.html")]
struct List {
    page: Page,
    editions: Vec<Edition>,
    error: Option<String>,
    remarks: Vec<Row>,
    edition: String,
    rows: String,
    recipe: String,
    recipes: Vec<(String, String)>,
}

struct Edition {
    id: String,
    title: String,
    stage: &'static str,
    stage_words: String,
    when: String,
    address: String,
}

fn edition(ctx: &Ctx, release: &Release) -> Edition {
    let when = release.released_at.or(release.embargo_until).map_or_else(String::new, |at| format::moment(at, ctx.t));
    Edition {
        id: release.edition.clone(),
        title: release.title.get(ctx.lang).into(),
        stage: match release.stage {
            Stage::Released => "success",
            Stage::Refused => "error",
            Stage::InReview => "warning",
            _ => "neutral",
        },
        stage_words: ctx.t.code("imports-stage", &release.stage.code().replace('_', "-")).into_owned(),
        when,
        address: ctx.to.import_edition(&release.edition),
    }
}

async fn list(ctx: &Ctx, posted: Option<&Uploaded>, error: Option<String>, remarks: Vec<Row>) -> Result<List, crate::shell::Fault> {
    let releases = ctx.app.releases(&ctx.actor()).await?;
    let typed = |name: &str| posted.map_or_else(String::new, |p| p.get(name).to_string());
    let recipes = seed::recipes().recipes.iter().map(|r| (r.id.clone(), r.source.clone())).collect();
    let mut edition_name = typed("editie");
    if edition_name.is_empty() {
        edition_name = ctx.query("editie").unwrap_or_default();
    }
    Ok(List {
        page: ctx.page(ctx.t.imports_title()).crumb(ctx.t.nav_edit(), ctx.to.manage()).crumb(ctx.t.imports_title(), ctx.to.imports()),
        editions: releases.iter().map(|r| edition(ctx, r)).collect(),
        error,
        remarks,
        edition: edition_name,
        rows: typed("rijen"),
        recipe: typed("recept"),
        recipes,
    })
}

pub async fn page(ctx: Ctx) -> Answer {
    html(&list(&ctx, None, None, Vec::new()).await?)
}

/// Reads what was handed in. The work goes on when the browser goes away: it is then found on the page
/// of the edition.
pub async fn hand_in(ctx: Ctx, uploaded: Uploaded) -> Answer {
    let handed = match handed(&ctx, &uploaded) {
        Ok(handed) => handed,
        Err(error) => return refused(&ctx, &uploaded, error, Vec::new()).await,
    };
    let edition = handed.edition.clone();
    let (app, actor) = (ctx.app.clone(), ctx.actor());
    let work = tokio::spawn(async move { app.import(&actor, handed).await });
    match work.await.unwrap_or_else(|e| Err(NotImported::Refusal(app::Refusal::Broken(e.to_string())))) {
        Ok(imported) => {
            let told = if imported.same { "?klaar=gelijk" } else { "?klaar=ingevoerd" };
            Ok(see_other(&format!("{}{told}", ctx.to.import_edition(&edition))))
        }
        Err(NotImported::Refusal(refusal)) => Err(refusal.into()),
        Err(NotImported::Source(remarks)) => {
            let rows = words::rows(&ctx, &remarks);
            refused(&ctx, &uploaded, ctx.t.imports_error_source().into(), rows).await
        }
        Err(NotImported::NoRecipe { recognised, columns }) => {
            let error = ctx.t.imports_error_recipe(columns.join(", "), recognised);
            refused(&ctx, &uploaded, error, Vec::new()).await
        }
        Err(NotImported::Clash { cells, indicator, .. }) => {
            let error = ctx.t.imports_error_clash(cells, indicator);
            refused(&ctx, &uploaded, error, Vec::new()).await
        }
        Err(NotImported::Edition(_)) => refused(&ctx, &uploaded, ctx.t.imports_error_edition(edition), Vec::new()).await,
    }
}

async fn refused(ctx: &Ctx, uploaded: &Uploaded, error: String, remarks: Vec<Row>) -> Answer {
    let mut response = html(&list(ctx, Some(uploaded), Some(error), remarks).await?)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// The form as the deed wants it, or what is wrong with it.
fn handed(ctx: &Ctx, uploaded: &Uploaded) -> Result<Handed, String> {
    if uploaded.files.is_empty() {
        return Err(ctx.t.imports_error_no_file().into());
    }
    let expect_rows = match uploaded.get("rijen") {
        "" => None,
        text => Some(text.replace('.', "").parse().map_err(|_| ctx.t.imports_error_rows(text))?),
    };
    let expect_totals = match (uploaded.get("kolom"), uploaded.get("totaal")) {
        ("", _) | (_, "") => Vec::new(),
        (column, total) => vec![(column.to_string(), domain::field::read_decimal(total).map_err(|_| ctx.t.imports_error_rows(total))?)],
    };
    Ok(Handed {
        edition: uploaded.get("editie").to_lowercase(),
        title: None,
        files: uploaded.files.iter().map(|(name, bytes)| File::new(name.clone(), bytes.clone())).collect(),
        options: Options { expect_rows, expect_totals, limits: Limits::UPLOAD, ..Options::default() },
        recipe: Some(uploaded.get("recept").to_string()).filter(|r| !r.is_empty()),
        dry_run: false,
    })
}
