//! The doe-agenda as a file: what the filters keep, no more and no less.

use super::ask::Ask;
use crate::parties::{as_file, cells, columns, is_dutch, object, table};
use crate::shell::{Answer, Ctx, Fault};
use axum::http::header;
use axum::response::IntoResponse;
use domain::agenda::Action;
use domain::record::Rec;
use report::{Cell, ColumnKind, Properties, Sheet};

pub async fn file(ctx: Ctx) -> Answer {
    let index = ctx.app.agenda();
    let found = index.find(&Ask::of(&ctx).wanted);
    let actions: Vec<&Rec<Action>> = found.lines.iter().filter_map(|i| ctx.world.actions.get_live(&index.lines[*i].id)).collect();
    let name = |ending: &str| format!("techniekpact-acties-{}.{ending}", ctx.app.today());
    match ctx.query("formaat").as_deref() {
        None | Some("csv") => Ok(as_file(&name("csv"), csv(&actions, is_dutch(&ctx))?)),
        Some("json") => {
            let body = serde_json::json!({ "aantal": actions.len(), "acties": actions.iter().map(|a| object(a)).collect::<Vec<_>>() });
            Ok(as_file(&name("json"), body.to_string()))
        }
        Some("xlsx") => xlsx(&ctx, &actions, &name("xlsx")).await,
        Some(_) => Err(Fault::NotFound),
    }
}

fn csv(actions: &[&Rec<Action>], dutch: bool) -> Result<String, Fault> {
    let columns = columns::<Action>();
    let names = columns.iter().map(|c| c.name.clone()).collect();
    table(std::iter::once(names).chain(actions.iter().map(|a| cells(&columns, a))), dutch)
}

/// The same cells as a workbook, made off the threads that answer.
async fn xlsx(ctx: &Ctx, actions: &[&Rec<Action>], name: &str) -> Answer {
    let columns = columns::<Action>();
    let rows = actions.iter().map(|a| cells(&columns, a).into_iter().map(cell).collect()).collect();
    let headings = columns.iter().map(|c| report::Column { heading: c.name.clone(), kind: ColumnKind::Text }).collect();
    let sheet = Sheet { title: "Acties".into(), columns: headings, rows };
    let created = actions.iter().map(|a| a.updated_at).max().unwrap_or_default();
    let properties = Properties { title: ctx.t.agenda_title().into(), author: ctx.t.site_name().into(), created };
    let about = vec![
        (ctx.t.source().to_string(), format!("{}{}", ctx.app.settings().base_url, ctx.to.with_query(&ctx.to.agenda(), &ctx.asked.query))),
        (ctx.t.agenda_units().to_string(), ctx.t.agenda_dictionary_euro().to_string()),
    ];
    let made = tokio::task::spawn_blocking(move || report::xlsx(&[sheet], &about, "Toelichting", properties));
    let bytes = made.await.map_err(|_| Fault::Broken)?.map_err(|e| {
        tracing::error!(error = %e, "the actions could not be written as a workbook");
        Fault::Broken
    })?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = [(header::CONTENT_TYPE, kind.to_string()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, bytes).into_response())
}

fn cell(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}
